package tex

import (
	"strings"

	"blogtui/model/pattern"
)

// matrixOf matches a matrix or a distinction of cases that holds no other.
var matrixOf = pattern.New(`(?s)\\begin\{([pbvBV]?matrix|smallmatrix|cases|array)\}(?:\{[lcrLCR| ]*\})?((?:[^\\]|\\[^b]|\\b[^e])*?)\\end\{(\w+)\}`)

// brackets are what stands on both sides of a matrix: top, middle, bottom, what
// fills up, and the one of a single row.
type brackets struct{ top, middle, bottom, fill, alone string }

var (
	round  = [2]brackets{{"⎛", "⎜", "⎝", "⎜", "("}, {"⎞", "⎟", "⎠", "⎟", ")"}}
	square = [2]brackets{{"⎡", "⎢", "⎣", "⎢", "["}, {"⎤", "⎥", "⎦", "⎥", "]"}}
	curly  = [2]brackets{{"⎧", "⎨", "⎩", "⎪", "{"}, {"⎫", "⎬", "⎭", "⎪", "}"}}
	single = [2]brackets{{"│", "│", "│", "│", "│"}, {"│", "│", "│", "│", "│"}}
	double = [2]brackets{{"║", "║", "║", "║", "║"}, {"║", "║", "║", "║", "║"}}
	cases  = [2]brackets{curly[0], {}}
)

var bracketsOf = map[string][2]brackets{"pmatrix": round, "bmatrix": square, "Bmatrix": curly, "vmatrix": single, "Vmatrix": double, "cases": cases}

// mostRows and mostParts bound a formula with matrices.
const (
	mostRows  = 20
	mostParts = 8
)

// withMatrices writes a formula that holds matrices, each over several lines with
// the rest beside its middle; "" where characters cannot say it.
func withMatrices(source string) string {
	found := matrixOf.FindAllStringSubmatchIndex(source, mostParts)
	var parts [][]string
	at := 0
	text := func(between string) bool {
		if strings.TrimSpace(between) == "" {
			return true
		}
		said := Inline(between)
		parts = append(parts, []string{said})
		return said != ""
	}
	for _, m := range found {
		name := source[m[2]:m[3]]
		rows := matrixRows(source[m[4]:m[5]])
		if name != source[m[6]:m[7]] || rows == nil || !text(source[at:m[0]]) {
			return ""
		}
		parts = append(parts, bracketed(rows, bracketsOf[name]))
		at = m[1]
	}
	if len(found) == 0 || !text(strings.TrimRight(source[at:], " \n.,;")) {
		return ""
	}
	return beside(parts)
}

// matrixRows are the rows of a matrix as lines of one width, nil where characters
// cannot say it.
func matrixRows(source string) []string {
	rows := rowsOf(source)
	if len(rows) == 0 || len(rows) > mostRows {
		return nil
	}
	widths := widthsOf(rows)
	lines := make([]string, len(rows))
	for n, row := range rows {
		var line strings.Builder
		for i, width := range widths {
			cell := ""
			if i < len(row) {
				cell = row[i]
			}
			if i > 0 {
				line.WriteString("  ")
			}
			line.WriteString(cell + strings.Repeat(" ", width-columnsOf(cell)))
		}
		lines[n] = line.String()
	}
	return lines
}

// bracketed puts brackets around rows.
func bracketed(rows []string, around [2]brackets) []string {
	lines := make([]string, len(rows))
	for n, row := range rows {
		left, right := around[0].at(n, len(rows)), around[1].at(n, len(rows))
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

// at is the bracket's part beside one of several rows.
func (b brackets) at(row, rows int) string {
	switch {
	case rows == 1:
		return b.alone
	case row == 0:
		return b.top
	case row == rows-1:
		return b.bottom
	case row*2 == rows-1:
		return b.middle
	}
	return b.fill
}

// beside sets parts next to one another, the middles of all on one line.
func beside(parts [][]string) string {
	height := 0
	for _, part := range parts {
		height = max(height, len(part))
	}
	lines := make([]strings.Builder, height)
	for i, part := range parts {
		width, above := columnsOf(part[0]), (height-len(part))/2
		for n := range lines {
			if i > 0 {
				lines[n].WriteByte(' ')
			}
			if n >= above && n < above+len(part) {
				lines[n].WriteString(part[n-above])
			} else {
				lines[n].WriteString(strings.Repeat(" ", width))
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
