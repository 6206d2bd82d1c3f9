package search_test

import (
	"strings"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
)

// TestTheTimeToFindGrowsAsTheTextDoes looks for a word that is everywhere in a text, and in
// a text four times as long. An algorithm that compares all pairs of matches takes sixteen
// times as long.
func TestTheTimeToFindGrowsAsTheTextDoes(t *testing.T) {
	for _, test := range []struct{ mark, query string }{
		{"word\n\n", "word"},
		{"word ", "word"},
		{"a ", `"a" "a a" "a a a" "a a a a" "a a a a a" "a a a a a a" a`},
		{"a ", strings.Repeat("a ", 200)},
		{"a b c d e f g h ", "a b c d e f g h"},
	} {
		some, more := strings.Repeat(test.mark, 30_000/len(test.mark)), strings.Repeat(test.mark, 120_000/len(test.mark))
		for tries := 3; ; tries-- { // other programs may take the processor meanwhile
			once, four := timeToFind(some, test.query), timeToFind(more, test.query)
			if four < 10*once || four < time.Second/4 {
				break
			}
			if tries == 0 {
				t.Errorf("%q in %q: %d bytes take %v, %d take %v", test.query, test.mark, len(some), once, len(more), four)
				break
			}
		}
	}
}

func timeToFind(body, query string) time.Duration {
	text := search.Text{Passages: article.Passages(model.Body{Text: body}), Body: body, Line: 1}
	start := time.Now()
	search.Find(search.Parse(query), &model.Post{}, text, search.ExcerptLimits{Max: 3, ContextRunes: 40, MaxRunes: 160})
	return time.Since(start)
}

func TestWordsTypedTwiceAreLookedForOnce(t *testing.T) {
	text := search.Text{Passages: []article.Passage{{Text: "a tin and a pier", Line: 1}}}
	found := search.Find(search.Parse(`tin tin "tin" pier title:tin tin `), &model.Post{}, text, search.ExcerptLimits{Max: 1, MaxRunes: 40})
	if found.Count != 2 || len(found.Excerpts) != 1 || len(found.Excerpts[0].Highlights) != 2 {
		t.Errorf("found %+v", found)
	}
}
