package article

import (
	"strings"

	"blogtui/model/pattern"
)

// Markdoc annotates what a line holds, {% #anchor .class width="25%" %}, puts in
// variables, {% $name %}, and writes tables as lists with rules between their rows.

var annotation = pattern.New(`[ \t]*\{%\s*([#.$][\w-][^{}]*?)\s*%\}`)

// annotations leaves out what is said about a line, but the name of a heading.
func annotations(text string) string {
	if !strings.Contains(text, "{%") {
		return text
	}
	return annotation.ReplaceAllStringFunc(text, func(tag string) string {
		switch said := annotation.FindStringSubmatch(tag)[1]; said[0] {
		case '#':
			anchor, _, _ := strings.Cut(said, " ")
			return " {" + anchor + "}"
		case '$':
			return tag[:strings.IndexByte(tag, '{')]
		}
		return ""
	})
}

// rowsKind is the kind of the container that rows of a table are put in.
const rowsKind = "table-rows"

// rows encloses a table whose rows are lists.
func (e *expander) rows(t shortcode) string {
	if t.hugo || !t.closing && t.called {
		return e.unknown(t)
	}
	return e.box(t, rowsKind, "")
}

// tableOf makes a table of lists with rules between them, of which the first is its
// head; the blocks stay as they are if they hold anything else.
func tableOf(place Place, blocks []Block) []Block {
	var rows []Row
	for i, block := range blocks {
		list, ok := block.(List)
		if _, rule := block.(Rule); rule == (i%2 == 0) || ok == rule {
			return blocks
		}
		if !ok {
			continue
		}
		var row Row
		for _, cell := range list.Items {
			text, plain := textOf(cell.Blocks)
			if !plain {
				return blocks
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	if len(rows) < 2 {
		return blocks
	}
	return []Block{Table{Place: place, Head: rows[0], Rows: rows[1:]}}
}
