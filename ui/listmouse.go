package ui

import (
	"blogtui/ui/cells"

	tea "charm.land/bubbletea/v2"
)

// handleWheel moves the cursor by the mouse wheel.
func (s *listScreen) handleWheel(msg tea.MouseWheelMsg) {
	s.move(wheelDirection(msg))
}

// handleClick selects the clicked post; a second click opens it. A click on a topic toggles
// it, on a chip removes it, on the preview opens the post.
func (s *listScreen) handleClick(msg tea.MouseClickMsg) intent {
	left, line := 0, msg.Y-s.layout.headerRows
	if s.layout.sidebarWidth > 0 {
		left = s.layout.sidebarWidth + sidebarGutter
	}
	switch end := left + s.layout.listWidth; {
	case line < 0:
		s.clickHeader(msg.X, msg.Y)
	case msg.X < left:
		if position, ok := s.sidebarTopicAt(line); ok {
			s.toggleTopic(position)
		}
	case msg.X < end:
		return s.clickRow(line)
	case s.layout.previewWidth > 0 && msg.X >= end+previewGutter && s.current() != nil:
		return s.open()
	}
	return nil
}

func (s *listScreen) clickRow(line int) intent {
	if s.top+line < len(s.welcome) || s.top+line >= s.listing.height() {
		return nil
	}
	i := s.listing.itemAt(s.top + line)
	if !s.listing.selectable(i) {
		return nil
	}
	if i == s.cursor {
		return s.open()
	}
	s.cursor, s.cursorMoved = i, true
	return nil
}

// clickHeader toggles the topic or removes the chip at a position above the list.
func (s *listScreen) clickHeader(x, y int) {
	switch topics, chips := s.headerRows(); {
	case y == 0:
	case y == topics:
		for _, label := range s.topicLabels() {
			if x >= label.x && x < label.x+label.width {
				s.toggleTopic(label.position)
			}
		}
	case y == chips:
		at := 1
		for _, c := range s.barChips(s.layout) {
			width := cells.Width(chipSign + " " + facetNouns[c.facet].One + " " + c.name)
			if x >= at && x < at+width {
				s.setFiltersFromTop(s.filters.toggled(c))
				return
			}
			at += width + len(chipGap)
		}
	}
}

// toggleTopic selects the topic at a position, or all posts if it is selected already.
func (s *listScreen) toggleTopic(position int) {
	if position == s.activeTopic() {
		position = 0
	}
	s.selectTopic(position)
}
