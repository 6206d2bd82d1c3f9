package article

import (
	"bytes"
	"html"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
)

// Images, links and code as package dialect writes them for the tags of templates.
var (
	writtenLink = pattern.New(`(!?)\[((?:[^\[\]\\\n]|\\.)*)\]\(<([^<>\n]*)>(?: "([^"\n]*)")?\)`)
)

// asHTML makes HTML of what tags of templates have become within HTML, where
// Markdown is text.
func asHTML(raw string) string {
	if !strings.Contains(raw, "](<") {
		return raw
	}
	return writtenLink.ReplaceAllStringFunc(raw, func(mark string) string {
		m := writtenLink.FindStringSubmatch(mark)
		words := html.EscapeString(strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(m[2]))
		if m[1] == "" {
			return `<a href="` + html.EscapeString(m[3]) + `">` + words + "</a>"
		}
		return `<img src="` + html.EscapeString(m[3]) + `" alt="` + words + `" title="` + m[4] + `">`
	})
}

// isTaggedCode reports whether a fence stands for a tag of a template.
func (c *converter) isTaggedCode(n *ast.FencedCodeBlock) bool {
	if n.Lines().Len() == 0 {
		return false
	}
	before := c.source[:n.Lines().At(0).Start]
	before = before[:max(0, bytes.LastIndexByte(before, '\n'))]
	return bytes.Contains(before[bytes.LastIndexByte(before, '\n')+1:], []byte(dialect.Fence))
}

// withoutBlankLines takes off the blank lines that code between tags begins with, as
// Jekyll, Hexo and Hugo do.
func withoutBlankLines(code string) string {
	for {
		line, rest, ok := strings.Cut(code, "\n")
		if !ok || strings.TrimSpace(line) != "" {
			return code
		}
		code = rest
	}
}
