package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// Quote marks of the languages that the samples are written in.
const (
	openQuoteMarks  = "“„«‘\"「『»"
	closeQuoteMarks = "”“»’\"」』«"
)

const (
	minQuoteLength       = 24  // characters; shorter ones are exclamations
	maxAttributionLength = 100 // characters
)

// attributionText matches a dash and a name, also in parentheses: "(- name)".
var attributionText = pattern.New(`^[\s(]*(?:[-–—―~]{1,3}|--)\s*(\S[^\n]*?)\)?\s*$`)

// quoteBounds holds the byte offsets of a quote in its plain text.
type quoteBounds struct {
	from, to int // the quote without its quote marks
	by       int // start of the attribution with its dash; the end of the text if none
}

// pullQuotes finds the pull quotes among sibling blocks.
func pullQuotes(blocks []Block) []Block {
	out := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		p, ok := blocks[i].(Paragraph)
		if !ok {
			out = append(out, blocks[i])
			continue
		}
		if quote, used := pullQuoteFrom(p, blocks[i+1:]); used > 0 {
			out = append(out, quote)
			i += used - 1
			continue
		}
		out = append(out, blocks[i])
	}
	return out
}

// pullQuoteFrom parses a pull quote that starts with p. It returns the number of
// paragraphs, 0 if there is none.
func pullQuoteFrom(p Paragraph, next []Block) (PullQuote, int) {
	if opening(firstText(p.Text)) == 0 {
		return PullQuote{}, 0
	}
	stressed, tail := leadingEmphasis(p.Text)
	if stressed == nil {
		return unmarkedQuote(p, Plain(p.Text))
	}
	quote := PullQuote{Location: p.Location}
	words, said, ok := parseQuoteLine(Plain(stressed))
	switch {
	case ok:
		quote.add(p.Location, stressed, words)
		if said != "" {
			_, after := split(stressed, words.by)
			quote.attribute(after)
			return quote, 1
		}
		if tail = trim(tail); len(tail) == 0 {
			return quote, 1 + quote.attributeFrom(next)
		}
		if !isAttribution(Plain(tail)) {
			return PullQuote{}, 0
		}
		quote.attribute(tail)
		return quote, 1
	case len(trim(tail)) > 0:
		return PullQuote{}, 0
	}
	return emphasisedQuote(p, stressed, next)
}

// emphasisedQuote parses a quote of several paragraphs that are each all in emphasis.
func emphasisedQuote(p Paragraph, stressed []Inline, next []Block) (PullQuote, int) {
	quote := PullQuote{Location: p.Location}
	first := Plain(stressed)
	quote.add(p.Location, stressed, quoteBounds{from: opening(first), to: len(first)})
	for i, block := range next[:min(len(next), dialect.MaxDepth)] {
		p, ok := block.(Paragraph)
		if !ok {
			break
		}
		stressed, tail := leadingEmphasis(p.Text)
		if stressed == nil {
			break
		}
		text := Plain(stressed)
		words, said, closed := parseQuoteLineFrom(text, opening(text))
		if !closed {
			if len(trim(tail)) > 0 {
				break
			}
			quote.add(p.Location, stressed, quoteBounds{from: opening(text), to: len(text)})
			continue
		}
		quote.add(p.Location, stressed, words)
		used := i + 2
		switch tail = trim(tail); {
		case said != "":
			_, after := split(stressed, words.by)
			quote.attribute(after)
		case len(tail) > 0 && isAttribution(Plain(tail)):
			quote.attribute(tail)
		case len(tail) > 0:
			return PullQuote{}, 0
		default:
			used += quote.attributeFrom(next[i+1:])
		}
		return quote, used
	}
	return PullQuote{}, 0
}

// unmarkedQuote parses `"…" – Source`, a pull quote even without emphasis, but only if the
// paragraph is a single pair of quote marks and a name.
func unmarkedQuote(p Paragraph, text string) (PullQuote, int) {
	words, said, ok := parseQuoteLine(text)
	if !ok || said == "" || !isName(said) {
		return PullQuote{}, 0
	}
	if strings.ContainsAny(text[words.from:words.to], "“”\"«»") {
		return PullQuote{}, 0
	}
	quote := PullQuote{Location: p.Location}
	quote.add(p.Location, p.Text, words)
	_, after := split(p.Text, words.by)
	quote.attribute(after)
	return quote, 1
}

