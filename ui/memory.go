package ui

import (
	"blogtui/model"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// MarkStore stores the marks of a reader for one blog. It is safe for concurrent use.
type MarkStore interface {
	// Recall returns the stored marks of the posts of a library. It may block.
	Recall(lib *model.Library) model.Memory
	// Keep stores a changed mark. Only the fields that differ between before and after were
	// changed. It returns at once.
	Keep(p *model.Post, before, after model.Mark)
	// Failed receives at most one error if marks cannot be stored.
	Failed() <-chan error
}

// memory holds the marks for the screens. Without a store it is empty, and there are no
// keys for marks.
type memory struct {
	store       MarkStore
	marks       map[model.ID]model.Mark
	newPosts    map[model.ID]bool         // posts that were not there at the last visit
	changed     map[model.ID]changedParts // changes since the start: they override what is recalled
	recalled    bool                      // the stored marks are loaded
	busy        bool                      // a recall is running
	recallAgain bool                      // recall once more after that
	revision    int                       // incremented when marks or newPosts change
}

// changedParts tells which fields of a mark the reader has changed.
type changedParts struct{ read, favourite, place bool }

func newMemory(store MarkStore) *memory {
	return &memory{store: store, marks: map[model.ID]model.Mark{}, changed: map[model.ID]changedParts{}}
}

// recalled is sent when stored marks are loaded.
type recalled struct{ model.Memory }

// recall loads the stored marks, one call at a time.
func (m *memory) recall(lib *model.Library) tea.Cmd {
	if m.store == nil {
		return nil
	}
	if m.busy {
		m.recallAgain = true
		return nil
	}
	m.busy = true
	return func() tea.Msg { return recalled{m.store.Recall(lib)} }
}

// merge takes over recalled marks, except for the fields that have changed meanwhile.
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
			mark.Position = mine.Position
		}
		msg.Marks[id] = mark
	}
	m.marks, m.newPosts = msg.Marks, msg.New
	m.recalled, m.busy = true, false
	m.revision++
}

// mark returns the mark of a post.
func (m *memory) mark(id model.ID) model.Mark { return m.marks[id] }

// set changes the mark of a post.
func (m *memory) set(p *model.Post, mark model.Mark) {
	before := m.mark(p.ID)
	if m.store == nil || mark == before {
		return
	}
	own := m.changed[p.ID]
	own.read = own.read || mark.Read != before.Read
	own.favourite = own.favourite || mark.Favourite != before.Favourite
	own.place = own.place || mark.Position != before.Position
	m.marks[p.ID], m.changed[p.ID] = mark, own
	if mark.Read != before.Read || mark.Favourite != before.Favourite {
		m.revision++
	}
	m.store.Keep(p, before, mark)
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

// postsWith returns the posts whose mark satisfies has.
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

// toggleRead toggles the read mark of a post and returns a notice.
func (m *memory) toggleRead(p *model.Post) intent {
	mark := m.mark(p.ID)
	mark.Read = !mark.Read
	m.set(p, mark)
	if mark.Read {
		return notify{words.MarkedRead}
	}
	return notify{words.MarkedUnread}
}

// toggleFavourite toggles the favourite mark of a post and returns a notice.
func (m *memory) toggleFavourite(p *model.Post) intent {
	mark := m.mark(p.ID)
	mark.Favourite = !mark.Favourite
	m.set(p, mark)
	if mark.Favourite {
		return notify{words.MarkedFavourite}
	}
	return notify{words.MarkedNoFavourite}
}
