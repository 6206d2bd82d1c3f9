package article

import (
	"strings"
	"unicode"
)

// Heading finds the heading that a fragment of an address means: the one with
// that ID, else one that differs from it only in what generators make of a
// heading's text (case, hyphens, marks).
func (d *Document) Heading(fragment string) (Heading, bool) {
	for _, h := range d.Headings {
		if h.ID == fragment {
			return h, true
		}
	}
	wanted := letters(fragment)
	for _, h := range d.Headings {
		if wanted != "" && (letters(h.ID) == wanted || letters(Plain(h.Text)) == wanted) {
			return h, true
		}
	}
	return Heading{}, false
}

// letters are the letters and digits of a text in lower case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
