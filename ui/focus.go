package ui

import (
	"blogtui/model"
	"blogtui/ui/typeset"
)

// The focus ring of an article consists of the focusables of the page, followed by the related
// posts in the sidebar. A stop is an index in it.

// focusCount returns the size of the focus ring.
func (s *articleScreen) focusCount() int {
	if s.page == nil {
		return 0
	}
	return len(s.page.Focusables()) + len(s.sidebarRelated())
}

// sidebarRelated returns the related posts that the sidebar shows.
func (s *articleScreen) sidebarRelated() []*model.Post {
	if !s.sidebarShown() {
		return nil
	}
	posts, rows := s.unlinkedRelated(), 0
	for _, p := range posts {
		rows += len(s.relatedTitle(p))
	}
	if s.height-rows-sidebarFixedRows < minHeadings+1 {
		return nil
	}
	return posts
}

// focusedOnPage returns the focused focusable of the page.
func (s *articleScreen) focusedOnPage() (typeset.Focusable, bool) {
	if s.page == nil || s.focus < 0 || s.focus >= len(s.page.Focusables()) {
		return typeset.Focusable{}, false
	}
	return s.page.Focusables()[s.focus], true
}

// sidebarTarget returns the target of a stop in the sidebar.
func (s *articleScreen) sidebarTarget(stop int) (model.Target, bool) {
	if s.page == nil || stop < len(s.page.Focusables()) || stop >= s.focusCount() {
		return model.Target{}, false
	}
	return toPost(s.sidebarRelated()[stop-len(s.page.Focusables())]), true
}

// focusOn focuses a stop and reports whether it could: truncated text has no position.
func (s *articleScreen) focusOn(stop int) bool {
	if _, beside := s.sidebarTarget(stop); beside {
		s.focus = stop
		return true
	}
	where := s.page.RangesOf(s.page.Focusables()[stop])
	if len(where) > 0 {
		s.focus = stop
		s.reveal(where[0].At)
	}
	return len(where) > 0
}
