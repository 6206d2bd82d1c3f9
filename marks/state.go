package marks

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"

	"blogtui/model"
)

// state is what records add up to. The order in which records are applied, and
// how often, makes no difference: of each thing the latest word counts.
type state struct {
	posts map[string]*post
	seen  map[uint32]int64 // by sign: when a post was first seen, Unix milliseconds
	visit lastVisit
}

// post is what is known of the marks at a path.
type post struct {
	identity  word[identity]
	read      word[bool]
	favourite word[bool]
	place     word[place]
	gone      int64 // marks up to this moment are void
}

// word is a value and the moment at which it was said, Unix milliseconds; 0 for
// never.
type word[T any] struct {
	value T
	at    int64
}

// identity is what a post is known again by under another path.
type identity struct{ name, text fullSign }

type lastVisit struct{ at, since int64 }

// never is when a post was first seen that was not.
const never = math.MaxInt64

func newState() *state {
	return &state{posts: make(map[string]*post), seen: make(map[uint32]int64)}
}

// hear stores a value if it was set later, or at the same moment and is greater by
// compare.
func (w *word[T]) hear(value T, at int64, compare func(a, b T) int) {
	if at > w.at || at == w.at && compare(value, w.value) > 0 {
		w.value, w.at = value, at
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

func comparePlaces(a, b place) int {
	return cmp.Or(cmp.Compare(a.Share, b.Share), cmp.Compare(a.Heading, b.Heading), cmp.Compare(a.Below, b.Below),
		cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.Letters, b.Letters))
}

func compareIdentities(a, b identity) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.text, b.text))
}

func (s *state) apply(r record) {
	if r.Path != "" {
		p := s.posts[r.Path]
		if p == nil {
			p = &post{}
			s.posts[r.Path] = p
		}
		p.apply(r)
	}
	for _, sign := range r.Seen {
		if first, ok := s.seen[sign]; !ok || r.At < first {
			s.seen[sign] = r.At
		}
	}
	if v := r.Visit; v != nil && (r.At > s.visit.at || r.At == s.visit.at && v.Since < s.visit.since) {
		s.visit = lastVisit{r.At, v.Since}
	}
}

func (p *post) apply(r record) {
	if r.Name != 0 || r.Text != 0 {
		p.identity.hear(identity{r.Name, r.Text}, r.At, compareIdentities)
	}
	if r.Read != nil {
		p.read.hear(*r.Read, r.At, compareBools)
	}
	if r.Favourite != nil {
		p.favourite.hear(*r.Favourite, r.At, compareBools)
	}
	if r.Place != nil {
		p.place.hear(*r.Place, r.At, comparePlaces)
	}
	if r.Gone {
		p.gone = max(p.gone, r.At)
	}
}

// mark is the post's mark as it stands.
func (p *post) mark() model.Mark {
	var m model.Mark
	if p.read.at > p.gone {
		m.Read = p.read.value
	}
	if p.favourite.at > p.gone {
		m.Favourite = p.favourite.value
	}
	if p.place.at > p.gone {
		m.Position = p.place.value.model()
	}
	return m
}

// changed is when the post's marks changed last.
func (p *post) changed() int64 { return max(p.read.at, p.favourite.at, p.place.at) }

// change returns what differs between two marks of a post.
func change(p *model.Post, before, after model.Mark) (r record, changed bool) {
	if before == after || len(p.ID) > longestPath {
		return record{}, false
	}
	r = record{Path: string(p.ID), Name: fullSign(nameOf(p)), Text: fullSign(p.Digest)}
	if after.Read != before.Read {
		r.Read = &after.Read
	}
	if after.Favourite != before.Favourite {
		r.Favourite = &after.Favourite
	}
	if after.Position != before.Position {
		r.Place = placeOf(after.Position)
	}
	return r, true
}

// firstSeen is when a post was first there, under its path or its name, Unix
// milliseconds; never if it was not.
func (s *state) firstSeen(p *model.Post) int64 {
	first := int64(never)
	for _, sign := range []uint32{pathSign(p), uint32(nameOf(p))} {
		if at, ok := s.seen[sign]; ok {
			first = min(first, at)
		}
	}
	return first
}

// all yields the fewest records that add up to the state, without what is void
// and, beyond the limit, without the marks that are oldest.
func (s *state) all() iter.Seq[record] {
	return func(yield func(record) bool) {
		for _, path := range s.kept() {
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
		if s.visit.at > 0 {
			yield(record{At: s.visit.at, Visit: &visit{s.visit.since}})
		}
	}
}

// kept are the paths whose marks are kept, in order.
func (s *state) kept() []string {
	paths := slices.Collect(maps.Keys(s.posts))
	if len(paths) > mostPosts {
		slices.SortFunc(paths, func(a, b string) int {
			p, q := s.posts[a], s.posts[b]
			return cmp.Or(compareBools(q.mark().Favourite, p.mark().Favourite), cmp.Compare(q.changed(), p.changed()), cmp.Compare(a, b))
		})
		paths = paths[:mostPosts]
	}
	slices.Sort(paths)
	return paths
}

// records returns what is known of a post, in one record for each moment.
func (p *post) records(path string) []record {
	byMoment := map[int64]*record{}
	at := func(moment int64) *record {
		if byMoment[moment] == nil {
			byMoment[moment] = &record{At: moment, Path: path}
		}
		return byMoment[moment]
	}
	if p.read.at > p.gone {
		at(p.read.at).Read = &p.read.value
	}
	if p.favourite.at > p.gone {
		at(p.favourite.at).Favourite = &p.favourite.value
	}
	if p.place.at > p.gone {
		at(p.place.at).Place = &p.place.value
	}
	if len(byMoment) > 0 && p.identity.at > 0 {
		r := at(p.identity.at)
		r.Name, r.Text = p.identity.value.name, p.identity.value.text
	}
	var out []record
	for _, moment := range slices.Sorted(maps.Keys(byMoment)) {
		out = append(out, *byMoment[moment])
	}
	return out
}

// seenRecords returns which posts were there. Those seen before any post that
// is new now are written with one moment.
func (s *state) seenRecords() []record {
	byMoment := map[int64][]uint32{}
	oldest := int64(never)
	for _, at := range s.seen {
		oldest = min(oldest, at)
	}
	for sign, at := range s.seen {
		if at <= s.visit.since {
			at = oldest
		}
		byMoment[at] = append(byMoment[at], sign)
	}
	var out []record
	for _, at := range slices.Sorted(maps.Keys(byMoment)) {
		slices.Sort(byMoment[at])
		for _, chunk := range chunks(byMoment[at]) {
			out = append(out, record{At: at, Seen: chunk})
		}
	}
	return out
}

// pending are changes that are not written yet: of each post's marks one.
type pending struct {
	marks  map[string]record
	others []record
}

// add joins a change with what is pending of its post.
func (p *pending) add(r record) {
	if r.Path == "" || r.Gone {
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
	r.Place = cmp.Or(r.Place, old.Place)
	p.marks[r.Path] = r
}

// take returns what is pending, oldest first, and leaves nothing.
func (p *pending) take() []record {
	records := slices.AppendSeq(p.others, maps.Values(p.marks))
	slices.SortStableFunc(records, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Path, b.Path))
	})
	*p = pending{}
	return records
}

// putBack adds records again that could not be written; values that were set since are
// kept.
func (p *pending) putBack(records []record) {
	newer := p.take()
	for _, r := range append(records, newer...) {
		p.add(r)
	}
}
