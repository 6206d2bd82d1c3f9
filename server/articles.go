package server

import (
	"container/list"
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
	most         int // bytes of source

	mu    sync.Mutex
	kept  map[model.ID]*list.Element // of *parsing
	order *list.List                 // the one read last is at the front
	bytes int
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

	bytes   int  // of source, counted in articles.bytes; guarded by its lock like the next
	lasting bool // it is parsed, and good as long as the post has this version
}

func newArticles(most int, cache *prometheus.CounterVec) *articles {
	return &articles{
		hits: cache.WithLabelValues("hit"), misses: cache.WithLabelValues("miss"), most: most,
		kept: map[model.ID]*list.Element{}, order: list.New(),
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
	if element := a.kept[p.ID]; element != nil {
		found = parsingOf(element)
		if found.version.Is(p.Version) {
			a.order.MoveToFront(element)
			return found, false
		}
		a.drop(element)
	}
	found = &parsing{id: p.ID, version: p.Version, done: make(chan struct{})}
	a.kept[p.ID] = a.order.PushFront(found)
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
	w.document, w.line, w.borrows = article.Parse(body), body.Line, body.Borrows()
	return len(body.Text)
}

// settle counts what was parsed, unless it is out of date by now, and makes
// room for it. What could not be read is tried again the next time.
func (a *articles) settle(w *parsing, size int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	element := a.kept[w.id]
	if element == nil || parsingOf(element) != w {
		return
	}
	if w.err != nil {
		a.drop(element)
		return
	}
	w.bytes, w.lasting = size, !w.borrows
	a.bytes += size
	for a.bytes > a.most {
		a.drop(a.order.Back())
	}
}

// prune drops what the blog has no more, or has in another version, and what may show
// something of a post that the blog has no more.
func (a *articles) prune(lib *model.Library) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for id, element := range a.kept {
		if p, w := lib.Post(id), parsingOf(element); p == nil || !p.Version.Is(w.version) || !w.lasting {
			a.drop(element)
		}
	}
}

// drop forgets one; the caller holds the lock.
func (a *articles) drop(element *list.Element) {
	w := parsingOf(element)
	a.bytes -= w.bytes
	delete(a.kept, w.id)
	a.order.Remove(element)
}

func parsingOf(element *list.Element) *parsing {
	w, _ := element.Value.(*parsing)
	return w
}
