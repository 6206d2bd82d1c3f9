package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model/letters"
)

// fastParser parses the lines of a paragraph for fastText. Where markup is ambiguous it
// gives up, and goldmark decides.
type fastParser struct {
	text       string // the source
	hardBreaks bool   // line ends are hard breaks
	formulas   bool   // all text between math delimiters is math
	start      int    // offset of the first line
	from, to   int    // pending text; to is only valid between lines
	out        []Inline
	openSpans  []openSpan
	classes    uint8 // byte classes of the pending text, or of more
	deepest    int
}

// openSpan is unclosed emphasis, a link or an image.
type openSpan struct {
	mark  byte // *, _, [, or ! of an image
	size  int  // of the mark
	first int  // index of its content in out
	at    int  // offset after the mark
}

// ambiguous is returned instead of an offset for markup that might be read in several
// ways.
const ambiguous = -1

// maxLinkText is the maximum length of a link text, in bytes: CommonMark gives up at 999
// characters.
const maxLinkText = 900

// maxTrailingSpaces is the number of trailing spaces that goldmark surely trims.
const maxTrailingSpaces = 3

// Classes of bytes within a line.
const (
	inert    = 1 << iota // never markup
	nonASCII             // not ASCII: some of these characters need cleaning
	escaping             // may start an escape or entity
)

// byteClasses holds the classes of all bytes.
var byteClasses = func() (table [256]uint8) {
	for b := range len(table) {
		switch c := byte(b); {
		case b >= 0x80:
			table[b] = inert | nonASCII
		case c == '\\' || c == '&':
			table[b] = escaping
		case c == '\t' || c >= ' ' && c < 0x7f && strings.IndexByte("!$*.:<@[]_`~", c) < 0:
			table[b] = inert
		}
	}
	return table
}()

// reset starts a block.
func (r *fastParser) reset(a *parseState) {
	*r = fastParser{text: a.text, hardBreaks: a.hardBreaks, formulas: a.formulas, out: r.out[:0], openSpans: r.openSpans[:0]}
}

// line parses a line with its end; false if it is ambiguous.
func (r *fastParser) line(start, stop int, first, last bool) bool {
	line := strings.TrimSuffix(r.text[start:stop], "\n")
	words := strings.TrimRight(line, " ")
	end := start + len(words)
	trimmed := strings.TrimLeft(words, " \t")
	blanks := len(line) - len(words)
	if trimmed == "" || strings.HasSuffix(words, "\t") || strings.HasSuffix(words, `\`) || blanks > maxTrailingSpaces {
		return false
	}
	at := end - len(trimmed)
	if first {
		r.start, r.from = at, at
	} else if r.to != at {
		r.flush(r.to)
		r.from = at
	}
	for at < end {
		b := byteClasses[r.text[at]]
		r.classes |= b
		if b&inert != 0 {
			at++
		} else if at = r.special(at, end); at == ambiguous {
			return false
		}
	}
	switch {
	case last:
		r.flush(end)
	case blanks > 1 || r.hardBreaks:
		r.flush(end)
		r.out = append(r.out, Break{})
		r.from, r.to = stop, stop
	case end+1 < stop:
		r.flush(end)
		r.out = append(r.out, Text("\n"))
		r.from, r.to = stop, stop
	default:
		r.to = stop
	}
	return true
}

// flush appends the pending text up to an offset.
func (r *fastParser) flush(to int) {
	if text := r.text[r.from:to]; text != "" {
		if r.classes&(nonASCII|escaping) != 0 {
			text = decodeText(text)
		}
		r.out = append(r.out, Text(text))
	}
	r.from, r.classes = to, 0
}

// special parses the special character at an offset and returns the offset to continue
// from.
func (r *fastParser) special(at, end int) int {
	next := byte('\n')
	if at+1 < end {
		next = r.text[at+1]
	}
	switch b := r.text[at]; b {
	case '.', ':', '@':
		return r.address(at, end)
	case '!':
		if next == '[' {
			return r.push(openSpan{mark: '!', size: 2}, at)
		}
		return at + 1
	case '[':
		return r.bracket(at, end)
	case ']':
		return r.link(at, end)
	case '`':
		return r.code(at, end)
	case '*', '_':
		return r.emphasis(at, end)
	case '\\':
		return r.escape(at, end)
	case '&':
		return r.entity(at)
	case '<':
		if letter := next | 0x20; letter < 'a' || letter > 'z' {
			if next != '/' && next != '!' && next != '?' {
				return at + 1
			}
		}
	case '$':
		if strings.IndexByte(r.text[at+1:end], '$') < 0 {
			return at + 1
		}
		if stop := r.formula(at, end); stop > 0 {
			return stop
		}
		return at + 1
	}
	return ambiguous
}

