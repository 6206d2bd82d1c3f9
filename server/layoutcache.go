package server

import (
	"sync"
	"weak"

	"blogtui/model/article"
	"blogtui/ui/typeset"

	"github.com/prometheus/client_golang/prometheus"
)

// maxLayoutBytes is the maximum size of the rendered lines that are cached: about 3,000
// typical posts at one width.
const maxLayoutBytes = 32 << 20

// layoutOverhead is the memory that a cachedLayout takes besides its blocks, in bytes.
const layoutOverhead = 1024

// layoutCache caches the rendered lines of articles for all sessions. It does not keep
// articles in memory: lines of collected ones are evicted in time.
type layoutCache struct {
	hits, misses prometheus.Counter

	mu sync.Mutex
	lru[layoutKey, *cachedLayout]
}

// layoutKey is a typeset.LayoutKey without its document.
type layoutKey struct {
	document weak.Pointer[article.Document]
	layout   typeset.LayoutKey
}

func newLayoutCache(maxBytes int, cache *prometheus.CounterVec) *layoutCache {
	return &layoutCache{
		hits: cache.WithLabelValues("hit"), misses: cache.WithLabelValues("miss"), lru: newLRU[layoutKey, *cachedLayout](maxBytes),
	}
}

// open returns the cache for a layout. It is a typeset.CacheProvider.
func (c *layoutCache) open(of typeset.LayoutKey) typeset.BlockCache {
	key := layoutKey{weak.Make(of.Document), of}
	key.layout.Document = nil
	c.mu.Lock()
	defer c.mu.Unlock()
	if cached, ok := c.get(key); ok {
		return cached
	}
	cached := &cachedLayout{cache: c, key: key, blocks: map[typeset.BlockKey]*cachedBlock{}}
	c.add(key, cached)
	c.addBytes(key, layoutOverhead)
	return cached
}

// size returns the number of bytes in the cache.
func (c *layoutCache) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}

// countBytes adds to the size of a layout, unless it has been evicted. Sessions go on using
// an evicted one.
func (c *layoutCache) countBytes(e *cachedLayout, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now, ok := c.peek(e.key); ok && now == e {
		c.addBytes(e.key, bytes)
	}
}

// cachedLayout holds the rendered blocks of an article for a theme and width.
type cachedLayout struct {
	cache *layoutCache
	key   layoutKey

	mu     sync.Mutex
	blocks map[typeset.BlockKey]*cachedBlock
}

// cachedBlock is a block that is rendered or being rendered.
type cachedBlock struct {
	done     chan struct{} // closed when rendered is set
	rendered *typeset.RenderedBlock
}

// GetOrRender implements typeset.BlockCache. Each block is rendered once, by the first
// session that needs it; others wait for the result.
func (l *cachedLayout) GetOrRender(key typeset.BlockKey, render func() *typeset.RenderedBlock) *typeset.RenderedBlock {
	block, isNew := l.find(key)
	if !isNew {
		l.cache.hits.Inc()
		<-block.done
		return block.rendered
	}
	l.cache.misses.Inc()
	defer close(block.done)
	defer func() {
		if block.rendered == nil { // or render has panicked
			l.remove(key)
		}
	}()
	if block.rendered = render(); block.rendered != nil {
		l.cache.countBytes(l, block.rendered.Bytes()+len(key.Context))
	}
	return block.rendered
}

// remove removes a block, so that the next session renders it.
func (l *cachedLayout) remove(key typeset.BlockKey) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.blocks, key)
}

// find returns a block and whether it is new, so that the caller has to render it.
func (l *cachedLayout) find(key typeset.BlockKey) (block *cachedBlock, isNew bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if block = l.blocks[key]; block != nil {
		return block, false
	}
	block = &cachedBlock{done: make(chan struct{})}
	l.blocks[key] = block
	return block, true
}
