package ui

import (
	"blogtui/model"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// MarkKeeper remembers what a reader leaves behind in a blog. It is safe for
// concurrent use.
type MarkKeeper interface {
	// Recall returns what is remembered of the posts of a library. It may take
	// its time.
	Recall(lib *model.Library) model.Memory
	// Keep remembers in what way a reader has changed the mark of a post: what
	// is the same in both was not touched. It returns at once.
	Keep(p *model.Post, before, after model.Mark)
	// Failed tells, at most once, why something is not remembered.
	Failed() <-chan error
}

// memory is what the screens of one reader know of what is remembered. Without
// a keeper there is nothing to remember, and no key for it.
type memory struct {
	keeper      MarkKeeper
	marks       map[model.ID]model.Mark
	newPosts    map[model.ID]bool         // posts that were not there at the last visit
	changed     map[model.ID]changedParts // what was marked since the start: nothing recalled is newer
	recalled    bool                      // the marks of earlier visits are there
	busy        bool                      // they are being recalled
	recallAgain bool                      // and must be once more after that
	revision    int                       // changes with marks and fresh
}

// changedParts holds which parts of a mark the reader has changed.
type changedParts struct{ read, favourite, place bool }

func newMemory(keeper MarkKeeper) *memory {
	return &memory{keeper: keeper, marks: map[model.ID]model.Mark{}, changed: map[model.ID]changedParts{}}
}

// recalled carries what is remembered.
type recalled struct{ model.Memory }

// recall fetches what is remembered; it never runs twice at a time.
func (m *memory) recall(lib *model.Library) tea.Cmd {
	if m.keeper == nil {
		return nil
	}
	if m.busy {
		m.recallAgain = true
		return nil
	}
	m.busy = true
	return func() tea.Msg { return recalled{m.keeper.Recall(lib)} }
}

// merge accepts what was recalled, except for what was marked meanwhile.
func (m *memory) merge(msg recalled) {
	for id, own := range m.changed {
		mark, mine := msg.Marks[id], m.mark(id)
		if own.read {
			mark.Read = mine.Read
		}
		if own.favourite {
			mark.Favourite = mine.Favourite
		}
		if own.place {
			mark.Place = mine.Place
		}
		msg.Marks[id] = mark
	}
	m.marks, m.newPosts = msg.Marks, msg.New
	m.recalled, m.busy = true, false
	m.revision++
}

// mark is the mark of a post.
func (m *memory) mark(id model.ID) model.Mark { return m.marks[id] }

// set marks a post.
func (m *memory) set(p *model.Post, mark model.Mark) {
	before := m.mark(p.ID)
	if m.keeper == nil || mark == before {
		return
	}
	own := m.changed[p.ID]
	own.read = own.read || mark.Read != before.Read
	own.favourite = own.favourite || mark.Favourite != before.Favourite
	own.place = own.place || mark.Place != before.Place
	m.marks[p.ID], m.changed[p.ID] = mark, own
	if mark.Read != before.Read || mark.Favourite != before.Favourite {
		m.revision++
	}
	m.keeper.Keep(p, before, mark)
}

// renamed moves the mark of a post to its new ID.
func (m *memory) renamed(from, to model.ID) {
	if mark, ok := m.marks[from]; ok {
		m.marks[to] = mark
		m.changed[to] = m.changed[from]
		delete(m.marks, from)
		delete(m.changed, from)
		m.revision++
	}
}

// postsWith returns the posts whose mark has something.
func (m *memory) postsWith(has func(model.Mark) bool) map[model.ID]bool {
	ids := map[model.ID]bool{}
	for id, mark := range m.marks {
		if has(mark) {
			ids[id] = true
		}
	}
	return ids
}

func isRead(m model.Mark) bool      { return m.Read }
func isFavourite(m model.Mark) bool { return m.Favourite }

// toggleRead marks a post as read, or as not read if it was, and says so.
func (m *memory) toggleRead(p *model.Post) intent {
	mark := m.mark(p.ID)
	mark.Read = !mark.Read
	m.set(p, mark)
	if mark.Read {
		return notify{words.MarkedRead}
	}
	return notify{words.MarkedUnread}
}

// toggleFavourite makes a post a favourite, or no longer one, and says so.
func (m *memory) toggleFavourite(p *model.Post) intent {
	mark := m.mark(p.ID)
	mark.Favourite = !mark.Favourite
	m.set(p, mark)
	if mark.Favourite {
		return notify{words.AFavourite}
	}
	return notify{words.NoFavourite}
}