// inLinkText reports whether the position is within the text of a link or image, where
// bare addresses are not links.
func (r *fastParser) inLinkText() bool {
	return slices.ContainsFunc(r.openSpans, func(open openSpan) bool { return open.mark == '[' || open.mark == '!' })
}

// address returns ambiguous for what may be a bare address.
func (r *fastParser) address(at, end int) int {
	before, behind := r.text[r.start:at], r.text[at+1:end]
	switch {
	case r.inLinkText():
	case r.text[at] == '.' && strings.HasSuffix(before, "www"),
		r.text[at] == ':' && strings.HasPrefix(behind, "//"),
		r.text[at] == '@' && before != "" && !strings.HasSuffix(before, " "):
		return ambiguous
	}
	return at + 1
}

// push opens a span.
func (r *fastParser) push(mark openSpan, at int) int {
	if mark.mark == '!' && slices.ContainsFunc(r.openSpans, func(open openSpan) bool { return open.mark == '!' }) {
		return ambiguous
	}
	r.flush(at)
	r.from = at + mark.size
	mark.first, mark.at = len(r.out), r.from
	r.openSpans = append(r.openSpans, mark)
	r.deepest = max(r.deepest, len(r.openSpans))
	return r.from
}

// bracket opens the text of a link, unless it may be a footnote, a task or a wiki link.
func (r *fastParser) bracket(at, end int) int {
	rest := r.text[at+1 : end]
	task := len(rest) > 1 && rest[1] == ']' && strings.IndexByte(" \txX", rest[0]) >= 0
	if task || strings.HasPrefix(rest, "^") || strings.HasPrefix(rest, "[") || r.inLinkText() {
		return ambiguous
	}
	return r.push(openSpan{mark: '[', size: 1}, at)
}

// pop closes the innermost span and returns its content.
func (r *fastParser) pop(at int) []Inline {
	r.flush(at)
	last := r.openSpans[len(r.openSpans)-1]
	r.openSpans = r.openSpans[:len(r.openSpans)-1]
	inside := cloneInlines(r.out[last.first:])
	r.out = r.out[:last.first]
	return cleanInlines(mergeText(inside))
}

// emphasis opens or closes emphasis. A delimiter that could do both, is longer than two,
// or does not close the innermost span, is ambiguous.
func (r *fastParser) emphasis(at, end int) int {
	mark := r.text[at]
	stop := at + 1
	for stop < end && r.text[stop] == mark {
		stop++
	}
	opens, closes := r.flanks(at, stop, end)
	size := stop - at
	switch {
	case !opens && !closes && size != 2:
		return stop
	case !opens && !closes:
		return ambiguous // fixFlanking may apply
	case opens && closes || size > 2:
		return ambiguous
	case opens:
		return r.push(openSpan{mark: mark, size: size}, at)
	}
	last := len(r.openSpans) - 1
	if last < 0 || r.openSpans[last].mark != mark || r.openSpans[last].size != size {
		return ambiguous
	}
	inside := r.pop(at)
	if size == 1 {
		r.out = append(r.out, Emphasis{inside})
	} else {
		r.out = append(r.out, Strong{inside})
	}
	r.from = stop
	return stop
}

// flanks reports whether a delimiter can open and close emphasis.
func (r *fastParser) flanks(at, stop, end int) (opens, closes bool) {
	after := ' '
	if stop < end {
		after, _ = utf8.DecodeRuneInString(r.text[stop:])
	}
	return letters.Flanks(r.text[at], r.runeBefore(at), after)
}

// runeBefore returns the character before an offset, as goldmark sees it.
func (r *fastParser) runeBefore(at int) rune {
	if at <= r.start {
		return '\n'
	}
	from := at - 1
	for from > 0 && !utf8.RuneStart(r.text[from]) {
		from--
	}
	char, _ := utf8.DecodeRuneInString(r.text[from:])
	return char
}

// end returns the inlines; ok is false if a span is still open.
func (r *fastParser) end() (inlines []Inline, ok bool) {
	if len(r.openSpans) > 0 {
		return nil, false
	}
	return cleanInlines(cloneInlines(mergeText(r.out))), true
}

// cloneInlines returns a copy of inlines.
func cloneInlines(inlines []Inline) []Inline {
	if len(inlines) == 0 {
		return nil
	}
	out := make([]Inline, len(inlines))
	copy(out, inlines)
	return out
}
