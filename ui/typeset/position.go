package typeset

import (
	"hash/fnv"
	"slices"

	"blogtui/model"
)

// PositionOf describes a position by what stands there, so that Find finds it again on
// another width, in another run of the program and after the article was edited.
// The start of the page is the zero Place, and so is all of its front: a reader who
// has not come to the text has not begun.
func (p *Page) PositionOf(a Anchor) model.Position {
	a = p.clampAnchor(a)
	if len(p.blocks) == 0 || a == (Anchor{}) {
		return model.Position{}
	}
	if _, front := p.blocks[a.Block].block.(Header); front {
		return model.Position{}
	}
	position := model.Position{Paragraph: p.blocks[a.Block].fingerprint(), PassagesBelow: a.Block}
	if h, ok := p.headingAbove(a.Block); ok {
		position.Heading, position.PassagesBelow = h.ID, a.Block-h.Block
	}
	for _, line := range p.blockLines(a.Block)[:a.Line] {
		position.Letters += countLetters(line)
	}
	above, total := a.Line, 0
	for i, height := range p.heights {
		total += height
		if i < a.Block {
			above += height
		}
	}
	position.Fraction = min(1, float64(above)/float64(max(total, 1)))
	return position
}

// headingAbove is the heading of the section that a unit stands in.
func (p *Page) headingAbove(block int) (Heading, bool) {
	for i := len(p.headings) - 1; i >= 0; i-- {
		if p.headings[i].Block <= block {
			return p.headings[i], true
		}
	}
	return Heading{}, false
}

// Find returns where a position is now: at its passage, else in its section, else
// as far down as it was.
func (p *Page) Find(position model.Position) Anchor {
	if len(p.blocks) == 0 || position == (model.Position{}) {
		return Anchor{}
	}
	expected, last := p.expectedBlock(position)
	for away := range len(p.blocks) {
		for _, i := range []int{expected - away, expected + away} {
			if i >= 0 && i < len(p.blocks) && p.blocks[i].fingerprint() == position.Paragraph {
				return p.anchorInBlock(i, position.Letters)
			}
		}
	}
	if last >= 0 {
		return p.anchorInBlock(min(expected, last), 0)
	}
	return p.AtFraction(position.Fraction)
}

// expectedBlock is the unit at which a position would be if nothing had changed, and the
// last unit of its section, -1 when the section is gone.
func (p *Page) expectedBlock(position model.Position) (expected, last int) {
	if position.Heading == "" {
		return min(position.PassagesBelow, len(p.blocks)-1), -1
	}
	for i, h := range p.headings {
		if h.ID != position.Heading {
			continue
		}
		last = len(p.blocks) - 1
		if i+1 < len(p.headings) {
			last = p.headings[i+1].Block - 1
		}
		return min(h.Block+position.PassagesBelow, len(p.blocks)-1), last
	}
	return p.AtFraction(position.Fraction).Block, -1
}

// anchorInBlock is the line of a unit that has so many letters above it.
func (p *Page) anchorInBlock(block, above int) Anchor {
	if above == 0 {
		return p.clampAnchor(Anchor{block, p.blocks[block].blankAbove})
	}
	for i, line := range p.blockLines(block) {
		if above -= countLetters(line); above < 0 {
			return Anchor{block, i}
		}
	}
	return p.clampAnchor(Anchor{block, 1 << 30})
}

// EndVisible reports whether a screen of so many rows that begins at a position shows
// the end of the text or lies below it.
func (p *Page) EndVisible(top Anchor, rows int) bool {
	top = p.clampAnchor(top)
	end := slices.IndexFunc(p.blocks, func(u pageBlock) bool { return u.end })
	lines := -top.Line
	for i := top.Block; i <= end && lines <= rows; i++ {
		lines += len(p.blockLines(i))
	}
	return top.Block > end || lines <= rows
}

// fingerprint is what a unit is known again by in another run of the program.
func (u *pageBlock) fingerprint() uint64 {
	h := fnv.New64a()
	h.Write([]byte(u.identity()))
	return h.Sum64()
}
