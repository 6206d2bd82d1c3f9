package typeset

import (
	"hash/fnv"
	"slices"

	"blogtui/model"
)

// PositionOf describes an anchor by the text there, so that Find finds it with another
// width, in another run of the program and after edits. The whole header has the zero
// Position: a reader who has not reached the text has not begun.
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

// headingAbove returns the heading of the section that contains a block.
func (p *Page) headingAbove(block int) (Heading, bool) {
	for i := len(p.headings) - 1; i >= 0; i-- {
		if p.headings[i].Block <= block {
			return p.headings[i], true
		}
	}
	return Heading{}, false
}

// Find returns the anchor of a position: at the same text, else in the same section, else
// at the same fraction of the page.
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

// expectedBlock returns the block of a position if nothing has changed, and the last block
// of its section, -1 if that section is gone.
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

// anchorInBlock returns the line of a block that has that many letters above it.
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

// EndVisible reports whether a screen of that many rows at top shows the end of the text
// or is below it.
func (p *Page) EndVisible(top Anchor, rows int) bool {
	top = p.clampAnchor(top)
	end := slices.IndexFunc(p.blocks, func(pb pageBlock) bool { return pb.end })
	lines := -top.Line
	for i := top.Block; i <= end && lines <= rows; i++ {
		lines += len(p.blockLines(i))
	}
	return top.Block > end || lines <= rows
}

// fingerprint returns a hash of the identity that is the same in every run of the program.
func (pb *pageBlock) fingerprint() uint64 {
	h := fnv.New64a()
	h.Write([]byte(pb.identity()))
	return h.Sum64()
}
