package typeset_test

import (
	"slices"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
)

func TestOnlyLinksOnSeveralLinesHaveAnID(t *testing.T) {
	for _, c := range []struct {
		name, source string
		ids          []int // of each line
	}{
		{"within a line", "See [the log](https://a.b) of the day.", []int{0, 0}},
		{"a whole line", "[the log of it](https://a.b)", []int{0}},
		{"over two lines", "It is all told [in the long log](https://a.b).", []int{1, 1}},
		{"in two styles over two lines", "It is all told [in the **long** log](https://a.b).", []int{1, 1}},
		{"over three lines", "[The log tells of all that the sea has brought](https://a.b).", []int{1, 1, 1}},
		{"one that ends where a line does", "This is told in [the log](https://a.b) of today, and well.", []int{0, 0}},
		{"two, side by side", "[one](https://a.b)[two](https://c.d)", []int{0}},
	} {
		page := typeset.New(theme.Dark(), typeset.Options{Width: 24, Hyperlinks: true}).Page(article.Parse(model.Body{Text: c.source}), nil, nil)
		var ids []int
		for _, line := range page.Lines() {
			ids = append(ids, strings.Count(line, "\x1b]8;id="))
		}
		if !slices.Equal(ids, c.ids) {
			t.Errorf("%s: %v links with an id in %q, want %v", c.name, ids, page.Lines(), c.ids)
		}
	}
}
