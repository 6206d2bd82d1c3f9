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

// A post of longPostBytes or more is shown partially while the rest is parsed: its first
// partialBytes.
const (
	longPostBytes = 128 << 10
	partialBytes  = 32 << 10
)

// partialLoaded is sent when the beginning of a long post is parsed. document and body are
// nil if that failed.
type partialLoaded struct {
	owner    any
	version  model.Version
	document *article.Document
	body     *model.Body // the whole text
}

// loadsPartially reports whether the beginning of the post is shown while the rest is
// parsed: the post is long and the reader starts at its beginning.
func (s *articleScreen) loadsPartially() bool {
	return s.post.Version.Size >= longPostBytes && !s.startsElsewhere && s.document == nil && s.memory.mark(s.post.ID).Position == (model.Position{})
}

// loadPartial returns a command that reads a long post and parses its beginning.
// takePartial continues with the whole text.
func (s *articleScreen) loadPartial() tea.Cmd {
	post, blog := s.post, s.blog
	return func() tea.Msg {
		document, body, _ := parsePartial(blog, post) // parsing the whole text fails as well and reports the error
		return partialLoaded{s, post.Version, document, body}
	}
}

// loadPartial returns a command that parses the beginning of a post for an owner that needs
// no more.
func loadPartial(blog Blog, owner any, p *model.Post) tea.Cmd {
	return func() tea.Msg {
		document, body, err := parsePartial(blog, p)
		if err != nil {
			return articleLoaded{owner: owner, id: p.ID, version: p.Version, err: err}
		}
		return articleLoaded{owner: owner, id: p.ID, version: p.Version, document: document, bodyLine: body.Line}
	}
}

// parsePartial parses the beginning of a post. It returns the whole body as well.
func parsePartial(blog Blog, p *model.Post) (document *article.Document, body *model.Body, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			document, body, err = nil, nil, errors.New(words.ArticleReadingFailed(p.Path, fault))
		}
	}()
	read, err := blog.Body(p.ID)
	if err != nil {
		return nil, nil, err
	}
	beginning := read
	beginning.Text, beginning.Truncated = leadingPart(read.Text), false
	return article.Parse(beginning), &read, nil
}

// maxDefinitions limits the link and footnote definitions that are copied from the rest.
const maxDefinitions = 1000

// leadingPart cuts a long text after a paragraph. It keeps the link and footnote
// definitions of the rest, since the beginning may refer to them.
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
	remaining := maxDefinitions
	for line := range strings.Lines(text[end:]) {
		if remaining > 0 && line[0] == '[' && strings.Contains(line, "]: ") {
			out.WriteString("\n" + line)
			remaining--
		}
	}
	return out.String()
}

// takePartial shows the beginning and loads the whole text.
func (s *articleScreen) takePartial(msg partialLoaded) tea.Cmd {
	if msg.owner != any(s) || !msg.version.Equal(s.post.Version) || s.document != nil || s.failure != nil {
		return nil
	}
	s.partial = msg.document
	s.invalidate()
	return s.loadFull(msg.body)
}

// preparePartial lays the beginning out. It has no focus ring, no remembered position and
// no end.
func (s *articleScreen) preparePartial() {
	if s.partial == nil {
		return
	}
	if text := s.textWidth(); text != s.setWidth {
		s.setWidth = text
		old := s.page
		s.page = typeset.New(s.theme, typeset.Options{Hyperlinks: true}).WithWidth(text).Page(s.partial, typeset.NewHeader(s.post, s.dates), nil)
		if old != nil {
			s.top = s.page.Reflow(old, s.top)
		}
	}
	s.top = s.page.Clamp(s.top, s.height)
	s.visible = s.page.Window(s.top, s.height)
}

// scrollsPartial reports whether a key may already scroll the beginning.
func (s *articleScreen) scrollsPartial(msg tea.KeyPressMsg) bool {
	k := s.keys
	return s.page != nil && len(s.pendingKeys) == 0 && key.Matches(msg, k.Down, k.Up, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top)
}
