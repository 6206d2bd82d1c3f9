package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Embedded Ruby in posts of Middleman and Bridgetown, or JavaScript in notes with
// Obsidian's Templater, which has the same notation.
var (
	rubyTag       = pattern.New(`<%[=#-]?.*?%>`)
	rubyPicture   = pattern.New(`^<%=\s*image_tag[\s(]+["']([^"']+)["']`)
	rubyLink      = pattern.New(`^<%=\s*link_to[\s(]+["']([^"']+)["']\s*,\s*["']([^"']+)["']`)
	rubyAlt       = pattern.New(`\balt:\s*["']([^"']*)["']`)
	rubyCodeStart = pattern.New(`\A<% code\(?\s*["'](\w+)["'][^%\n]*%>[ \t]*\n`)
)

const rubyCodeEnd = "\n<% end %>"

// embeddedRuby translates pictures and links, and removes other code.
func embeddedRuby(_ *translator, text string) string {
	return rubyTag.ReplaceAllStringFunc(text, func(tag string) string {
		if m := rubyPicture.FindStringSubmatch(tag); m != nil {
			alt := ""
			if m := rubyAlt.FindStringSubmatch(tag); m != nil {
				alt = m[1]
			}
			return image(alt, m[1])
		}
		if m := rubyLink.FindStringSubmatch(tag); m != nil {
			return Link(m[1], m[2])
		}
		return ""
	})
}

// rubyCode translates a code block of Middleman at the beginning of src. size is in bytes,
// 0 if there is none.
func (d *translator) rubyCode(src string) (fenced string, size int) {
	if d.code.fence.open() || !strings.HasPrefix(src, "<% code") || d.code.unclosed > maxUnclosed {
		return "", 0
	}
	m := rubyCodeStart.FindStringSubmatch(src[:min(len(src), maxTag)])
	if m == nil {
		return "", 0
	}
	end := strings.Index(src, rubyCodeEnd)
	if end < len(m[0])-1 {
		d.code.unclosed++
		return "", 0
	}
	size = end + len(rubyCodeEnd)
	return Fence + m[1] + "\n" + src[len(m[0]):end+1] + Fence, size
}
