package search

import (
	"slices"
	"time"

	"blogtui/model"
	"blogtui/model/article"
)

// Search is one question to an index. It is carried on in steps, so that its
// first results are there at once and nobody waits for the last; to give it up
// is not to take another step. It is not for concurrent use.
type Search struct {
	index *Index
	lib   *model.Library
	query Query

	catalogue *catalogue
	matched   []match // candidates in the order of the catalogue
	phrases   []phrase
	at        int // candidates that are checked
}

// match is a document with all words, and how much their places weigh.
type match struct {
	number uint32
	place  int // in the order of the catalogue
	weight int // at most, as long as its phrases are not looked for
	sure   int // of that, what the words weigh that belong to no phrase
}

// Results is what a search has found so far.
type Results struct {
	Posts   []*model.Post // the best first, no more than were asked for
	Count   int           // all that are found
	Total   int           // posts there are
	Indexed int           // posts whose text has been searched
	Done    bool          // nothing will change unless the blog does
	Full    bool          // there was no room for some texts: they are not searched
}

// Start asks for the posts of lib that answer to q.
func (x *Index) Start(lib *model.Library, q Query) *Search {
	x.typed.Store(time.Now().UnixNano())
	x.ask(lib)
	return &Search{index: x, lib: lib, query: q}
}

// Step carries the search on, for about as long as patience, and returns at most
// so many posts of what it has found. After the first step it waits for news
// if it knows of nothing to do.
func (s *Search) Step(patience time.Duration, most int) Results {
	end := time.Now().Add(patience)
	if s.catalogue != nil && s.at == len(s.matched) && !s.done() {
		select {
		case <-s.catalogue.next:
		case <-time.After(patience):
		}
	}
	if newest := s.index.now.Load(); newest != s.catalogue {
		s.renew(newest)
	}
	s.check(end)
	return s.results(most)
}

// done reports whether the index has nothing more to tell.
func (s *Search) done() bool {
	c := s.catalogue
	return c.whole && c.lib != nil && c.lib.Revision() >= s.lib.Revision() && s.at == len(s.matched)
}

// renew asks a newer catalogue; what is known of its documents stays known.
func (s *Search) renew(c *catalogue) {
	s.catalogue, s.at = c, 0
	s.matched, s.phrases = c.matched(s.query), nil
	for _, clause := range s.query.clauses {
		if !clause.exact() {
			s.phrases = append(s.phrases, s.index.phrases.open(clause, c.era))
		}
	}
	if len(s.phrases) == 0 {
		s.at = len(s.matched)
	}
}

// check reads candidates until a moment, those first that are to be shown first.
func (s *Search) check(end time.Time) {
	for ; s.at < len(s.matched); s.at++ {
		number := s.matched[s.at].number
		if _, known := s.judge(number); known {
			continue
		}
		if !time.Now().Before(end) {
			return
		}
		s.read(number)
	}
}

// judge adds up what the phrases of a document weigh, -1 when one of them is not
// in it; that is known once the document was read for all of them, or for a phrase that goes on
// in one of these.
func (s *Search) judge(number uint32) (weight int, known bool) {
	known = true
	for _, p := range s.phrases {
		switch w, ok := p.weight(number); {
		case ok && w < 0:
			return -1, true
		case !ok:
			known = false
		default:
			weight += w
		}
	}
	return weight, known
}

// read looks for all phrases in a document. That one is missing is only kept in
// mind when the text could be read.
func (s *Search) read(number uint32) {
	clauses := make([]clause, len(s.phrases))
	for i, p := range s.phrases {
		clauses[i] = p.own.clause
	}
	post, failed := s.catalogue.posts[number], false
	found := weigh(clauses, post, func() []article.Passage {
		passages, ok := s.index.passages(post)
		failed = !ok
		return passages
	})
	for i, p := range s.phrases {
		if !failed || found[i] >= 0 {
			p.own.set(number, found[i])
		}
	}
}

