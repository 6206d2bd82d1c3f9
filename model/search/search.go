package search

import (
	"slices"
	"time"

	"blogtui/model"
	"blogtui/model/article"
)

// Search is a query that runs on an index in steps, so that first results are available at
// once. To cancel it, call Step no more. It is not safe for concurrent use.
type Search struct {
	index *Index
	lib   *model.Library
	query Query

	snapshot   *snapshot
	candidates []match // documents with all terms, in the order of the snapshot and score
	phrases    []cachedPhrase
	checked    int // number of candidates checked for phrases
}

// match is a document that has all terms of the query.
type match struct {
	number     uint32
	position   int // in snapshot.order
	score      int // an upper bound until the phrases are checked
	exactScore int // part of score that does not depend on phrases
}

// Results are the results of a search so far.
type Results struct {
	Posts   []*model.Post // in descending order of score, limited
	Count   int           // matching posts without the limit
	Total   int           // posts in the index
	Indexed int           // posts whose body is indexed
	Done    bool          // final until the blog changes
	Full    bool          // the index is full, so some bodies are not searched
}

// Start starts a search of lib, which is indexed if needed.
func (x *Index) Start(lib *model.Library, q Query) *Search {
	x.lastSearch.Store(time.Now().UnixNano())
	x.request(lib)
	return &Search{index: x, lib: lib, query: q}
}

// Step continues the search for about timeout and returns at most limit posts. If there is
// nothing to check it waits for a newer snapshot, except in the first step.
func (s *Search) Step(timeout time.Duration, limit int) Results {
	end := time.Now().Add(timeout)
	if s.snapshot != nil && s.checked == len(s.candidates) && !s.done() {
		select {
		case <-s.snapshot.superseded:
		case <-time.After(timeout):
		}
	}
	if newest := s.index.current.Load(); newest != s.snapshot {
		s.useSnapshot(newest)
	}
	s.checkCandidates(end)
	return s.results(limit)
}

// done reports whether the results are final.
func (s *Search) done() bool {
	snapshot := s.snapshot
	return snapshot.complete && snapshot.lib != nil && snapshot.lib.Revision() >= s.lib.Revision() && s.checked == len(s.candidates)
}

// useSnapshot searches a newer snapshot. Cached results of phrases stay valid.
func (s *Search) useSnapshot(snapshot *snapshot) {
	s.snapshot, s.checked = snapshot, 0
	s.candidates, s.phrases = snapshot.candidates(s.query), nil
	for _, clause := range s.query.clauses {
		if !clause.isExact() {
			s.phrases = append(s.phrases, s.index.phrases.lookup(clause, snapshot.generation))
		}
	}
	if len(s.phrases) == 0 {
		s.checked = len(s.candidates)
	}
}

// checkCandidates looks for the phrases in the candidates, the best first, until end.
func (s *Search) checkCandidates(end time.Time) {
	for ; s.checked < len(s.candidates); s.checked++ {
		number := s.candidates[s.checked].number
		if _, known := s.phraseScore(number); known {
			continue
		}
		if !time.Now().Before(end) {
			return
		}
		s.checkDocument(number)
	}
}

// phraseScore returns the sum of the scores of all phrases in a document, -1 if one of them
// does not match. known is false if the document has to be read.
func (s *Search) phraseScore(number uint32) (score int, known bool) {
	known = true
	for _, p := range s.phrases {
		switch w, ok := p.score(number); {
		case ok && w < 0:
			return -1, true
		case !ok:
			known = false
		default:
			score += w
		}
	}
	return score, known
}

// checkDocument looks for all phrases in a document and caches the results. If the document
// cannot be read, missing phrases are not cached.
func (s *Search) checkDocument(number uint32) {
	clauses := make([]clause, len(s.phrases))
	for i, p := range s.phrases {
		clauses[i] = p.own.clause
	}
	post, failed := s.snapshot.posts[number], false
	found := scoreClauses(clauses, post, func([]clause) []article.Passage {
		passages, ok := s.index.readPassages(post)
		failed = !ok
		return passages
	})
	for i, p := range s.phrases {
		if !failed || found[i] >= 0 {
			p.own.set(number, found[i])
		}
	}
}

