package ui

import (
	"slices"

	"blogtui/model"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// maxArticles limits how many articles are stacked. Readers may follow links in a circle.
const maxArticles = 50

// historyEntry is an article that was left, with the reading position.
type historyEntry struct {
	id       model.ID
	place    model.Position
	replaced bool // it had replaced its neighbour instead of being stacked on it
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
		a.notice = words.HistoryNoForward
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

// openNeighbour replaces the article on top by its neighbour in the filtered list. The
// replaced articles stay reachable through the history; going back leaves all of them.
func (a *App) openNeighbour(by int) tea.Cmd {
	article, ok := a.top().(*articleScreen)
	if !ok {
		return nil
	}
	at := a.list.indexOf(article.post.ID)
	if at < 0 {
		a.notice = words.ListPostFilteredOut
		return nil
	}
	to := a.list.neighbourIndex(at, by)
	switch {
	case to == at && by > 0:
		a.notice = words.ListLastPost
		return nil
	case to == at:
		a.notice = words.ListFirstPost
		return nil
	}
	a.list.cursor, a.list.cursorMoved = to, true
	return a.replace(openPost{id: a.list.current().ID}, append(article.replaced, article.historyEntry()))
}

// reopenReplaced returns to the article that this one has replaced.
func (a *App) reopenReplaced(article *articleScreen) tea.Cmd {
	last := len(article.replaced) - 1
	from, rest := article.replaced[last], article.replaced[:last]
	ahead := append(a.forward, article.historyEntry())
	cmd := a.replace(openPost{id: from.id, place: from.place}, rest)
	a.forward = ahead
	return cmd
}

// replace opens an article instead of the topmost one and records those it has replaced, up
// to maxArticles. If the post is gone, the topmost article stays.
func (a *App) replace(want openPost, before []historyEntry) tea.Cmd {
	if a.lib.Post(want.id) == nil {
		return a.openPost(want)
	}
	a.removeScreens(len(a.stack)-1, len(a.stack))
	cmd := a.openPost(want)
	a.top().(*articleScreen).replaced = slices.Clone(before[max(0, len(before)-maxArticles):])
	return cmd
}

// leaveArticles closes all articles on top.
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

// removeScreens removes stack[from:to].
func (a *App) removeScreens(from, to int) {
	for _, s := range a.stack[from:to] {
		if s, ok := s.(closer); ok {
			s.close()
		}
	}
	a.stack = slices.Concat(a.stack[:from], a.stack[to:])
}

// rememberForward records the topmost article for going forward, if going back shows the
// article below it.
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

// dropOldestArticle removes the lowest article if there are too many.
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

// openURL opens an address on the desktop.
func (a *App) openURL(address string) tea.Cmd {
	desktop := a.desktop
	a.notice = words.AddressOpening(revealHost(address))
	return func() tea.Msg { return programExited{words.AddressFailed, desktop.OpenURL(address)} }
}
