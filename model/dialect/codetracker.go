package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// codeTracker detects code line by line.
type codeTracker struct {
	fence      fenceTracker
	indent     indentTracker
	afterBlank bool // the previous line was blank, so indented code may begin
	inPre      bool // within <pre>

	unclosed int // number of code tags without an end tag
}

// isCode reports whether a line is code, fences included. inComponent tells that the line is
// within a component of MDX, where there is no indented code.
func (c *codeTracker) isCode(line string, inComponent bool) bool {
	indented := !c.fence.open() && !c.inPre && c.indent.isCode(line, c.afterBlank)
	if !c.inPre && c.fence.isCode(line) {
		return true
	}
	if begins, continues := startsPre(line); begins {
		c.inPre = continues
		return true
	} else if c.inPre {
		c.inPre = !strings.Contains(line, "</pre")
		return true
	}
	if indented = indented && !inComponent; !indented {
		c.afterBlank = strings.TrimSpace(line) == ""
	}
	return indented
}

// codeTag matches a template tag that is alone on its line and encloses code or verbatim
// text.
var codeTag = pattern.New(`\A[ \t>]*\{(?:%-?|\{[<%])[ \t]*((?:[a-z]+-)?highlight|codeblock|code|code-block|prism|tabbed-codeblock|tabbed_codeblock|code-toggle|mermaid|diagram|wavedrom|markmap|plantuml|chart|chartjs|score|echarts|graphviz|katex|mathjax|latex|tex|math|output|command|cmd|terminal|console|shell|runkit|raw|verbatim)(?:[ \t][^\n]*|[ \t]*\n[^%>]*)?[%>]\}\}?[ \t]*\n`)

// endTagStart matches what precedes the name in an end tag.
var endTagStart = pattern.New(`\{(?:%-?|\{[<%])\s*(?:end|/\s*)$`)

// maxEndTagStart is the maximum length in bytes of a match.
const maxEndTagStart = 10

// taggedCode returns the size in bytes of the code between template tags at the beginning
// of src, up to the end of the line with the end tag; 0 if there is none.
func (c *codeTracker) taggedCode(src string) int {
	bare := strings.TrimLeft(src[:min(len(src), maxTag)], " \t>")
	if c.fence.open() || c.inPre || c.unclosed > maxUnclosed || !strings.HasPrefix(bare, "{%") && !strings.HasPrefix(bare, "{{") {
		return 0
	}
	m := codeTag.FindStringSubmatch(src[:min(len(src), maxTag)])
	if m == nil {
		return 0
	}
	for at := len(m[0]); ; at += len(m[1]) {
		next := strings.Index(src[at:], m[1])
		if next < 0 {
			break
		}
		if at += next; !endTagStart.MatchString(src[max(0, at-maxEndTagStart):at]) {
			continue
		}
		if line := strings.IndexByte(src[at:], '\n'); line >= 0 {
			return at + line + 1
		}
		return len(src)
	}
	c.unclosed++
	return 0
}
