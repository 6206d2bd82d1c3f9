package ui

import (
	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
)

// Searcher is an optional interface of a Blog whose readers share one search index.
type Searcher interface {
	// Index returns the index. The blog keeps it up to date.
	Index() *search.Index
}

// IndexOf returns the blog's own index, or a new one of the posts that base selects.
func IndexOf(blog Blog, base model.Query) *search.Index {
	if shared, ok := blog.(Searcher); ok {
		return shared.Index()
	}
	return NewIndex(blog.Body, base)
}

// NewIndex returns an index of the posts that base selects, read by body.
func NewIndex(body func(model.ID) (model.Body, error), base model.Query) *search.Index {
	return search.NewIndex(base, func(p *model.Post) ([]article.Passage, error) {
		read, err := body(p.ID)
		if err != nil {
			return nil, err
		}
		return article.Passages(read), nil
	})
}
