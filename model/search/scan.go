package search

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"blogtui/model"
	"blogtui/model/article"
)

// Hit is a post and what is found in it.
type Hit struct {
	Post *model.Post
	Matches
	weight int
}

// Scan reads posts once, without an index, and returns those that answer to q,
// the best first; equals stay in the order of posts. A post whose text can't be
// read is found by its metadata alone. When ctx ends early, what was found until
// then is returned.
func Scan(ctx context.Context, posts []*model.Post, q Query, read func(*model.Post) (Text, error), limits ExcerptLimits) []Hit {
	hits := make([]*Hit, len(posts))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				hits[i] = scan(posts[i], q, read, limits)
			}
		})
	}
	for i := range posts {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	var found []Hit
	for _, hit := range hits {
		if hit != nil {
			found = append(found, *hit)
		}
	}
	slices.SortStableFunc(found, func(a, b Hit) int { return cmp.Compare(b.weight, a.weight) })
	return found
}

func scan(p *model.Post, q Query, read func(*model.Post) (Text, error), limits ExcerptLimits) *Hit {
	if q.Empty() {
		return nil
	}
	var text Text
	asked := false
	get := func() Text {
		if !asked {
			asked = true
			text, _ = safely(func() (Text, error) { return read(p) })
		}
		return text
	}
	weight, ok := matches(q, p, func() []article.Passage { return get().Passages })
	if !ok {
		return nil
	}
	return &Hit{p, Find(q, p, get(), limits), weight}
}

// safely reads a text; there is none if that fails. Whoever opens the post is
// told why.
func safely[T any](read func() (T, error)) (text T, ok bool) {
	defer func() {
		if recover() != nil {
			var none T
			text, ok = none, false
		}
	}()
	text, err := read()
	if err != nil {
		var none T
		return none, false
	}
	return text, true
}
