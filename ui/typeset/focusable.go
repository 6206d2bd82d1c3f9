package typeset

import (
	"blogtui/model/article"
)

// FocusableKind is what a spot is.
type FocusableKind uint8

const (
	// FocusLink is a link of the text; its number is its place in Document.Links.
	FocusLink FocusableKind = iota
	// FocusNote is the mark of a footnote; its number is that of the note.
	FocusNote
	// FocusCode is a block of code.
	FocusCode
	// FocusFooterLink is a lead of the coda; its number is its place among all leads.
	FocusFooterLink
)

// Focusable is something on a page that a reader can step to.
type Focusable struct {
	Kind       FocusableKind
	Number     int // from 0; of a note from 1
	block      int // unit
	occurrence int // among the spots of one mark in the unit
}

// Focusables returns the spots of the page in order. Nothing is set for it.
func (p *Page) Focusables() []Focusable {
	if p.focusables == nil {
		p.focusables = []Focusable{}
		for i := range p.blocks {
			p.focusables = p.blocks[i].focusables(i, p.focusables)
		}
	}
	return p.focusables
}

// focusables appends the spots of a unit.
func (u *pageBlock) focusables(block int, all []Focusable) []Focusable {
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
		if quote, ok := b.(article.PullQuote); ok { // who said it comes after what was said
			for _, inner := range quote.Blocks {
				blocks(inner)
			}
		}
		for _, text := range article.OwnInlines(b) {
			inlines(text)
		}
	}
	switch b := u.block.(type) {
	case Footer:
		for i := range b.links() {
			add(FocusFooterLink, b.firstLink+i, linkID(b.firstLink+i+1))
		}
	case calloutTitle:
		inlines(b.text)
	case article.CodeBlock:
		if u.from == 0 {
			add(FocusCode, 0, 0)
		}
	case article.Table:
		blocks(u.rows(b))
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

// rows is the part of a table that the unit sets, with its head if it is the first.
func (u *pageBlock) rows(b article.Table) article.Table {
	if u.from > 0 {
		b.Head = nil
	}
	b.Rows = b.Rows[u.from:u.to]
	return b
}

// Block is the unit that a spot stands in, see Anchor.
func (s Focusable) Block() int { return s.block }

// RangesOf returns the parts of lines that a spot takes: one for each line it is
// broken over, none if it was cut off. Of code it is the line that opens the frame.
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
	if u := &p.blocks[s.block]; u.picture != nil && len(set.lines) > u.blankAbove { // a picture without words
		return []Range{{Anchor{s.block, u.blankAbove}, 0, cells(set.lines[u.blankAbove])}}
	}
	return nil
}

// CodeOf is the text of the block of code that a spot is, "" for other spots.
func (p *Page) CodeOf(s Focusable) string {
	if s.Kind == FocusCode && s.block < len(p.blocks) {
		if code, ok := p.blocks[s.block].block.(article.CodeBlock); ok {
			return code.Text
		}
	}
	return ""
}

// Row returns the row of a screen that begins at top on which a place stands; it
// may be above or below the screen.
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

// VisibleBlocks returns the blocks of which a screen of so many rows that begins at top
// shows something: from the first to before the last.
func (p *Page) VisibleBlocks(top Anchor, rows int) (from, to int) {
	top = p.clampAnchor(top)
	to = top.Block
	for left := rows + top.Line; to < len(p.blocks) && left > 0; to++ {
		left -= len(p.blockLines(to))
	}
	return top.Block, to
}

// Blocks is the number of blocks that Anchor counts.
func (p *Page) Blocks() int { return len(p.blocks) }

// IsRendered reports whether a block has been set, so that asking for it costs nothing.
func (p *Page) IsRendered(block int) bool { return p.rendered[block] != nil }

// Texts returns what a block says, in pieces that are each read without a break:
// what can be looked through for words; nothing of a coda. It sets the block.
func (p *Page) Texts(block int) []string {
	if _, below := p.blocks[block].block.(Footer); below {
		return nil
	}
	return p.renderedBlock(block).texts
}

// Ranges returns where a part of a text of a block stands, in bytes of that one of
// its Texts.
func (p *Page) Ranges(block, text, from, to int) []Range {
	return p.renderedBlock(block).ranges(block, text, from, to)
}
