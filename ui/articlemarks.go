package ui

import (
	"strings"

	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// handleMarkKey handles the keys that mark the article.
func (s *articleScreen) handleMarkKey(msg tea.KeyPressMsg) (want intent, handled bool) {
	switch {
	case s.memory.store == nil:
		return nil, false
	case key.Matches(msg, s.keys.MarkRead):
		return s.memory.toggleRead(s.post), true
	case key.Matches(msg, s.keys.Favourite):
		return s.memory.toggleFavourite(s.post), true
	}
	return nil, false
}

// bookmark tracks the reading position that is remembered.
type bookmark struct {
	resumed         bool           // the remembered position was restored, or there was none
	startsElsewhere bool           // the article was opened at a given heading, place or search hit
	lastTop         typeset.Anchor // the scroll position that was stored last
	endSeen         bool           // the end was visible at the last update
}

// resumePlace restores the remembered position, once, unless the reader has scrolled
// already.
func (s *articleScreen) resumePlace() tea.Cmd {
	if s.resumed || !s.memory.recalled {
		return nil
	}
	s.resumed = true
	if s.startsElsewhere {
		s.lastTop = s.top
	}
	place := s.memory.mark(s.post.ID).Position
	if place == (model.Position{}) || s.top != (typeset.Anchor{}) || s.startsElsewhere {
		return nil
	}
	s.top = s.page.Clamp(s.page.Find(place), s.height)
	s.lastTop = s.top
	start := firstKey(s.keys.Top)
	return func() tea.Msg { return Notice(strings.Join(words.ArticleResumed(start), " · ")) }
}

// updateMark stores the reading position, and marks the article as read when its end
// becomes visible. A finished article starts from its beginning next time.
func (s *articleScreen) updateMark() {
	if !s.resumed {
		return
	}
	mark := s.memory.mark(s.post.ID)
	ended := s.page.EndVisible(s.top, s.height)
	switch {
	case ended:
		mark.Read = mark.Read || !s.endSeen
		mark.Position = model.Position{}
	case s.top != s.lastTop:
		mark.Position = s.page.PositionOf(s.top)
	}
	s.endSeen, s.lastTop = ended, s.top
	s.memory.set(s.post, mark)
}
