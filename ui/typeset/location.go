package typeset

import (
	"iter"

	"blogtui/model/article"
)

// AtFraction returns the position at a fraction (0 to 1) of the page, based on estimated
// heights until all blocks are rendered.
func (p *Page) AtFraction(share float64) Anchor {
	total := 0
	for _, height := range p.heights {
		total += height
	}
	left := int(max(0, min(share, 1)) * float64(total))
	for i, height := range p.heights {
		if left < height {
			return p.clampAnchor(Anchor{i, left})
		}
		left -= height
	}
	return p.clampAnchor(Anchor{len(p.blocks), 0})
}

// LinesFrom iterates over the lines from a position to the end. Blocks that are rendered
// for it are not kept, so that memory does not grow with the article.
func (p *Page) LinesFrom(a Anchor) iter.Seq[string] {
	return func(yield func(string) bool) {
		p.setter.fullHighlight = true
		a = p.clampAnchor(a)
		for i := a.Block; i < len(p.blocks); i++ {
			kept := p.rendered[i] != nil
			lines := p.blockLines(i)
			if !kept {
				p.rendered[i] = nil
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

// SourceLine returns the 1-based line of the body at which the block of a position starts,
// 1 if it is not from the body.
func (p *Page) SourceLine(a Anchor) int {
	a = p.clampAnchor(a)
	if a.Block < len(p.blocks) {
		if block, ok := p.blocks[a.Block].block.(article.Block); ok {
			return max(block.StartLine(), 1)
		}
	}
	return 1
}

// AtLine returns the position of the block that contains a line of the body (1-based), the
// start of the page if there is none.
func (p *Page) AtLine(line int) Anchor {
	at := Anchor{}
	for i := range p.blocks {
		if block, ok := p.blocks[i].block.(article.Block); ok && block.StartLine() > 0 && block.StartLine() <= line {
			at = Anchor{Block: i}
		}
	}
	return at
}
