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
	maxPictureRows = 16
	minPictureRows = 4
	minTextRows    = 6 // of a low window, left for text
)

// maxPlacedPictures is how many drawn pictures of an article a reader holds.
const maxPlacedPictures = 24

// measureBatch is how many pictures are measured before these are shown.
const measureBatch = 8

// pagePictures puts pictures in the place of their cards on the pages of one post.
// Files are measured first, so that a picture has its room before it is drawn,
// and only those are drawn that are about to be seen.
type pagePictures struct {
	*session
	post      model.ID
	infos     map[string]pictureInfo  // by source
	measured  map[string]bool         // sources whose files have been looked at, or are about to be
	rendering map[pictureRequest]bool // being drawn
	placed    []placedPicture         // blocks with cells, those drawn first in front
	maxRows   int                     // that a picture may take
}

// placedPicture is a block with a picture.
type placedPicture struct {
	block int
	image picture.Image
}

// pictureInfo is a picture file that has been looked at.
type pictureInfo struct {
	file picture.FileVersion
	size picture.Size
	err  error
}

// pictureRequest is a picture in one look.
type pictureRequest struct {
	source  string
	options picture.RenderOptions
}

// picturesMeasured carries the sizes of some pictures of a post.
type picturesMeasured struct {
	owner *pagePictures
	infos map[string]pictureInfo
	rest  []string // that are not measured yet
}

// pictureRendered announces that a picture is drawn, or can't be.
type pictureRendered struct {
	owner *pagePictures
	pictureRequest
	picture.Rendering
	err error
}

// newPagePictures returns the plates of a post, nil where no pictures can be had. What
// older ones, which may be nil, knew of the post is taken for true until its
// files have been looked at again.
func newPagePictures(r *session, post model.ID, older *pagePictures) *pagePictures {
	if _, ok := r.blog.(AssetOpener); !ok {
		return nil
	}
	p := &pagePictures{session: r, post: post, infos: map[string]pictureInfo{}, measured: map[string]bool{}, rendering: map[pictureRequest]bool{}, maxRows: maxPictureRows}
	if older != nil && older.post == post {
		p.infos, p.maxRows = maps.Clone(older.infos), older.maxRows
	}
	return p
}

// picturesShown reports whether pictures are shown instead of their cards.
func (r *session) picturesShown() bool {
	return !r.hidePictures && !r.ascii && r.pictureMode != noPictures
}

// attach puts all that is known of the pictures on a page that has none of it yet,
// and asks for what is not.
func (p *pagePictures) attach(page *typeset.Page) tea.Cmd {
	if p == nil || !p.picturesShown() {
		return nil
	}
	p.placed = nil
	clear(p.rendering)
	var unknown []string
	for _, at := range page.Illustrations() {
		if !p.measured[at.Source] {
			p.measured[at.Source] = true
			unknown = append(unknown, at.Source)
		}
		p.place(page, at)
	}
	return p.measure(unknown)
}

// setHeight makes the pictures on a page, which may be nil, low enough for a window of
// so many rows.
func (p *pagePictures) setHeight(page *typeset.Page, height int) {
	if p == nil {
		return
	}
	rows := min(max(height-minTextRows, minPictureRows), maxPictureRows)
	if rows != p.maxRows && page != nil {
		p.maxRows = rows
		_ = p.attach(page) // every file is being measured already
	}
	p.maxRows = rows
}

// place gives a picture its plate if its size is known.
func (p *pagePictures) place(page *typeset.Page, at typeset.Illustration) {
	m, known := p.infos[at.Source]
	switch {
	case !known:
	case m.err != nil:
		page.Illustrate(at.Block, &typeset.Plate{Fault: pictureNotice(m.err)})
	default:
		look := p.renderOptions(m.size, at.Room, p.maxRows)
		drawn, err, _ := p.pictureCache.Cached(m.file, look)
		if !p.imageStore.has(drawn.Image) {
			drawn = picture.Rendering{} // to be asked for, and brought to the terminal
		}
		p.placeRendering(page, at.Block, look, drawn, err)
	}
}

