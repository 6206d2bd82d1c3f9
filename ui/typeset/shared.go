package typeset

import (
	"fmt"

	"blogtui/model/article"
	"blogtui/ui/theme"
)

// Edition is an article set in one way: all that its lines depend on, but for
// what a UnitKey says. It may be the key of a map.
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

// UnitKey names a unit of an edition.
type UnitKey struct {
	Number int
	// Says is what the unit shows that the article does not hold: its front, its
	// coda, why there is no picture; "" for nothing.
	Says string
}

// SharedLines are the lines of an edition, set once for all who read it. They
// are safe for concurrent use, and nobody changes a line.
type SharedLines interface {
	// Unit returns the unit with that key as it was set. It calls set, on the
	// goroutine of the caller, unless it is known; a call made while another
	// caller sets it waits. Where set returns nil there is nothing to share yet,
	// and all calls that have waited return nil.
	Unit(key UnitKey, set func() *Passage) *Passage
}

// Sharing finds the lines of an edition that are shared.
type Sharing func(Edition) SharedLines

// edition holds what the lines of a page depend on.
func (t *Typesetter) edition(doc *article.Document, above bool, skipped int) Edition {
	return Edition{doc, look{t.theme, t.width, t.ascii, t.links, t.wrap}, above, skipped}
}

// says is what a unit shows that the article does not hold; own is true of pictures
// that are drawn, which are not shared as lines.
func (u *unit) says() (says string, own bool) {
	switch u.block.(type) {
	case Front, Coda:
		says = fmt.Sprintf("%#v", u.block)
	}
	if u.plate != nil {
		says += fmt.Sprintf(" %d %d %q", u.plate.Width, u.plate.Height, u.plate.Fault)
	}
	return says, u.plate != nil && u.plate.Cells != nil
}
