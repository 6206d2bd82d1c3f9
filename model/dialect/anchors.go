package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Anchor is a link target that is not a heading.
type Anchor struct {
	Name string // with the leading ^ if it is a block ID of Obsidian: ^a1b2c3
	Line int    // line of the source on which the target begins, from 1
}

var (
	// <a name="x">, <span id=x>, <div id='x'>: https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute
	anchorTag       = pattern.New(`<([A-Za-z][\w.:-]*)([^<>]*)(>|$)`)
	anchorAttribute = pattern.New(`(?i)(?:^|[\s"'])(id|name)\s*=\s*(?:\{?"([^"<>]+)"|\{?'([^'<>]+)'|([^\s"'<>={}]+))`)
	// tags that show nothing by themselves
	invisibleTag = pattern.New(`(?i)</?(?:a|span|div|section|article|main|aside|header|center|p|ul|ol|dl|li|table|thead|tbody|tr|details)(?:\s[^<>]*)?>|<!--.*?-->`)
)

// anchorForms are the notations for IDs besides HTML.
var anchorForms = []struct {
	trigger string // substring that the line must contain
	pattern *pattern.Pattern
	prefix  string // prefix of the name
}{
	{"#", pattern.New(`\{:?[ \t]*(?:[^{}\n#"']*[ \t])?#([\pL\d_][\pL\d_:.-]*)[^{}\n]*\}`), ""}, // kramdown, Pandoc and others
	{")=", pattern.New(`^\(([\w:.-]+)\)=[ \t]*$`), ""},                                         // MyST
	{"^", pattern.New(`(?:^|[ \t])\^([A-Za-z\d-]+)[ \t]*$`), "^"},                              // Obsidian
}

// maxAnchors is the maximum number of anchors of a source.
const maxAnchors = 10_000

// anchorFinder collects anchors line by line.
type anchorFinder struct {
	found          []Anchor
	firstUnplaced  int    // index in found of the first anchor whose line is unknown
	openElement    string // element whose tag continues on the next line, "" if none
	paragraphAbove int    // first line of the paragraph above, 0 if none
	paragraphStart int    // first line of the current paragraph, 0 after a blank line
}

// Anchors returns the anchors of a source in order.
func Anchors(src string) []Anchor {
	if !mayHaveAnchors(src) {
		return nil
	}
	a := &anchorFinder{}
	code := codeTracker{afterBlank: true}
	number, fence := 0, 0 // fence: remaining lines of code between template tags
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

// mayHaveAnchors is a cheap check that most sources fail.
func mayHaveAnchors(src string) bool {
	for _, sign := range []string{"id=", "name=", "{#", "{:", " #", ")=\n", "^", "ID=", "NAME=", "id =", "name ="} {
		if strings.Contains(src, sign) {
			return true
		}
	}
	return false
}

// withoutCodeSpans returns line without its code spans.
func withoutCodeSpans(line string) string {
	var text strings.Builder
	outsideCodeSpans(line, func(part string) string {
		text.WriteString(part)
		return part
	})
	return text.String()
}

// readLine reads a line; text is the line without code.
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
		if !strings.Contains(bare, form.trigger) {
			continue
		}
		for _, m := range form.pattern.FindAllStringSubmatch(bare, -1) {
			a.found = append(a.found, Anchor{Name: form.prefix + m[1]})
		}
		bare = form.pattern.ReplaceAllString(bare, "")
	}
	switch alone := strings.TrimSpace(bare) == "" && len(text) == len(line); {
	case !alone:
		a.place(number)
		if a.paragraphStart == 0 {
			a.paragraphStart = number
		}
	case tagged || len(a.found) == known || strings.HasSuffix(text, ")="): // it belongs to what follows
	case a.paragraphStart > 0:
		a.place(a.paragraphStart)
	case strings.HasPrefix(strings.TrimSpace(line), "^") && a.paragraphAbove > 0:
		a.place(a.paragraphAbove)
	}
}

// place sets the line of the anchors that have none yet.
func (a *anchorFinder) place(line int) {
	for ; a.firstUnplaced < len(a.found); a.firstUnplaced++ {
		a.found[a.firstUnplaced].Line = line
	}
}

// readTags collects the IDs in the HTML tags of a line. It returns the text without a tag
// that continues on the next line.
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

// readAttributes collects the IDs among the attributes of an element.
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
