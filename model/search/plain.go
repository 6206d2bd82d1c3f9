package search

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// PlainRune returns the letter that a character is without its accents and its
// size, 'e' for 'É', and 0 for marks that only stand on letters.
func PlainRune(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return 0
	}
	var buffer [8]byte
	bytes := norm.NFD.AppendString(buffer[:0], string(r))
	for _, first := range string(bytes) {
		if !unicode.Is(unicode.Hangul, r) {
			r = first
		}
		break
	}
	return unicode.ToLower(r)
}
