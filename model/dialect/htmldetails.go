package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// A block of HTML goes on to the next blank line. Right below a summary that would be
// the first one of a fence, so that <details> whose text is Markdown becomes a container
// between colons. Its end has a number, since others may lie within it.

var detailsAboveFence = pattern.New("\\A([ \\t]*)<details(?:\\s[^<>]*)?>\\s*<summary(?:\\s[^<>]*)?>\\s*([^\\[\\]{}\\n]*?)\\s*</summary>[ \\t]*\\n[ \\t]*(?:`{3}|~{3})")

// maxDetails bounds, in bytes, how far the end of such an element is looked for.
const maxDetails = 16 << 10

// htmlDetails makes such containers, line by line.
type htmlDetails struct {
	open     []bool // the elements around the line, and whether they are containers
	inHTML   bool   // a block of HTML goes on with the line
	unclosed int    // elements that did not end
}

// hasHTMLDetails reports whether a source has such elements.
func hasHTMLDetails(_ *translator, src string) bool {
	return strings.Contains(src, "<details") && (strings.Contains(src, "</summary>\n```") || strings.Contains(src, "</summary>\n~~~"))
}

// htmlDetailsBlock begins or ends a container, and returns the bytes it took; 0 if there is none.
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

// opening reads the tag that src begins with, the summary behind it and what that says,
// where a fence follows and the end is found.
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

// detailsEnd reports whether the element that src begins with ends on a line of its own,
// set in as its first line is.
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
