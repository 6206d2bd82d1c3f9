package search

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"slices"
)

// inverter builds postings of documents that are added in ascending order. For speed and
// memory it uses an open-addressing hash table, keeps the bytes of all terms in one slice
// and lists the terms by document; postings inverts that list.
type inverter struct {
	slots         []slot // hash table; its length is a power of two, its load at most one half
	termBytes     []byte
	termEnds      []uint32 // by term number: where its bytes end in termBytes
	documentTerms []uint32 // term numbers, document after document
	documentEnds  []documentEnd
	tokens        tokenizer
	pair          []byte // pending characters of an unspaced script, see addText
}

// slot is an entry of the hash table. The zero value is free.
type slot struct {
	prefix       uint64 // see termPrefix
	start        uint32 // offset in termBytes
	term         uint32 // term number plus one
	lastDocument uint32 // document that was added last, plus one
	length       uint32 // bytes
}

// documentEnd is where the terms of a document end in documentTerms.
type documentEnd struct{ document, end uint32 }

// initialSlots is enough for the terms of a few posts.
const initialSlots = 1 << 12

func newInverter() *inverter { return &inverter{slots: make([]slot, initialSlots)} }

func (v *inverter) add(term []byte, document uint32) {
	s := v.slot(term)
	if s.lastDocument == document+1 {
		return
	}
	s.lastDocument = document + 1
	if last := len(v.documentEnds) - 1; last < 0 || v.documentEnds[last].document != document {
		v.documentEnds = append(v.documentEnds, documentEnd{document, uint32(len(v.documentTerms))})
	}
	v.documentTerms = append(v.documentTerms, s.term-1)
	v.documentEnds[len(v.documentEnds)-1].end++
}

// slot returns the slot of a term, which is added if it is new.
func (v *inverter) slot(term []byte) *slot {
	prefix := termPrefix(term)
	hash := hashTerm(prefix, term)
	for at := hash; ; at++ {
		s := &v.slots[at&uint64(len(v.slots)-1)]
		switch {
		case s.term == 0:
			if 2*len(v.termEnds) >= len(v.slots) {
				v.grow()
				return v.slot(term)
			}
			*s = slot{prefix: prefix, start: uint32(len(v.termBytes)), length: uint32(len(term)), term: uint32(len(v.termEnds) + 1)}
			v.termBytes = append(v.termBytes, term...)
			v.termEnds = append(v.termEnds, uint32(len(v.termBytes)))
			return s
		case s.prefix == prefix && s.length == uint32(len(term)) && (len(term) <= 8 || string(v.termBytes[s.start:s.start+s.length]) == string(term)):
			return s
		}
	}
}

func (v *inverter) grow() {
	old := v.slots
	v.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.term == 0 {
			continue
		}
		at := hashTerm(s.prefix, v.termBytes[s.start:s.start+s.length])
		for v.slots[at&uint64(len(v.slots)-1)].term > 0 {
			at++
		}
		v.slots[at&uint64(len(v.slots)-1)] = s
	}
}

// termPrefix returns the first eight bytes of a term as an integer.
func termPrefix(term []byte) uint64 {
	if len(term) >= 8 {
		return binary.LittleEndian.Uint64(term)
	}
	prefix := uint64(0)
	for i, b := range term {
		prefix |= uint64(b) << (8 * i)
	}
	return prefix
}

// hashKeys are random, so that no text can be made to cause collisions.
var hashKeys = [2]uint64{maphash.Comparable(hashSeed, 0), maphash.Comparable(hashSeed, 1) | 1}

// hashTerm returns the hash of a term. prefix is its termPrefix.
func hashTerm(prefix uint64, term []byte) uint64 {
	if len(term) > 8 {
		prefix ^= maphash.Bytes(hashSeed, term[8:])
	}
	high, low := bits.Mul64(prefix^hashKeys[0], hashKeys[1])
	return high ^ low
}

func (v *inverter) term(n uint32) []byte {
	start := uint32(0)
	if n > 0 {
		start = v.termEnds[n-1]
	}
	return v.termBytes[start:v.termEnds[n]]
}

// addText adds the terms of a text. In scripts without spaces the terms are pairs of
// adjacent characters (bigrams), so that parts of words are found without word
// segmentation.
func (v *inverter) addText(text string, document uint32) {
	v.tokens.reset(text)
	v.pair = v.pair[:0]
	for {
		t, ok := v.tokens.next()
		if len(v.pair) > 0 {
			if ok && t.unspaced {
				first := len(v.pair)
				v.pair = append(v.pair, t.text...)
				v.add(v.pair, document)
				v.pair = v.pair[first:]
				continue
			}
			v.add(v.pair, document)
			v.pair = v.pair[:0]
		}
		switch {
		case !ok:
			return
		case t.unspaced:
			v.pair = append(v.pair, t.text...)
		default:
			v.add(t.text, document)
		}
	}
}

// postings returns the postings of everything that was added.
func (v *inverter) postings() *postings {
	order := make([]uint32, len(v.termEnds))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return bytes.Compare(v.term(a), v.term(b)) })
	documents, ends := v.documentsByTerm()
	b := newPostingsBuilder(len(order), len(v.termBytes), len(documents)+len(documents)/4)
	for _, term := range order {
		start := uint32(0)
		if term > 0 {
			start = ends[term-1]
		}
		b.addDocuments(documents[start:ends[term]])
		b.endTerm(string(v.term(term)))
	}
	return b.postings()
}

// documentsByTerm returns the documents of all terms, in ascending order for each term, and
// the end of each term's documents.
func (v *inverter) documentsByTerm() (documents, ends []uint32) {
	next := make([]uint32, len(v.termEnds)+1)
	for _, term := range v.documentTerms {
		next[term+1]++
	}
	for i := range len(v.termEnds) {
		next[i+1] += next[i]
	}
	documents = make([]uint32, len(v.documentTerms))
	at := uint32(0)
	for _, document := range v.documentEnds {
		for ; at < document.end; at++ {
			term := v.documentTerms[at]
			documents[next[term]] = document.document
			next[term]++
		}
	}
	return documents, next[:len(v.termEnds)]
}
