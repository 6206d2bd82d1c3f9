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

// AssetOpener is an optional interface of a Blog whose posts have pictures.
type AssetOpener interface {
	// Asset opens the file of a picture's source in a post. The error is a clause that says
	// why it cannot.
	Asset(post model.ID, source string) (*model.Asset, error)
}

// Heights of pictures in the text, in rows.
const (
	maxPictureRows = 16
	minPictureRows = 4
	minTextRows    = 6 // left for text in low windows
)

// maxPlacedPictures limits the rendered pictures that a page holds.
const maxPlacedPictures = 24

// measureBatch is the number of pictures that are measured per command.
const measureBatch = 8

// pagePictures shows pictures instead of their cards on the page of one post. Files are
// measured first, so that pictures have their size before they are rendered. Only pictures
// on the visible and the next screen are rendered.
type pagePictures struct {
	*session
	post      model.ID
	infos     map[string]pictureInfo  // by source
	measured  map[string]bool         // sources that have been measured or are about to be
	rendering map[pictureRequest]bool // requests in progress
	placed    []placedPicture         // oldest first
	maxRows   int                     // maximum height of a picture
}

// placedPicture is a block that shows a rendered picture.
type placedPicture struct {
	block int
	image picture.Image
}

// pictureInfo is the result of measuring a picture file.
type pictureInfo struct {
	file picture.FileVersion
	size picture.Size
	err  error
}

// pictureRequest identifies a rendering of a picture.
type pictureRequest struct {
	source  string
	options picture.RenderOptions
}

// picturesMeasured is sent when a batch of pictures has been measured.
type picturesMeasured struct {
	owner *pagePictures
	infos map[string]pictureInfo
	rest  []string // not measured yet
}

// pictureRendered is sent when a picture has been rendered, or cannot be.
type pictureRendered struct {
	owner *pagePictures
	pictureRequest
	picture.Rendering
	err error
}

// newPagePictures returns the pictures of a post, nil if the blog has none. It starts with
// the sizes that older, which may be nil, knows of the same post, until the files have been
// measured again.
func newPagePictures(s *session, post model.ID, older *pagePictures) *pagePictures {
	if _, ok := s.blog.(AssetOpener); !ok {
		return nil
	}
	p := &pagePictures{session: s, post: post, infos: map[string]pictureInfo{}, measured: map[string]bool{}, rendering: map[pictureRequest]bool{}, maxRows: maxPictureRows}
	if older != nil && older.post == post {
		p.infos, p.maxRows = maps.Clone(older.infos), older.maxRows
	}
	return p
}

// picturesShown reports whether pictures are shown instead of their cards.
func (s *session) picturesShown() bool {
	return !s.hidePictures && !s.ascii && s.pictureMode != noPictures
}

// attach places all known pictures on a new page and returns a command that measures the
// others.
func (p *pagePictures) attach(page *typeset.Page) tea.Cmd {
	if p == nil || !p.picturesShown() {
		return nil
	}
	p.placed = nil
	clear(p.rendering)
	var unknown []string
	for _, at := range page.PictureSlots() {
		if !p.measured[at.Source] {
			p.measured[at.Source] = true
			unknown = append(unknown, at.Source)
		}
		p.place(page, at)
	}
	return p.measure(unknown)
}

// setHeight limits the height of pictures for a window of a number of rows. page may be
// nil.
func (p *pagePictures) setHeight(page *typeset.Page, height int) {
	if p == nil {
		return
	}
	rows := min(max(height-minTextRows, minPictureRows), maxPictureRows)
	if rows != p.maxRows && page != nil {
		p.maxRows = rows
		_ = p.attach(page) // all files are being measured already
	}
	p.maxRows = rows
}

// place gives a picture its size and, if it is cached, its rendering.
func (p *pagePictures) place(page *typeset.Page, at typeset.PictureSlot) {
	m, known := p.infos[at.Source]
	switch {
	case !known:
	case m.err != nil:
		page.SetPicture(at.Block, &typeset.RenderedPicture{Fault: pictureNotice(m.err)})
	default:
		options := p.renderOptions(m.size, at.Room, p.maxRows)
		rendering, err, _ := p.pictureCache.Cached(m.file, options)
		if !p.imageStore.has(rendering.Image) {
			rendering = picture.Rendering{} // must be rendered again to send its image
		}
		p.placeRendering(page, at.Block, options, rendering, err)
	}
}

// placeRendering shows a rendering at a block. Without cells it reserves the space.
func (p *pagePictures) placeRendering(page *typeset.Page, block int, options picture.RenderOptions, rendering picture.Rendering, err error) {
	if err != nil {
		page.SetPicture(block, &typeset.RenderedPicture{Fault: pictureNotice(err)})
		return
	}
	page.SetPicture(block, &typeset.RenderedPicture{Width: options.Columns, Height: options.Rows, Cells: rendering.Cells})
	if rendering.Cells == nil {
		return
	}
	if p.placed = append(p.placed, placedPicture{block, rendering.Image}); len(p.placed) > maxPlacedPictures {
		page.ClearPicture(p.placed[0].block)
		p.placed = p.placed[1:]
	}
}

// removeLost removes the pictures whose images the terminal has lost; their space stays.
func (p *pagePictures) removeLost(page *typeset.Page) {
	p.placed = slices.DeleteFunc(p.placed, func(picture placedPicture) bool {
		if p.imageStore.has(picture.image) {
			return false
		}
		page.ClearPicture(picture.block)
		return true
	})
}

