package ui

// reanchor returns the index for the cursor after a change of the list: that of the same
// item, or of the next one below it that is still there.
func (s *listScreen) reanchor(before listing, index int) int {
	found := -1
	if !s.cursorMoved {
		index = 0
	} else if index >= 0 {
		for i := index; i < len(before.items) && i < index+maxGoneRows && found < 0; i++ {
			if i == index || before.items[i].post != nil {
				found = s.findAgain(before.items[i])
			}
		}
	}
	if found < 0 || !s.listing.selectable(found) {
		found = s.listing.nearestSelectable(max(found, index))
	}
	return found
}

// maxGoneRows limits the search for a remaining item.
const maxGoneRows = 200

// findAgain returns the index of an item of the previous list, -1 if it is gone.
func (s *listScreen) findAgain(previous item) int {
	if previous.post == nil {
		return s.listing.headingIndex(previous.group)
	}
	if p := s.latestVersion(previous.post); p != nil {
		return s.listing.indexOfPost(p.ID, previous.group)
	}
	return -1
}
