package ui

import (
	"blogtui/model"
	"blogtui/ui/typeset"
)

// A stop is what a reader can step to: by its number a spot of the page or, behind
// those, a related post that stands beside the text.

// stops is their number.
func (s *articleScreen) stops() int {
	if s.page == nil {
		return 0
	}
	return len(s.page.Spots()) + len(s.besides())
}

// besides are the related posts beside the text.
func (s *articleScreen) besides() []*model.Post {
	if !s.sideContents() {
		return nil
	}
	posts, rows := s.relatedHere(), 0
	for _, p := range posts {
		rows += len(s.relatedTitle(p))
	}
	if s.height-rows-sideRows < leastHeadings+1 {
		return nil
	}
	return posts
}

// spot is what the reader has stepped to in the text and below it.
func (s *articleScreen) spot() (typeset.Spot, bool) {
	if s.page == nil || s.focus < 0 || s.focus >= len(s.page.Spots()) {
		return typeset.Spot{}, false
	}
	return s.page.Spots()[s.focus], true
}

// leadOf is where a stop beside the text leads.
func (s *articleScreen) leadOf(stop int) (model.Target, bool) {
	if s.page == nil || stop < len(s.page.Spots()) || stop >= s.stops() {
		return model.Target{}, false
	}
	return model.Target{To: model.ToPost, Post: s.besides()[stop-len(s.page.Spots())]}, true
}

// stopAt goes to a stop, and reports whether it has a place: what was cut off has
// none.
func (s *articleScreen) stopAt(stop int) bool {
	if _, beside := s.leadOf(stop); beside {
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
