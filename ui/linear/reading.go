package linear

import (
	"fmt"
	"slices"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

// reading is an article that is told part by part.
type reading struct {
	post  *model.Post
	doc   *article.Document
	text  *text
	parts []part
	at    int  // index of the part told last
	gone  bool // from the blog
}

// open reads out an article, from a heading on if one is named.
func (r *reader) open(p *model.Post, heading string) {
	if a := r.reading(p, heading); a != nil {
		r.enter(a)
	}
}

// reading returns an article to be told; of one that can't be read it says why
// and returns nil.
func (r *reader) reading(p *model.Post, heading string) *reading {
	a := &reading{post: p}
	if err := a.load(r); err != nil {
		r.say(words.Sentences(words.CannotBeRead(p.Title, err)))
		return nil
	}
	if r.OnOpen != nil {
		r.OnOpen(p)
	}
	if heading != "" && !a.jump(heading) {
		r.say(words.NoHeadingHere(clipped(heading, 60)))
	}
	return a
}

// load reads the article and puts it into words.
func (a *reading) load(r *reader) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: %v", a.post.Path, fault)
		}
	}()
	doc, _, err := r.Blog.Article(a.post.ID)
	if err != nil {
		return err
	}
	a.doc, a.text = doc, tell(a.post, doc, r.Width, r.Dates)
	a.parts = a.text.parts(r.rows(), r.Width)
	return nil
}

// jump goes to the part that has a heading or an anchor, and reports whether there is one.
func (a *reading) jump(heading string) bool {
	line, ok := a.text.find(a.doc, heading)
	if ok {
		a.at = partAt(a.parts, line)
	}
	return ok
}

func (a *reading) kind() placeKind { return atArticle }

func (a *reading) arrive(r *reader) {
	for _, l := range a.text.of(a.parts[a.at]) {
		r.tell(l)
	}
}

func (a *reading) status() string {
	if len(a.parts) == 1 {
		return words.WholeArticle
	}
	return words.PartOf(a.at+1, len(a.parts))
}

func (a *reading) neighbours() (back, on bool) { return a.at > 0, a.at+1 < len(a.parts) }

func (a *reading) step(r *reader, by int) {
	back, on := a.neighbours()
	switch {
	case by > 0 && !on:
		r.say(words.LastPart)
	case by < 0 && !back:
		r.say(words.FirstPart)
	default:
		a.at += by
		a.arrive(r)
	}
}

func (a *reading) numbers() (named, meaning string) {
	if len(a.text.links) == 0 {
		return "", ""
	}
	return words.ANumberOfLink, words.NumberFollows
}

func (a *reading) number(r *reader, n int) {
	if n < 1 || n > len(a.text.links) {
		r.say(words.NoSuchNumber(words.Link, n, len(a.text.links)))
		return
	}
	r.followLink(a, n)
}

// tellPlace writes how much of the article is behind the reader.
func (a *reading) tellPlace(r *reader) {
	end := a.parts[a.at].to
	done, total := a.text.size(0, end), a.text.size(0, len(a.text.lines))
	heading := ""
	for _, s := range a.text.sections {
		if s.line < end {
			heading = words.UnderHeading(s.title)
		}
	}
	left := ""
	if minutes := (a.post.Minutes()*(total-done) + total - 1) / total; minutes > 0 {
		left = words.AboutMinutesLeft(minutes)
	}
	r.say(words.Sentences(a.post.Title, a.status(), heading, words.PercentRead(100*done/total), left))
}

// size is the length of some lines in bytes.
func (t *text) size(from, to int) int {
	size := 0
	for _, l := range t.lines[from:to] {
		size += len(l.text) + 1
	}
	return size
}

// tellRest reads on to the end.
func (a *reading) tellRest(r *reader) {
	if _, on := a.neighbours(); !on {
		a.step(r, 1)
		return
	}
	for _, l := range a.text.of(part{a.parts[a.at].to, len(a.text.lines)}) {
		r.tell(l)
	}
	a.at = len(a.parts) - 1
}

// follow switches to the newer version of the post. The reader stays at the line with
// which the part begins, or about there; a post that is gone stays readable.
func (a *reading) follow(r *reader, here bool) {
	now := r.lib.Post(a.post.ID)
	switch {
	case now == nil:
		if here && !a.gone {
			r.say(words.GoneButReadable)
		}
		a.gone = true
		return
	case now.Version.Equal(a.post.Version):
		a.gone, a.post = false, now
		return
	}
	old, from := *a, a.text.worded(a.parts[a.at].from)
	a.gone, a.post = false, now
	if err := a.load(r); err != nil {
		*a = old
		a.post = now
		if here {
			r.say(words.ChangedAndLost)
		}
		return
	}
	a.at = partAt(a.parts, a.text.nearest(old.text.lines[from].text, from))
	if here {
		r.say(words.ChangedGoOn)
	}
}

// article is the article the reader is at; commands that ask for it are only
// known in one.
func (r *reader) article() *reading {
	a, _ := r.here().(*reading)
	return a
}

// beside returns the post that stands by places from this one in the list, if it
// is there and not in the order of a search, else in the whole blog; nil if there
// is none.
func (r *reader) beside(by int) *model.Post {
	id := r.article().post.ID
	same := func(p *model.Post) bool { return p.ID == id }
	posts := r.list.posts
	if r.list.sought != "" || !slices.ContainsFunc(posts, same) {
		posts = r.lib.Select(r.Base)
	}
	i := slices.IndexFunc(posts, same)
	if i < 0 || i+by < 0 || i+by >= len(posts) {
		return nil
	}
	return posts[i+by]
}

// openBeside opens a neighbour in place of this article.
func openBeside(by int) func(*reader, string) {
	return func(r *reader, _ string) {
		p := r.beside(by)
		if p == nil {
			r.say(words.NothingBeside)
			return
		}
		if a := r.reading(p, ""); a != nil {
			r.leave()
			r.enter(a)
		}
	}
}

// parts are the posts of the series that the article is in; none if it is in none.
func (r *reader) parts() []*model.Post { return r.lib.SeriesParts(r.article().post, r.Base) }

// choosePart lists the parts of the article's series.
func choosePart(r *reader, _ string) {
	r.choosePost(words.Capital(words.Named(words.ASeries, r.article().post.Series)), words.Part, r.parts(), r.postLine)
}

// chooseSection lists the headings.
func chooseSection(r *reader, _ string) {
	a := r.article()
	var names []string
	for _, s := range a.text.sections {
		names = append(names, s.title)
	}
	r.choose(words.Contents, words.Heading, names,
		func(i int) string { return words.HeadingAtLevel(names[i], a.text.sections[i].level) },
		func(r *reader, i int) {
			r.leave()
			a.at = partAt(a.parts, a.text.sections[i].line)
			a.arrive(r)
		})
}

// chooseLink lists the links.
func chooseLink(r *reader, _ string) {
	a := r.article()
	var names []string
	for _, l := range a.text.links {
		names = append(names, l.words())
	}
	r.choose(words.Links, words.Link, names, func(i int) string { return names[i] },
		func(r *reader, i int) {
			r.leave()
			r.followLink(a, i+1)
		})
}
