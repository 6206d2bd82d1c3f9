package search

import (
	"slices"
	"strings"
	"sync"
)

// phrasebook remembers in which documents phrases were found, so that a key that
// adds to a query has nothing read again. Its zero value is ready, for any
// number of searches.
type phrasebook struct {
	mu     sync.Mutex
	latest []*verdicts // the last one asked for first
}

// mostPhrases is how many phrases are remembered: the keys of one, and those of some
// other readers.
const mostPhrases = 32

// verdicts tell in which documents of an era of the index a phrase was looked for.
type verdicts struct {
	clause clause
	era    int
	mu     sync.Mutex
	found  []uint8 // by document: two more than its best place weighs, 1 where it is not found, 0 where nobody has looked
}

// phrase is what a search knows of one: its own verdicts, and those of phrases that
// are found wherever it is.
type phrase struct {
	own   *verdicts
	wider []*verdicts
}

// open returns what is known of a phrase.
func (b *phrasebook) open(c clause, era int) phrase {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.latest = slices.DeleteFunc(b.latest, func(v *verdicts) bool { return v.era < era })
	var p phrase
	for _, known := range b.latest {
		switch {
		case known.era != era || !c.implies(known.clause):
		case known.clause.implies(c):
			p.own = known
		default:
			p.wider = append(p.wider, known)
		}
	}
	if p.own == nil {
		p.own = &verdicts{clause: c, era: era}
	} else {
		b.latest = slices.DeleteFunc(b.latest, func(v *verdicts) bool { return v == p.own })
	}
	b.latest = slices.Insert(b.latest[:min(len(b.latest), mostPhrases-1)], 0, p.own)
	return p
}

// implies reports whether a clause is only found where another one is.
func (c clause) implies(other clause) bool {
	if len(other.words) > len(c.words) || !slices.Equal(c.fields, other.fields) {
		return false
	}
	last := len(other.words) - 1
	for i, w := range other.words {
		mine := c.words[i]
		same := w.solo == mine.solo && w.text == mine.text && !(c.prefix && i == len(c.words)-1)
		if i == last && other.prefix {
			same = w.solo == mine.solo && strings.HasPrefix(mine.text, w.text)
		}
		if !same {
			return false
		}
	}
	return true
}

// weight is what the phrase weighs in a document, -1 if it is not in it.
func (p phrase) weight(number uint32) (weight int, known bool) {
	if weight, known = p.own.get(number); known {
		return weight, true
	}
	for _, v := range p.wider {
		if weight, known := v.get(number); known && weight < 0 {
			return -1, true
		}
	}
	return 0, false
}

func (v *verdicts) get(number uint32) (weight int, known bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if int(number) >= len(v.found) {
		return 0, false
	}
	return int(v.found[number]) - 2, v.found[number] > 0
}

func (v *verdicts) set(number uint32, weight int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if missing := int(number) + 1 - len(v.found); missing > 0 {
		v.found = append(v.found, make([]uint8, missing)...)
	}
	v.found[number] = uint8(weight + 2)
}
