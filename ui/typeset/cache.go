package typeset

import (
	"fmt"

	"blogtui/model/article"
	"blogtui/ui/theme"
)

// LayoutKey identifies what the lines of a page depend on, except for what a BlockKey
// holds. It is comparable.
type LayoutKey struct {
	Document      *article.Document
	options       renderOptions
	hasHeader     bool // with a header
	skippedBlocks int  // number of first blocks that repeat the header
}

// renderOptions are the options that affect all lines.
type renderOptions struct {
	theme                       theme.Theme
	width                       int // cells
	ascii, hyperlinks, wrapCode bool
}

// BlockKey identifies a block of a layout.
type BlockKey struct {
	Index int
	// Context is what the block shows besides the article: header, footer, why there is
	// no picture; "" for nothing.
	Context string
}

// BlockCache holds the blocks of one layout, rendered once for all readers. It is safe for
// concurrent use.
type BlockCache interface {
	// GetOrRender returns the block of a key. It calls render, on the goroutine of the
	// caller, if the block is not cached. Concurrent calls wait for the first one. If
	// render returns nil, nothing is cached and all waiting calls return nil.
	GetOrRender(key BlockKey, render func() *RenderedBlock) *RenderedBlock
}

// CacheProvider returns the cache of a layout.
type CacheProvider func(LayoutKey) BlockCache

// layoutKey returns the key of a page.
func (t *Typesetter) layoutKey(doc *article.Document, above bool, skipped int) LayoutKey {
	return LayoutKey{doc, renderOptions{t.theme, t.width, t.ascii, t.hyperlinks, t.wrapCode}, above, skipped}
}

// cacheContext returns the Context of a BlockKey; own is true for rendered pictures, which
// are not shared.
func (pb *pageBlock) cacheContext() (says string, own bool) {
	switch pb.block.(type) {
	case Header, Footer:
		says = fmt.Sprintf("%#v", pb.block)
	}
	if pb.picture != nil {
		says += fmt.Sprintf(" %d %d %q", pb.picture.Width, pb.picture.Height, pb.picture.Fault)
	}
	return says, pb.picture != nil && pb.picture.Cells != nil
}
