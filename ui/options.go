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

// Blog is the source of posts. It is safe for concurrent use.
type Blog interface {
	// Library returns a snapshot of the blog as it is known now, never nil.
	Library() *model.Library
	// Changed receives a value whenever Library has something new.
	Changed() <-chan struct{}
	// Body returns the text of a post.
	Body(id model.ID) (model.Body, error)
}

// Noticer is an optional interface of a Blog that reports messages for the reader.
type Noticer interface {
	Notices() <-chan string
}

// Reloader is an optional interface of a Blog that can read its files again.
type Reloader interface {
	// Reload returns at once; changes are announced by Changed.
	Reload()
}

// Parser is an optional interface of a Blog that parses posts itself, so that several
// readers share one parsed document.
type Parser interface {
	// Article returns a parsed post and the 1-based line of its file at which the
	// text begins.
	Article(id model.ID) (*article.Document, int, error)
}

// Desktop is the reader's own machine. Readers over SSH have none.
type Desktop interface {
	// Editor returns a command that opens a file of the blog in the reader's editor,
	// at a 1-based line.
	Editor(path string, line int) (tea.ExecCommand, error)
	// Pipe returns a shell command whose standard input is text.
	Pipe(command string, text func() string) tea.ExecCommand
	// OpenURL opens a web or mail address in the default application, without
	// waiting for it to end.
	OpenURL(address string) error
}

// Options configure an App.
type Options struct {
	Blog    Blog
	Base    model.Query // the posts that are shown without filters
	Open    model.ID    // the article to start with, "" for the list
	Heading string      // where to start in it, "" for its beginning
	Notice  string      // the message of the first frame, "" for the first key hints

	// OnOpen is called with each article that is opened; it may be nil.
	OnOpen func(*model.Post)

	Terminal
	Preferences
	Local
	Shared
}

// Terminal is what is known of the reader's terminal before it has answered queries.
type Terminal struct {
	// Profile is the number of colours that the environment promises. Unknown, the zero
	// value, stands for true colour.
	Profile         colorprofile.Profile
	NoColour        bool // use no colours, whatever the terminal supports
	ASCII           bool // draw with ASCII characters only
	LightBackground bool // assume a light background until the terminal reports its own
	// TerminalImages lets the terminal show pictures itself if it supports that.
	TerminalImages bool
	// Multiplexed is set inside tmux and screen. They would answer queries for
	// themselves, not for the terminal that draws.
	Multiplexed bool
}

// Preferences are what readers can configure.
type Preferences struct {
	Look         theme.Look   // the zero value follows the blog, else the background
	Looks        []theme.Look // the themes to choose from; the built-in ones if nil
	Keys         Keys
	Dates        words.Dates // how dates are written
	Measure      int         // width of the text in cells, 0 for the default
	Mouse        bool        // enable the mouse from the start
	HidePictures bool        // show cards instead of pictures from the start
}

// Local is what only a reader on their own machine has. Over SSH it is empty.
type Local struct {
	Desktop Desktop
	Marks   MarkStore // remembers what was read
	// DeadLinks finds broken links and pictures of a blog until ctx ends. It reads every
	// post.
	DeadLinks func(ctx context.Context, lib *model.Library) []model.FileProblem
}

// Shared is what several readers of one server share. It is empty for a single reader.
type Shared struct {
	Host     string                // as in "ssh -t HOST"
	Cache    *SharedCache          // for readers with the same Blog and Base
	Lines    typeset.CacheProvider // the typeset lines of articles
	Pictures *picture.Cache        // the rendered pictures
}
