package article

import (
	"html"
	"regexp"
	"strings"
)

// Images, links and code as this package writes them for the tags of templates.
var (
	writtenLink = regexp.MustCompile(`(!?)\[((?:[^\[\]\\\n]|\\.)*)\]\(<([^<>\n]*)>(?: "([^"\n]*)")?\)`)
	writtenCode = regexp.MustCompile("(?s)" + templateFence + "(\\w*)[^\n]*\n(.*?)\n[ \t]*" + templateFence)
)

// asHTML makes HTML of what tags of templates have become within HTML, where
// Markdown is text.
func asHTML(raw string) string {
	if strings.Contains(raw, templateFence) {
		raw = writtenCode.ReplaceAllStringFunc(raw, func(code string) string {
			m := writtenCode.FindStringSubmatch(code)
			return `<pre class="language-` + m[1] + `">` + html.EscapeString(m[2]) + "</pre>"
		})
	}
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
