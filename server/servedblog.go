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

// servedBlog is the public view of the blog. It follows the blog and notifies all sessions
// of changes.
type servedBlog struct {
	blog           ui.Blog
	drafts, future bool
	library        atomic.Pointer[model.Library]
	articles       *articleCache
	index          *search.Index // of the public posts, built by the first search

	mu    sync.Mutex
	views map[*view]struct{}
}

func newServedBlog(blog ui.Blog, drafts, future bool, kept *articleCache) *servedBlog {
	s := &servedBlog{blog: blog, drafts: drafts, future: future, articles: kept, views: map[*view]struct{}{}}
	s.library.Store(blog.Library().Public(drafts, future))
	s.index = ui.NewIndex(s.bodyWithoutIncludes, model.Query{Drafts: drafts, Future: future})
	return s
}

// follow publishes newer libraries until ctx ends.
func (s *servedBlog) follow(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.blog.Changed():
			s.library.Store(s.blog.Library().Public(s.drafts, s.future))
			s.articles.prune(s.library.Load())
			s.index.Update(s.library.Load())
			s.notifyViews()
		}
	}
}

func (s *servedBlog) notifyViews() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for v := range s.views {
		select {
		case v.changed <- struct{}{}:
		default: // already signalled
		}
	}
}

// Body returns the body of a public post.
func (s *servedBlog) Body(id model.ID) (model.Body, error) {
	if s.library.Load().Post(id) == nil {
		return model.Body{}, notServed(id)
	}
	return s.blog.Body(id)
}

// bodyWithoutIncludes returns the body of a post for the search index, without included
// posts: they may be hidden later, but the index only reads a post again when its own file
// changes.
func (s *servedBlog) bodyWithoutIncludes(id model.ID) (model.Body, error) {
	body, err := s.Body(id)
	return body.WithoutIncludes(), err
}

// Index returns the search index, which all sessions share.
func (s *servedBlog) Index() *search.Index { return s.index }

// view is the blog of one session. It implements ui.Blog, ui.Parser, ui.Searcher and
// ui.AssetOpener.
type view struct {
	*servedBlog
	changed chan struct{}
}

// open returns a view that is notified of changes until it is closed.
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

// Library returns the newest public library.
func (v *view) Library() *model.Library { return v.library.Load() }

// waitFor returns the library when it has reached a stage or ctx has ended.
func (v *view) waitFor(ctx context.Context, stage model.Stage) *model.Library {
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

// Changed is signalled when there is a newer library.
func (v *view) Changed() <-chan struct{} { return v.changed }

// Article returns a parsed public post, which all sessions share, and the 1-based line of
// its file on which the body starts.
func (v *view) Article(id model.ID) (*article.Document, int, error) {
	p := v.Library().Post(id)
	if p == nil {
		return nil, 0, notServed(id)
	}
	return v.articles.load(p, v.blog.Body)
}

func notServed(id model.ID) error {
	return fmt.Errorf("%s: %w", clean.Line(string(id)), fs.ErrNotExist)
}

// Asset opens a picture of a public post.
func (v *view) Asset(id model.ID, source string) (*model.Asset, error) {
	if v.Library().Post(id) == nil {
		return nil, notServed(id)
	}
	if opener, ok := v.blog.(ui.AssetOpener); ok {
		return opener.Asset(id, source)
	}
	return nil, fmt.Errorf("%s: %w", clean.Line(source), fs.ErrNotExist)
}
