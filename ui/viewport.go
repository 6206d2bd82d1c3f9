package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// viewport is a scrollable window on rendered lines.
type viewport struct {
	lines  []string
	top    int
	height int
}

func (s *viewport) setLines(lines []string, height int) {
	s.lines, s.height = lines, height
	s.scrollTo(s.top)
}

func (s *viewport) scrollTo(top int) { s.top = max(min(top, len(s.lines)-s.height), 0) }

// handleKey scrolls if press is a scroll key.
func (s *viewport) handleKey(k keymap, press tea.KeyPressMsg) bool {
	switch {
	case key.Matches(press, k.Down):
		s.scrollTo(s.top + 1)
	case key.Matches(press, k.Up):
		s.scrollTo(s.top - 1)
	case key.Matches(press, k.PageDown):
		s.scrollTo(s.top + s.height - 1)
	case key.Matches(press, k.PageUp):
		s.scrollTo(s.top - s.height + 1)
	case key.Matches(press, k.HalfDown):
		s.scrollTo(s.top + s.height/2)
	case key.Matches(press, k.HalfUp):
		s.scrollTo(s.top - s.height/2)
	case key.Matches(press, k.Top):
		s.scrollTo(0)
	case key.Matches(press, k.Bottom):
		s.scrollTo(len(s.lines))
	default:
		return false
	}
	return true
}

func (s *viewport) visibleLines() []string {
	return s.lines[s.top:min(s.top+s.height, len(s.lines))]
}

// status returns the scroll position, "" if all lines are visible.
func (s *viewport) status() string { return scrollPercent(s.top, len(s.lines)-s.height) }

// scrollPercent returns a scroll position as a percentage, "" if there is nothing to
// scroll.
func scrollPercent(top, last int) string {
	if last <= 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", 100*min(top, last)/last)
}

// wheelLines is how many lines one step of the mouse wheel scrolls.
const wheelLines = 3

// wheelDirection returns 1 for down, -1 for up, 0 for sideways.
func wheelDirection(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelDown:
		return 1
	case tea.MouseWheelUp:
		return -1
	}
	return 0
}
