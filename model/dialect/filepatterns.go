package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
)

// filePattern is the pattern by which a tag names files beside the post, as galleries of
// Hugo's themes do: {{< gallery match="images/*" >}}; "" if there is none.
func filePattern(a Arguments) string {
	for _, name := range []string{"match", "glob", "pattern", "src", "images", "files"} {
		if value := a.Named[name]; strings.Contains(value, "*") && !strings.ContainsAny(value, " \t") {
			return value
		}
	}
	return ""
}

// matchingPictures are the pictures whose names fit the pattern of a tag, where they are known.
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
		shown = append(shown, "<br><em>"+clean.JoinLines(caption)+"</em>")
	}
	return strings.Join(shown, " ")
}
