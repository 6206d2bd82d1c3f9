package ui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// pictureBlog is a blog with pictures in memory.
type pictureBlog struct {
	*memoryBlog
	files  map[string][]byte
	opened map[string]int
}

func (a *pictureBlog) Asset(_ model.ID, source string) (*model.Asset, error) {
	a.opened[source]++
	data, ok := a.files[source]
	if !ok {
		return nil, model.AssetError{Reason: model.AssetNotFound, Name: source}
	}
	return &model.Asset{
		ReadCloser: io.NopCloser(bytes.NewReader(data)), Name: source,
		Version: model.Version{Size: int64(len(data)), ModTime: time.Unix(1, 0)},
	}, nil
}

// testPicture is a PNG of the given size.
func testPicture(t *testing.T, width, height int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{30, 60, 120, 255}
			if dx, dy := 2*x-width, 2*y-height; y < height/2 {
				c = color.RGBA{230, 120, 60, 255}
				if dx*dx+dy*dy < height*height/2 {
					c = color.RGBA{255, 230, 150, 255}
				}
			}
			m.Set(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const pictureArticle = `The sun goes where it always goes.

![The sun half in the sea.](sunset.png)

Nobody looks up from the nets.

![A chart that was lost.](lost.png)

![](drawing.svg)

The end of the day.
`

// openPictures opens an article with pictures.
func openPictures(t *testing.T, width, height int, change ...func(*pictureBlog, *Options)) (*story, *pictureBlog) {
	t.Helper()
	a := &pictureBlog{sampleBlog(), map[string][]byte{
		"sunset.png": testPicture(t, 120, 60), "cover.png": testPicture(t, 60, 60), "drawing.svg": []byte("<svg></svg>"),
	}, map[string]int{}}
	a.bodies["harbour.md"] = pictureArticle
	return open(t, a, width, height, func(o *Options) {
		o.Open = "harbour.md"
		for _, c := range change {
			c(a, o)
		}
	}), a
}

func TestPicturesStandInTheTextWithTheirWords(t *testing.T) {
	for name, size := range map[string][2]int{"80x24": {80, 24}, "120x40": {120, 40}, "40x20": {40, 20}} {
		s, _ := openPictures(t, size[0], size[1])
		s.golden("article/pictures-" + name)
	}
}

func TestAPictureThatCannotBeShownIsACardThatSaysWhy(t *testing.T) {
	s, _ := openPictures(t, 80, 60)
	s.shows("▣ A chart that was lost.", "lost.png is not in the blog", "▣ drawing.svg", "SVG drawings are not supported")
}

func TestAPictureThatChangesOnDiskChangesOnTheScreen(t *testing.T) {
	s, a := openPictures(t, 80, 60)
	before := s.styled()
	a.files["lost.png"] = testPicture(t, 40, 20)
	s.send(libraryChanged{})
	if s.hides("lost.png is not in the blog"); s.styled() == before {
		t.Error("the picture that came is not drawn")
	}
	before = s.styled()
	a.files["sunset.png"] = testPicture(t, 60, 60)
	s.send(libraryChanged{})
	if s.styled() == before {
		t.Error("the picture that has another form is drawn as it was")
	}
	delete(a.files, "sunset.png")
	s.send(libraryChanged{})
	s.shows("sunset.png is not in the blog")
	opened := a.opened["lost.png"]
	s.send(libraryChanged{})
	if a.opened["lost.png"] > opened+1 {
		t.Error("a picture that has not changed is drawn anew")
	}
}

func TestTheCoverStandsInTheFrontUnlessTheTextBeginsWithIt(t *testing.T) {
	covered := func(cover string) *story {
		s, _ := openPictures(t, 80, 60, func(a *pictureBlog, _ *Options) {
			a.lib.Post("harbour.md").Image = cover
			if cover == "images/sunset.png?w=100" {
				a.bodies["harbour.md"] = strings.TrimPrefix(pictureArticle, "The sun goes where it always goes.\n\n")
			}
		})
		return s
	}
	plain := strings.Count(covered("").styled(), "\x1b[48;2;")
	if strings.Count(covered("cover.png").styled(), "\x1b[48;2;") <= plain {
		t.Error("the cover is not there")
	}
	covered("cover-that-is-lost.png").hides("cover-that-is-lost")
	covered("images/sunset.png?w=100").hides("images/sunset")
}

func TestPicturesAreSwitchedOffAndOn(t *testing.T) {
	s, _ := openPictures(t, 80, 30)
	s.hides("▣ The sun")
	s.press("i").shows("▣ The sun half in the sea.", "Pictures off").hides("█")
	s.press("i").shows("Pictures on", "█").hides("▣ The sun")
}

func TestWithoutEnoughColoursThereAreCards(t *testing.T) {
	for name, msg := range map[string]tea.Msg{
		"16 colours": tea.ColorProfileMsg{Profile: colorprofile.ANSI},
		"none":       tea.ColorProfileMsg{Profile: colorprofile.ASCII},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := openPictures(t, 80, 30)
			s.send(msg)
			s.shows("▣ The sun half in the sea.").hides("█")
			s.press("I").shows("too few colours")
		})
	}
	s, _ := openPictures(t, 80, 30)
	s.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI256})
	if s.hides("▣ The sun"); !strings.Contains(s.styled(), "48;5;") || strings.Contains(s.styled(), "48;2;") {
		t.Error("the picture is not in indexed colours")
	}
}

