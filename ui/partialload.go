package ui

import (
	"errors"
	"strings"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Sizes in bytes: of a post that is long, and of that part of it which is parsed
// and shown before the rest is.
const (
	longPostBytes = 128 << 10
	partialBytes  = 32 << 10
)

// partialLoaded is the beginning of a long post, nil where it can't be read.
type partialLoaded struct {
	owner    any
	version  model.Version
	document *article.Document
	body     *model.Body // of which it is the beginning
}

// loadsPartially reports whether the beginning of the post is shown first: that of a long
// one, so that a reader does not have to wait for all of it, unless the reader is
// to begin somewhere else.
func (s *articleScreen) loadsPartially() bool {
	return s.post.Version.Size >= longPostBytes && !s.startsElsewhere && s.document == nil && s.memory.mark(s.post.ID).Place == (model.Place{})
}

// loadPartial reads a post and parses its beginning; what is read is parsed as a
// whole when that is on the screen.
func (s *articleScreen) loadPartial() tea.Cmd {
	post, blog := s.post, s.blog
	return func() tea.Msg {
		document, body, _ := parsePartial(blog, post) // the whole of it fails as well, and says why
		return partialLoaded{s, post.Version, document, body}
	}
}

// loadPartial reads the beginning of a post for an owner that shows no more of it.
func loadPartial(blog Blog, owner any, p *model.Post) tea.Cmd {
	return func() tea.Msg {
		document, body, err := parsePartial(blog, p)
		if err != nil {
			return articleLoaded{owner: owner, id: p.ID, version: p.Version, err: err}
		}
		return articleLoaded{owner: owner, id: p.ID, version: p.Version, document: document, bodyLine: body.Line}
	}
}

// parsePartial is the beginning of a post, and the body that it was cut from.
func parsePartial(blog Blog, p *model.Post) (document *article.Document, body *model.Body, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			document, body, err = nil, nil, errors.New(words.ReadingFailed(p.Path, fault))
		}
	}()
	read, err := blog.Body(p.ID)
	if err != nil {
		return nil, nil, err
	}
	beginning := read
	beginning.Text, beginning.Cut = leadingPart(read.Text), false
	return article.Parse(beginning), &read, nil
}

// maxDefinitions bounds what is looked up in the rest of a long text.
const maxDefinitions = 1000

// leadingPart cuts a long text after a paragraph, and keeps of the rest what
// the links and notes of the beginning may mean.
func leadingPart(text string) string {
	if len(text) <= partialBytes {
		return text
	}
	end := partialBytes
	if blank := strings.LastIndex(text[:end], "\n\n"); blank > 0 {
		end = blank + 1
	}
	for !utf8.RuneStart(text[end]) {
		end--
	}
	var out strings.Builder
	out.WriteString(text[:end])
	left := maxDefinitions
	for line := range strings.Lines(text[end:]) {
		if left > 0 && line[0] == '[' && strings.Contains(line, "]: ") {
			out.WriteString("\n" + line)
			left--
		}
	}
	return out.String()
}

// takePartial shows the beginning until all is there.
func (s *articleScreen) takePartial(msg partialLoaded) tea.Cmd {
	if msg.owner != any(s) || !msg.version.Is(s.post.Version) || s.document != nil || s.failure != nil {
		return nil
	}
	s.partial = msg.document
	s.invalidate()
	return s.loadFull(msg.body)
}

// preparePartial sets the window on the beginning. It has no links to step to,
// no place to remember and no end.
func (s *articleScreen) preparePartial() {
	if s.partial == nil {
		return
	}
	if text := s.textWidth(); text != s.setWidth {
		s.setWidth = text
		old := s.page
		s.page = typeset.New(s.theme, typeset.Options{Hyperlinks: true}).At(text).Page(s.partial, typeset.FrontOf(s.post, s.dates), nil)
		if old != nil {
			s.top = s.page.Reflow(old, s.top)
		}
	}
	s.top = s.page.Clamp(s.top, s.height)
	s.visible = s.page.Window(s.top, s.height)
}

// scrollsPartial reports whether a key may already move about in the beginning.
func (s *articleScreen) scrollsPartial(msg tea.KeyPressMsg) bool {
	k := s.keys
	return s.page != nil && len(s.pendingKeys) == 0 && key.Matches(msg, k.Down, k.Up, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top)
}
