package ui

import (
	"context"
	"errors"
	"image/color"
	"io"
	"maps"
	"slices"
	"time"

	"blogtui/model"
	"blogtui/ui/picture"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// AssetOpener is a Blog that has the pictures of its posts.
type AssetOpener interface {
	// Asset opens the file that a picture's source means in a post. The error
	// says in a clause why there is none.
	Asset(post model.ID, source string) (*model.Asset, error)
}

// Measures of pictures in the text, in rows.
const (
	plateRows      = 16
	leastPlateRows = 4
	besidePlate    = 6 // of a low window, left for text
)

// platesDrawn is how many drawn pictures of an article a reader holds.
const platesDrawn = 24

// measuredAtOnce is how many pictures are measured before these are shown.
const measuredAtOnce = 8

// plates puts pictures in the place of their cards on the pages of one post.
// Files are measured first, so that a picture has its room before it is drawn,
// and only those are drawn that are about to be seen.
type plates struct {
	*reader
	post    model.ID
	sizes   map[string]measured // by source
	checked map[string]bool     // sources whose files have been looked at, or are about to be
	asked   map[wanted]bool     // being drawn
	drawn   []hung              // blocks with cells, those drawn first in front
	rows    int                 // that a picture may take
}

// hung is a block with a picture.
type hung struct {
	block int
	image picture.Image
}

// measured is a picture file that has been looked at.
type measured struct {
	file picture.FileVersion
	size picture.Size
	err  error
}

// wanted is a picture in one look.
type wanted struct {
	source string
	look   picture.RenderOptions
}

// picturesMeasured carries the sizes of some pictures of a post.
type picturesMeasured struct {
	of    *plates
	sizes map[string]measured
	rest  []string // that are not measured yet
}

// pictureDrawn announces that a picture is drawn, or can't be.
type pictureDrawn struct {
	of *plates
	wanted
	picture.Rendering
	err error
}

// newPlates returns the plates of a post, nil where no pictures can be had. What
// older ones, which may be nil, knew of the post is taken for true until its
// files have been looked at again.
func newPlates(r *reader, post model.ID, older *plates) *plates {
	if _, ok := r.blog.(AssetOpener); !ok {
		return nil
	}
	p := &plates{reader: r, post: post, sizes: map[string]measured{}, checked: map[string]bool{}, asked: map[wanted]bool{}, rows: plateRows}
	if older != nil && older.post == post {
		p.sizes, p.rows = maps.Clone(older.sizes), older.rows
	}
	return p
}

// shown reports whether pictures are shown instead of their cards.
func (r *reader) shown() bool { return !r.hidePictures && !r.ascii && r.depth != fewColours }

// lay puts all that is known of the pictures on a page that has none of it yet,
// and asks for what is not.
func (p *plates) lay(page *typeset.Page) tea.Cmd {
	if p == nil || !p.shown() {
		return nil
	}
	p.drawn = nil
	clear(p.asked)
	var unknown []string
	for _, at := range page.Illustrations() {
		if !p.checked[at.Source] {
			p.checked[at.Source] = true
			unknown = append(unknown, at.Source)
		}
		p.place(page, at)
	}
	return p.measureSome(unknown)
}

// fit makes the pictures on a page, which may be nil, low enough for a window of
// so many rows.
func (p *plates) fit(page *typeset.Page, height int) {
	if p == nil {
		return
	}
	rows := min(max(height-besidePlate, leastPlateRows), plateRows)
	if rows != p.rows && page != nil {
		p.rows = rows
		_ = p.lay(page) // every file is being measured already
	}
	p.rows = rows
}

// place gives a picture its plate if its size is known.
func (p *plates) place(page *typeset.Page, at typeset.Illustration) {
	m, known := p.sizes[at.Source]
	switch {
	case !known:
	case m.err != nil:
		page.Illustrate(at.Block, &typeset.Plate{Fault: noPicture(m.err)})
	default:
		look := p.pictureLook(m.size, at.Room, p.rows)
		drawn, err, _ := p.gallery.Cached(m.file, look)
		if !p.wall.holds(drawn.Image) {
			drawn = picture.Rendering{} // to be asked for, and brought to the terminal
		}
		p.put(page, at.Block, look, drawn, err)
	}
}

// put gives a picture a plate that is drawn, or to be drawn if it has no cells.
func (p *plates) put(page *typeset.Page, block int, look picture.RenderOptions, drawn picture.Rendering, err error) {
	if err != nil {
		page.Illustrate(block, &typeset.Plate{Fault: noPicture(err)})
		return
	}
	page.Illustrate(block, &typeset.Plate{Width: look.Columns, Height: look.Rows, Cells: drawn.Cells})
	if drawn.Cells == nil {
		return
	}
	if p.drawn = append(p.drawn, hung{block, drawn.Image}); len(p.drawn) > platesDrawn {
		page.Blank(p.drawn[0].block)
		p.drawn = p.drawn[1:]
	}
}

// takeDown leaves the room of those pictures that the terminal has not any more.
func (p *plates) takeDown(page *typeset.Page) {
	p.drawn = slices.DeleteFunc(p.drawn, func(h hung) bool {
		if p.wall.holds(h.image) {
			return false
		}
		page.Blank(h.block)
		return true
	})
}

// pictureLook is how a picture is drawn that may take so many cells.
func (r *reader) pictureLook(size picture.Size, columns, rows int) picture.RenderOptions {
	look := picture.RenderOptions{Palette256: r.depth == indexedColours, Graphics: r.depth == allPixels, Background: r.behind()}
	if look.Graphics {
		columns = min(columns, size.ImageColumns())
	}
	look.Columns, look.Rows = picture.Fit(size, columns, rows)
	return look
}

// depth is how many colours pictures may have.
type depth uint8

const (
	fewColours     depth = iota // too few for pictures, or no half blocks
	indexedColours              // the 256 of xterm
	trueColours
	allPixels // true colours, and images of the terminal's own
)

// depth returns how many of a terminal's colours pictures may use.
func (a *appearance) depth() depth {
	th := a.comesTo()
	switch {
	case a.asciiAlone || th.Plain || th.Accent == nil || a.profile < colorprofile.ANSI256:
		return fewColours
	case a.profile == colorprofile.ANSI256:
		return indexedColours
	case a.keepsImages:
		return allPixels
	}
	return trueColours
}

// behind is the screen's background, or what it is likely to be.
func (r *reader) behind() color.RGBA {
	switch {
	case r.ground != nil:
		red, green, blue, _ := r.ground.RGBA()
		return color.RGBA{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8), 255}
	case r.theme.Dark:
		return color.RGBA{0x1c, 0x1c, 0x26, 255}
	}
	return color.RGBA{255, 255, 255, 255}
}

