package typeset

import (
	"hash/fnv"
	"slices"

	"blogtui/model"
)

// PlaceOf describes a place by what stands there, so that Find finds it again on
// another width, in another run of the program and after the article was edited.
// The start of the page is the zero Place, and so is all of its front: a reader who
// has not come to the text has not begun.
func (p *Page) PlaceOf(a Anchor) model.Position {
	a = p.valid(a)
	if len(p.units) == 0 || a == (Anchor{}) {
		return model.Position{}
	}
	if _, front := p.units[a.Block].block.(Front); front {
		return model.Position{}
	}
	place := model.Position{Paragraph: p.units[a.Block].digest(), PassagesBelow: a.Block}
	if h, ok := p.headingAbove(a.Block); ok {
		place.Heading, place.PassagesBelow = h.ID, a.Block-h.Block
	}
	for _, line := range p.unitLines(a.Block)[:a.Line] {
		place.Letters += letters(line)
	}
	above, total := a.Line, 0
	for i, height := range p.heights {
		total += height
		if i < a.Block {
			above += height
		}
	}
	place.Fraction = min(1, float64(above)/float64(max(total, 1)))
	return place
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

// Find returns where a place is now: at its passage, else in its section, else
// as far down as it was.
func (p *Page) Find(place model.Position) Anchor {
	if len(p.units) == 0 || place == (model.Position{}) {
		return Anchor{}
	}
	expected, last := p.expected(place)
	for away := range len(p.units) {
		for _, i := range []int{expected - away, expected + away} {
			if i >= 0 && i < len(p.units) && p.units[i].digest() == place.Paragraph {
				return p.within(i, place.Letters)
			}
		}
	}
	if last >= 0 {
		return p.within(min(expected, last), 0)
	}
	return p.At(place.Fraction)
}

// expected is the unit at which a place would be if nothing had changed, and the
// last unit of its section, -1 when the section is gone.
func (p *Page) expected(place model.Position) (expected, last int) {
	if place.Heading == "" {
		return min(place.PassagesBelow, len(p.units)-1), -1
	}
	for i, h := range p.headings {
		if h.ID != place.Heading {
			continue
		}
		last = len(p.units) - 1
		if i+1 < len(p.headings) {
			last = p.headings[i+1].Block - 1
		}
		return min(h.Block+place.PassagesBelow, len(p.units)-1), last
	}
	return p.At(place.Fraction).Block, -1
}

// within is the line of a unit that has so many letters above it.
func (p *Page) within(block, above int) Anchor {
	if above == 0 {
		return p.valid(Anchor{block, p.units[block].space})
	}
	for i, line := range p.unitLines(block) {
		if above -= letters(line); above < 0 {
			return Anchor{block, i}
		}
	}
	return p.valid(Anchor{block, 1 << 30})
}

// Ended reports whether a screen of so many rows that begins at a place shows
// the end of the text or lies below it.
func (p *Page) Ended(top Anchor, rows int) bool {
	top = p.valid(top)
	end := slices.IndexFunc(p.units, func(u unit) bool { return u.end })
	lines := -top.Line
	for i := top.Block; i <= end && lines <= rows; i++ {
		lines += len(p.unitLines(i))
	}
	return top.Block > end || lines <= rows
}

// digest is what a unit is known again by in another run of the program.
func (u *unit) digest() uint64 {
	h := fnv.New64a()
	h.Write([]byte(u.words()))
	return h.Sum64()
}
