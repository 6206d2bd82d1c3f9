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
	anchorTag       = pattern.New(`<([A-Za-z][\w.:-]*)([^<>]*)(>|$)`)
	anchorAttribute = pattern.New(`(?i)(?:^|[\s"'])(id|name)\s*=\s*(?:\{?"([^"<>]+)"|\{?'([^'<>]+)'|([^\s"'<>={}]+))`)
	// what shows nothing where it stands alone
	invisibleTag = pattern.New(`(?i)</?(?:a|span|div|section|article|main|aside|header|center|p|ul|ol|dl|li|table|thead|tbody|tr|details)(?:\s[^<>]*)?>|<!--.*?-->`)
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

// maxAnchors bounds how many names of a source are known.
const maxAnchors = 10_000

// anchorFinder collects the names of a source, line by line.
type anchorFinder struct {
	found          []Anchor
	firstUnplaced  int    // the first of found whose place is not known yet
	openElement    string // the element whose tag goes on from the line before, "" if none
	paragraphAbove int    // where the paragraph above begins, 0 if there is none
	paragraphStart int    // where that begins which the line goes on with, 0 below a blank line
}

// Anchors returns the names that a source gives its places, in order.
func Anchors(src string) []Anchor {
	if !mayHaveAnchors(src) {
		return nil
	}
	a := &anchorFinder{}
	code := codeTracker{afterBlank: true}
	number, fence := 0, 0 // fence: lines of code between tags that are still to come
	for rest := src; rest != "" && len(a.found) < maxAnchors; {
		size := strings.IndexByte(rest, '\n') + 1
		if size == 0 {
			size = len(rest)
		}
		line := strings.TrimRight(rest[:size], "\n")
		if number++; fence == 0 {
			fence = strings.Count(rest[:code.taggedCode(rest)], "\n")
		}
		if fence > 0 || code.isCode(rest[:size], false) {
			fence = max(0, fence-1)
			a.readLine(number, line, "")
		} else {
			a.readLine(number, line, withoutCodeSpans(line))
		}
		rest = rest[size:]
	}
	a.place(max(1, number))
	return a.found
}

// mayHaveAnchors is a quick look whether there may be any.
func mayHaveAnchors(src string) bool {
	for _, sign := range []string{"id=", "name=", "{#", "{:", " #", ")=\n", "^", "ID=", "NAME=", "id =", "name ="} {
		if strings.Contains(src, sign) {
			return true
		}
	}
	return false
}

// withoutCodeSpans is what stands in a line beside its code spans.
func withoutCodeSpans(line string) string {
	var text strings.Builder
	outsideCodeSpans(line, func(part string) string {
		text.WriteString(part)
		return part
	})
	return text.String()
}

// readLine reads a line; text is what of it is no code.
func (a *anchorFinder) readLine(number int, line, text string) {
	if strings.TrimSpace(line) == "" {
		if a.paragraphStart > 0 {
			a.paragraphAbove, a.paragraphStart = a.paragraphStart, 0
		}
		return
	}
	known := len(a.found)
	bare := invisibleTag.ReplaceAllString(a.readTags(text), "")
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
		a.place(number)
		if a.paragraphStart == 0 {
			a.paragraphStart = number
		}
	case tagged || len(a.found) == known || strings.HasSuffix(text, ")="): // it is about what follows
	case a.paragraphStart > 0:
		a.place(a.paragraphStart)
	case strings.HasPrefix(strings.TrimSpace(line), "^") && a.paragraphAbove > 0:
		a.place(a.paragraphAbove)
	}
}

// place says where the names begin whose place was not known yet.
func (a *anchorFinder) place(line int) {
	for ; a.firstUnplaced < len(a.found); a.firstUnplaced++ {
		a.found[a.firstUnplaced].Line = line
	}
}

// readTags reads the names that tags of a line have, and returns what stands beside a tag
// that goes on over several lines.
func (a *anchorFinder) readTags(text string) string {
	if a.openElement != "" {
		attributes, rest, ends := strings.Cut(text, ">")
		a.readAttributes(a.openElement, attributes)
		if !ends {
			return ""
		}
		a.openElement, text = "", rest
	}
	if !strings.Contains(text, "<") {
		return text
	}
	for _, m := range anchorTag.FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		a.readAttributes(name, text[m[4]:m[5]])
		if m[6] == m[7] && m[1] == len(text) && text[m[1]-1] != '>' {
			a.openElement, text = name, text[:m[0]]
			break
		}
	}
	return text
}

// readAttributes reads the names among the attributes of an element.
func (a *anchorFinder) readAttributes(element, given string) {
	if !strings.Contains(given, "=") {
		return
	}
	for _, m := range anchorAttribute.FindAllStringSubmatch(given, -1) {
		if strings.EqualFold(m[1], "id") || strings.EqualFold(element, "a") {
			a.found = append(a.found, Anchor{Name: m[2] + m[3] + m[4]})
		}
	}
}