func TestWithASCIIAloneThereAreCards(t *testing.T) {
	s, _ := openPictures(t, 80, 30, func(_ *pictureBlog, o *Options) { o.ASCII = true })
	s.shows("[image] The sun half in the sea.").hides("??")
	s.press("I").shows("too few colours or characters")
}

func TestABlogThatHasNoPicturesShowsCards(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = pictureArticle
	open(t, blog, 80, 30, func(o *Options) { o.Open = "harbour.md" }).shows("▣ The sun half in the sea.")
}

func TestPicturesFillTheScreenOneByOne(t *testing.T) {
	s, _ := openPictures(t, 80, 24, func(a *pictureBlog, _ *Options) { a.lib.Post("harbour.md").Image = "cover.png" })
	s.press("I").golden("article/full-picture")
	s.shows("picture 1 of 2", "The Harbour at Six")
	s.press("right").shows("picture 2 of 2", "The sun half in the sea.")
	s.press("right").shows("picture 2 of 2")
	s.resize(40, 20).shows("picture 2 of 2", "The sun half in the sea.")
	s.press("left").shows("picture 1 of 2")
	s.press("left").shows("2 min read")
	s.press("I", "I").shows("2 min read")
	blog := sampleBlog()
	open(t, blog, 80, 24, func(o *Options) { o.Open = "harbour.md" }).press("I").shows("This article has no pictures")
}

func TestOnlyPicturesThatAreAboutToBeSeenAreDrawn(t *testing.T) {
	far := pictureArticle + strings.Repeat("Another day went by.\n\n", 200) + "![Far below.](cover.png)\n"
	s, a := openPictures(t, 80, 24, func(a *pictureBlog, _ *Options) { a.bodies["harbour.md"] = far })
	if a.opened["sunset.png"] != 2 || a.opened["cover.png"] != 1 {
		t.Errorf("opened %v times: once to measure, once to draw what is seen", a.opened)
	}
	s.press("G").shows("Far below.", "█")
	if a.opened["cover.png"] != 2 {
		t.Errorf("opened %v", a.opened)
	}
	s.press("J", "K").shows("The sun goes")
	if a.opened["sunset.png"] != 3 {
		t.Errorf("drawn again: %v", a.opened)
	}
}

func TestAPictureThatArrivesMovesNothingThatIsRead(t *testing.T) {
	doc := article.Parse(model.Body{Text: pictureArticle})
	page := typeset.New(theme.Dark(), typeset.Options{Width: 60}).Page(doc, nil, nil)
	at := page.PictureSlots()
	if len(at) != 3 || at[0].Source != "sunset.png" || at[0].Room != 60 {
		t.Fatal(at)
	}
	top := typeset.Anchor{Block: at[0].Block + 1, Line: 1}
	before := page.Window(top, 3)
	page.SetPicture(at[0].Block, &typeset.RenderedPicture{Width: 20, Height: 5})
	empty := len(page.Lines())
	if undrawn := page.PendingPictures(typeset.Anchor{}, 20); len(undrawn) != 1 || undrawn[0] != at[0] {
		t.Error(undrawn)
	}
	page.SetPicture(at[0].Block, &typeset.RenderedPicture{Width: 20, Height: 5, Cells: []string{"1", "2", "3", "4", "5"}})
	if drawn := len(page.Lines()); drawn != empty {
		t.Errorf("%d lines with the picture, %d without", drawn, empty)
	}
	if undrawn := page.PendingPictures(typeset.Anchor{}, 20); len(undrawn) != 0 {
		t.Error(undrawn)
	}
	if after := page.Window(top, 3); strings.Join(after, "\n") != strings.Join(before, "\n") {
		t.Errorf("%q became %q", before, after)
	}
	page.ClearPicture(at[0].Block)
	if len(page.PendingPictures(typeset.Anchor{}, 20)) != 1 || len(page.Lines()) != empty {
		t.Error("a picture that was taken away does not keep its room")
	}
}

func TestThePreviewShowsPicturesToo(t *testing.T) {
	s, _ := openPictures(t, 160, 40, func(_ *pictureBlog, o *Options) { o.Open = "" })
	s.golden("list/preview-picture")
	s.press("enter", "i", "esc").shows("▣ The sun half in the sea.")
}

func TestWithoutItsSignsAPictureIsItsWords(t *testing.T) {
	s, _ := openPictures(t, 80, 30, func(_ *pictureBlog, o *Options) { o.ASCII = true })
	s.shows("The sun half in the sea.").hides("█", "▀")
}
