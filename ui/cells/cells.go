// Package cells measures styled text in the cells of a terminal.
package cells

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many cells text takes that may hold escape sequences: what
// ansi.StringWidth says. Frames are mostly letters that join with no other, and
// for those it looks for no grapheme clusters.
func Width(s string) int {
	width := 0
	for at := 0; at < len(s); {
		switch c := s[at]; {
		case c >= 0x20 && c < 0x7f:
			width++
			at++
		case c == 0x1b:
			size := sequence(s[at:])
			if size == 0 {
				return ansi.StringWidth(s)
			}
			at += size
		default:
			r, size := utf8.DecodeRuneInString(s[at:])
			wide := alone(r)
			if wide == 0 {
				return ansi.StringWidth(s)
			}
			width += wide
			at += size
		}
	}
	return width
}

// Truncate cuts text to so many cells; what is cut off is replaced by tail, which
// counts.
func Truncate(s string, width int, tail string) string {
	if Width(s) <= width {
		return s
	}
	return ansi.Truncate(s, width, tail)
}

// terminator ends a control string (ECMA-48 section 8.3.143).
const terminator = "\x1b\\"

// sequence is the length of the control sequence or hyperlink at the beginning
// of s, 0 if it is another, is not complete, or has a parameter behind an
// intermediate byte (ECMA-48 section 5.4 puts parameters first).
func sequence(s string) int {
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
			case c == 0x1b && strings.HasPrefix(s[at:], terminator):
				return at + len(terminator)
			case c < 0x20 || c >= 0x7f:
				return 0
			}
		}
	}
	return 0
}

// stretch is a stretch of letters that are as wide as each other wherever they
// stand: they are no marks on others and none that others join.
type stretch struct {
	first, last rune
	cells       int
}

// The order is that of how often they stand in a frame.
var stretches = [...]stretch{
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

// Alone reports whether r is a letter of its own whatever stands beside it; of
// ASCII it knows nothing.
func Alone(r rune) bool { return alone(r) > 0 }

// alone is how many cells r takes, 0 if that depends on its neighbours or is not
// known.
func alone(r rune) int {
	for _, s := range stretches {
		if r >= s.first && r <= s.last {
			return s.cells
		}
	}
	return 0
}
