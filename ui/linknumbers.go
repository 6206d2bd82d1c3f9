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

// linkNumbers are shown on what can be followed until one is typed.
type linkNumbers struct {
	stops []int // the stops, the first has the number 1; nil when no numbers are shown
	typed string
}

// showNumbers shows numbers on the links of the screen.
func (s *articleScreen) showNumbers() intent {
	var spots []int
	for _, i := range s.visibleSpots() {
		if s.page.Spots()[i].Kind != typeset.CodeSpot {
			spots = append(spots, i)
		}
	}
	for stop := len(s.page.Spots()); stop < s.focusCount(); stop++ {
		spots = append(spots, stop)
	}
	if len(spots) == 0 {
		return notify{words.NoLinkHere}
	}
	s.numbers = linkNumbers{stops: spots}
	return nil
}

// handleNumberKey handles a key while numbers are shown. A number is followed as soon as
// no longer one begins with it; Enter follows it before.
func (s *articleScreen) handleNumberKey(msg tea.KeyPressMsg) intent {
	name := msg.String()
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' {
		s.numbers.typed += name
	} else if name != "enter" || s.numbers.typed == "" {
		s.numbers = linkNumbers{}
		return nil
	}
	typed, _ := strconv.Atoi(s.numbers.typed) // digits only
	last := len(s.numbers.stops)
	switch {
	case typed == 0 || typed > last:
		s.numbers = linkNumbers{}
		return notify{words.NoNumberHere}
	case name != "enter" && typed*10 <= last:
		return nil
	}
	s.focus = s.numbers.stops[typed-1]
	s.numbers = linkNumbers{}
	return s.open()
}

// drawNumbers puts the numbers into rows that begin with so many cells of margin.
func (s *articleScreen) drawNumbers(rows []string, margin int) []string {
	room := s.width
	if s.sidebarShown() {
		room = s.sidebarColumn() - 1
	}
	var labels []numberLabel
	for n, stop := range s.numbers.stops {
		if stop >= len(s.page.Spots()) {
			continue
		}
		for _, part := range s.page.Where(s.page.Spots()[stop]) {
			if row := s.page.Row(s.top, part.At); row >= 0 && row < len(rows) {
				labels = append(labels, numberLabel{row, margin + part.From, strconv.Itoa(n + 1)})
				break
			}
		}
	}
	slices.SortStableFunc(labels, func(a, b numberLabel) int { return b.at - a.at }) // what moves is numbered already
	moved := map[int]int{}
	for _, l := range labels {
		l.at -= moved[l.row]
		var margin int
		rows[l.row], margin = l.drawOn(rows[l.row], s.theme.Selected(), room)
		moved[l.row] += margin
	}
	return rows
}

// numberLabel is a number before a cell of a row.
type numberLabel struct {
	row, at int
	text    string
}

// drawOn puts the label into its row without hiding a letter: over blanks and signs
// before the link, else what stands behind moves up to the next air, the end of the
// row included, and what stands before moves by so many cells into the margin.
func (l numberLabel) drawOn(row string, style theme.Style, room int) (labelled string, margin int) {
	row += strings.Repeat(" ", max(0, l.at-ansi.StringWidth(row)))
	_, behind := splitAt(row, l.at)
	spare := min(coverableBefore(row, l.at), len(l.text))
	before, _ := splitAt(row, l.at-spare)
	behind = squeezeBlanks(behind, len(l.text)-spare)
	over := max(0, l.at-spare+len(l.text)+ansi.StringWidth(behind)-room)
	margin = min(over, len(row)-len(strings.TrimLeft(row, " ")), l.at-spare)
	_, before = splitAt(before, margin)
	_, behind = splitAt(behind, over-margin) // hidden after all, where there is no air at all
	return before + style.Render(l.text) + behind, margin
}

// coverable may be covered by a number while it is shown.
const coverable = " \u00a0•◦▪→←↗"

// coverableBefore counts the cells before a cell of a row in which nothing stands that
// would be missed.
func coverableBefore(row string, cell int) int {
	before, _ := splitAt(row, cell)
	plain := ansi.Strip(before)
	return len([]rune(plain)) - len([]rune(strings.TrimRight(plain, coverable)))
}

// squeezeBlanks removes up to so many cells from the first blanks of a row of which one is
// left over.
func squeezeBlanks(row string, need int) string {
	plain := ansi.Strip(row)
	at := strings.Index(plain, "  ")
	if at < 0 {
		return row
	}
	blanks := len(plain[at:]) - len(strings.TrimLeft(plain[at:], " "))
	before, behind := splitAt(row, ansi.StringWidth(plain[:at]))
	_, behind = splitAt(behind, min(need, blanks-1))
	return before + behind
}
