package ui

import (
	"slices"
	"unicode"

	"blogtui/model/search"
)

// matcher finds a pattern in an article.
type matcher interface {
	// find returns the hits in the texts of a block, in order and without overlaps.
	find(texts []string) []hit
}

// queryMatcher finds the words of a search over all posts.
type queryMatcher struct{ search.Query }

func (s queryMatcher) find(texts []string) []hit {
	var hits []hit
	for n, text := range texts {
		for _, m := range s.BodyHighlights(text) {
			hits = append(hits, hit{n, m.Start, m.End})
		}
	}
	return hits
}

// phraseMatcher finds a typed phrase. It ignores case, accents, the shape of quotes and
// dashes, and the kind and number of spaces.
type phraseMatcher struct{ phrase []rune }

// hit is a match in a block: the byte range from:to of one of its texts.
type hit struct{ text, from, to int }

// newPhraseMatcher returns nil if the phrase has nothing to search for.
func newPhraseMatcher(phrase string) matcher {
	folded, _ := foldText(phrase)
	if runes := trimSpaces(folded); len(runes) > 0 {
		return phraseMatcher{runes}
	}
	return nil
}

func trimSpaces(runes []rune) []rune {
	for len(runes) > 0 && runes[0] == ' ' {
		runes = runes[1:]
	}
	for len(runes) > 0 && runes[len(runes)-1] == ' ' {
		runes = runes[:len(runes)-1]
	}
	return runes
}

func (p phraseMatcher) find(texts []string) []hit {
	var hits []hit
	for n, text := range texts {
		folded, offsets := foldText(text)
		for at := 0; at+len(p.phrase) <= len(folded); {
			if !slices.Equal(folded[at:at+len(p.phrase)], p.phrase) {
				at++
				continue
			}
			hits = append(hits, hit{n, offsets[at], offsets[at+len(p.phrase)]})
			at += len(p.phrase)
		}
	}
	return hits
}

// foldText returns text in lower case with plain quotes and dashes and single spaces.
// offsets holds the byte that each rune comes from, and the length of text at the end.
func foldText(text string) (folded []rune, offsets []int) {
	folded, offsets = make([]rune, 0, len(text)), make([]int, 0, len(text)+1)
	for i, r := range text {
		if r >= 0x80 {
			r = plainRune(r)
		}
		switch {
		case r == 0:
			continue
		case r == ' ' || r == '\n' || r == '\t':
			if last := len(folded) - 1; last >= 0 && folded[last] == ' ' {
				continue
			}
			r = ' '
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		}
		folded, offsets = append(folded, r), append(offsets, i)
	}
	return folded, append(offsets, len(text))
}

// plainRune returns the character that a reader would type for r, 0 for none.
func plainRune(r rune) rune {
	switch r {
	case '\u2018', '\u2019', '\u201a', '\u2032':
		return '\''
	case '\u201c', '\u201d', '\u201e', '\u2033', '\u00ab', '\u00bb':
		return '"'
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
		return '-'
	case '\u00ad', '\u200d', '\ufe0f', '\ufe0e':
		return 0
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return search.FoldRune(r)
}
