package ui

import (
	"slices"

	"blogtui/model"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// maxArticles is how many articles lie one above another before the lowest is
// dropped: readers who follow links in a circle never get deeper.
const maxArticles = 50

// historyEntry is an article that was left, and where in it.
type historyEntry struct {
	id       model.ID
	place    model.Place
	replaced bool // it takes the place of its neighbour instead of lying above it
}

func (s *articleScreen) historyEntry() historyEntry {
	return historyEntry{s.post.ID, s.currentPlace(), len(s.replaced) > 0}
}

// stepHistory goes one article forward (1) or back (-1).
func (a *App) stepHistory(by int) tea.Cmd {
	article, reading := a.top().(*articleScreen)
	if by < 0 && reading && len(article.replaced) > 0 {
		return a.reopenReplaced(article)
	}
	if by < 0 {
		return a.back()
	}
	last := len(a.forward) - 1
	if last < 0 {
		a.notice = words.NotForward
		return nil
	}
	next, rest := a.forward[last], a.forward[:last]
	open := openPost{id: next.id, place: next.place}
	var cmd tea.Cmd
	if next.replaced && reading {
		cmd = a.replace(open, append(article.replaced, article.historyEntry()))
	} else {
		cmd = a.openPost(open)
	}
	a.forward = rest
	return cmd
}

// openNeighbour goes to a neighbour of the article on top in the list as it is filtered, as far
// as there are any. The neighbour replaces the article: going back leaves all of them,
// and the history leads to each of them.
func (a *App) openNeighbour(by int) tea.Cmd {
	article, ok := a.top().(*articleScreen)
	if !ok {
		return nil
	}
	at := a.list.indexOf(article.post.ID)
	if at < 0 {
		a.notice = words.NotInList
		return nil
	}
	to := a.list.neighbourIndex(at, by)
	switch {
	case to == at && by > 0:
		a.notice = words.LastPost
		return nil
	case to == at:
		a.notice = words.FirstPost
		return nil
	}
	a.list.cursor, a.list.cursorMoved = to, true
	return a.replace(openPost{id: a.list.current().ID}, append(article.replaced, article.historyEntry()))
}

// reopenReplaced goes to the article from which the reader has stepped to this one.
func (a *App) reopenReplaced(article *articleScreen) tea.Cmd {
	last := len(article.replaced) - 1
	from, rest := article.replaced[last], article.replaced[:last]
	ahead := append(a.forward, article.historyEntry())
	cmd := a.replace(openPost{id: from.id, place: from.place}, rest)
	a.forward = ahead
	return cmd
}

// replace opens an article in the place of the one on top, with those before it of
// which the earliest are let go; if it is gone, the one on top stays.
func (a *App) replace(want openPost, before []historyEntry) tea.Cmd {
	if a.lib.Post(want.id) == nil {
		return a.openPost(want)
	}
	a.removeScreens(len(a.stack)-1, len(a.stack))
	cmd := a.openPost(want)
	a.top().(*articleScreen).replaced = slices.Clone(before[max(0, len(before)-maxArticles):])
	return cmd
}

// leaveArticles leaves all articles on top.
func (a *App) leaveArticles() tea.Cmd {
	if _, reading := a.top().(*articleScreen); !reading {
		return a.back()
	}
	from := len(a.stack)
	for from > 0 {
		if _, reading := a.stack[from-1].(*articleScreen); !reading {
			break
		}
		from--
	}
	a.removeScreens(from, len(a.stack))
	a.forward = nil
	return nil
}

// removeScreens removes the screens from one index to before another from those above the list.
func (a *App) removeScreens(from, to int) {
	for _, s := range a.stack[from:to] {
		if s, ok := s.(closer); ok {
			s.close()
		}
	}
	a.stack = slices.Concat(a.stack[:from], a.stack[to:])
}

// rememberForward keeps an article that is about to be left for the one below, so that the
// reader can go forward to it again.
func (a *App) rememberForward() {
	article, ok := a.top().(*articleScreen)
	if !ok {
		return
	}
	if below := len(a.stack) - 2; below >= 0 {
		if _, ok := a.stack[below].(*articleScreen); ok {
			a.forward = append(a.forward, article.historyEntry())
			return
		}
	}
	a.forward = nil
}

// dropOldestArticle drops the lowest article if there are too many.
func (a *App) dropOldestArticle() {
	articles, lowest := 0, -1
	for i, s := range a.stack {
		if _, ok := s.(*articleScreen); ok {
			articles++
			if lowest < 0 {
				lowest = i
			}
		}
	}
	if articles > maxArticles {
		a.removeScreens(lowest, lowest+1)
	}
}

// openURL has the desktop open an address outside the blog.
func (a *App) openURL(address string) tea.Cmd {
	desktop := a.desktop
	a.notice = words.Opening(revealHost(address))
	return func() tea.Msg { return programExited{words.NoAddress, desktop.OpenURL(address)} }
}
