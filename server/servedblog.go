package server

import (
	"context"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/clean"
	"blogtui/model/search"
	"blogtui/ui"
)

// servedBlog is the blog as strangers may see it. It follows the blog once and notifies
// every session of changes.
type servedBlog struct {
	blog           ui.Blog
	drafts, future bool
	library        atomic.Pointer[model.Library]
	articles       *articles
	index          *search.Index // of what is served, built when somebody first searches

	mu    sync.Mutex
	views map[*view]struct{}
}

func newServedBlog(blog ui.Blog, drafts, future bool, kept *articles) *servedBlog {
	s := &servedBlog{blog: blog, drafts: drafts, future: future, articles: kept, views: map[*view]struct{}{}}
	s.library.Store(blog.Library().Public(drafts, future))
	s.index = ui.NewIndex(s.ownBody, model.Query{Drafts: drafts, Future: future})
	return s
}

// follow loads every newer library of the blog until ctx ends.
func (s *servedBlog) follow(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.blog.Changed():
			s.library.Store(s.blog.Library().Public(s.drafts, s.future))
			s.articles.prune(s.library.Load())
			s.index.Update(s.library.Load())
			s.tell()
		}
	}
}

func (s *servedBlog) tell() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for v := range s.views {
		select {
		case v.changed <- struct{}{}:
		default: // it has not looked since the last change
		}
	}
}

// Body returns the text of a post that is served.
func (s *servedBlog) Body(id model.ID) (model.Body, error) {
	if s.library.Load().Post(id) == nil {
		return model.Body{}, notServed(id)
	}
	return s.blog.Body(id)
}

// ownBody returns the text of a post without what it shows of others: one of these may be
// hidden later, and the index reads a post again only when its own file changes.
func (s *servedBlog) ownBody(id model.ID) (model.Body, error) {
	body, err := s.Body(id)
	return body.WithoutIncludes(), err
}

// Index knows the words of what is served. All sessions share it.
func (s *servedBlog) Index() *search.Index { return s.index }

// view is the blog as one session sees it: a ui.Blog, a ui.Parser, a ui.Searcher
// and ui.AssetOpener.
type view struct {
	*servedBlog
	changed chan struct{}
}

// open returns a view that is told of changes until it is closed.
func (s *servedBlog) open() *view {
	v := &view{s, make(chan struct{}, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.views[v] = struct{}{}
	return v
}

func (v *view) close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.views, v)
}

// Library returns what is served now.
func (v *view) Library() *model.Library { return v.library.Load() }

// known waits until the blog is known up to a stage, and returns what is served.
func (v *view) known(ctx context.Context, stage model.Stage) *model.Library {
	for {
		if lib := v.Library(); lib.Stage() >= stage {
			return lib
		}
		select {
		case <-ctx.Done():
			return v.Library()
		case <-v.changed:
		}
	}
}

// Changed is signalled when Library has something new.
func (v *view) Changed() <-chan struct{} { return v.changed }

// Article returns the parsed text of a post that is served, and the line of its
// file at which the text begins. All sessions share it.
func (v *view) Article(id model.ID) (*article.Document, int, error) {
	p := v.Library().Post(id)
	if p == nil {
		return nil, 0, notServed(id)
	}
	return v.articles.get(p, v.blog.Body)
}

func notServed(id model.ID) error {
	return fmt.Errorf("%s: %w", clean.Line(string(id)), fs.ErrNotExist)
}

// Asset opens a picture of a post that is served, if the blog has pictures.
func (v *view) Asset(id model.ID, source string) (*model.Asset, error) {
	if v.Library().Post(id) == nil {
		return nil, notServed(id)
	}
	if illustrated, ok := v.blog.(ui.AssetOpener); ok {
		return illustrated.Asset(id, source)
	}
	return nil, fmt.Errorf("%s: %w", clean.Line(source), fs.ErrNotExist)
}
