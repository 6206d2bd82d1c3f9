package ui

import (
	"strconv"
	"strings"

	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// numbers are shown on what can be followed until one is typed.
type numbers struct {
	spots []int // the stops, the first has the number 1; nil when no numbers are shown
	typed string
}

// number shows numbers on the links of the screen.
func (s *articleScreen) number() intent {
	var spots []int
	for _, i := range s.visibleSpots() {
		if s.page.Spots()[i].Kind != typeset.CodeSpot {
			spots = append(spots, i)
		}
	}
	for stop := len(s.page.Spots()); stop < s.stops(); stop++ {
		spots = append(spots, stop)
	}
	if len(spots) == 0 {
		return notify{words.NoLinkHere}
	}
	s.numbers = numbers{spots: spots}
	return nil
}

// numbered handles a key while numbers are shown. A number is followed as soon as
// no longer one begins with it; Enter follows it before.
func (s *articleScreen) numbered(msg tea.KeyPressMsg) intent {
	name := msg.String()
	if len(name) == 1 && name[0] >= '0' && name[0] <= '9' {
		s.numbers.typed += name
	} else if name != "enter" || s.numbers.typed == "" {
		s.numbers = numbers{}
		return nil
	}
	typed, _ := strconv.Atoi(s.numbers.typed) // digits only
	last := len(s.numbers.spots)
	switch {
	case typed == 0 || typed > last:
		s.numbers = numbers{}
		return notify{words.NoNumberHere}
	case name != "enter" && typed*10 <= last:
		return nil
	}
	s.focus = s.numbers.spots[typed-1]
	s.numbers = numbers{}
	return s.open()
}

// numberPatches lays the numbers on rows that begin with so many cells of margin:
// over blanks, brackets and signs before a link where there are any, else over its
// first letters.
func (s *articleScreen) numberPatches(rows []string, margin int) []patch {
	var patches []patch
	for n, stop := range s.numbers.spots {
		if stop >= len(s.page.Spots()) {
			continue
		}
		for _, part := range s.page.Where(s.page.Spots()[stop]) {
			row, from, label := s.page.Row(s.top, part.At), margin+part.From, strconv.Itoa(n+1)
			if row < 0 || row >= len(rows) {
				continue
			}
			from -= min(spareBefore(rows[row], from), len(label))
			patches = append(patches, patch{row: row, from: from, to: from + len(label), style: s.theme.Mark(), text: label})
			break
		}
	}
	return patches
}

// spareSigns may be covered by a number while it is shown.
const spareSigns = " \u00a0([{\"'“‘«„•◦▪→←↗"

// spareBefore counts the cells before a cell of a row in which nothing stands that
// would be missed.
func spareBefore(row string, cell int) int {
	before, _ := splitAt(row, cell)
	plain := ansi.Strip(before)
	spare := len([]rune(plain)) - len([]rune(strings.TrimRight(plain, spareSigns)))
	return spare + max(0, cell-ansi.StringWidth(plain))
}
