package marks

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"

	"blogtui/model"
)

// state is the result of applying records. It is a CRDT: records may be applied in any
// order and repeatedly, since each register keeps the latest value.
type state struct {
	posts map[string]*postState
	seen  map[uint32]int64 // by digest: when a post was first seen, Unix milliseconds
	visit lastVisit
}

// postState holds the marks at a path.
type postState struct {
	identity  register[identity]
	read      register[bool]
	favourite register[bool]
	position  register[position]
	movedAt   int64 // marks up to this time were moved to another path
}

// register is a last-writer-wins register. time is Unix milliseconds, 0 if the value was
// never set.
type register[T any] struct {
	value T
	time  int64
}

// identity recognizes a post under another path.
type identity struct{ name, text digest }

type lastVisit struct{ time, newSince int64 }

// neverSeen is the time of posts that were not seen yet.
const neverSeen = math.MaxInt64

func newState() *state {
	return &state{posts: make(map[string]*postState), seen: make(map[uint32]int64)}
}

// merge sets a value if it is later than the current one. Of equal times the greater value
// by compare wins.
func (w *register[T]) merge(value T, at int64, compare func(a, b T) int) {
	if at > w.time || at == w.time && compare(value, w.value) > 0 {
		w.value, w.time = value, at
	}
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func comparePositions(a, b position) int {
	return cmp.Or(cmp.Compare(a.Fraction, b.Fraction), cmp.Compare(a.Heading, b.Heading), cmp.Compare(a.PassagesBelow, b.PassagesBelow),
		cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.Letters, b.Letters))
}

func compareIdentities(a, b identity) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.text, b.text))
}

func (s *state) apply(r record) {
	if r.Path != "" {
		p := s.posts[r.Path]
		if p == nil {
			p = &postState{}
			s.posts[r.Path] = p
		}
		p.apply(r)
	}
	for _, digest := range r.Seen {
		if first, ok := s.seen[digest]; !ok || r.At < first {
			s.seen[digest] = r.At
		}
	}
	if v := r.Visit; v != nil && (r.At > s.visit.time || r.At == s.visit.time && v.Since < s.visit.newSince) {
		s.visit = lastVisit{r.At, v.Since}
	}
}

func (p *postState) apply(r record) {
	if r.Name != 0 || r.Text != 0 {
		p.identity.merge(identity{r.Name, r.Text}, r.At, compareIdentities)
	}
	if r.Read != nil {
		p.read.merge(*r.Read, r.At, compareBools)
	}
	if r.Favourite != nil {
		p.favourite.merge(*r.Favourite, r.At, compareBools)
	}
	if r.Position != nil {
		p.position.merge(*r.Position, r.At, comparePositions)
	}
	if r.Moved {
		p.movedAt = max(p.movedAt, r.At)
	}
}

// mark returns the current mark.
func (p *postState) mark() model.Mark {
	var m model.Mark
	if p.read.time > p.movedAt {
		m.Read = p.read.value
	}
	if p.favourite.time > p.movedAt {
		m.Favourite = p.favourite.value
	}
	if p.position.time > p.movedAt {
		m.Position = p.position.value.model()
	}
	return m
}

// lastChange returns the time of the last change of a mark.
func (p *postState) lastChange() int64 { return max(p.read.time, p.favourite.time, p.position.time) }

// diff returns a record of the fields that differ between two marks.
func diff(p *model.Post, before, after model.Mark) (r record, changed bool) {
	if before == after || len(p.ID) > maxPathBytes {
		return record{}, false
	}
	r = record{Path: string(p.ID), Name: digest(nameDigest(p)), Text: digest(p.Digest)}
	if after.Read != before.Read {
		r.Read = &after.Read
	}
	if after.Favourite != before.Favourite {
		r.Favourite = &after.Favourite
	}
	if after.Position != before.Position {
		r.Position = newPosition(after.Position)
	}
	return r, true
}

// firstSeen returns when a post was first seen under its path or its name, in Unix
// milliseconds, or neverSeen.
func (s *state) firstSeen(p *model.Post) int64 {
	first := int64(neverSeen)
	for _, digest := range []uint32{pathDigest(p), uint32(nameDigest(p))} {
		if at, ok := s.seen[digest]; ok {
			first = min(first, at)
		}
	}
	return first
}

