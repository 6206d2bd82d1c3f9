package linear

import (
	"fmt"
	"slices"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

// reading is an open article, which is printed part by part.
type reading struct {
	post      *model.Post
	doc       *article.Document
	text      *transcript
	parts     []part
	partIndex int  // index of the current part
	removed   bool // the post is no longer in the blog
}

// open opens an article, at a heading unless that is "".
func (r *reader) open(p *model.Post, heading string) {
	if a := r.newReading(p, heading); a != nil {
		r.enter(a)
	}
}

// newReading loads an article. If it can't be read, it prints the reason and returns nil.
func (r *reader) newReading(p *model.Post, heading string) *reading {
	a := &reading{post: p}
	if err := a.load(r); err != nil {
		r.say(words.Sentences(words.LinearPostUnreadable(p.Title, err)))
		return nil
	}
	if r.OnOpen != nil {
		r.OnOpen(p)
	}
	if heading != "" && !a.jump(heading) {
		r.say(words.LinearNoHeading(truncate(heading, 60)))
	}
	return a
}

// load reads and transcribes the article. A panic of the parser is returned as an error.
func (a *reading) load(r *reader) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%s: %v", a.post.Path, reason)
		}
	}()
	doc, _, err := r.Blog.Article(a.post.ID)
	if err != nil {
		return err
	}
	a.doc, a.text = doc, transcribe(a.post, doc, r.Width, r.Dates)
	a.parts = a.text.parts(r.rowsPerPart(), r.Width)
	return nil
}

// jump goes to the part with a heading or anchor and reports whether there is one.
func (a *reading) jump(heading string) bool {
	line, ok := a.text.find(a.doc, heading)
	if ok {
		a.partIndex = partAt(a.parts, line)
	}
	return ok
}

func (a *reading) kind() placeKind { return atArticle }

func (a *reading) print(r *reader) {
	for _, l := range a.text.partText(a.parts[a.partIndex]) {
		r.writeLine(l)
	}
}

func (a *reading) status() string {
	if len(a.parts) == 1 {
		return words.LinearWholeArticle
	}
	return words.PartPosition(a.partIndex+1, len(a.parts))
}

func (a *reading) hasMore() (before, after bool) {
	return a.partIndex > 0, a.partIndex+1 < len(a.parts)
}

func (a *reading) step(r *reader, by int) {
	before, after := a.hasMore()
	switch {
	case by > 0 && !after:
		r.say(words.LinearLastPart)
	case by < 0 && !before:
		r.say(words.LinearFirstPart)
	default:
		a.partIndex += by
		a.print(r)
	}
}

func (a *reading) numberHelp() (label, meaning string) {
	if len(a.text.links) == 0 {
		return "", ""
	}
	return words.AnswerLinkNumber, words.AnswerNumberFollowsLink
}

func (a *reading) selectNumber(r *reader, n int) {
	if n < 1 || n > len(a.text.links) {
		r.say(words.LinearNoSuchNumber(words.Link, n, len(a.text.links)))
		return
	}
	r.followLink(a, n)
}

// printProgress prints how much of the article has been read.
func (a *reading) printProgress(r *reader) {
	end := a.parts[a.partIndex].to
	done, total := a.text.bytes(0, end), a.text.bytes(0, len(a.text.lines))
	heading := ""
	for _, s := range a.text.sections {
		if s.line < end {
			heading = words.LinearSection(s.title)
		}
	}
	left := ""
	if minutes := (a.post.Minutes()*(total-done) + total - 1) / total; minutes > 0 {
		left = words.LinearMinutesLeft(minutes)
	}
	r.say(words.Sentences(a.post.Title, a.status(), heading, words.LinearPercentRead(100*done/total), left))
}

// bytes returns the length of a range of lines in bytes.
func (t *transcript) bytes(from, to int) int {
	size := 0
	for _, l := range t.lines[from:to] {
		size += len(l.text) + 1
	}
	return size
}

// printRest prints all following parts.
func (a *reading) printRest(r *reader) {
	if _, after := a.hasMore(); !after {
		a.step(r, 1)
		return
	}
	for _, l := range a.text.partText(part{a.parts[a.partIndex].to, len(a.text.lines)}) {
		r.writeLine(l)
	}
	a.partIndex = len(a.parts) - 1
}

// updatePost switches to the newest version of the post. The first line of the current part
// stays in the current part, as far as it can be found. A removed post stays readable.
func (a *reading) updatePost(r *reader, visible bool) {
	now := r.lib.Post(a.post.ID)
	switch {
	case now == nil:
		if visible && !a.removed {
			r.say(words.LinearPostGone)
		}
		a.removed = true
		return
	case now.Version.Equal(a.post.Version):
		a.removed, a.post = false, now
		return
	}
	old, from := *a, a.text.firstNonEmpty(a.parts[a.partIndex].from)
	a.removed, a.post = false, now
	if err := a.load(r); err != nil {
		*a = old
		a.post = now
		if visible {
			r.say(words.LinearPostChangedUnreadable)
		}
		return
	}
	a.partIndex = partAt(a.parts, a.text.nearestLine(old.text.lines[from].text, from))
	if visible {
		r.say(words.LinearPostChanged)
	}
}

// article returns the current article, nil at other places.
func (r *reader) article() *reading {
	a, _ := r.current().(*reading)
	return a
}

// neighbour returns the next (1) or previous (-1) post: in the current list if it contains
// the article and is not a search result, else in the whole blog. It returns nil if there is
// none.
func (r *reader) neighbour(by int) *model.Post {
	id := r.article().post.ID
	same := func(p *model.Post) bool { return p.ID == id }
	posts := r.list.posts
	if r.list.searchText != "" || !slices.ContainsFunc(posts, same) {
		posts = r.lib.Select(r.Base)
	}
	i := slices.IndexFunc(posts, same)
	if i < 0 || i+by < 0 || i+by >= len(posts) {
		return nil
	}
	return posts[i+by]
}

// openNeighbour returns a command that replaces the article by a neighbour, or says none if
// there is no such post.
func openNeighbour(by int, none string) func(*reader, string) {
	return func(r *reader, _ string) {
		p := r.neighbour(by)
		if p == nil {
			r.say(none)
			return
		}
		if a := r.newReading(p, ""); a != nil {
			r.leave()
			r.enter(a)
		}
	}
}

// parts returns the posts of the article's series, nil if it has none.
func (r *reader) parts() []*model.Post { return r.lib.SeriesParts(r.article().post, r.Base) }

// choosePart shows a menu of the parts of the article's series.
func choosePart(r *reader, _ string) {
	r.choosePost(words.Capital(words.LinearFilter(words.Series, r.article().post.Series)), words.Part, r.parts(), r.postLine)
}

// chooseSection shows a menu of the headings.
func chooseSection(r *reader, _ string) {
	a := r.article()
	var names []string
	for _, s := range a.text.sections {
		names = append(names, s.title)
	}
	r.showMenu(words.TitleContents, words.Heading, names,
		func(i int) string { return words.LinearHeadingWithLevel(names[i], a.text.sections[i].level) },
		func(r *reader, i int) {
			r.leave()
			a.partIndex = partAt(a.parts, a.text.sections[i].line)
			a.print(r)
		})
}

// chooseLink shows a menu of the links.
func chooseLink(r *reader, _ string) {
	a := r.article()
	var names []string
	for _, l := range a.text.links {
		names = append(names, l.description())
	}
	r.showMenu(words.TitleLinks, words.Link, names, func(i int) string { return names[i] },
		func(r *reader, i int) {
			r.leave()
			r.followLink(a, i+1)
		})
}
