package search

import (
	"encoding/binary"
	"slices"
	"sort"
	"strings"
)

// postings are the posting lists of one field. They are immutable and compact: a sorted
// vocabulary in one string, and for each term its ascending document numbers, delta encoded
// as varints.
type postings struct {
	terms       string   // the vocabulary, concatenated
	termEnds    []uint32 // by term, in terms
	encoded     []byte   // the posting lists, concatenated
	encodedEnds []uint32 // by term, in encoded
}

func (p *postings) len() int { return len(p.termEnds) }

func (p *postings) term(i int) string {
	start := uint32(0)
	if i > 0 {
		start = p.termEnds[i-1]
	}
	return p.terms[start:p.termEnds[i]]
}

// documents returns the encoded posting list of a term.
func (p *postings) documents(i int) []byte {
	start := uint32(0)
	if i > 0 {
		start = p.encodedEnds[i-1]
	}
	return p.encoded[start:p.encodedEnds[i]]
}

// bytes returns the memory that the postings take.
func (p *postings) bytes() int {
	return len(p.terms) + len(p.encoded) + 4*(cap(p.termEnds)+cap(p.encodedEnds))
}

// search returns the index of the first term that is not less than term.
func (p *postings) search(term string) int {
	return sort.Search(p.len(), func(i int) bool { return p.term(i) >= term })
}

// addDocuments adds to set the documents of term, or with prefix those of all terms that
// begin with it. A filter, if not nil, restricts the terms.
func (p *postings) addDocuments(set bitset, term string, prefix bool, filter func(term string) bool) {
	for i := p.search(term); i < p.len(); i++ {
		t := p.term(i)
		if t != term && (!prefix || !strings.HasPrefix(t, term)) {
			return
		}
		if filter == nil || filter(t) {
			set.addEncoded(p.documents(i))
		}
	}
}

// bitset is a set of document numbers.
type bitset []uint64

func newBitset(documents int) bitset { return make(bitset, (documents+63)/64) }

func (b bitset) has(n uint32) bool { return b[n/64]&(1<<(n%64)) != 0 }
func (b bitset) add(n uint32)      { b[n/64] |= 1 << (n % 64) }

// addEncoded adds the documents of an encoded posting list.
func (b bitset) addEncoded(encoded []byte) {
	n := uint32(0)
	for len(encoded) > 0 {
		if d := encoded[0]; d < 0x80 {
			n += uint32(d)
			encoded = encoded[1:]
		} else {
			d, size := binary.Uvarint(encoded)
			n += uint32(d)
			encoded = encoded[size:]
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

// postingsBuilder builds postings of terms that are added in order.
type postingsBuilder struct {
	terms       strings.Builder
	termEnds    []uint32
	encoded     []byte
	encodedEnds []uint32
}

func newPostingsBuilder(terms, letters, numbers int) *postingsBuilder {
	b := &postingsBuilder{
		termEnds: make([]uint32, 0, terms), encodedEnds: make([]uint32, 0, terms), encoded: make([]byte, 0, numbers),
	}
	b.terms.Grow(letters)
	return b
}

// addDocuments adds the documents of the term that endTerm ends next. They are ascending.
func (b *postingsBuilder) addDocuments(documents []uint32) {
	last := uint32(0)
	for _, n := range documents {
		b.encoded = binary.AppendUvarint(b.encoded, uint64(n-last))
		last = n
	}
}

// endTerm adds a term with the documents that were added since the last one.
func (b *postingsBuilder) endTerm(term string) {
	b.terms.WriteString(term)
	b.termEnds = append(b.termEnds, uint32(b.terms.Len()))
	b.encodedEnds = append(b.encodedEnds, uint32(len(b.encoded)))
}

func (b *postingsBuilder) postings() *postings {
	return &postings{strings.Clone(b.terms.String()), slices.Clone(b.termEnds), slices.Clone(b.encoded), slices.Clone(b.encodedEnds)}
}

// mergePostings merges postings. renumber returns the new number of a document, or false to
// drop it; nil keeps all numbers.
func mergePostings(parts []*postings, renumber func(uint32) (uint32, bool)) *postings {
	letters, numbers := 0, 0
	for _, p := range parts {
		letters = max(letters, len(p.terms))
		numbers += len(p.encoded)
	}
	b := newPostingsBuilder(0, letters, numbers)
	at := make([]int, len(parts))
	var documents []uint32
	for {
		term, ok := lowestTerm(parts, at)
		if !ok {
			return b.postings()
		}
		documents = documents[:0]
		for i, p := range parts {
			if at[i] < p.len() && p.term(at[i]) == term {
				documents = appendDecoded(documents, p.documents(at[i]), renumber)
				at[i]++
			}
		}
		if len(documents) > 0 {
			if !slices.IsSorted(documents) {
				slices.Sort(documents)
			}
			b.addDocuments(documents)
			b.endTerm(term)
		}
	}
}

// lowestTerm returns the smallest of the terms at the given positions.
func lowestTerm(parts []*postings, at []int) (term string, ok bool) {
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

// appendDecoded appends the documents of an encoded posting list, renumbered.
func appendDecoded(to []uint32, encoded []byte, renumber func(uint32) (uint32, bool)) []uint32 {
	n := uint32(0)
	for len(encoded) > 0 {
		d, size := binary.Uvarint(encoded)
		n += uint32(d)
		encoded = encoded[size:]
		if renumber == nil {
			to = append(to, n)
		} else if kept, ok := renumber(n); ok {
			to = append(to, kept)
		}
	}
	return to
}
