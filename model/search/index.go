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

// ReadFunc returns the passages of a post. It is called by several goroutines at once.
type ReadFunc func(*model.Post) ([]article.Passage, error)

// Index is an inverted index of the posts of a blog. It is safe for concurrent use. Nothing
// is indexed before the first search.
type Index struct {
	base       model.Query
	read       ReadFunc
	workers    int
	maxBytes   int // limit of the size of all segments
	current    atomic.Pointer[snapshot]
	phrases    phraseCache
	lastSearch atomic.Int64 // start of the last search, Unix time in nanoseconds

	mu      sync.Mutex     // guards the fields below
	pending *model.Library // library to be indexed next, or nil
	started bool           // there has been a search
	running bool           // run is running
}

// maxIndexBytes limits the size of an index, which is enough for about 600,000 posts of
// average length. Bodies that do not fit are not indexed; their posts are found by title,
// names and summary only.
const maxIndexBytes = 512 << 20

// Sizes of batches and segments.
const (
	firstBatch  = 64  // posts for each worker, small for quick first results
	batchSize   = 512 // posts for each worker
	maxSegments = 16  // above which small segments are merged
	mergeCount  = 8   // segments that are merged at once
)

// NewIndex returns an empty index of the posts that base selects.
func NewIndex(base model.Query, read ReadFunc) *Index {
	x := &Index{base: base, read: read, workers: runtime.GOMAXPROCS(0), maxBytes: maxIndexBytes}
	x.current.Store(&snapshot{numbers: map[model.ID]uint32{}, superseded: make(chan struct{})})
	return x
}

// snapshot is an immutable state of the index.
type snapshot struct {
	lib            *model.Library // nil before the first library
	generation     int            // incremented when documents are renumbered
	posts          []*model.Post  // by document number; nil for deleted documents
	metadataHashes []uint64       // by document number
	indexed        bitset         // documents whose body is indexed
	numbers        map[model.ID]uint32
	order          []uint32 // document numbers, newest post first
	indexedCount   int      // documents of order whose body is indexed
	segments       []*segment
	complete       bool          // no body remains to be indexed
	full           bool          // maxBytes is reached, so some bodies are not indexed
	superseded     chan struct{} // closed when there is a newer snapshot
}

// segment holds the postings of a set of documents.
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

// Update indexes changes of the library in the background. It does nothing before the first
// search.
func (x *Index) Update(lib *model.Library) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.started {
		x.enqueue(lib)
	}
}

// request makes sure that lib is indexed: it starts indexing unless a library is pending.
func (x *Index) request(lib *model.Library) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.started = true; x.pending == nil && x.current.Load().lib != lib {
		x.enqueue(lib)
	}
}

// enqueue makes lib the pending library and starts run if needed. The caller holds mu.
func (x *Index) enqueue(lib *model.Library) {
	if known := x.current.Load().lib; known == lib || known != nil && known.Revision() > lib.Revision() {
		return // unchanged, or older than what is indexed
	}
	x.pending = lib
	if !x.running {
		x.running = true
		go x.run()
	}
}

// run indexes pending libraries until there are none.
func (x *Index) run() {
	for {
		x.mu.Lock()
		lib := x.pending
		x.pending = nil
		x.running = lib != nil
		x.mu.Unlock()
		if lib == nil {
			return
		}
		x.publish(x.current.Load().withLibrary(lib, lib.Select(x.base)))
		for !x.hasPending() && !x.current.Load().complete {
			x.indexNextBatch()
		}
	}
}

func (x *Index) hasPending() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.pending != nil
}

func (x *Index) publish(next *snapshot) {
	next.superseded = make(chan struct{})
	old := x.current.Swap(next)
	close(old.superseded)
}

var hashSeed = maphash.MakeSeed()

