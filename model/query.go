package model

import (
	"cmp"
	"slices"
	"strings"
)

// Order is a sort order.
type Order uint8

const (
	// ByDate sorts newest first, undated last.
	ByDate Order = iota
	// ByTitle sorts by title in natural order.
	ByTitle
	// ByLength sorts longest first.
	ByLength
	// ByPath sorts by path in natural order.
	ByPath
)

var orderNames = [...]string{"date", "title", "length", "path"}

// String returns "date", "title", "length" or "path".
func (o Order) String() string { return orderNames[o] }

// ParseOrder returns the order with the given name.
func ParseOrder(name string) (Order, bool) {
	i := slices.Index(orderNames[:], name)
	return Order(max(i, 0)), i >= 0
}

// OrderNames returns the names of all orders.
func OrderNames() []string { return orderNames[:] }

// Query selects posts. Values of one field are alternatives, and all fields must match.
// Names are matched without regard to case. The zero Query selects all visible posts,
// newest first.
type Query struct {
	Categories []string
	Tags       []string
	Authors    []string
	Series     []string
	Years      []int       // 0 for undated posts
	Since      Date        // inclusive; zero for no limit
	Until      Date        // inclusive; zero for no limit
	Titles     []string    // alternatives; each is words that must all be in the title
	OnlyIDs    map[ID]bool // nil for no limit
	ExceptIDs  map[ID]bool // not these posts

	Drafts  bool // include drafts
	Future  bool // include posts dated in the future
	Expired bool // include expired posts
	Pages   bool // include pages

	Order   Order
	Reverse bool
	Limit   int // maximum number of posts; 0 for no limit
}

// HasFilter reports whether q selects less than all visible posts.
func (q Query) HasFilter() bool {
	return len(q.Categories)+len(q.Tags)+len(q.Authors)+len(q.Series)+len(q.Years)+len(q.Titles) > 0 || q.OnlyIDs != nil || len(q.ExceptIDs) > 0 ||
		!q.Since.IsZero() || !q.Until.IsZero()
}

// Select returns the posts that match q, in a new slice.
func (l *Library) Select(q Query) []*Post {
	f := l.filter(q)
	var found []*Post
	for i := range l.posts {
		if f.matches(&l.posts[i]) {
			found = append(found, l.posts[i].Post)
		}
	}
	sortPosts(found, q.Order, q.Reverse)
	if q.Limit > 0 && len(found) > q.Limit {
		found = found[:q.Limit]
	}
	return found
}

// Count returns the number of posts that match q, regardless of its limit.
func (l *Library) Count(q Query) int {
	f, count := l.filter(q), 0
	if q.OnlyIDs != nil && len(q.OnlyIDs) < len(l.posts) {
		for id := range q.OnlyIDs {
			if i, ok := l.byID[id]; ok && f.matches(&l.posts[i]) {
				count++
			}
		}
		return count
	}
	for i := range l.posts {
		if f.matches(&l.posts[i]) {
			count++
		}
	}
	return count
}

// filter is a query prepared for a library.
type filter struct {
	Query
	categories, tags, authors []int32
	titles                    [][]string // folded words
}

func (l *Library) filter(q Query) filter {
	f := filter{
		Query:      q,
		categories: l.categories.lookup(q.Categories),
		tags:       l.tags.lookup(q.Tags),
		authors:    l.authors.lookup(q.Authors),
	}
	for _, title := range q.Titles {
		f.titles = append(f.titles, strings.Fields(fold(title)))
	}
	return f
}

func (f *filter) matches(e *entry) bool {
	return f.isVisible(e.Post) && (f.OnlyIDs == nil || f.OnlyIDs[e.ID]) && !f.ExceptIDs[e.ID] &&
		overlaps(f.categories, e.categories) &&
		overlaps(f.tags, e.tags) &&
		overlaps(f.authors, e.authors) &&
		(len(f.Series) == 0 || f.inSeries(e.Series)) &&
		(len(f.Years) == 0 || slices.Contains(f.Years, e.Date.Year)) &&
		(f.Since.IsZero() || e.Date.Compare(f.Since) >= 0) &&
		(f.Until.IsZero() || !e.Date.IsZero() && e.Date.Compare(f.Until) <= 0) &&
		(len(f.titles) == 0 || f.matchesTitle(e.Title))
}

func (f *filter) isVisible(p *Post) bool {
	return (f.Pages || p.Kind == KindPost) &&
		(f.Drafts || !p.Draft) && (f.Future || !p.Future) && (f.Expired || !p.Expired)
}

func (f *filter) inSeries(name string) bool {
	return slices.ContainsFunc(f.Series, func(wanted string) bool { return fold(wanted) == fold(name) })
}

func (f *filter) matchesTitle(title string) bool {
	title = fold(title)
	return slices.ContainsFunc(f.titles, func(words []string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(title, word) })
	})
}

// overlaps reports whether the slices have a common number, or wanted is empty.
func overlaps(wanted, has []int32) bool {
	if len(wanted) == 0 {
		return true
	}
	for _, number := range has {
		if slices.Contains(wanted, number) {
			return true
		}
	}
	return false
}

// sortPosts sorts posts that are sorted newest first. Undated posts stay last when dates
// are reversed.
func sortPosts(posts []*Post, order Order, reverse bool) {
	switch order {
	case ByTitle:
		slices.SortStableFunc(posts, func(a, b *Post) int { return CompareNatural(a.Title, b.Title) })
	case ByLength:
		slices.SortStableFunc(posts, func(a, b *Post) int { return cmp.Compare(b.Words, a.Words) })
	case ByPath:
		slices.SortStableFunc(posts, func(a, b *Post) int { return CompareNatural(string(a.ID), string(b.ID)) })
	}
	if !reverse {
		return
	}
	if order != ByDate {
		slices.Reverse(posts)
		return
	}
	undated := slices.IndexFunc(posts, func(p *Post) bool { return p.Date.IsZero() })
	if undated < 0 {
		undated = len(posts)
	}
	slices.Reverse(posts[:undated])
}
