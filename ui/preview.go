package ui

import (
	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// preview shows the beginning of the post under the list's cursor. It reads one
// post at a time: while one is read the cursor may run ahead, and only the post
// it rests on is read next.
type preview struct {
	*reader
	post   *model.Post
	busy   bool
	asked  postVersion
	loaded postVersion
	result articleLoaded
	set    setting
	page   *typeset.Page // nil when the post can't be read
	top    typeset.Anchor
	plates *plates
	lines  []string
}

// postVersion is one version of one post, or of its beginning.
type postVersion struct {
	id      model.ID
	version model.Version
	whole   bool // not only its beginning
}

// is reports whether two versions are the same.
func (v postVersion) is(other postVersion) bool {
	return v.id == other.id && v.version.Is(other.version) && v.whole == other.whole
}

// setting is all that the lines depend on.
type setting struct {
	postVersion
	shape
}

// shape is what the lines depend on besides.
type shape struct {
	counted       bool
	line          int // of the file at which to begin, 0 for the start
	width, height int
	pictures      bool
}

func newPreview(r *reader) *preview { return &preview{reader: r} }

// restyle makes the next prepare set the preview anew.
func (v *preview) restyle() { v.set = setting{} }

// prepare gets ready to show p in a size; the command reads what is missing.
func (v *preview) prepare(p *model.Post, width, height int) tea.Cmd {
	return v.prepareAt(p, 0, width, height)
}

// prepareAt does the same with the block on top that has a line of the file.
func (v *preview) prepareAt(p *model.Post, line, width, height int) tea.Cmd {
	v.post = p
	if p == nil {
		return nil
	}
	want := setting{postVersion{p.ID, p.Version, line > 0 || p.Version.Size < longPost}, shape{p.Counted, line, width, height, v.shown()}}
	switch {
	case v.set.is(want.postVersion) && v.set.shape == want.shape:
		return v.window()
	case v.loaded.is(want.postVersion):
		return v.typeset(want)
	case v.busy:
		return nil
	}
	v.busy, v.asked = true, want.postVersion
	if want.whole {
		return loadArticle(v.blog, v, p, nil)
	}
	return loadBeginning(v.blog, v, p)
}

// update stores what was measured or drawn of the pictures.
func (v *preview) update(msg tea.Msg) tea.Cmd { return v.plates.update(msg, v.page) }

// take accepts what was read, also when the cursor has moved on: the next
// prepare sees to that.
func (v *preview) take(msg articleLoaded) {
	if msg.owner == any(v) {
		v.busy, v.loaded, v.result = false, v.asked, msg
	}
}

func (v *preview) typeset(want setting) tea.Cmd {
	v.set, v.page = want, nil
	if err := v.result.err; err != nil {
		v.lines = []string{v.theme.Style(v.theme.Danger).Render(words.PostUnreadable), "", v.theme.Style(v.theme.Muted).Render(err.Error())}
		return nil
	}
	setter := typeset.New(v.theme, typeset.Options{Width: want.width, ASCII: v.ascii, Hyperlinks: true, Share: v.share})
	v.page = setter.Page(v.result.document, v.front(v.post), nil)
	v.plates = newPlates(v.reader, want.id, v.plates)
	v.plates.fit(nil, want.height)
	measuring := v.plates.lay(v.page)
	v.top = v.page.Clamp(v.page.AtLine(want.line-v.result.bodyLine+1), want.height)
	return tea.Batch(measuring, v.window())
}

// window reads the lines of the page as it is now, and asks for its pictures.
func (v *preview) window() tea.Cmd {
	if v.page == nil {
		return nil
	}
	v.lines = v.page.Window(v.top, v.set.height)
	return v.plates.draw(v.page, v.top, v.set.height/2)
}

func (v *preview) draw() []string {
	if v.post == nil || v.set.id != v.post.ID {
		return nil
	}
	return v.lines
}
