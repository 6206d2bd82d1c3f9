package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Syntax of Franklin: https://franklinjl.org/syntax/
var (
	divWithText        = pattern.New(`@@[A-Za-z][\w,-]*[ \t]+([^@\s][^@]*?)[ \t]*@@`)
	divMark            = pattern.New(`^\s*@@(?:[A-Za-z][\w,-]*)?(?:\s*@@)*\s*$`)
	divStart           = pattern.New(`^\s*@@[A-Za-z][\w,-]*[ \t]`)
	divOpening         = pattern.New(`(^|\s)@@[A-Za-z][\w,-]*(?:[ \t]+|\s*$)`)
	franklinFigureMark = pattern.New(`\\fig(?:alt\{([^{}]*)\}|env\{([^{}]*)\}|)\{([^{}]+)\}(?:\{[^{}]*\})?`)
	inlineRawHTML      = pattern.New(`~~~[ \t]*(<[^~\n]*>)[ \t]*~~~`)
	rawHTMLStart       = pattern.New(`^[ \t]*~~~[ \t]*\n[ \t]*<`)
	rawHTMLEnd         = pattern.New(`^[ \t]*~~~[ \t]*\n?$`)
)

// rawHTML tracks raw HTML between lines of tildes.
type rawHTML struct{ open bool }

// newRawHTML returns nil if src has no notation that is unique to Franklin.
func newRawHTML(src string) *rawHTML {
	if strings.Contains(src, "~~~") && (strings.Contains(src, "\n@@") || strings.Contains(src, "\n\\toc") || strings.Contains(src, "~~~<")) {
		return &rawHTML{}
	}
	return nil
}

// strip removes the marks around raw HTML. mark reports that the line is nothing but a
// mark.
func (r *rawHTML) strip(src, line string) (bare string, mark bool) {
	switch {
	case r.open && rawHTMLEnd.MatchString(line):
		r.open = false
		return lineEnding(line), true
	case !r.open && rawHTMLStart.MatchString(src):
		r.open = true
		return lineEnding(line), true
	case strings.Contains(line, "~~~"):
		return inlineRawHTML.ReplaceAllString(line, "$1"), false
	}
	return line, false
}

// franklinDiv removes the marks of a div and keeps its content.
func franklinDiv(_ *translator, text string) string {
	if divMark.MatchString(text) {
		return lineEnding(text)
	}
	begins, end := divStart.MatchString(text), lineEnding(text)
	text = divWithText.ReplaceAllString(text, "$1")
	if begins && strings.Contains(text, "@@") { // nested divs, or one that ends on a later line
		text = divOpening.ReplaceAllString(text, "$1")
		text = strings.TrimRight(strings.ReplaceAll(text, "@@", ""), " \t\n") + end
	}
	return text
}

var franklinFormulaStart = pattern.New(`^[ \t]*\\eqa?\{`)

// franklinFormula translates a formula in the macros for equations that Franklin once had.
func (d *translator) franklinFormula(src, line string) (written string, used int) {
	start := franklinFormulaStart.FindString(line)
	if start == "" || d.unclosed > maxUnclosed {
		return "", 0
	}
	within := src[len(start)-1 : min(len(src), maxTag)]
	rest := afterBraces(within)
	if rest == "" {
		d.unclosed++
	}
	behind, _, _ := strings.Cut(rest, "\n")
	if rest == "" || strings.Contains(within[:len(within)-len(rest)], "\n\n") || strings.Trim(behind, " \t.,;") != "" {
		return "", 0
	}
	inner := strings.ReplaceAll(within[1:len(within)-len(rest)-1], `\\\\`, `\\`)
	if strings.Contains(inner, "&") {
		inner = `\begin{eqnarray}` + inner + `\end{eqnarray}`
	}
	used = min(len(src), len(start)-1+len(within)-len(rest)+len(behind)+1)
	return "$$" + inner + "$$" + lineEnding(src[:used]), used
}

// franklinFigure translates a figure.
func franklinFigure(_ *translator, text string) string {
	return franklinFigureMark.ReplaceAllStringFunc(text, func(s string) string {
		m := franklinFigureMark.FindStringSubmatch(s)
		return image(m[1]+m[2], m[3])
	})
}
