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

// Text is the searchable text of a post.
type Text struct {
	Passages []article.Passage
	Body     string // Markdown source, for exact line numbers; optional
	Line     int    // line of the file at which Body begins, 1-based
}

// Matches are the places in a post that match a query.
type Matches struct {
	Count    int       // in title, names, summary and body
	Excerpts []Excerpt // those with the most different clauses first, then in text order
}

// Excerpt is a piece of a post's text around matches.
type Excerpt struct {
	Line       int         // line of the file, 1-based; 0 for the summary
	Text       string      // a single line
	Highlights []Highlight // in order, without overlaps
}

// Highlight is a byte range of a match.
type Highlight struct{ Start, End int }

// ExcerptLimits limits the number and length of excerpts.
type ExcerptLimits struct {
	Max          int // excerpts of a post
	ContextRunes int // runes before the first highlight
	MaxRunes     int // runes of an excerpt
}

// Find returns the matches of q in a post.
func Find(q Query, p *model.Post, text Text, limits ExcerptLimits) Matches {
	f := finder{matcher: newMatcher(q), limits: limits}
	for in, texts := range metadataTexts(p) {
		for _, head := range texts {
			if occurrences := f.occurrences(head, field(in)); field(in) == inSummary && len(occurrences) > 0 {
				f.add(article.Passage{Text: head}, occurrences, Text{})
			}
		}
	}
	for _, passage := range text.Passages {
		if occurrences := f.occurrences(passage.Text, inBody); len(occurrences) > 0 {
			f.add(passage, occurrences, text)
		}
	}
	slices.SortStableFunc(f.candidates, func(a, b candidate) int { return cmp.Compare(b.distinct, a.distinct) })
	f.matches.Excerpts = f.excerpts()
	return f.matches
}

// excerpts returns the excerpts of the best candidates. Generators often cut the summary
// out of the body: duplicates are shown once, with the line of the body.
func (f *finder) excerpts() []Excerpt {
	var all []Excerpt
	for _, d := range f.candidates {
		if len(all) == f.limits.Max {
			break
		}
		e := d.excerpt(f.limits)
		at := slices.IndexFunc(all, func(other Excerpt) bool { return other.Text == e.Text })
		if at >= 0 && all[at].Line > 0 {
			continue // a duplicate
		}
		if e.Line = d.line(); at < 0 {
			all = append(all, e)
		} else {
			all[at] = e
		}
	}
	return all
}

// occurrence is a match of a clause.
type occurrence struct {
	span
	clause int
}

// finder collects the matches in one post.
type finder struct {
	*matcher
	limits     ExcerptLimits
	matches    Matches
	candidates []candidate
}

// candidate is a piece of a passage that may become an excerpt.
type candidate struct {
	passage     article.Passage
	occurrences []occurrence
	text        Text
	firstToken  string // of the first occurrence, folded
	distinct    int    // number of different clauses
}

func (f *finder) occurrences(text string, in field) []occurrence {
	var found []occurrence
	f.find(text, in, func(clause int, at span) {
		f.matches.Count++
		found = append(found, occurrence{at, clause})
	})
	return found
}

// TitleHighlights returns the matches in a title.
func (q Query) TitleHighlights(title string) []Highlight { return q.highlights(title, inTitle) }

// NameHighlights returns the matches in the name of a category, tag or author.
func (q Query) NameHighlights(name string) []Highlight {
	return q.highlights(name, inCategories, inTags, inAuthors)
}

// BodyHighlights returns the matches in a text of the body, in order and merged where they
// overlap.
func (q Query) BodyHighlights(text string) []Highlight {
	var merged []Highlight
	for _, m := range q.highlights(text, inBody) {
		if last := len(merged) - 1; last < 0 || m.Start >= merged[last].End {
			merged = append(merged, m)
		} else if m.End > merged[last].End {
			merged[last].End = m.End
		}
	}
	return merged
}

func (q Query) highlights(text string, fields ...field) []Highlight {
	var found []Highlight
	m := newMatcher(q)
	for _, in := range fields {
		m.find(text, in, func(_ int, at span) { found = append(found, Highlight{at.start, at.end}) })
	}
	slices.SortFunc(found, func(a, b Highlight) int { return a.Start - b.Start })
	return found
}

