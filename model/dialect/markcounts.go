package dialect

import (
	"unicode/utf8"

	"blogtui/model/letters"
)

// markCounts are how many marks there were.
type markCounts struct {
	brackets, tildes   int
	stars, underscores openRuns
}

// tooMany counts the mark at an offset of a line, if there is one, and reports whether
// there are too many of its kind then.
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

// openRuns are the runs of one kind that are not closed yet.
type openRuns struct {
	runs    []emphasisRun
	surplus int // byte offset in the line behind a run that is one too many
}

// emphasisRun is a run of stars or underscores.
type emphasisRun struct {
	unmatched, size int // marks that are not closed yet, 0 if it can open nothing; all of them
	closes          bool
}

// tooMany does roughly what the Markdown parser will do with a mark, and reports
// whether it must not come to that.
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

// close closes the innermost runs that so many marks can, and returns how many marks
// are left. What stands between them means nothing any more.
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
