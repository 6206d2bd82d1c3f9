package model

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What two posts share makes them related: categories and tags count twice as
// much as words of title and summary, and rare ones more than frequent ones.
const (
	topicWeight = 2.0
	wordWeight  = 1.0

	// leastRelation is what two posts must share to be called related: about a
	// topic that one post in seven has, or two rarer words.
	leastRelation = 4.0

	// mostSharing is the number of posts from which on what they share says nothing.
	mostSharing = 2000
)

// terms finds posts by what can relate them.
type terms map[string][]int32 // places in Library.posts, ascending

// Related returns at most limit posts that have most in common with p: rare
// categories, tags and words of title and summary. The most related comes first,
// of equals the one nearest in time. Hidden posts and pages are never among them.
func (l *Library) Related(p *Post, limit int) []*Post {
	place, ok := l.byID[p.ID]
	if !ok {
		return nil
	}
	points := map[int32]float64{}
	index := l.terms()
	for term, weight := range termsOf(l.posts[place].Post) {
		sharing := index[term]
		if len(sharing) < 2 || len(sharing) > mostSharing {
			continue
		}
		rarity := math.Log(float64(len(l.posts)) / float64(len(sharing)))
		for _, other := range sharing {
			points[other] += weight * rarity
		}
	}
	delete(points, place)
	var found []int32
	for other, sum := range points {
		if sum >= leastRelation {
			found = append(found, other)
		}
	}
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(points[b], points[a]), cmp.Compare(distance(a, place), distance(b, place)), cmp.Compare(a, b))
	})
	related := make([]*Post, min(len(found), limit))
	for i := range related {
		related[i] = l.posts[found[i]].Post
	}
	return related
}

func distance(a, b int32) int32 { return max(a-b, b-a) }

func (l *Library) indexTerms() terms {
	index := terms{}
	for i := range l.posts {
		if p := l.posts[i].Post; !p.Hidden() && p.Kind == KindPost {
			for term := range termsOf(p) {
				index[term] = append(index[term], int32(i))
			}
		}
	}
	return index
}

// termsOf returns what can relate a post to others, with its weight.
func termsOf(p *Post) map[string]float64 {
	all := map[string]float64{}
	for _, text := range []string{p.Title, p.Summary} {
		for _, word := range wordsIn(text) {
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

// wordsIn returns the words of a text that can mean something, folded: those of
// three letters and more, and pairs of characters where words are not parted.
func wordsIn(text string) []string {
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