// measureSome measures the first of some pictures.
func (p *plates) measureSome(sources []string) tea.Cmd {
	if len(sources) == 0 {
		return nil
	}
	now := sources[:min(measuredAtOnce, len(sources))]
	common, blog, post := p.common, p.blog, p.post
	return func() tea.Msg {
		sizes := map[string]measured{}
		for _, source := range now {
			sizes[source] = common.measure(blog, post, source)
		}
		return picturesMeasured{of: p, sizes: sizes, rest: sources[len(now):]}
	}
}

// measureAgain looks whether the files of pictures have changed.
func (p *plates) measureAgain() tea.Cmd {
	if p == nil || !p.shown() {
		return nil
	}
	return p.measureSome(slices.Sorted(maps.Keys(p.checked)))
}

// measure looks at the beginning of a picture's file.
func measure(blog Blog, post model.ID, source string) measured {
	asset, err := assetOf(blog, post, source)
	if err != nil {
		return measured{err: err}
	}
	defer func() { _ = asset.Close() }()
	size, err := picture.ReadSize(asset, asset.Version.Size)
	return measured{picture.FileVersion{Name: asset.Name, Bytes: asset.Version.Size, Modified: asset.Version.ModTime.UnixNano()}, size, err}
}

var (
	errNoPictures = errors.New(words.NoPicturesGiven)
	errFewColours = errors.New(words.FewColours)
)

