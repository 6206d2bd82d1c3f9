package ui

import (
	"blogtui/model"
	"blogtui/ui/typeset"
)

// A stop is what a reader can step to: by its number a spot of the page or, behind
// those, a related post that stands beside the text.

// focusCount is their number.
func (s *articleScreen) focusCount() int {
	if s.page == nil {
		return 0
	}
	return len(s.page.Spots()) + len(s.sidebarRelated())
}

// sidebarRelated are the related posts beside the text.
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

// focusedSpot is what the reader has stepped to in the text and below it.
func (s *articleScreen) focusedSpot() (typeset.Spot, bool) {
	if s.page == nil || s.focus < 0 || s.focus >= len(s.page.Spots()) {
		return typeset.Spot{}, false
	}
	return s.page.Spots()[s.focus], true
}

// sidebarTarget is where a stop beside the text leads.
func (s *articleScreen) sidebarTarget(stop int) (model.Target, bool) {
	if s.page == nil || stop < len(s.page.Spots()) || stop >= s.focusCount() {
		return model.Target{}, false
	}
	return model.Target{To: model.ToPost, Post: s.sidebarRelated()[stop-len(s.page.Spots())]}, true
}

// focusOn goes to a stop, and reports whether it has a place: what was cut off has
// none.
func (s *articleScreen) focusOn(stop int) bool {
	if _, beside := s.sidebarTarget(stop); beside {
		s.focus = stop
		return true
	}
	where := s.page.Where(s.page.Spots()[stop])
	if len(where) > 0 {
		s.focus = stop
		s.reveal(where[0].At)
	}
	return len(where) > 0
}
