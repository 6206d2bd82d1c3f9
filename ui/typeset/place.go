package typeset

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

// LinesFrom returns the lines from a place to the end.
func (p *Page) LinesFrom(a Anchor) []string {
	p.setter.thorough = true
	a = p.valid(a)
	var out []string
	for i := a.Block; i < len(p.units); i++ {
		out = append(out, p.unitLines(i)...)
	}
	return out[min(a.Line, len(out)):]
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
