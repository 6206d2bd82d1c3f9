package ui

import (
	"blogtui/model"
	"blogtui/model/search"

	tea "charm.land/bubbletea/v2"
)

// intent is an action that a screen requests from the App. It is executed within the same
// Update, so that the next key already reaches the new screen.
type intent any

type (
	// openPost opens an article: at its start, a heading, a place or the first hit of a
	// search, all hits of which are highlighted.
	openPost struct {
		id      model.ID
		heading string
		place   model.Position
		find    search.Query
	}
	// historyStep goes one article forward (1) or back (-1) in the history.
	historyStep struct{ by int }
	// openURL opens an address outside the blog on the desktop.
	openURL struct{ url string }
	// goBack closes the screen.
	goBack struct{}
	// openNeighbour opens the post that is so many posts below (or above if negative) in
	// the list.
	openNeighbour struct{ by int }
	// notify shows a notice until the next key.
	notify struct{ text string }
	// pushScreen puts a screen on the stack.
	pushScreen struct{ screen screen }
	// intents are executed in order.
	intents []intent
	// setFilters closes the chooser and filters the list.
	setFilters struct{ filters filters }
	// edit opens a file of the blog in the reader's editor.
	edit struct {
		path string
		line int
	}
	// pipe passes the text of an article to a shell command.
	pipe struct {
		command string
		text    func() string // takes a while for long articles
	}
	// copyText copies text to the clipboard. It shows notice, or a default notice unless
	// quiet.
	copyText struct {
		text, notice string
		quiet        bool
	}
)

// screen is one full view of the program, without the rule and the footer.
type screen interface {
	// update handles a message that is meant for the screen.
	update(msg tea.Msg) (intent, tea.Cmd)
	// updateLibrary switches to a newer library.
	updateLibrary(lib *model.Library) tea.Cmd
	// prepare lays the screen out for a size in cells. It is called after each update.
	prepare(width, height int) tea.Cmd
	// draw returns up to the prepared height of lines, none wider than the prepared width.
	draw() []string
	// footer returns the content of the footer.
	footer() footer
	// help returns the key bindings of the screen.
	help() []keyGroup
	// capturesText reports whether letters are currently typed as text.
	capturesText() bool
}

// closer is a screen that cancels background work when it is closed.
type closer interface{ close() }

func isHelp(s screen) bool     { _, ok := s.(*helpScreen); return ok }
func isThemes(s screen) bool   { _, ok := s.(*themeScreen); return ok }
func isProblems(s screen) bool { _, ok := s.(*problemScreen); return ok }
