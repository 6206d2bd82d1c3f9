package article

import (
	"bytes"
	"html"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
)

// generatedLink matches links and images that package dialect generates for template tags.
var generatedLink = pattern.New(`(!?)\[((?:[^\[\]\\\n]|\\.)*)\]\(<([^<>\n]*)>(?: "([^"\n]*)")?\)`)

// asHTML converts generated links and images to HTML, since Markdown within HTML is text.
func asHTML(raw string) string {
	if !strings.Contains(raw, "](<") {
		return raw
	}
	return generatedLink.ReplaceAllStringFunc(raw, func(link string) string {
		m := generatedLink.FindStringSubmatch(link)
		words := html.EscapeString(strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(m[2]))
		if m[1] == "" {
			return `<a href="` + html.EscapeString(m[3]) + `">` + words + "</a>"
		}
		return `<img src="` + html.EscapeString(m[3]) + `" alt="` + words + `" title="` + m[4] + `">`
	})
}

// isTaggedCode reports whether package dialect generated the fence for a template tag.
func (c *converter) isTaggedCode(n *ast.FencedCodeBlock) bool {
	if n.Lines().Len() == 0 {
		return false
	}
	before := c.source[:n.Lines().At(0).Start]
	before = before[:max(0, bytes.LastIndexByte(before, '\n'))]
	return bytes.Contains(before[bytes.LastIndexByte(before, '\n')+1:], []byte(dialect.Fence))
}

// withoutBlankLines removes blank lines at the start of code between tags, as Jekyll, Hexo
// and Hugo do.
func withoutBlankLines(code string) string {
	for {
		line, rest, ok := strings.Cut(code, "\n")
		if !ok || strings.TrimSpace(line) != "" {
			return code
		}
		code = rest
	}
}
