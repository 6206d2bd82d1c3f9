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
	header, _, _ := typeset.NewHeader(s.post, s.dates).Deduplicate(s.document.Blocks)
	if header.Cover != "" {
		full.add(s.pictures, captionedPicture{header.Cover, s.post.Title})
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
		return notify{words.ArticleHasNoPictures}
	case len(full.pictures) == 0:
		return notify{words.PicturesNoneShown}
	}
	full.index = min(full.index, len(full.pictures)-1)
	return pushScreen{full}
}

// add appends a picture unless it is a duplicate or known to be unavailable.
func (s *pictureScreen) add(known *pagePictures, picture captionedPicture) {
	there := slices.ContainsFunc(s.pictures, func(other captionedPicture) bool { return other.source == picture.source })
	if !there && (known == nil || known.infos[picture.source].err == nil) {
		s.pictures = append(s.pictures, picture)
	}
}

func (s *pictureScreen) capturesText() bool                   { return false }
func (s *pictureScreen) updateLibrary(*model.Library) tea.Cmd { return nil }

func (s *pictureScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case pictureViewRendered:
		if msg.owner == s {
			s.busy, s.shown, s.drawn, s.err = false, msg.view, msg.Rendering, msg.err
		}
	case tea.MouseWheelMsg:
		s.step(wheelDirection(msg))
	case tea.KeyPressMsg:
		return s.handleKey(msg), nil
	}
	return nil, nil
}

func (s *pictureScreen) handleKey(msg tea.KeyPressMsg) intent {
	k := s.keys
	switch {
	case key.Matches(msg, k.Cancel, k.Pictures, k.FullPicture), key.Matches(msg, k.Back) && s.index == 0:
		return goBack{}
	case key.Matches(msg, k.Back, k.Up, k.PageUp):
		s.step(-1)
	case key.Matches(msg, k.Open, k.Down, k.PageDown):
		s.step(1)
	case key.Matches(msg, k.Top):
		s.index = 0
	case key.Matches(msg, k.Bottom):
		s.index = len(s.pictures) - 1
	}
	return nil
}

func (s *pictureScreen) step(by int) { s.index = min(max(s.index+by, 0), len(s.pictures)-1) }

// prepare requests the current picture, one at a time: the reader may page on while it is
// rendered.
func (s *pictureScreen) prepare(width, height int) tea.Cmd {
	s.width, s.height = width, height
	want := pictureView{s.pictures[s.index].source, width, height, s.theme.Name, s.pictureMode}
	if s.busy || s.shown == want && s.imageStore.has(s.drawn.Image) {
		return nil
	}
	if want.mode == noPictures {
		s.shown, s.drawn, s.err = want, picture.Rendering{}, errFewColours
		return nil
	}
	s.busy = true
	r := *s.session
	post := s.post.ID
	return func() tea.Msg {
		rendering, err := r.renderEnlarged(post, want)
		return pictureViewRendered{s, want, rendering, err}
	}
}

// renderEnlarged renders a picture as large as the window allows.
func (s *session) renderEnlarged(post model.ID, want pictureView) (picture.Rendering, error) {
	m := measurePicture(s.blog, post, want.source)
	if m.err != nil {
		return picture.Rendering{}, m.err
	}
	// Small pictures are enlarged, otherwise they would be tiny on large screens.
	room := picture.Size{Width: m.size.Width * enlargement, Height: m.size.Height * enlargement}
	options := s.renderOptions(room, min(want.width, maxFullWidth), min(max(want.height-captionRows, 1), maxFullHeight))
	return renderPicture(s.pictureCache, s.blog, post, m.file, pictureRequest{want.source, options})
}

// enlargement is the maximum number of cells per pixel.
const enlargement = 2

func (s *pictureScreen) draw() []string {
	picture := s.pictures[s.index]
	if s.shown.source != picture.source {
		return nil
	}
	if s.err != nil {
		return centred([]string{
			s.theme.Style(s.theme.Muted).Render(picture.caption), "", s.theme.Style(s.theme.Faint).Render(pictureNotice(s.err)),
		}, s.width, s.height)
	}
	lines := append([]string{}, s.drawn.Cells...)
	if text := ansi.Truncate(picture.caption, max(s.width-4, 1), "…"); text != "" {
		lines = append(lines, "", s.theme.Style(s.theme.Muted).Render(text))
	}
	return centred(lines, s.width, s.height)
}

func (s *pictureScreen) footer() footer {
	return footer{
		hints:    []key.Binding{hint(words.HintNext, s.keys.Open), hint(words.HintPrevious, s.keys.Back)},
		pinned:   s.keys.pinnedHints(s.keys.Cancel, words.HintBack),
		status:   words.PicturePosition(s.index+1, len(s.pictures)),
		progress: -1,
	}
}

func (s *pictureScreen) help() []keyGroup {
	k := s.keys
	return []keyGroup{{words.HelpPictures, []key.Binding{
		hint(words.HintNextPicture, k.Open), hint(words.HintPicturesBack, k.Back),
		hint(words.HintNextPicture, k.Down), hint(words.HintPreviousPicture, k.Up), k.Top, k.Bottom,
		hint(words.HintToArticle, k.FullPicture),
	}}}
}
