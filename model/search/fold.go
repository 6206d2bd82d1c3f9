package search

import (
	"unicode"
	"unicode/utf8"

	"github.com/junegunn/fzf/src/algo"
	"golang.org/x/text/unicode/norm"
)

// FoldRune returns a character in lower case and without accents, such as 'e' for 'É' and
// 'l' for 'Ł', and 0 for combining marks. Letters that are transliterated to two, such as
// 'æ', are kept.
func FoldRune(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return 0
	}
	if !unicode.Is(unicode.Hangul, r) {
		r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	}
	if r = unicode.ToLower(r); r < utf8.RuneSelf {
		return r
	}
	switch ascii := transliterations[r]; len(ascii) {
	case 0:
	case 1:
		return rune(ascii[0])
	default:
		return r
	}
	return algo.NormalizeRunes([]rune{r})[0]
}
