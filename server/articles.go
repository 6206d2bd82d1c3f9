package server

import (
	"fmt"
	"sync"

	"blogtui/model"
	"blogtui/model/article"

	"github.com/prometheus/client_golang/prometheus"
)

// articlesKept bounds the source of the parsed articles that are kept, in
// bytes. What is parsed takes two to three times its source: less than 100 MB,
// which is what a hundred sessions take, and room for some 7,000 usual posts.
const articlesKept = 32 << 20

// articles parses posts once for all sessions and keeps what was read last.
type articles struct {
	hits, misses prometheus.Counter

	mu sync.Mutex
	lru[model.ID, *parsing]
}

// parsing is one version of a post, parsed or about to be.
type parsing struct {
	id       model.ID
	version  model.Version
	done     chan struct{} // closed when the fields below are set
	document *article.Document
	line     int // 1-based line of the file at which the text begins
	err      error
	borrows  bool // from other posts, which may be hidden while this one stays as it is

	lasting bool // it is parsed, and good as long as the post has this version; guarded by the lock of articles
}

func newArticles(most int, cache *prometheus.CounterVec) *articles {
	return &articles{
		hits: cache.WithLabelValues("hit"), misses: cache.WithLabelValues("miss"), lru: newLRU[model.ID, *parsing](most),
	}
}

// get returns a post parsed. It waits if the post is being parsed already.
func (a *articles) get(p *model.Post, read func(model.ID) (model.Body, error)) (*article.Document, int, error) {
	found, ours := a.find(p)
	if !ours {
		a.hits.Inc()
		<-found.done
		return found.document, found.line, found.err
	}
	a.misses.Inc()
	size := found.parse(read)
	a.settle(found, size)
	return found.document, found.line, found.err
}

// find returns the parsing of a post, and whether the caller has to carry it out.
func (a *articles) find(p *model.Post) (found *parsing, ours bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if found, ok := a.use(p.ID); ok && found.version.Equal(p.Version) {
		return found, false
	}
	found = &parsing{id: p.ID, version: p.Version, done: make(chan struct{})}
	a.put(p.ID, found)
	return found, true
}

// parse reads and parses the post and returns the size of its source. Nobody
// waits for ever: a panic is an error to all who asked.
func (w *parsing) parse(read func(model.ID) (model.Body, error)) int {
	defer close(w.done)
	defer func() {
		if fault := recover(); fault != nil {
			w.err = fmt.Errorf("%s: reading it failed: %s", clip(string(w.id)), clip(fmt.Sprint(fault)))
		}
	}()
	body, err := read(w.id)
	if err != nil {
		w.err = err
		return 0
	}
	w.document, w.line, w.borrows = article.Parse(body), body.Line, body.HasIncludes()
	return len(body.Text)
}

// settle counts what was parsed, unless it is out of date by now, and makes
// room for it. What could not be read is tried again the next time.
func (a *articles) settle(w *parsing, size int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if now, ok := a.look(w.id); !ok || now != w {
		return
	}
	if w.err != nil {
		a.drop(w.id)
		return
	}
	w.lasting = !w.borrows
	a.grow(w.id, size)
}

// prune drops what the blog has no more, or has in another version, and what may show
// something of a post that the blog has no more.
func (a *articles) prune(lib *model.Library) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.dropIf(func(id model.ID, w *parsing) bool {
		p := lib.Post(id)
		return p == nil || !p.Version.Equal(w.version) || !w.lasting
	})
}
