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

// Measures of a picture that has the screen for itself, in cells. What is larger
// would be half a megabyte of colours for each frame.
const (
	widestFull  = 200
	tallestFull = 60
	legendRows  = 3 // below it: a blank one and its words
)

// fullPicture shows the pictures of an article one by one, as large as the
// screen is.
type fullPicture struct {
	*reader
	post          *model.Post
	shots         []shot
	at            int
	width, height int

	busy  bool
	seen  scene // what drawn and err are of
	drawn picture.Rendering
	err   error
}

// shot is a picture with what it shows, in words.
type shot struct{ source, words string }

// scene is all that a frame depends on.
type scene struct {
	source        string
	width, height int
	theme         string
	depth         depth
}

// pictureShown hands over what there is to see of a scene.
type pictureShown struct {
	of    *fullPicture
	scene scene
	picture.Rendering
	err error
}

// enlarge returns the screen of the article's pictures, at the first one from
// the top of the window on, or says why there is none.
func (s *articleScreen) enlarge() intent {
	if s.document == nil || s.page == nil {
		return nil
	}
	full := &fullPicture{reader: s.reader, post: s.post}
	front, _, _ := typeset.FrontOf(s.post, s.dates).Above(s.document.Blocks)
	if front.Cover != "" {
		full.add(s.plates, shot{front.Cover, s.post.Title})
	}
	line := s.page.SourceLine(s.top)
	for _, image := range s.document.Images {
		if image.Line < line {
			full.at = len(full.shots) + 1
		}
		full.add(s.plates, shot{image.Source, image.Alt})
	}
	switch {
	case len(s.document.Images) == 0 && len(full.shots) == 0:
		return notify{words.NoPictures}
	case len(full.shots) == 0:
		return notify{words.NoneShown}
	}
	full.at = min(full.at, len(full.shots)-1)
	return show{full}
}

// add appends a picture, unless it is there already or can't be shown.
func (f *fullPicture) add(known *plates, one shot) {
	there := slices.ContainsFunc(f.shots, func(other shot) bool { return other.source == one.source })
	if !there && (known == nil || known.sizes[one.source].err == nil) {
		f.shots = append(f.shots, one)
	}
}

func (f *fullPicture) typing() bool                  { return false }
func (f *fullPicture) follow(*model.Library) tea.Cmd { return nil }

func (f *fullPicture) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case pictureShown:
		if msg.of == f {
			f.busy, f.seen, f.drawn, f.err = false, msg.scene, msg.Rendering, msg.err
		}
	case tea.MouseWheelMsg:
		f.turn(wheel(msg))
	case tea.KeyPressMsg:
		return f.pressed(msg), nil
	}
	return nil, nil
}

func (f *fullPicture) pressed(msg tea.KeyPressMsg) intent {
	k := f.keys
	switch {
	case key.Matches(msg, k.Cancel, k.Pictures, k.FullPicture), key.Matches(msg, k.Back) && f.at == 0:
		return goBack{}
	case key.Matches(msg, k.Back, k.Up, k.PageUp):
		f.turn(-1)
	case key.Matches(msg, k.Open, k.Down, k.PageDown):
		f.turn(1)
	case key.Matches(msg, k.Top):
		f.at = 0
	case key.Matches(msg, k.Bottom):
		f.at = len(f.shots) - 1
	}
	return nil
}

func (f *fullPicture) turn(by int) { f.at = min(max(f.at+by, 0), len(f.shots)-1) }

// prepare asks for the picture, one at a time: while one is drawn the reader may
// go on, and only the one they rest on is drawn next.
func (f *fullPicture) prepare(width, height int) tea.Cmd {
	f.width, f.height = width, height
	want := scene{f.shots[f.at].source, width, height, f.theme.Name, f.depth}
	if f.busy || f.seen == want && f.wall.holds(f.drawn.Image) {
		return nil
	}
	if want.depth == fewColours {
		f.seen, f.drawn, f.err = want, picture.Rendering{}, errFewColours
		return nil
	}
	f.busy = true
	r := *f.reader
	post := f.post.ID
	return func() tea.Msg {
		drawn, err := r.enlarged(post, want)
		return pictureShown{f, want, drawn, err}
	}
}

// enlarged draws a picture as large as a window has room for.
func (r *reader) enlarged(post model.ID, want scene) (picture.Rendering, error) {
	m := measure(r.blog, post, want.source)
	if m.err != nil {
		return picture.Rendering{}, m.err
	}
	// A small picture may grow, or there would be nothing to see on a large screen.
	room := picture.Size{Width: m.size.Width * enlargement, Height: m.size.Height * enlargement}
	look := r.pictureLook(room, min(want.width, widestFull), min(max(want.height-legendRows, 1), tallestFull))
	return drawn(r.gallery, r.blog, post, m.file, wanted{want.source, look})
}

// enlargement is how many cells a pixel may be wide.
const enlargement = 2

func (f *fullPicture) draw() []string {
	one := f.shots[f.at]
	if f.seen.source != one.source {
		return nil
	}
	if f.err != nil {
		return centred([]string{
			f.theme.Style(f.theme.Muted).Render(one.words), "", f.theme.Style(f.theme.Faint).Render(noPicture(f.err)),
		}, f.width, f.height)
	}
	lines := append([]string{}, f.drawn.Cells...)
	if text := ansi.Truncate(one.words, max(f.width-4, 1), "…"); text != "" {
		lines = append(lines, "", f.theme.Style(f.theme.Muted).Render(text))
	}
	return centred(lines, f.width, f.height)
}

func (f *fullPicture) footer() footer {
	return footer{
		hints:    []key.Binding{to(words.HintNext, f.keys.Open), to(words.HintPrevious, f.keys.Back)},
		lasting:  f.keys.lasting(f.keys.Cancel, words.HintBack),
		status:   words.PictureOf(f.at+1, len(f.shots)),
		progress: -1,
	}
}

func (f *fullPicture) help() []keyGroup {
	k := f.keys
	return []keyGroup{{words.HelpPictures, []key.Binding{
		to(words.HintNextPicture, k.Open), to(words.HintPicturesBack, k.Back),
		to(words.HintNextPicture, k.Down), to(words.HintPreviousPicture, k.Up), k.Top, k.Bottom,
		to(words.HintToArticle, k.FullPicture),
	}}}
}
