package typeset

import (
	"blogtui/model/article"
	"blogtui/ui/theme"
)

// Edition is an article set in one way: all that its lines depend on, but for
// those of its front and its coda. It may be the key of a map.
type Edition struct {
	Document *article.Document
	look     look
	above    bool // a front stands above it
	skipped  int  // blocks at its beginning that the front says already
}

// look is how a typesetter sets whatever it sets.
type look struct {
	theme              theme.Theme
	width              int // cells
	ascii, links, wrap bool
}

// SharedLines are the lines of an edition, set once for all who read it. They
// are safe for concurrent use, and nobody changes a line.
type SharedLines interface {
	// Unit returns the unit with that number as it was set. It calls set, on the
	// goroutine of the caller, unless it is known; who asks while another
	// caller sets it waits. Where set returns nil there is nothing to share yet,
	// and all who have waited get nil.
	Unit(number int, set func() *Passage) *Passage
}

// Sharing finds the lines of an edition that are shared.
type Sharing func(Edition) SharedLines

// edition says what the lines of a page depend on.
func (t *Typesetter) edition(doc *article.Document, above bool, skipped int) Edition {
	return Edition{doc, look{t.theme, t.width, t.ascii, t.links, t.wrap}, above, skipped}
}

// shareable reports whether the lines of a unit depend on the edition alone.
func (u *unit) shareable() bool {
	switch u.block.(type) {
	case Front, Coda:
		return false
	}
	return u.plate == nil
}
