package linear

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/clean"
	"blogtui/model/search"
	"blogtui/ui/words"
)

// Blog is the source of the posts. It is safe for concurrent use.
type Blog interface {
	// Library returns the newest library, never nil.
	Library() *model.Library
	// Article returns the parsed body of a post and the 1-based line of its file at which
	// the body starts.
	Article(id model.ID) (*article.Document, int, error)
}

// Options configure a reader.
type Options struct {
	Blog          Blog
	Base          model.Query   // what is listed without filters
	Open          model.ID      // post to open first, "" for the list
	Heading       string        // heading to start at, "" for the start of the post
	Width, Height int           // of the terminal in cells, 0 if unknown
	Dates         words.Dates   // date format
	Index         *search.Index // search index of the posts in Base; nil to build one

	// OnOpen is called with each post that is opened, unless it is nil.
	OnOpen func(*model.Post)
}

// What is printed at once where the height of the terminal is unknown.
const (
	defaultRows  = 20 // of an article
	defaultItems = 10 // of a list
)

// maxPlaces is the maximum length of the history.
const maxPlaces = 50

// reader is a conversation: it prints the blog and executes commands.
type reader struct {
	Options
	in       *bufio.Reader
	out      *bufio.Writer
	commands []command
	lib      *model.Library // as the reader knows it
	facets   model.Facets   // of what is listed without filters
	list     *listing
	history  []place // the list and what was opened from it; the last is the current place
	done     bool
}

// place is a list, a menu or an article.
type place interface {
	kind() placeKind
	print(r *reader)               // prints the current page or part
	status() string                // position within the place, for the prompt
	hasMore() (before, after bool) // whether there is more before and after the current part
	step(r *reader, by int)        // goes forward (1) or back (-1)
	selectNumber(r *reader, n int) // executes a number that was typed
	// numberHelp returns how prompt and help name a number and what it does, "" if numbers
	// have no meaning.
	numberHelp() (label, meaning string)
}

// Converse reads one command per line from in and writes the results to out, until the quit
// command or the end of in. Errors are those of in and out.
func Converse(in io.Reader, out io.Writer, o Options) error {
	r := &reader{Options: o, in: bufio.NewReader(in), out: bufio.NewWriter(out), lib: o.Blog.Library(), commands: commandTable()}
	if r.Index == nil {
		r.Index = newIndex(o.Blog, o.Base)
	}
	if r.Width > 0 {
		r.Width = max(1, r.Width-1) // some terminals wrap as soon as the last column is written
	}
	r.facets = r.lib.Facets(o.Base)
	r.greet()
	for !r.done {
		r.updateLibrary()
		r.say("")
		r.say(r.prompt())
		if err := r.out.Flush(); err != nil {
			return err
		}
		answer, err := r.readAnswer()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.execute(answer)
	}
	return r.out.Flush()
}

// greet prints the name of the blog and the first list or article.
func (r *reader) greet() {
	r.list = r.listing(r.Base, "")
	r.history = []place{r.list}
	r.say(words.Sentences(words.LinearBlogTitle(r.lib.Title(), len(r.list.posts))))
	if tagline := r.lib.Tagline(); tagline != "" {
		r.say(tagline)
	}
	if greeting := r.lib.Greeting(); greeting != "" {
		r.say("")
		for line := range strings.Lines(greeting) {
			r.say(strings.TrimSpace(line))
		}
	}
	r.say("")
	if p := r.lib.Post(r.Open); p != nil {
		r.open(p, r.Heading)
		return
	}
	r.list.print(r)
}

// maxAnswerBytes is the maximum length of an answer; the rest is ignored.
const maxAnswerBytes = 512

// readAnswer reads a line. The last one may lack a line end.
func (r *reader) readAnswer() (string, error) {
	var line []byte
	b, err := r.in.ReadByte()
	for ; err == nil && b != '\n'; b, err = r.in.ReadByte() {
		if len(line) < maxAnswerBytes {
			line = append(line, b)
		}
	}
	if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
		return "", err
	}
	return clean.Line(strings.ToValidUTF8(string(line), "")), nil
}

// say prints text, wrapped to the width of the terminal.
func (r *reader) say(text string) {
	for _, l := range wrap(text, r.Width) {
		r.writeLine(l)
	}
}

// writeLine prints a line without wrapping it. Errors are returned by the next flush.
func (r *reader) writeLine(line string) { _, _ = r.out.WriteString(line + "\n") }

// current returns the current place.
func (r *reader) current() place { return r.history[len(r.history)-1] }

// enter goes to a place and keeps the current one in the history.
func (r *reader) enter(p place) {
	if len(r.history) == maxPlaces {
		r.history = append(r.history[:1], r.history[2:]...)
	}
	r.history = append(r.history, p)
	p.print(r)
}

// leave goes back to the previous place without printing it.
func (r *reader) leave() {
	if len(r.history) > 1 {
		r.history = r.history[:len(r.history)-1]
	}
}

// itemsPerPage returns the number of items of a list that are printed at once.
func (r *reader) itemsPerPage() int {
	if r.Height == 0 {
		return defaultItems
	}
	return min(defaultItems, max(3, r.Height-4))
}

// rowsPerPart returns the number of rows of an article that are printed at once.
func (r *reader) rowsPerPart() int {
	if r.Height == 0 {
		return defaultRows
	}
	return max(5, r.Height-4)
}

// updateLibrary switches to the newest library and says what has changed. Lists stay as they
// are, so that numbers keep their meaning.
func (r *reader) updateLibrary() {
	lib := r.Blog.Library()
	if lib == r.lib {
		return
	}
	changed := changes(r.lib.Select(r.Base), lib.Select(r.Base))
	r.lib, r.facets = lib, lib.Facets(r.Base)
	for _, p := range r.history {
		if reading, ok := p.(*reading); ok {
			reading.updatePost(r, p == r.current())
		}
	}
	if len(changed) > 0 {
		r.say(words.LinearBlogChanged(changed))
	}
}

// changes describes the differences between two lists of posts, nil if there are none.
func changes(old, now []*model.Post) []string {
	before := make(map[model.ID]model.Version, len(old))
	for _, p := range old {
		before[p.ID] = p.Version
	}
	added, changed := 0, 0
	for _, p := range now {
		version, known := before[p.ID]
		switch {
		case !known:
			added++
		case !version.Equal(p.Version):
			changed++
		}
	}
	removed := len(old) + added - len(now)
	var descriptions []string
	for _, n := range []struct {
		count    int
		describe func(int) string
	}{{added, words.LinearPostsNew}, {changed, words.LinearPostsChanged}, {removed, words.LinearPostsRemoved}} {
		if n.count > 0 {
			descriptions = append(descriptions, n.describe(n.count))
		}
	}
	return descriptions
}
