package linear

import (
	"strings"
	"unicode/utf8"
)

// defaultColumns is the assumed width of the terminal, in characters, where lines are not
// wrapped.
const defaultColumns = 80

// part is a range of lines that is printed at once: a section, or a piece of a long one.
type part struct{ from, to int } // indices of lines

// parts divides the transcript into parts of at most rows terminal rows.
func (t *transcript) parts(rows, width int) []part {
	if width <= 0 {
		width = defaultColumns
	}
	var all []part
	for from := 0; from < len(t.lines); {
		to := t.partEnd(from, rows, width)
		all = append(all, part{from, to})
		from = to
	}
	return all
}

// partEnd returns the end of the part that starts at line from: the next heading after some
// text, else the last passage start that fits into rows, else the last line that does. The
// closing lines of the transcript never are a part of their own.
func (t *transcript) partEnd(from, rows, width int) int {
	used, passage, hasText := 0, 0, false
	afterHeading := false // the last line with text is a heading, after which no part ends
	for i := from; i < t.end; i++ {
		l := t.lines[i]
		used += max(1, (utf8.RuneCountInString(l.text)+width-1)/width)
		if i > from && l.passageStart && !afterHeading {
			passage = i
		}
		switch {
		case i == from:
		case l.heading && hasText && !t.lines[i-1].heading:
			return i
		case used > rows && passage > from:
			return passage
		case used > rows && t.lines[i-1].text != "":
			return i
		}
		if l.text != "" {
			afterHeading = l.heading
			hasText = hasText || !l.heading && !l.inHeader
		}
	}
	return len(t.lines)
}

// partText returns the lines of a part without empty lines at its ends.
func (t *transcript) partText(p part) []string {
	var lines []string
	for _, l := range t.lines[p.from:p.to] {
		lines = append(lines, l.text)
	}
	return strings.Split(strings.Trim(strings.Join(lines, "\n"), "\n"), "\n")
}

// firstNonEmpty returns the index of the first non-empty line at or after from.
func (t *transcript) firstNonEmpty(from int) int {
	for from < len(t.lines)-1 && t.lines[from].text == "" {
		from++
	}
	return from
}

// nearestLine returns the index of the line with that text that is nearest to index at; at
// if there is none.
func (t *transcript) nearestLine(text string, at int) int {
	nearest, distance := at, len(t.lines)+at
	for i, l := range t.lines {
		if d := max(i-at, at-i); l.text == text && d < distance {
			nearest, distance = i, d
		}
	}
	return nearest
}

// partAt returns the index of the part that contains a line, the last one for lines after it.
func partAt(parts []part, line int) int {
	for i, p := range parts {
		if line < p.to {
			return i
		}
	}
	return len(parts) - 1
}
