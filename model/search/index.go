package search

import (
	"hash/maphash"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"blogtui/model"
	"blogtui/model/article"
)

// ReadFunc gives the text of a post. It is called from several goroutines at once.
type ReadFunc func(*model.Post) ([]article.Passage, error)

// Index knows which words are in which posts. Any number of readers may share
// one; nothing is done before the first of them asks.
type Index struct {
	base    model.Query
	read    ReadFunc
	workers int
	most    int // bytes
	now     atomic.Pointer[catalogue]
	phrases phrasebook
	typed   atomic.Int64 // when the last search began, in nanoseconds of Unix time

	mu      sync.Mutex
	wanted  *model.Library // to be taken in next, nil for none
	asked   bool
	working bool
}

// mostBytes bounds an index: enough for some 600,000 posts of a usual length.
// What does not fit is found by its title, names and summary alone.
const mostBytes = 512 << 20

// Sizes of the pieces an index is made of.
const (
	firstChunk   = 64  // posts, for quick first results
	usualChunk   = 512 // posts
	mostSegments = 16
	mergedAtOnce = 8
)

// NewIndex returns an index of the posts that base shows.
func NewIndex(base model.Query, read ReadFunc) *Index {
	x := &Index{base: base, read: read, workers: runtime.GOMAXPROCS(0), most: mostBytes}
	x.now.Store(&catalogue{numbers: map[model.ID]uint32{}, next: make(chan struct{})})
	return x
}

// catalogue is the index at one moment. It is immutable.
type catalogue struct {
	lib      *model.Library // nil before anything is known
	era      int            // grows when documents get new numbers
	posts    []*model.Post  // by document number, nil for what is gone
	heads    []uint64       // by document number, a hash of what is not in the body
	read     bitset         // documents whose text is in the segments
	numbers  map[model.ID]uint32
	order    []uint32 // the documents newest first
	texts    int      // documents of order that are read
	segments []*segment
	whole    bool          // nothing is left to read
	full     bool          // there was no room for some texts
	next     chan struct{} // closed when there is a newer one
}

// segment holds the words of some documents.
type segment struct {
	fields [fieldCount]*postings
	bytes  int
}

func newSegment(fields [fieldCount]*postings) *segment {
	s := &segment{fields: fields}
	for _, p := range fields {
		s.bytes += p.bytes()
	}
	return s
}

// Update brings the index up to date with a library, in the background. Until
// somebody has begun a search there is nothing to bring up to date.
func (x *Index) Update(lib *model.Library) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.asked {
		x.want(lib)
	}
}

// ask makes the index want a library if it has not got one yet.
func (x *Index) ask(lib *model.Library) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.asked = true; x.wanted == nil && x.now.Load().lib != lib {
		x.want(lib)
	}
}

// want is called with the lock held.
func (x *Index) want(lib *model.Library) {
	if known := x.now.Load().lib; known == lib || known != nil && known.Revision() > lib.Revision() {
		return // nothing is new, or the reader has not yet heard of the newest
	}
	x.wanted = lib
	if !x.working {
		x.working = true
		go x.work()
	}
}

// work goes on until the newest library is taken in.
func (x *Index) work() {
	for {
		x.mu.Lock()
		lib := x.wanted
		x.wanted = nil
		x.working = lib != nil
		x.mu.Unlock()
		if lib == nil {
			return
		}
		x.publish(x.now.Load().take(lib, lib.Select(x.base)))
		for !x.outdated() && !x.now.Load().whole {
			x.readMore()
		}
	}
}

func (x *Index) outdated() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.wanted != nil
}

func (x *Index) publish(c *catalogue) {
	c.next = make(chan struct{})
	old := x.now.Swap(c)
	close(old.next)
}

var seed = maphash.MakeSeed()

// headHash tells posts apart by what is indexed besides the body.
func headHash(p *model.Post) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, texts := range heads(p) {
		for _, text := range texts {
			_, _ = h.WriteString(text)
			_ = h.WriteByte(0)
		}
		_ = h.WriteByte(1)
	}
	return h.Sum64()
}

// take makes a catalogue of a newer library: posts that are as they were keep
// their numbers, the others get new ones, and the words of their heads.
func (c *catalogue) take(lib *model.Library, visible []*model.Post) *catalogue {
	n := &catalogue{
		lib: lib, era: c.era, posts: make([]*model.Post, len(c.posts)), heads: c.heads[:len(c.heads):len(c.heads)],
		numbers: make(map[model.ID]uint32, len(visible)), order: make([]uint32, 0, len(visible)), segments: c.segments, full: c.full,
	}
	var fresh []uint32
	for _, p := range visible {
		number, known := c.numbers[p.ID]
		hash := headHash(p)
		if known && c.posts[number].Version.Equal(p.Version) && c.heads[number] == hash {
			n.posts[number] = p
		} else {
			number = uint32(len(n.posts))
			n.posts = append(n.posts, p)
			n.heads = append(n.heads, hash)
			fresh = append(fresh, number)
		}
		n.numbers[p.ID] = number
		n.order = append(n.order, number)
	}
	n.read = newBitset(len(n.posts))
	copy(n.read, c.read)
	if len(fresh) > 0 {
		n.segments = append(n.segments[:len(n.segments):len(n.segments)], n.headSegment(fresh))
	}
	if len(n.posts) > 2*len(n.order)+usualChunk {
		n.renumber()
	}
	n.settle()
	return n
}

