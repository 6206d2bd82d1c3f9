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
	exact     bool    // the words alone tell what is found
	checked   map[uint32]verdict
	at        int // candidates that are checked
}

// match is a document with all words, and how much their places weigh.
type match struct {
	number uint32
	place  int // in the order of the catalogue
	weight int
}

// verdict tells whether a document has the words as they were asked for.
type verdict struct {
	found  bool
	weight int
}

// Results is what a search has found so far.
type Results struct {
	Posts []*model.Post // the best first, no more than were asked for
	Count int           // all that are found
	Among int           // posts there are
	Texts int           // posts whose text has been searched
	Done  bool          // nothing will change unless the blog does
	Full  bool          // there was no room for some texts: they are not searched
}

// Begin asks for the posts of lib that answer to q.
func (x *Index) Begin(lib *model.Library, q Query) *Search {
	x.ask(lib)
	return &Search{index: x, lib: lib, query: q, checked: map[uint32]verdict{}}
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

// renew asks a newer catalogue; what was checked before stays known.
func (s *Search) renew(c *catalogue) {
	if s.catalogue != nil && s.catalogue.era != c.era {
		clear(s.checked)
	}
	s.catalogue, s.at = c, 0
	s.matched, s.exact = c.matched(s.query)
	if s.exact {
		s.at = len(s.matched)
	}
}

// check reads candidates until a moment, those first that are to be shown first.
func (s *Search) check(end time.Time) {
	for ; s.at < len(s.matched); s.at++ {
		number := s.matched[s.at].number
		if _, known := s.checked[number]; known {
			continue
		}
		if !time.Now().Before(end) {
			return
		}
		p := s.catalogue.posts[number]
		weight, found := s.index.verify(s.query, p)
		s.checked[number] = verdict{found, weight}
	}
}

func (s *Search) results(most int) Results {
	c := s.catalogue
	r := Results{Among: len(c.order), Texts: c.texts, Done: s.done(), Full: c.full}
	matched := s.matched
	if !s.exact {
		matched = nil
		for _, m := range s.matched {
			if v := s.checked[m.number]; v.found {
				matched = append(matched, match{m.number, m.place, v.weight})
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

// matched returns the documents that have all words, the best first. They are
// exact unless words must stand in a certain order.
func (c *catalogue) matched(q Query) (found []match, exact bool) {
	if q.Empty() || c.lib == nil {
		return nil, true
	}
	exact = true
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
		exact = exact && clause.exact()
	}
	for place, number := range c.order {
		if all.has(number) && q.fitsYear(c.posts[number]) {
			found = append(found, match{number, place, weightOf(number, q.clauses, places)})
		}
	}
	return ranked(found, q), exact
}

func weightOf(number uint32, clauses []clause, places [][fieldCount]bitset) int {
	weight := 0
	for i, clause := range clauses {
		for _, in := range clause.fields {
			if places[i][in].has(number) {
				weight += weights[in]
				break
			}
		}
	}
	return weight
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

// verify reads a post to see whether it answers to q.
func (x *Index) verify(q Query, p *model.Post) (weight int, found bool) {
	return matches(q, p, func() []article.Passage { return x.passages(p) })
}
