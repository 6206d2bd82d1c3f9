package dialect

import (
	"unicode/utf8"

	"blogtui/model/letters"
)

// markCounts counts the marks of a paragraph.
type markCounts struct {
	brackets, tildes   int
	stars, underscores openRuns
}

// tooMany counts the mark at an offset, if there is one, and reports whether it exceeds the
// limit.
func (c *markCounts) tooMany(line string, at int) bool {
	switch line[at] {
	case '[':
		c.brackets++
		return c.brackets > maxMarks
	case '~':
		c.tildes++
		return c.tildes > maxMarks
	case '*':
		return c.stars.tooMany(line, at)
	case '_':
		return c.underscores.tooMany(line, at)
	}
	return false
}

// openRuns are the unclosed runs of one kind of mark.
type openRuns struct {
	runs    []emphasisRun
	surplus int // byte offset after a run that exceeds the limit
}

// emphasisRun is a run of asterisks or underscores.
type emphasisRun struct {
	unmatched, size int // unclosed marks, 0 if the run cannot open emphasis; length of the run
	closes          bool
}

// tooMany tracks runs roughly as the Markdown parser does, and reports whether a mark
// exceeds the limit.
func (m *openRuns) tooMany(line string, at int) bool {
	mark := line[at]
	if at > 0 && line[at-1] == mark {
		return at < m.surplus
	}
	m.surplus = 0
	stop := at + 1
	for stop < len(line) && line[stop] == mark {
		stop++
	}
	before, after := '\n', '\n'
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(line[:at])
	}
	if stop < len(line) {
		after, _ = utf8.DecodeRuneInString(line[stop:])
	}
	opens, closes := letters.Flanks(mark, before, after)
	left := stop - at
	if closes {
		left = m.close(left, opens)
	}
	switch {
	case closes && !opens, left == 0:
		return false
	case len(m.runs) >= maxOpenRuns:
		m.surplus = stop
		return true
	case !opens:
		left = 0
	}
	m.runs = append(m.runs, emphasisRun{left, stop - at, closes})
	return false
}

// close closes the innermost open runs with a run of the given size. It returns the number
// of remaining marks. Runs between two matching ones are dropped.
func (m *openRuns) close(size int, opens bool) (left int) {
	left = size
	for last := len(m.runs) - 1; left > 0 && last >= 0; last-- {
		run := &m.runs[last]
		if run.unmatched == 0 || (run.closes || opens) && (run.size+size)%3 == 0 && size%3 != 0 { // CommonMark, section 6.2, rules 9 and 10
			continue
		}
		used := min(left, run.unmatched)
		left -= used
		run.unmatched -= used
		if m.runs = m.runs[:last+1]; run.unmatched == 0 {
			m.runs = m.runs[:last]
		}
	}
	return left
}