// add adds the part of a passage with the most different clauses as a candidate.
func (f *finder) add(passage article.Passage, occurrences []occurrence, text Text) {
	slices.SortStableFunc(occurrences, func(a, b occurrence) int { return cmp.Compare(a.start, b.start) })
	best, distinct := f.densest(occurrences)
	first := occurrences[best]
	f.candidates = append(f.candidates, candidate{
		passage: passage, occurrences: occurrences[best:], text: text, distinct: distinct,
		firstToken: f.clauses[first.clause].tokens[0].text,
	})
}

// densest returns the index of the first occurrence of an excerpt with the most different
// clauses, and their number. occurrences are in order.
func (f *finder) densest(occurrences []occurrence) (best, mostDistinct int) {
	room := max(f.limits.MaxRunes-f.limits.ContextRunes, 0)
	counts, distinct, next := make([]int, len(f.clauses)), 0, 0 // counts: occurrences by clause in the window from i to next
	for i, first := range occurrences {
		for ; next < len(occurrences) && occurrences[next].end <= first.start+room; next++ {
			if counts[occurrences[next].clause]++; counts[occurrences[next].clause] == 1 {
				distinct++
			}
		}
		if n := max(distinct, 1); n > mostDistinct {
			best, mostDistinct = i, n
		}
		if next == i {
			next++
		} else if counts[first.clause]--; counts[first.clause] == 0 {
			distinct--
		}
	}
	return best, mostDistinct
}

// excerpt returns the excerpt without its line number. In code it does not cross the end of
// a line.
func (c candidate) excerpt(limits ExcerptLimits) Excerpt {
	text, first := c.passage.Text, c.occurrences[0]
	lineStart := strings.LastIndexByte(text[:first.start], '\n') + 1
	lineStart += len(text[lineStart:first.start]) - len(strings.TrimLeftFunc(text[lineStart:first.start], unicode.IsSpace))
	end := len(text)
	if n := strings.IndexByte(text[first.end:], '\n'); n >= 0 {
		end = first.end + n
	}
	from := moveBack(text, lineStart, first.start, limits.ContextRunes)
	to := moveForward(text[:end], from, max(limits.MaxRunes, utf8.RuneCountInString(text[from:first.end])))
	var out strings.Builder
	var e Excerpt
	if from > lineStart {
		out.WriteString("…")
	}
	at := from
	for _, s := range c.occurrences {
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

// moveBack returns an offset at most so many runes before at, if possible the start of a
// word, but not before begin.
func moveBack(text string, begin, at, runes int) int {
	from := at
	for range runes {
		if from <= begin {
			return begin
		}
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for i, r := range text[from:at] {
		if i > 0 && !unicode.IsSpace(r) && unicode.IsSpace(lastRune(text[:from+i])) {
			return from + i
		}
	}
	return from
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// moveForward returns the offset so many runes after at, at most the end of text.
func moveForward(text string, at, runes int) int {
	for range runes {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// oneLine replaces each white space character by a space.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// line returns the line in the file of the first match. It searches the source from the
// start of the passage's block for the same occurrence of the token. The source may have
// more words than the passage, such as those of URLs; then the line may be too small.
func (c candidate) line() int {
	if c.passage.Line == 0 {
		return 0
	}
	line := max(c.text.Line, 1) - 1 + c.passage.Line
	nth := 1
	for _, w := range tokenize(c.passage.Text[:c.occurrences[0].start]) {
		if strings.HasPrefix(w.text, c.firstToken) {
			nth++
		}
	}
	rest := c.text.Body
	for range c.passage.Line - 1 {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	for offset := 0; rest != ""; offset++ {
		var written string
		written, rest, _ = strings.Cut(rest, "\n")
		for _, w := range tokenize(written) {
			if strings.HasPrefix(w.text, c.firstToken) {
				if nth--; nth == 0 {
					return line + offset
				}
			}
		}
	}
	return line
}
