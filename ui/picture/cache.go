package picture

import (
	"container/list"
	"context"
	"io"
	"sync"
)

// maxCacheBytes limits the cache to about two hundred pictures of the size they have in
// articles.
const maxCacheBytes = 8 << 20

// FileVersion identifies a version of a picture file.
type FileVersion struct {
	Name     string
	Bytes    int64
	Modified int64 // Unix time in nanoseconds
}

// Cache renders pictures and caches the results for all readers of a blog. It decodes one
// picture at a time, since the largest ones take 160 MB. It is safe for concurrent use.
type Cache struct {
	decoding chan struct{} // semaphore for one decoder

	mu         sync.Mutex
	entries    map[cacheKey]*list.Element // of *cacheEntry
	order      *list.List                 // least recently used last
	bytes      int
	imageCount int // for image ids
}

// cacheKey identifies a rendering.
type cacheKey struct {
	file    FileVersion
	options RenderOptions
}

// cacheEntry is a rendering that is complete or in progress.
type cacheEntry struct {
	cacheKey
	done      chan struct{} // closed when the fields below are set
	rendering Rendering
	err       error
	bytes     int
}

// NewCache returns an empty cache.
func NewCache() *Cache {
	return &Cache{decoding: make(chan struct{}, 1), entries: map[cacheKey]*list.Element{}, order: list.New()}
}

// Cached returns a rendering, or the error of one that failed, if it is in the cache.
func (c *Cache) Cached(file FileVersion, options RenderOptions) (rendering Rendering, err error, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element := c.entries[cacheKey{file, options}]
	if element == nil {
		return Rendering{}, nil, false
	}
	entry := entryOf(element)
	select {
	case <-entry.done:
		c.order.MoveToFront(element)
		return entry.rendering, entry.err, true
	default:
		return Rendering{}, nil, false
	}
}

// Render returns the result of RenderBlocks or RenderImage. Callers that request the same
// rendering at the same time wait for one result, until ctx ends.
func (c *Cache) Render(ctx context.Context, file FileVersion, options RenderOptions, open func() (io.ReadCloser, error)) (Rendering, error) {
	entry, added := c.findOrAdd(cacheKey{file, options})
	if added {
		c.fill(entry, open)
	}
	select {
	case <-entry.done:
		return entry.rendering, entry.err
	case <-ctx.Done():
		return Rendering{}, ctx.Err()
	}
}

// findOrAdd returns the entry of a rendering, and whether the caller has added it and must
// fill it.
func (c *Cache) findOrAdd(key cacheKey) (entry *cacheEntry, added bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if element := c.entries[key]; element != nil {
		c.order.MoveToFront(element)
		return entryOf(element), false
	}
	entry = &cacheEntry{cacheKey: key, done: make(chan struct{})}
	c.entries[key] = c.order.PushFront(entry)
	return entry, true
}

// fill renders a picture into its entry and evicts old entries. Errors are cached as well,
// since finding them takes as long.
func (c *Cache) fill(entry *cacheEntry, open func() (io.ReadCloser, error)) {
	c.decoding <- struct{}{}
	defer func() { <-c.decoding }()
	entry.rendering, entry.err = c.render(open, entry.options)
	close(entry.done)

	c.mu.Lock()
	defer c.mu.Unlock()
	entry.bytes = entryOverhead + entry.rendering.size()
	c.bytes += entry.bytes
	for element := c.order.Back(); c.bytes > maxCacheBytes && element != nil; {
		last := element
		element = element.Prev()
		if old := entryOf(last); old.bytes > 0 { // complete
			c.bytes -= old.bytes
			delete(c.entries, old.cacheKey)
			c.order.Remove(last)
		}
	}
}

// entryOverhead is the approximate size of an entry besides its cells.
const entryOverhead = 512

func (c *Cache) render(open func() (io.ReadCloser, error), options RenderOptions) (Rendering, error) {
	file, err := open()
	if err != nil {
		return Rendering{}, err
	}
	defer func() { _ = file.Close() }()
	if options.Graphics {
		c.imageCount++ // guarded by decoding
		return RenderImage(context.Background(), file, options, c.imageCount)
	}
	cells, err := RenderBlocks(context.Background(), file, options)
	return Rendering{Cells: cells}, err
}

func entryOf(element *list.Element) *cacheEntry {
	d, _ := element.Value.(*cacheEntry)
	return d
}
