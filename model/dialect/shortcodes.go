package dialect

import (
	"fmt"
	"strings"

	"blogtui/model"
)

// tag returns the Markdown for a tag.
func (e *expander) tag(t shortcode) string {
	switch {
	case strings.HasSuffix(t.name, ".inline"):
		return e.skip(t)
	case !t.hugo && strings.HasPrefix(t.args.text, "="): // attributes of what precedes the tag
		return ""
	}
	if write, ok := themeTags()[t.name]; ok {
		return write(e, t)
	}
	if strings.HasSuffix(t.name, "-highlight") { // variants of themes, with a title
		return e.copyUntilEnd(t, true)
	}
	switch t.name {
	case "raw", "verbatim":
		e.copyUntilEnd(t, false)
	case "assign", "set", "capture":
		return e.assign(t)
	case "param", "meta": // Hugo, Quarto
		return e.param(t)
	case "for", "tablerow", "asynceach", "asyncall":
		return e.loopTag(t)
	case "highlight", "codeblock", "code", "code-block", "prism":
		if source := t.args.Named["code"]; source != "" && !t.end.found { // Astro
			return "`" + strings.ReplaceAll(source, "`", "") + "`"
		} else if t.args.Named["file"] != "" && !t.end.found {
			return e.unknownTag(t)
		}
		return e.copyUntilEnd(t, true)
	case "blockquote", "quote":
		return e.blockquote(t)
	case "pullquote":
		return e.pullquote(t)
	case "img", "image", "asset_img", "figure", "cloudinary", "responsive_image", "picture", "thumbnail", "imgproc":
		return e.picture(t)
	case "include", "include_cached", "include_relative":
		return e.include(t)
	case "post_url", "ref", "relref", "post_path", "asset_path":
		return t.args.First(0, "path")
	case "post_link", "asset_link":
		return e.postLink(t)
	case "notice", "callout", "admonition", "alert", "notel", "noteblock", "tip", "note", "warning", "info", "danger", "hint", "message", "caution", "important", "aside":
		return e.callout(t)
	case "fn_ref", "footnote_ref":
		return "[^fn-" + t.args.First(0) + "]"
	case "fn", "footnote":
		if t.hugo || t.isOutput || t.closing || t.end.found {
			return e.sidenote(t)
		}
		e.footnotes++
		return fmt.Sprintf("[^fn-%d]: %s", e.footnotes, t.args.text)
	}
	if service := embedService(t.name); service != "" {
		t.name = service
		return embedTag(t)
	}
	return e.unknownTag(t)
}

// postLink returns a link to another post, or to a file beside the post. The default text
// is the title of the post, or the name of the file.
func (e *expander) postLink(t shortcode) string {
	slug := t.args.First(0)
	if slug == "" {
		return ""
	}
	words := t.args.words[1:]
	if last := len(words) - 1; last > 0 && (words[last] == "true" || words[last] == "false") { // whether to escape HTML
		words = words[:last]
	}
	if text := strings.Join(words, " "); text != "" {
		return Link(text, slug)
	}
	title := e.data.page[model.TitleKey(slug)]
	if title == "" || t.name != "post_link" || !e.data.budget.spend(title) {
		return Link(slug, slug)
	}
	return Link(escapeMarks.Replace(title), slug)
}

// escapeMarks escapes inline Markdown.
var escapeMarks = strings.NewReplacer("*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "$", `\$`)
