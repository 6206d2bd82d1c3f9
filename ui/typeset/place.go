package typeset

import "iter"

// At returns the place that lies a share (0 to 1) of the way down the page, by
// estimated heights until all is set.
func (p *Page) At(share float64) Anchor {
	total := 0
	for _, height := range p.heights {
		total += height
	}
	left := int(max(0, min(share, 1)) * float64(total))
	for i, height := range p.heights {
		if left < height {
			return p.valid(Anchor{i, left})
		}
		left -= height
	}
	return p.valid(Anchor{len(p.units), 0})
}

// LinesFrom goes through the lines from a place to the end. What it sets for that
// it does not keep, so that a long article takes no more memory than a short one.
func (p *Page) LinesFrom(a Anchor) iter.Seq[string] {
	return func(yield func(string) bool) {
		p.setter.thorough = true
		a = p.valid(a)
		for i := a.Block; i < len(p.units); i++ {
			kept := p.passages[i] != nil
			lines := p.unitLines(i)
			if !kept {
				p.passages[i] = nil
			}
			if i == a.Block {
				lines = lines[min(a.Line, len(lines)):]
			}
			for _, line := range lines {
				if !yield(line) {
					return
				}
			}
		}
	}
}

// SourceLine returns the 1-based line of the body at which the block of a place
// begins, 1 for what does not come from the body.
func (p *Page) SourceLine(a Anchor) int {
	a = p.valid(a)
	if a.Block < len(p.units) {
		if block, ok := p.units[a.Block].block.(interface{ At() int }); ok {
			return max(block.At(), 1)
		}
	}
	return 1
}

// AtLine returns the place of the block that a line of the body (1-based) is in,
// the start of the page for a line before all of them.
func (p *Page) AtLine(line int) Anchor {
	at := Anchor{}
	for i := range p.units {
		if block, ok := p.units[i].block.(interface{ At() int }); ok && block.At() > 0 && block.At() <= line {
			at = Anchor{Block: i}
		}
	}
	return at
}
