package ui

import (
	"slices"

	"blogtui/model"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// mostArticles is how many articles lie one above another before the lowest is
// dropped: readers who follow links in a circle never get deeper.
const mostArticles = 50

// visited is an article that was left, and where in it.
type visited struct {
	id      model.ID
	place   model.Place
	stepped bool // it takes the place of its neighbour instead of lying above it
}

func (s *articleScreen) visited() visited {
	return visited{s.post.ID, s.placeNow(), len(s.before) > 0}
}

// history goes one article forward (1) or back (-1).
func (a *App) history(by int) tea.Cmd {
	article, reading := a.top().(*articleScreen)
	if by < 0 && reading && len(article.before) > 0 {
		return a.stepBack(article)
	}
	if by < 0 {
		return a.back()
	}
	last := len(a.ahead) - 1
	if last < 0 {
		a.notice = words.NotForward
		return nil
	}
	next, rest := a.ahead[last], a.ahead[:last]
	open := openPost{id: next.id, place: next.place}
	var cmd tea.Cmd
	if next.stepped && reading {
		cmd = a.replace(open, append(article.before, article.visited()))
	} else {
		cmd = a.openPost(open)
	}
	a.ahead = rest
	return cmd
}

// step goes to a neighbour of the article on top in the list as it is filtered, as far
// as there are any. The neighbour replaces the article: going back leaves all of them,
// and the history leads to each of them.
func (a *App) step(by int) tea.Cmd {
	article, ok := a.top().(*articleScreen)
	if !ok {
		return nil
	}
	at := a.list.place(article.post.ID)
	if at < 0 {
		a.notice = words.NotInList
		return nil
	}
	to := a.list.beside(at, by)
	switch {
	case to == at && by > 0:
		a.notice = words.LastPost
		return nil
	case to == at:
		a.notice = words.FirstPost
		return nil
	}
	a.list.cursor, a.list.moved = to, true
	return a.replace(openPost{id: a.list.current().ID}, append(article.before, article.visited()))
}

// stepBack goes to the article from which the reader has stepped to this one.
func (a *App) stepBack(article *articleScreen) tea.Cmd {
	last := len(article.before) - 1
	from, rest := article.before[last], article.before[:last]
	ahead := append(a.ahead, article.visited())
	cmd := a.replace(openPost{id: from.id, place: from.place}, rest)
	a.ahead = ahead
	return cmd
}

// replace opens an article in the place of the one on top, with those before it of
// which the earliest are let go; if it is gone, the one on top stays.
func (a *App) replace(want openPost, before []visited) tea.Cmd {
	if a.lib.Post(want.id) == nil {
		return a.openPost(want)
	}
	a.cut(len(a.stack)-1, len(a.stack))
	cmd := a.openPost(want)
	a.top().(*articleScreen).before = slices.Clone(before[max(0, len(before)-mostArticles):])
	return cmd
}

// home leaves all articles on top.
func (a *App) home() tea.Cmd {
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
	a.cut(from, len(a.stack))
	a.ahead = nil
	return nil
}

// cut removes the screens from one index to before another from those above the list.
func (a *App) cut(from, to int) {
	for _, s := range a.stack[from:to] {
		if s, ok := s.(leaving); ok {
			s.leave()
		}
	}
	a.stack = slices.Concat(a.stack[:from], a.stack[to:])
}

// lookBack keeps an article that is about to be left for the one below, so that the
// reader can go forward to it again.
func (a *App) lookBack() {
	article, ok := a.top().(*articleScreen)
	if !ok {
		return
	}
	if below := len(a.stack) - 2; below >= 0 {
		if _, ok := a.stack[below].(*articleScreen); ok {
			a.ahead = append(a.ahead, article.visited())
			return
		}
	}
	a.ahead = nil
}

// letGo drops the lowest article if there are too many.
func (a *App) letGo() {
	articles, lowest := 0, -1
	for i, s := range a.stack {
		if _, ok := s.(*articleScreen); ok {
			articles++
			if lowest < 0 {
				lowest = i
			}
		}
	}
	if articles > mostArticles {
		a.cut(lowest, lowest+1)
	}
}

// visit has the desktop open an address outside the blog.
func (a *App) visit(address string) tea.Cmd {
	desktop := a.desktop
	a.notice = words.Opening(unmasked(address))
	return func() tea.Msg { return returned{words.NoAddress, desktop.OpenURL(address)} }
}
