package typeset

import (
	"blogtui/model/article"
)

// FocusableKind is the kind of a Focusable.
type FocusableKind uint8

const (
	// FocusLink is a link of the text; its number is its index in Document.Links.
	FocusLink FocusableKind = iota
	// FocusNote is a reference to a footnote; its number is that of the footnote.
	FocusNote
	// FocusCode is a block of code.
	FocusCode
	// FocusFooterLink is a link of the footer; its number is its index among all of them.
	FocusFooterLink
)

// Focusable is an element of a page that can have the focus.
type Focusable struct {
	Kind       FocusableKind
	Number     int // from 0; of a footnote from 1
	block      int // see Anchor
	occurrence int // index among the focusables of the block with the same linkID
}

// Focusables returns the focusables of the page in order. It renders nothing.
func (p *Page) Focusables() []Focusable {
	if p.focusables == nil {
		p.focusables = []Focusable{}
		for i := range p.blocks {
			p.focusables = p.blocks[i].focusables(i, p.focusables)
		}
	}
	return p.focusables
}

// focusables appends the focusables of a block.
func (pb *pageBlock) focusables(block int, all []Focusable) []Focusable {
	seen := map[linkID]int{}
	add := func(kind FocusableKind, number int, m linkID) {
		all = append(all, Focusable{kind, number, block, seen[m]})
		seen[m]++
	}
	var inlines func([]article.Inline)
	inlines = func(text []article.Inline) {
		for _, inline := range text {
			switch i := inline.(type) {
			case article.Link:
				if i.Number > 0 && article.Plain(i.Text) != "" {
					add(FocusLink, i.Number-1, linkID(i.Number))
				}
			case article.FootnoteRef:
				add(FocusNote, int(i), -linkID(i))
				continue
			}
			inlines(article.Children(inline))
		}
	}
	var blocks func(article.Block)
	blocks = func(b article.Block) {
		if quote, ok := b.(article.PullQuote); ok { // the attribution follows the quote
			for _, inner := range quote.Blocks {
				blocks(inner)
			}
		}
		for _, text := range article.OwnInlines(b) {
			inlines(text)
		}
	}
	switch b := pb.block.(type) {
	case Footer:
		for i := range b.links() {
			add(FocusFooterLink, b.firstLink+i, linkID(b.firstLink+i+1))
		}
	case calloutTitle:
		inlines(b.text)
	case article.CodeBlock:
		if pb.from == 0 {
			add(FocusCode, 0, 0)
		}
	case article.Table:
		blocks(pb.rows(b))
	case article.Embed:
		add(FocusLink, b.Number-1, linkID(b.Number))
	case article.Picture:
		if b.Number > 0 {
			add(FocusLink, b.Number-1, linkID(b.Number))
		}
		inlines(b.Caption)
	case article.Block:
		blocks(b)
	}
	return all
}

// rows returns the rows of a table that the block renders, with the head if it is the
// first block.
func (pb *pageBlock) rows(b article.Table) article.Table {
	if pb.from > 0 {
		b.Head = nil
	}
	b.Rows = b.Rows[pb.from:pb.to]
	return b
}

// Block returns the index of the block, see Anchor.
func (s Focusable) Block() int { return s.block }

// RangesOf returns the positions of a focusable: a range for each line, none if it was
// truncated. For code it is the top line of the frame.
func (p *Page) RangesOf(s Focusable) []Range {
	if s.block >= len(p.blocks) {
		return nil
	}
	set := p.renderedBlock(s.block)
	m := linkID(s.Number + 1)
	switch s.Kind {
	case FocusCode:
		line := p.blocks[s.block].blankAbove
		if line >= len(set.lines) {
			return nil
		}
		return []Range{{Anchor{s.block, line}, 0, cells(set.lines[line])}}
	case FocusNote:
		m = -linkID(s.Number)
	}
	nth := s.occurrence
	for _, l := range set.links {
		if l.linkID != m {
			continue
		}
		if nth == 0 {
			return set.ranges(s.block, l.text, l.from, l.to)
		}
		nth--
	}
	if pb := &p.blocks[s.block]; pb.picture != nil && len(set.lines) > pb.blankAbove { // a picture without text
		return []Range{{Anchor{s.block, pb.blankAbove}, 0, cells(set.lines[pb.blankAbove])}}
	}
	return nil
}

// CodeOf returns the text of a code block, "" for other focusables.
func (p *Page) CodeOf(s Focusable) string {
	if s.Kind == FocusCode && s.block < len(p.blocks) {
		if code, ok := p.blocks[s.block].block.(article.CodeBlock); ok {
			return code.Text
		}
	}
	return ""
}

// Row returns the row of a position on a screen that starts at top; it may be off the
// screen.
func (p *Page) Row(top, at Anchor) int {
	top, row := p.clampAnchor(top), 0
	for i := top.Block; i < at.Block && i < len(p.blocks); i++ {
		row += len(p.blockLines(i))
	}
	for i := at.Block; i < top.Block; i++ {
		row -= len(p.blockLines(i))
	}
	return row + at.Line - top.Line
}

// VisibleBlocks returns the blocks that are at least partly visible on a screen of that
// many rows at top: from the first to before the last.
func (p *Page) VisibleBlocks(top Anchor, rows int) (from, to int) {
	top = p.clampAnchor(top)
	to = top.Block
	for left := rows + top.Line; to < len(p.blocks) && left > 0; to++ {
		left -= len(p.blockLines(to))
	}
	return top.Block, to
}

// Blocks returns the number of blocks that Anchor counts.
func (p *Page) Blocks() int { return len(p.blocks) }

// IsRendered reports whether a block has been rendered.
func (p *Page) IsRendered(block int) bool { return p.rendered[block] != nil }

// Texts returns the texts of a block that can be searched, none for the footer. It renders
// the block.
func (p *Page) Texts(block int) []string {
	if _, below := p.blocks[block].block.(Footer); below {
		return nil
	}
	return p.renderedBlock(block).texts
}

// Ranges returns the positions of a part of a text of a block, given by its index in Texts
// and byte offsets.
func (p *Page) Ranges(block, text, from, to int) []Range {
	return p.renderedBlock(block).ranges(block, text, from, to)
}
