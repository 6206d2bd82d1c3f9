package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Tables of Pandoc that are drawn in text: grids of plus signs and bars, and columns below
// runs of dashes (https://pandoc.org/MANUAL.html#tables). They become pipe tables; blank
// lines keep the number of lines.

// Limits of a table.
const (
	maxDrawnLines = 1000
	maxDrawnBytes = 64 << 10 // in bytes
)

var (
	gridRule  = pattern.New(`^ {0,3}\+(?:[-=:]+\+)+[ \t]*$`)
	dashRuns  = pattern.New(`^ *-{2,}(?: +-{2,})+ *$`)
	dashes    = pattern.New(`^-{5,} *$`)
	dashRun   = pattern.New(`-+`)
	gridColon = pattern.New(`^:?[-=]+:?$`)
)

// hasDrawnTables reports whether a source may have drawn tables.
func hasDrawnTables(_ *translator, src string) bool {
	return strings.Contains(src, "+--") || strings.Contains(src, "+==") || strings.Contains(src, "-- --") || strings.Contains(src, "--  --")
}

// drawnTable translates a table at the beginning of src to a pipe table. It returns its
// size in bytes, 0 if there is none.
func (d *translator) drawnTable(src, line string) (written string, used int) {
	if d.textAbove {
		return "", 0
	}
	if strings.HasPrefix(strings.TrimLeft(line, " "), "+") && gridRule.MatchString(strings.TrimSuffix(line, "\n")) {
		return gridTable(drawnLines(src, func(line string) bool { return !strings.HasPrefix(line, "+") && !strings.HasPrefix(line, "|") }))
	}
	if strings.TrimSpace(line) == "" || !strings.Contains(src[:min(len(src), maxDrawnRow)], "--") {
		return "", 0
	}
	return dashedTable(src)
}

// maxDrawnRow is the maximum size in bytes of the first row and the dashes below it.
const maxDrawnRow = 1000

// drawnLines returns the lines of src up to one for which ends is true.
func drawnLines(src string, ends func(trimmed string) bool) []string {
	var lines []string
	for line := range strings.Lines(src[:min(len(src), maxDrawnBytes)]) {
		if len(lines) == maxDrawnLines || ends(strings.TrimSpace(line)) {
			break
		}
		lines = append(lines, line)
	}
	return lines
}

// drawnTable is a parsed table.
type drawnTable struct {
	rows       [][]string
	hasHead    bool // the first row is a header
	alignments []string
}

// pipeTable returns a pipe table with as many lines as the drawn one.
func (t *drawnTable) pipeTable(lines []string) (written string, used int) {
	rows := t.rows
	if !t.hasHead {
		rows = append([][]string{make([]string, len(t.alignments))}, rows...)
	}
	var out strings.Builder
	for i, row := range rows {
		out.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			out.WriteString("|" + strings.Join(t.alignments, "|") + "|\n")
		}
	}
	for _, line := range lines {
		used += len(line)
	}
	missing := len(lines) - len(rows) - 1
	if missing < 0 || len(rows) < 2 {
		return "", 0
	}
	written = out.String() + strings.Repeat("\n", missing)
	if !strings.HasSuffix(lines[len(lines)-1], "\n") {
		written = strings.TrimSuffix(written, "\n")
	}
	return written, used
}

// add begins a row, or adds to the last one.
func (t *drawnTable) add(cells []string, begins bool) {
	if begins || len(t.rows) == 0 {
		t.rows = append(t.rows, make([]string, len(t.alignments)))
	}
	row := t.rows[len(t.rows)-1]
	for i, cell := range cells {
		cell = strings.ReplaceAll(strings.TrimSpace(cell), "|", `\|`)
		switch {
		case cell == "":
		case row[i] == "":
			row[i] = cell
		case strings.HasPrefix(cell, "- ") || strings.HasPrefix(cell, "* "):
			row[i] += "<br>" + cell
		default:
			row[i] += " " + cell
		}
	}
}

// gridTable parses a grid table.
func gridTable(lines []string) (written string, used int) {
	var t drawnTable
	var edges []int
	begins := true
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\n")
		if gridRule.MatchString(line) {
			if edges == nil {
				edges = columnEdges(line)
			}
			marks := strings.Split(strings.Trim(line, " +"), "+")
			if len(marks)+1 != len(edges) {
				return "", 0
			}
			if heads := strings.Contains(line, "="); i == 0 || heads && !t.hasHead {
				t.alignments = columnAlignments(marks)
				t.hasHead = heads && len(t.rows) == 1
			}
			begins = true
			continue
		}
		cells := splitColumns(line, edges)
		for n, cell := range cells {
			if !strings.HasPrefix(cell, "|") {
				return "", 0 // the cell spans others
			}
			cells[n] = cell[1:]
		}
		t.add(cells[:len(cells)-1], begins)
		begins = false
	}
	return t.pipeTable(lines)
}

