package article

import "blogtui/model/letters"

// Heading returns the heading that a URL fragment refers to: the one with that ID, else one
// that differs only in case, hyphens and punctuation, where generators differ.
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

// Anchor returns the 1-based line of the body with the anchor that a URL fragment refers to,
// headings excluded.
func (d *Document) Anchor(fragment string) (line int, ok bool) {
	for _, a := range d.Anchors() {
		if a.Name == fragment {
			return a.Line, true
		}
	}
	return 0, false
}

// HeadingIDs returns the IDs of all headings, in order.
func (d *Document) HeadingIDs() []string {
	ids := make([]string, len(d.Headings))
	for i, h := range d.Headings {
		ids[i] = h.ID
	}
	return ids
}
