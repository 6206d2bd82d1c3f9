package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/article"
)

// Text is what is searched of a post besides its metadata.
type Text struct {
	Passages []article.Passage
	Body     string // as written, for the exact lines; may be left out
	Line     int    // 1-based line of the file at which the body begins
}

// Matches tells where in a post something is found.
type Matches struct {
	Count    int       // places in title, names, summary and text
	Excerpts []Excerpt // those of most words first, then as they follow in the text
}

// Excerpt is a stretch of a post's text around places that were found.
type Excerpt struct {
	Line       int         // 1-based, of the file; 0 for the summary
	Text       string      // one line
	Highlights []Highlight // in order, none overlapping
}

// Highlight is a place in an excerpt, in bytes.
type Highlight struct{ Start, End int }

// ExcerptLimits says how many excerpts are wanted, and how long they may be.
type ExcerptLimits struct {
	Max          int // per post
	ContextRunes int // runes before the first mark
	MaxRunes     int // of the whole excerpt
}

// Find says where in a post q is found.
func Find(q Query, p *model.Post, text Text, limits ExcerptLimits) Matches {
	f := finder{matcher: newMatcher(q), limits: limits}
	for in, texts := range heads(p) {
		for _, head := range texts {
			if spots := f.spots(head, field(in)); field(in) == inSummary && len(spots) > 0 {
				f.add(article.Passage{Text: head}, spots, Text{})
			}
		}
	}
	for _, passage := range text.Passages {
		if spots := f.spots(passage.Text, inBody); len(spots) > 0 {
			f.add(passage, spots, text)
		}
	}
	slices.SortStableFunc(f.drawn, func(a, b drawn) int { return cmp.Compare(b.clauses, a.clauses) })
	f.found.Excerpts = f.excerpts()
	return f.found
}

// excerpts are the first of what was drawn. A summary is often cut out of the
// text by a generator: what both say is told once, at its line.
func (f *finder) excerpts() []Excerpt {
	var all []Excerpt
	for _, d := range f.drawn {
		if len(all) == f.limits.Max {
			break
		}
		e := d.cut(f.limits)
		at := slices.IndexFunc(all, func(other Excerpt) bool { return other.Text == e.Text })
		if at >= 0 && all[at].Line > 0 {
			continue // where all of those are that say the same would have to be looked for
		}
		if e.Line = d.line(); at < 0 {
			all = append(all, e)
		} else {
			all[at] = e
		}
	}
	return all
}

// spot is a place where a clause is found.
type spot struct {
	span
	clause int
}

// finder gathers what is found in one post.
type finder struct {
	*matcher
	limits ExcerptLimits
	found  Matches
	drawn  []drawn
}

// drawn is a stretch of text that may become an excerpt.
type drawn struct {
	passage article.Passage
	spots   []spot
	text    Text
	word    string // the first one that was found, folded
	clauses int    // different ones
}

func (f *finder) spots(text string, in field) []spot {
	var spots []spot
	f.look(text, in, func(clause int, at span) {
		f.found.Count++
		spots = append(spots, spot{at, clause})
	})
	return spots
}

// TitleHighlights returns where in a title what q looks for is found.
func (q Query) TitleHighlights(title string) []Highlight { return q.marks(title, inTitle) }

// NameHighlights returns where in the name of a category, a tag or an author what q
// looks for is found.
func (q Query) NameHighlights(name string) []Highlight {
	return q.marks(name, inCategories, inTags, inAuthors)
}

// BodyHighlights returns where in a text of a post what q looks for in texts is found:
// in order, none overlapping.
func (q Query) BodyHighlights(text string) []Highlight {
	var apart []Highlight
	for _, m := range q.marks(text, inBody) {
		if last := len(apart) - 1; last < 0 || m.Start >= apart[last].End {
			apart = append(apart, m)
		} else if m.End > apart[last].End {
			apart[last].End = m.End
		}
	}
	return apart
}

func (q Query) marks(text string, fields ...field) []Highlight {
	var marks []Highlight
	m := newMatcher(q)
	for _, in := range fields {
		m.look(text, in, func(_ int, at span) { marks = append(marks, Highlight{at.start, at.end}) })
	}
	slices.SortFunc(marks, func(a, b Highlight) int { return a.Start - b.Start })
	return marks
}

