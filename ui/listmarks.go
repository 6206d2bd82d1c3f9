package ui

import (
	"slices"

	"blogtui/model"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Chips that filter by marks.
var (
	onlyUnread     = chip{byMark, words.FilterUnread}
	onlyFavourites = chip{byMark, words.FilterFavourites}
)

// markState is what the list shows of marks. The filters keep the marks of the moment when
// they were set, so that a post that is read meanwhile stays in the list.
type markState struct {
	read        map[model.ID]bool // hidden by onlyUnread
	favourites  map[model.ID]bool // shown by onlyFavourites
	revision    int               // revision of the memory that the counts are from
	unreadCount int               // unread posts without filters
	newCount    int               // new posts among them
	showUnread  bool              // some post was read, so unread ones get a badge
}

// handleMarkKey handles the keys that mark posts and filter by marks.
func (s *listScreen) handleMarkKey(msg tea.KeyPressMsg) (want intent, handled bool) {
	if s.memory.store == nil {
		return nil, false
	}
	k := s.keys
	switch {
	case key.Matches(msg, k.UnreadOnly):
		return s.toggleMarkFilter(onlyUnread), true
	case key.Matches(msg, k.FavouritesOnly):
		return s.toggleMarkFilter(onlyFavourites), true
	case key.Matches(msg, k.MarkRead), key.Matches(msg, k.Favourite):
		p := s.current()
		if p == nil {
			return notify{words.MarkNoPost}, true
		}
		s.cursorMoved = true
		if key.Matches(msg, k.MarkRead) {
			return s.memory.toggleRead(p), true
		}
		return s.memory.toggleFavourite(p), true
	}
	return nil, false
}

// toggleMarkFilter sets or removes a filter by marks.
func (s *listScreen) toggleMarkFilter(c chip) intent {
	if !s.memory.recalled {
		return notify{words.MarksLoading}
	}
	s.recountMarks()
	s.marks.read = s.memory.postsWith(isRead)
	s.marks.favourites = s.memory.postsWith(isFavourite)
	s.setFilters(s.filters.toggled(c))
	switch {
	case !s.filters.has(c):
		return notify{words.ListAllPosts}
	case c == onlyUnread:
		return notify{words.ListOnlyUnread}
	}
	return notify{words.ListOnlyFavourites}
}

// withMarkFilters narrows a query by the mark filters.
func (s *listScreen) withMarkFilters(q model.Query) model.Query {
	if s.filters.has(onlyUnread) {
		q.ExceptIDs = s.marks.read
	}
	if s.filters.has(onlyFavourites) {
		q.OnlyIDs = s.marks.favourites
	}
	return q
}

// recountMarks recomputes the counts.
func (s *listScreen) recountMarks() {
	m := &s.marks
	m.revision = s.memory.revision
	read := s.memory.postsWith(isRead)
	base := s.base
	base.OnlyIDs = read
	m.showUnread = len(read) > 0
	m.unreadCount = s.total - s.lib.Count(base)
	base.OnlyIDs, base.ExceptIDs = s.memory.newPosts, read
	m.newCount = 0
	if len(s.memory.newPosts) > 0 {
		m.newCount = s.lib.Count(base)
	}
}

// markCountText returns the numbers of new and unread posts, "" if nothing is known.
func (s *listScreen) markCountText() string {
	var text string
	if s.marks.newCount > 0 {
		text = words.ListNewCount(s.marks.newCount)
	}
	if s.marks.showUnread {
		if text != "" {
			text += " · "
		}
		text += words.ListUnreadCount(s.marks.unreadCount)
	}
	return text
}

// markKeys are the bindings for marks.
func (k keymap) markKeys() []key.Binding {
	return []key.Binding{k.MarkRead, k.Favourite, k.UnreadOnly, k.FavouritesOnly}
}

// isNew reports whether a post is unread and was not there at the last visit.
func (m *memory) isNew(p *model.Post) bool { return m.newPosts[p.ID] && !m.mark(p.ID).Read }

// withMarkKeys appends the bindings for marks if there is a keeper.
func (s *listScreen) withMarkKeys(keys []key.Binding) []key.Binding {
	if s.memory.store == nil {
		return keys
	}
	return slices.Concat(keys, s.keys.markKeys())
}
