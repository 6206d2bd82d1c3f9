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

// Hit is a post that matches, with its matches.
type Hit struct {
	Post *model.Post
	Matches
	score int
}

// Scan searches posts without an index and returns the hits in descending order of score;
// equal scores keep the order of posts. Posts whose text cannot be read are searched by
// their metadata only. Of the others those are parsed that may match. If ctx ends, Scan
// returns the hits so far.
func Scan(ctx context.Context, posts []*model.Post, q Query, read func(*model.Post) (model.Body, error), limits ExcerptLimits) []Hit {
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
	var all []Hit
	for _, hit := range hits {
		if hit != nil {
			all = append(all, *hit)
		}
	}
	slices.SortStableFunc(all, func(a, b Hit) int { return cmp.Compare(b.score, a.score) })
	return all
}

func scan(p *model.Post, q Query, read func(*model.Post) (model.Body, error), limits ExcerptLimits) *Hit {
	if q.Empty() {
		return nil
	}
	body := sync.OnceValue(func() model.Body {
		body, _ := readSafely(func() (model.Body, error) { return read(p) })
		return body
	})
	text := sync.OnceValue(func() Text {
		text, _ := readSafely(func() (Text, error) {
			return Text{Passages: article.Passages(body()), Body: body().Text, Line: body().Line}, nil
		})
		return text
	})
	score, ok := matches(q, p, func(missing []clause) []article.Passage {
		filter := newSourceFilter(body())
		if !filter.mayContain(missing) {
			return nil
		}
		return text().Passages
	})
	if !ok {
		return nil
	}
	return &Hit{p, Find(q, p, text(), limits), score}
}

// readSafely calls read. ok is false if it fails or panics; the error is shown when the
// post is opened.
func readSafely[T any](read func() (T, error)) (text T, ok bool) {
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