// add takes one stretch of a passage: where most of the different clauses are
// within reach of one another.
func (f *finder) add(passage article.Passage, spots []spot, text Text) {
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(a.start, b.start) })
	best, most := f.densest(spots)
	first := spots[best]
	f.drawn = append(f.drawn, drawn{
		passage: passage, spots: spots[best:], text: text, clauses: most,
		word: f.clauses[first.clause].words[0].text,
	})
}

// densest is the first of those spots with which an excerpt would hold most of the
// query, and how much that is. They are in order.
func (f *finder) densest(spots []spot) (best, most int) {
	room := max(f.limits.MaxRunes-f.limits.ContextRunes, 0)
	held, different, next := make([]int, len(f.clauses)), 0, 0 // spots of each clause, from one to the next that has no room
	for i, first := range spots {
		for ; next < len(spots) && spots[next].end <= first.start+room; next++ {
			if held[spots[next].clause]++; held[spots[next].clause] == 1 {
				different++
			}
		}
		if n := max(different, 1); n > most {
			best, most = i, n
		}
		if next == i {
			next++
		} else if held[first.clause]--; held[first.clause] == 0 {
			different--
		}
	}
	return best, most
}

// cut makes the excerpt, its place in the file left out. It does not leave the line if the text has several,
// as code does.
func (d drawn) cut(limits ExcerptLimits) Excerpt {
	text, first := d.passage.Text, d.spots[0]
	begin := strings.LastIndexByte(text[:first.start], '\n') + 1
	begin += len(text[begin:first.start]) - len(strings.TrimLeftFunc(text[begin:first.start], unicode.IsSpace))
	end := len(text)
	if n := strings.IndexByte(text[first.end:], '\n'); n >= 0 {
		end = first.end + n
	}
	from := back(text, begin, first.start, limits.ContextRunes)
	to := forth(text[:end], from, max(limits.MaxRunes, utf8.RuneCountInString(text[from:first.end])))
	var out strings.Builder
	var e Excerpt
	if from > begin {
		out.WriteString("…")
	}
	at := from
	for _, s := range d.spots {
		if s.end > to || s.start < at {
			continue
		}
		out.WriteString(oneLine(text[at:s.start]))
		start := out.Len()
		out.WriteString(oneLine(text[s.start:s.end]))
		e.Highlights = append(e.Highlights, Highlight{start, out.Len()})
		at = s.end
	}
	out.WriteString(strings.TrimRightFunc(oneLine(text[at:to]), unicode.IsSpace))
	if to < end {
		out.WriteString("…")
	}
	e.Text = out.String()
	return e
}

// back goes at most so many runes back from a place, to the start of a word, and
// not past begin.
func back(text string, begin, at, runes int) int {
	from := at
	for range runes {
		if from <= begin {
			return begin
		}
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for i, r := range text[from:at] {
		if i > 0 && !unicode.IsSpace(r) && unicode.IsSpace(previous(text[:from+i])) {
			return from + i
		}
	}
	return from
}

func previous(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// forth goes at most so many runes on from a place.
func forth(text string, at, runes int) int {
	for range runes {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// oneLine makes white space a space, without a change of how it begins and ends.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// line is the line of the file on which the excerpt's first word stands: what
// is written may hold more words than what is read, such as addresses, so it is
// the block's line at least and nearly always the word's own.
func (d drawn) line() int {
	if d.passage.Line == 0 {
		return 0
	}
	line := max(d.text.Line, 1) - 1 + d.passage.Line
	nth := 1
	for _, w := range words(d.passage.Text[:d.spots[0].start]) {
		if strings.HasPrefix(w.text, d.word) {
			nth++
		}
	}
	rest := d.text.Body
	for range d.passage.Line - 1 {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	for offset := 0; rest != ""; offset++ {
		var written string
		written, rest, _ = strings.Cut(rest, "\n")
		for _, w := range words(written) {
			if strings.HasPrefix(w.text, d.word) {
				if nth--; nth == 0 {
					return line + offset
				}
			}
		}
	}
	return line
}
