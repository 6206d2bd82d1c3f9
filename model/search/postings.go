package search

import (
	"encoding/binary"
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

// writer gathers the terms of ever higher documents.
type writer struct {
	terms map[string]*growing
	scan  wordScanner
	pair  []byte
}

// growing is a term's list while it grows.
type growing struct {
	last    uint32 // the document added last, plus one; 0 at first
	numbers []byte
}

func newWriter() *writer { return &writer{terms: map[string]*growing{}} }

func (w *writer) add(term []byte, document uint32) {
	g := w.terms[string(term)]
	if g == nil {
		g = &growing{}
		w.terms[string(term)] = g
	}
	if g.last == document+1 {
		return
	}
	previous := uint32(0)
	if g.last > 0 {
		previous = g.last - 1
	}
	g.numbers = binary.AppendUvarint(g.numbers, uint64(document-previous))
	g.last = document + 1
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
	names := make([]string, 0, len(w.terms))
	letters, numbers := 0, 0
	for name, g := range w.terms {
		names = append(names, name)
		letters += len(name)
		numbers += len(g.numbers)
	}
	slices.Sort(names)
	b := newPostingsBuilder(len(names), letters, numbers)
	for _, name := range names {
		b.numbers = append(b.numbers, w.terms[name].numbers...)
		b.end(name)
	}
	return b.postings()
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
			last := uint32(0)
			for _, n := range documents {
				b.numbers = binary.AppendUvarint(b.numbers, uint64(n-last))
				last = n
			}
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
