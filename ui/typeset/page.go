package typeset

import (
	"fmt"
	"slices"
	"time"
	"unicode"

	"blogtui/model/article"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// Heading is a heading of a Page.
type Heading struct {
	Level int // 1 to 6
	Text  string
	ID    string
	Block int // see Anchor
}

// Anchor is a position on a page that is valid for every width. Block is the index of a
// page block: the header, then the blocks of the article, where long blocks and containers
// count as several.
type Anchor struct {
	Block int
	Line  int // within the lines of the block, including the blank ones above it
}

// Page is an article laid out for one width. Its blocks are rendered on demand. Like its
// Typesetter it serves one reader.
type Page struct {
	setter      *Typesetter
	blocks      []pageBlock
	headings    []Heading
	titleID     string // ID of a heading that repeated the title
	namedAnchor func(name string) (line int, ok bool)
	rendered    []*RenderedBlock // by block, nil until rendered
	heights     []int            // lines by block, estimated until rendered
	focusables  []Focusable      // nil until needed
	next        int              // RenderMore continues with this block
	cache       BlockCache       // nil if blocks are not shared
}

// blockLines returns the lines of a block, rendered on first use.
func (p *Page) blockLines(i int) []string { return p.renderedBlock(i).lines }

// renderedBlock returns a block, rendered on first use.
func (p *Page) renderedBlock(i int) *RenderedBlock {
	if p.rendered[i] == nil {
		p.rendered[i] = p.cachedBlock(i)
		p.heights[i] = len(p.rendered[i].lines)
	}
	return p.rendered[i]
}

// cachedBlock returns a block from the cache that readers share, or renders it.
func (p *Page) cachedBlock(i int) *RenderedBlock {
	if p.cache == nil || p.blocks[i].pan > 0 {
		return p.renderBlock(i)
	}
	says, own := p.blocks[i].cacheContext()
	if own {
		return p.renderBlock(i)
	}
	shared := p.cache.GetOrRender(BlockKey{i, says}, func() *RenderedBlock {
		if p.highlightPending(i) {
			return nil
		}
		return p.renderBlock(i)
	})
	if shared == nil {
		return p.renderBlock(i)
	}
	return shared
}

// highlightPending reports whether code would be rendered without colours now, because
// highlighting it would keep the reader waiting.
func (p *Page) highlightPending(i int) bool {
	pb := &p.blocks[i]
	return pb.code != nil && p.setter.highlightPending(pb.code, pb.to)
}

// renderBlock renders a block. If that panics, a notice replaces the block: one block must
// not cost a reader the others.
func (p *Page) renderBlock(i int) (set *RenderedBlock) {
	t := *p.setter
	defer func() {
		if recover() != nil {
			notice := ansi.Truncate(words.ArticleBlockFailed, t.width, "")
			set = &RenderedBlock{lines: []string{"", t.theme.Style(t.theme.Danger).Render(notice)}}
		}
	}()
	if t.recorder != nil { // within another block, which has the recorder
		return &RenderedBlock{lines: t.renderBlock(&p.blocks[i])}
	}
	t.recorder, t.pan = &recorder{textIndex: map[*styledText]int{}}, p.blocks[i].pan
	pale := p.highlightPending(i)
	set = t.recorder.finish(t.renderBlock(&p.blocks[i]))
	set.unhighlighted = pale
	return set
}

// Window returns up to rows lines from top on and renders only the blocks it needs.
func (p *Page) Window(top Anchor, rows int) []string {
	top = p.clampAnchor(top)
	var out []string
	for i, skip := top.Block, top.Line; i < len(p.blocks) && len(out) < rows; i++ {
		lines := p.blockLines(i)
		lines = lines[min(skip, len(lines)):]
		out = append(out, lines[:min(len(lines), rows-len(out))]...)
		skip = 0
	}
	return out
}

// Lines returns all lines of the page.
func (p *Page) Lines() []string {
	p.setter.fullHighlight = true
	var out []string
	for i := range p.blocks {
		out = append(out, p.blockLines(i)...)
	}
	return out
}

// clampAnchor returns the nearest existing position.
func (p *Page) clampAnchor(a Anchor) Anchor {
	if len(p.blocks) == 0 || a.Block < 0 {
		return Anchor{}
	}
	if a.Block >= len(p.blocks) {
		a = Anchor{len(p.blocks) - 1, 1 << 30}
	}
	return Anchor{a.Block, max(0, min(a.Line, len(p.blockLines(a.Block))-1))}
}

// Move returns the position a number of lines below, or above if negative, within the
// page.
func (p *Page) Move(from Anchor, lines int) Anchor {
	a := p.clampAnchor(from)
	if len(p.blocks) == 0 {
		return a
	}
	a.Line += lines
	for a.Line < 0 && a.Block > 0 {
		a.Block--
		a.Line += len(p.blockLines(a.Block))
	}
	for a.Line >= len(p.blockLines(a.Block)) && a.Block < len(p.blocks)-1 {
		a.Line -= len(p.blockLines(a.Block))
		a.Block++
	}
	return p.clampAnchor(a)
}

// Bottom returns the top of the last screen of that many rows.
func (p *Page) Bottom(rows int) Anchor {
	return p.Move(Anchor{len(p.blocks), 0}, 1-rows)
}

// Clamp returns a, or Bottom if a screen starting at a would extend beyond the end.
func (p *Page) Clamp(a Anchor, rows int) Anchor {
	a = p.clampAnchor(a)
	left := -a.Line
	for i := a.Block; i < len(p.blocks); i++ {
		if left += len(p.blockLines(i)); left >= rows {
			return a
		}
	}
	return p.Bottom(rows)
}

// Headings returns the headings of the article in order.
func (p *Page) Headings() []Heading { return p.headings }

// AnchorOf returns the position of a heading or another named place. Headings also match
// by their text, and regardless of case, hyphens and punctuation of the ID.
func (p *Page) AnchorOf(headingID string) (Anchor, bool) {
	if headingID != "" && headingID == p.titleID {
		return Anchor{}, true
	}
	if i := p.HeadingOf(headingID); i >= 0 {
		block := p.headings[i].Block
		return Anchor{block, p.blocks[block].blankAbove}, true
	}
	if line, ok := p.namedAnchor(headingID); ok {
		return p.anchorOfLine(line), true
	}
	return Anchor{}, false
}

// HeadingOf returns the index of a heading in Headings, -1 if there is none or if
// something else has that name.
func (p *Page) HeadingOf(headingID string) int {
	if i := slices.IndexFunc(p.headings, func(h Heading) bool { return h.ID == headingID }); i >= 0 {
		return i
	}
	wanted := normalized(headingID)
	if _, other := p.namedAnchor(headingID); other || wanted == "" {
		return -1
	}
	return slices.IndexFunc(p.headings, func(h Heading) bool { return normalized(h.ID) == wanted || normalized(h.Text) == wanted })
}

// anchorOfLine returns the position of the block that contains a line of the body.
func (p *Page) anchorOfLine(line int) Anchor {
	nearest, found := 0, 0
	for i := range p.blocks {
		block, ok := p.blocks[i].block.(article.Block)
		if ok && block.StartLine() > nearest && block.StartLine() <= line {
			nearest, found = block.StartLine(), i
		}
	}
	if nearest == 0 {
		return Anchor{}
	}
	return Anchor{found, p.blocks[found].blankAbove}
}

// Progress returns how far a screen at top is from the first to the last one, from 0 to 1.
// It is based on estimated heights until all blocks are rendered.
func (p *Page) Progress(top Anchor, rows int) float64 {
	top = p.clampAnchor(top)
	above, total := top.Line, 0
	for i, height := range p.heights {
		total += height
		if i < top.Block {
			above += height
		}
	}
	if total <= rows {
		return 1
	}
	return min(1, float64(above)/float64(total-rows))
}

// RenderMore renders further blocks in order for about the time of budget. It reports
// whether all are rendered.
func (p *Page) RenderMore(budget time.Duration) (done bool) {
	for start := time.Now(); p.next < len(p.blocks); p.next++ {
		if p.renderedBlock(p.next).unhighlighted && !p.highlight(p.next, start.Add(budget)) {
			return false
		}
		if time.Since(start) > budget {
			p.next++
			break
		}
	}
	return p.next >= len(p.blocks)
}

// highlight continues highlighting code until a deadline. It reports whether the block has
// been rendered again.
func (p *Page) highlight(i int, until time.Time) bool {
	if pb := &p.blocks[i]; !p.setter.highlightUntil(pb.code, pb.to, until) {
		return false
	}
	p.rendered[i] = nil
	p.renderedBlock(i)
	return true
}

// Reflow returns the position on p of what was at top on old, a page of the same article
// with another width or an earlier text.
func (p *Page) Reflow(old *Page, top Anchor) Anchor {
	top = old.clampAnchor(top)
	block, ok := p.matchingBlock(old, top.Block)
	if !ok {
		return p.clampAnchor(top)
	}
	if block != top.Block || p.blocks[block].blankAbove != old.blocks[top.Block].blankAbove {
		return p.clampAnchor(Anchor{block, top.Line})
	}
	before := 0
	for _, line := range old.blockLines(top.Block)[:top.Line] {
		before += countLetters(line)
	}
	if before == 0 {
		space := p.blocks[top.Block].blankAbove
		return p.clampAnchor(Anchor{top.Block, min(top.Line, space)})
	}
	for i, line := range p.blockLines(top.Block) {
		if before -= countLetters(line); before < 0 {
			return Anchor{top.Block, i}
		}
	}
	return p.clampAnchor(Anchor{top.Block, 1 << 30})
}

// matchingBlock returns the block of p with the same identity as a block of old, the
// nearest if there are several.
func (p *Page) matchingBlock(old *Page, block int) (int, bool) {
	if block >= len(old.blocks) {
		return 0, false
	}
	says := old.blocks[block].identity()
	for away := 0; away < max(len(p.blocks), len(old.blocks)); away++ {
		for _, at := range []int{block - away, block + away} {
			if at >= 0 && at < len(p.blocks) && p.blocks[at].identity() == says {
				return at, true
			}
		}
	}
	return 0, false
}

// identity returns the text that identifies a block, or the name of its kind if it has none.
// Journals of readers hold hashes of it, so the names of kinds stay as they are, whatever
// their types are called.
func (pb *pageBlock) identity() string {
	if s := pb.code; s != nil {
		return s.text[s.starts[pb.from]:s.starts[pb.to]]
	}
	switch b := pb.block.(type) {
	case article.Heading:
		return b.ID
	case article.Paragraph:
		return article.Plain(b.Text)
	case article.CodeBlock:
		return b.Text
	case article.PullQuote:
		return (&article.Document{Blocks: b.Blocks}).Text()
	case calloutTitle:
		return "typeset.caption"
	case notesRule:
		return "typeset.noteRule"
	case Header:
		return "typeset.Front"
	case Footer:
		return "typeset.Coda"
	}
	return fmt.Sprintf("%T", pb.block)
}

// countLetters counts letters and digits of a line, which do not depend on the width.
func countLetters(line string) int {
	n := 0
	for _, r := range ansi.Strip(line) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