// renderOptions returns how to render a picture within the given cells.
func (s *session) renderOptions(size picture.Size, columns, rows int) picture.RenderOptions {
	options := picture.RenderOptions{Palette256: s.pictureMode == indexedPictures, Graphics: s.pictureMode == imagePictures, Background: s.pictureBackground()}
	if options.Graphics {
		columns = min(columns, size.ImageColumns())
	}
	options.Columns, options.Rows = picture.Fit(size, columns, rows)
	return options
}

// pictureMode is the kind of rendering that a terminal supports.
type pictureMode uint8

const (
	noPictures      pictureMode = iota // too few colours, or no block characters
	indexedPictures                    // the 256 colours of xterm
	trueColourPictures
	imagePictures // images that the terminal shows itself
)

// pictureMode returns the best mode for the terminal.
func (a *appearance) pictureMode() pictureMode {
	theme := a.resolveTheme()
	switch {
	case a.terminal.ASCII || theme.Plain || theme.Accent == nil || a.terminal.Profile < colorprofile.ANSI256:
		return noPictures
	case a.terminal.Profile == colorprofile.ANSI256:
		return indexedPictures
	case a.imagesSupported:
		return imagePictures
	}
	return trueColourPictures
}

// pictureBackground returns the background colour, or a guess until it is known.
func (s *session) pictureBackground() color.RGBA {
	switch {
	case s.screenBackground != nil:
		red, green, blue, _ := s.screenBackground.RGBA()
		return color.RGBA{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8), 255}
	case s.theme.Dark:
		return color.RGBA{0x1c, 0x1c, 0x26, 255}
	}
	return color.RGBA{255, 255, 255, 255}
}

// measure returns a command that measures a batch of pictures.
func (p *pagePictures) measure(sources []string) tea.Cmd {
	if len(sources) == 0 {
		return nil
	}
	now := sources[:min(measureBatch, len(sources))]
	cache, blog, post := p.sharedCache, p.blog, p.post
	return func() tea.Msg {
		infos := map[string]pictureInfo{}
		for _, source := range now {
			infos[source] = cache.measurePicture(blog, post, source)
		}
		return picturesMeasured{owner: p, infos: infos, rest: sources[len(now):]}
	}
}

// remeasure returns a command that looks for changed files.
func (p *pagePictures) remeasure() tea.Cmd {
	if p == nil || !p.picturesShown() {
		return nil
	}
	return p.measure(slices.Sorted(maps.Keys(p.measured)))
}

// measurePicture reads the size of a picture from the start of its file.
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
	errNoPictures = errors.New(words.PicturesNotProvided)
	errFewColours = errors.New(words.PicturesUnsupported)
)

// pictureNotice returns the text that explains why a picture is not shown.
func pictureNotice(err error) string {
	var none model.AssetError
	if errors.As(err, &none) {
		return words.PictureAssetError(none)
	}
	return err.Error()
}

func openAsset(blog Blog, post model.ID, source string) (*model.Asset, error) {
	opener, ok := blog.(AssetOpener)
	if !ok {
		return nil, errNoPictures
	}
	return opener.Asset(post, source)
}

// update handles measured sizes and renderings.
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

// updateInfos stores changed sizes and places their pictures.
func (p *pagePictures) updateInfos(infos map[string]pictureInfo, page *typeset.Page) {
	maps.DeleteFunc(infos, func(source string, m pictureInfo) bool {
		old, known := p.infos[source]
		return known && old.file == m.file && old.size == m.size && (old.err == nil) == (m.err == nil)
	})
	maps.Copy(p.infos, infos)
	for _, at := range page.PictureSlots() {
		if _, changed := infos[at.Source]; changed {
			p.place(page, at)
		}
	}
}

// placeRendered shows a rendering at all blocks that requested it.
func (p *pagePictures) placeRendered(msg pictureRendered, page *typeset.Page) {
	delete(p.rendering, msg.pictureRequest)
	for _, at := range page.PictureSlots() {
		if at.Source == msg.source && p.renderOptions(p.infos[at.Source].size, at.Room, p.maxRows) == msg.options {
			p.placeRendering(page, at.Block, msg.options, msg.Rendering, msg.err)
		}
	}
}

// render returns a command that renders the missing pictures of the visible and the next
// screen.
func (p *pagePictures) render(page *typeset.Page, top typeset.Anchor, rows int) tea.Cmd {
	if p == nil || page == nil || !p.picturesShown() {
		return nil
	}
	p.removeLost(page)
	var cmds []tea.Cmd
	for _, at := range page.PendingPictures(top, 2*rows) {
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
	blog, post, cache := p.blog, p.post, p.pictureCache
	return func() tea.Msg {
		rendering, err := renderPicture(cache, blog, post, file, want)
		return pictureRendered{p, want, rendering, err}
	}
}

// renderTimeout limits the wait for a rendering that another reader has requested as well.
const renderTimeout = time.Minute

// renderPicture returns a rendering from the cache, or renders it.
func renderPicture(cache *picture.Cache, blog Blog, post model.ID, file picture.FileVersion, want pictureRequest) (picture.Rendering, error) {
	ctx, cancel := context.WithTimeout(context.Background(), renderTimeout)
	defer cancel()
	return cache.Render(ctx, file, want.options, func() (io.ReadCloser, error) { return openAsset(blog, post, want.source) })
}

// togglePictures switches between pictures and cards.
func (s *articleScreen) togglePictures() intent {
	s.hidePictures = !s.hidePictures
	s.invalidate()
	switch {
	case s.hidePictures:
		return notify{words.PicturesOff}
	case !s.picturesShown():
		return notify{words.PicturesOnBut(words.PicturesUnsupported)}
	}
	return notify{words.PicturesOn}
}
