package article

import (
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/tex"

	"github.com/yuin/goldmark/util"
)

// link closes the text of a link or image and parses its destination.
func (r *fastParser) link(at, end int) int {
	last := len(r.openSpans) - 1
	if last < 0 || r.openSpans[last].mark != '[' && r.openSpans[last].mark != '!' || at-r.openSpans[last].at > maxLinkText {
		return ambiguous
	}
	address, title, stop := destination(r.text[at+1 : end])
	if stop == 0 {
		return ambiguous
	}
	mark := r.openSpans[last].mark
	inside := r.pop(at)
	if mark == '!' {
		r.out = append(r.out, Image{target(address), altText(inside), decodeText(title)})
	} else {
		r.out = append(r.out, Link{Text: inside, Target: target(address), Title: decodeText(title)})
	}
	r.from = at + 1 + stop
	return r.from
}

// destination parses the parentheses after the text of a link. It returns their length in
// bytes, 0 if they are ambiguous.
func destination(s string) (address, title string, size int) {
	if !strings.HasPrefix(s, "(") || strings.HasPrefix(s, "(<") {
		return "", "", 0
	}
	at, depth := 1, 0
	for ; at < len(s) && s[at] > ' ' && (s[at] != ')' || depth > 0); at++ {
		switch s[at] {
		case '\\':
			return "", "", 0
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	address, rest := s[1:at], strings.TrimLeft(s[at:], " ")
	if titled, ok := strings.CutPrefix(rest, `"`); ok && len(rest) < len(s)-at && address != "" {
		title, rest, ok = strings.Cut(titled, `"`)
		if !ok || strings.Contains(title, `\`) {
			return "", "", 0
		}
		rest = strings.TrimLeft(rest, " ")
	} else if len(rest) < len(s)-at {
		return "", "", 0
	}
	if !strings.HasPrefix(rest, ")") {
		return "", "", 0
	}
	return address, title, len(s) - len(rest) + 1
}

// code parses a code span that ends on its line.
func (r *fastParser) code(at, end int) int {
	stop := dialect.CodeSpanEnd(r.text[:end], at)
	size := len(r.text[at:stop]) - len(strings.TrimLeft(r.text[at:stop], "`"))
	if stop == at+size {
		return ambiguous
	}
	r.flush(at)
	r.out = append(r.out, spanCode(r.text[at+size:stop-size]))
	r.from = stop
	return stop
}

// escape skips a backslash and the character that it escapes, unless a formula starts
// there.
func (r *fastParser) escape(at, end int) int {
	next := r.text[at+1]
	if next == '\\' || next == '[' || next == '(' {
		if stop := r.formula(at, end); stop > 0 {
			return stop
		}
	}
	if util.IsPunct(next) {
		return at + 2
	}
	return at + 1
}

// formula parses a formula and returns the offset after it, 0 if there is none.
func (r *fastParser) formula(at, end int) int {
	source, size := mathAt([]byte(r.text[at:min(end, at+maxInlineMath)]), r.runeBefore(at), r.formulas)
	if size == 0 {
		return 0
	}
	r.flush(at)
	r.out = append(r.out, Math{source, tex.Inline(source)})
	r.from = at + size
	return r.from
}

// entity skips an ampersand. Unless a plain entity name follows, the result depends on how
// goldmark splits the text.
func (r *fastParser) entity(at int) int {
	rest := r.text[at+1 : min(len(r.text), at+maxEntityBytes)]
	end := strings.IndexByte(rest, ';')
	name := strings.TrimPrefix(rest[:max(end, 0)], "#")
	if end >= 0 && (name == "" || strings.ContainsFunc(name, func(c rune) bool { return c >= 0x80 || !letters.Word(byte(c)) })) {
		return ambiguous
	}
	return at + 1
}
