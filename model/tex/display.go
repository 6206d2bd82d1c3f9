package tex

import (
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// multilineEnvironment matches an environment of several lines with its content.
var multilineEnvironment = pattern.New(`(?s)^\\begin\{((?:align|aligned|alignat|gather|gathered|eqnarray|multline|split)\*?)\}(?:\{\d+\})?(.*)\\end\{((?:\w+)\*?)\}[.,]?$`)

// maxLines limits the lines of a formula.
const maxLines = 100

// Display formats a displayed formula, which may have several aligned lines. It returns ""
// if that is not possible.
func Display(source string) string {
	if !strings.Contains(source, `\tag`) {
		return displayWithoutTags(source)
	}
	var tags []string
	for line := range strings.SplitSeq(lineBreak.ReplaceAllString(source, "\x00"), "\x00") {
		if strings.HasPrefix(strings.TrimSpace(line), `\end{`) { // after the last line break
			continue
		}
		tag := ""
		if m := tagCommand.FindStringSubmatch(line); m != nil {
			if tag = m[2]; m[1] == "" {
				tag = "(" + tag + ")"
			}
		}
		tags = append(tags, tag)
	}
	return appendTags(displayWithoutTags(tagCommand.ReplaceAllString(source, "")), tags)
}

// tagCommand matches the tag of a line.
var tagCommand = pattern.New(`\\tag(\*?)\s*\{([^{}]*)\}`)

// appendTags appends tags to lines, in a column.
func appendTags(text string, tags []string) string {
	lines := strings.Split(text, "\n")
	if text == "" || len(lines) != len(tags) && len(tags) > 1 {
		return text
	}
	maxWidth := 0
	for _, line := range lines {
		maxWidth = max(maxWidth, width(line))
	}
	first := (len(lines) - len(tags)) / 2 // a single tag is centred vertically
	for i, tag := range tags {
		if line := &lines[first+i]; tag != "" {
			*line += strings.Repeat(" ", maxWidth-width(*line)+4) + tag
		}
	}
	return strings.Join(lines, "\n")
}

// displayWithoutTags is Display for a formula without tags.
func displayWithoutTags(source string) string {
	bare := strings.TrimSpace(referenceCommands.ReplaceAllString(source, ""))
	if m := equationEnvironment.FindStringSubmatch(bare); m != nil {
		bare = strings.TrimSpace(m[1])
	}
	m := multilineEnvironment.FindStringSubmatch(bare)
	if m == nil || m[1] != m[3] {
		if text := displayWithMatrices(bare); text != "" {
			return text
		} else if strings.Contains(bare, `\\`) && !strings.Contains(bare, `\begin`) && !strings.Contains(bare, "&") {
			return strings.Join(alignColumns(parseRows(bare), 8*len(source)), "\n")
		}
		return Inline(source)
	}
	rows := parseRows(m[2])
	for i, cells := range rows {
		if strings.HasPrefix(m[1], "eqnarray") && len(cells) == 3 { // the relation has its own column
			rows[i] = []string{cells[0], strings.TrimSpace(cells[1] + " " + cells[2])}
		}
	}
	return strings.Join(alignColumns(rows, 8*len(source)), "\n")
}

// parseRows returns the formatted cells of all lines, nil if that is not possible or there
// are more than maxLines.
func parseRows(source string) [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(lineBreak.ReplaceAllString(source, "\x00"), "\x00") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		cells := splitCells(line)
		for i, cell := range cells {
			if cells[i] = Inline(cell); cells[i] == "" && strings.TrimSpace(cell) != "" {
				return nil
			}
		}
		if rows = append(rows, cells); len(rows) > maxLines {
			return nil
		}
	}
	return rows
}

// columnWidths returns the widths of columns in terminal cells.
func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(cell))
		}
	}
	return widths
}

// lineBreak matches a line break with its optional spacing.
var lineBreak = pattern.New(`\\{2,}(?:\[[^\]\n]*\])?`) // more if Markdown unescapes some

// splitCells splits a line at ampersands outside of braces.
func splitCells(line string) []string {
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

// alignColumns aligns cells as TeX does, columns alternately right and left. It returns nil
// if the result is larger than limit cells.
func alignColumns(rows [][]string, limit int) []string {
	widths, total := columnWidths(rows), 0
	for _, w := range widths {
		total += w
	}
	if total*len(rows) > limit {
		return nil
	}
	lines := make([]string, len(rows))
	for n, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			padding := strings.Repeat(" ", widths[i]-width(cell))
			if i%2 == 0 && len(widths) > 1 {
				line.WriteString(padding + cell)
			} else {
				line.WriteString(cell + padding)
			}
			if widths[i] > 0 { // columns come in pairs
				line.WriteString(strings.Repeat(" ", 1+i%2))
			}
		}
		lines[n] = strings.TrimRight(line.String(), " ")
	}
	return lines
}

// width returns the width of text in terminal cells. Combining marks take none.
func width(text string) int {
	columns := 0
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			columns++
		}
	}
	return columns
}
