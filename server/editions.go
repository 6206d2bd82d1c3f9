package server

import (
	"sync"
	"weak"

	"blogtui/model/article"
	"blogtui/ui/typeset"

	"github.com/prometheus/client_golang/prometheus"
)

// linesKept bounds the set lines that are kept, in bytes: room for some 3,000
// usual posts at one width.
const linesKept = 32 << 20

// editionOverhead is what an edition takes besides what is set of it, in bytes.
const editionOverhead = 1024

// editions sets the lines of articles once for all sessions, and keeps those of
// the editions opened last. It keeps no article: lines of one that is gone are
// pushed out by others.
type editions struct {
	hits, misses prometheus.Counter

	mu sync.Mutex
	lru[editionKey, *edition]
}

// editionKey is a typeset.LayoutKey without its document.
type editionKey struct {
	document weak.Pointer[article.Document]
	rest     typeset.LayoutKey
}

func newEditions(most int, cache *prometheus.CounterVec) *editions {
	return &editions{
		hits: cache.WithLabelValues("hit"), misses: cache.WithLabelValues("miss"), lru: newLRU[editionKey, *edition](most),
	}
}

// open returns the lines of an edition; it is a typeset.CacheProvider.
func (s *editions) open(of typeset.LayoutKey) typeset.BlockCache {
	key := editionKey{weak.Make(of.Document), of}
	key.rest.Document = nil
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.use(key); ok {
		return e
	}
	e := &edition{all: s, key: key, units: map[typeset.BlockKey]*sharedUnit{}}
	s.put(key, e)
	s.grow(key, editionOverhead)
	return e
}

// size is how many bytes are kept.
func (s *editions) size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes
}

// count adds a unit to what an edition takes, unless that was dropped: sessions
// that read it go on with what they have of it.
func (s *editions) count(e *edition, bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now, ok := s.look(e.key); ok && now == e {
		s.grow(e.key, bytes)
	}
}

// edition is an article as some sessions see it.
type edition struct {
	all *editions
	key editionKey

	mu    sync.Mutex
	units map[typeset.BlockKey]*sharedUnit
}

// sharedUnit is one unit of an edition, set or about to be.
type sharedUnit struct {
	done chan struct{} // closed when set is there
	set  *typeset.RenderedBlock
}

// GetOrRender returns a block as the first session that asked has rendered it.
func (e *edition) GetOrRender(key typeset.BlockKey, set func() *typeset.RenderedBlock) *typeset.RenderedBlock {
	u, ours := e.find(key)
	if !ours {
		e.all.hits.Inc()
		<-u.done
		return u.set
	}
	e.all.misses.Inc()
	defer close(u.done)
	defer func() {
		if u.set == nil { // or set has panicked
			e.forget(key)
		}
	}()
	if u.set = set(); u.set != nil {
		e.all.count(e, u.set.Bytes()+len(key.Context))
	}
	return u.set
}

// forget makes the next session that asks for a unit set it.
func (e *edition) forget(key typeset.BlockKey) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.units, key)
}

// find returns a unit, and whether the caller has to set it.
func (e *edition) find(key typeset.BlockKey) (u *sharedUnit, ours bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if u = e.units[key]; u != nil {
		return u, false
	}
	u = &sharedUnit{done: make(chan struct{})}
	e.units[key] = u
	return u, true
}
