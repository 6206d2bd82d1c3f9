package model

import (
	"cmp"
	"slices"
	"strings"
)

// Order is how posts are sorted.
type Order uint8

const (
	// ByDate sorts the newest first; undated posts come last.
	ByDate Order = iota
	// ByTitle sorts by title from A to Z.
	ByTitle
	// ByLength sorts the longest first.
	ByLength
	// ByPath sorts by path in natural order.
	ByPath
)

var orderNames = [...]string{"date", "title", "length", "path"}

// String returns "date", "title", "length" or "path".
func (o Order) String() string { return orderNames[o] }

// ParseOrder returns the order of that name.
func ParseOrder(name string) (Order, bool) {
	i := slices.Index(orderNames[:], name)
	return Order(max(i, 0)), i >= 0
}

// OrderNames lists the names that ParseOrder knows.
func OrderNames() []string { return orderNames[:] }

// Query asks a library for posts. Values of one kind are alternatives, kinds
// restrict one another. The zero Query asks for every visible post, newest first.
type Query struct {
	Categories []string    // without regard to case
	Tags       []string    // without regard to case
	Authors    []string    // without regard to case
	Series     []string    // without regard to case
	Years      []int       // 0 stands for the undated
	Since      Date        // this day or later; zero for no bound
	Until      Date        // this day or earlier; zero for no bound
	Titles     []string    // each a few words that must all occur in the title
	OnlyIDs    map[ID]bool // only these posts; nil for no bound
	ExceptIDs  map[ID]bool // not these posts

	Drafts  bool // with drafts
	Future  bool // with posts dated in the future
	Expired bool // with expired posts
	Pages   bool // with pages

	Order   Order
	Reverse bool
	Limit   int // at most so many; 0 for no bound
}

// HasFilter reports whether q asks for less than everything visible.
func (q Query) HasFilter() bool {
	return len(q.Categories)+len(q.Tags)+len(q.Authors)+len(q.Series)+len(q.Years)+len(q.Titles) > 0 || q.OnlyIDs != nil || len(q.ExceptIDs) > 0 ||
		!q.Since.IsZero() || !q.Until.IsZero()
}

// Select answers q. The result is the caller's own.
func (l *Library) Select(q Query) []*Post {
	f := l.filter(q)
	var found []*Post
	for i := range l.posts {
		if f.takes(&l.posts[i]) {
			found = append(found, l.posts[i].Post)
		}
	}
	arrange(found, q.Order, q.Reverse)
	if q.Limit > 0 && len(found) > q.Limit {
		found = found[:q.Limit]
	}
	return found
}

// Count answers how many posts Select would return without a limit.
func (l *Library) Count(q Query) int {
	f, count := l.filter(q), 0
	if q.OnlyIDs != nil && len(q.OnlyIDs) < len(l.posts) {
		for id := range q.OnlyIDs {
			if i, ok := l.byID[id]; ok && f.takes(&l.posts[i]) {
				count++
			}
		}
		return count
	}
	for i := range l.posts {
		if f.takes(&l.posts[i]) {
			count++
		}
	}
	return count
}

// filter is a query made ready for one library.
type filter struct {
	Query
	categories, tags, authors []int32
	titles                    [][]string // folded words
}

func (l *Library) filter(q Query) filter {
	f := filter{
		Query:      q,
		categories: l.categories.numbersOf(q.Categories),
		tags:       l.tags.numbersOf(q.Tags),
		authors:    l.authors.numbersOf(q.Authors),
	}
	for _, title := range q.Titles {
		f.titles = append(f.titles, strings.Fields(fold(title)))
	}
	return f
}

func (f *filter) takes(e *entry) bool {
	return f.shows(e.Post) && (f.OnlyIDs == nil || f.OnlyIDs[e.ID]) && !f.ExceptIDs[e.ID] &&
		overlaps(f.categories, e.categories) &&
		overlaps(f.tags, e.tags) &&
		overlaps(f.authors, e.authors) &&
		(len(f.Series) == 0 || f.inSeries(e.Series)) &&
		(len(f.Years) == 0 || slices.Contains(f.Years, e.Date.Year)) &&
		(f.Since.IsZero() || e.Date.Compare(f.Since) >= 0) &&
		(f.Until.IsZero() || !e.Date.IsZero() && e.Date.Compare(f.Until) <= 0) &&
		(len(f.titles) == 0 || f.titled(e.Title))
}

func (f *filter) shows(p *Post) bool {
	return (f.Pages || p.Kind == KindPost) &&
		(f.Drafts || !p.Draft) && (f.Future || !p.Future) && (f.Expired || !p.Expired)
}

func (f *filter) inSeries(name string) bool {
	return slices.ContainsFunc(f.Series, func(wanted string) bool { return fold(wanted) == fold(name) })
}

func (f *filter) titled(title string) bool {
	title = fold(title)
	return slices.ContainsFunc(f.titles, func(words []string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(title, word) })
	})
}

// overlaps reports whether a post with these numbers has one of those wanted;
// wanting none means not to ask.
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

// arrange sorts posts that are newest first by the given order. Undated posts
// stay last when dates are reversed.
func arrange(posts []*Post, order Order, reverse bool) {
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
	dated := slices.IndexFunc(posts, func(p *Post) bool { return p.Date.IsZero() })
	if dated < 0 {
		dated = len(posts)
	}
	slices.Reverse(posts[:dated])
}
