package typeset

import (
	"fmt"

	"blogtui/model/article"
	"blogtui/ui/theme"
)

// LayoutKey is an article set in one way: all that its lines depend on, but for
// what a UnitKey says. It may be the key of a map.
type LayoutKey struct {
	Document      *article.Document
	options       renderOptions
	hasHeader     bool // a front stands above it
	skippedBlocks int  // blocks at its beginning that the front says already
}

// renderOptions is how a typesetter sets whatever it sets.
type renderOptions struct {
	theme                       theme.Theme
	width                       int // cells
	ascii, hyperlinks, wrapCode bool
}

// BlockKey names a unit of an edition.
type BlockKey struct {
	Index int
	// Context is what the unit shows that the article does not hold: its front, its
	// coda, why there is no picture; "" for nothing.
	Context string
}

// BlockCache are the lines of an edition, set once for all who read it. They
// are safe for concurrent use, and nobody changes a line.
type BlockCache interface {
	// GetOrRender returns the unit with that key as it was set. It calls set, on the
	// goroutine of the caller, unless it is known; a call made while another
	// caller sets it waits. Where set returns nil there is nothing to share yet,
	// and all calls that have waited return nil.
	GetOrRender(key BlockKey, set func() *RenderedBlock) *RenderedBlock
}

// CacheProvider finds the lines of an edition that are shared.
type CacheProvider func(LayoutKey) BlockCache

// layoutKey holds what the lines of a page depend on.
func (t *Typesetter) layoutKey(doc *article.Document, above bool, skipped int) LayoutKey {
	return LayoutKey{doc, renderOptions{t.theme, t.width, t.ascii, t.hyperlinks, t.wrapCode}, above, skipped}
}

// cacheContext is what a unit shows that the article does not hold; own is true of pictures
// that are drawn, which are not shared as lines.
func (u *pageBlock) cacheContext() (says string, own bool) {
	switch u.block.(type) {
	case Header, Footer:
		says = fmt.Sprintf("%#v", u.block)
	}
	if u.picture != nil {
		says += fmt.Sprintf(" %d %d %q", u.picture.Width, u.picture.Height, u.picture.Fault)
	}
	return says, u.picture != nil && u.picture.Cells != nil
}