func (s *Search) results(most int) Results {
	c := s.catalogue
	r := Results{Total: len(c.order), Indexed: c.texts, Done: s.done(), Full: c.full}
	matched := s.matched
	if len(s.phrases) > 0 {
		matched = nil
		for _, m := range s.matched {
			if weight, known := s.judge(m.number); known && weight >= 0 {
				m.weight = m.sure + weight
				matched = append(matched, m)
			}
		}
		slices.SortFunc(matched, func(a, b match) int { return a.place - b.place })
		matched = ranked(matched, s.query)
	}
	r.Count = len(matched)
	for _, m := range matched[:min(len(matched), most)] {
		r.Posts = append(r.Posts, c.posts[m.number])
	}
	return r
}

// ranked sorts matches by weight and keeps the order of equals.
func ranked(matched []match, q Query) []match {
	byWeight := make([][]match, weights[inTitle]*len(q.clauses)+1)
	for _, m := range matched {
		byWeight[m.weight] = append(byWeight[m.weight], m)
	}
	out := matched[:0:0]
	for weight := len(byWeight) - 1; weight >= 0; weight-- {
		out = append(out, byWeight[weight]...)
	}
	return out
}

// matched returns the documents that have all words, the best first. They answer to
// the query unless it has phrases.
func (c *catalogue) matched(q Query) []match {
	if q.Empty() || c.lib == nil {
		return nil
	}
	all := newBitset(len(c.posts))
	for i := range all {
		all[i] = ^uint64(0)
	}
	places := make([][fieldCount]bitset, len(q.clauses))
	for i, clause := range q.clauses {
		any := newBitset(len(c.posts))
		for _, in := range clause.fields {
			places[i][in] = c.having(clause, in)
			any.or(places[i][in])
		}
		all.and(any)
	}
	var found []match
	for place, number := range c.order {
		if !all.has(number) || !q.fitsYear(c.posts[number]) {
			continue
		}
		m := match{number: number, place: place}
		for i := range q.clauses {
			weight := q.clauses[i].weightOf(number, &places[i])
			if m.weight += weight; q.clauses[i].exact() {
				m.sure += weight
			}
		}
		found = append(found, m)
	}
	return ranked(found, q)
}

// weightOf is what the best of the places of a document weighs.
func (c *clause) weightOf(number uint32, places *[fieldCount]bitset) int {
	for _, in := range c.fields {
		if places[in].has(number) {
			return weights[in]
		}
	}
	return 0
}

// having returns the documents that have all terms of a clause in a field.
func (c *catalogue) having(q clause, in field) bitset {
	var all bitset
	for _, t := range q.terms() {
		some := newBitset(len(c.posts))
		for _, s := range c.segments {
			s.fields[in].gather(some, t.text, t.prefix, t.accepts)
		}
		if all == nil {
			all = some
		} else {
			all.and(some)
		}
	}
	return all
}

// term is what is looked up in postings.
type term struct {
	text    string
	prefix  bool
	accepts func(string) bool // of the terms that begin with text; nil for all
}

// terms are what a document must have for a clause to be found in it.
func (c *clause) terms() []term {
	var terms []term
	for i, w := range c.words {
		last := i == len(c.words)-1
		paired := w.solo && !last && c.words[i+1].solo
		switch {
		case paired:
			terms = append(terms, term{text: w.text + c.words[i+1].text, prefix: c.prefix && i == len(c.words)-2})
		case w.solo && i > 0 && c.words[i-1].solo: // in the pair before
		case w.solo && !(last && c.prefix):
			terms = append(terms, term{w.text, true, func(t string) bool { return clusterSize(t, len(w.text)) == len(w.text) }})
		default:
			terms = append(terms, term{text: w.text, prefix: c.prefix && last})
		}
	}
	return terms
}

// exact reports whether having the terms means having the clause.
func (c *clause) exact() bool {
	return len(c.words) == 1 || len(c.words) == 2 && c.words[0].solo && c.words[1].solo
}
