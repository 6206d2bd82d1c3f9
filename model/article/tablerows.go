package article

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// fullRowTables parses GFM tables (section 4.10) but keeps rows with more cells than the
// head. GFM drops the excess; most often it comes from a bar within code, which does not
// separate cells in kramdown and PHP Markdown Extra. Cells that remain widen the table.
type fullRowTables struct{ parser.ParagraphTransformer }

func newFullRowTables() fullRowTables { return fullRowTables{extension.NewTableParagraphTransformer()} }

// Transform implements parser.ParagraphTransformer.
func (w fullRowTables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if !mayBeTable(node.Lines(), reader.Source()) {
		return
	}
	lines := slices.Clone(node.Lines().Sliced(0, node.Lines().Len()))
	parent, before := node.Parent(), node.PreviousSibling()
	w.ParagraphTransformer.Transform(node, reader, pc)
	found := node.NextSibling()
	switch {
	case node.Parent() != nil:
	case before != nil:
		found = before.NextSibling()
	default:
		found = parent.FirstChild()
	}
	if table, ok := found.(*gfm.Table); ok && table.ChildCount() <= len(lines) {
		restoreCells(table, lines[len(lines)-table.ChildCount()+1:], reader.Source())
	}
}

// mayBeTable reports whether lines could be a table of bounded size: every row has as many
// cells as the head, written or not.
func mayBeTable(lines *text.Segments, source []byte) bool {
	widest := 0
	for i := range lines.Len() {
		line := lines.At(i)
		widest = max(widest, bytes.Count(source[line.Start:line.Stop], []byte("|")))
	}
	return lines.Len() > 1 && widest > 0 && widest*lines.Len() <= maxTokens
}

// restoreCells gives the rows of a table below its head all cells of their lines.
func restoreCells(table *gfm.Table, lines []text.Segment, source []byte) {
	columns, widest := len(table.Alignments), len(table.Alignments)
	row := table.FirstChild().NextSibling()
	for _, line := range lines {
		if raw := line.Value(source); len(cellRanges(raw, false)) > columns {
			if cells := cellRanges(raw, true); len(cells) <= maxTableColumns {
				replaceCells(row, cells, line.Start-line.Padding, table.Alignments)
				widest = max(widest, len(cells))
			}
		}
		row = row.NextSibling()
	}
	head := table.FirstChild()
	for range widest - columns {
		table.Alignments = append(table.Alignments, gfm.AlignNone)
		head.AppendChild(head, gfm.NewTableCell())
	}
}

// replaceCells replaces the cells of a row by those of its line, which starts at an offset
// of the source.
func replaceCells(row ast.Node, cells [][2]int, at int, aligned []gfm.Alignment) {
	row.RemoveChildren(row)
	for i := range max(len(cells), len(aligned)) {
		cell := gfm.NewTableCell()
		if i < len(aligned) {
			cell.Alignment = aligned[i]
		}
		if i < len(cells) {
			cell.Lines().Append(text.NewSegment(at+cells[i][0], at+cells[i][1]))
		}
		row.AppendChild(row, cell)
	}
}

// cellRanges returns the byte ranges of the cells of a row, trimmed and without empty ones
// at the end. With coded, bars within code do not separate cells. It returns nil for a row
// with escaped bars, which GFM has parsed correctly.
func cellRanges(line []byte, coded bool) [][2]int {
	if bytes.Contains(line, []byte(`\|`)) {
		return nil
	}
	at, end := len(line)-len(bytes.TrimLeft(line, " \t|")), len(bytes.TrimRight(line, " \t\n|"))
	if bar := bytes.IndexByte(line[:at], '|'); bar >= 0 {
		at = bar + 1 // the first cells may be empty
	}
	var cells [][2]int
	from := at
	for ; at <= end; at++ {
		switch {
		case at < end && line[at] == '`' && coded:
			at += codeSpanSize(line[at:end]) - 1
		case at == end || line[at] == '|':
			left := from + len(line[from:at]) - len(bytes.TrimLeft(line[from:at], " \t"))
			cells = append(cells, [2]int{left, max(left, len(bytes.TrimRight(line[:at], " \t")))})
			from = at + 1
		}
	}
	return cells
}

// codeSpanSize returns the length of the code span at the start of line, only that of its
// backticks if it is not closed.
func codeSpanSize(line []byte) int {
	ticks := len(line) - len(bytes.TrimLeft(line, "`"))
	for at := ticks; at < len(line); at++ {
		if line[at] != '`' {
			continue
		}
		closing := len(line[at:]) - len(bytes.TrimLeft(line[at:], "`"))
		if closing == ticks {
			return at + ticks
		}
		at += closing - 1
	}
	return ticks
}
