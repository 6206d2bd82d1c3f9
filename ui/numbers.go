package ui

import (
	"strconv"

	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// numbers are shown on what can be followed until one is typed.
type numbers struct {
	spots []int // indices of the spots, the first has the number 1; nil when no numbers are shown
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

// numberPatches lays the numbers over the beginnings of the links.
func (s *articleScreen) numberPatches() []patch {
	var patches []patch
	for n, i := range s.numbers.spots {
		where := s.page.Where(s.page.Spots()[i])
		if len(where) == 0 {
			continue
		}
		label := strconv.Itoa(n + 1)
		patches = append(patches, patch{
			row: s.page.Row(s.top, where[0].At), from: where[0].From, to: where[0].From + len(label),
			style: s.theme.Mark(), text: label,
		})
	}
	return patches
}
