// Package letters says what characters are to those who read Markdown: parts of
// words, of scripts that are written without spaces, places for emphasis.
package letters

import (
	"strings"
	"unicode"
)

// Word reports a letter or digit of ASCII.
func Word(b byte) bool { return b >= '0' && b <= '9' || ASCII(b) }

// ASCII reports a letter of ASCII.
func ASCII(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// Ideographic reports characters of scripts that are written without spaces.
func Ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60
}

// EastAsian reports characters beside which no spaces are written.
func EastAsian(r rune) bool { return Ideographic(r) || unicode.Is(unicode.Hangul, r) }

// Flanks tells whether stars or underscores between two characters can open and close
// emphasis, by CommonMark's rules (section 6.2) but for stars beside East Asian
// characters: there writers put no spaces, and mean emphasis all the same.
func Flanks(mark byte, before, after rune) (opens, closes bool) {
	spaceBefore, spaceAfter := unicode.IsSpace(before), unicode.IsSpace(after)
	pointBefore, pointAfter := point(before), point(after)
	unspaced := mark == '*' && (EastAsian(before) || EastAsian(after))
	left := !spaceAfter && (!pointAfter || spaceBefore || pointBefore || unspaced)
	right := !spaceBefore && (!pointBefore || spaceAfter || pointAfter || unspaced)
	if mark == '_' {
		return left && (!right || pointBefore), right && (!left || pointAfter)
	}
	return left, right
}

// point reports punctuation as CommonMark has it (section 2.1).
func point(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// Words is a set of words that are written with blanks between them.
func Words(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// Indent counts the blanks that a line begins with, in bytes.
func Indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// Alone are the letters and digits of a text in lower case.
func Alone(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// FirstLine is a text up to the end of its first line, which is left out.
func FirstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
