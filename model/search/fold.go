package search

import (
	"unicode"
	"unicode/utf8"

	"github.com/junegunn/fzf/src/algo"
	"golang.org/x/text/unicode/norm"
)

// FoldRune returns the letter that a character is without its accents and its
// size, 'e' for 'É' and 'l' for 'Ł', and 0 for marks that only stand on letters. What
// is typed as two letters, such as 'æ', stays one.
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
	switch typed := letters[r]; len(typed) {
	case 0:
	case 1:
		return rune(typed[0])
	default:
		return r
	}
	return algo.NormalizeRunes([]rune{r})[0]
}
