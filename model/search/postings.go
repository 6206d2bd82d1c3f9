package search

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// postings says for every term of one field which documents have it. It is
// immutable and made for memory: a sorted vocabulary in one string, and for each
// term the ascending numbers of its documents as variable-length differences.
type postings struct {
	terms     string
	termEnds  []uint32 // by term, in terms
	numbers   []byte
	numberEnd []uint32 // by term, in numbers
}

func (p *postings) len() int { return len(p.termEnds) }

func (p *postings) term(i int) string {
	start := uint32(0)
	if i > 0 {
		start = p.termEnds[i-1]
	}
	return p.terms[start:p.termEnds[i]]
}

func (p *postings) of(i int) []byte {
	start := uint32(0)
	if i > 0 {
		start = p.numberEnd[i-1]
	}
	return p.numbers[start:p.numberEnd[i]]
}

// bytes is what the postings take in memory.
func (p *postings) bytes() int {
	return len(p.terms) + len(p.numbers) + 4*(cap(p.termEnds)+cap(p.numberEnd))
}

// from is the place of the first term that is not less than the given one.
func (p *postings) from(term string) int {
	return sort.Search(p.len(), func(i int) bool { return p.term(i) >= term })
}

// gather adds the documents to set that have a term, or any that begins with it
// if prefix says so and accepts doesn't mind.
func (p *postings) gather(set bitset, term string, prefix bool, accepts func(term string) bool) {
	for i := p.from(term); i < p.len(); i++ {
		t := p.term(i)
		if t != term && (!prefix || !strings.HasPrefix(t, term)) {
			return
		}
		if accepts == nil || accepts(t) {
			set.addAll(p.of(i))
		}
	}
}

// bitset is a set of document numbers.
type bitset []uint64

func newBitset(documents int) bitset { return make(bitset, (documents+63)/64) }

func (b bitset) has(n uint32) bool { return b[n/64]&(1<<(n%64)) != 0 }
func (b bitset) add(n uint32)      { b[n/64] |= 1 << (n % 64) }

func (b bitset) addAll(numbers []byte) {
	n := uint32(0)
	for len(numbers) > 0 {
		if d := numbers[0]; d < 0x80 {
			n += uint32(d)
			numbers = numbers[1:]
		} else {
			d, size := binary.Uvarint(numbers)
			n += uint32(d)
			numbers = numbers[size:]
		}
		b[n/64] |= 1 << (n % 64)
	}
}

func (b bitset) or(other bitset) {
	for i, w := range other {
		b[i] |= w
	}
}

func (b bitset) and(other bitset) {
	for i := range b {
		b[i] &= other[i]
	}
}

// writer gathers the terms of ever higher documents. It is made for many words and
// little memory: an open hash table of terms, their letters in one piece, and the
// terms of the documents one behind the other, which finish turns round.
type writer struct {
	slots   []slot // a power of two of them, at most half of them taken
	letters []byte
	ends    []uint32 // by term in the order they came, in letters
	met     []uint32 // the terms of each document
	bounds  []bound
	scan    wordScanner
	pair    []byte
}

// slot is a place in the hash table; the zero value is free.
type slot struct {
	key   uint64 // the first eight bytes
	start uint32 // in letters
	term  uint32 // its place in ends, plus one
	last  uint32 // the document added last, plus one
	size  uint32 // bytes
}

// bound is where the terms of a document end in met.
type bound struct{ document, end uint32 }

// fewSlots is the size a writer begins with: room for the words of some posts.
const fewSlots = 1 << 12

func newWriter() *writer { return &writer{slots: make([]slot, fewSlots)} }

func (w *writer) add(term []byte, document uint32) {
	s := w.slot(term)
	if s.last == document+1 {
		return
	}
	s.last = document + 1
	if last := len(w.bounds) - 1; last < 0 || w.bounds[last].document != document {
		w.bounds = append(w.bounds, bound{document, uint32(len(w.met))})
	}
	w.met = append(w.met, s.term-1)
	w.bounds[len(w.bounds)-1].end++
}

// slot finds the place of a term, which is taken if there is none yet.
func (w *writer) slot(term []byte) *slot {
	key := keyOf(term)
	hash := hashOf(key, term)
	for at := hash; ; at++ {
		s := &w.slots[at&uint64(len(w.slots)-1)]
		switch {
		case s.term == 0:
			if 2*len(w.ends) >= len(w.slots) {
				w.grow()
				return w.slot(term)
			}
			*s = slot{key: key, start: uint32(len(w.letters)), size: uint32(len(term)), term: uint32(len(w.ends) + 1)}
			w.letters = append(w.letters, term...)
			w.ends = append(w.ends, uint32(len(w.letters)))
			return s
		case s.key == key && s.size == uint32(len(term)) && (len(term) <= 8 || string(w.letters[s.start:s.start+s.size]) == string(term)):
			return s
		}
	}
}

func (w *writer) grow() {
	old := w.slots
	w.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.term == 0 {
			continue
		}
		at := hashOf(s.key, w.letters[s.start:s.start+s.size])
		for w.slots[at&uint64(len(w.slots)-1)].term > 0 {
			at++
		}
		w.slots[at&uint64(len(w.slots)-1)] = s
	}
}

// keyOf are the first eight bytes of a term.
func keyOf(term []byte) uint64 {
	if len(term) >= 8 {
		return binary.LittleEndian.Uint64(term)
	}
	key := uint64(0)
	for i, b := range term {
		key |= uint64(b) << (8 * i)
	}
	return key
}

