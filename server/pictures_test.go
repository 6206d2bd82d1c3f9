package server

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"blogtui/model"
)

// framed is a blog with a picture.
type framed struct {
	*shore
	picture []byte
	opened  atomic.Int32
}

func (b *framed) Asset(_ model.ID, source string) (*model.Asset, error) {
	if source != "wave.png" {
		return nil, errors.New(source + " is not in the blog")
	}
	b.opened.Add(1)
	return &model.Asset{
		ReadCloser: io.NopCloser(bytes.NewReader(b.picture)), Name: source,
		Version: model.Version{Size: int64(len(b.picture)), ModTime: time.Unix(1, 0)},
	}, nil
}

func withPicture(t *testing.T) *framed {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for x := range 40 {
		m.Set(x, 10, color.RGBA{200, 30, 30, 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	blog := &framed{shore: coast(), picture: out.Bytes()}
	blog.body = func(model.ID) (model.Body, error) {
		return model.Body{Text: "The tide is high.\n\n![A wave.](wave.png)\n\n![A lost one.](lost.png)\n", Line: 1}, nil
	}
	return blog
}

func TestPicturesAreDrawnOnceForAllSessions(t *testing.T) {
	blog := withPicture(t)
	h := serve(t, func(c *Config) { c.Blog = blog })
	const readers = 4
	for range readers {
		h.visit(80, 30, "tide").sees("█").types("qq").ends()
	}
	if n := blog.opened.Load(); n < 2 || n > readers+1 { // on a busy machine the look of one reader is too old for the next
		t.Errorf("the file was opened %d times: one reader measures it, one draws it", n)
	}
}

func TestPicturesOfWhatIsHiddenAreNotHandedOut(t *testing.T) {
	v := newShelf(withPicture(t), false, false, newArticles(articlesKept, newCache())).open()
	if _, err := v.Asset("secret-draft.md", "wave.png"); err == nil || strings.Contains(err.Error(), "wave") {
		t.Errorf("a draft's picture: %v", err)
	}
	asset, err := v.Asset("tide.md", "wave.png")
	if err != nil {
		t.Fatal(err)
	}
	asset.Close()
	if _, err := shelfOf(coast(), false).open().Asset("tide.md", "wave.png"); err == nil {
		t.Error("a blog without pictures hands one out")
	}
}
