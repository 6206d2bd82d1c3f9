package dialect

import (
	"path"
	"strings"

	"blogtui/model/pattern"
)

// pageParts matches names of files with parts of the page around the text.
var pageParts = pattern.New(`copy|clipboard|toc|nav|share|social|header|footer|sidebar|related|comment|disqus|code-?marker`)

// noticeTextArguments are names of arguments with the text of a notice.
var noticeTextArguments = []string{"content", "text", "body", "message"}

// includeName returns the name of an included file without folder and extension.
func includeName(t shortcode) string {
	file := strings.ToLower(t.args.First(0))
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}

// includeNotice returns the kind of notice that an included theme file makes, "" if none.
func includeNotice(t shortcode) string {
	switch name := includeName(t); name {
	case "alert", "callout", "notice", "admonition", "message":
		kind, _ := t.args.noticeKind()
		return kind
	default:
		return noticeWords[name]
	}
}

// include translates the inclusion of a theme file by its name and arguments.
func (e *expander) include(t shortcode) string {
	if len(t.args.words) == 0 { // themes of Hugo
		return e.unknownTag(t)
	}
	if shown, ok := e.includedFile(t); ok {
		return shown
	}
	name := includeName(t)
	kind := includeNotice(t)
	captured, elsewhere := e.expandArguments(t.args)
	content := t.args.First(-1, noticeTextArguments...)
	if alert := t.args.Named["alert"]; content == "" && strings.Contains(alert, " ") { // text, not a kind of alert
		content = alert
	}
	switch {
	case name == "gallery" || name == "feature_row":
		if pictures := e.galleryPictures(t); pictures != "" {
			return pictures
		}
	case name == "img" || strings.Contains(name, "figure") || strings.Contains(name, "image"):
		return e.picture(t)
	case kind == "quote" && content != "":
		return oneLineQuote(content, quoteOrigin(t.args))
	case kind != "" && content != "":
		return t.oneLineNotice(kind, t.args.First(-1, "title", "header", "heading"), content)
	case elsewhere:
		return ""
	}
	if len(t.args.order) == 0 && len(t.args.words) < 2 && pageParts.MatchString(name) {
		return ""
	}
	if chip := fileChip(t); chip != "" {
		return chip
	}
	if provider := t.args.Named["provider"]; provider != "" {
		name = provider
	}
	if len(t.args.words) > 0 {
		t.args.words = t.args.words[1:]
	}
	if t.args.Named["id"] == "" && t.args.Named["path"] != "" {
		t.args.Named["id"] = t.args.Named["path"]
	}
	if t.name = strings.ToLower(name); embedService(t.name) == "" {
		if strings.Contains(captured, " ") && len(pictureArguments(t.args)) == 0 {
			return captured
		}
		return e.unknownTag(t)
	}
	t.name = embedService(t.name)
	return embedTag(t)
}
