package search

import (
	"slices"
	"strings"
	"sync"
)

// phraseCache remembers in which documents phrases were found, so that an extended query
// does not read documents again. The zero value is ready to use. It is safe for concurrent
// use.
type phraseCache struct {
	mu     sync.Mutex
	recent []*phraseResults // most recently used first
}

// maxCachedPhrases is enough for the key presses of one phrase and for some other readers.
const maxCachedPhrases = 32

// phraseResults holds the documents in which a phrase was looked for, in one generation of
// the index.
type phraseResults struct {
	clause     clause
	generation int
	mu         sync.Mutex
	scores     []uint8 // by document: 0 not checked, 1 no match, else the score plus 2
}

// cachedPhrase is what the cache knows of a phrase: its own results, and those of phrases
// that it implies.
type cachedPhrase struct {
	own     *phraseResults
	broader []*phraseResults
}

// lookup returns the results of a phrase. Those of older generations are dropped.
func (cache *phraseCache) lookup(c clause, generation int) cachedPhrase {
	cache.mu.Lock()
	defer cache.mu.Unlock()
	cache.recent = slices.DeleteFunc(cache.recent, func(v *phraseResults) bool { return v.generation < generation })
	var p cachedPhrase
	for _, cached := range cache.recent {
		switch {
		case cached.generation != generation || !c.implies(cached.clause):
		case cached.clause.implies(c):
			p.own = cached
		default:
			p.broader = append(p.broader, cached)
		}
	}
	if p.own == nil {
		p.own = &phraseResults{clause: c, generation: generation}
	} else {
		cache.recent = slices.DeleteFunc(cache.recent, func(v *phraseResults) bool { return v == p.own })
	}
	cache.recent = slices.Insert(cache.recent[:min(len(cache.recent), maxCachedPhrases-1)], 0, p.own)
	return p
}

// implies reports whether each match of c contains a match of other.
func (c clause) implies(other clause) bool {
	if len(other.tokens) > len(c.tokens) || !slices.Equal(c.fields, other.fields) {
		return false
	}
	last := len(other.tokens) - 1
	for i, w := range other.tokens {
		own := c.tokens[i]
		same := w.unspaced == own.unspaced && w.text == own.text && !(c.prefix && i == len(c.tokens)-1)
		if i == last && other.prefix {
			same = w.unspaced == own.unspaced && strings.HasPrefix(own.text, w.text)
		}
		if !same {
			return false
		}
	}
	return true
}

// score returns the score of the phrase in a document, -1 for no match. known is false if
// the document has to be read.
func (p cachedPhrase) score(number uint32) (score int, known bool) {
	if score, known = p.own.get(number); known {
		return score, true
	}
	for _, v := range p.broader {
		if score, known := v.get(number); known && score < 0 {
			return -1, true
		}
	}
	return 0, false
}

func (r *phraseResults) get(number uint32) (score int, known bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if int(number) >= len(r.scores) {
		return 0, false
	}
	return int(r.scores[number]) - 2, r.scores[number] > 0
}

func (r *phraseResults) set(number uint32, score int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if grow := int(number) + 1 - len(r.scores); grow > 0 {
		r.scores = append(r.scores, make([]uint8, grow)...)
	}
	r.scores[number] = uint8(score + 2)
}
