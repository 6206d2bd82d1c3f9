package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// templateTag matches tags that generators expand before they parse Markdown: tags of
// Liquid (Jekyll, Octopress, Hexo, Zola) and Markdoc, shortcodes of Hugo and calls of Zola.
// Its groups are the name and the arguments of each notation.
var templateTag = pattern.New(templateTagPattern)

// tagHere matches a tag at the beginning of a text.
var tagHere = pattern.New(`\A(?:` + templateTagPattern + `)`)

const templateTagPattern = `\{%-?\s*@?\s*(/?\s*\w[\w-]*)\s*(.*?)\s*-?%\}|\{\{[<%]\s*(/?\s*\w[\w./-]*)\s*(.*?)\s*/?\s*[>%]\}\}|\{\{-?\s*(\w+)\(((?:\s*(?:"[^"]*"|'[^']*'|\w+\s*=\s*(?:"[^"]*"|'[^']*'|\[[^\[\](){}]*\]|[^"'(){}]*?)|\d+),?)*)\s*\)\s*-?\}\}`

// voidTag matches a self-closing tag, as in Markdoc and MDX.
var voidTag = pattern.New(`[\s"'\])]/\s*(?:%\}|[%>]\}\})$`)

// shortcode is a template tag.
type shortcode struct {
	name        string // in lower case, without the mark of an end tag
	closing     bool
	args        Arguments
	firstOnLine bool   // only white space before it on its line
	alone       bool   // firstOnLine and lastOnLine
	lastOnLine  bool   // only white space after it on its line
	hugo        bool   // in the notation of Hugo
	markdown    bool   // in the notation of Hugo for Markdown content: {{% x %}}
	isOutput    bool   // a call between double braces, which has no end tag
	void        bool   // self-closing: {% x /%}
	isCall      bool   // with arguments in parentheses, as in Zola; its end tag has no name
	end         endTag // next end tag that may belong to it
}

// newShortcode returns the tag that templateTag matched in a line.
func newShortcode(line string, at []int) shortcode {
	group := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return line[at[2*i]:at[2*i+1]]
	}
	name := strings.ToLower(strings.ReplaceAll(group(1)+group(3), " ", "") + group(5))
	t := shortcode{hugo: at[2*3] >= 0, isCall: at[2*5] >= 0, isOutput: at[2*5] >= 0}
	text := group(2) + group(4) + group(6)
	if t.void = voidTag.MatchString(line[at[0]:at[1]]); t.void {
		text = strings.TrimSuffix(text, "/")
	}
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		text, t.isCall = strings.ReplaceAll(text[1:len(text)-1], "],", "], "), true
	}
	if t.args = ParseArguments(text); t.isCall {
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

// maxTag is the maximum length of a tag in bytes.
const maxTag = 4000

// tagDelimiters are the delimiters of tags.
var tagDelimiters = []struct{ open, end string }{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"}}

// findTag returns the submatch indexes of the first tag at or after offset at, nil if there
// is none.
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

// mayBeTag is a cheap check whether a tag may begin text. It avoids long searches at each
// of many opening delimiters.
func mayBeTag(text string) bool {
	switch {
	case strings.HasPrefix(text, "{{<"), strings.HasPrefix(text, "{{%"):
		return strings.Contains(text, ">}}") || strings.Contains(text, "%}}")
	case strings.HasPrefix(text, "{%"):
		return strings.Contains(text, "%}")
	}
	return strings.HasPrefix(text, "{{") && strings.Contains(text, "}}")
}

// templateTagSize returns the size in bytes of the tag or output at the beginning of text,
// 0 if there is none.
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

// callStart matches the beginning of a multiline call.
var callStart = pattern.New(`^\{\{-?\s*\w+\(`)

// argumentsAfterBlank matches a tag whose named arguments contain a blank line.
var argumentsAfterBlank = pattern.New(`^\{\{[<%]\s*\w[\w./-]*(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))+\s*/?$`)

// lineSize returns the size in bytes of the first line of src, together with the lines of a
// tag that begins on it.
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
