package article

import (
	"path"
	"regexp"
	"strings"
)

// pageParts matches the names of files that hold a part of the page around the text.
var pageParts = regexp.MustCompile(`copy|clipboard|toc|nav|share|social|header|footer|sidebar|related|comment|disqus|code-?marker`)

// include is what a file of the theme makes of its arguments. What it is can be
// told from the file's name.
func (e *expander) include(t shortcode) string {
	file := strings.ToLower(t.args.first(0))
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	content := t.args.first(-1, "content", "text", "body", "message")
	switch kind := noticeWords[name]; {
	case name == "img" || strings.Contains(name, "figure") || strings.Contains(name, "image"):
		return e.picture(t)
	case kind == "" && (name == "alert" || name == "callout" || name == "notice" || name == "admonition"):
		if kind = noticeWords[t.args.named["type"]]; kind == "" {
			kind = "note"
		}
		fallthrough
	case kind != "":
		if content != "" {
			return t.saidAs(kind, t.args.named["title"], content)
		}
	}
	if len(t.args.order) == 0 && len(t.args.words) < 2 && pageParts.MatchString(name) {
		return ""
	}
	if provider := t.args.named["provider"]; provider != "" {
		name = provider
	}
	if len(t.args.words) > 0 {
		t.args.words = t.args.words[1:]
	}
	if t.args.named["id"] == "" && t.args.named["path"] != "" {
		t.args.named["id"] = t.args.named["path"]
	}
	if t.name = strings.ToLower(name); serviceOf(t.name) == "" {
		return e.unknown(t)
	}
	t.name = serviceOf(t.name)
	return embed(t)
}
