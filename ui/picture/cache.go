package picture

import (
	"container/list"
	"context"
	"io"
	"sync"
)

// maxCacheBytes bounds what a gallery keeps, about two hundred pictures as large as
// an article has them.
const maxCacheBytes = 8 << 20

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

	mu         sync.Mutex
	entries    map[cacheKey]*list.Element // of *drawing
	order      *list.List                 // the one asked for last is at the front
	bytes      int
	imageCount int // that have got an id
}

// cacheKey is a picture in one look.
type cacheKey struct {
	file    FileVersion
	options RenderOptions
}

// cacheEntry is a picture that is drawn, or about to be.
type cacheEntry struct {
	cacheKey
	done      chan struct{} // closed when the fields below are set
	rendering Rendering
	err       error
	bytes     int
}

// NewCache returns a gallery with nothing in it.
func NewCache() *Cache {
	return &Cache{decoding: make(chan struct{}, 1), entries: map[cacheKey]*list.Element{}, order: list.New()}
}

// Cached returns a picture if it has been drawn already, and why it can't be if
// that is known.
func (g *Cache) Cached(file FileVersion, look RenderOptions) (drawn Rendering, err error, ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	element := g.entries[cacheKey{file, look}]
	if element == nil {
		return Rendering{}, nil, false
	}
	d := entryOf(element)
	select {
	case <-d.done:
		g.order.MoveToFront(element)
		return d.rendering, d.err, true
	default:
		return Rendering{}, nil, false
	}
}

// Render returns a picture, see Draw and Paint. Who asks for one that is being drawn waits
// for it, and gets the same answer, until ctx ends.
func (g *Cache) Render(ctx context.Context, file FileVersion, look RenderOptions, open func() (io.ReadCloser, error)) (Rendering, error) {
	d, ours := g.findOrAdd(cacheKey{file, look})
	if ours {
		g.fill(d, open)
	}
	select {
	case <-d.done:
		return d.rendering, d.err
	case <-ctx.Done():
		return Rendering{}, ctx.Err()
	}
}

// findOrAdd returns the drawing of a picture, and whether the caller has to carry it out.
func (g *Cache) findOrAdd(r cacheKey) (d *cacheEntry, ours bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if element := g.entries[r]; element != nil {
		g.order.MoveToFront(element)
		return entryOf(element), false
	}
	d = &cacheEntry{cacheKey: r, done: make(chan struct{})}
	g.entries[r] = g.order.PushFront(d)
	return d, true
}

// fill draws a picture and makes room for it. That a picture can't be drawn
// is kept, too: it took as long.
func (g *Cache) fill(d *cacheEntry, open func() (io.ReadCloser, error)) {
	g.decoding <- struct{}{}
	defer func() { <-g.decoding }()
	d.rendering, d.err = g.render(open, d.options)
	close(d.done)

	g.mu.Lock()
	defer g.mu.Unlock()
	d.bytes = entryOverhead + d.rendering.size()
	g.bytes += d.bytes
	for element := g.order.Back(); g.bytes > maxCacheBytes && element != nil; {
		last := element
		element = element.Prev()
		if old := entryOf(last); old.bytes > 0 { // it is not being drawn
			g.bytes -= old.bytes
			delete(g.entries, old.cacheKey)
			g.order.Remove(last)
		}
	}
}

// entryOverhead is about what an entry takes besides its cells.
const entryOverhead = 512

func (g *Cache) render(open func() (io.ReadCloser, error), look RenderOptions) (Rendering, error) {
	file, err := open()
	if err != nil {
		return Rendering{}, err
	}
	defer func() { _ = file.Close() }()
	if look.Graphics {
		g.imageCount++ // one is drawn at a time
		return RenderImage(context.Background(), file, look, g.imageCount)
	}
	cells, err := RenderBlocks(context.Background(), file, look)
	return Rendering{Cells: cells}, err
}

func entryOf(element *list.Element) *cacheEntry {
	d, _ := element.Value.(*cacheEntry)
	return d
}
