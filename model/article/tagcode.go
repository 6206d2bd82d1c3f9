package article

import (
	"regexp"
	"strings"
)

// diagram is code that a picture would be drawn from.
func (e *expander) diagram(t shortcode) string {
	if t.first && t.end.there && t.end.left < e.ahead { // it may begin on the line of the tag
		t.alone = true
	}
	first := t.args.text // the first words of it, as NexT writes them: {% mermaid graph TD %}
	t.args = parseArguments(t.name)
	return withTitle(e.begin(t, true), first)
}

// plainCode is code in a language that is not told.
func (e *expander) plainCode(t shortcode) string {
	t.args = arguments{}
	return e.begin(t, true)
}

// tabbedCode is code in several languages, of which the page shows one. Comments say
// where each begins and ends.
func (e *expander) tabbedCode(t shortcode) string {
	fence := e.plainCode(t)
	if e.untabbed = fence != "" && codeTab.MatchString(e.src[len(e.src)-e.ahead:]); e.untabbed {
		return ""
	}
	return fence
}

var (
	codeTab    = regexp.MustCompile(`\A\s*<!--\s*tab\s+([\w+#-]+)[^\n]*-->[ \t]*\n`)
	codeTabEnd = regexp.MustCompile(`\A\s*<!--\s*endtab\s*-->`)
)

// tabbedLine is a line of such code; ok tells that it begins, parts or ends languages.
func (e *expander) tabbedLine(line string) (written string, ok bool) {
	begins := codeTab.FindStringSubmatch(line)
	switch {
	case e.untabbed && begins != nil:
		e.untabbed = false
		return templateFence + begins[1] + "\n", true
	case !e.untabbed && codeTabEnd.MatchString(line):
		e.untabbed = true
		return templateFence + "\n", true
	}
	return "\n", e.untabbed
}

// formula is what Liquid's tags enclose as TeX; Hugo's say only that there is some.
func (e *expander) formula(t shortcode) string {
	body := t.args.named["body"]
	switch {
	case t.output && body != "" && t.alone: // of Zola
		return "$$" + body + "$$"
	case t.output && body != "":
		return "$`" + body + "`$"
	case t.hugo:
		return e.formulaOfHugo(t)
	case t.output || !t.closing && !t.end.there:
		return ""
	case t.alone:
		return "$$"
	case t.closing:
		return "`$"
	}
	return "$`"
}

// formulaOfHugo is a formula between two tags, unless it is marked as one already.
func (e *expander) formulaOfHugo(t shortcode) string {
	mark := "`$"
	switch {
	case t.closing:
		mark, e.math = e.math, ""
		return mark
	case !t.end.there:
		return ""
	case t.alone && t.end.left < e.ahead:
		if strings.Contains(e.src[len(e.src)-e.ahead:len(e.src)-t.end.left], "$") {
			return ""
		}
		e.math = "$$"
		return e.math
	case t.name == "math":
		return ""
	case t.first && strings.Contains(t.args.text, "display"):
		e.math = "$$"
		return e.math
	}
	e.math = mark
	return "$`"
}
