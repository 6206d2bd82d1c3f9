package dialect

import (
	"path"
	"strings"

	"blogtui/model/pattern"
)

// pageParts matches the names of files that hold a part of the page around the text.
var pageParts = pattern.New(`copy|clipboard|toc|nav|share|social|header|footer|sidebar|related|comment|disqus|code-?marker`)

// noticeTextArguments are the names of the arguments that hold the text of a notice.
var noticeTextArguments = []string{"content", "text", "body", "message"}

// includeName is the name of the file that a tag puts in, without folder and ending.
func includeName(t shortcode) string {
	file := strings.ToLower(t.args.First(0))
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}

// includeNotice is the kind of notice that a file of the theme makes, "" if it makes none.
func includeNotice(t shortcode) string {
	switch name := includeName(t); name {
	case "alert", "callout", "notice", "admonition", "message":
		kind, _ := t.args.noticeKind()
		return kind
	default:
		return noticeWords[name]
	}
}

// include is what a file of the theme makes of its arguments. What it is can be
// told from the file's name.
func (e *expander) include(t shortcode) string {
	if len(t.args.words) == 0 { // of Hugo's themes
		return e.unknownTag(t)
	}
	if shown, ok := e.includedFile(t); ok {
		return shown
	}
	name := includeName(t)
	kind := includeNotice(t)
	captured, elsewhere := e.expandArguments(t.args)
	content := t.args.First(-1, noticeTextArguments...)
	if said := t.args.Named["alert"]; content == "" && strings.Contains(said, " ") { // no kind of alert
		content = said
	}
	switch {
	case name == "gallery" || name == "feature_row":
		if pictures := e.listedPictures(t); pictures != "" {
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
