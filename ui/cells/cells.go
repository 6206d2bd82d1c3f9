// Package cells measures styled text in terminal cells.
package cells

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width returns the width of text, which may contain escape sequences, as ansi.StringWidth
// does. It is faster for the common case: text without grapheme clusters of several runes.
func Width(s string) int {
	width := 0
	for at := 0; at < len(s); {
		switch c := s[at]; {
		case c >= 0x20 && c < 0x7f:
			width++
			at++
		case c == 0x1b:
			size := sequenceLength(s[at:])
			if size == 0 {
				return ansi.StringWidth(s)
			}
			at += size
		default:
			r, size := utf8.DecodeRuneInString(s[at:])
			wide := standaloneWidth(r)
			if wide == 0 {
				return ansi.StringWidth(s)
			}
			width += wide
			at += size
		}
	}
	return width
}

// Truncate cuts text to a width in cells. It replaces the rest by tail, which is included
// in the width.
func Truncate(s string, width int, tail string) string {
	if Width(s) <= width {
		return s
	}
	return ansi.Truncate(s, width, tail)
}

// stringTerminator ends a control string (ECMA-48 section 8.3.143).
const stringTerminator = "\x1b\\"

// sequenceLength returns the length in bytes of the control sequence or hyperlink at the
// start of s. It is 0 for other or incomplete sequences, and if a parameter follows an
// intermediate byte (ECMA-48 section 5.4 puts parameters first).
func sequenceLength(s string) int {
	switch {
	case strings.HasPrefix(s, "\x1b["):
		intermediate := false
		for at := 2; at < len(s); at++ {
			switch c := s[at]; {
			case c >= 0x40 && c < 0x7f:
				return at + 1
			case c < 0x20 || c >= 0x7f || intermediate && c >= 0x30:
				return 0
			default:
				intermediate = c < 0x30
			}
		}
	case strings.HasPrefix(s, "\x1b]"):
		for at := 2; at < len(s); at++ {
			switch c := s[at]; {
			case c == 0x07:
				return at + 1
			case c == 0x1b && strings.HasPrefix(s[at:], stringTerminator):
				return at + len(stringTerminator)
			case c < 0x20 || c >= 0x7f:
				return 0
			}
		}
	}
	return 0
}

// runeRange is a range of runes with a fixed width. They neither combine with neighbours
// nor do others combine with them.
type runeRange struct {
	first, last rune
	cells       int
}

// Ordered by how often they occur in frames.
var standaloneRanges = [...]runeRange{
	{0x2500, 0x259f, 1}, // lines and blocks
	{0x2010, 0x2027, 1}, // dashes, quotes, dots
	{0x00a1, 0x00ac, 1}, // Latin
	{0x00ae, 0x02ff, 1},
	{0x2030, 0x203b, 1}, // primes, brackets of quotes
	{0x2190, 0x21ff, 1}, // arrows
	{0x25a0, 0x25fc, 1}, // squares, triangles, circles
	{0x2605, 0x2606, 1}, // stars
	{0x2315, 0x2315, 1}, // a magnifying glass
	{0x0391, 0x03a1, 1}, // Greek
	{0x03a3, 0x03ff, 1},
	{0x0400, 0x0482, 1}, // Cyrillic
	{0x048a, 0x052f, 1},
	{0x4e00, 0x9fff, 2}, // Chinese characters
	{0x3041, 0x3096, 2}, // Hiragana and Katakana
	{0x30a1, 0x30ff, 2},
	{0x3001, 0x3029, 2}, // punctuation beside them
	{0xff01, 0xff60, 2},
	{0xac00, 0xd7a3, 2}, // Hangul
}

// Standalone reports whether r has a fixed width whatever its neighbours are. It is false
// for ASCII.
func Standalone(r rune) bool { return standaloneWidth(r) > 0 }

// standaloneWidth returns the width of r in cells, 0 if it depends on its neighbours or is
// unknown.
func standaloneWidth(r rune) int {
	for _, s := range standaloneRanges {
		if r >= s.first && r <= s.last {
			return s.cells
		}
	}
	return 0
}
