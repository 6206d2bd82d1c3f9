package linear

import (
	"strings"
	"unicode/utf8"
)

// usualColumns is how many letters a row is taken to hold where lines are not
// wrapped.
const usualColumns = 80

// part is what is told of an article at once: a section, or as much of a long one
// as rows are wanted.
type part struct{ from, to int } // indices of lines

// parts divides an article into parts of at most so many rows.
func (t *text) parts(rows, width int) []part {
	if width <= 0 {
		width = usualColumns
	}
	var all []part
	for from := 0; from < len(t.lines); {
		to := t.pause(from, rows, width)
		all = append(all, part{from, to})
		from = to
	}
	return all
}

// pause returns the line before which a part that begins at from ends: the next
// heading below some text, else where the rows are full, at the last passage that
// begins before that if there is one. Its end is no part of its own.
func (t *text) pause(from, rows, width int) int {
	used, passage, worded := 0, 0, false
	headed := false // the last line with words is a heading, from which none should be parted
	for i := from; i < t.end; i++ {
		l := t.lines[i]
		used += max(1, (utf8.RuneCountInString(l.text)+width-1)/width)
		if i > from && l.begins && !headed {
			passage = i
		}
		switch {
		case i == from:
		case l.heading && worded && !t.lines[i-1].heading:
			return i
		case used > rows && passage > from:
			return passage
		case used > rows && t.lines[i-1].text != "":
			return i
		}
		if l.text != "" {
			headed = l.heading
			worded = worded || !l.heading && !l.front
		}
	}
	return len(t.lines)
}

// of returns the lines of a part without the empty ones around them.
func (t *text) of(p part) []string {
	var lines []string
	for _, l := range t.lines[p.from:p.to] {
		lines = append(lines, l.text)
	}
	return strings.Split(strings.Trim(strings.Join(lines, "\n"), "\n"), "\n")
}

// worded returns the first line from a place on that is not empty.
func (t *text) worded(from int) int {
	for from < len(t.lines)-1 && t.lines[from].text == "" {
		from++
	}
	return from
}

// nearest returns the line with that text that is the nearest to a place, the place
// itself if there is none.
func (t *text) nearest(words string, place int) int {
	found, distance := place, len(t.lines)+place
	for i, l := range t.lines {
		if off := max(i-place, place-i); l.text == words && off < distance {
			found, distance = i, off
		}
	}
	return found
}

// partAt returns the part that has a line, the last one for lines behind it.
func partAt(parts []part, line int) int {
	for i, p := range parts {
		if line < p.to {
			return i
		}
	}
	return len(parts) - 1
}