// metadataHash returns a hash of everything that is indexed of a post except its body.
func metadataHash(p *model.Post) uint64 {
	var h maphash.Hash
	h.SetSeed(hashSeed)
	for _, texts := range metadataTexts(p) {
		for _, text := range texts {
			_, _ = h.WriteString(text)
			_ = h.WriteByte(0)
		}
		_ = h.WriteByte(1)
	}
	return h.Sum64()
}

// withLibrary returns a snapshot of a newer library. Unchanged posts keep their document
// numbers. New and changed posts get new numbers, and their metadata is indexed.
func (snap *snapshot) withLibrary(lib *model.Library, visible []*model.Post) *snapshot {
	next := &snapshot{
		lib: lib, generation: snap.generation, posts: make([]*model.Post, len(snap.posts)), metadataHashes: snap.metadataHashes[:len(snap.metadataHashes):len(snap.metadataHashes)],
		numbers: make(map[model.ID]uint32, len(visible)), order: make([]uint32, 0, len(visible)), segments: snap.segments, full: snap.full,
	}
	var added []uint32
	for _, p := range visible {
		number, found := snap.numbers[p.ID]
		hash := metadataHash(p)
		if found && snap.posts[number].Version.Equal(p.Version) && snap.metadataHashes[number] == hash {
			next.posts[number] = p
		} else {
			number = uint32(len(next.posts))
			next.posts = append(next.posts, p)
			next.metadataHashes = append(next.metadataHashes, hash)
			added = append(added, number)
		}
		next.numbers[p.ID] = number
		next.order = append(next.order, number)
	}
	next.indexed = newBitset(len(next.posts))
	copy(next.indexed, snap.indexed)
	if len(added) > 0 {
		next.segments = append(next.segments[:len(next.segments):len(next.segments)], next.indexMetadata(added))
	}
	if len(next.posts) > 2*len(next.order)+batchSize {
		next.compact()
	}
	next.countIndexed()
	return next
}

// countIndexed sets indexedCount and complete.
func (snap *snapshot) countIndexed() {
	snap.indexedCount = 0
	for _, number := range snap.order {
		if snap.indexed.has(number) {
			snap.indexedCount++
		}
	}
	snap.complete = snap.indexedCount == len(snap.order) || snap.full
}

// indexMetadata returns a segment of the documents' titles, names and summaries.
func (snap *snapshot) indexMetadata(documents []uint32) *segment {
	var writers [fieldCount]*inverter
	for in := range writers {
		writers[in] = newInverter()
	}
	for _, number := range documents {
		for in, texts := range metadataTexts(snap.posts[number]) {
			for _, text := range texts {
				writers[in].addText(text, number)
			}
		}
	}
	var fields [fieldCount]*postings
	for in, w := range writers {
		fields[in] = w.postings()
	}
	return newSegment(fields)
}

// compact removes deleted documents and renumbers the others.
func (snap *snapshot) compact() {
	numbers := make([]uint32, len(snap.posts))
	kept := make([]bool, len(snap.posts))
	compacted := &snapshot{numbers: snap.numbers}
	for old, p := range snap.posts {
		if p == nil {
			continue
		}
		numbers[old], kept[old] = uint32(len(compacted.posts)), true
		compacted.numbers[p.ID] = numbers[old]
		compacted.posts = append(compacted.posts, p)
		compacted.metadataHashes = append(compacted.metadataHashes, snap.metadataHashes[old])
	}
	indexed := newBitset(len(compacted.posts))
	for old := range snap.posts {
		if kept[old] && snap.indexed.has(uint32(old)) {
			indexed.add(numbers[old])
		}
	}
	for i, number := range snap.order {
		snap.order[i] = numbers[number]
	}
	snap.segments = []*segment{mergeSegments(snap.segments, func(n uint32) (uint32, bool) { return numbers[n], kept[n] })}
	snap.posts, snap.metadataHashes, snap.indexed = compacted.posts, compacted.metadataHashes, indexed
	snap.generation++
}

