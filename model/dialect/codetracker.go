package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// codeTracker tells lines of code from others.
type codeTracker struct {
	fence      fenceTracker
	afterBlank bool // the line before was blank, so that code may be indented
	inPre      bool // between <pre> and </pre>

	unclosed int // tags of templates that would begin code and don't end
}

// isCode reports a line of code; MDX has no indented code within components.
func (c *codeTracker) isCode(line string, component bool) bool {
	if !c.inPre && c.fence.isCode(line) {
		return true
	}
	if begins, goesOn := startsPre(line); begins {
		c.inPre = goesOn
		return true
	} else if c.inPre {
		c.inPre = !strings.Contains(line, "</pre")
		return true
	}
	indented := c.afterBlank && !component && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
	if !indented {
		c.afterBlank = strings.TrimSpace(line) == ""
	}
	return indented
}

// codeTag matches a line with nothing but a tag of a template within which is code, or
// text that is to stay as it is.
var codeTag = pattern.New(`\A[ \t>]*\{(?:%-?|\{[<%])[ \t]*((?:[a-z]+-)?highlight|codeblock|code|code-block|prism|tabbed-codeblock|tabbed_codeblock|code-toggle|mermaid|diagram|wavedrom|markmap|plantuml|chart|chartjs|score|echarts|graphviz|katex|mathjax|latex|tex|math|output|command|cmd|terminal|console|shell|runkit|raw|verbatim)(?:[ \t][^\n]*|[ \t]*\n[^%>]*)?[%>]\}\}?[ \t]*\n`)

// endTagStart matches what stands before the name of an end tag.
var endTagStart = pattern.New(`\{(?:%-?|\{[<%])\s*(?:end|/\s*)$`)

// maxEndTagStart is how many bytes that has.
const maxEndTagStart = 10

// taggedCode counts the bytes of the code that src begins with and tags of a template
// enclose: up to the end of the line with the end tag; 0 if there is none.
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
