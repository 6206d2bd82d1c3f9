package ui

// reanchor finds what was at a place of the list before: a post, or the next one below
// that is still there.
func (s *listScreen) reanchor(before listing, place int) int {
	found := -1
	if !s.moved {
		place = 0
	} else if place >= 0 {
		for i := place; i < len(before.items) && i < place+goneAtOnce && found < 0; i++ {
			if i == place || before.items[i].post != nil {
				found = s.again(before.items[i])
			}
		}
	}
	if found < 0 || !s.listing.stops(found) {
		found = s.listing.nearestStop(max(found, place))
	}
	return found
}

// goneAtOnce is how many rows below a post that is gone are asked for.
const goneAtOnce = 200

// again is the place of an item of another list in this one, -1 for none.
func (s *listScreen) again(held item) int {
	if held.post == nil {
		return s.listing.heading(held.group)
	}
	if p := s.now(held.post); p != nil {
		return s.listing.find(p.ID, held.group)
	}
	return -1
}
