package typeset

import (
	"blogtui/model/article"
)

// SpotKind is what a spot is.
type SpotKind uint8

const (
	// LinkSpot is a link of the text; its number is its place in Document.Links.
	LinkSpot SpotKind = iota
	// NoteSpot is the mark of a footnote; its number is that of the note.
	NoteSpot
	// CodeSpot is a block of code.
	CodeSpot
	// LeadSpot is a lead of the coda; its number is its place among all leads.
	LeadSpot
)

// Spot is something on a page that a reader can step to.
type Spot struct {
	Kind   SpotKind
	Number int // from 0; of a note from 1
	block  int // unit
	nth    int // among the spots of one mark in the unit
}

// Spots returns the spots of the page in order. Nothing is set for it.
func (p *Page) Spots() []Spot {
	if p.spots == nil {
		p.spots = []Spot{}
		for i := range p.units {
			p.spots = p.units[i].spots(i, p.spots)
		}
	}
	return p.spots
}

// spots appends the spots of a unit.
func (u *unit) spots(block int, all []Spot) []Spot {
	seen := map[mark]int{}
	add := func(kind SpotKind, number int, m mark) {
		all = append(all, Spot{kind, number, block, seen[m]})
		seen[m]++
	}
	var inlines func([]article.Inline)
	inlines = func(text []article.Inline) {
		for _, inline := range text {
			switch i := inline.(type) {
			case article.Link:
				if i.Number > 0 && article.Plain(i.Text) != "" {
					add(LinkSpot, i.Number-1, mark(i.Number))
				}
			case article.NoteRef:
				add(NoteSpot, int(i), -mark(i))
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
		for _, text := range article.Inlines(b) {
			inlines(text)
		}
	}
	switch b := u.block.(type) {
	case Coda:
		for i := range b.leads() {
			add(LeadSpot, b.first+i, mark(b.first+i+1))
		}
	case caption:
		inlines(b.text)
	case article.CodeBlock:
		if u.from == 0 {
			add(CodeSpot, 0, 0)
		}
	case article.Table:
		blocks(u.rows(b))
	case article.Embed:
		add(LinkSpot, b.Number-1, mark(b.Number))
	case article.Picture:
		if b.Number > 0 {
			add(LinkSpot, b.Number-1, mark(b.Number))
		}
		inlines(b.Caption)
	case article.Block:
		blocks(b)
	}
	return all
}

// rows is the part of a table that the unit sets, with its head if it is the first.
func (u *unit) rows(b article.Table) article.Table {
	if u.from > 0 {
		b.Head = nil
	}
	b.Rows = b.Rows[u.from:u.to]
	return b
}

// Block is the unit that a spot stands in, see Anchor.
func (s Spot) Block() int { return s.block }

// Where returns the parts of lines that a spot takes: one for each line it is
// broken over, none if it was cut off. Of code it is the line that opens the frame.
func (p *Page) Where(s Spot) []Range {
	if s.block >= len(p.units) {
		return nil
	}
	set := p.passage(s.block)
	m := mark(s.Number + 1)
	switch s.Kind {
	case CodeSpot:
		line := p.units[s.block].space
		if line >= len(set.lines) {
			return nil
		}
		return []Range{{Anchor{s.block, line}, 0, cells(set.lines[line])}}
	case NoteSpot:
		m = -mark(s.Number)
	}
	nth := s.nth
	for _, l := range set.links {
		if l.mark != m {
			continue
		}
		if nth == 0 {
			return set.ranges(s.block, l.text, l.from, l.to)
		}
		nth--
	}
	if u := &p.units[s.block]; u.plate != nil && len(set.lines) > u.space { // a picture without words
		return []Range{{Anchor{s.block, u.space}, 0, cells(set.lines[u.space])}}
	}
	return nil
}

// Code is the text of the block of code that a spot is, "" for other spots.
func (p *Page) Code(s Spot) string {
	if s.Kind == CodeSpot && s.block < len(p.units) {
		if code, ok := p.units[s.block].block.(article.CodeBlock); ok {
			return code.Text
		}
	}
	return ""
}

// Row returns the row of a screen that begins at top on which a place stands; it
// may be above or below the screen.
func (p *Page) Row(top, at Anchor) int {
	top, row := p.valid(top), 0
	for i := top.Block; i < at.Block && i < len(p.units); i++ {
		row += len(p.unitLines(i))
	}
	for i := at.Block; i < top.Block; i++ {
		row -= len(p.unitLines(i))
	}
	return row + at.Line - top.Line
}

// Shown returns the blocks of which a screen of so many rows that begins at top
// shows something: from the first to before the last.
func (p *Page) Shown(top Anchor, rows int) (from, to int) {
	top = p.valid(top)
	to = top.Block
	for left := rows + top.Line; to < len(p.units) && left > 0; to++ {
		left -= len(p.unitLines(to))
	}
	return top.Block, to
}

// Blocks is the number of blocks that Anchor counts.
func (p *Page) Blocks() int { return len(p.units) }

// IsSet reports whether a block has been set, so that asking for it costs nothing.
func (p *Page) IsSet(block int) bool { return p.passages[block] != nil }

// Texts returns what a block says, in pieces that are each read without a break:
// what can be looked through for words; nothing of a coda. It sets the block.
func (p *Page) Texts(block int) []string {
	if _, below := p.units[block].block.(Coda); below {
		return nil
	}
	return p.passage(block).texts
}

// Ranges returns where a part of a text of a block stands, in bytes of that one of
// its Texts.
func (p *Page) Ranges(block, text, from, to int) []Range {
	return p.passage(block).ranges(block, text, from, to)
}
