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
	mu       sync.Mutex
	lib      *model.Library
	stats    libraryStats
	lists    map[listKey]unfilteredList
	outbound map[outboundKey]func() outbound
	infos    map[pictureKey]cachedInfo
}

// outboundKey is an article that leads somewhere.
type outboundKey struct {
	post     model.ID
	document weak.Pointer[article.Document]
}

// pictureKey is a picture of a post.
type pictureKey struct {
	post   model.ID
	source string
}

// cachedInfo is a look at a picture's file.
type cachedInfo struct {
	at   time.Time
	info func() pictureInfo
}

// Bounds of what is kept.
const (
	maxOutbound = 64
	maxInfos    = 1024
	infoTTL     = 2 * time.Second // the file may change at any time
)

// outboundOf is beyondOf, once for all readers.
func (c *SharedCache) outboundOf(lib *model.Library, p *model.Post, doc *article.Document) outbound {
	if c == nil {
		return newOutbound(lib, p, doc)
	}
	return c.outboundFunc(lib, p, doc)()
}

func (c *SharedCache) outboundFunc(lib *model.Library, p *model.Post, doc *article.Document) func() outbound {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := outboundKey{p.ID, weak.Make(doc)}
	if c.lib != lib {
		return func() outbound { return newOutbound(lib, p, doc) }
	}
	if c.outbound[key] == nil {
		if len(c.outbound) >= maxOutbound {
			clear(c.outbound)
		}
		c.outbound[key] = sync.OnceValue(func() outbound { return newOutbound(lib, p, doc) })
	}
	return c.outbound[key]
}

// measurePicture is measure, once in a while for all readers.
func (c *SharedCache) measurePicture(blog Blog, post model.ID, source string) pictureInfo {
	if c == nil {
		return measurePicture(blog, post, source)
	}
	return c.infoFunc(blog, pictureKey{post, source})()
}

func (c *SharedCache) infoFunc(blog Blog, p pictureKey) func() pictureInfo {
	c.mu.Lock()
	defer c.mu.Unlock()
	if seen, ok := c.infos[p]; ok && time.Since(seen.at) < infoTTL {
		return seen.info
	}
	if len(c.infos) >= maxInfos || c.infos == nil {
		c.infos = map[pictureKey]cachedInfo{}
	}
	seen := cachedInfo{time.Now(), sync.OnceValue(func() pictureInfo { return measurePicture(blog, p.post, p.source) })}
	c.infos[p] = seen
	return seen.info
}

// maxLists is how many orders of one library are kept.
const maxLists = 4

// libraryStats is what a list knows of a library without filters.
type libraryStats struct {
	topicFacet  facet         // categories, or tags in a blog that has none
	topics      []model.Count // the topics and their counts
	total       int           // posts
	hasDetails  bool          // some post has more to say than its title
	groupByYear bool          // months have too few posts for headings of their own
}

func newLibraryStats(lib *model.Library, base model.Query) libraryStats {
	o := libraryStats{topicFacet: byCategory, topics: lib.Categories(base), total: lib.Count(base), hasDetails: lib.Detailed(), groupByYear: monthsAreSparse(lib.Select(base))}
	if len(o.topics) == 0 {
		o.topicFacet, o.topics = byTag, lib.Facets(base).Tags
	}
	return o
}

// listKey is one order of all posts.
type listKey struct {
	order    model.Order
	reverse  bool
	grouping grouping
	dates    words.Dates
}

// unfilteredList are all posts in one order.
type unfilteredList struct {
	selected []*model.Post
	listing  listing // without places for its items
}

// statsOf returns the outline of a library. A nil c keeps nothing.
func (c *SharedCache) statsOf(lib *model.Library, base model.Query) libraryStats {
	if c == nil {
		return newLibraryStats(lib, base)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.setLibrary(lib, base)
	return c.stats
}

// unfilteredList returns all posts of a library in one order; make is called unless they are
// kept.
func (c *SharedCache) unfilteredList(lib *model.Library, base model.Query, as listKey, make func() unfilteredList) unfilteredList {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.setLibrary(lib, base)
	if known, ok := c.lists[as]; ok {
		return known
	}
	if len(c.lists) == maxLists {
		clear(c.lists)
	}
	c.lists[as] = make()
	return c.lists[as]
}

// setLibrary forgets what was made of another library; the caller holds the lock.
func (c *SharedCache) setLibrary(lib *model.Library, base model.Query) {
	if c.lib != lib {
		c.lib, c.stats, c.lists, c.outbound = lib, newLibraryStats(lib, base), map[listKey]unfilteredList{}, map[outboundKey]func() outbound{}
		c.infos = nil // a picture that changes has a new library published
	}
}
