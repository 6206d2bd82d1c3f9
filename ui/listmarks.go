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

// marked is what the list shows of the marks. The posts that a filter leaves out
// or lets through are those it did when it was set, so that a post that is read
// meanwhile stays where it is.
type marked struct {
	read       map[model.ID]bool // left out by onlyUnread
	favourites map[model.ID]bool // let through by onlyFavourites
	revision   int               // of the memory that is counted
	unread     int               // posts without filters that are not read
	fresh      int               // of them, those that are new
	tells      bool              // some post is read: the others are worth a mark
}

// marking handles the keys that mark posts and filter by marks.
func (s *listScreen) marking(msg tea.KeyPressMsg) (want intent, handled bool) {
	if s.memory.keeper == nil {
		return nil, false
	}
	k := s.keys
	switch {
	case key.Matches(msg, k.UnreadOnly):
		return s.toggleMarked(onlyUnread), true
	case key.Matches(msg, k.FavouritesOnly):
		return s.toggleMarked(onlyFavourites), true
	case key.Matches(msg, k.MarkRead), key.Matches(msg, k.Favourite):
		p := s.current()
		if p == nil {
			return notify{words.NothingToMark}, true
		}
		s.moved = true
		if key.Matches(msg, k.MarkRead) {
			return s.memory.toggleRead(p), true
		}
		return s.memory.toggleFavourite(p), true
	}
	return nil, false
}

// toggleMarked sets a filter by marks, or drops it.
func (s *listScreen) toggleMarked(c chip) intent {
	if !s.memory.recalled {
		return notify{words.MarksNotKnown}
	}
	s.recountMarks()
	s.marked.read = s.memory.those(isRead)
	s.marked.favourites = s.memory.those(isFavourite)
	s.widen(s.filters.toggled(c))
	switch {
	case !s.filters.has(c):
		return notify{words.AllPostsAgain}
	case c == onlyUnread:
		return notify{words.OnlyNotRead}
	}
	return notify{words.OnlyFavourites}
}

// byMarks narrows a query by the filters on marks.
func (s *listScreen) byMarks(q model.Query) model.Query {
	if s.filters.has(onlyUnread) {
		q.Without = s.marked.read
	}
	if s.filters.has(onlyFavourites) {
		q.Among = s.marked.favourites
	}
	return q
}

// recountMarks counts the posts that are not read.
func (s *listScreen) recountMarks() {
	m := &s.marked
	m.revision = s.memory.revision
	read := s.memory.those(isRead)
	base := s.base
	base.Among = read
	m.tells = len(read) > 0
	m.unread = s.total - s.lib.Count(base)
	base.Among, base.Without = s.memory.fresh, read
	m.fresh = 0
	if len(s.memory.fresh) > 0 {
		m.fresh = s.lib.Count(base)
	}
}

// markCount returns how much there is to read, "" if nothing is known of that.
func (s *listScreen) markCount() string {
	var text string
	if s.marked.fresh > 0 {
		text = words.NewPosts(s.marked.fresh)
	}
	if s.marked.tells {
		if text != "" {
			text += " · "
		}
		text += words.UnreadPosts(s.marked.unread)
	}
	return text
}

// markKeys are the keys for marks.
func (k keymap) markKeys() []key.Binding {
	return []key.Binding{k.MarkRead, k.Favourite, k.UnreadOnly, k.FavouritesOnly}
}

// isNew reports whether a post was not there at the last visit and is not read.
func (m *memory) isNew(p *model.Post) bool { return m.fresh[p.ID] && !m.of(p.ID).Read }

// withMarks appends the keys for marks where there is a memory.
func (s *listScreen) withMarks(keys []key.Binding) []key.Binding {
	if s.memory.keeper == nil {
		return keys
	}
	return slices.Concat(keys, s.keys.markKeys())
}
