package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/article"
)

// span is a byte range of a text.
type span struct{ start, end int }

// matcher finds the clauses of a query in texts. It is not safe for concurrent use.
type matcher struct {
	clauses []clause
	tokens  tokenizer
	partial [][]partialMatch // by clause
}

// partialMatch is a match of the first tokens of a clause.
type partialMatch struct{ start, matched int }

func newMatcher(q Query) *matcher {
	return &matcher{clauses: q.clauses, partial: make([][]partialMatch, len(q.clauses))}
}

// find calls found for each match of a clause in the text of a field. Matches of one clause
// do not overlap.
func (m *matcher) find(text string, in field, found func(clause int, at span)) {
	for i := range m.partial {
		m.partial[i] = m.partial[i][:0]
	}
	m.tokens.reset(text)
	for {
		t, ok := m.tokens.next()
		if !ok {
			return
		}
		for i, c := range m.clauses {
			if !c.searches(in) {
				continue
			}
			if at, complete := m.advance(i, t); complete {
				if last := c.tokens[len(c.tokens)-1]; c.prefix {
					at.end = t.start + prefixLength(text[t.start:t.end], last.text)
				}
				found(i, at)
			}
		}
	}
}

// advance extends the partial matches of clause i by the next token, and returns the match
// if one is complete.
func (m *matcher) advance(i int, t rawToken) (match span, ok bool) {
	c, partial := m.clauses[i], m.partial[i]
	kept := partial[:0]
	for _, a := range append(partial, partialMatch{start: t.start}) {
		if !c.matchesToken(a.matched, t) {
			continue
		}
		if a.matched++; a.matched == len(c.tokens) {
			m.partial[i] = kept[:0]
			return span{a.start, t.end}, true
		}
		kept = append(kept, a)
	}
	m.partial[i] = kept
	return span{}, false
}

// matchesToken reports whether a token of a text matches token n of the clause.
func (c *clause) matchesToken(n int, t rawToken) bool {
	want := c.tokens[n]
	if want.unspaced != t.unspaced {
		return false
	}
	if c.prefix && n == len(c.tokens)-1 {
		return len(t.text) >= len(want.text) && string(t.text[:len(want.text)]) == want.text
	}
	return string(t.text) == want.text
}

func (c *clause) searches(in field) bool {
	for _, f := range c.fields {
		if f == in {
			return true
		}
	}
	return false
}

// prefixLength returns how many bytes of text the folded prefix stands for.
func prefixLength(text, prefix string) int {
	var f foldCache
	var folded [maxTokenBytes]byte
	for i, r := range text {
		size := utf8.RuneLen(r)
		if len(f.fold(folded[:0], text[:i+size])) >= len(prefix) {
			return i + size + leadingAccents(text[i+size:])
		}
	}
	return len(text)
}

// leadingAccents returns the length in bytes of the accents at the beginning of s.
func leadingAccents(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, isAccent))
}

// matches reports whether a post matches q, with its score. passages is called only if the
// metadata does not decide, with the clauses that it does not match. This function defines what a search means; an index gives the
// same results faster.
func matches(q Query, p *model.Post, passages func(missing []clause) []article.Passage) (score int, ok bool) {
	if !q.matchesYears(p) {
		return 0, false
	}
	for _, w := range scoreClauses(q.clauses, p, passages) {
		if w < 0 {
			return 0, false
		}
		score += w
	}
	return score, true
}

// scoreClauses returns for each clause the weight of the best field of the post in which it
// is found, -1 for none.
func scoreClauses(clauses []clause, p *model.Post, passages func(missing []clause) []article.Passage) []int {
	m := newMatcher(Query{clauses: clauses})
	best := slices.Repeat([]int{-1}, len(clauses))
	missing := len(clauses)
	search := func(text string, in field) {
		m.find(text, in, func(i int, _ span) {
			if best[i] < 0 {
				missing--
			}
			best[i] = max(best[i], fieldWeights[in])
		})
	}
	for in, texts := range metadataTexts(p) {
		for _, text := range texts {
			search(text, field(in))
		}
	}
	if missing > 0 {
		var unmatched []clause
		for i, c := range clauses {
			if best[i] < 0 {
				unmatched = append(unmatched, c)
			}
		}
		for _, passage := range passages(unmatched) {
			search(passage.Text, inBody)
		}
	}
	return best
}

// metadataTexts returns what is searched of a post apart from its body, by field.
func metadataTexts(p *model.Post) [fieldCount][]string {
	return [fieldCount][]string{
		inTitle: {p.Title}, inCategories: p.Categories, inTags: p.Tags, inAuthors: p.Authors, inSummary: {p.Summary},
	}
}

// matchesYears reports whether the post's year matches all years of the query.
func (q Query) matchesYears(p *model.Post) bool {
	for _, year := range q.years {
		if !strings.HasPrefix(model.YearName(p.Date.Year), year) {
			return false
		}
	}
	return true
}