// noPicture returns a notice why a picture is not shown.
func noPicture(err error) string {
	var none model.NoAsset
	if errors.As(err, &none) {
		return words.NoAsset(none)
	}
	return err.Error()
}

func assetOf(blog Blog, post model.ID, source string) (*model.Asset, error) {
	illustrated, ok := blog.(AssetOpener)
	if !ok {
		return nil, errNoPictures
	}
	return illustrated.Asset(post, source)
}

// update stores what was measured or drawn.
func (p *plates) update(msg tea.Msg, page *typeset.Page) tea.Cmd {
	if p == nil || page == nil || !p.shown() {
		return nil
	}
	switch msg := msg.(type) {
	case picturesMeasured:
		if msg.of != p {
			return nil
		}
		p.learn(msg.sizes, page)
		return p.measureSome(msg.rest)
	case pictureDrawn:
		if msg.of == p {
			p.take(msg, page)
		}
	}
	return nil
}

// learn stores what is new of some pictures.
func (p *plates) learn(sizes map[string]measured, page *typeset.Page) {
	maps.DeleteFunc(sizes, func(source string, m measured) bool {
		old, known := p.sizes[source]
		return known && old.file == m.file && old.size == m.size && (old.err == nil) == (m.err == nil)
	})
	maps.Copy(p.sizes, sizes)
	for _, at := range page.Illustrations() {
		if _, changed := sizes[at.Source]; changed {
			p.place(page, at)
		}
	}
}

// take puts a picture wherever the page wants it as it was drawn.
func (p *plates) take(msg pictureDrawn, page *typeset.Page) {
	delete(p.asked, msg.wanted)
	for _, at := range page.Illustrations() {
		if at.Source == msg.source && p.pictureLook(p.sizes[at.Source].size, at.Room, p.rows) == msg.look {
			p.put(page, at.Block, msg.look, msg.Rendering, msg.err)
		}
	}
}

// draw asks for the pictures on a screen of so many rows, and for those on the
// next one.
func (p *plates) draw(page *typeset.Page, top typeset.Anchor, rows int) tea.Cmd {
	if p == nil || page == nil || !p.shown() {
		return nil
	}
	p.takeDown(page)
	var cmds []tea.Cmd
	for _, at := range page.Undrawn(top, 2*rows) {
		m := p.sizes[at.Source]
		want := wanted{at.Source, p.pictureLook(m.size, at.Room, p.rows)}
		if !p.asked[want] {
			p.asked[want] = true
			cmds = append(cmds, p.drawOne(m.file, want))
		}
	}
	return tea.Batch(cmds...)
}

func (p *plates) drawOne(file picture.FileVersion, want wanted) tea.Cmd {
	blog, post, gallery := p.blog, p.post, p.gallery
	return func() tea.Msg {
		drawing, err := drawn(gallery, blog, post, file, want)
		return pictureDrawn{p, want, drawing, err}
	}
}

// drawPatience is how long a picture is waited for that others wait for, too.
const drawPatience = time.Minute

// drawn draws a picture, or takes it from those that are drawn.
func drawn(gallery *picture.Cache, blog Blog, post model.ID, file picture.FileVersion, want wanted) (picture.Rendering, error) {
	ctx, cancel := context.WithTimeout(context.Background(), drawPatience)
	defer cancel()
	return gallery.Render(ctx, file, want.look, func() (io.ReadCloser, error) { return assetOf(blog, post, want.source) })
}

// hideOrShow puts cards in the place of all pictures, or pictures again.
func (s *articleScreen) hideOrShow() intent {
	s.hidePictures = !s.hidePictures
	s.reset()
	switch {
	case s.hidePictures:
		return notify{words.PicturesOff}
	case !s.shown():
		return notify{words.PicturesOnBut(words.FewColours)}
	}
	return notify{words.PicturesOn}
}
