package ui

import (
	"sync"

	"blogtui/model"
	"blogtui/ui/words"
)

// Lists arranges what nobody has filtered once for several readers of one blog,
// whose Base is the same. It keeps what was made of the library that was asked for
// last. It is safe for concurrent use; nobody changes what it hands out.
type Lists struct {
	mu      sync.Mutex
	lib     *model.Library
	outline outline
	kept    map[arranged]unfiltered
}

// mostArranged is how many orders of one library are kept.
const mostArranged = 4

// outline is what a list knows of a library without filters.
type outline struct {
	topics  facet         // categories, or tags in a blog that has none
	strip   []model.Count // the topics and their counts
	total   int           // posts
	details bool          // some post has more to say than its title
}

func newOutline(lib *model.Library, base model.Query) outline {
	o := outline{topics: byCategory, strip: lib.Categories(base), total: lib.Count(base), details: lib.Detailed()}
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

// outlineOf returns the outline of a library. A nil l keeps nothing.
func (l *Lists) outlineOf(lib *model.Library, base model.Query) outline {
	if l == nil {
		return newOutline(lib, base)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.turnTo(lib, base)
	return l.outline
}

// all returns all posts of a library in one order; make is called unless they are
// kept.
func (l *Lists) all(lib *model.Library, base model.Query, as arranged, make func() unfiltered) unfiltered {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.turnTo(lib, base)
	if known, ok := l.kept[as]; ok {
		return known
	}
	if len(l.kept) == mostArranged {
		clear(l.kept)
	}
	l.kept[as] = make()
	return l.kept[as]
}

// turnTo forgets what was made of another library; the caller holds the lock.
func (l *Lists) turnTo(lib *model.Library, base model.Query) {
	if l.lib != lib {
		l.lib, l.outline, l.kept = lib, newOutline(lib, base), map[arranged]unfiltered{}
	}
}
