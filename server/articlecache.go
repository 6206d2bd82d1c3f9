package server

import (
	"fmt"
	"sync"

	"blogtui/model"
	"blogtui/model/article"

	"github.com/prometheus/client_golang/prometheus"
)

// maxArticleBytes is the maximum size of the source of cached articles: about 7,000 typical
// posts. Parsed articles take two to three times as much memory, so less than 100 MB, as a
// hundred sessions do.
const maxArticleBytes = 32 << 20

// articleCache caches parsed posts for all sessions.
type articleCache struct {
	hits, misses prometheus.Counter

	mu sync.Mutex
	lru[model.ID, *parsedPost]
}

// parsedPost is one version of a post that is parsed or being parsed.
type parsedPost struct {
	id          model.ID
	version     model.Version
	done        chan struct{} // closed when the fields below are set
	document    *article.Document
	line        int // 1-based line of the file on which the body starts
	err         error
	hasIncludes bool // contains other posts, which may be hidden while this one does not change

	cacheable bool // parsed, and valid as long as the post has this version; guarded by articleCache.mu
}

func newArticleCache(maxBytes int, cache *prometheus.CounterVec) *articleCache {
	return &articleCache{
		hits: cache.WithLabelValues("hit"), misses: cache.WithLabelValues("miss"), lru: newLRU[model.ID, *parsedPost](maxBytes),
	}
}

// load returns the parsed post. It waits if another session is parsing it.
func (a *articleCache) load(p *model.Post, read func(model.ID) (model.Body, error)) (*article.Document, int, error) {
	found, isNew := a.find(p)
	if !isNew {
		a.hits.Inc()
		<-found.done
		return found.document, found.line, found.err
	}
	a.misses.Inc()
	size := found.parse(read)
	a.store(found, size)
	return found.document, found.line, found.err
}

// find returns the entry of a post and whether it is new, so that the caller has to parse it.
func (a *articleCache) find(p *model.Post) (found *parsedPost, isNew bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if found, ok := a.get(p.ID); ok && found.version.Equal(p.Version) {
		return found, false
	}
	found = &parsedPost{id: p.ID, version: p.Version, done: make(chan struct{})}
	a.add(p.ID, found)
	return found, true
}

// parse reads and parses the post and returns the size of its source. A panic becomes an
// error, so that no session waits for ever.
func (p *parsedPost) parse(read func(model.ID) (model.Body, error)) int {
	defer close(p.done)
	defer func() {
		if reason := recover(); reason != nil {
			p.err = fmt.Errorf("%s: reading it failed: %s", logValue(string(p.id)), logValue(fmt.Sprint(reason)))
		}
	}()
	body, err := read(p.id)
	if err != nil {
		p.err = err
		return 0
	}
	p.document, p.line, p.hasIncludes = article.Parse(body), body.Line, body.HasIncludes()
	return len(body.Text)
}

// store adds the size of a parsed post, unless it has been replaced meanwhile. Errors are
// not cached.
func (a *articleCache) store(w *parsedPost, size int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if now, ok := a.peek(w.id); !ok || now != w {
		return
	}
	if w.err != nil {
		a.remove(w.id)
		return
	}
	w.cacheable = !w.hasIncludes
	a.addBytes(w.id, size)
}

// prune removes posts that are gone or have changed, and those with includes, which may show
// a post that is gone.
func (a *articleCache) prune(lib *model.Library) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.removeIf(func(id model.ID, w *parsedPost) bool {
		p := lib.Post(id)
		return p == nil || !p.Version.Equal(w.version) || !w.cacheable
	})
}
