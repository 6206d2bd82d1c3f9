package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// pageNames are names of the front matter in templates.
var pageNames = letters.Words("page $page $frontmatter frontmatter")

// pageOutput matches an output of a front matter value.
var pageOutput = pattern.New(`\{\{-?\s*(?:\$?page|\$?frontmatter)\.[\w.-]+\s*(?:\|[^{}]*)?-?\}\}`)

// pageValue returns the front matter value at a path such as page.cover.image.
func (e *expander) pageValue(path string) (value string, ok bool) {
	name, within, found := strings.Cut(path, ".")
	if !found || !pageNames[name] {
		return "", false
	}
	value, ok = e.data.page[within]
	if !e.data.budget.spend(value) {
		return "", false
	}
	return value, ok
}

// expandPageValues replaces outputs of front matter values.
func (e *expander) expandPageValues(text string) string {
	if len(e.data.page) == 0 {
		return text
	}
	return pageOutput.ReplaceAllStringFunc(text, func(output string) string {
		if value := e.evaluate(strings.Trim(output, "{}-")); value != "" {
			return value
		}
		return output
	})
}

// param returns a front matter value for a tag of Hugo or Quarto.
func (e *expander) param(t shortcode) string {
	if value, ok := e.pageValue("page." + t.args.First(0, "name")); ok {
		return value
	}
	return e.unknownTag(t)
}

// galleryPictures returns the pictures that the front matter lists for a gallery of Minimal
// Mistakes: {% include gallery id="..." caption="..." %}. Each may have a title and a text.
func (e *expander) galleryPictures(t shortcode) string {
	list := t.args.Named["id"]
	if list == "" {
		list = includeName(t)
	}
	var shown []string
	for i := 0; ; i++ {
		item := func(name string) string {
			value, _ := e.pageValue(fmt.Sprintf("page.%s.%d.%s", list, i, name))
			return value
		}
		source, address := item("image_path"), item("url")
		if source == "" {
			source = address
		}
		if source == "" && item("title") == "" {
			break
		}
		var parts []string
		if source != "" {
			parts = append(parts, image(item("alt"), source))
		}
		if includeName(t) == "feature_row" {
			parts = append(parts, featured(item("title"), item("excerpt"), item("btn_label"), address)...)
		}
		shown = append(shown, strings.Join(parts, "<br>"))
	}
	if caption := t.args.Named["caption"]; caption != "" && len(shown) > 0 {
		shown = append(shown, "<br>"+pictureCaptionMark(clean.JoinLines(caption)))
	}
	if includeName(t) == "feature_row" {
		return strings.Join(shown, "<br>")
	}
	return strings.Join(shown, " ")
}

// featured returns title, text and link below a picture.
func featured(title, excerpt, button, address string) []string {
	var parts []string
	if title != "" {
		parts = append(parts, bold(title))
	}
	if button != "" && address != "" {
		excerpt = strings.TrimSpace(excerpt + " " + Link(button, address))
	}
	if excerpt != "" {
		parts = append(parts, excerpt)
	}
	return parts
}
