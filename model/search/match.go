package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/article"
)

// span is a stretch of a text, in bytes.
type span struct{ start, end int }

// matcher looks for clauses in texts, word by word. It is not for concurrent use.
type matcher struct {
	clauses []clause
	scan    wordScanner
	begun   [][]attempt // by clause
}

// attempt is a clause of which some words have been met.
type attempt struct{ start, words int }

func newMatcher(q Query) *matcher {
	return &matcher{clauses: q.clauses, begun: make([][]attempt, len(q.clauses))}
}

// look calls found with each place of a text, in a field, where a clause is
// found. Places of one clause do not overlap.
func (m *matcher) look(text string, in field, found func(clause int, at span)) {
	for i := range m.begun {
		m.begun[i] = m.begun[i][:0]
	}
	m.scan.reset(text)
	for {
		folded, start, end, solo, ok := m.scan.next()
		if !ok {
			return
		}
		for i, c := range m.clauses {
			if !c.looksIn(in) {
				continue
			}
			if at, whole := m.advance(i, folded, span{start, end}, solo); whole {
				if last := c.words[len(c.words)-1]; c.prefix {
					at.end = start + beginning(text[start:end], last.text)
				}
				found(i, at)
			}
		}
	}
}

// advance takes the next word of the text to the attempts at a clause, and
// returns where the whole of it is found.
func (m *matcher) advance(i int, folded []byte, at span, solo bool) (whole span, ok bool) {
	c, begun := m.clauses[i], m.begun[i]
	kept := begun[:0]
	for _, a := range append(begun, attempt{start: at.start}) {
		if !c.takes(a.words, folded, solo) {
			continue
		}
		if a.words++; a.words == len(c.words) {
			m.begun[i] = kept[:0]
			return span{a.start, at.end}, true
		}
		kept = append(kept, a)
	}
	m.begun[i] = kept
	return span{}, false
}

// takes reports whether a word of a text is the clause's nth.
func (c *clause) takes(n int, folded []byte, solo bool) bool {
	w := c.words[n]
	if w.solo != solo {
		return false
	}
	if c.prefix && n == len(c.words)-1 {
		return len(folded) >= len(w.text) && string(folded[:len(w.text)]) == w.text
	}
	return string(folded) == w.text
}

func (c *clause) looksIn(in field) bool {
	for _, f := range c.fields {
		if f == in {
			return true
		}
	}
	return false
}

// beginning is how much of a text its folded prefix stands for, in bytes.
func beginning(text, prefix string) int {
	var f folder
	var folded [longestWord]byte
	for i, r := range text {
		size := utf8.RuneLen(r)
		if len(f.fold(folded[:0], text[:i+size])) >= len(prefix) {
			return i + size + marksBehind(text[i+size:])
		}
	}
	return len(text)
}

// marksBehind is the length of the accents at the beginning of s, in bytes.
func marksBehind(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, isAccent))
}

// matches reports whether a post answers to q, and how much the places weigh
// where it does. Its text is only asked for when it matters. This is what a
// search means; the index says the same, sooner.
func matches(q Query, p *model.Post, passages func() []article.Passage) (weight int, ok bool) {
	if !q.fitsYear(p) {
		return 0, false
	}
	for _, w := range weigh(q.clauses, p, passages) {
		if w < 0 {
			return 0, false
		}
		weight += w
	}
	return weight, true
}

// weigh tells for each clause how much the best of its places in a post weighs, -1
// if there is none.
func weigh(clauses []clause, p *model.Post, passages func() []article.Passage) []int {
	m := newMatcher(Query{clauses: clauses})
	best := slices.Repeat([]int{-1}, len(clauses))
	missing := len(clauses)
	take := func(text string, in field) {
		m.look(text, in, func(i int, _ span) {
			if best[i] < 0 {
				missing--
			}
			best[i] = max(best[i], weights[in])
		})
	}
	for in, texts := range heads(p) {
		for _, text := range texts {
			take(text, field(in))
		}
	}
	if missing > 0 {
		for _, passage := range passages() {
			take(passage.Text, inBody)
		}
	}
	return best
}

// heads are the texts of a post apart from its body, by field.
func heads(p *model.Post) [fieldCount][]string {
	return [fieldCount][]string{
		inTitle: {p.Title}, inCategories: p.Categories, inTags: p.Tags, inAuthors: p.Authors, inSummary: {p.Summary},
	}
}

// fitsYear reports whether a post is of the years that are asked for.
func (q Query) fitsYear(p *model.Post) bool {
	for _, year := range q.years {
		if !strings.HasPrefix(model.YearName(p.Date.Year), year) {
			return false
		}
	}
	return true
}
