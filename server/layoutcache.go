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
func (s *layoutCache) open(of typeset.LayoutKey) typeset.BlockCache {
	key := layoutKey{weak.Make(of.Document), of}
	key.layout.Document = nil
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.get(key); ok {
		return e
	}
	e := &cachedLayout{cache: s, key: key, blocks: map[typeset.BlockKey]*cachedBlock{}}
	s.add(key, e)
	s.addBytes(key, layoutOverhead)
	return e
}

// size returns the number of bytes in the cache.
func (s *layoutCache) size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes
}

// countBytes adds to the size of a layout, unless it has been evicted. Sessions go on using
// an evicted one.
func (s *layoutCache) countBytes(e *cachedLayout, bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now, ok := s.peek(e.key); ok && now == e {
		s.addBytes(e.key, bytes)
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
func (e *cachedLayout) GetOrRender(key typeset.BlockKey, render func() *typeset.RenderedBlock) *typeset.RenderedBlock {
	u, isNew := e.find(key)
	if !isNew {
		e.cache.hits.Inc()
		<-u.done
		return u.rendered
	}
	e.cache.misses.Inc()
	defer close(u.done)
	defer func() {
		if u.rendered == nil { // or render has panicked
			e.remove(key)
		}
	}()
	if u.rendered = render(); u.rendered != nil {
		e.cache.countBytes(e, u.rendered.Bytes()+len(key.Context))
	}
	return u.rendered
}

// remove removes a block, so that the next session renders it.
func (e *cachedLayout) remove(key typeset.BlockKey) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.blocks, key)
}

// find returns a block and whether it is new, so that the caller has to render it.
func (e *cachedLayout) find(key typeset.BlockKey) (u *cachedBlock, isNew bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if u = e.blocks[key]; u != nil {
		return u, false
	}
	u = &cachedBlock{done: make(chan struct{})}
	e.blocks[key] = u
	return u, true
}
