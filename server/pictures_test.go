package server

import (
	"bytes"
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

// blogWithPicture is a fakeBlog with a picture.
type blogWithPicture struct {
	*fakeBlog
	picture []byte
	read    atomic.Int64 // bytes of it
}

// countingReader counts the bytes that are read.
type countingReader struct {
	io.Reader
	read *atomic.Int64
}

func (c countingReader) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.read.Add(int64(n))
	return n, err
}

func (b *blogWithPicture) Asset(_ model.ID, source string) (*model.Asset, error) {
	if source != "wave.png" {
		return nil, model.AssetError{Reason: model.AssetNotFound, Name: source}
	}
	return &model.Asset{
		ReadCloser: io.NopCloser(countingReader{bytes.NewReader(b.picture), &b.read}), Name: source,
		Version: model.Version{Size: int64(len(b.picture)), ModTime: time.Unix(1, 0)},
	}, nil
}

func newBlogWithPicture(t *testing.T) *blogWithPicture {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 800, 400))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for y := 200; y < 220; y++ {
		for x := range 800 {
			m.Set(x, y, color.RGBA{200, 30, 30, 255})
		}
	}
	var out bytes.Buffer
	plain := png.Encoder{CompressionLevel: png.NoCompression} // much larger than what measuring reads of it
	if err := plain.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	blog := &blogWithPicture{fakeBlog: newFakeBlog(), picture: out.Bytes()}
	blog.body = func(model.ID) (model.Body, error) {
		return model.Body{Text: "The tide is high.\n\n![A wave.](wave.png)\n\n![A lost one.](lost.png)\n", Line: 1}, nil
	}
	return blog
}

func TestPicturesAreDrawnOnceForAllSessions(t *testing.T) {
	blog := newBlogWithPicture(t)
	h := startServer(t, func(c *Config) { c.Blog = blog })
	const readers = 4
	for range readers {
		h.connect(80, 30, "tide").waitFor("█").typeKeys("qq").waitExit()
	}
	whole := int64(len(blog.picture))
	if n := blog.read.Load(); n < whole || n >= 2*whole {
		t.Errorf("%d bytes were read of a file of %d: all may measure it, one draws it", n, whole)
	}
}

func TestPicturesOfWhatIsHiddenAreNotHandedOut(t *testing.T) {
	v := newServedBlog(newBlogWithPicture(t), false, false, newArticleCache(maxArticleBytes, newCacheCounter())).open()
	if _, err := v.Asset("secret-draft.md", "wave.png"); err == nil || strings.Contains(err.Error(), "wave") {
		t.Errorf("a draft's picture: %v", err)
	}
	asset, err := v.Asset("tide.md", "wave.png")
	if err != nil {
		t.Fatal(err)
	}
	asset.Close()
	if _, err := newTestServedBlog(newFakeBlog(), false).open().Asset("tide.md", "wave.png"); err == nil {
		t.Error("a blog without pictures hands one out")
	}
}
