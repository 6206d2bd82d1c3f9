package tex

import (
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// severalLines matches a formula of TeX that has several lines, with what is in it.
var severalLines = pattern.New(`(?s)^\\begin\{((?:align|aligned|alignat|gather|gathered|eqnarray|multline|split)\*?)\}(?:\{\d+\})?(.*)\\end\{((?:\w+)\*?)\}[.,]?$`)

// mostLines bounds the lines of a formula that are written in characters.
const mostLines = 100

// Display writes a formula that stands alone in characters of Unicode, with its
// lines below one another and aligned as TeX does; "" where characters cannot say it.
func Display(source string) string {
	if !strings.Contains(source, `\tag`) {
		return untagged(source)
	}
	var tags []string
	for line := range strings.SplitSeq(lineBreak.ReplaceAllString(source, "\x00"), "\x00") {
		if strings.HasPrefix(strings.TrimSpace(line), `\end{`) { // behind the last line break
			continue
		}
		tag := ""
		if m := tagMark.FindStringSubmatch(line); m != nil {
			if tag = m[2]; m[1] == "" {
				tag = "(" + tag + ")"
			}
		}
		tags = append(tags, tag)
	}
	return withTags(untagged(tagMark.ReplaceAllString(source, "")), tags)
}

// tagMark matches what a line of a formula is called in the text around.
var tagMark = pattern.New(`\\tag(\*?)\s*\{([^{}]*)\}`)

// withTags sets what lines are called behind them, in a column.
func withTags(text string, tags []string) string {
	lines := strings.Split(text, "\n")
	if text == "" || len(lines) != len(tags) && len(tags) > 1 {
		return text
	}
	width := 0
	for _, line := range lines {
		width = max(width, columnsOf(line))
	}
	at := (len(lines) - len(tags)) / 2 // one belongs to all of them
	for i, tag := range tags {
		if line := &lines[at+i]; tag != "" {
			*line += strings.Repeat(" ", width-columnsOf(*line)+4) + tag
		}
	}
	return strings.Join(lines, "\n")
}

// untagged are the lines of a formula without what they are called.
func untagged(source string) string {
	bare := strings.TrimSpace(formulaName.ReplaceAllString(source, ""))
	if m := lonelyFormula.FindStringSubmatch(bare); m != nil {
		bare = strings.TrimSpace(m[1])
	}
	m := severalLines.FindStringSubmatch(bare)
	if m == nil || m[1] != m[3] {
		if text := withMatrices(bare); text != "" {
			return text
		} else if strings.Contains(bare, `\\`) && !strings.Contains(bare, `\begin`) && !strings.Contains(bare, "&") {
			return strings.Join(inColumns(rowsOf(bare), 8*len(source)), "\n")
		}
		return Inline(source)
	}
	rows := rowsOf(m[2])
	for i, cells := range rows {
		if strings.HasPrefix(m[1], "eqnarray") && len(cells) == 3 { // its sign has a column of its own
			rows[i] = []string{cells[0], strings.TrimSpace(cells[1] + " " + cells[2])}
		}
	}
	return strings.Join(inColumns(rows, 8*len(source)), "\n")
}

// rowsOf are the lines of a formula with the cells of each in characters, nil
// where these cannot say it or where there are too many.
func rowsOf(source string) [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(lineBreak.ReplaceAllString(source, "\x00"), "\x00") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		cells := cellsOf(line)
		for i, cell := range cells {
			if cells[i] = Inline(cell); cells[i] == "" && strings.TrimSpace(cell) != "" {
				return nil
			}
		}
		if rows = append(rows, cells); len(rows) > mostLines {
			return nil
		}
	}
	return rows
}

// widthsOf are the widths of columns, in cells.
func widthsOf(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columnsOf(cell))
		}
	}
	return widths
}

// lineBreak matches the end of a line within a formula, and the room it asks for.
var lineBreak = pattern.New(`\\{2,}(?:\[[^\]\n]*\])?`) // more where Markdown resolves some

// cellsOf divides a line where an ampersand stands outside of braces.
func cellsOf(line string) []string {
	var cells []string
	depth, from := 0, 0
	for i := range len(line) {
		switch line[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '&':
			if depth <= 0 && (i == 0 || line[i-1] != '\\') {
				cells = append(cells, line[from:i])
				from = i + 1
			}
		}
	}
	return append(cells, line[from:])
}

// inColumns sets cells in columns, every other one of which is aligned right; nil
// where that takes more cells than most.
func inColumns(rows [][]string, most int) []string {
	widths, width := widthsOf(rows), 0
	for _, w := range widths {
		width += w
	}
	if width*len(rows) > most {
		return nil
	}
	lines := make([]string, len(rows))
	for n, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			room := strings.Repeat(" ", widths[i]-columnsOf(cell))
			if i%2 == 0 && len(widths) > 1 {
				line.WriteString(room + cell)
			} else {
				line.WriteString(cell + room)
			}
			if widths[i] > 0 { // less within a pair than between pairs
				line.WriteString(strings.Repeat(" ", 1+i%2))
			}
		}
		lines[n] = strings.TrimRight(line.String(), " ")
	}
	return lines
}

// columnsOf is how many cells a formula takes: marks that join a letter take none.
func columnsOf(text string) int {
	columns := 0
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			columns++
		}
	}
	return columns
}
