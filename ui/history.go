package ui

import (
	"blogtui/model"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// mostArticles is how many articles lie one above another before the lowest is
// let go: who follows links in a circle never gets deeper.
const mostArticles = 50

// visited is an article that was left by going back, and where in it.
type visited struct {
	id    model.ID
	place model.Place
}

// history goes one article forward (1) or back (-1).
func (a *App) history(by int) tea.Cmd {
	if by < 0 {
		return a.back()
	}
	last := len(a.ahead) - 1
	if last < 0 {
		a.notice = words.NotForward
		return nil
	}
	next, rest := a.ahead[last], a.ahead[:last]
	cmd := a.openPost(openPost{id: next.id, place: next.place})
	a.ahead = rest
	return cmd
}

// home leaves all articles on top.
func (a *App) home() tea.Cmd {
	if _, reading := a.top().(*articleScreen); !reading {
		return a.back()
	}
	for len(a.stack) > 0 {
		if _, reading := a.top().(*articleScreen); !reading {
			break
		}
		a.stack = a.stack[:len(a.stack)-1]
	}
	a.ahead = nil
	return nil
}

// left notes an article that is about to be left for the one below.
func (a *App) left() {
	article, ok := a.top().(*articleScreen)
	if !ok {
		return
	}
	if below := len(a.stack) - 2; below >= 0 {
		if _, ok := a.stack[below].(*articleScreen); ok {
			a.ahead = append(a.ahead, visited{article.post.ID, article.placeNow()})
			return
		}
	}
	a.ahead = nil
}

// letGo drops the lowest of too many articles.
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
		a.stack = append(a.stack[:lowest:lowest], a.stack[lowest+1:]...)
	}
}

// visit has the desktop open an address outside the blog.
func (a *App) visit(address string) tea.Cmd {
	desktop := a.desktop
	a.notice = words.Opening(unmasked(address))
	return func() tea.Msg { return returned{words.NoAddress, desktop.Visit(address)} }
}
