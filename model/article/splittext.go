package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SplitText splits a long text into parts of about that many bytes, at the end of a
// sentence, else between words, else between letters. Code and formulas are never split.
func SplitText(text []Inline, bytes int) [][]Inline {
	var portions [][]Inline
	for plain := Plain(text); len(plain) > bytes; {
		first, rest := split(text, splitOffset(plain, bytes))
		portions = append(portions, first)
		text, plain = rest, plain[PlainSize(first):]
	}
	if len(text) > 0 {
		portions = append(portions, text)
	}
	return portions
}

// splitOffset returns the best offset to split a text that is longer than bytes: after a
// sentence or a word in the second half, else after a letter.
func splitOffset(text string, bytes int) int {
	for _, end := range []string{". ", "。", " "} {
		if at := strings.LastIndex(text[:bytes], end); at > bytes/2 {
			return at + len(end)
		}
	}
	for at := bytes; at > 0; at-- {
		if startsWithLetter(text[at:]) {
			return at
		}
	}
	return bytes
}

// startsWithLetter reports whether a text does not start with a combining character.
func startsWithLetter(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return (r != utf8.RuneError || size > 1) && !unicode.Is(unicode.M, r) && r != '\u200d'
}
