package article

import (
	"strings"

	"blogtui/model/pattern"
)

var (
	tableRow = pattern.New(`^\|[^\n]*\|[^\n]*$`)
	barRule  = pattern.New(`^\|(?:[-+=:| \t]*|[-+=:#| \t]*--[-+=:#| \t]*)$`)
)

// pipeTable parses a paragraph of lines that start with bars as kramdown does: separators
// may be above and below any row, and only one below the first row makes it the head.
func (c *converter) pipeTable(place Location, raw string, depth int) (Table, bool) {
	if !strings.HasPrefix(raw, "|") {
		return Table{}, false
	}
	var rows []string
	head, columns := false, 0
	for line := range strings.SplitSeq(strings.TrimRight(raw, "\n"), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case blockAttributes.MatchString(line):
		case barRule.MatchString(line):
			head = head || len(rows) == 1
		case tableRow.MatchString(line):
			rows = append(rows, line)
			columns = max(columns, strings.Count(strings.Trim(line, "|"), "|")+1)
		default:
			return Table{}, false
		}
	}
	if len(rows) < 2 || columns < 2 || columns > maxTableColumns {
		return Table{}, false
	}
	above := strings.Repeat("|-", columns) + "|\n"
	if head {
		missing := columns - strings.Count(strings.Trim(rows[0], "|"), "|") - 1
		above, rows = rows[0]+strings.Repeat(" |", missing)+"\n"+above, rows[1:]
	} else {
		above = strings.Repeat("| ", columns) + "|\n" + above
	}
	blocks := c.parseNested(place.Line, above+strings.Join(rows, "\n"), depth)
	if table, ok := firstBlock(blocks).(Table); ok && len(blocks) == 1 {
		table.Location = place
		return table, true
	}
	return Table{}, false
}

// maxTableColumns is the maximum number of columns.
const maxTableColumns = 50

// tableOf converts lists separated by rules to a table, whose first row is the head; other
// blocks are returned unchanged.
func tableOf(place Location, blocks []Block) []Block {
	var rows []Row
	for i, block := range blocks {
		list, ok := block.(List)
		if _, rule := block.(Rule); rule == (i%2 == 0) || ok == rule {
			return blocks
		}
		if !ok {
			continue
		}
		row, plain := list.row()
		if !plain {
			return blocks
		}
		rows = append(rows, row)
	}
	if len(rows) < 2 {
		return blocks
	}
	return []Block{Table{Location: place, Head: rows[0], Rows: rows[1:]}}
}

// row returns the items of a list as cells; plain is false if they contain more than
// paragraphs.
func (l List) row() (cells Row, plain bool) {
	for _, item := range l.Items {
		text, plain := paragraphText(item.Blocks)
		if !plain {
			return nil, false
		}
		cells = append(cells, text)
	}
	return cells, true
}
