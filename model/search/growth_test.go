package search_test

import (
	"strings"
	"testing"

	"blogtui/growth"
	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
)

// TestTheTimeToFindGrowsAsTheTextDoes looks for a word that is everywhere in a text, and in
// a text four times as long.
func TestTheTimeToFindGrowsAsTheTextDoes(t *testing.T) {
	for _, test := range []struct{ mark, query string }{
		{"word\n\n", "word"},
		{"word ", "word"},
		{"a ", `"a" "a a" "a a a" "a a a a" "a a a a a" "a a a a a a" a`},
		{"a ", strings.Repeat("a ", 200)},
		{"a b c d e f g h ", "a b c d e f g h"},
	} {
		const bytes = 30_000
		texts := map[int]search.Text{}
		for _, size := range []int{bytes, 4 * bytes} {
			body := strings.Repeat(test.mark, size/len(test.mark))
			texts[size] = search.Text{Passages: article.Passages(model.Body{Text: body}), Body: body, Line: 1}
		}
		growth.Linear(t, test.query+" in "+test.mark, bytes, func(size int) {
			search.Find(search.Parse(test.query), &model.Post{}, texts[size], search.ExcerptLimits{Max: 3, ContextRunes: 40, MaxRunes: 160})
		})
	}
}

func TestWordsTypedTwiceAreLookedForOnce(t *testing.T) {
	text := search.Text{Passages: []article.Passage{{Text: "a tin and a pier", Line: 1}}}
	found := search.Find(search.Parse(`tin tin "tin" pier title:tin tin `), &model.Post{}, text, search.ExcerptLimits{Max: 1, MaxRunes: 40})
	if found.Count != 2 || len(found.Excerpts) != 1 || len(found.Excerpts[0].Highlights) != 2 {
		t.Errorf("found %+v", found)
	}
}
