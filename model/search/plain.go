package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// PlainRune returns the letter that a character is without its accents and its
// size, 'e' for 'É', and 0 for marks that only stand on letters.
func PlainRune(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return 0
	}
	if !unicode.Is(unicode.Hangul, r) {
		r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	}
	return unicode.ToLower(r)
}
