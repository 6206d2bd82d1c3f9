package model

import (
	"cmp"
	"slices"
	"strings"
)

// Stage tells how much of a blog a library already knows.
type Stage uint8

const (
	// Reading means that more posts are still to come.
	Reading Stage = iota
	// Counting means that every post is there, but not every word is counted.
	Counting
	// Complete means that everything has been read.
	Complete
)

// Contents is what a library is made of.
type Contents struct {
	Title    string   // the blog's name, never empty
	Tagline  string   // "" when it has none
	BaseURL  string   // the published address of the blog, "" when unknown
	Hosts    []string // the blog's own host names, lower case
	Posts    []*Post  // in any order
	Problems []FileProblem
	Skipped  int // files that are no posts of any kind
	Stage    Stage
	Revision uint64 // grows with each library of a blog
}

// Library is a whole blog at one moment. It is immutable.
type Library struct {
	contents   Contents
	posts      []entry // newest first, undated last
	byID       map[ID]*Post
	bySlug     map[string][]*Post // by folded slug
	byAlias    map[string][]*Post // by folded alias, without slashes at its ends
	categories vocabulary
	tags       vocabulary
	authors    vocabulary
}

// entry is a post with its names as numbers, so that filters compare integers.
type entry struct {
	*Post
	categories, tags, authors []int32
}

// NewLibrary puts the contents in order. Spellings of one category, tag or
// author that differ in case alone become the most frequent of them; the posts
// handed in are not changed.
func NewLibrary(c Contents) *Library {
	l := &Library{
		contents: c,
		posts:    make([]entry, len(c.Posts)),
		byID:     make(map[ID]*Post, len(c.Posts)),
		bySlug:   make(map[string][]*Post, len(c.Posts)),
		byAlias:  make(map[string][]*Post),
	}
	l.categories = newVocabulary(c.Posts, func(p *Post) []string { return p.Categories })
	l.tags = newVocabulary(c.Posts, func(p *Post) []string { return p.Tags })
	l.authors = newVocabulary(c.Posts, func(p *Post) []string { return p.Authors })
	for i, p := range c.Posts {
		l.posts[i] = l.entry(p)
	}
	slices.SortFunc(l.posts, func(a, b entry) int { return newestFirst(a.Post, b.Post) })
	l.contents.Posts = nil
	for _, e := range l.posts {
		l.index(e.Post)
	}
	return l
}

func (l *Library) entry(p *Post) entry {
	var named struct{ categories, tags, authors []string }
	e := entry{Post: p}
	e.categories, named.categories = l.categories.adopt(p.Categories)
	e.tags, named.tags = l.tags.adopt(p.Tags)
	e.authors, named.authors = l.authors.adopt(p.Authors)
	if slices.Equal(named.categories, p.Categories) && slices.Equal(named.tags, p.Tags) && slices.Equal(named.authors, p.Authors) {
		return e
	}
	twin := *p
	twin.Categories, twin.Tags, twin.Authors = named.categories, named.tags, named.authors
	e.Post = &twin
	return e
}

func (l *Library) index(p *Post) {
	l.byID[p.ID] = p
	slug := fold(p.Slug)
	l.bySlug[slug] = append(l.bySlug[slug], p)
	for _, alias := range p.Aliases {
		alias = fold(strings.Trim(alias, "/"))
		l.byAlias[alias] = append(l.byAlias[alias], p)
	}
}

// newestFirst orders dated posts by day and clock time, the newest first, and
// puts undated ones after them in the natural order of their paths.
func newestFirst(a, b *Post) int {
	if a.Date.IsZero() != b.Date.IsZero() {
		if a.Date.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(b.Date.Compare(a.Date), compareClocks(b, a), CompareNatural(string(a.ID), string(b.ID)))
}

// compareClocks compares what the authors' clocks showed, whatever their zones:
// the days are equal already.
func compareClocks(a, b *Post) int {
	return cmp.Compare(secondOfDay(a), secondOfDay(b))
}

func secondOfDay(p *Post) int {
	if p.Time.IsZero() {
		return -1
	}
	hour, minute, second := p.Time.Clock()
	return hour*3600 + minute*60 + second
}

// Title is the blog's name.
func (l *Library) Title() string { return l.contents.Title }

// Tagline is the blog's own line about itself, "" when it has none.
func (l *Library) Tagline() string { return l.contents.Tagline }

// BaseURL is the blog's published address, "" when it is not known.
func (l *Library) BaseURL() string { return l.contents.BaseURL }

// Hosts are the blog's own host names in lower case.
func (l *Library) Hosts() []string { return l.contents.Hosts }

// Stage tells how much has been read.
func (l *Library) Stage() Stage { return l.contents.Stage }

// Revision grows with each library made of the same blog.
func (l *Library) Revision() uint64 { return l.contents.Revision }

// Skipped is the number of files that are neither posts nor pages.
func (l *Library) Skipped() int { return l.contents.Skipped }

// Len is the number of posts and pages, hidden ones included.
func (l *Library) Len() int { return len(l.posts) }

// Detailed reports whether any post has more to list than its title: a
// category, a tag, an author or a summary.
func (l *Library) Detailed() bool {
	return slices.ContainsFunc(l.posts, func(e entry) bool {
		return len(e.Categories)+len(e.Tags)+len(e.Authors) > 0 || e.Summary != ""
	})
}

// Post returns the post with the given ID, or nil.
func (l *Library) Post(id ID) *Post { return l.byID[id] }

// Problems lists what is wrong with the blog, by path and line: of its posts
// and of the files that could not become one.
func (l *Library) Problems() []FileProblem {
	all := slices.Clone(l.contents.Problems)
	for _, e := range l.posts {
		for _, p := range e.Problems {
			all = append(all, FileProblem{Path: e.Path, Problem: p})
		}
	}
	slices.SortStableFunc(all, func(a, b FileProblem) int {
		return cmp.Or(CompareNatural(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return all
}
