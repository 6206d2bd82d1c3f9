package tex

import (
	"strings"

	"blogtui/model/pattern"
)

// matrixEnvironment matches a matrix or cases without nested environments.
var matrixEnvironment = pattern.New(`(?s)\\begin\{([pbvBV]?matrix|smallmatrix|cases|array)\}(?:\{[lcrLCR| ]*\})?((?:[^\\]|\\[^b]|\\b[^e])*?)\\end\{(\w+)\}`)

// bracket holds the parts of a tall bracket, and the bracket of a single row.
type bracket struct{ top, middle, bottom, extension, single string }

var (
	round     = [2]bracket{{"⎛", "⎜", "⎝", "⎜", "("}, {"⎞", "⎟", "⎠", "⎟", ")"}}
	square    = [2]bracket{{"⎡", "⎢", "⎣", "⎢", "["}, {"⎤", "⎥", "⎦", "⎥", "]"}}
	curly     = [2]bracket{{"⎧", "⎨", "⎩", "⎪", "{"}, {"⎫", "⎬", "⎭", "⎪", "}"}}
	bar       = [2]bracket{{"│", "│", "│", "│", "│"}, {"│", "│", "│", "│", "│"}}
	doubleBar = [2]bracket{{"║", "║", "║", "║", "║"}, {"║", "║", "║", "║", "║"}}
	cases     = [2]bracket{curly[0], {}}
)

var matrixBrackets = map[string][2]bracket{"pmatrix": round, "bmatrix": square, "Bmatrix": curly, "vmatrix": bar, "Vmatrix": doubleBar, "cases": cases}

const (
	maxMatrixRows = 20
	maxMatrices   = 8
)

// displayWithMatrices formats a formula with matrices over several lines, the rest beside
// their middle. It returns "" if that is not possible or there is no matrix.
func displayWithMatrices(source string) string {
	matches := matrixEnvironment.FindAllStringSubmatchIndex(source, maxMatrices)
	var parts [][]string
	at := 0
	addText := func(between string) bool {
		if strings.TrimSpace(between) == "" {
			return true
		}
		said := Inline(between)
		parts = append(parts, []string{said})
		return said != ""
	}
	for _, m := range matches {
		name := source[m[2]:m[3]]
		rows := formatMatrix(source[m[4]:m[5]])
		if name != source[m[6]:m[7]] || rows == nil || !addText(source[at:m[0]]) {
			return ""
		}
		parts = append(parts, addBrackets(rows, matrixBrackets[name]))
		at = m[1]
	}
	if len(matches) == 0 || !addText(strings.TrimRight(source[at:], " \n.,;")) {
		return ""
	}
	return joinHorizontally(parts)
}

// formatMatrix returns the rows of a matrix, padded to equal width, nil if that is not
// possible.
func formatMatrix(source string) []string {
	rows := parseRows(source)
	if len(rows) == 0 || len(rows) > maxMatrixRows {
		return nil
	}
	widths := columnWidths(rows)
	lines := make([]string, len(rows))
	for n, row := range rows {
		var line strings.Builder
		for i, columnWidth := range widths {
			cell := ""
			if i < len(row) {
				cell = row[i]
			}
			if i > 0 {
				line.WriteString("  ")
			}
			line.WriteString(cell + strings.Repeat(" ", columnWidth-width(cell)))
		}
		lines[n] = line.String()
	}
	return lines
}

// addBrackets adds brackets on both sides of the rows.
func addBrackets(rows []string, around [2]bracket) []string {
	lines := make([]string, len(rows))
	for n, row := range rows {
		left, right := around[0].part(n, len(rows)), around[1].part(n, len(rows))
		if left != "" {
			left += " "
		}
		if right != "" {
			right = " " + right
		}
		lines[n] = left + row + right
	}
	return lines
}

// part returns the part of the bracket beside a row.
func (b bracket) part(row, rows int) string {
	switch {
	case rows == 1:
		return b.single
	case row == 0:
		return b.top
	case row == rows-1:
		return b.bottom
	case row*2 == rows-1:
		return b.middle
	}
	return b.extension
}

// joinHorizontally joins blocks of lines side by side, centred vertically.
func joinHorizontally(parts [][]string) string {
	height := 0
	for _, part := range parts {
		height = max(height, len(part))
	}
	lines := make([]strings.Builder, height)
	for i, part := range parts {
		partWidth, above := width(part[0]), (height-len(part))/2
		for n := range lines {
			if i > 0 {
				lines[n].WriteByte(' ')
			}
			if n >= above && n < above+len(part) {
				lines[n].WriteString(part[n-above])
			} else {
				lines[n].WriteString(strings.Repeat(" ", partWidth))
			}
		}
	}
	var out strings.Builder
	for n := range lines {
		if n > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(strings.TrimRight(lines[n].String(), " "))
	}
	return out.String()
}
