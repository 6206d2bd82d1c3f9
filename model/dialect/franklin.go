package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Franklin's marks: https://franklinjl.org/syntax/
var (
	divWithText = pattern.New(`@@[A-Za-z][\w,-]*[ \t]+([^@\s][^@]*?)[ \t]*@@`)
	divMark     = pattern.New(`^\s*@@(?:[A-Za-z][\w,-]*)?(?:\s*@@)*\s*$`)
	divStart    = pattern.New(`^\s*@@[A-Za-z][\w,-]*[ \t]`)
	divOpening  = pattern.New(`(^|\s)@@[A-Za-z][\w,-]*(?:[ \t]+|\s*$)`)
	figureOfTeX = pattern.New(`\\fig(?:alt\{([^{}]*)\}|env\{([^{}]*)\}|)\{([^{}]+)\}(?:\{[^{}]*\})?`)
	htmlInLine  = pattern.New(`~~~[ \t]*(<[^~\n]*>)[ \t]*~~~`)
	htmlOpens   = pattern.New(`^[ \t]*~~~[ \t]*\n[ \t]*<`)
	htmlCloses  = pattern.New(`^[ \t]*~~~[ \t]*\n?$`)
)

// rawHTML goes through the lines of a source whose HTML stands between marks.
type rawHTML struct{ open bool }

// newRawHTML is that of a source, nil if it has no marks that only Franklin knows.
func newRawHTML(src string) *rawHTML {
	if strings.Contains(src, "~~~") && (strings.Contains(src, "\n@@") || strings.Contains(src, "\n\\toc") || strings.Contains(src, "~~~<")) {
		return &rawHTML{}
	}
	return nil
}

// strip takes the marks off HTML that a line holds or begins, and reports whether the line
// holds nothing but a mark.
func (r *rawHTML) strip(src, line string) (bare string, mark bool) {
	switch {
	case r.open && htmlCloses.MatchString(line):
		r.open = false
		return lineEnding(line), true
	case !r.open && htmlOpens.MatchString(src):
		r.open = true
		return lineEnding(line), true
	case strings.Contains(line, "~~~"):
		return htmlInLine.ReplaceAllString(line, "$1"), false
	}
	return line, false
}

// franklinDiv leaves the text of Franklin's divisions.
func franklinDiv(_ *translator, text string) string {
	if divMark.MatchString(text) {
		return lineEnding(text)
	}
	begins, end := divStart.MatchString(text), lineEnding(text)
	text = divWithText.ReplaceAllString(text, "$1")
	if begins && strings.Contains(text, "@@") { // others lie within, or it ends below
		text = divOpening.ReplaceAllString(text, "$1")
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
