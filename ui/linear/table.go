package linear

import (
	"strings"

	"blogtui/model/article"
	"blogtui/ui/words"
)

// longestColumn bounds, in runes, the name of a column where it is said again in
// each row: else a short file could ask for any number of words.
const longestColumn = 40

func (t *teller) table(table article.Table) {
	columns := columnNames(table)
	t.say(words.TableFollows(len(columns), len(table.Rows)))
	var head []string
	for _, cell := range table.Head {
		head = append(head, oneLine(t.inlines(cell)))
	}
	if names := strings.Join(head, "; "); strings.Trim(names, "; ") != "" {
		t.say(words.ColumnsAre(names))
	}
	for i, row := range table.Rows {
		t.begins = t.lists == 0
		t.say(words.RowSays(i+1, t.row(columns, row)))
	}
	t.say(words.EndOfTable)
}

// row returns the cells that hold something, each after the name of its column.
func (t *teller) row(columns []string, row article.Row) string {
	var cells []string
	for i, cell := range row {
		if text := oneLine(t.inlines(cell)); text != "" {
			cells = append(cells, columns[i]+": "+text)
		}
	}
	if len(cells) == 0 {
		return words.EmptyRow
	}
	return strings.Join(cells, "; ")
}

// columnNames are the names of the columns as rows say them, of all the columns
// that any row has.
func columnNames(table article.Table) []string {
	most := len(table.Head)
	for _, row := range table.Rows {
		most = max(most, len(row))
	}
	names := make([]string, most)
	for i := range names {
		if i < len(table.Head) {
			names[i] = clipped(oneLine(article.Plain(table.Head[i])), longestColumn)
		}
		if names[i] == "" {
			names[i] = words.ColumnNumber(i + 1)
		}
	}
	return names
}

// clipped cuts s to at most so many runes.
func clipped(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return strings.TrimRight(s[:i], " ") + "..."
		}
		n++
	}
	return s
}
