package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Anchor is a name by which links lead to a place of a source that is no heading.
type Anchor struct {
	Name string // with its mark where it is a block of Obsidian's: ^a1b2c3
	Line int    // 1-based, of the source: where the place begins
}

var (
	// <a name="x">, <span id=x>, <div id='x'>: https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute
	anchorTag   = pattern.New(`<([A-Za-z][\w.:-]*)([^<>]*)(>|$)`)
	anchorGiven = pattern.New(`(?i)(?:^|[\s"'])(id|name)\s*=\s*(?:\{?"([^"<>]+)"|\{?'([^'<>]+)'|([^\s"'<>={}]+))`)
	// what shows nothing where it stands alone
	anchorFrame = pattern.New(`(?i)</?(?:a|span|div|section|article|main|aside|header|center|p|ul|ol|dl|li|table|thead|tbody|tr|details)(?:\s[^<>]*)?>|<!--.*?-->`)
)

// anchorForms are the other ways to write names.
var anchorForms = []struct {
	sign    string // what it has to hold
	written *pattern.Pattern
	mark    string // of the name
}{
	{"#", pattern.New(`\{:?[ \t]*(?:[^{}\n#"']*[ \t])?#([\pL\d_][\pL\d_:.-]*)[^{}\n]*\}`), ""}, // of kramdown, Pandoc and others
	{")=", pattern.New(`^\(([\w:.-]+)\)=[ \t]*$`), ""},                                         // of MyST
	{"^", pattern.New(`(?:^|[ \t])\^([A-Za-z\d-]+)[ \t]*$`), "^"},                              // of Obsidian
}

// mostAnchors bounds how many names of a source are known.
const mostAnchors = 10_000

// anchors collects the names of a source, line by line.
type anchors struct {
	found  []Anchor
	due    int    // the first of found whose place is not known yet
	within string // the element whose tag goes on from the line before, "" if none
	above  int    // where the paragraph above begins, 0 if there is none
	begun  int    // where that begins which the line goes on with, 0 below a blank line
}

// Anchors returns the names that a source gives its places, in order.
func Anchors(src string) []Anchor {
	if !hasAnchors(src) {
		return nil
	}
	a := &anchors{}
	code := codeLines{blank: true}
	number, fence := 0, 0 // fence: lines of code between tags that are still to come
	for rest := src; rest != "" && len(a.found) < mostAnchors; {
		size := strings.IndexByte(rest, '\n') + 1
		if size == 0 {
			size = len(rest)
		}
		line := strings.TrimRight(rest[:size], "\n")
		if number++; fence == 0 {
			fence = strings.Count(rest[:code.tagged(rest)], "\n")
		}
		if fence > 0 || code.in(rest[:size], false) {
			fence = max(0, fence-1)
			a.next(number, line, "")
		} else {
			a.next(number, line, withoutCode(line))
		}
		rest = rest[size:]
	}
	a.settle(max(1, number))
	return a.found
}

// hasAnchors is a quick look whether there may be any.
func hasAnchors(src string) bool {
	for _, sign := range []string{"id=", "name=", "{#", "{:", " #", ")=\n", "^", "ID=", "NAME=", "id =", "name ="} {
		if strings.Contains(src, sign) {
			return true
		}
	}
	return false
}

// withoutCode is what stands in a line beside its code spans.
func withoutCode(line string) string {
	var text strings.Builder
	outsideCode(line, func(part string) string {
		text.WriteString(part)
		return part
	})
	return text.String()
}

// next reads a line; text is what of it is no code.
func (a *anchors) next(number int, line, text string) {
	if strings.TrimSpace(line) == "" {
		if a.begun > 0 {
			a.above, a.begun = a.begun, 0
		}
		return
	}
	known := len(a.found)
	bare := anchorFrame.ReplaceAllString(a.tags(text), "")
	tagged := len(a.found) > known
	for _, form := range anchorForms {
		if !strings.Contains(bare, form.sign) {
			continue
		}
		for _, m := range form.written.FindAllStringSubmatch(bare, -1) {
			a.found = append(a.found, Anchor{Name: form.mark + m[1]})
		}
		bare = form.written.ReplaceAllString(bare, "")
	}
	switch alone := strings.TrimSpace(bare) == "" && len(text) == len(line); {
	case !alone:
		a.settle(number)
		if a.begun == 0 {
			a.begun = number
		}
	case tagged || len(a.found) == known || strings.HasSuffix(text, ")="): // it is about what follows
	case a.begun > 0:
		a.settle(a.begun)
	case strings.HasPrefix(strings.TrimSpace(line), "^") && a.above > 0:
		a.settle(a.above)
	}
}

// settle says where the names begin whose place was not known yet.
func (a *anchors) settle(line int) {
	for ; a.due < len(a.found); a.due++ {
		a.found[a.due].Line = line
	}
}

// tags reads the names that tags of a line have, and returns what stands beside a tag
// that goes on over several lines.
func (a *anchors) tags(text string) string {
	if a.within != "" {
		attributes, rest, ends := strings.Cut(text, ">")
		a.attributes(a.within, attributes)
		if !ends {
			return ""
		}
		a.within, text = "", rest
	}
	if !strings.Contains(text, "<") {
		return text
	}
	for _, m := range anchorTag.FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		a.attributes(name, text[m[4]:m[5]])
		if m[6] == m[7] && m[1] == len(text) && text[m[1]-1] != '>' {
			a.within, text = name, text[:m[0]]
			break
		}
	}
	return text
}

// attributes reads the names among the attributes of an element.
func (a *anchors) attributes(element, given string) {
	if !strings.Contains(given, "=") {
		return
	}
	for _, m := range anchorGiven.FindAllStringSubmatch(given, -1) {
		if strings.EqualFold(m[1], "id") || strings.EqualFold(element, "a") {
			a.found = append(a.found, Anchor{Name: m[2] + m[3] + m[4]})
		}
	}
}
