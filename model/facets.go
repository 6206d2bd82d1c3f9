package model

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Count is the number of posts with a name.
type Count struct {
	Name  string
	Posts int
}

// Facets are the values by which a query can be narrowed, with the number of posts each
// would select. Names are sorted by descending count, then by name, years in descending
// order with Undated last.
type Facets struct {
	Categories []Count
	Tags       []Count
	Authors    []Count
	Years      []Count
}

// Undated is the name of the year of posts without a date.
const Undated = "undated"

// Facets counts the values of each field among the posts that match the other fields of q.
func (l *Library) Facets(q Query) Facets {
	without := func(change func(*Query)) filter {
		other := q
		change(&other)
		return l.filter(other)
	}
	return Facets{
		Categories: l.sortCategories(l.categories.count(l.posts, without(func(q *Query) { q.Categories = nil }), func(e *entry) []int32 { return e.categories })),
		Tags:       l.tags.count(l.posts, without(func(q *Query) { q.Tags = nil }), func(e *entry) []int32 { return e.tags }),
		Authors:    l.authors.count(l.posts, without(func(q *Query) { q.Authors = nil }), func(e *entry) []int32 { return e.authors }),
		Years:      countYears(l.posts, without(func(q *Query) { q.Years = nil })),
	}
}

// Categories counts the categories among the posts that match the other fields of q.
func (l *Library) Categories(q Query) []Count {
	q.Categories = nil
	return l.sortCategories(l.categories.count(l.posts, l.filter(q), func(e *entry) []int32 { return e.categories }))
}

// Pages returns the pages that match q: first those that the blog lists, in its order, then
// the others by title.
func (l *Library) Pages(q Query) []*Post {
	q.Pages, q.Order, q.Reverse, q.Limit = true, ByTitle, false, 0
	pages := slices.DeleteFunc(l.Select(q), func(p *Post) bool { return p.Kind != KindPage })
	rank := func(p *Post) int {
		if i := slices.IndexFunc(l.contents.Pages, func(name string) bool { return p.hasName(name) }); i >= 0 {
			return i
		}
		return len(l.contents.Pages)
	}
	slices.SortStableFunc(pages, func(a, b *Post) int { return cmp.Compare(rank(a), rank(b)) })
	return pages
}

// hasName reports whether name in the blog's configuration refers to p.
func (p *Post) hasName(name string) bool {
	name = fold(name)
	return name == fold(p.Slug) || name == fold(p.Title) || name == fold(p.Path) || name == fold(strings.TrimSuffix(p.Path, path.Ext(p.Path)))
}

// sortCategories moves the categories that the blog lists to the front.
func (l *Library) sortCategories(counts []Count) []Count {
	if len(l.contents.Categories) == 0 {
		return counts
	}
	rank := func(c Count) int {
		if i := slices.IndexFunc(l.contents.Categories, func(name string) bool { return fold(name) == fold(c.Name) }); i >= 0 {
			return i
		}
		return len(l.contents.Categories)
	}
	slices.SortStableFunc(counts, func(a, b Count) int { return cmp.Compare(rank(a), rank(b)) })
	return counts
}

func (v vocabulary) count(posts []entry, f filter, of func(*entry) []int32) []Count {
	counts := make([]Count, len(v.names))
	for number, name := range v.names {
		counts[number].Name = name
	}
	for i := range posts {
		if !f.matches(&posts[i]) {
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
		if f.matches(&posts[i]) {
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

// YearName returns the name of a year in Facets, Undated for 0.
func YearName(year int) string {
	if year == 0 {
		return Undated
	}
	return strconv.Itoa(year)
}