// columnAlignments returns the delimiter cells of a pipe table for the colons in a rule.
func columnAlignments(marks []string) []string {
	aligned := make([]string, len(marks))
	for i, mark := range marks {
		aligned[i] = "---"
		if !gridColon.MatchString(mark) {
			continue
		}
		if strings.HasPrefix(mark, ":") {
			aligned[i] = ":" + aligned[i]
		}
		if strings.HasSuffix(mark, ":") {
			aligned[i] += ":"
		}
	}
	return aligned
}

// columnEdges returns the columns of the plus signs in a rule.
func columnEdges(rule string) []int {
	var edges []int
	for i, r := range []byte(rule) {
		if r == '+' {
			edges = append(edges, i)
		}
	}
	return edges
}

// splitColumns splits a line at columns of a terminal. East Asian characters are two
// columns wide.
func splitColumns(line string, edges []int) []string {
	parts := make([]string, len(edges))
	at, part, from := 0, -1, 0
	for i, r := range line {
		for part+1 < len(edges) && at >= edges[part+1] {
			if part >= 0 {
				parts[part] = line[from:i]
			}
			part, from = part+1, i
		}
		if at++; letters.EastAsian(r) {
			at++
		}
	}
	if part >= 0 {
		parts[part] = line[from:]
	}
	return parts
}

// lazyLines reads lines of a source on demand.
type lazyLines struct {
	rest string
	read []string
}

// line returns line n without trailing white space. ok is false after the last line.
func (l *lazyLines) line(n int) (line string, ok bool) {
	for n >= len(l.read) {
		if l.rest == "" || n >= maxDrawnLines {
			return "", false
		}
		size := strings.IndexByte(l.rest, '\n') + 1
		if size == 0 {
			size = len(l.rest)
		}
		l.read, l.rest = append(l.read, l.rest[:size]), l.rest[size:]
	}
	return strings.TrimRight(l.read[n], " \t\n"), true
}

// dashedTable parses columns below runs of dashes: a simple table with or without a header
// or, between lines of dashes, a multiline table.
func dashedTable(src string) (written string, used int) {
	lines := &lazyLines{rest: src[:min(len(src), maxDrawnBytes)]}
	first, _ := lines.line(0)
	multiline := dashes.MatchString(first)
	rule := 0
	for ; ; rule++ {
		line, ok := lines.line(rule)
		if !ok || line == "" || rule > 1 && !multiline || rule > maxHeadLines {
			return "", 0
		}
		if dashRuns.MatchString(line) {
			break
		}
	}
	head := lines.read[:rule]
	if multiline {
		if rule == 0 {
			return "", 0
		}
		head = head[1:]
	}
	below, _ := lines.line(rule)
	t, columns := dashColumns(below, head)
	for _, line := range head {
		t.add(splitColumns(strings.TrimRight(line, "\n"), columns), false)
	}
	t.hasHead = len(head) > 0
	return t.dashedRows(lines, rule, columns, multiline)
}

// dashedRows parses the rows below the dashes.
func (t *drawnTable) dashedRows(lines *lazyLines, rule int, columns []int, multiline bool) (written string, used int) {
	closed := multiline || !t.hasHead // by dashes, not by a blank line
	begins := true
	for at := rule + 1; ; at++ {
		row, ok := lines.line(at)
		closes := ok && (dashes.MatchString(row) || dashRuns.MatchString(row))
		switch {
		case closes && closed:
			return t.pipeTable(lines.read[:at+1])
		case (!ok || row == "") && !closed:
			return t.pipeTable(lines.read[:at])
		case !ok || closes || row == "" && !multiline || row != "" && !separatedByBlanks(row, columns):
			return "", 0
		case row == "":
			begins = true
			continue
		}
		t.add(splitColumns(row, columns), begins || !multiline)
		begins = false
	}
}

// maxHeadLines is the maximum number of lines of the header of a multiline table, including
// the dashes above it.
const maxHeadLines = 6

// dashColumns returns the columns at which runs of dashes begin, the first one at the
// margin, and a table with their alignments, which follow from how the header is aligned to
// the dashes.
func dashColumns(rule string, above []string) (drawnTable, []int) {
	var t drawnTable
	var columns []int
	runs := dashRun.FindAllStringIndex(rule, -1)
	for i, run := range runs {
		columns = append(columns, run[0])
		left, right := len(above) > 0, len(above) > 0
		for _, line := range above {
			word := splitColumns(strings.TrimRight(line, "\n"), []int{run[0], run[1]})[0]
			left = left && strings.HasPrefix(word, " ")
			right = right && (len(word) < run[1]-run[0] || strings.HasSuffix(word, " "))
		}
		mark := "---"
		if left && right {
			mark = ":---:"
		} else if left {
			mark = "---:"
		}
		t.alignments = append(t.alignments, mark)
		if i == 0 {
			columns[0] = 0
		}
	}
	return t, columns
}

// separatedByBlanks reports whether a blank precedes each column except the first.
func separatedByBlanks(line string, columns []int) bool {
	cells := splitColumns(line, columns)
	for i, cell := range cells[:len(cells)-1] {
		if cell != "" && !strings.HasSuffix(cell, " ") && strings.Join(cells[i+1:], "") != "" {
			return false
		}
	}
	return true
}
