package model

import (
	"cmp"
	"slices"
	"strings"
	"sync"
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
	Title   string   // the blog's name, never empty
	Tagline string   // "" when it has none
	BaseURL string   // the published address of the blog, "" when unknown
	Hosts   []string // the blog's own host names, lower case

	Greeting   string   // what the blog says to who comes, in lines; "" for nothing
	Theme      string   // the name of the theme that it would be shown in, "" for none
	Categories []string // those that come first, in the blog's own order
	Pages      []string // the same by path or slug

	Posts    []*Post // in any order
	Problems []FileProblem
	Skipped  int // files that are no posts of any kind
	Stage    Stage
	Revision uint64 // grows with each library of a blog
}

// Library is a whole blog at one moment. It is immutable.
type Library struct {
	contents   Contents
	posts      []entry          // newest first, undated last
	byID       map[ID]int32     // place in posts
	names      func() names     // made when first asked for
	addresses  func() addresses // made when first asked for
	terms      func() terms     // made when first asked for
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
		byID:     make(map[ID]int32, len(c.Posts)),
	}
	l.names = sync.OnceValue(l.index)
	l.addresses = sync.OnceValue(l.indexAddresses)
	l.terms = sync.OnceValue(l.indexTerms)
	l.categories = newVocabulary(c.Posts, func(p *Post) []string { return p.Categories })
	l.tags = newVocabulary(c.Posts, func(p *Post) []string { return p.Tags })
	l.authors = newVocabulary(c.Posts, func(p *Post) []string { return p.Authors })
	for i, p := range byDay(c.Posts) {
		e := l.entry(p)
		l.posts[i] = e
		l.byID[e.ID] = int32(i)
	}
	l.contents.Posts = nil
	return l
}

// byDay sorts posts newest first by a key that most comparisons can be settled by.
func byDay(posts []*Post) []*Post {
	type keyed struct {
		second int64 // of the author's calendar; dated posts have 1 and more
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

// calendarSecond orders posts by what the authors' calendars and clocks showed,
// whatever their zones; a post without a clock time comes first on its day, and
// the undated are at 0.
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

// names finds posts by what they are called besides their path.
type names struct {
	slugs   map[string][]*Post // by folded slug
	aliases map[string][]*Post // by folded alias, without slashes at its ends
}

func (l *Library) index() names {
	n := names{make(map[string][]*Post, len(l.posts)), map[string][]*Post{}}
	for _, e := range l.posts {
		slug := fold(e.Slug)
		n.slugs[slug] = append(n.slugs[slug], e.Post)
		for _, alias := range e.Aliases {
			alias = fold(strings.Trim(alias, "/"))
			n.aliases[alias] = append(n.aliases[alias], e.Post)
		}
	}
	return n
}

// Title is the blog's name.
func (l *Library) Title() string { return l.contents.Title }

// Tagline is the blog's own line about itself, "" when it has none.
func (l *Library) Tagline() string { return l.contents.Tagline }

// Greeting is what the blog says to who comes, in lines; "" for nothing.
func (l *Library) Greeting() string { return l.contents.Greeting }

// Theme names the theme that the blog would be shown in, "" when it has none.
func (l *Library) Theme() string { return l.contents.Theme }

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

// HasDetails reports whether any post has more to list than its title: a
// category, a tag, an author or a summary.
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

// Problems lists what is wrong with the blog, by path and line: of its posts
// and of the files that could not become one.
func (l *Library) Problems() []FileProblem {
	all := slices.Clone(l.contents.Problems)
	for _, e := range l.posts {
		for _, p := range e.Problems {
			all = append(all, FileProblem{Path: e.Path, Problem: p})
		}
	}
	return SortedProblems(all)
}
