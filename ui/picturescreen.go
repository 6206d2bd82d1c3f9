package ui

import (
	"slices"

	"blogtui/model"
	"blogtui/ui/picture"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Maximum size of a picture that fills the screen, in cells. Larger ones would take half a
// megabyte of escape sequences per frame.
const (
	maxFullWidth  = 200
	maxFullHeight = 60
	captionRows   = 3 // below the picture: a blank line and the caption
)

// pictureScreen shows the pictures of an article one by one, as large as possible.
type pictureScreen struct {
	*session
	post          *model.Post
	pictures      []captionedPicture
	index         int
	width, height int

	busy  bool
	shown pictureView // what rendering and err belong to
	drawn picture.Rendering
	err   error
}

// captionedPicture is a picture source with its caption.
type captionedPicture struct{ source, caption string }

// pictureView identifies a rendering for the whole screen.
type pictureView struct {
	source        string
	width, height int
	theme         string
	mode          pictureMode
}

// pictureViewRendered is sent when a view has been rendered.
type pictureViewRendered struct {
	owner *pictureScreen
	view  pictureView
	picture.Rendering
	err error
}

// showPictures opens the picture screen at the first picture below the top of the window,
// or explains why it cannot.
func (s *articleScreen) showPictures() intent {
	if s.document == nil || s.page == nil {
		return nil
	}
	full := &pictureScreen{session: s.session, post: s.post}
	front, _, _ := typeset.FrontOf(s.post, s.dates).Above(s.document.Blocks)
	if front.Cover != "" {
		full.add(s.pictures, captionedPicture{front.Cover, s.post.Title})
	}
	line := s.page.SourceLine(s.top)
	for _, image := range s.document.Images {
		if image.Line < line {
			full.index = len(full.pictures) + 1
		}
		full.add(s.pictures, captionedPicture{image.Source, image.Alt})
	}
	switch {
	case len(s.document.Images) == 0 && len(full.pictures) == 0:
		return notify{words.NoPictures}
	case len(full.pictures) == 0:
		return notify{words.NoneShown}
	}
	full.index = min(full.index, len(full.pictures)-1)
	return pushScreen{full}
}

// add appends a picture unless it is a duplicate or known to be unavailable.
func (f *pictureScreen) add(known *pagePictures, one captionedPicture) {
	there := slices.ContainsFunc(f.pictures, func(other captionedPicture) bool { return other.source == one.source })
	if !there && (known == nil || known.infos[one.source].err == nil) {
		f.pictures = append(f.pictures, one)
	}
}

func (f *pictureScreen) capturesText() bool                   { return false }
func (f *pictureScreen) updateLibrary(*model.Library) tea.Cmd { return nil }

func (f *pictureScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case pictureViewRendered:
		if msg.owner == f {
			f.busy, f.shown, f.drawn, f.err = false, msg.view, msg.Rendering, msg.err
		}
	case tea.MouseWheelMsg:
		f.step(wheelDirection(msg))
	case tea.KeyPressMsg:
		return f.handleKey(msg), nil
	}
	return nil, nil
}

func (f *pictureScreen) handleKey(msg tea.KeyPressMsg) intent {
	k := f.keys
	switch {
	case key.Matches(msg, k.Cancel, k.Pictures, k.FullPicture), key.Matches(msg, k.Back) && f.index == 0:
		return goBack{}
	case key.Matches(msg, k.Back, k.Up, k.PageUp):
		f.step(-1)
	case key.Matches(msg, k.Open, k.Down, k.PageDown):
		f.step(1)
	case key.Matches(msg, k.Top):
		f.index = 0
	case key.Matches(msg, k.Bottom):
		f.index = len(f.pictures) - 1
	}
	return nil
}

func (f *pictureScreen) step(by int) { f.index = min(max(f.index+by, 0), len(f.pictures)-1) }

// prepare requests the current picture, one at a time: the reader may page on while it is
// rendered.
func (f *pictureScreen) prepare(width, height int) tea.Cmd {
	f.width, f.height = width, height
	want := pictureView{f.pictures[f.index].source, width, height, f.theme.Name, f.pictureMode}
	if f.busy || f.shown == want && f.imageStore.has(f.drawn.Image) {
		return nil
	}
	if want.mode == noPictures {
		f.shown, f.drawn, f.err = want, picture.Rendering{}, errFewColours
		return nil
	}
	f.busy = true
	r := *f.session
	post := f.post.ID
	return func() tea.Msg {
		drawn, err := r.renderEnlarged(post, want)
		return pictureViewRendered{f, want, drawn, err}
	}
}

// renderEnlarged renders a picture as large as the window allows.
func (r *session) renderEnlarged(post model.ID, want pictureView) (picture.Rendering, error) {
	m := measurePicture(r.blog, post, want.source)
	if m.err != nil {
		return picture.Rendering{}, m.err
	}
	// Small pictures are enlarged, otherwise they would be tiny on large screens.
	room := picture.Size{Width: m.size.Width * enlargement, Height: m.size.Height * enlargement}
	look := r.renderOptions(room, min(want.width, maxFullWidth), min(max(want.height-captionRows, 1), maxFullHeight))
	return renderPicture(r.pictureCache, r.blog, post, m.file, pictureRequest{want.source, look})
}

// enlargement is the maximum number of cells per pixel.
const enlargement = 2

func (f *pictureScreen) draw() []string {
	one := f.pictures[f.index]
	if f.shown.source != one.source {
		return nil
	}
	if f.err != nil {
		return centred([]string{
			f.theme.Style(f.theme.Muted).Render(one.caption), "", f.theme.Style(f.theme.Faint).Render(pictureNotice(f.err)),
		}, f.width, f.height)
	}
	lines := append([]string{}, f.drawn.Cells...)
	if text := ansi.Truncate(one.caption, max(f.width-4, 1), "…"); text != "" {
		lines = append(lines, "", f.theme.Style(f.theme.Muted).Render(text))
	}
	return centred(lines, f.width, f.height)
}

func (f *pictureScreen) footer() footer {
	return footer{
		hints:    []key.Binding{hint(words.HintNext, f.keys.Open), hint(words.HintPrevious, f.keys.Back)},
		pinned:   f.keys.pinnedHints(f.keys.Cancel, words.HintBack),
		status:   words.PictureOf(f.index+1, len(f.pictures)),
		progress: -1,
	}
}

func (f *pictureScreen) help() []keyGroup {
	k := f.keys
	return []keyGroup{{words.HelpPictures, []key.Binding{
		hint(words.HintNextPicture, k.Open), hint(words.HintPicturesBack, k.Back),
		hint(words.HintNextPicture, k.Down), hint(words.HintPreviousPicture, k.Up), k.Top, k.Bottom,
		hint(words.HintToArticle, k.FullPicture),
	}}}
}