// trimQuoteMarks unwraps the quote that the blocks consist of, if any, and removes quote
// marks around a single paragraph.
func (q *PullQuote) trimQuoteMarks() {
	if inner, ok := onlyQuote(q.Blocks); ok && (len(inner.Name) == 0 || len(q.Name) == 0) {
		q.Blocks = inner.Blocks
		if len(inner.Name) > 0 {
			q.Name, q.Role = inner.Name, inner.Role
		}
	}
	if len(q.Blocks) != 1 {
		return
	}
	p, ok := q.Blocks[0].(Paragraph)
	if !ok {
		return
	}
	text := Plain(p.Text)
	if words, said, _ := parseQuoteLine(text); words.to > words.from && said == "" && words.coversWhole(text) {
		q.Blocks = nil
		q.add(p.Location, p.Text, words)
	}
}

// add appends a paragraph.
func (q *PullQuote) add(place Location, inlines []Inline, words quoteBounds) {
	inlines, _ = split(inlines, words.to)
	_, inlines = split(inlines, words.from)
	if inlines = tidyInlines(trim(inlines)); len(inlines) > 0 {
		q.Blocks = append(q.Blocks, Paragraph{Location: place, Text: inlines})
	}
}

// citedAbove makes the block quote above a pull quote if a paragraph begins with its
// attribution: `<cite>Name</cite> --- Work`.
func citedAbove(out []Block, p Paragraph) bool {
	if len(out) == 0 {
		return false
	}
	quote, ok := out[len(out)-1].(Quote)
	p.takeAttributes()
	name, work := leadingEmphasis(trim(p.Text))
	if !ok || name == nil || utf8.RuneCountInString(Plain(p.Text)) > maxAttributionLength || !isName(Plain(name)) {
		return false
	}
	text := Plain(work)
	_, work = split(work, len(text)-len(strings.TrimLeft(text, " ,\n-–—")))
	pull := PullQuote{Location: quote.Location, Blocks: quote.Blocks, Name: tidyInlines(name), Role: tidyInlines(trim(work))}
	pull.trimQuoteMarks()
	out[len(out)-1] = pull
	return true
}

// linkedAbove makes the block quote above a pull quote if a paragraph is a dash and a
// link, its attribution.
func linkedAbove(out []Block, p Paragraph) bool {
	p.takeAttributes()
	text := trim(p.Text)
	if len(out) == 0 || len(text) != 2 {
		return false
	}
	pull, above := onlyQuote(out[len(out)-1:])
	_, linked := text[1].(Link)
	if said := Plain(text); !above || len(pull.Name) > 0 || !linked || strings.Trim(Plain(text[:1]), "-–—― ") != "" || !isAttribution(said) || !isName(trimDash(said)) {
		return false
	}
	pull.attribute(text)
	pull.trimQuoteMarks()
	out[len(out)-1] = pull
	return true
}

// attributeFrom takes the attribution from the paragraph after the quote and returns the
// number of paragraphs used.
func (q *PullQuote) attributeFrom(next []Block) int {
	if len(next) == 0 {
		return 0
	}
	p, ok := next[0].(Paragraph)
	if !ok || !isAttribution(Plain(p.Text)) || !isName(trimDash(Plain(p.Text))) {
		return 0
	}
	q.attribute(p.Text)
	return 1
}

