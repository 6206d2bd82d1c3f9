package model

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Weights and limits of Related. A term's score is its weight times its rarity.
const (
	topicWeight = 2.0 // of a category, tag or series
	wordWeight  = 1.0 // of a word in title and summary

	// minRelation is the minimum score of a related post: one topic that a seventh of all
	// posts share, or two rarer words.
	minRelation = 4.0

	// maxSharing is the number of posts above which a term is ignored.
	maxSharing = 2000
)

// termIndex lists the posts of each term, as ascending indices in Library.posts.
type termIndex map[string][]int32

// Related returns up to limit posts that have the most in common with p: categories, tags,
// and words of title and summary, weighted by rarity (inverse document frequency). Equal
// scores are sorted by distance in the list. Hidden posts and pages are excluded.
func (l *Library) Related(p *Post, limit int) []*Post {
	index, ok := l.byID[p.ID]
	if !ok {
		return nil
	}
	scores := map[int32]float64{}
	postings := l.terms()
	for term, weight := range termsOf(l.posts[index].Post) {
		sharing := postings[term]
		if len(sharing) < 2 || len(sharing) > maxSharing {
			continue
		}
		rarity := math.Log(float64(len(l.posts)) / float64(len(sharing)))
		for _, other := range sharing {
			scores[other] += weight * rarity
		}
	}
	delete(scores, index)
	var found []int32
	for other, sum := range scores {
		if sum >= minRelation {
			found = append(found, other)
		}
	}
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(distance(a, index), distance(b, index)), cmp.Compare(a, b))
	})
	related := make([]*Post, min(len(found), limit))
	for i := range related {
		related[i] = l.posts[found[i]].Post
	}
	return related
}

func distance(a, b int32) int32 { return max(a-b, b-a) }

func (l *Library) buildTermIndex() termIndex {
	index := termIndex{}
	for i := range l.posts {
		if p := l.posts[i].Post; !p.Hidden() && p.Kind == KindPost {
			for term := range termsOf(p) {
				index[term] = append(index[term], int32(i))
			}
		}
	}
	return index
}

// termsOf returns the terms of a post with their weights.
func termsOf(p *Post) map[string]float64 {
	all := map[string]float64{}
	for _, text := range []string{p.Title, p.Summary} {
		for _, word := range significantWords(text) {
			all[word] = wordWeight
		}
	}
	for _, topic := range append(slices.Clone(p.Categories), p.Tags...) {
		all["#"+fold(topic)] = topicWeight
	}
	if p.Series != "" {
		all["series "+fold(p.Series)] = topicWeight
	}
	return all
}

// significantWords returns the folded words of at least three letters, and pairs of
// characters in scripts without spaces.
func significantWords(text string) []string {
	var words []string
	for _, word := range strings.FieldsFunc(fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	}) {
		runes := []rune(word)
		if unicode.In(runes[0], unicode.Han, unicode.Hiragana, unicode.Katakana) {
			for i := 0; i+1 < len(runes); i++ {
				words = append(words, string(runes[i:i+2]))
			}
		} else if utf8.RuneCountInString(word) > 2 {
			words = append(words, word)
		}
	}
	return words
}