// placeRendering gives a picture a plate that is drawn, or to be drawn if it has no cells.
func (p *pagePictures) placeRendering(page *typeset.Page, block int, look picture.RenderOptions, drawn picture.Rendering, err error) {
	if err != nil {
		page.Illustrate(block, &typeset.Plate{Fault: pictureNotice(err)})
		return
	}
	page.Illustrate(block, &typeset.Plate{Width: look.Columns, Height: look.Rows, Cells: drawn.Cells})
	if drawn.Cells == nil {
		return
	}
	if p.placed = append(p.placed, placedPicture{block, drawn.Image}); len(p.placed) > maxPlacedPictures {
		page.Blank(p.placed[0].block)
		p.placed = p.placed[1:]
	}
}

// removeLost leaves the room of those pictures that the terminal has not any more.
func (p *pagePictures) removeLost(page *typeset.Page) {
	p.placed = slices.DeleteFunc(p.placed, func(h placedPicture) bool {
		if p.imageStore.has(h.image) {
			return false
		}
		page.Blank(h.block)
		return true
	})
}

// renderOptions is how a picture is drawn that may take so many cells.
func (r *session) renderOptions(size picture.Size, columns, rows int) picture.RenderOptions {
	look := picture.RenderOptions{Palette256: r.pictureMode == indexedPictures, Graphics: r.pictureMode == imagePictures, Background: r.pictureBackground()}
	if look.Graphics {
		columns = min(columns, size.ImageColumns())
	}
	look.Columns, look.Rows = picture.Fit(size, columns, rows)
	return look
}

// pictureMode is how many colours pictures may have.
type pictureMode uint8

const (
	noPictures      pictureMode = iota // too few for pictures, or no half blocks
	indexedPictures                    // the 256 of xterm
	trueColourPictures
	imagePictures // true colours, and images of the terminal's own
)

// pictureMode returns how many of a terminal's colours pictures may use.
func (a *appearance) pictureMode() pictureMode {
	th := a.resolveTheme()
	switch {
	case a.asciiOnly || th.Plain || th.Accent == nil || a.profile < colorprofile.ANSI256:
		return noPictures
	case a.profile == colorprofile.ANSI256:
		return indexedPictures
	case a.imagesSupported:
		return imagePictures
	}
	return trueColourPictures
}

// pictureBackground is the screen's background, or what it is likely to be.
func (r *session) pictureBackground() color.RGBA {
	switch {
	case r.screenBackground != nil:
		red, green, blue, _ := r.screenBackground.RGBA()
		return color.RGBA{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8), 255}
	case r.theme.Dark:
		return color.RGBA{0x1c, 0x1c, 0x26, 255}
	}
	return color.RGBA{255, 255, 255, 255}
}

// measure measures the first of some pictures.
func (p *pagePictures) measure(sources []string) tea.Cmd {
	if len(sources) == 0 {
		return nil
	}
	now := sources[:min(measureBatch, len(sources))]
	common, blog, post := p.sharedCache, p.blog, p.post
	return func() tea.Msg {
		sizes := map[string]pictureInfo{}
		for _, source := range now {
			sizes[source] = common.measurePicture(blog, post, source)
		}
		return picturesMeasured{owner: p, infos: sizes, rest: sources[len(now):]}
	}
}

// remeasure looks whether the files of pictures have changed.
func (p *pagePictures) remeasure() tea.Cmd {
	if p == nil || !p.picturesShown() {
		return nil
	}
	return p.measure(slices.Sorted(maps.Keys(p.measured)))
}

// measurePicture looks at the beginning of a picture's file.
func measurePicture(blog Blog, post model.ID, source string) pictureInfo {
	asset, err := openAsset(blog, post, source)
	if err != nil {
		return pictureInfo{err: err}
	}
	defer func() { _ = asset.Close() }()
	size, err := picture.ReadSize(asset, asset.Version.Size)
	return pictureInfo{picture.FileVersion{Name: asset.Name, Bytes: asset.Version.Size, Modified: asset.Version.ModTime.UnixNano()}, size, err}
}

var (
	errNoPictures = errors.New(words.NoPicturesGiven)
	errFewColours = errors.New(words.FewColours)
)

