package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Pandoc reads tables that are drawn: grids of plus signs and bars, and columns below
// runs of dashes (https://pandoc.org/MANUAL.html#tables). They become tables with bars;
// what is left of their lines is empty.

// Bounds of such a table.
const (
	maxDrawnLines = 1000
	maxDrawnBytes = 64 << 10 // bytes
)

var (
	gridRule  = pattern.New(`^ {0,3}\+(?:[-=:]+\+)+[ \t]*$`)
	dashRuns  = pattern.New(`^ *-{2,}(?: +-{2,})+ *$`)
	dashes    = pattern.New(`^-{5,} *$`)
	dashRun   = pattern.New(`-+`)
	gridColon = pattern.New(`^:?[-=]+:?$`)
)

// hasDrawnTables reports whether a source may have such tables.
func hasDrawnTables(_ *translator, src string) bool {
	return strings.Contains(src, "+--") || strings.Contains(src, "+==") || strings.Contains(src, "-- --") || strings.Contains(src, "--  --")
}

// drawnTable is a row of bars for each row of a table, and the bytes of the lines that draw
// it; 0 if the source begins with none.
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

// maxDrawnRow is how many bytes a line above runs of dashes may have, with these.
const maxDrawnRow = 1000

// drawnLines are the lines of a source up to one that ends them.
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

// drawnTable is a table as it is read.
type drawnTable struct {
	rows       [][]string
	hasHead    bool // the first row is one
	alignments []string
}

// write makes a table with bars of it, of as many lines as it is drawn with.
func (t *drawnTable) write(lines []string) (written string, used int) {
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

// add begins a row, or goes on with the last one.
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

// gridTable reads a grid.
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
				return "", 0 // a cell that spans others
			}
			cells[n] = cell[1:]
		}
		t.add(cells[:len(cells)-1], begins)
		begins = false
	}
	return t.write(lines)
}

// columnAlignments are the marks of columns by the colons in a rule.
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

// columnEdges are the cells at which the plus signs of a rule stand.
func columnEdges(rule string) []int {
	var edges []int
	for i, r := range []byte(rule) {
		if r == '+' {
			edges = append(edges, i)
		}
	}
	return edges
}

// splitColumns cuts a line at cells of a terminal, at which East Asian characters count twice.
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

// lazyLines are lines of a source, read as far as they are asked for.
type lazyLines struct {
	rest string
	read []string
}

// line is a line without the blanks at its end; ok is false behind the last.
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

// dashedTable reads columns below runs of dashes: with or without a head, or, between
// lines of dashes, with rows of several lines.
func dashedTable(src string) (written string, used int) {
	lines := &lazyLines{rest: src[:min(len(src), maxDrawnBytes)]}
	first, _ := lines.line(0)
	several := dashes.MatchString(first)
	rule := 0
	for ; ; rule++ {
		line, ok := lines.line(rule)
		if !ok || line == "" || rule > 1 && !several || rule > maxHeadLines {
			return "", 0
		}
		if dashRuns.MatchString(line) {
			break
		}
	}
	head := lines.read[:rule]
	if several {
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
	return t.dashedRows(lines, rule, columns, several)
}

// dashedRows reads the rows below runs of dashes, up to what ends the table.
func (t *drawnTable) dashedRows(lines *lazyLines, rule int, columns []int, several bool) (written string, used int) {
	closed := several || !t.hasHead // by dashes, not by an empty line
	begins := true
	for at := rule + 1; ; at++ {
		row, ok := lines.line(at)
		closes := ok && (dashes.MatchString(row) || dashRuns.MatchString(row))
		switch {
		case closes && closed:
			return t.write(lines.read[:at+1])
		case (!ok || row == "") && !closed:
			return t.write(lines.read[:at])
		case !ok || closes || row == "" && !several || row != "" && !separatedByBlanks(row, columns):
			return "", 0
		case row == "":
			begins = true
			continue
		}
		t.add(splitColumns(row, columns), begins || !several)
		begins = false
	}
}

// maxHeadLines is how many lines the head of a table with rows of several lines may have,
// the line of dashes above it included.
const maxHeadLines = 6

// dashColumns are the columns of runs of dashes: the cells at which they begin, the first
// at the margin, and how the words above them stand.
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

// separatedByBlanks reports a line that has a blank before each of its columns but the first.
func separatedByBlanks(line string, columns []int) bool {
	cells := splitColumns(line, columns)
	for i, cell := range cells[:len(cells)-1] {
		if cell != "" && !strings.HasSuffix(cell, " ") && strings.Join(cells[i+1:], "") != "" {
			return false
		}
	}
	return true
}