// mergeSegments merges segments into one. See mergePostings for renumber.
func mergeSegments(parts []*segment, renumber func(uint32) (uint32, bool)) *segment {
	var fields [fieldCount]*postings
	for in := range fields {
		columns := make([]*postings, len(parts))
		for i, part := range parts {
			columns[i] = part.fields[in]
		}
		fields[in] = mergePostings(columns, renumber)
	}
	return newSegment(fields)
}

// indexNextBatch indexes the bodies of the newest posts that are not indexed yet, and
// publishes the result.
func (x *Index) indexNextBatch() {
	next := *x.current.Load()
	batches := next.nextBatches(x.workerCount())
	segments := make([]*segment, len(batches))
	var workers sync.WaitGroup
	for i, batch := range batches {
		workers.Go(func() { segments[i] = x.indexBodies(&next, batch) })
	}
	workers.Wait()
	next.indexed = slices.Clone(next.indexed)
	next.segments = slices.Concat(next.segments, segments)
	for _, batch := range batches {
		for _, number := range batch {
			next.indexed.add(number)
		}
	}
	next.full = next.bytes() > x.maxBytes
	next.countIndexed()
	next.segments = mergeIfWorthwhile(next.segments, next.complete)
	x.publish(&next)
}

// typingWindow is how long after a search another key press is likely.
const typingWindow = 500 * time.Millisecond

// workerCount returns the number of parallel workers. While somebody types it is half of
// them, so that searches do not wait for a processor.
func (x *Index) workerCount() int {
	if time.Since(time.Unix(0, x.lastSearch.Load())) < typingWindow {
		return (x.workers + 1) / 2
	}
	return x.workers
}

func (snap *snapshot) bytes() int {
	total := 0
	for _, s := range snap.segments {
		total += s.bytes
	}
	return total
}

// nextBatches returns the numbers of the next documents to index, in ascending order, with
// one batch for each worker.
func (snap *snapshot) nextBatches(workers int) [][]uint32 {
	size := batchSize
	if snap.indexedCount == 0 {
		size = firstBatch
	}
	var batch []uint32
	for _, number := range snap.order {
		if !snap.indexed.has(number) {
			if batch = append(batch, number); len(batch) == size*workers {
				break
			}
		}
	}
	slices.Sort(batch)
	return slices.Collect(slices.Chunk(batch, max((len(batch)+workers-1)/workers, 1)))
}

// indexBodies returns a segment of the documents' bodies.
func (x *Index) indexBodies(c *snapshot, documents []uint32) *segment {
	w := newInverter()
	for _, number := range documents {
		passages, _ := x.readPassages(c.posts[number])
		for _, passage := range passages {
			w.addText(passage.Text, number)
		}
		runtime.Gosched() // let the interface run
	}
	var fields [fieldCount]*postings
	for in := range fields {
		fields[in] = &postings{}
	}
	fields[inBody] = w.postings()
	return newSegment(fields)
}

// readPassages returns the passages of a post. ok is false if it cannot be read.
func (x *Index) readPassages(p *model.Post) (passages []article.Passage, ok bool) {
	return readSafely(func() ([]article.Passage, error) { return x.read(p) })
}

// mergeIfWorthwhile merges the smallest segments if there are more than maxSegments. When
// the index is complete it merges all, unless most of the data is in one segment already.
func mergeIfWorthwhile(segments []*segment, complete bool) []*segment {
	if len(segments) < 2 || len(segments) <= maxSegments && !complete {
		return segments
	}
	segments = slices.Clone(segments)
	slices.SortStableFunc(segments, func(a, b *segment) int { return b.bytes - a.bytes })
	rest := 0
	for _, s := range segments[1:] {
		rest += s.bytes
	}
	switch {
	case complete && rest > segments[0].bytes/4:
		return []*segment{mergeSegments(segments, nil)}
	case len(segments) > maxSegments:
		kept := len(segments) - mergeCount
		return append(segments[:kept:kept], mergeSegments(segments[kept:], nil))
	}
	return segments
}
