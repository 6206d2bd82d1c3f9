package model

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Stage is how much of a blog has been loaded.
type Stage uint8

const (
	// Reading means that posts are missing.
	Reading Stage = iota
	// Counting means that all posts are loaded, but not all words are counted.
	Counting
	// Complete means that everything is loaded.
	Complete
)

// Contents is the input of NewLibrary.
type Contents struct {
	Title   string   // never empty
	Tagline string   // "" for none
	BaseURL string   // published address of the blog, "" if unknown
	Hosts   []string // host names of the blog, lower case

	Greeting   string   // welcome text, may have several lines; "" for none
	Theme      string   // name of the theme that the blog prefers, "" for none
	Categories []string // the first categories, in the order of the blog
	Pages      []string // the same for pages, by path or slug

	Posts    []*Post // in any order
	Problems []FileProblem
	Skipped  int // number of files that are not posts
	Stage    Stage
	Revision uint64 // increases with each library of a blog
}

// Library is an immutable snapshot of a blog.
type Library struct {
	contents   Contents
	posts      []entry             // newest first, undated last
	byID       map[ID]int32        // index in posts
	names      func() nameIndex    // built when first used
	addresses  func() addressIndex // built when first used
	terms      func() termIndex    // built when first used
	categories vocabulary
	tags       vocabulary
	authors    vocabulary
}

// entry is a post with its categories, tags and authors as numbers, see vocabulary.
type entry struct {
	*Post
	categories, tags, authors []int32
}

// NewLibrary returns a library. Spellings of a category, tag or author that differ only in
// case are replaced by the most frequent one, in copies of the posts.
func NewLibrary(c Contents) *Library {
	l := &Library{
		contents: c,
		posts:    make([]entry, len(c.Posts)),
		byID:     make(map[ID]int32, len(c.Posts)),
	}
	l.names = sync.OnceValue(l.buildNameIndex)
	l.addresses = sync.OnceValue(l.buildAddressIndex)
	l.terms = sync.OnceValue(l.buildTermIndex)
	l.categories = newVocabulary(c.Posts, func(p *Post) []string { return p.Categories })
	l.tags = newVocabulary(c.Posts, func(p *Post) []string { return p.Tags })
	l.authors = newVocabulary(c.Posts, func(p *Post) []string { return p.Authors })
	for i, p := range sortByDate(c.Posts) {
		e := l.newEntry(p)
		l.posts[i] = e
		l.byID[e.ID] = int32(i)
	}
	l.contents.Posts = nil
	return l
}

// sortByDate returns the posts sorted newest first. It computes a sort key for each post
// first, since most comparisons need nothing else.
func sortByDate(posts []*Post) []*Post {
	type keyed struct {
		second int64 // see calendarSecond
		post   *Post
	}
	sorted := make([]keyed, len(posts))
	for i, p := range posts {
		sorted[i] = keyed{calendarSecond(p), p}
	}
	slices.SortFunc(sorted, func(a, b keyed) int {
		if c := cmp.Compare(b.second, a.second); c != 0 {
			return c
		}
		return CompareNatural(string(a.post.ID), string(b.post.ID))
	})
	out := make([]*Post, len(posts))
	for i, k := range sorted {
		out[i] = k.post
	}
	return out
}

// calendarSecond returns a sort key from the written date and time, whatever their time
// zones. Posts without a time come first on their day. It is 0 for undated posts.
func calendarSecond(p *Post) int64 {
	if p.Date.IsZero() {
		return 0
	}
	day := int64(p.Date.Year)*372 + int64(p.Date.Month-1)*31 + int64(p.Date.Day)
	second := int64(0)
	if !p.Time.IsZero() {
		hour, minute, s := p.Time.Clock()
		second = int64(hour*3600+minute*60+s) + 1
	}
	return day*86_401 + second
}

func (l *Library) newEntry(p *Post) entry {
	var named struct{ categories, tags, authors []string }
	e := entry{Post: p}
	e.categories, named.categories = l.categories.normalize(p.Categories)
	e.tags, named.tags = l.tags.normalize(p.Tags)
	e.authors, named.authors = l.authors.normalize(p.Authors)
	if slices.Equal(named.categories, p.Categories) && slices.Equal(named.tags, p.Tags) && slices.Equal(named.authors, p.Authors) {
		return e
	}
	normalized := *p
	normalized.Categories, normalized.Tags, normalized.Authors = named.categories, named.tags, named.authors
	e.Post = &normalized
	return e
}

// nameIndex finds posts by slug and alias.
type nameIndex struct {
	bySlug  map[string][]*Post // by folded slug
	byAlias map[string][]*Post // by folded alias, without surrounding slashes
}

func (l *Library) buildNameIndex() nameIndex {
	n := nameIndex{make(map[string][]*Post, len(l.posts)), map[string][]*Post{}}
	for _, e := range l.posts {
		slug := fold(e.Slug)
		n.bySlug[slug] = append(n.bySlug[slug], e.Post)
		for _, alias := range e.Aliases {
			alias = fold(strings.Trim(alias, "/"))
			n.byAlias[alias] = append(n.byAlias[alias], e.Post)
		}
	}
	return n
}

// Title returns the name of the blog.
func (l *Library) Title() string { return l.contents.Title }

// Tagline returns the tagline of the blog, "" for none.
func (l *Library) Tagline() string { return l.contents.Tagline }

// Greeting returns the welcome text of the blog, which may have several lines, "" for none.
func (l *Library) Greeting() string { return l.contents.Greeting }

// Theme returns the name of the theme that the blog prefers, "" for none.
func (l *Library) Theme() string { return l.contents.Theme }

// BaseURL returns the published address of the blog, "" if unknown.
func (l *Library) BaseURL() string { return l.contents.BaseURL }

// Hosts returns the host names of the blog in lower case.
func (l *Library) Hosts() []string { return l.contents.Hosts }

// Stage returns how much has been loaded.
func (l *Library) Stage() Stage { return l.contents.Stage }

// Revision increases with each library of the same blog.
func (l *Library) Revision() uint64 { return l.contents.Revision }

// Skipped returns the number of files that are neither posts nor pages.
func (l *Library) Skipped() int { return l.contents.Skipped }

// Len returns the number of posts and pages, including hidden ones.
func (l *Library) Len() int { return len(l.posts) }

// HasDetails reports whether any post has a category, tag, author or summary.
func (l *Library) HasDetails() bool {
	return slices.ContainsFunc(l.posts, func(e entry) bool {
		return len(e.Categories)+len(e.Tags)+len(e.Authors) > 0 || e.Summary != ""
	})
}

// Post returns the post with the given ID, or nil.
func (l *Library) Post(id ID) *Post {
	if i, ok := l.byID[id]; ok {
		return l.posts[i].Post
	}
	return nil
}

// Problems returns the problems of posts and other files, sorted by path and line.
func (l *Library) Problems() []FileProblem {
	all := slices.Clone(l.contents.Problems)
	for _, e := range l.posts {
		for _, p := range e.Problems {
			all = append(all, FileProblem{Path: e.Path, Problem: p})
		}
	}
	return SortedProblems(all)
}
