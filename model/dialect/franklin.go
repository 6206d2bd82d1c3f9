package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Franklin's marks: https://franklinjl.org/syntax/
var (
	boxOfText   = pattern.New(`@@[A-Za-z][\w,-]*[ \t]+([^@\s][^@]*?)[ \t]*@@`)
	boxMark     = pattern.New(`^\s*@@(?:[A-Za-z][\w,-]*)?(?:\s*@@)*\s*$`)
	boxBegins   = pattern.New(`^\s*@@[A-Za-z][\w,-]*[ \t]`)
	boxOpening  = pattern.New(`(^|\s)@@[A-Za-z][\w,-]*(?:[ \t]+|\s*$)`)
	figureOfTeX = pattern.New(`\\fig(?:alt\{([^{}]*)\}|env\{([^{}]*)\}|)\{([^{}]+)\}(?:\{[^{}]*\})?`)
	htmlInLine  = pattern.New(`~~~[ \t]*(<[^~\n]*>)[ \t]*~~~`)
	htmlOpens   = pattern.New(`^[ \t]*~~~[ \t]*\n[ \t]*<`)
	htmlCloses  = pattern.New(`^[ \t]*~~~[ \t]*\n?$`)
)

// rawHTML goes through the lines of a source whose HTML stands between marks.
type rawHTML struct{ open bool }

// rawHTMLOf is that of a source, nil if it has no marks that only Franklin knows.
func rawHTMLOf(src string) *rawHTML {
	if strings.Contains(src, "~~~") && (strings.Contains(src, "\n@@") || strings.Contains(src, "\n\\toc") || strings.Contains(src, "~~~<")) {
		return &rawHTML{}
	}
	return nil
}

// bare takes the marks off HTML that a line holds or begins, and reports whether the line
// holds nothing but a mark.
func (r *rawHTML) bare(src, line string) (bare string, mark bool) {
	switch {
	case r.open && htmlCloses.MatchString(line):
		r.open = false
		return lineEnd(line), true
	case !r.open && htmlOpens.MatchString(src):
		r.open = true
		return lineEnd(line), true
	case strings.Contains(line, "~~~"):
		return htmlInLine.ReplaceAllString(line, "$1"), false
	}
	return line, false
}

// franklinBlock leaves the text of Franklin's divisions.
func franklinBlock(_ *translator, text string) string {
	if boxMark.MatchString(text) {
		return lineEnd(text)
	}
	begins, end := boxBegins.MatchString(text), lineEnd(text)
	text = boxOfText.ReplaceAllString(text, "$1")
	if begins && strings.Contains(text, "@@") { // others lie within, or it ends below
		text = boxOpening.ReplaceAllString(text, "$1")
		text = strings.TrimRight(strings.ReplaceAll(text, "@@", ""), " \t\n") + end
	}
	return text
}

// franklinFigure is a picture of Franklin's.
func franklinFigure(_ *translator, text string) string {
	return figureOfTeX.ReplaceAllStringFunc(text, func(s string) string {
		m := figureOfTeX.FindStringSubmatch(s)
		return image(m[1]+m[2], m[3])
	})
}
