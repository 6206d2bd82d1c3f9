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
	wanted := wordsAlone(fragment)
	for _, h := range d.Headings {
		if wanted != "" && (wordsAlone(h.ID) == wanted || wordsAlone(Plain(h.Text)) == wanted) {
			return h, true
		}
	}
	return Heading{}, false
}

// Anchor finds the line of the body, from 1, at which a place begins that a fragment of an
// address means and that is no heading.
func (d *Document) Anchor(fragment string) (line int, ok bool) {
	for _, a := range d.Anchors() {
		if a.Name == fragment {
			return a.Line, true
		}
	}
	return 0, false
}

// wordsAlone are the letters and digits of a text in lower case.
func wordsAlone(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
