package ui

import (
	"context"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/picture"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Blog is where the reader gets its posts from. It is safe for concurrent use.
type Blog interface {
	// Library returns the blog as far as it is known now, never nil.
	Library() *model.Library
	// Changed is signalled whenever Library has something new.
	Changed() <-chan struct{}
	// Body returns the text of a post.
	Body(id model.ID) (model.Body, error)
}

// Noticer is a Blog that has something to say about itself while it is read.
type Noticer interface {
	Notices() <-chan string
}

// Reloader is a Blog that can be told to look at its files.
type Reloader interface {
	// Reload returns at once; what has changed is signalled as ever.
	Reload()
}

// Parser is a Blog that parses posts itself, so that readers of one post can
// share what was parsed.
type Parser interface {
	// Article returns a post's text and the 1-based line of its file at which the
	// text begins.
	Article(id model.ID) (*article.Document, int, error)
}

// Desktop is what a reader at home can do besides reading.
type Desktop interface {
	// Editor returns the reader's editor on a file of the blog, at a 1-based line.
	Editor(path string, line int) (tea.ExecCommand, error)
	// Pipe returns a command line of the reader's shell that is given text.
	Pipe(command string, text func() string) tea.ExecCommand
	// Visit opens an address of the web or of mail with what the reader's desktop
	// has for it, and doesn't wait for that to end.
	Visit(address string) error
}

// Options say how a reader is set up.
type Options struct {
	Blog    Blog
	Base    model.Query // what is listed without filters
	Open    model.ID    // the article to begin with, "" for the list
	Heading string      // where to begin in it, "" for its start
	Desktop Desktop     // nil where there is none, as over SSH
	// DeadLinks finds links and pictures of a blog that lead nowhere, as far as ctx
	// lets it; it takes as long as reading every post does. nil where nobody asks.
	DeadLinks func(ctx context.Context, lib *model.Library) []model.FileProblem
	Marks     MarkKeeper // nil where nothing is remembered, as over SSH
	NoColour  bool       // whatever the terminal can do
	// Profile is how many colours the terminal is known to have from its
	// environment; what it says itself comes later. The zero value is all.
	Profile colorprofile.Profile
	// Multiplexed says that tmux or screen is the terminal: asked about itself, it
	// would not answer for the one that draws.
	Multiplexed bool

	ASCII   bool         // the screen is drawn with ASCII alone
	Dates   words.Dates  // how dates are written
	OnLight bool         // the background is light unless the terminal says otherwise
	Looks   []theme.Look // to choose among; the built-in ones if nil
	Look    theme.Look   // the zero value is dark or light, as the terminal is
	Keys    Keys         // the zero value is the usual ones
	Measure int          // width of the text in cells, 0 for the usual one
	Mouse   bool         // the mouse is the reader's from the start
	Notice  string       // what the first frame says, "" for the first keys

	// Host is how clients of ssh call the server, as in "ssh -t HOST"; "" where
	// there is none.
	Host string

	// Read is told of each article that is opened; it may be nil.
	Read func(*model.Post)
	// Gallery draws pictures, for several readers if they share it; nil for an own one.
	Gallery *picture.Gallery
	// HidePictures begins with cards in the place of pictures.
	HidePictures bool
	// Images has the terminal show pictures itself if it can.
	Images bool
	// Common is for several readers with the same Blog and Base; it may be nil.
	Common *Common
	// Share has the lines of articles set once for several readers; it may be nil.
	Share typeset.Sharing
}
