// Package search finds posts by words. It matches and ranks; it never reads a
// file and never draws.
package search

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"blogtui/model"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"
)

// TitleMatch is a post whose title answers to a pattern.
type TitleMatch struct {
	Post  *model.Post
	score int
}

// TitleMatcher is a fuzzy matcher of titles, without regard to case and accents.
type TitleMatcher struct {
	scratch *util.Slab // made when first needed: most readers never search
}

// Sizes of the matcher's scratch memory in elements, as fzf itself sets them.
const (
	scratch16 = 100 * 1024
	scratch32 = 2048
)

// prepare fills fzf's tables, which all matchers share.
var prepare = sync.OnceFunc(func() { algo.Init("default") })

// NewTitleMatcher returns a matcher; it is not for concurrent use.
func NewTitleMatcher() *TitleMatcher { return &TitleMatcher{} }

// Match returns the posts whose titles have every word of pattern. The best
// match comes first; equals stay in the order of posts. An empty pattern
// matches all.
func (t *TitleMatcher) Match(posts []*model.Post, pattern string) []TitleMatch {
	words := patternWords(pattern)
	if len(words) == 0 {
		all := make([]TitleMatch, len(posts))
		for i, p := range posts {
			all[i].Post = p
		}
		return all
	}
	if prepare(); t.scratch == nil {
		t.scratch = util.MakeSlab(scratch16, scratch32)
	}
	var found []TitleMatch
	for _, p := range posts {
		if score, ok := t.score(p.Title, words); ok {
			found = append(found, TitleMatch{Post: p, score: score})
		}
	}
	slices.SortStableFunc(found, func(a, b TitleMatch) int { return cmp.Compare(b.score, a.score) })
	return found
}

// Rank returns the places of the texts that have every word of pattern: the best
// match first, of equals one that begins with the first word, then the shorter. It is how titles are matched, for whatever
// else has a name.
func (t *TitleMatcher) Rank(texts []string, pattern string) []int {
	words := patternWords(pattern)
	if prepare(); t.scratch == nil {
		t.scratch = util.MakeSlab(scratch16, scratch32)
	}
	type ranked struct{ place, score, inside int }
	var found []ranked
	for i, text := range texts {
		if score, ok := t.score(text, words); ok {
			inside := 0
			if !begins(text, words) {
				inside = 1
			}
			found = append(found, ranked{i, score, inside})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.inside, b.inside), cmp.Compare(len(texts[a.place]), len(texts[b.place])))
	})
	places := make([]int, len(found))
	for i, f := range found {
		places[i] = f.place
	}
	return places
}

// begins reports whether a text begins with the first of some words.
func begins(text string, words [][]rune) bool {
	return len(words) > 0 && strings.HasPrefix(string(plainRunes(text)), string(words[0]))
}

// Positions returns which runes of title the pattern matches, ascending. Matching
// leaves them out, since only the rows on the screen need them.
func (t *TitleMatcher) Positions(title, pattern string) []int {
	typed, places := spelled(title)
	chars := util.ToChars([]byte(typed))
	var marks []int
	for _, word := range patternWords(pattern) {
		result, at := algo.FuzzyMatchV2(false, true, true, &chars, word, true, t.scratch)
		if result.Start >= 0 && at != nil {
			marks = append(marks, *at...)
		}
	}
	if places != nil {
		for i, mark := range marks {
			marks[i] = places[mark]
		}
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// widest is how far the letters of a word may lie apart in a title, as a
// multiple of the word's length: farther scattered they mean nothing to a reader.
const widest = 2

func (t *TitleMatcher) score(title string, words [][]rune) (total int, ok bool) {
	typed, _ := spelled(title)
	chars := util.ToChars([]byte(typed))
	for _, word := range words {
		result, _ := algo.FuzzyMatchV2(false, true, true, &chars, word, false, t.scratch)
		if result.Start >= 0 && scattered(result, word) {
			// Without positions fzf gives the first place where a match may begin,
			// not where the best one does.
			result, _ = algo.FuzzyMatchV2(false, true, true, &chars, word, true, t.scratch)
		}
		if result.Start < 0 || scattered(result, word) {
			return 0, false
		}
		total += result.Score
	}
	return total, true
}

func scattered(result algo.Result, word []rune) bool {
	return result.End-result.Start > widest*len(word)
}

func patternWords(pattern string) [][]rune {
	var words [][]rune
	for word := range strings.FieldsSeq(pattern) {
		words = append(words, plainRunes(word))
	}
	return words
}

// plainRunes are the letters of a text as the matcher compares them: in lower case,
// without accents, each as it is typed.
func plainRunes(text string) []rune {
	typed, _ := spelled(lower(text))
	return algo.NormalizeRunes([]rune(typed))
}

// lower lower-cases rune by rune, as the matcher does, so that "İ" stays one rune.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); utf8.ValidRune(low) {
			return low
		}
		return r
	}, s)
}

// Contains reports whether every word of pattern occurs in name, without regard
// to case and accents.
func Contains(name, pattern string) bool {
	runes := plainRunes(name)
	for _, word := range patternWords(pattern) {
		if !strings.Contains(string(runes), string(word)) {
			return false
		}
	}
	return true
}
