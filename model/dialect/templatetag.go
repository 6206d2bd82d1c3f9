package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// templateTag matches what generators expand before they read the Markdown:
// tags of Liquid (Jekyll, Octopress, Hexo, Zola) and Markdoc, shortcodes of Hugo and
// calls of Zola. Its groups are the name and the arguments of each.
var templateTag = pattern.New(templateTagPattern)

// tagHere matches one at the beginning of a text.
var tagHere = pattern.New(`\A(?:` + templateTagPattern + `)`)

const templateTagPattern = `\{%-?\s*@?\s*(/?\s*\w[\w-]*)\s*(.*?)\s*-?%\}|\{\{[<%]\s*(/?\s*\w[\w./-]*)\s*(.*?)\s*/?\s*[>%]\}\}|\{\{-?\s*(\w+)\(((?:\s*(?:"[^"]*"|'[^']*'|\w+\s*=\s*(?:"[^"]*"|'[^']*'|\[[^\[\](){}]*\]|[^"'(){}]*?)|\d+),?)*)\s*\)\s*-?\}\}`

// voidTag matches a tag that encloses nothing, as Markdoc and MDX write it.
var voidTag = pattern.New(`[\s"'\])]/\s*(?:%\}|[%>]\}\})$`)

// shortcode is one tag of a template.
type shortcode struct {
	name        string // lower case, without the mark of an end tag
	closing     bool
	args        Arguments
	firstOnLine bool   // nothing stands before it on its line
	alone       bool   // nothing else stands on its line
	lastOnLine  bool   // nothing stands behind it on its line
	hugo        bool   // written as Hugo's shortcodes are
	markdown    bool   // of these, one whose text is Markdown
	output      bool   // between double braces, so that nothing ends it
	void        bool   // it says itself that nothing ends it: {% x /%}
	called      bool   // written as a call, as Zola's are; its end tag has no name
	end         endTag // the next end tag that may be its own
}

// newShortcode reads a tag from where templateTag found it in a line.
func newShortcode(line string, at []int) shortcode {
	group := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return line[at[2*i]:at[2*i+1]]
	}
	name := strings.ToLower(strings.ReplaceAll(group(1)+group(3), " ", "") + group(5))
	t := shortcode{hugo: at[2*3] >= 0, called: at[2*5] >= 0, output: at[2*5] >= 0}
	text := group(2) + group(4) + group(6)
	if t.void = voidTag.MatchString(line[at[0]:at[1]]); t.void {
		text = strings.TrimSuffix(text, "/")
	}
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		text, t.called = text[1:len(text)-1], true
	}
	if t.args = ParseArguments(text); t.called {
		t.args.trimCommas()
	}
	t.firstOnLine = strings.TrimSpace(line[:at[0]]) == ""
	t.lastOnLine = strings.TrimSpace(line[at[1]:]) == ""
	t.alone = t.firstOnLine && t.lastOnLine
	t.markdown = t.hugo && line[at[0]+2] == '%'
	var closing bool
	if t.name, closing = strings.CutPrefix(name, "/"); !closing {
		t.name, closing = strings.CutPrefix(name, "end")
	}
	if t.name == "" {
		t.name, closing = name, false
	}
	t.closing = closing
	return t
}

// maxTag is how many bytes a tag may have.
const maxTag = 4000

// tagDelimiters are between what tags stand.
var tagDelimiters = []struct{ open, end string }{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"}}

// findTag finds the first tag of a line behind an offset, nil if there is none.
func findTag(line string, at int) []int {
	for ; ; at++ {
		open := strings.IndexByte(line[at:], '{')
		if open < 0 {
			return nil
		}
		at += open
		within := line[at:min(len(line), at+maxTag)]
		if !mayBeTag(within) {
			continue
		}
		if found := tagHere.FindStringSubmatchIndex(within); found != nil {
			for i := range found {
				if found[i] >= 0 {
					found[i] += at
				}
			}
			return found
		}
	}
}

// mayBeTag reports whether a tag might begin where a text does: a quick look, so that
// many beginnings without an end cost little.
func mayBeTag(text string) bool {
	switch {
	case strings.HasPrefix(text, "{{<"), strings.HasPrefix(text, "{{%"):
		return strings.Contains(text, ">}}") || strings.Contains(text, "%}}")
	case strings.HasPrefix(text, "{%"):
		return strings.Contains(text, "%}")
	}
	return strings.HasPrefix(text, "{{") && strings.Contains(text, "}}")
}

// templateTagSize counts the bytes of the tag or output of a template that a text begins
// with, 0 if it begins with none.
func templateTagSize(text string) int {
	closes := "}}"
	switch {
	case strings.HasPrefix(text, "{%"):
		closes = "%}"
	case !strings.HasPrefix(text, "{{"):
		return 0
	}
	if end := strings.Index(text, closes); end > 0 {
		return end + len(closes)
	}
	return 0
}

// callStart matches the first line of a call that runs over several.
var callStart = pattern.New(`^\{\{-?\s*\w+\(`)

// argumentsAfterBlank matches a tag with named arguments behind an empty line, and nothing else.
var argumentsAfterBlank = pattern.New(`^\{\{[<%]\s*\w[\w./-]*(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))+\s*/?$`)

// lineSize is the bytes of the first line of src, together with the lines that a
// tag which begins in it runs over.
func (e *expander) lineSize(src string) int {
	size := strings.IndexByte(src, '\n') + 1
	if size == 0 {
		return len(src)
	}
	if e.fence.open() || e.copy.until != "" {
		return size
	}
	for _, marks := range tagDelimiters {
		open := strings.LastIndex(src[:size], marks.open)
		if open < 0 || strings.Contains(src[open:size], marks.end) || strings.Count(src[:open], "`")%2 == 1 {
			continue
		}
		if marks.open == "{{" && !callStart.MatchString(src[open:size]) {
			continue
		}
		within := src[open:min(len(src), open+maxTag)]
		close := strings.Index(within, marks.end)
		if close < 0 || strings.Contains(within[:close], "\n\n") && !argumentsAfterBlank.MatchString(within[:close]) {
			continue
		}
		if end := strings.IndexByte(src[open+close:], '\n'); end >= 0 {
			return open + close + end + 1
		}
		return len(src)
	}
	return size
}