// attribute reads `— Name, Role`.
func (q *PullQuote) attribute(inlines []Inline) {
	if inner, tail := leadingEmphasis(trim(inlines)); inner != nil && len(trim(tail)) == 0 {
		inlines = inner
	}
	text := Plain(inlines)
	start := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !strings.ContainsRune("(-–—―~", r) })
	if start < 0 {
		return
	}
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if strings.Contains(text[:start], "(") {
		end = len(strings.TrimSuffix(text[:end], ")"))
	}
	inlines, _ = split(inlines, end)
	_, inlines = split(inlines, start)
	text = Plain(inlines)
	at := strings.IndexAny(text, ",;|(，、；（")
	if at <= 0 {
		q.Name = tidyInlines(trim(inlines))
		return
	}
	name, role := split(inlines, at)
	mark, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case mark != '(' && mark != '（':
		_, role = split(role, size)
	case strings.HasSuffix(text, ")"), strings.HasSuffix(text, "）"): // the role is in parentheses
		role, _ = split(role, len(Plain(role))-size)
		_, role = split(role, size)
	}
	q.Name, q.Role = tidyInlines(trim(name)), tidyInlines(trim(role))
}

// leadingEmphasis returns the text of the emphasis at the start of a paragraph and the
// rest; nil if there is none.
func leadingEmphasis(inlines []Inline) (stressed, tail []Inline) {
	if len(inlines) == 0 {
		return nil, nil
	}
	e, ok := inlines[0].(Emphasis)
	if !ok {
		return nil, nil
	}
	return trim(e.Text), inlines[1:]
}

// parseQuoteLine finds a quote in quote marks and its attribution.
func parseQuoteLine(text string) (words quoteBounds, said string, ok bool) {
	from := opening(text)
	if from == 0 {
		return words, "", false
	}
	return parseQuoteLineFrom(text, from)
}

// parseQuoteLineFrom finds the end of a quote whose text starts at a byte offset.
func parseQuoteLineFrom(text string, from int) (words quoteBounds, said string, ok bool) {
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	if r, size := utf8.DecodeLastRuneInString(trimmed); strings.ContainsRune(closeQuoteMarks, r) {
		words = quoteBounds{from, len(trimmed) - size, len(text)}
		return words, "", words.isLong(text) && words.coversWhole(text)
	}
	at := strings.LastIndexFunc(trimmed, func(r rune) bool { return strings.ContainsRune(closeQuoteMarks, r) && r != '’' })
	if at < from {
		return words, "", false
	}
	_, size := utf8.DecodeRuneInString(trimmed[at:])
	said = trimmed[at+size:]
	words = quoteBounds{from, at, at + size}
	return words, trimDash(said), words.isLong(text) && words.coversWhole(text) && isAttribution(said)
}

// coversWhole reports whether the quote marks are one pair, rather than the first and last
// of a dialogue.
func (s quoteBounds) coversWhole(text string) bool {
	depth := 1
	before := ' '
	words := text[s.from:s.to]
	for i, r := range words {
		after, _ := utf8.DecodeRuneInString(words[i+utf8.RuneLen(r):])
		switch r {
		case '“', '«', '„', '「', '『':
			depth++
		case '”', '»', '」', '』':
			depth--
		case '"': // within a word it is no quote mark: the Hebrew gershayim
			if !unicode.IsLetter(before) || !unicode.IsLetter(after) {
				return false
			}
		}
		if depth == 0 {
			return false
		}
		before = r
	}
	return true
}

// isLong reports whether the quote is long enough for a pull quote.
func (s quoteBounds) isLong(text string) bool {
	return s.to > s.from && utf8.RuneCountInString(text[s.from:s.to]) >= minQuoteLength
}

// opening returns the number of bytes up to and including the quote mark at the start of
// text.
func opening(text string) int {
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	r, size := utf8.DecodeRuneInString(trimmed)
	if trimmed == "" || !strings.ContainsRune(openQuoteMarks, r) {
		return 0
	}
	return len(text) - len(trimmed) + size
}

func isAttribution(text string) bool {
	return utf8.RuneCountInString(text) <= maxAttributionLength && attributionText.MatchString(text)
}

// trimDash returns an attribution without its dash.
func trimDash(text string) string {
	if m := attributionText.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// isName reports whether an attribution looks like a name or a work rather than the rest
// of a sentence.
func isName(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && !unicode.IsLower(first) && len(strings.Fields(text)) <= 12 &&
		!strings.ContainsRune(";:!?,", last) && !strings.ContainsAny(text, "“”\"!?")
}
