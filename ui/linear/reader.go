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

// Blog is where the reader gets its posts from. It is safe for concurrent use.
type Blog interface {
	// Library returns the blog as far as it is known now, never nil.
	Library() *model.Library
	// Article returns a post's text and the 1-based line of its file at which the
	// text begins.
	Article(id model.ID) (*article.Document, int, error)
}

// Options say how a reader is set up.
type Options struct {
	Blog          Blog
	Base          model.Query   // what is listed without filters
	Open          model.ID      // the article to begin with, "" for the list
	Heading       string        // where to begin in it, "" for its start
	Width, Height int           // of the terminal in cells, 0 if unknown
	Dates         words.Dates   // how dates are written
	Index         *search.Index // of the posts that Base shows; nil for an own one

	// OnOpen is told of each article that is opened; it may be nil.
	OnOpen func(*model.Post)
}

// Sizes of what is told at once where the terminal doesn't say how high it is.
const (
	usualRows  = 20
	usualItems = 10
)

// mostPlaces bounds the articles that "back" leads through.
const mostPlaces = 50

// reader reads the blog to someone and carries out their answers.
type reader struct {
	Options
	in       *bufio.Reader
	out      *bufio.Writer
	commands []command
	lib      *model.Library // as told last
	facets   model.Facets   // of what is listed without filters
	list     *listing
	places   []place // the list, and what was opened from it; the reader is at the last
	done     bool
}

// place is where a reader can be.
type place interface {
	kind() placeKind
	arrive(r *reader)            // tells what is there
	status() string              // where in it the reader is
	neighbours() (back, on bool) // whether there is more before and after
	step(r *reader, by int)      // goes on (1) or back (-1)
	number(r *reader, n int)     // takes a number as an answer
	// numbers says how the prompt names a number and what it does; both are empty
	// where it means nothing.
	numbers() (named, meaning string)
}

// Converse reads answers from in, a line each, and writes what they ask for,
// until the reader quits or the answers end. An error is one of in or out.
func Converse(in io.Reader, out io.Writer, o Options) error {
	r := &reader{Options: o, in: bufio.NewReader(in), out: bufio.NewWriter(out), lib: o.Blog.Library(), commands: commandTable()}
	if r.Index == nil {
		r.Index = newIndex(o.Blog, o.Base)
	}
	if r.Width > 0 {
		r.Width = max(1, r.Width-1) // some terminals begin a new line as soon as one is full
	}
	r.facets = r.lib.Facets(o.Base)
	r.greet()
	for !r.done {
		r.follow()
		r.say("")
		r.say(r.prompt())
		if err := r.out.Flush(); err != nil {
			return err
		}
		answer, err := r.answer()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.take(answer)
	}
	return r.out.Flush()
}

// greet writes the blog's name, and the list or the article to begin with.
func (r *reader) greet() {
	r.list = r.listing(r.Base, "")
	r.places = []place{r.list}
	r.say(words.Sentences(words.BlogOf(r.lib.Title(), len(r.list.posts))))
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
	r.list.arrive(r)
}

// longestAnswer bounds in bytes what is kept of an answer.
const longestAnswer = 512

// answer reads a line; of one that is too long the beginning. The last one may
// lack its end.
func (r *reader) answer() (string, error) {
	var line []byte
	b, err := r.in.ReadByte()
	for ; err == nil && b != '\n'; b, err = r.in.ReadByte() {
		if len(line) < longestAnswer {
			line = append(line, b)
		}
	}
	if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
		return "", err
	}
	return clean.Line(strings.ToValidUTF8(string(line), "")), nil
}

// say writes words, wrapped to the width of the terminal.
func (r *reader) say(text string) {
	for _, l := range wrapped(text, r.Width) {
		r.tell(l)
	}
}

// tell writes a line that is wrapped already. What becomes of it is known when
// the output is flushed.
func (r *reader) tell(line string) { _, _ = r.out.WriteString(line + "\n") }

// here is the place the reader is at.
func (r *reader) here() place { return r.places[len(r.places)-1] }

// enter goes to a place from which "back" leads to this one.
func (r *reader) enter(p place) {
	if len(r.places) == mostPlaces {
		r.places = append(r.places[:1], r.places[2:]...)
	}
	r.places = append(r.places, p)
	p.arrive(r)
}

// leave goes back to the place before.
func (r *reader) leave() {
	if len(r.places) > 1 {
		r.places = r.places[:len(r.places)-1]
	}
}

// items is how many lines of a list are told at once.
func (r *reader) items() int {
	if r.Height == 0 {
		return usualItems
	}
	return min(usualItems, max(3, r.Height-4))
}

// rows is how many lines of an article are told at once.
func (r *reader) rows() int {
	if r.Height == 0 {
		return usualRows
	}
	return max(5, r.Height-4)
}

// follow switches to the blog's newest library and reports what has changed. Numbers
// keep their meaning until the reader asks for the list.
func (r *reader) follow() {
	lib := r.Blog.Library()
	if lib == r.lib {
		return
	}
	news := changes(r.lib.Select(r.Base), lib.Select(r.Base))
	r.lib, r.facets = lib, lib.Facets(r.Base)
	for _, p := range r.places {
		if reading, ok := p.(*reading); ok {
			reading.follow(r, p == r.here())
		}
	}
	if len(news) > 0 {
		r.say(words.BlogChanged(news))
	}
}

// changes describes how two lists of posts differ; it returns nothing if they don't.
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
	var news []string
	for _, n := range []struct {
		count int
		told  func(int) string
	}{{added, words.PostsNew}, {changed, words.PostsChanged}, {removed, words.PostsRemoved}} {
		if n.count > 0 {
			news = append(news, n.told(n.count))
		}
	}
	return news
}
