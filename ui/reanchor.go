package ui

// reanchor returns the index for the cursor after a change of the list: that of the same
// item, or of the next one below it that is still there.
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

// maxGoneRows limits the search for a remaining item.
const maxGoneRows = 200

// findAgain returns the index of an item of the previous list, -1 if it is gone.
func (s *listScreen) findAgain(held item) int {
	if held.post == nil {
		return s.listing.headingIndex(held.group)
	}
	if p := s.latestVersion(held.post); p != nil {
		return s.listing.indexOfPost(p.ID, held.group)
	}
	return -1
}