// secrets keep anybody from writing texts whose words meet in one place.
var secrets = [2]uint64{maphash.Comparable(seed, 0), maphash.Comparable(seed, 1) | 1}

// hashOf is the hash of a term that begins with a key.
func hashOf(key uint64, term []byte) uint64 {
	if len(term) > 8 {
		key ^= maphash.Bytes(seed, term[8:])
	}
	high, low := bits.Mul64(key^secrets[0], secrets[1])
	return high ^ low
}

func (w *writer) term(n uint32) []byte {
	start := uint32(0)
	if n > 0 {
		start = w.ends[n-1]
	}
	return w.letters[start:w.ends[n]]
}

// text adds the words of a text. A character of a script without spaces is a
// term together with the one behind it, so that a part of a word is found
// without knowing where words begin.
func (w *writer) text(text string, document uint32) {
	w.scan.reset(text)
	w.pair = w.pair[:0]
	for {
		folded, _, _, solo, ok := w.scan.next()
		if len(w.pair) > 0 {
			if ok && solo {
				first := len(w.pair)
				w.pair = append(w.pair, folded...)
				w.add(w.pair, document)
				w.pair = w.pair[first:]
				continue
			}
			w.add(w.pair, document)
			w.pair = w.pair[:0]
		}
		switch {
		case !ok:
			return
		case solo:
			w.pair = append(w.pair, folded...)
		default:
			w.add(folded, document)
		}
	}
}

func (w *writer) finish() *postings {
	order := make([]uint32, len(w.ends))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return bytes.Compare(w.term(a), w.term(b)) })
	documents, ends := w.byTerm()
	b := newPostingsBuilder(len(order), len(w.letters), len(documents)+len(documents)/4)
	for _, term := range order {
		start := uint32(0)
		if term > 0 {
			start = ends[term-1]
		}
		b.add(documents[start:ends[term]])
		b.end(string(w.term(term)))
	}
	return b.postings()
}

// byTerm are the documents of each term, in ascending order, and where those of
// each term end.
func (w *writer) byTerm() (documents, ends []uint32) {
	next := make([]uint32, len(w.ends)+1)
	for _, term := range w.met {
		next[term+1]++
	}
	for i := range len(w.ends) {
		next[i+1] += next[i]
	}
	documents = make([]uint32, len(w.met))
	at := uint32(0)
	for _, b := range w.bounds {
		for ; at < b.end; at++ {
			term := w.met[at]
			documents[next[term]] = b.document
			next[term]++
		}
	}
	return documents, next[:len(w.ends)]
}

// postingsBuilder makes postings of terms that come in order.
type postingsBuilder struct {
	terms     strings.Builder
	termEnds  []uint32
	numbers   []byte
	numberEnd []uint32
}

func newPostingsBuilder(terms, letters, numbers int) *postingsBuilder {
	b := &postingsBuilder{
		termEnds: make([]uint32, 0, terms), numberEnd: make([]uint32, 0, terms), numbers: make([]byte, 0, numbers),
	}
	b.terms.Grow(letters)
	return b
}

// add gives the term that is closed next its documents, which ascend.
func (b *postingsBuilder) add(documents []uint32) {
	last := uint32(0)
	for _, n := range documents {
		b.numbers = binary.AppendUvarint(b.numbers, uint64(n-last))
		last = n
	}
}

// end closes a term, whose numbers are there already.
func (b *postingsBuilder) end(term string) {
	b.terms.WriteString(term)
	b.termEnds = append(b.termEnds, uint32(b.terms.Len()))
	b.numberEnd = append(b.numberEnd, uint32(len(b.numbers)))
}

func (b *postingsBuilder) postings() *postings {
	return &postings{strings.Clone(b.terms.String()), slices.Clone(b.termEnds), slices.Clone(b.numbers), slices.Clone(b.numberEnd)}
}

// merged makes one of several postings. renumbered gives each document its new
// number, or false when it is to be left out; nil keeps all as they are.
func merged(parts []*postings, renumbered func(uint32) (uint32, bool)) *postings {
	letters, numbers := 0, 0
	for _, p := range parts {
		letters = max(letters, len(p.terms))
		numbers += len(p.numbers)
	}
	b := newPostingsBuilder(0, letters, numbers)
	at := make([]int, len(parts))
	var documents []uint32
	for {
		term, ok := lowest(parts, at)
		if !ok {
			return b.postings()
		}
		documents = documents[:0]
		for i, p := range parts {
			if at[i] < p.len() && p.term(at[i]) == term {
				documents = appendDocuments(documents, p.of(at[i]), renumbered)
				at[i]++
			}
		}
		if len(documents) > 0 {
			if !slices.IsSorted(documents) {
				slices.Sort(documents)
			}
			b.add(documents)
			b.end(term)
		}
	}
}

// lowest is the next term of several postings.
func lowest(parts []*postings, at []int) (term string, ok bool) {
	for i, p := range parts {
		if at[i] == p.len() {
			continue
		}
		if t := p.term(at[i]); !ok || t < term {
			term, ok = t, true
		}
	}
	return term, ok
}

func appendDocuments(to []uint32, numbers []byte, renumbered func(uint32) (uint32, bool)) []uint32 {
	n := uint32(0)
	for len(numbers) > 0 {
		d, size := binary.Uvarint(numbers)
		n += uint32(d)
		numbers = numbers[size:]
		if renumbered == nil {
			to = append(to, n)
		} else if kept, ok := renumbered(n); ok {
			to = append(to, kept)
		}
	}
	return to
}
