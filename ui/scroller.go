package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// scroller shows a window of ready lines.
type scroller struct {
	lines  []string
	top    int
	height int
}

func (s *scroller) prepare(lines []string, height int) {
	s.lines, s.height = lines, height
	s.to(s.top)
}

func (s *scroller) to(top int) { s.top = max(min(top, len(s.lines)-s.height), 0) }

// travel scrolls if press is one of the keys for that.
func (s *scroller) travel(k keymap, press tea.KeyPressMsg) bool {
	switch {
	case key.Matches(press, k.Down):
		s.to(s.top + 1)
	case key.Matches(press, k.Up):
		s.to(s.top - 1)
	case key.Matches(press, k.PageDown):
		s.to(s.top + s.height - 1)
	case key.Matches(press, k.PageUp):
		s.to(s.top - s.height + 1)
	case key.Matches(press, k.HalfDown):
		s.to(s.top + s.height/2)
	case key.Matches(press, k.HalfUp):
		s.to(s.top - s.height/2)
	case key.Matches(press, k.Top):
		s.to(0)
	case key.Matches(press, k.Bottom):
		s.to(len(s.lines))
	default:
		return false
	}
	return true
}

func (s *scroller) window() []string {
	return s.lines[s.top:min(s.top+s.height, len(s.lines))]
}

// status returns how far the window is scrolled, "" when all lines are visible.
func (s *scroller) status() string { return scrolled(s.top, len(s.lines)-s.height) }

// scrolled is a place between the top, 0, and the last one to scroll to, "" where
// there is nothing to scroll.
func scrolled(top, last int) string {
	if last <= 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", 100*min(top, last)/last)
}

// wheelLines is how far a turn of the mouse's wheel scrolls text.
const wheelLines = 3

// wheel is the direction of a turn of the mouse's wheel: 1 down, -1 up, 0 for
// sideways.
func wheel(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelDown:
		return 1
	case tea.MouseWheelUp:
		return -1
	}
	return 0
}
