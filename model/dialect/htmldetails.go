package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// A block of HTML extends to the next blank line. A fence right below a summary would be
// part of the block, so such a details element becomes a container. Its end has a number,
// since containers may be nested.

var detailsAboveFence = pattern.New("\\A([ \\t]*)<details(?:\\s[^<>]*)?>\\s*<summary(?:\\s[^<>]*)?>\\s*([^\\[\\]{}\\n]*?)\\s*</summary>[ \\t]*\\n[ \\t]*(?:`{3}|~{3})")

// maxDetails is the number of bytes that are searched for the end of the element.
const maxDetails = 16 << 10

// htmlDetails translates such elements line by line.
type htmlDetails struct {
	open     []bool // open details elements: whether each is written as a container
	inHTML   bool   // the line is in a block of HTML
	unclosed int    // elements without an end so far
}

// hasHTMLDetails reports whether a source may have such elements.
func hasHTMLDetails(_ *translator, src string) bool {
	return strings.Contains(src, "<details") && (strings.Contains(src, "</summary>\n```") || strings.Contains(src, "</summary>\n~~~"))
}

// htmlDetailsBlock begins or ends a container. It returns the size in bytes, 0 if there is
// none.
func (d *translator) htmlDetailsBlock(src, line string) (written string, used int) {
	return d.htmlDetails.translate(src, line)
}

func (f *htmlDetails) translate(src, line string) (written string, used int) {
	bare, inside, last := strings.TrimSpace(line), f.inHTML, len(f.open)-1
	f.inHTML = bare != "" && (inside || bare[0] == '<')
	switch {
	case last >= 0 && bare == "</details>":
		ends := f.open[last]
		if f.open = f.open[:last]; !ends {
			return "", 0
		}
		f.inHTML = false
		return fmt.Sprintf("%s%s%s%d%s", line[:letters.Indent(line)], HTMLDetailsEnd, HTMLDetailsKind, last, lineEnding(line)), len(line)
	case !strings.HasPrefix(bare, "<details") || last+1 >= MaxDepth:
		return "", 0
	}
	indent, title, used := f.opening(src)
	if inside || used == 0 {
		if last >= 0 && !strings.Contains(line, "</details>") {
			f.open = append(f.open, false)
		}
		return "", 0
	}
	f.open, f.inHTML = append(f.open, true), false
	return fmt.Sprintf("%s:::%s%d[%s]", indent, HTMLDetailsKind, last+1, title) + blankLines(src[:used]), used
}

// opening parses the tag and the summary at the beginning of src. used is 0 unless a fence
// follows and the element ends.
func (f *htmlDetails) opening(src string) (indent, title string, used int) {
	if f.unclosed > maxUnclosed {
		return "", "", 0
	}
	m := detailsAboveFence.FindStringSubmatch(src[:min(len(src), maxTag)])
	if m == nil {
		return "", "", 0
	}
	if !detailsEnd(src, m[1]) {
		f.unclosed++
		return "", "", 0
	}
	return m[1], m[2], strings.LastIndexByte(m[0], '\n') + 1
}

// detailsEnd reports whether the element at the beginning of src ends on a line of its own
// with the same indent.
func detailsEnd(src, indent string) bool {
	src = src[:min(len(src), maxDetails)]
	for at, depth := 0, 0; ; {
		next := strings.Index(src[at:], "details")
		if next < 0 {
			return false
		}
		from := at + next
		at = from + len("details")
		switch {
		case strings.HasSuffix(src[:from], "<"):
			depth++
		case strings.HasSuffix(src[:from], "</"):
			depth--
		}
		if depth == 0 {
			before := src[strings.LastIndexByte(src[:from], '\n')+1 : from]
			return before == indent+"</" && strings.HasPrefix(src[at:], ">") && endsAtLine(src[at+1:])
		}
	}
}
