package ui

import (
	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
)

// Searcher is a Blog that has an index, so that its readers share one.
type Searcher interface {
	// Index knows the words of the posts; the blog keeps it up to date.
	Index() *search.Index
}

// IndexOf returns the blog's own index, or a new one of the posts that base
// shows.
func IndexOf(blog Blog, base model.Query) *search.Index {
	if shared, ok := blog.(Searcher); ok {
		return shared.Index()
	}
	return NewIndex(blog.Body, base)
}

// NewIndex returns an index of the posts that base shows and body reads.
func NewIndex(body func(model.ID) (model.Body, error), base model.Query) *search.Index {
	return search.NewIndex(base, func(p *model.Post) ([]article.Passage, error) {
		read, err := body(p.ID)
		if err != nil {
			return nil, err
		}
		return article.Passages(read), nil
	})
}
