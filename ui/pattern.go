package ui

import (
	"slices"
	"unicode"

	"blogtui/model/search"
)

// pattern is what is looked for in an article: phrases of which any may occur. Case, accents,
// the shape of quotes and dashes, and the kind and number of spaces make no difference.
type pattern struct {
	phrases [][]rune
	words   bool // a phrase begins where a word begins
}

// hit is where a pattern was found in a block: bytes of one of its texts.
type hit struct{ text, from, to int }

// newPattern returns nil for phrases of which none says anything.
func newPattern(words bool, phrases ...string) *pattern {
	p := &pattern{words: words}
	for _, phrase := range phrases {
		folded, _ := foldText(phrase)
		if runes := trimSpaces(folded); len(runes) > 0 {
			p.phrases = append(p.phrases, runes)
		}
	}
	if len(p.phrases) == 0 {
		return nil
	}
	return p
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

// in returns where the pattern is found in the texts of a block, in order and
// without overlaps.
func (p *pattern) in(texts []string) []hit {
	var hits []hit
	for n, text := range texts {
		folded, offsets := foldText(text)
		for at := 0; at < len(folded); {
			size := p.at(folded, at)
			if size == 0 {
				at++
				continue
			}
			hits = append(hits, hit{n, offsets[at], offsets[at+size]})
			at += size
		}
	}
	return hits
}

// at returns the length of the longest phrase that begins at a place, 0 for none.
func (p *pattern) at(text []rune, at int) int {
	if p.words && at > 0 && inWord(text[at-1]) && inWord(text[at]) && !unicode.Is(unicode.Han, text[at]) {
		return 0
	}
	longest := 0
	for _, phrase := range p.phrases {
		if len(phrase) > longest && len(text)-at >= len(phrase) && text[at] == phrase[0] && slices.Equal(text[at:at+len(phrase)], phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// foldText returns a text with all letters small, plain quotes and dashes, and
// single spaces, and for each rune (and the end) the byte it comes from.
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

// plainRune is what a reader would type for a character: 0 for nothing.
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
	return search.PlainRune(r)
}
