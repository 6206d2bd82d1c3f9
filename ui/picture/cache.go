package picture

import (
	"container/list"
	"context"
	"io"
	"sync"
)

// keptBytes bounds what a gallery keeps, about two hundred pictures as large as
// an article has them.
const keptBytes = 8 << 20

// FileVersion is what tells a picture file from all others, also from its own older
// selves.
type FileVersion struct {
	Name     string
	Bytes    int64
	Modified int64 // nanoseconds since 1970
}

// Cache draws pictures and keeps what it has drawn, for all readers of a blog.
// It decodes one picture at a time, since the largest take 160 MB. It is safe
// for concurrent use.
type Cache struct {
	decoding chan struct{} // holds the one who decodes

	mu     sync.Mutex
	kept   map[request]*list.Element // of *drawing
	order  *list.List                // the one asked for last is at the front
	bytes  int
	images int // that have got an id
}

// request is a picture in one look.
type request struct {
	file FileVersion
	look RenderOptions
}

// drawing is a picture that is drawn, or about to be.
type drawing struct {
	request
	done  chan struct{} // closed when the fields below are set
	drawn Rendering
	err   error
	bytes int
}

// NewCache returns a gallery with nothing in it.
func NewCache() *Cache {
	return &Cache{decoding: make(chan struct{}, 1), kept: map[request]*list.Element{}, order: list.New()}
}

// Cached returns a picture if it has been drawn already, and why it can't be if
// that is known.
func (g *Cache) Cached(file FileVersion, look RenderOptions) (drawn Rendering, err error, ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	element := g.kept[request{file, look}]
	if element == nil {
		return Rendering{}, nil, false
	}
	d := drawingOf(element)
	select {
	case <-d.done:
		g.order.MoveToFront(element)
		return d.drawn, d.err, true
	default:
		return Rendering{}, nil, false
	}
}

// Render returns a picture, see Draw and Paint. Who asks for one that is being drawn waits
// for it, and gets the same answer, until ctx ends.
func (g *Cache) Render(ctx context.Context, file FileVersion, look RenderOptions, open func() (io.ReadCloser, error)) (Rendering, error) {
	d, ours := g.find(request{file, look})
	if ours {
		g.carryOut(d, open)
	}
	select {
	case <-d.done:
		return d.drawn, d.err
	case <-ctx.Done():
		return Rendering{}, ctx.Err()
	}
}

// find returns the drawing of a picture, and whether the caller has to carry it out.
func (g *Cache) find(r request) (d *drawing, ours bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if element := g.kept[r]; element != nil {
		g.order.MoveToFront(element)
		return drawingOf(element), false
	}
	d = &drawing{request: r, done: make(chan struct{})}
	g.kept[r] = g.order.PushFront(d)
	return d, true
}

// carryOut draws a picture and makes room for it. That a picture can't be drawn
// is kept, too: it took as long.
func (g *Cache) carryOut(d *drawing, open func() (io.ReadCloser, error)) {
	g.decoding <- struct{}{}
	defer func() { <-g.decoding }()
	d.drawn, d.err = g.drawFrom(open, d.look)
	close(d.done)

	g.mu.Lock()
	defer g.mu.Unlock()
	d.bytes = entryBytes + d.drawn.size()
	g.bytes += d.bytes
	for element := g.order.Back(); g.bytes > keptBytes && element != nil; {
		last := element
		element = element.Prev()
		if old := drawingOf(last); old.bytes > 0 { // it is not being drawn
			g.bytes -= old.bytes
			delete(g.kept, old.request)
			g.order.Remove(last)
		}
	}
}

// entryBytes is about what an entry takes besides its cells.
const entryBytes = 512

func (g *Cache) drawFrom(open func() (io.ReadCloser, error), look RenderOptions) (Rendering, error) {
	file, err := open()
	if err != nil {
		return Rendering{}, err
	}
	defer func() { _ = file.Close() }()
	if look.Graphics {
		g.images++ // one is drawn at a time
		return RenderImage(context.Background(), file, look, g.images)
	}
	cells, err := RenderBlocks(context.Background(), file, look)
	return Rendering{Cells: cells}, err
}

func drawingOf(element *list.Element) *drawing {
	d, _ := element.Value.(*drawing)
	return d
}
