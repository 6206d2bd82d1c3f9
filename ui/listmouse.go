package ui

import (
	"blogtui/ui/cells"

	tea "charm.land/bubbletea/v2"
)

// turn moves the cursor by the mouse's wheel.
func (s *listScreen) turn(msg tea.MouseWheelMsg) {
	s.move(wheel(msg))
}

// clicked selects the post under the mouse, which a second click opens. On a topic it
// does what its number does, on a chip it drops that, on the preview it opens the post.
func (s *listScreen) clicked(msg tea.MouseClickMsg) intent {
	left, line := 0, msg.Y-s.layout.head
	if s.layout.column > 0 {
		left = s.layout.column + columnGutter
	}
	switch end := left + s.layout.list; {
	case line < 0:
		s.clickedHead(msg.X, msg.Y)
	case msg.X < left:
		if place, ok := s.topicAt(line); ok {
			s.turnTopic(place)
		}
	case msg.X < end:
		return s.clickedRow(line)
	case s.layout.preview > 0 && msg.X >= end+previewGutter && s.current() != nil:
		return s.open()
	}
	return nil
}

func (s *listScreen) clickedRow(line int) intent {
	if s.top+line < len(s.front) || s.top+line >= s.listing.height() {
		return nil
	}
	i := s.listing.at(s.top + line)
	if !s.listing.stops(i) {
		return nil
	}
	if i == s.cursor {
		return s.open()
	}
	s.cursor, s.moved = i, true
	return nil
}

// clickedHead shows the topic, or drops the chip, at a place above the list.
func (s *listScreen) clickedHead(x, y int) {
	switch strip, chips := s.headRows(); {
	case y == 0:
	case y == strip:
		for _, label := range s.stripLabels() {
			if x >= label.at && x < label.at+label.width {
				s.turnTopic(label.place)
			}
		}
	case y == chips:
		at := 1
		for _, c := range s.chips(s.layout) {
			width := cells.Width(chipSign + " " + facetNouns[c.facet].One + " " + c.name)
			if x >= at && x < at+width {
				s.refilter(s.filters.toggled(c))
				return
			}
			at += width + len(chipGap)
		}
	}
}

// turnTopic shows the topic of a place, or all posts where it is shown already.
func (s *listScreen) turnTopic(place int) {
	if place == s.topic() {
		place = 0
	}
	s.showTopic(place)
}
