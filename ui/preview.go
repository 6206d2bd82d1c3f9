package ui

import (
	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// preview shows the beginning of the selected post. It loads one post at a time: while the
// cursor moves on, only the post where it stops is loaded next.
type preview struct {
	*session
	post      *model.Post
	busy      bool
	requested postVersion
	loaded    postVersion
	article   articleLoaded
	current   previewKey
	page      *typeset.Page // nil if the post cannot be read
	top       typeset.Anchor
	pictures  *pagePictures
	lines     []string
}

// postVersion identifies a version of a post, or of its beginning.
type postVersion struct {
	id      model.ID
	version model.Version
	whole   bool // all of it, not only its beginning
}

// is reports whether two versions are the same.
func (v postVersion) is(other postVersion) bool {
	return v.id == other.id && v.version.Equal(other.version) && v.whole == other.whole
}

// previewKey identifies the laid out lines.
type previewKey struct {
	postVersion
	previewShape
}

// previewShape is the part of a previewKey besides the post.
type previewShape struct {
	counted       bool
	line          int // line of the file to start at, 0 for the beginning
	width, height int
	pictures      bool
}

func newPreview(s *session) *preview { return &preview{session: s} }

// restyle makes the next prepare lay the preview out again.
func (v *preview) restyle() { v.current = previewKey{} }

// prepare lays out p for a size. It returns a command that loads what is missing.
func (v *preview) prepare(p *model.Post, width, height int) tea.Cmd {
	return v.prepareAt(p, 0, width, height)
}

// prepareAt is prepare with the block at a line of the file on top.
func (v *preview) prepareAt(p *model.Post, line, width, height int) tea.Cmd {
	v.post = p
	if p == nil {
		return nil
	}
	want := previewKey{postVersion{p.ID, p.Version, line > 0 || p.Version.Size < longPostBytes}, previewShape{p.Counted, line, width, height, v.picturesShown()}}
	switch {
	case v.current.is(want.postVersion) && v.current.previewShape == want.previewShape:
		return v.refreshLines()
	case v.loaded.is(want.postVersion):
		return v.layout(want)
	case v.busy:
		return nil
	}
	v.busy, v.requested = true, want.postVersion
	if want.whole {
		return loadArticle(v.blog, v, p, nil)
	}
	return loadPartial(v.blog, v, p)
}

// update handles measured sizes and renderings of pictures.
func (v *preview) update(msg tea.Msg) tea.Cmd { return v.pictures.update(msg, v.page) }

// takeLoaded stores a loaded post. The cursor may have moved on; the next prepare handles
// that.
func (v *preview) takeLoaded(msg articleLoaded) {
	if msg.owner == any(v) {
		v.busy, v.loaded, v.article = false, v.requested, msg
	}
}

func (v *preview) layout(want previewKey) tea.Cmd {
	v.current, v.page = want, nil
	if err := v.article.err; err != nil {
		v.lines = []string{v.theme.Style(v.theme.Danger).Render(words.ArticleUnreadable), "", v.theme.Style(v.theme.Muted).Render(err.Error())}
		return nil
	}
	setter := typeset.New(v.theme, typeset.Options{Width: want.width, ASCII: v.ascii, Hyperlinks: true, Caches: v.sharedLines})
	v.page = setter.Page(v.article.document, v.articleHeader(v.post), nil)
	v.pictures = newPagePictures(v.session, want.id, v.pictures)
	v.pictures.setHeight(nil, want.height)
	measuring := v.pictures.attach(v.page)
	v.top = v.page.Clamp(v.page.AtLine(want.line-v.article.bodyLine+1), want.height)
	return tea.Batch(measuring, v.refreshLines())
}

// refreshLines reads the visible lines and requests their pictures.
func (v *preview) refreshLines() tea.Cmd {
	if v.page == nil {
		return nil
	}
	v.lines = v.page.Window(v.top, v.current.height)
	return v.pictures.render(v.page, v.top, v.current.height/2)
}

func (v *preview) draw() []string {
	if v.post == nil || v.current.id != v.post.ID {
		return nil
	}
	return v.lines
}
