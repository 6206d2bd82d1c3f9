package linear

import (
	"strings"

	"blogtui/model/article"
	"blogtui/ui/words"
)

// maxColumnName is the maximum length of a column name in runes. Names are repeated in every
// row, so that output could otherwise grow quadratically.
const maxColumnName = 40

func (t *transcriber) table(table article.Table) {
	columns := columnNames(table)
	t.say(words.BlockTable(len(columns), len(table.Rows)))
	var head []string
	for _, cell := range table.Head {
		head = append(head, oneLine(t.inlines(cell)))
	}
	if names := strings.Join(head, "; "); strings.Trim(names, "; ") != "" {
		t.say(words.BlockTableColumns(names))
	}
	for i, row := range table.Rows {
		t.passageStart = t.listDepth == 0
		t.say(words.BlockTableRow(i+1, t.row(columns, row)))
	}
	t.say(words.BlockTableEnd)
}

// row returns the non-empty cells of a row, each after the name of its column.
func (t *transcriber) row(columns []string, row article.Row) string {
	var cells []string
	for i, cell := range row {
		if text := oneLine(t.inlines(cell)); text != "" {
			cells = append(cells, columns[i]+": "+text)
		}
	}
	if len(cells) == 0 {
		return words.BlockTableEmptyRow
	}
	return strings.Join(cells, "; ")
}

// columnNames returns the names of the columns of the longest row.
func columnNames(table article.Table) []string {
	count := len(table.Head)
	for _, row := range table.Rows {
		count = max(count, len(row))
	}
	names := make([]string, count)
	for i := range names {
		if i < len(table.Head) {
			names[i] = truncate(oneLine(article.Plain(table.Head[i])), maxColumnName)
		}
		if names[i] == "" {
			names[i] = words.BlockTableUnnamedColumn(i + 1)
		}
	}
	return names
}

// truncate shortens s to at most maxRunes runes and an ellipsis.
func truncate(s string, maxRunes int) string {
	n := 0
	for i := range s {
		if n == maxRunes {
			return strings.TrimRight(s[:i], " ") + "..."
		}
		n++
	}
	return s
}
