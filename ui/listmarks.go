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
	onlyUnread     = chip{byMark, words.Unread}
	onlyFavourites = chip{byMark, words.Favourites}
)

// markState is what the list shows of the marks. The posts that a filter leaves out
// or lets through are those it did when it was set, so that a post that is read
// meanwhile stays where it is.
type markState struct {
	read        map[model.ID]bool // left out by onlyUnread
	favourites  map[model.ID]bool // let through by onlyFavourites
	revision    int               // of the memory that is counted
	unreadCount int               // posts without filters that are not read
	newCount    int               // of them, those that are new
	showUnread  bool              // some post is read: the others are worth a mark
}

// handleMarkKey handles the keys that mark posts and filter by marks.
func (s *listScreen) handleMarkKey(msg tea.KeyPressMsg) (want intent, handled bool) {
	if s.memory.keeper == nil {
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
			return notify{words.NothingToMark}, true
		}
		s.cursorMoved = true
		if key.Matches(msg, k.MarkRead) {
			return s.memory.toggleRead(p), true
		}
		return s.memory.toggleFavourite(p), true
	}
	return nil, false
}

// toggleMarkFilter sets a filter by marks, or drops it.
func (s *listScreen) toggleMarkFilter(c chip) intent {
	if !s.memory.recalled {
		return notify{words.MarksNotKnown}
	}
	s.recountMarks()
	s.marks.read = s.memory.postsWith(isRead)
	s.marks.favourites = s.memory.postsWith(isFavourite)
	s.setFilters(s.filters.toggled(c))
	switch {
	case !s.filters.has(c):
		return notify{words.AllPostsAgain}
	case c == onlyUnread:
		return notify{words.OnlyNotRead}
	}
	return notify{words.OnlyFavourites}
}

// withMarkFilters narrows a query by the filters on marks.
func (s *listScreen) withMarkFilters(q model.Query) model.Query {
	if s.filters.has(onlyUnread) {
		q.Without = s.marks.read
	}
	if s.filters.has(onlyFavourites) {
		q.Among = s.marks.favourites
	}
	return q
}

// recountMarks counts the posts that are not read.
func (s *listScreen) recountMarks() {
	m := &s.marks
	m.revision = s.memory.revision
	read := s.memory.postsWith(isRead)
	base := s.base
	base.Among = read
	m.showUnread = len(read) > 0
	m.unreadCount = s.total - s.lib.Count(base)
	base.Among, base.Without = s.memory.newPosts, read
	m.newCount = 0
	if len(s.memory.newPosts) > 0 {
		m.newCount = s.lib.Count(base)
	}
}

// markCountText returns how much there is to read, "" if nothing is known of that.
func (s *listScreen) markCountText() string {
	var text string
	if s.marks.newCount > 0 {
		text = words.NewPosts(s.marks.newCount)
	}
	if s.marks.showUnread {
		if text != "" {
			text += " · "
		}
		text += words.UnreadPosts(s.marks.unreadCount)
	}
	return text
}

// markKeys are the keys for marks.
func (k keymap) markKeys() []key.Binding {
	return []key.Binding{k.MarkRead, k.Favourite, k.UnreadOnly, k.FavouritesOnly}
}

// isNew reports whether a post was not there at the last visit and is not read.
func (m *memory) isNew(p *model.Post) bool { return m.newPosts[p.ID] && !m.mark(p.ID).Read }

// withMarkKeys appends the keys for marks where there is a memory.
func (s *listScreen) withMarkKeys(keys []key.Binding) []key.Binding {
	if s.memory.keeper == nil {
		return keys
	}
	return slices.Concat(keys, s.keys.markKeys())
}
