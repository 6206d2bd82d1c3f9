package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model/letters"
)

// runs reads the lines of a paragraph for runningText, by offsets of the source.
// Where a sign might be read in two ways it gives up, and goldmark decides.
type runs struct {
	text     string // the source
	breaks   bool   // the end of a line is one in the article
	formulas bool   // whatever stands between their marks is one
	start    int    // of the first line
	from, to int    // what of the text is not in out yet; to is only kept between lines
	out      []Inline
	open     []run
	seen     uint8 // what bytes there are in it, and maybe behind it
	deepest  int
}

// run is emphasis, a link or an image that is not closed yet.
type run struct {
	mark  byte // *, _, [, or ! of an image
	size  int  // of the mark
	first int  // place of its content in out
	at    int  // offset behind the mark
}

// doubt is what reading a sign returns instead of the offset behind it when it
// could mean several things.
const doubt = -1

// longestName bounds the text of a link, in bytes: CommonMark gives up at 999
// characters.
const longestName = 900

// mostBlanks is how many blanks at the end of a line goldmark takes off for sure.
const mostBlanks = 3

// What a byte is within a line.
const (
	inert   = 1 << iota // it means nothing, wherever it stands
	foreign             // beyond ASCII, where not all characters are harmless
	coded               // it may stand for another character together with others
)

// runBytes tells it for each byte.
var runBytes = func() (table [256]uint8) {
	for b := range len(table) {
		switch c := byte(b); {
		case b >= 0x80:
			table[b] = inert | foreign
		case c == '\\' || c == '&':
			table[b] = coded
		case c == '\t' || c >= ' ' && c < 0x7f && strings.IndexByte("!$*.:<@[]_`~", c) < 0:
			table[b] = inert
		}
	}
	return table
}()

// reset begins a block.
func (r *runs) reset(a *around) {
	*r = runs{text: a.text, breaks: a.breaks, formulas: a.formulas, out: r.out[:0], open: r.open[:0]}
}

// line reads a line, its end included, and reports whether there is no doubt.
func (r *runs) line(start, stop int, first, last bool) bool {
	line := strings.TrimSuffix(r.text[start:stop], "\n")
	words := strings.TrimRight(line, " ")
	end := start + len(words)
	trimmed := strings.TrimLeft(words, " \t")
	blanks := len(line) - len(words)
	if trimmed == "" || strings.HasSuffix(words, "\t") || strings.HasSuffix(words, `\`) || blanks > mostBlanks {
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
		b := runBytes[r.text[at]]
		r.seen |= b
		if b&inert != 0 {
			at++
		} else if at = r.sign(at, end); at == doubt {
			return false
		}
	}
	switch {
	case last:
		r.flush(end)
	case blanks > 1 || r.breaks:
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

// flush takes the text up to an offset.
func (r *runs) flush(to int) {
	if text := r.text[r.from:to]; text != "" {
		if r.seen&(foreign|coded) != 0 {
			text = decode(text)
		}
		r.out = append(r.out, Text(text))
	}
	r.from, r.seen = to, 0
}

// sign reads the sign at an offset, and returns the one to go on from.
func (r *runs) sign(at, end int) int {
	next := byte('\n')
	if at+1 < end {
		next = r.text[at+1]
	}
	switch b := r.text[at]; b {
	case '.', ':', '@':
		return r.address(at, end)
	case '!':
		if next == '[' {
			return r.begin(run{mark: '!', size: 2}, at)
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
	return doubt
}

// named reports whether what is read now is the text of a link or of an image,
// in which there are no bare addresses.
func (r *runs) named() bool {
	return slices.ContainsFunc(r.open, func(open run) bool { return open.mark == '[' || open.mark == '!' })
}

// address has doubts about what may be one, bare in the text.
func (r *runs) address(at, end int) int {
	before, behind := r.text[r.start:at], r.text[at+1:end]
	switch {
	case r.named():
	case r.text[at] == '.' && strings.HasSuffix(before, "www"),
		r.text[at] == ':' && strings.HasPrefix(behind, "//"),
		r.text[at] == '@' && before != "" && !strings.HasSuffix(before, " "):
		return doubt
	}
	return at + 1
}

// begin opens a run.
func (r *runs) begin(mark run, at int) int {
	if mark.mark == '!' && slices.ContainsFunc(r.open, func(open run) bool { return open.mark == '!' }) {
		return doubt
	}
	r.flush(at)
	r.from = at + mark.size
	mark.first, mark.at = len(r.out), r.from
	r.open = append(r.open, mark)
	r.deepest = max(r.deepest, len(r.open))
	return r.from
}

// bracket opens the text of a link, unless it may be a note, a task or a page of
// notes.
func (r *runs) bracket(at, end int) int {
	rest := r.text[at+1 : end]
	task := len(rest) > 1 && rest[1] == ']' && strings.IndexByte(" \txX", rest[0]) >= 0
	if task || strings.HasPrefix(rest, "^") || strings.HasPrefix(rest, "[") || r.named() {
		return doubt
	}
	return r.begin(run{mark: '[', size: 1}, at)
}

// close ends the innermost run and returns its content.
func (r *runs) close(at int) []Inline {
	r.flush(at)
	last := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	inside := copied(r.out[last.first:])
	r.out = r.out[:last.first]
	return sweep(join(inside))
}

// emphasis opens or closes emphasis. A mark that could do both, or is longer than
// two, or closes anything but the innermost run, is in doubt.
func (r *runs) emphasis(at, end int) int {
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
		return doubt // they may be mended
	case opens && closes || size > 2:
		return doubt
	case opens:
		return r.begin(run{mark: mark, size: size}, at)
	}
	last := len(r.open) - 1
	if last < 0 || r.open[last].mark != mark || r.open[last].size != size {
		return doubt
	}
	inside := r.close(at)
	if size == 1 {
		r.out = append(r.out, Emphasis{inside})
	} else {
		r.out = append(r.out, Strong{inside})
	}
	r.from = stop
	return stop
}

// flanks tells whether marks can open and close emphasis.
func (r *runs) flanks(at, stop, end int) (opens, closes bool) {
	after := ' '
	if stop < end {
		after, _ = utf8.DecodeRuneInString(r.text[stop:])
	}
	return letters.Flanks(r.text[at], r.before(at), after)
}

// before is the character in front of an offset, as goldmark finds it.
func (r *runs) before(at int) rune {
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

// end returns what was read; there is doubt when something is still open.
func (r *runs) end() (inlines []Inline, ok bool) {
	if len(r.open) > 0 {
		return nil, false
	}
	return sweep(copied(join(r.out))), true
}

// copied returns inlines in memory of their own.
func copied(inlines []Inline) []Inline {
	if len(inlines) == 0 {
		return nil
	}
	out := make([]Inline, len(inlines))
	copy(out, inlines)
	return out
}
