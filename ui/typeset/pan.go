package typeset

import (
	"strings"

	"blogtui/model/article"

	"github.com/charmbracelet/x/ansi"
)

// panStep is how many cells a step sideways goes.
const panStep = 16

// maxPannedColumn bounds, in cells, a column of a table that is panned.
const maxPannedColumn = 60

// Pan moves what is too wide for the page sideways, in the blocks from one to
// before another: code that is cut, and tables that are set as records, which
// become tables again. It goes so many steps to the right, or to the left, where
// at last all is as it was. It reports whether anything has moved.
func (p *Page) Pan(from, to, steps int) bool {
	moved := false
	from, to = p.wholeBlocks(from, to)
	for i := from; i < to; i++ {
		if p.panBlock(i, steps) {
			moved = true
		}
	}
	return moved
}

// PanTo moves a block of code sideways, as little as that takes, until a part of a
// text of the block is on the page, see Ranges. What doesn't fit shows its beginning.
func (p *Page) PanTo(block, text, from, to int) {
	u := &p.blocks[block]
	if _, code := u.block.(article.CodeBlock); !code || p.setter.wrapCode {
		return
	}
	whole := p.Texts(block)[text]
	found, _, _ := strings.Cut(whole[from:to], "\n")
	wide, seen := cells(found), 0
	for _, r := range p.Ranges(block, text, from, from+len(found)) {
		seen += r.To - r.From
	}
	if seen >= wide {
		return
	}
	column := cells(whole[strings.LastIndexByte(whole[:from], '\n')+1 : from])
	cut := cells(p.setter.glyphs.truncated)
	most := max(0, column-cut) / panStep // where the beginning is still seen
	p.Pan(block, block+1, min(panSteps(column+wide+cut-p.setter.codeWidth(u)), most)-u.pan)
}

// wholeBlocks extends a range of units until it holds all parts of the blocks in it.
func (p *Page) wholeBlocks(from, to int) (int, int) {
	to = min(to, len(p.blocks))
	for from > 0 && from < to && p.blocks[from].from > 0 {
		from--
	}
	for to > from && to < len(p.blocks) && p.blocks[to].from > 0 {
		to++
	}
	return from, to
}

func (p *Page) panBlock(i, steps int) bool {
	u := &p.blocks[i]
	to := max(0, min(u.pan+steps, p.setter.maxPan(u)))
	if to == u.pan {
		return false
	}
	u.pan, p.rendered[i] = to, nil
	return true
}

// maxPan is how many steps a unit can be moved to the right; 0 if it fits.
func (t *Typesetter) maxPan(u *pageBlock) int {
	width, _ := t.innerWidth(u)
	wide := 0
	switch b := u.block.(type) {
	case article.CodeBlock:
		width = t.codeWidth(u)
		if u.code != nil {
			wide = u.code.width()
		} else {
			wide = widestLine(expandTabs(b.Text))
		}
	case article.Table:
		if u.columns == nil || !u.columns.measured || u.columns.widths != nil {
			return 0
		}
		widths := u.columns.unwrapped()
		wide = sum(widths) + 3*(len(widths)-1)
		return 1 + panSteps(wide-width)
	}
	return panSteps(wide - width)
}

// codeWidth is how many cells a line of code has within its frame.
func (t *Typesetter) codeWidth(u *pageBlock) int {
	width, _ := t.innerWidth(u)
	return max(1, width-4)
}

// panSteps is how many steps sideways show so many cells more.
func panSteps(cells int) int { return (max(cells, 0) + panStep - 1) / panStep }

// unwrapped are the widths of a table that need not fit.
func (s *columnLayout) unwrapped() []int {
	widths := make([]int, len(s.natural))
	for i, w := range s.natural {
		widths[i] = min(w, maxPannedColumn)
	}
	return widths
}

// pannedTable sets rows of a table as wide as they are, and shows a part of them.
func (t *Typesetter) pannedTable(b article.Table, u *pageBlock, width int) []string {
	whole := *u
	whole.columns = &columnLayout{widths: u.columns.unwrapped(), measured: true, wrapped: true}
	lines := t.table(b, &whole, width)
	for i := range lines {
		lines[i] = t.panLine(lines[i], (u.pan-1)*panStep, width)
	}
	return lines
}

// panLine shows a line through a window of so many cells that begins at a cell,
// with marks where something of the line is beside it.
func (t *Typesetter) panLine(line string, from, width int) string {
	mark := t.theme.Style(t.theme.Accent).Render(t.glyphs.truncated)
	size := cells(t.glyphs.truncated)
	wide := cells(line)
	before, after := "", ""
	if from > 0 && width > 2*size && wide > 0 {
		before, from, width = mark, from+size, width-size
	}
	if wide > from+width && width > size {
		after, width = mark, width-size
	}
	return before + t.recorder.window(line, from, width) + after
}

// window cuts a part of so many cells out of a line, and of the stretches on it.
func (r *recorder) window(line string, from, width int) string {
	var plain, signs strings.Builder
	cell := 0
	for rest := line; rest != ""; {
		before, sign, after, found := nextMarker(rest)
		plain.WriteString(before)
		rest = after
		if cell += cells(before); found {
			if at, visible := r.clip(sign.lineSpan, cell, from, width); visible {
				signs.WriteString(markerSequence(sign.lineSpan, at))
			}
		}
	}
	return signs.String() + cellRange(plain.String(), from, width)
}

// cellRange returns a part of so many cells of a styled line, with all that
// switches styles. Of a character that stands across an edge a blank is left.
func cellRange(line string, from, width int) string {
	var out strings.Builder
	cell, state := 0, byte(0)
	for line != "" {
		sequence, wide, size, next := ansi.DecodeSequence(line, state, nil)
		start := cell
		cell += wide
		switch {
		case wide == 0, start >= from && cell <= from+width:
			out.WriteString(sequence)
		default:
			out.WriteString(strings.Repeat(" ", max(0, min(cell, from+width)-max(start, from))))
		}
		line, state = line[size:], next
	}
	return out.String()
}

// clip makes a stretch that begins at a cell of a line a part that a window shows,
// and returns the cell of the window at which it begins.
func (r *recorder) clip(number, cell, from, width int) (at int, visible bool) {
	s := &r.lineSpans[number]
	text := r.texts[s.text]
	if hidden := from - cell; hidden > 0 {
		skipped := cellPrefix(text[s.from:s.to], hidden)
		s.from += len(skipped)
		cell += cells(skipped)
		if cell < from && s.from < s.to { // a character of two cells across the edge
			cluster := firstClusterBytes(text[s.from:s.to])
			cell += cells(text[s.from : s.from+cluster])
			s.from += cluster
		}
	}
	if room := from + width - cell; room <= 0 {
		s.to = s.from
	} else {
		s.to = s.from + len(cellPrefix(text[s.from:s.to], room))
	}
	return cell - from, s.from < s.to
}
