package typeset

import (
	"slices"
	"strings"

	"blogtui/model/article"
)

const (
	maxChunkRows   = 50   // rows of a table that are rendered at a time
	maxChunkCells  = 600  // cells of such rows
	maxSampleRows  = 1000 // rows that are measured for the column widths
	maxSampleCells = 5000 // cells of such rows
)

// rowLimit returns how many rows have that many cells: at least one, at most rows.
func rowLimit(b article.Table, cells, rows int) int {
	columns := len(b.Head)
	if len(b.Rows) > 0 {
		columns = max(columns, len(b.Rows[0]))
	}
	return max(1, min(rows, cells/max(columns, 1)))
}

// columnLayout holds the column widths of a table, measured when its first rows are
// rendered.
type columnLayout struct {
	natural  []int // unwrapped widths in cells, of a table that does not fit
	widths   []int // in cells; nil if the table does not fit and is rendered as records
	wrapped  bool  // some cells have several lines
	measured bool
}

func (l *layout) table(b article.Table, style textStyle) {
	s, chunk := &columnLayout{}, rowLimit(b, maxChunkCells, maxChunkRows)
	for from := 0; ; from += chunk {
		if from > 0 {
			l.setGap(0)
		}
		l.emit(pageBlock{block: b, style: style, from: from, to: min(from+chunk, len(b.Rows)), columns: s})
		if from+chunk >= len(b.Rows) {
			return
		}
	}
}

// table renders rows of a table, with its head above the first.
func (t *Typesetter) table(b article.Table, pb *pageBlock, width int) []string {
	s := pb.columns
	if !s.measured {
		t.measureTable(s, b, pb.style, width)
	}
	if s.widths == nil && pb.pan > 0 {
		return t.pannedTable(b, pb, width)
	}
	if s.widths == nil {
		return t.records(b, pb, width)
	}
	rule := t.theme.Style(t.theme.Rule)
	dashes := make([]string, len(s.widths))
	for i, w := range s.widths {
		dashes[i] = strings.Repeat(t.glyphs.line, w)
	}
	line := rule.Render(strings.Join(dashes, t.glyphs.line+t.glyphs.cross+t.glyphs.line))
	var lines []string
	if pb.from == 0 && len(b.Head) > 0 {
		lines = append(lines, t.tableRow(b, b.Head, s, termStyle, true)...)
		lines = append(lines, line)
	}
	for i, row := range b.Rows[pb.from:pb.to] {
		if s.wrapped && pb.from+i > 0 {
			lines = append(lines, line)
		}
		lines = append(lines, t.tableRow(b, row, s, pb.style, false)...)
	}
	return lines
}

// measureTable computes the column widths: the natural ones if they fit, else narrower
// ones down to the longest words.
func (t *Typesetter) measureTable(s *columnLayout, b article.Table, style textStyle, width int) {
	s.measured = true
	natural, least := []int{}, []int{}
	measure := func(row article.Row) {
		for i, cell := range row {
			if i == len(natural) {
				natural, least = append(natural, 1), append(least, 1)
			}
			text := t.inline(cell, style).text()
			for line := range strings.SplitSeq(text, "\n") {
				natural[i] = max(natural[i], cells(line))
			}
			for _, p := range segments(text, unboundWidth) {
				least[i] = max(least[i], p.trimmedWidth)
			}
		}
	}
	measure(b.Head)
	sample := min(len(b.Rows), rowLimit(b, maxSampleCells, maxSampleRows))
	for i := range sample { // evenly spaced
		measure(b.Rows[i*(len(b.Rows)-1)/max(sample-1, 1)])
	}
	room := width - 3*(len(natural)-1)
	if sum(least) > room || len(natural) == 0 {
		s.natural = natural
		return
	}
	if s.widths = fitColumns(natural, least, room); s.widths == nil {
		s.natural = natural
	}
	s.wrapped = sum(natural) > room
}

// maxCellLines is the number of lines in a cell from which a table is rendered as records.
const maxCellLines = 8

// fitColumns distributes room among columns: the natural widths if they fit, else the
// fewest lines for the longest cells of all columns, with space that is left given to the
// columns that wrap most. It returns nil if cells would have more than maxCellLines.
func fitColumns(natural, least []int, room int) []int {
	widths := slices.Clone(natural)
	for lines := 2; sum(widths) > room; lines++ {
		if lines > maxCellLines {
			return nil
		}
		for i, w := range natural {
			widths[i] = min(w, max(least[i], w/lines+2)) // wrapped lines are not full
		}
	}
	for sum(widths) < room {
		most := -1
		for i, w := range natural {
			if w > widths[i] && (most < 0 || w*widths[most] > natural[most]*widths[i]) {
				most = i
			}
		}
		if most < 0 {
			break
		}
		widths[most]++
	}
	return widths
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}

// tableRow renders a row with its cells aligned to the top or the bottom.
func (t *Typesetter) tableRow(b article.Table, row article.Row, s *columnLayout, style textStyle, bottom bool) []string {
	columns := make([][]string, len(s.widths))
	height := 1
	for i := range min(len(row), len(s.widths)) {
		g := t.inline(row[i], style)
		for _, part := range breakLines(g.text(), s.widths[i]) {
			columns[i] = append(columns[i], t.encodeLine(g, part.from, part.to))
		}
		height = max(height, len(columns[i]))
	}
	side := t.theme.Style(t.theme.Rule).Render(" " + t.glyphs.side + " ")
	lines := make([]string, height)
	for y := range lines {
		var line strings.Builder
		for i, w := range s.widths {
			if i > 0 {
				line.WriteString(side)
			}
			cell, at := "", y
			if bottom {
				at -= height - len(columns[i])
			}
			if at >= 0 && at < len(columns[i]) {
				cell = columns[i][at]
			}
			align := article.AlignNone
			if i < len(b.Align) {
				align = b.Align[i]
			}
			line.WriteString(aligned(cell, align, w))
		}
		lines[y] = trimEnd(line.String())
	}
	return lines
}

// aligned pads a cell to width.
func aligned(cell string, align article.Align, width int) string {
	pad := max(0, width-cells(cell))
	left := 0
	switch align {
	case article.AlignRight:
		left = pad
	case article.AlignCenter:
		left = pad / 2
	}
	return strings.Repeat(" ", left) + cell + strings.Repeat(" ", pad-left)
}

// records renders rows as `label: value`, for screens too narrow for the table.
func (t *Typesetter) records(b article.Table, pb *pageBlock, width int) []string {
	var lines []string
	if pb.from == 0 && len(b.Rows) == 0 {
		for _, cell := range b.Head {
			lines = append(lines, t.wrap(t.inline(cell, termStyle), width)...)
		}
	}
	for i, row := range b.Rows[pb.from:pb.to] {
		if pb.from+i > 0 {
			lines = append(lines, "")
		}
		for column, cell := range row {
			g := &styledText{}
			if column < len(b.Head) && len(b.Head[column]) > 0 {
				name := t.inline(b.Head[column], termStyle)
				g.append(name)
				g.addRun(": ", "", "")
			}
			value := t.inline(cell, pb.style)
			g.append(value)
			if strings.TrimSpace(g.text()) != "" {
				lines = append(lines, t.wrapHanging(g, "  ", width)...)
			}
		}
	}
	return lines
}
