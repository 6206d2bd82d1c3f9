package typeset

import (
	"strings"

	"blogtui/model/article"

	"github.com/charmbracelet/x/ansi"
)

// panStep is the number of cells of a horizontal scroll step.
const panStep = 16

// maxPannedColumn is the maximum width, in cells, of a column of a table that is panned.
const maxPannedColumn = 60

// Pan scrolls wide blocks horizontally, to the right by a positive number of steps:
// truncated code, and tables that are rendered as records, which become tables again. It
// applies to the blocks from one to before another and reports whether anything has moved.
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

// PanTo scrolls a block of code horizontally, as little as needed to show a part of a text
// of the block, see Ranges. A part that is too wide is shown from its beginning.
func (p *Page) PanTo(block, text, from, to int) {
	pb := &p.blocks[block]
	if _, code := pb.block.(article.CodeBlock); !code || p.setter.wrapCode {
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
	most := max(0, column-cut) / panStep // where the beginning is still visible
	p.Pan(block, block+1, min(panSteps(column+wide+cut-p.setter.codeWidth(pb)), most)-pb.pan)
}

// wholeBlocks extends a range to all parts of its blocks.
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
	pb := &p.blocks[i]
	to := max(0, min(pb.pan+steps, p.setter.maxPan(pb)))
	if to == pb.pan {
		return false
	}
	pb.pan, p.rendered[i] = to, nil
	return true
}

// maxPan returns how many steps a block can be scrolled to the right, 0 if it fits.
func (t *Typesetter) maxPan(pb *pageBlock) int {
	width, _ := t.innerWidth(pb)
	wide := 0
	switch b := pb.block.(type) {
	case article.CodeBlock:
		width = t.codeWidth(pb)
		if pb.code != nil {
			wide = pb.code.width()
		} else {
			wide = widestLine(expandTabs(b.Text))
		}
	case article.Table:
		if pb.columns == nil || !pb.columns.measured || pb.columns.widths != nil {
			return 0
		}
		widths := pb.columns.unwrapped()
		wide = sum(widths) + 3*(len(widths)-1)
		return 1 + panSteps(wide-width)
	}
	return panSteps(wide - width)
}

// codeWidth returns the width of code within its frame, in cells.
func (t *Typesetter) codeWidth(pb *pageBlock) int {
	width, _ := t.innerWidth(pb)
	return max(1, width-4)
}

// panSteps returns the number of steps for that many cells.
func panSteps(cells int) int { return (max(cells, 0) + panStep - 1) / panStep }

// unwrapped returns column widths that need not fit.
func (s *columnLayout) unwrapped() []int {
	widths := make([]int, len(s.natural))
	for i, w := range s.natural {
		widths[i] = min(w, maxPannedColumn)
	}
	return widths
}

// pannedTable renders rows of a table at full width and shows a part of them.
func (t *Typesetter) pannedTable(b article.Table, pb *pageBlock, width int) []string {
	whole := *pb
	whole.columns = &columnLayout{widths: pb.columns.unwrapped(), measured: true, wrapped: true}
	lines := t.table(b, &whole, width)
	for i := range lines {
		lines[i] = t.panLine(lines[i], (pb.pan-1)*panStep, width)
	}
	return lines
}

// panLine returns the part of a line that is visible when scrolled to cell from, with
// marks where it is truncated.
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

// window cuts a range of cells out of a line and adjusts its lineSpans.
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

// cellRange returns a range of cells of a styled line, with all its escape sequences. A
// wide character across an edge becomes a blank.
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

// clip restricts the lineSpan that starts at a cell to the visible range and returns its
// new first cell.
func (r *recorder) clip(number, cell, from, width int) (at int, visible bool) {
	s := &r.lineSpans[number]
	text := r.texts[s.text]
	if hidden := from - cell; hidden > 0 {
		skipped := cellPrefix(text[s.from:s.to], hidden)
		s.from += len(skipped)
		cell += cells(skipped)
		if cell < from && s.from < s.to { // a wide character across the edge
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
