package model

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Count is a name and the number of posts that have it.
type Count struct {
	Name  string
	Posts int
}

// Facets says what a query could be narrowed by, and how many posts would be
// left. Names are sorted by count, the most frequent first, then by name; years
// from the latest on, "undated" last.
type Facets struct {
	Categories []Count
	Tags       []Count
	Authors    []Count
	Years      []Count
}

// Undated names the year of posts without a date in Facets.
const Undated = "undated"

// Facets counts each kind among the posts that q's other kinds leave over, so
// that a count says how many posts choosing that name would show.
func (l *Library) Facets(q Query) Facets {
	without := func(change func(*Query)) filter {
		other := q
		change(&other)
		return l.filter(other)
	}
	return Facets{
		Categories: l.inOrder(l.categories.count(l.posts, without(func(q *Query) { q.Categories = nil }), func(e *entry) []int32 { return e.categories })),
		Tags:       l.tags.count(l.posts, without(func(q *Query) { q.Tags = nil }), func(e *entry) []int32 { return e.tags }),
		Authors:    l.authors.count(l.posts, without(func(q *Query) { q.Authors = nil }), func(e *entry) []int32 { return e.authors }),
		Years:      countYears(l.posts, without(func(q *Query) { q.Years = nil })),
	}
}

// Categories counts the categories among the posts that q without its own
// categories shows.
func (l *Library) Categories(q Query) []Count {
	q.Categories = nil
	return l.inOrder(l.categories.count(l.posts, l.filter(q), func(e *entry) []int32 { return e.categories }))
}

// Pages returns the pages that q shows: those that the blog puts first, by their
// path, slug or title, then the others by title.
func (l *Library) Pages(q Query) []*Post {
	q.Pages, q.Order, q.Reverse, q.Limit = true, ByTitle, false, 0
	pages := slices.DeleteFunc(l.Select(q), func(p *Post) bool { return p.Kind != KindPage })
	place := func(p *Post) int {
		if i := slices.IndexFunc(l.contents.Pages, func(name string) bool { return p.isCalled(name) }); i >= 0 {
			return i
		}
		return len(l.contents.Pages)
	}
	slices.SortStableFunc(pages, func(a, b *Post) int { return cmp.Compare(place(a), place(b)) })
	return pages
}

// isCalled reports whether a name in the blog's own file means p.
func (p *Post) isCalled(name string) bool {
	name = fold(name)
	return name == fold(p.Slug) || name == fold(p.Title) || name == fold(p.Path) || name == fold(strings.TrimSuffix(p.Path, path.Ext(p.Path)))
}

// inOrder puts the categories first that the blog puts first.
func (l *Library) inOrder(counts []Count) []Count {
	if len(l.contents.Categories) == 0 {
		return counts
	}
	place := func(c Count) int {
		if i := slices.IndexFunc(l.contents.Categories, func(name string) bool { return fold(name) == fold(c.Name) }); i >= 0 {
			return i
		}
		return len(l.contents.Categories)
	}
	slices.SortStableFunc(counts, func(a, b Count) int { return cmp.Compare(place(a), place(b)) })
	return counts
}

func (v vocabulary) count(posts []entry, f filter, of func(*entry) []int32) []Count {
	counts := make([]Count, len(v.names))
	for number, name := range v.names {
		counts[number].Name = name
	}
	for i := range posts {
		if !f.takes(&posts[i]) {
			continue
		}
		for _, number := range of(&posts[i]) {
			counts[number].Posts++
		}
	}
	counts = slices.DeleteFunc(counts, func(c Count) bool { return c.Posts == 0 })
	slices.SortFunc(counts, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Posts, a.Posts), CompareNatural(a.Name, b.Name))
	})
	return counts
}

func countYears(posts []entry, f filter) []Count {
	byYear := map[int]int{}
	for i := range posts {
		if f.takes(&posts[i]) {
			byYear[posts[i].Date.Year]++
		}
	}
	var years []int
	for year := range byYear {
		years = append(years, year)
	}
	slices.SortFunc(years, func(a, b int) int { return cmp.Compare(b, a) })
	var counts []Count
	for _, year := range years {
		counts = append(counts, Count{YearName(year), byYear[year]})
	}
	return counts
}

// YearName returns the name of a year in Facets; 0 is Undated.
func YearName(year int) string {
	if year == 0 {
		return Undated
	}
	return strconv.Itoa(year)
}