// settle counts the texts.
func (c *catalogue) settle() {
	c.texts = 0
	for _, number := range c.order {
		if c.read.has(number) {
			c.texts++
		}
	}
	c.whole = c.texts == len(c.order) || c.full
}

// headSegment indexes everything of some documents but their texts.
func (c *catalogue) headSegment(documents []uint32) *segment {
	var writers [fieldCount]*writer
	for in := range writers {
		writers[in] = newWriter()
	}
	for _, number := range documents {
		for in, texts := range heads(c.posts[number]) {
			for _, text := range texts {
				writers[in].text(text, number)
			}
		}
	}
	var fields [fieldCount]*postings
	for in, w := range writers {
		fields[in] = w.finish()
	}
	return newSegment(fields)
}

// renumber drops the documents that are gone.
func (c *catalogue) renumber() {
	numbers := make([]uint32, len(c.posts))
	alive := make([]bool, len(c.posts))
	kept := &catalogue{numbers: c.numbers}
	for old, p := range c.posts {
		if p == nil {
			continue
		}
		numbers[old], alive[old] = uint32(len(kept.posts)), true
		kept.numbers[p.ID] = numbers[old]
		kept.posts = append(kept.posts, p)
		kept.heads = append(kept.heads, c.heads[old])
	}
	read := newBitset(len(kept.posts))
	for old := range c.posts {
		if alive[old] && c.read.has(uint32(old)) {
			read.add(numbers[old])
		}
	}
	for i, number := range c.order {
		c.order[i] = numbers[number]
	}
	c.segments = []*segment{mergedSegment(c.segments, func(n uint32) (uint32, bool) { return numbers[n], alive[n] })}
	c.posts, c.heads, c.read = kept.posts, kept.heads, read
	c.era++
}

func mergedSegment(parts []*segment, renumbered func(uint32) (uint32, bool)) *segment {
	var fields [fieldCount]*postings
	for in := range fields {
		columns := make([]*postings, len(parts))
		for i, part := range parts {
			columns[i] = part.fields[in]
		}
		fields[in] = merged(columns, renumbered)
	}
	return newSegment(fields)
}

// readMore adds the texts of the newest posts that are not read yet, and tidies
// up when there are none left.
func (x *Index) readMore() {
	c := *x.now.Load()
	chunks := c.unread(x.hands())
	read := make([]*segment, len(chunks))
	var workers sync.WaitGroup
	for i, chunk := range chunks {
		workers.Go(func() { read[i] = x.textSegment(&c, chunk) })
	}
	workers.Wait()
	c.read = slices.Clone(c.read)
	c.segments = slices.Concat(c.segments, read)
	for _, chunk := range chunks {
		for _, number := range chunk {
			c.read.add(number)
		}
	}
	c.full = c.bytes() > x.most
	c.settle()
	c.segments = tidied(c.segments, c.whole)
	x.publish(&c)
}

// typing is how long after a key another one is awaited.
const typing = 500 * time.Millisecond

// hands is how many workers read: half of them while somebody types, who would
// else wait for a processor.
func (x *Index) hands() int {
	if time.Since(time.Unix(0, x.typed.Load())) < typing {
		return (x.workers + 1) / 2
	}
	return x.workers
}

func (c *catalogue) bytes() int {
	total := 0
	for _, s := range c.segments {
		total += s.bytes
	}
	return total
}

// unread are the next documents to read, in ascending order, in a part for each
// worker.
func (c *catalogue) unread(parts int) [][]uint32 {
	size := usualChunk
	if c.texts == 0 {
		size = firstChunk
	}
	var next []uint32
	for _, number := range c.order {
		if !c.read.has(number) {
			if next = append(next, number); len(next) == size*parts {
				break
			}
		}
	}
	slices.Sort(next)
	return slices.Collect(slices.Chunk(next, max((len(next)+parts-1)/parts, 1)))
}

// textSegment indexes the texts of some documents.
func (x *Index) textSegment(c *catalogue, documents []uint32) *segment {
	w := newWriter()
	for _, number := range documents {
		passages, _ := x.passages(c.posts[number])
		for _, passage := range passages {
			w.text(passage.Text, number)
		}
		runtime.Gosched() // whoever reads comes first
	}
	var fields [fieldCount]*postings
	for in := range fields {
		fields[in] = &postings{}
	}
	fields[inBody] = w.finish()
	return newSegment(fields)
}

// passages is a post's text; there is none if it can't be read.
func (x *Index) passages(p *model.Post) (passages []article.Passage, ok bool) {
	return safely(func() ([]article.Passage, error) { return x.read(p) })
}

// tidied merges segments when there are too many; at the end all, unless that
// is much work for little.
func tidied(segments []*segment, whole bool) []*segment {
	if len(segments) < 2 || len(segments) <= mostSegments && !whole {
		return segments
	}
	segments = slices.Clone(segments)
	slices.SortStableFunc(segments, func(a, b *segment) int { return b.bytes - a.bytes })
	rest := 0
	for _, s := range segments[1:] {
		rest += s.bytes
	}
	switch {
	case whole && rest > segments[0].bytes/4:
		return []*segment{mergedSegment(segments, nil)}
	case len(segments) > mostSegments:
		kept := len(segments) - mergedAtOnce
		return append(segments[:kept:kept], mergedSegment(segments[kept:], nil))
	}
	return segments
}
