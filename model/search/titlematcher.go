// Package search finds posts by words: fuzzy matching of titles, and a full-text index. It
// never reads files or draws.
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

// TitleMatch is a post whose title matches a pattern.
type TitleMatch struct {
	Post  *model.Post
	score int
}

// TitleMatcher is a fuzzy matcher that ignores case and accents.
type TitleMatcher struct {
	slab *util.Slab // fzf's scratch memory, allocated at the first match
}

// Sizes of the slab in elements, as in fzf.
const (
	slab16Size = 100 * 1024
	slab32Size = 2048
)

// initFzf initializes fzf's global tables.
var initFzf = sync.OnceFunc(func() { algo.Init("default") })

// NewTitleMatcher returns a matcher. It is not safe for concurrent use.
func NewTitleMatcher() *TitleMatcher { return &TitleMatcher{} }

// Match returns the posts whose titles match every word of pattern, in descending order of
// score; equal scores keep the order of posts. An empty pattern matches all posts.
func (t *TitleMatcher) Match(posts []*model.Post, pattern string) []TitleMatch {
	words := patternWords(pattern)
	if len(words) == 0 {
		all := make([]TitleMatch, len(posts))
		for i, p := range posts {
			all[i].Post = p
		}
		return all
	}
	if initFzf(); t.slab == nil {
		t.slab = util.MakeSlab(slab16Size, slab32Size)
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

// Rank returns the indices of the texts that match every word of pattern, in descending
// order of score. Equal scores are sorted by whether the text begins with the first word,
// then by length.
func (t *TitleMatcher) Rank(texts []string, pattern string) []int {
	words := patternWords(pattern)
	if initFzf(); t.slab == nil {
		t.slab = util.MakeSlab(slab16Size, slab32Size)
	}
	type ranked struct{ place, score, inside int }
	var found []ranked
	for i, text := range texts {
		if score, ok := t.score(text, words); ok {
			inside := 0
			if !beginsWithFirst(text, words) {
				inside = 1
			}
			found = append(found, ranked{i, score, inside})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.inside, b.inside), cmp.Compare(len(texts[a.place]), len(texts[b.place])))
	})
	indices := make([]int, len(found))
	for i, f := range found {
		indices[i] = f.place
	}
	return indices
}

// beginsWithFirst reports whether text begins with the first word.
func beginsWithFirst(text string, words [][]rune) bool {
	return len(words) > 0 && strings.HasPrefix(string(foldRunes(text)), string(words[0]))
}

// Positions returns the indices of the runes of title that pattern matches, in ascending
// order.
func (t *TitleMatcher) Positions(title, pattern string) []int {
	text, origins := transliterate(title)
	chars := util.ToChars([]byte(text))
	var positions []int
	for _, word := range patternWords(pattern) {
		result, at := algo.FuzzyMatchV2(false, true, true, &chars, word, true, t.slab)
		if result.Start >= 0 && at != nil {
			positions = append(positions, *at...)
		}
	}
	if origins != nil {
		for i, position := range positions {
			positions[i] = origins[position]
		}
	}
	slices.Sort(positions)
	return slices.Compact(positions)
}

// maxSpread limits how far the letters of a word may be apart in a title, as a multiple of
// the word's length.
const maxSpread = 2

func (t *TitleMatcher) score(title string, words [][]rune) (total int, ok bool) {
	text, _ := transliterate(title)
	chars := util.ToChars([]byte(text))
	for _, word := range words {
		result, _ := algo.FuzzyMatchV2(false, true, true, &chars, word, false, t.slab)
		if result.Start >= 0 && isScattered(result, word) {
			// Without positions fzf returns where the first match begins,
			// not the best one.
			result, _ = algo.FuzzyMatchV2(false, true, true, &chars, word, true, t.slab)
		}
		if result.Start < 0 || isScattered(result, word) {
			return 0, false
		}
		total += result.Score
	}
	return total, true
}

func isScattered(result algo.Result, word []rune) bool {
	return result.End-result.Start > maxSpread*len(word)
}

func patternWords(pattern string) [][]rune {
	var words [][]rune
	for word := range strings.FieldsSeq(pattern) {
		words = append(words, foldRunes(word))
	}
	return words
}

// foldRunes returns a text as fzf compares it: lower case, without accents, transliterated.
func foldRunes(text string) []rune {
	transliterated, _ := transliterate(lower(text))
	return algo.NormalizeRunes([]rune(transliterated))
}

// lower maps each rune to lower case on its own, as fzf does, so that "İ" stays one rune.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if lowered := unicode.ToLower(r); utf8.ValidRune(lowered) {
			return lowered
		}
		return r
	}, s)
}

// Contains reports whether name contains every word of pattern, ignoring case and accents.
func Contains(name, pattern string) bool {
	runes := foldRunes(name)
	for _, word := range patternWords(pattern) {
		if !strings.Contains(string(runes), string(word)) {
			return false
		}
	}
	return true
}
