package posts

import (
	"strconv"
	"strings"

	"blogtui/model/clean"
)

// askings are what a text holds that puts in what the front matter says: outputs of
// Liquid, Nunjucks and Vue, Hugo's param, what Minimal Mistakes includes.
var askings = []string{"page.", "frontmatter.", "< param ", "% param ", "include gallery", "include feature_row"}

// givenTo are the values of the front matter by their paths, such as gallery.0.url, if
// the text asks for any.
func givenTo(text string, front block) map[string]string {
	if !strings.Contains(text, "{{") && !strings.Contains(text, "{%") {
		return nil
	}
	for _, asking := range askings {
		if strings.Contains(text, asking) {
			tree, _ := decode(front)
			given := map[string]string{}
			flatten(given, "", tree)
			return given
		}
	}
	return nil
}

// flatten notes the values of a tree, at most maxKeys of them.
func flatten(given map[string]string, at string, n node) {
	if len(given) >= maxKeys {
		return
	}
	within := at
	if at != "" {
		within += "."
	}
	switch n.shape {
	case list:
		for i, item := range n.items {
			flatten(given, within+strconv.Itoa(i), item)
		}
	case table:
		for _, e := range n.entries {
			flatten(given, within+e.key, e.value)
		}
	default:
		given[at] = clean.Line(n.text)
	}
}
