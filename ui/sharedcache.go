package ui

import (
	"sync"
	"time"
	"weak"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

// SharedCache is what several readers of one blog, whose Base is the same, have in common:
// the list that nobody has filtered, where articles lead, how large pictures are. It
// keeps what was made of the library that was asked for last. It is safe for
// concurrent use; nobody changes what it hands out.
type SharedCache struct {
	mu      sync.Mutex
	lib     *model.Library
	outline outline
	kept    map[arranged]unfiltered
	beyonds map[origin]func() beyond
	glances map[pictured]glance
}

// origin is an article that leads somewhere.
type origin struct {
	post     model.ID
	document weak.Pointer[article.Document]
}

// pictured is a picture of a post.
type pictured struct {
	post   model.ID
	source string
}

// glance is a look at a picture's file.
type glance struct {
	at    time.Time
	shows func() measured
}

// Bounds of what is kept.
const (
	mostBeyonds = 64
	mostGlances = 1024
	glanceLasts = 2 * time.Second // the file may change at any time
)

// beyondOf is beyondOf, once for all readers.
func (c *SharedCache) beyondOf(lib *model.Library, p *model.Post, doc *article.Document) beyond {
	if c == nil {
		return beyondOf(lib, p, doc)
	}
	return c.findBeyond(lib, p, doc)()
}

func (c *SharedCache) findBeyond(lib *model.Library, p *model.Post, doc *article.Document) func() beyond {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := origin{p.ID, weak.Make(doc)}
	if c.lib != lib {
		return func() beyond { return beyondOf(lib, p, doc) }
	}
	if c.beyonds[key] == nil {
		if len(c.beyonds) >= mostBeyonds {
			clear(c.beyonds)
		}
		c.beyonds[key] = sync.OnceValue(func() beyond { return beyondOf(lib, p, doc) })
	}
	return c.beyonds[key]
}

// measure is measure, once in a while for all readers.
func (c *SharedCache) measure(blog Blog, post model.ID, source string) measured {
	if c == nil {
		return measure(blog, post, source)
	}
	return c.glance(blog, pictured{post, source})()
}

func (c *SharedCache) glance(blog Blog, p pictured) func() measured {
	c.mu.Lock()
	defer c.mu.Unlock()
	if seen, ok := c.glances[p]; ok && time.Since(seen.at) < glanceLasts {
		return seen.shows
	}
	if len(c.glances) >= mostGlances || c.glances == nil {
		c.glances = map[pictured]glance{}
	}
	seen := glance{time.Now(), sync.OnceValue(func() measured { return measure(blog, p.post, p.source) })}
	c.glances[p] = seen
	return seen.shows
}

// mostArranged is how many orders of one library are kept.
const mostArranged = 4

// outline is what a list knows of a library without filters.
type outline struct {
	topics  facet         // categories, or tags in a blog that has none
	strip   []model.Count // the topics and their counts
	total   int           // posts
	details bool          // some post has more to say than its title
	thin    bool          // months have too few posts for headings of their own
}

func newOutline(lib *model.Library, base model.Query) outline {
	o := outline{topics: byCategory, strip: lib.Categories(base), total: lib.Count(base), details: lib.Detailed(), thin: monthsAreThin(lib.Select(base))}
	if len(o.strip) == 0 {
		o.topics, o.strip = byTag, lib.Facets(base).Tags
	}
	return o
}

// arranged is one order of all posts.
type arranged struct {
	order    model.Order
	reverse  bool
	grouping grouping
	dates    words.Dates
}

// unfiltered are all posts in one order.
type unfiltered struct {
	selected []*model.Post
	listing  listing // without places for its items
}

// outlineOf returns the outline of a library. A nil c keeps nothing.
func (c *SharedCache) outlineOf(lib *model.Library, base model.Query) outline {
	if c == nil {
		return newOutline(lib, base)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turnTo(lib, base)
	return c.outline
}

// all returns all posts of a library in one order; make is called unless they are
// kept.
func (c *SharedCache) all(lib *model.Library, base model.Query, as arranged, make func() unfiltered) unfiltered {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turnTo(lib, base)
	if known, ok := c.kept[as]; ok {
		return known
	}
	if len(c.kept) == mostArranged {
		clear(c.kept)
	}
	c.kept[as] = make()
	return c.kept[as]
}

// turnTo forgets what was made of another library; the caller holds the lock.
func (c *SharedCache) turnTo(lib *model.Library, base model.Query) {
	if c.lib != lib {
		c.lib, c.outline, c.kept, c.beyonds = lib, newOutline(lib, base), map[arranged]unfiltered{}, map[origin]func() beyond{}
		c.glances = nil // a picture that changes has a new library published
	}
}
