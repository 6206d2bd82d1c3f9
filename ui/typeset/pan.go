package typeset

import (
	"strings"

	"blogtui/model/article"

	"github.com/charmbracelet/x/ansi"
)

// panStep is how many cells a step sideways goes.
const panStep = 16

// widestColumn bounds, in cells, a column of a table that is panned.
const widestColumn = 60

// Pan moves what is too wide for the page sideways, in the blocks from one to
// before another: code that is cut, and tables that are set as records, which
// become tables again. It goes so many steps to the right, or to the left, where
// at last all is as it was. It reports whether anything has moved.
func (p *Page) Pan(from, to, steps int) bool {
	moved := false
	from, to = p.wholly(from, to)
	for i := from; i < to; i++ {
		if p.pan(i, steps) {
			moved = true
		}
	}
	return moved
}

// PanTo moves a block of code sideways, as little as that takes, until a part of a
// text of the block is on the page, see Ranges. What doesn't fit shows its beginning.
func (p *Page) PanTo(block, text, from, to int) {
	u := &p.units[block]
	if _, code := u.block.(article.CodeBlock); !code || p.setter.wrap {
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
	cut := cells(p.setter.signs.cut)
	most := max(0, column-cut) / panStep // where the beginning is still seen
	p.Pan(block, block+1, min(steps(column+wide+cut-p.setter.codeWidth(u)), most)-u.pan)
}

// wholly extends a range of units until it holds all parts of the blocks in it.
func (p *Page) wholly(from, to int) (int, int) {
	to = min(to, len(p.units))
	for from > 0 && from < to && p.units[from].from > 0 {
		from--
	}
	for to > from && to < len(p.units) && p.units[to].from > 0 {
		to++
	}
	return from, to
}

func (p *Page) pan(i, steps int) bool {
	u := &p.units[i]
	to := max(0, min(u.pan+steps, p.setter.mostPan(u)))
	if to == u.pan {
		return false
	}
	u.pan, p.passages[i] = to, nil
	return true
}

// mostPan is how many steps a unit can be moved to the right; 0 if it fits.
func (t *Typesetter) mostPan(u *unit) int {
	width, _ := t.within(u)
	wide := 0
	switch b := u.block.(type) {
	case article.CodeBlock:
		width = t.codeWidth(u)
		if u.listing != nil {
			wide = u.listing.width()
		} else {
			wide = widestLine(untabbed(b.Text))
		}
	case article.Table:
		if u.sheet == nil || !u.sheet.ready || u.sheet.widths != nil {
			return 0
		}
		widths := u.sheet.wide()
		wide = sum(widths) + 3*(len(widths)-1)
		return 1 + steps(wide-width)
	}
	return steps(wide - width)
}

// codeWidth is how many cells a line of code has within its frame.
func (t *Typesetter) codeWidth(u *unit) int {
	width, _ := t.within(u)
	return max(1, width-4)
}

// steps is how many steps sideways show so many cells more.
func steps(cells int) int { return (max(cells, 0) + panStep - 1) / panStep }

// wide are the widths of a table that need not fit.
func (s *sheet) wide() []int {
	widths := make([]int, len(s.natural))
	for i, w := range s.natural {
		widths[i] = min(w, widestColumn)
	}
	return widths
}

// pannedTable sets rows of a table as wide as they are, and shows a part of them.
func (t *Typesetter) pannedTable(b article.Table, u *unit, width int) []string {
	whole := *u
	whole.sheet = &sheet{widths: u.sheet.wide(), ready: true, wrapped: true}
	lines := t.table(b, &whole, width)
	for i := range lines {
		lines[i] = t.through(lines[i], (u.pan-1)*panStep, width)
	}
	return lines
}

// through shows a line through a window of so many cells that begins at a cell,
// with marks where something of the line is beside it.
func (t *Typesetter) through(line string, from, width int) string {
	mark := t.theme.Style(t.theme.Accent).Render(t.signs.cut)
	size := cells(t.signs.cut)
	wide := cells(line)
	before, after := "", ""
	if from > 0 && width > 2*size && wide > 0 {
		before, from, width = mark, from+size, width-size
	}
	if wide > from+width && width > size {
		after, width = mark, width-size
	}
	return before + t.record.window(line, from, width) + after
}

// window cuts a part of so many cells out of a line, and of the stretches on it.
func (r *recorder) window(line string, from, width int) string {
	var plain, signs strings.Builder
	cell := 0
	for rest := line; rest != ""; {
		before, sign, after, found := nextSign(rest)
		plain.WriteString(before)
		rest = after
		if cell += cells(before); found {
			if at, visible := r.clip(sign.stretch, cell, from, width); visible {
				signs.WriteString(signFor(sign.stretch, at))
			}
		}
	}
	return signs.String() + cutCells(plain.String(), from, width)
}

// cutCells returns a part of so many cells of a styled line, with all that
// switches styles. Of a character that stands across an edge a blank is left.
func cutCells(line string, from, width int) string {
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
	s := &r.stretches[number]
	text := r.texts[s.text]
	if hidden := from - cell; hidden > 0 {
		skipped := firstCells(text[s.from:s.to], hidden)
		s.from += len(skipped)
		cell += cells(skipped)
		if cell < from && s.from < s.to { // a character of two cells across the edge
			cluster := clusterSize(text[s.from:s.to])
			cell += cells(text[s.from : s.from+cluster])
			s.from += cluster
		}
	}
	if room := from + width - cell; room <= 0 {
		s.to = s.from
	} else {
		s.to = s.from + len(firstCells(text[s.from:s.to], room))
	}
	return cell - from, s.from < s.to
}
