package ui

import "blogtui/model"

// neighbours are the posts next to an article in the list. They are nil at its ends, and
// unless the list is ordered by date.
type neighbours struct{ older, newer *model.Post }

// neighbourIndex returns the index of the post that is by posts below (above if negative)
// an item, or the last one in that direction. A post that is listed under several headings
// in a row counts once.
func (s *listScreen) neighbourIndex(at, by int) int {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	from := at
	for i := at + step; i >= 0 && i < len(s.listing.items) && by > 0; i += step {
		if p := s.listing.items[i].post; p != nil && p != s.listing.items[from].post {
			at, by = i, by-1
		}
	}
	return at
}

// neighboursOf returns the neighbours of a post if the list is ordered by date.
func (s *listScreen) neighboursOf(id model.ID) neighbours {
	at := s.indexOf(id)
	if at < 0 || s.order != model.ByDate || s.filters.title != "" {
		return neighbours{}
	}
	var n neighbours
	if next := s.neighbourIndex(at, 1); next != at {
		n.older = s.listing.items[next].post
	}
	if previous := s.neighbourIndex(at, -1); previous != at {
		n.newer = s.listing.items[previous].post
	}
	if s.reverse {
		n.older, n.newer = n.newer, n.older
	}
	return n
}

// indexOf returns the index of a post, preferably in the cursor's group, or -1.
func (s *listScreen) indexOf(id model.ID) int {
	group := ""
	if s.cursor >= 0 && s.cursor < len(s.listing.items) {
		group = s.listing.items[s.cursor].group
	}
	return s.listing.indexOfPost(id, group)
}

// selectPost moves the cursor to a post if it is listed.
func (s *listScreen) selectPost(id model.ID) {
	if i := s.indexOf(id); i >= 0 {
		s.cursor, s.cursorMoved = i, true
	}
}
