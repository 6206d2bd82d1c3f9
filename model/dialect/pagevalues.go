package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// pageNames are what the front matter of the page is called in templates.
var pageNames = letters.Words("page $page $frontmatter frontmatter")

// pageOutput matches an output of a value of the front matter.
var pageOutput = pattern.New(`\{\{-?\s*(?:\$?page|\$?frontmatter)\.[\w.-]+\s*(?:\|[^{}]*)?-?\}\}`)

// pageValue is the value of the front matter that a path such as page.cover.image names.
func (e *expander) pageValue(path string) (value string, ok bool) {
	name, within, parted := strings.Cut(path, ".")
	if !parted || !pageNames[name] {
		return "", false
	}
	value, ok = e.data.page[within]
	if !e.data.budget.spend(value) {
		return "", false
	}
	return value, ok
}

// expandPageValues puts in the values of the front matter that a text asks for.
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

// param is a value of the front matter, as Hugo writes it.
func (e *expander) param(t shortcode) string {
	if value, ok := e.pageValue("page." + t.args.First(0, "name")); ok {
		return value
	}
	return e.unknownTag(t)
}

// listedPictures are the pictures that the front matter lists, as Minimal Mistakes has
// them: {% include gallery id="..." caption="..." %}. Each may have a title and a text.
func (e *expander) listedPictures(t shortcode) string {
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
		shown = append(shown, "<br><em>"+clean.JoinLines(caption)+"</em>")
	}
	if includeName(t) == "feature_row" {
		return strings.Join(shown, "<br>")
	}
	return strings.Join(shown, " ")
}

// featured are the title, the text and the link below a picture.
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
