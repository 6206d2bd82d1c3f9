package article

import (
	"regexp"
	"strings"
)

// Franklin's marks: https://franklinjl.org/syntax/
var (
	boxOfText   = regexp.MustCompile(`@@[A-Za-z][\w,-]*[ \t]+([^@]*?)[ \t]*@@`)
	boxMark     = regexp.MustCompile(`^\s*@@(?:[A-Za-z][\w,-]*)?\s*$`)
	figureOfTeX = regexp.MustCompile(`\\fig(?:alt\{([^{}]*)\}|env\{([^{}]*)\}|)\{([^{}]+)\}(?:\{[^{}]*\})?`)
	htmlInLine  = regexp.MustCompile(`~~~[ \t]*(<[^~\n]*>)[ \t]*~~~`)
	htmlOpens   = regexp.MustCompile(`^[ \t]*~~~[ \t]*\n[ \t]*<`)
	htmlCloses  = regexp.MustCompile(`^[ \t]*~~~[ \t]*\n?$`)
)

// franklin reports whether a source has marks that only Franklin knows.
func franklin(src string) bool {
	return strings.Contains(src, "~~~") && (strings.Contains(src, "\n@@") || strings.Contains(src, "\n\\toc") || strings.Contains(src, "~~~<"))
}

// franklinHTML takes the marks off HTML that a line holds or begins, and reports
// whether the line holds nothing but a mark.
func (d *dialect) franklinHTML(src, line string) (bare string, mark bool) {
	switch {
	case d.html && htmlCloses.MatchString(line):
		d.html = false
		return lineEnd(line), true
	case !d.html && htmlOpens.MatchString(src):
		d.html = true
		return lineEnd(line), true
	case strings.Contains(line, "~~~"):
		return htmlInLine.ReplaceAllString(line, "$1"), false
	}
	return line, false
}

// franklinBlock leaves the text of Franklin's divisions.
func franklinBlock(_ *dialect, text string) string {
	if boxMark.MatchString(text) {
		return lineEnd(text)
	}
	return boxOfText.ReplaceAllString(text, "$1")
}

// franklinFigure is a picture of Franklin's.
func franklinFigure(_ *dialect, text string) string {
	return figureOfTeX.ReplaceAllStringFunc(text, func(s string) string {
		m := figureOfTeX.FindStringSubmatch(s)
		return image(m[1]+m[2], m[3])
	})
}
