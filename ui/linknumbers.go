package ui

import (
	"slices"
	"strconv"
	"strings"

	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// linkNumbers is the state of following a link by its number.
type linkNumbers struct {
	stops []int // stops by number, the first has number 1; nil when no numbers are shown
	typed string
}

// showNumbers numbers the visible links.
func (s *articleScreen) showNumbers() intent {
	var focusables []int
	for _, i := range s.visibleFocusables() {
		if s.page.Focusables()[i].Kind != typeset.FocusCode {
			focusables = append(focusables, i)
		}
	}
	for stop := len(s.page.Focusables()); stop < s.focusCount(); stop++ {
		focusables = append(focusables, stop)
	}
	if len(focusables) == 0 {
		return notify{words.LinkNotOnScreen}
	}
	s.numbers = linkNumbers{stops: focusables}
	return nil
}

// handleNumberKey handles a key while numbers are shown. A number is followed as soon as no
// longer one can match, or on Enter.
func (s *articleScreen) handleNumberKey(msg tea.KeyPressMsg) intent {
	name := msg.String()
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' {
		s.numbers.typed += name
	} else if name != "enter" || s.numbers.typed == "" {
		s.numbers = linkNumbers{}
		return nil
	}
	typed, _ := strconv.Atoi(s.numbers.typed) // only digits
	last := len(s.numbers.stops)
	switch {
	case typed == 0 || typed > last:
		s.numbers = linkNumbers{}
		return notify{words.LinkNoSuchNumber}
	case name != "enter" && typed*10 <= last:
		return nil
	}
	s.focus = s.numbers.stops[typed-1]
	s.numbers = linkNumbers{}
	return s.open()
}

// drawNumbers draws the numbers into rows that start with a margin.
func (s *articleScreen) drawNumbers(rows []string, margin int) []string {
	room := s.width
	if s.sidebarShown() {
		room = s.sidebarColumn() - 1
	}
	var labels []numberLabel
	for n, stop := range s.numbers.stops {
		if stop >= len(s.page.Focusables()) {
			continue
		}
		for _, part := range s.page.RangesOf(s.page.Focusables()[stop]) {
			if row := s.page.Row(s.top, part.At); row >= 0 && row < len(rows) {
				labels = append(labels, numberLabel{row, margin + part.From, strconv.Itoa(n + 1)})
				break
			}
		}
	}
	slices.SortStableFunc(labels, func(a, b numberLabel) int { return b.at - a.at }) // right to left, so that shifted text is numbered already
	moved := map[int]int{}
	for _, l := range labels {
		l.at -= moved[l.row]
		var margin int
		rows[l.row], margin = l.drawOn(rows[l.row], s.theme.Selected(), room)
		moved[l.row] += margin
	}
	return rows
}

// numberLabel is a number in front of a cell of a row.
type numberLabel struct {
	row, at int
	text    string
}

// drawOn draws the label into its row without hiding a letter. It covers blanks and symbols
// before the link; otherwise the text after it moves right into the next gap or the end of
// the row, or the text before it moves left into the margin by the returned number of
// cells.
func (l numberLabel) drawOn(row string, style theme.Style, room int) (labelled string, shift int) {
	row += strings.Repeat(" ", max(0, l.at-ansi.StringWidth(row)))
	_, after := splitAt(row, l.at)
	covered := min(coverableBefore(row, l.at), len(l.text))
	before, _ := splitAt(row, l.at-covered)
	after = squeezeBlanks(after, len(l.text)-covered)
	overflow := max(0, l.at-covered+len(l.text)+ansi.StringWidth(after)-room)
	shift = min(overflow, len(row)-len(strings.TrimLeft(row, " ")), l.at-covered)
	_, before = splitAt(before, shift)
	_, after = splitAt(after, overflow-shift) // there is no gap at all: text is lost
	return before + style.Render(l.text) + after, shift
}

// coverable are the characters that a number may hide.
const coverable = " \u00a0•◦▪→←↗"

// coverableBefore counts the coverable cells before a cell.
func coverableBefore(row string, cell int) int {
	before, _ := splitAt(row, cell)
	plain := ansi.Strip(before)
	return len([]rune(plain)) - len([]rune(strings.TrimRight(plain, coverable)))
}

// squeezeBlanks removes up to need cells from the first run of blanks, leaving one.
func squeezeBlanks(row string, need int) string {
	plain := ansi.Strip(row)
	at := strings.Index(plain, "  ")
	if at < 0 {
		return row
	}
	blanks := len(plain[at:]) - len(strings.TrimLeft(plain[at:], " "))
	before, after := splitAt(row, ansi.StringWidth(plain[:at]))
	_, after = splitAt(after, min(need, blanks-1))
	return before + after
}