func (s *Search) results(limit int) Results {
	snapshot := s.snapshot
	r := Results{Total: len(snapshot.order), Indexed: snapshot.indexedCount, Done: s.done(), Full: snapshot.full}
	matched := s.candidates
	if len(s.phrases) > 0 {
		matched = nil
		for _, m := range s.candidates {
			if score, known := s.phraseScore(m.number); known && score >= 0 {
				m.score = m.exactScore + score
				matched = append(matched, m)
			}
		}
		slices.SortFunc(matched, func(a, b match) int { return a.position - b.position })
		matched = sortByScore(matched, s.query)
	}
	r.Count = len(matched)
	for _, m := range matched[:min(len(matched), limit)] {
		r.Posts = append(r.Posts, snapshot.posts[m.number])
	}
	return r
}

// sortByScore sorts matches by descending score. It is stable.
func sortByScore(matched []match, q Query) []match {
	byScore := make([][]match, fieldWeights[inTitle]*len(q.clauses)+1)
	for _, m := range matched {
		byScore[m.score] = append(byScore[m.score], m)
	}
	out := matched[:0:0]
	for score := len(byScore) - 1; score >= 0; score-- {
		out = append(out, byScore[score]...)
	}
	return out
}

// candidates returns the documents that have all terms of q, sorted by score. If all
// clauses are exact these are the matches.
func (snap *snapshot) candidates(q Query) []match {
	if q.Empty() || snap.lib == nil {
		return nil
	}
	all := newBitset(len(snap.posts))
	for i := range all {
		all[i] = ^uint64(0)
	}
	documents := make([][fieldCount]bitset, len(q.clauses))
	for i, clause := range q.clauses {
		any := newBitset(len(snap.posts))
		for _, in := range clause.fields {
			documents[i][in] = snap.documentsWith(clause, in)
			any.or(documents[i][in])
		}
		all.and(any)
	}
	var found []match
	for position, number := range snap.order {
		if !all.has(number) || !q.matchesYears(snap.posts[number]) {
			continue
		}
		m := match{number: number, position: position}
		for i := range q.clauses {
			weight := q.clauses[i].bestWeight(number, &documents[i])
			if m.score += weight; q.clauses[i].isExact() {
				m.exactScore += weight
			}
		}
		found = append(found, m)
	}
	return sortByScore(found, q)
}

// bestWeight returns the weight of the best field that has the document. documents are the
// sets of matching documents by field.
func (c *clause) bestWeight(number uint32, documents *[fieldCount]bitset) int {
	for _, in := range c.fields {
		if documents[in].has(number) {
			return fieldWeights[in]
		}
	}
	return 0
}

// documentsWith returns the documents that have all terms of a clause in a field.
func (snap *snapshot) documentsWith(q clause, in field) bitset {
	var all bitset
	for _, t := range q.terms() {
		some := newBitset(len(snap.posts))
		for _, s := range snap.segments {
			s.fields[in].addDocuments(some, t.text, t.prefix, t.filter)
		}
		if all == nil {
			all = some
		} else {
			all.and(some)
		}
	}
	return all
}

// term is a lookup in postings.
type term struct {
	text   string
	prefix bool
	filter func(string) bool // restricts the terms that begin with text; nil for all
}

// terms returns the terms that a document must have for the clause to match.
func (c *clause) terms() []term {
	var terms []term
	for i, w := range c.tokens {
		last := i == len(c.tokens)-1
		paired := w.unspaced && !last && c.tokens[i+1].unspaced
		switch {
		case paired:
			terms = append(terms, term{text: w.text + c.tokens[i+1].text, prefix: c.prefix && i == len(c.tokens)-2})
		case w.unspaced && i > 0 && c.tokens[i-1].unspaced: // part of the previous pair
		case w.unspaced && !(last && c.prefix):
			terms = append(terms, term{w.text, true, func(t string) bool { return clusterSize(t, len(w.text)) == len(w.text) }})
		default:
			terms = append(terms, term{text: w.text, prefix: c.prefix && last})
		}
	}
	return terms
}

// isExact reports whether every document with the terms matches the clause.
func (c *clause) isExact() bool {
	return len(c.tokens) == 1 || len(c.tokens) == 2 && c.tokens[0].unspaced && c.tokens[1].unspaced
}
