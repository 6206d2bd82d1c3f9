package ui

import (
	"blogtui/model"
	"blogtui/model/search"

	tea "charm.land/bubbletea/v2"
)

// intent is what a screen wants of the app; the app carries it out in the same
// Update, so that a key typed ahead already meets the new screen.
type intent any

type (
	// openPost opens an article: at its start, at a heading, at a place, or at the
	// first place that a search has found, all of which are marked in it.
	openPost struct {
		id      model.ID
		heading string
		place   model.Place
		find    search.Query
	}
	// historyStep goes one article forward (1) or back (-1) on the way the reader took.
	historyStep struct{ by int }
	// openURL has the desktop open an address outside the blog.
	openURL struct{ url string }
	// goBack leaves the screen for the one below.
	goBack struct{}
	// openNeighbour opens the next (1) or previous (-1) post of the list.
	openNeighbour struct{ by int }
	// notify shows a line until the next key.
	notify struct{ text string }
	// pushScreen puts a screen on top.
	pushScreen struct{ screen screen }
	// intents are carried out one after another.
	intents []intent
	// setFilters leaves a chooser and sets the filters of the list.
	setFilters struct{ filters filters }
	// edit opens a file of the blog in the reader's editor.
	edit struct {
		path string
		line int
	}
	// pipe gives an article's text to a command line.
	pipe struct {
		command string
		text    func() string // which takes long for a long article
	}
	// copyText puts text on the reader's clipboard and says so: in words of its own,
	// or not at all where the screen says it.
	copyText struct {
		text, notice string
		quiet        bool
	}
)

// screen is one full view: everything but the rule and the footer.
type screen interface {
	// update takes a message that is meant for the screen.
	update(msg tea.Msg) (intent, tea.Cmd)
	// updateLibrary hands over a newer library.
	updateLibrary(lib *model.Library) tea.Cmd
	// prepare gets lines ready for a size in cells; called after each update.
	prepare(width, height int) tea.Cmd
	// draw returns at most the prepared height of lines, none wider than the width.
	draw() []string
	// footer says what the rule and the footer show.
	footer() footer
	// help lists the keys that work here.
	help() []keyGroup
	// capturesText reports whether letters are text at the moment.
	capturesText() bool
}

// closer is a screen with work that is given up when the screen is left.
type closer interface{ close() }

func isHelp(s screen) bool     { _, ok := s.(*helpScreen); return ok }
func isThemes(s screen) bool   { _, ok := s.(*themeScreen); return ok }
func isProblems(s screen) bool { _, ok := s.(*problemScreen); return ok }
