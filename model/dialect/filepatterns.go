package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
)

// filePattern returns the glob pattern by which a tag selects files beside the post, as
// galleries of Hugo themes do: {{< gallery match="images/*" >}}. It returns "" if there is
// none.
func filePattern(a Arguments) string {
	for _, name := range []string{"match", "glob", "pattern", "src", "images", "files"} {
		if value := a.Named[name]; strings.Contains(value, "*") && !strings.ContainsAny(value, " \t") {
			return value
		}
	}
	return ""
}

// matchingPictures returns the pictures that match the pattern of a tag, or a chip if they
// are unknown.
func (e *expander) matchingPictures(t shortcode, pattern string) string {
	var shown []string
	names := e.data.page[model.FileKey("match", pattern)]
	if !e.data.budget.spend(names) {
		return ""
	}
	for name := range strings.Lines(names) {
		shown = append(shown, image("", strings.TrimSpace(name)))
	}
	if len(shown) == 0 {
		return chipMark(t.name + " " + pattern)
	}
	if caption := t.args.Named["caption"]; caption != "" {
		shown = append(shown, "<br>"+pictureCaptionMark(clean.JoinLines(caption)))
	}
	return strings.Join(shown, " ")
}
