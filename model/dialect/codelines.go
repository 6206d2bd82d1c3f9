package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// codeLines tells lines of code from others.
type codeLines struct {
	fence fenced
	blank bool // the line before was blank, so that code may be indented
	pre   bool // between <pre> and </pre>

	unclosed int // tags of templates that would begin code and don't end
}

// in reports a line of code; MDX has no indented code within components.
func (c *codeLines) in(line string, component bool) bool {
	if !c.pre && c.fence.in(line) {
		return true
	}
	if begins, goesOn := preformats(line); begins {
		c.pre = goesOn
		return true
	} else if c.pre {
		c.pre = !strings.Contains(line, "</pre")
		return true
	}
	indented := c.blank && !component && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
	if !indented {
		c.blank = strings.TrimSpace(line) == ""
	}
	return indented
}

// codeTag matches a line with nothing but a tag of a template within which is code, or
// text that is to stay as it is.
var codeTag = pattern.New(`\A[ \t>]*\{(?:%-?|\{[<%])[ \t]*((?:[a-z]+-)?highlight|codeblock|code|code-block|prism|tabbed-codeblock|tabbed_codeblock|code-toggle|mermaid|diagram|wavedrom|markmap|plantuml|chart|chartjs|score|echarts|graphviz|katex|mathjax|latex|tex|math|output|command|cmd|terminal|console|shell|runkit|raw|verbatim)(?:[ \t][^\n]*|[ \t]*\n[^%>]*)?[%>]\}\}?[ \t]*\n`)

// endsCode matches what stands before the name of an end tag.
var endsCode = pattern.New(`\{(?:%-?|\{[<%])\s*(?:end|/\s*)$`)

// longestEndMark is how many bytes that has.
const longestEndMark = 10

// tagged counts the bytes of the code that src begins with and tags of a template
// enclose: up to the end of the line with the end tag; 0 if there is none.
func (c *codeLines) tagged(src string) int {
	bare := strings.TrimLeft(src[:min(len(src), longestTag)], " \t>")
	if c.fence.open() || c.pre || c.unclosed > mostUnclosed || !strings.HasPrefix(bare, "{%") && !strings.HasPrefix(bare, "{{") {
		return 0
	}
	m := codeTag.FindStringSubmatch(src[:min(len(src), longestTag)])
	if m == nil {
		return 0
	}
	for at := len(m[0]); ; at += len(m[1]) {
		next := strings.Index(src[at:], m[1])
		if next < 0 {
			break
		}
		if at += next; !endsCode.MatchString(src[max(0, at-longestEndMark):at]) {
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