// pictureNotice returns a notice why a picture is not shown.
func pictureNotice(err error) string {
	var none model.NoAsset
	if errors.As(err, &none) {
		return words.NoAsset(none)
	}
	return err.Error()
}

func openAsset(blog Blog, post model.ID, source string) (*model.Asset, error) {
	illustrated, ok := blog.(AssetOpener)
	if !ok {
		return nil, errNoPictures
	}
	return illustrated.Asset(post, source)
}

// update stores what was measured or drawn.
func (p *pagePictures) update(msg tea.Msg, page *typeset.Page) tea.Cmd {
	if p == nil || page == nil || !p.picturesShown() {
		return nil
	}
	switch msg := msg.(type) {
	case picturesMeasured:
		if msg.owner != p {
			return nil
		}
		p.updateInfos(msg.infos, page)
		return p.measure(msg.rest)
	case pictureRendered:
		if msg.owner == p {
			p.placeRendered(msg, page)
		}
	}
	return nil
}

// updateInfos stores what is new of some pictures.
func (p *pagePictures) updateInfos(sizes map[string]pictureInfo, page *typeset.Page) {
	maps.DeleteFunc(sizes, func(source string, m pictureInfo) bool {
		old, known := p.infos[source]
		return known && old.file == m.file && old.size == m.size && (old.err == nil) == (m.err == nil)
	})
	maps.Copy(p.infos, sizes)
	for _, at := range page.Illustrations() {
		if _, changed := sizes[at.Source]; changed {
			p.place(page, at)
		}
	}
}

// placeRendered puts a picture wherever the page wants it as it was drawn.
func (p *pagePictures) placeRendered(msg pictureRendered, page *typeset.Page) {
	delete(p.rendering, msg.pictureRequest)
	for _, at := range page.Illustrations() {
		if at.Source == msg.source && p.renderOptions(p.infos[at.Source].size, at.Room, p.maxRows) == msg.options {
			p.placeRendering(page, at.Block, msg.options, msg.Rendering, msg.err)
		}
	}
}

// render asks for the pictures on a screen of so many rows, and for those on the
// next one.
func (p *pagePictures) render(page *typeset.Page, top typeset.Anchor, rows int) tea.Cmd {
	if p == nil || page == nil || !p.picturesShown() {
		return nil
	}
	p.removeLost(page)
	var cmds []tea.Cmd
	for _, at := range page.Undrawn(top, 2*rows) {
		m := p.infos[at.Source]
		want := pictureRequest{at.Source, p.renderOptions(m.size, at.Room, p.maxRows)}
		if !p.rendering[want] {
			p.rendering[want] = true
			cmds = append(cmds, p.renderOne(m.file, want))
		}
	}
	return tea.Batch(cmds...)
}

func (p *pagePictures) renderOne(file picture.FileVersion, want pictureRequest) tea.Cmd {
	blog, post, gallery := p.blog, p.post, p.pictureCache
	return func() tea.Msg {
		drawing, err := renderPicture(gallery, blog, post, file, want)
		return pictureRendered{p, want, drawing, err}
	}
}

// renderTimeout is how long a picture is waited for that others wait for, too.
const renderTimeout = time.Minute

// renderPicture draws a picture, or takes it from those that are drawn.
func renderPicture(gallery *picture.Cache, blog Blog, post model.ID, file picture.FileVersion, want pictureRequest) (picture.Rendering, error) {
	ctx, cancel := context.WithTimeout(context.Background(), renderTimeout)
	defer cancel()
	return gallery.Render(ctx, file, want.options, func() (io.ReadCloser, error) { return openAsset(blog, post, want.source) })
}

// togglePictures puts cards in the place of all pictures, or pictures again.
func (s *articleScreen) togglePictures() intent {
	s.hidePictures = !s.hidePictures
	s.invalidate()
	switch {
	case s.hidePictures:
		return notify{words.PicturesOff}
	case !s.picturesShown():
		return notify{words.PicturesOnBut(words.FewColours)}
	}
	return notify{words.PicturesOn}
}
