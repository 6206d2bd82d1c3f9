package ui

// reanchor finds what was at a place of the list before: a post, or the next one below
// that is still there.
func (s *listScreen) reanchor(before listing, place int) int {
	found := -1
	if !s.cursorMoved {
		place = 0
	} else if place >= 0 {
		for i := place; i < len(before.items) && i < place+maxGoneRows && found < 0; i++ {
			if i == place || before.items[i].post != nil {
				found = s.findAgain(before.items[i])
			}
		}
	}
	if found < 0 || !s.listing.selectable(found) {
		found = s.listing.nearestSelectable(max(found, place))
	}
	return found
}

// maxGoneRows is how many rows below a post that is gone are asked for.
const maxGoneRows = 200

// findAgain is the place of an item of another list in this one, -1 for none.
func (s *listScreen) findAgain(held item) int {
	if held.post == nil {
		return s.listing.headingIndex(held.group)
	}
	if p := s.latestVersion(held.post); p != nil {
		return s.listing.indexOfPost(p.ID, held.group)
	}
	return -1
}
