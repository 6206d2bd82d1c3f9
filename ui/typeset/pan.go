package typeset

import (
	"fmt"
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
	for i := range p.units {
		if p.panned(i, from, to) && p.pan(i, steps) {
			moved = true
		}
	}
	return moved
}

// panned reports whether a unit belongs to a block of which some unit is in a range.
func (p *Page) panned(i, from, to int) bool {
	for at := from; at < to && at < len(p.units); at++ {
		if at == i || p.units[at].chunkOf(&p.units[i]) {
			return true
		}
	}
	return false
}

// chunkOf reports whether two units are parts of one long block.
func (u *unit) chunkOf(other *unit) bool {
	if u.to == 0 || other.to == 0 {
		return false
	}
	block, ok := u.block.(article.Block)
	same, too := other.block.(article.Block)
	return ok && too && block.At() == same.At() && fmt.Sprintf("%T", block) == fmt.Sprintf("%T", same)
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
	width := t.width
	for _, f := range u.frames {
		width -= f.width
	}
	wide := 0
	switch b := u.block.(type) {
	case article.CodeBlock:
		width -= 4
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