// records yields as few records as possible that result in the state. Moved marks are left
// out, and the oldest beyond maxPosts.
func (s *state) records() iter.Seq[record] {
	return func(yield func(record) bool) {
		for _, path := range s.keptPaths() {
			for _, r := range s.posts[path].records(path) {
				if !yield(r) {
					return
				}
			}
		}
		for _, r := range s.seenRecords() {
			if !yield(r) {
				return
			}
		}
		if s.visit.time > 0 {
			yield(record{At: s.visit.time, Visit: &visit{s.visit.newSince}})
		}
	}
}

// keptPaths returns the paths with the newest maxPosts marks, favourites first, sorted by
// path.
func (s *state) keptPaths() []string {
	paths := slices.Collect(maps.Keys(s.posts))
	if len(paths) > maxPosts {
		slices.SortFunc(paths, func(a, b string) int {
			p, q := s.posts[a], s.posts[b]
			return cmp.Or(compareBools(q.mark().Favourite, p.mark().Favourite), cmp.Compare(q.lastChange(), p.lastChange()), cmp.Compare(a, b))
		})
		paths = paths[:maxPosts]
	}
	slices.Sort(paths)
	return paths
}

// records returns the marks of a post, one record for each time.
func (p *postState) records(path string) []record {
	byMoment := map[int64]*record{}
	at := func(moment int64) *record {
		if byMoment[moment] == nil {
			byMoment[moment] = &record{At: moment, Path: path}
		}
		return byMoment[moment]
	}
	if p.read.time > p.movedAt {
		at(p.read.time).Read = &p.read.value
	}
	if p.favourite.time > p.movedAt {
		at(p.favourite.time).Favourite = &p.favourite.value
	}
	if p.position.time > p.movedAt {
		at(p.position.time).Position = &p.position.value
	}
	if len(byMoment) > 0 && p.identity.time > 0 {
		r := at(p.identity.time)
		r.Name, r.Text = p.identity.value.name, p.identity.value.text
	}
	var out []record
	for _, moment := range slices.Sorted(maps.Keys(byMoment)) {
		out = append(out, *byMoment[moment])
	}
	return out
}

// seenRecords returns the posts that were seen. Posts that are not new share the oldest
// time.
func (s *state) seenRecords() []record {
	byMoment := map[int64][]uint32{}
	oldest := int64(neverSeen)
	for _, at := range s.seen {
		oldest = min(oldest, at)
	}
	for digest, at := range s.seen {
		if at <= s.visit.newSince {
			at = oldest
		}
		byMoment[at] = append(byMoment[at], digest)
	}
	var out []record
	for _, at := range slices.Sorted(maps.Keys(byMoment)) {
		slices.Sort(byMoment[at])
		for _, chunk := range chunkDigests(byMoment[at]) {
			out = append(out, record{At: at, Seen: chunk})
		}
	}
	return out
}

// pending holds changes that are not written yet. Changes of one post's marks are merged.
type pending struct {
	marks  map[string]record
	others []record
}

// add adds a change.
func (p *pending) add(r record) {
	if r.Path == "" || r.Moved {
		p.others = append(p.others, r)
		return
	}
	if p.marks == nil {
		p.marks = make(map[string]record)
	}
	old := p.marks[r.Path]
	if old.At > r.At {
		old, r = r, old
	}
	r.Read = cmp.Or(r.Read, old.Read)
	r.Favourite = cmp.Or(r.Favourite, old.Favourite)
	r.Position = cmp.Or(r.Position, old.Position)
	p.marks[r.Path] = r
}

// drain removes and returns all changes, oldest first.
func (p *pending) drain() []record {
	records := slices.AppendSeq(p.others, maps.Values(p.marks))
	slices.SortStableFunc(records, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Path, b.Path))
	})
	*p = pending{}
	return records
}

// requeue adds records that could not be written. Newer values win.
func (p *pending) requeue(records []record) {
	newer := p.drain()
	for _, r := range append(records, newer...) {
		p.add(r)
	}
}
