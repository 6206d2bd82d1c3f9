package article

import "blogtui/model/letters"

// Heading finds the heading that a fragment of an address means: the one with
// that ID, else one that differs from it only in what generators make of a
// heading's text (case, hyphens, marks).
func (d *Document) Heading(fragment string) (Heading, bool) {
	for _, h := range d.Headings {
		if h.ID == fragment {
			return h, true
		}
	}
	wanted := letters.Alone(fragment)
	for _, h := range d.Headings {
		if wanted != "" && (letters.Alone(h.ID) == wanted || letters.Alone(Plain(h.Text)) == wanted) {
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

// HeadingIDs are the names of the headings by which fragments of addresses mean them.
func (d *Document) HeadingIDs() []string {
	ids := make([]string, len(d.Headings))
	for i, h := range d.Headings {
		ids[i] = h.ID
	}
	return ids
}
