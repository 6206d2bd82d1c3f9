package ui

import (
	"sync"
	"time"
	"weak"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

// SharedCache caches for several readers with the same Blog and Base: the list without
// filters, where articles lead, and the sizes of pictures. It holds results for the most
// recent library only. It is safe for concurrent use; its results must not be modified.
type SharedCache struct {
	mu       sync.Mutex
	lib      *model.Library
	stats    libraryStats
	lists    map[listKey]unfilteredList
	outbound map[outboundKey]func() outbound
	infos    map[pictureKey]cachedInfo
}

// outboundKey identifies an outbound.
type outboundKey struct {
	post     model.ID
	document weak.Pointer[article.Document]
}

// pictureKey identifies a picture of a post.
type pictureKey struct {
	post   model.ID
	source string
}

// cachedInfo is a lazily measured picture with the time of the request.
type cachedInfo struct {
	at   time.Time
	info func() pictureInfo
}

// Limits of the cache.
const (
	maxOutbound = 64
	maxInfos    = 1024
	infoTTL     = 2 * time.Second // the file may change at any time
)

// outboundOf is newOutbound, computed once for all readers.
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

// measurePicture is the function measurePicture, called at most once per infoTTL for all
// readers.
func (c *SharedCache) measurePicture(blog Blog, post model.ID, source string) pictureInfo {
	if c == nil {
		return measurePicture(blog, post, source)
	}
	return c.infoFunc(blog, pictureKey{post, source})()
}

func (c *SharedCache) infoFunc(blog Blog, key pictureKey) func() pictureInfo {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cached, ok := c.infos[key]; ok && time.Since(cached.at) < infoTTL {
		return cached.info
	}
	if len(c.infos) >= maxInfos || c.infos == nil {
		c.infos = map[pictureKey]cachedInfo{}
	}
	cached := cachedInfo{time.Now(), sync.OnceValue(func() pictureInfo { return measurePicture(blog, key.post, key.source) })}
	c.infos[key] = cached
	return cached.info
}

// maxLists limits the cached lists of one library.
const maxLists = 4

// libraryStats is what the list shows of a library regardless of filters.
type libraryStats struct {
	topicFacet  facet         // categories, or tags if there are none
	topics      []model.Count // with their counts
	total       int           // number of posts
	hasDetails  bool          // some post has more than a title
	groupByYear bool          // months have too few posts for their own headings
}

func newLibraryStats(lib *model.Library, base model.Query) libraryStats {
	o := libraryStats{topicFacet: byCategory, topics: lib.Categories(base), total: lib.Count(base), hasDetails: lib.HasDetails(), groupByYear: monthsAreSparse(lib.Select(base))}
	if len(o.topics) == 0 {
		o.topicFacet, o.topics = byTag, lib.Facets(base).Tags
	}
	return o
}

// listKey identifies a list without filters.
type listKey struct {
	order    model.Order
	reverse  bool
	grouping grouping
	dates    words.Dates
}

// unfilteredList is a list of all posts.
type unfilteredList struct {
	selected []*model.Post
	listing  listing // without positions
}

// statsOf returns the stats of a library. A nil c computes them.
func (c *SharedCache) statsOf(lib *model.Library, base model.Query) libraryStats {
	if c == nil {
		return newLibraryStats(lib, base)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.setLibrary(lib, base)
	return c.stats
}

// unfilteredList returns the list of all posts for a key. It calls make if the list is not
// cached.
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

// setLibrary drops what belongs to another library. The caller holds the lock.
func (c *SharedCache) setLibrary(lib *model.Library, base model.Query) {
	if c.lib != lib {
		c.lib, c.stats, c.lists, c.outbound = lib, newLibraryStats(lib, base), map[listKey]unfilteredList{}, map[outboundKey]func() outbound{}
		c.infos = nil // a changed picture publishes a new library
	}
}
