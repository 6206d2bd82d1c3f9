package dialect

import (
	"slices"
	"sort"
	"strings"

	"blogtui/model/pattern"
)

// endTag is an end tag after the current position.
type endTag struct {
	found         bool
	canCloseBlock bool // alone on its line, or at the end of a line before a blank one
	lastOnLine    bool // nothing follows on its line
	remaining     int  // bytes from its start to the end of the source
}

// endTagIndex holds the end tags of a source.
type endTagIndex struct {
	byName   map[string][]endTag
	unclosed map[int]bool // tags at the beginning of a line without an end tag, by the number of bytes after them
}

var anyEndTag = pattern.New(`\{%-?\s*(?:end|/\s*)([\w-]*)(?:\s+\w[\w.-]*)?\s*-?%\}|\{\{[<%]\s*(?:/\s*([\w./-]+)|end)\s*[>%]\}\}`)

// indexEndTags finds the end tags of a source.
func indexEndTags(src string) *endTagIndex {
	c := &endTagIndex{byName: map[string][]endTag{}, unclosed: map[int]bool{}}
	for _, at := range anyEndTag.FindAllStringSubmatchIndex(src, -1) {
		name := src[max(at[2], at[4], 0):max(at[3], at[5], 0)]
		last := endsAtLine(src[at[1]:])
		closes := last && (StartsLine(src[:at[0]]) || blankLineBelow(src[at[1]:]))
		name = strings.ToLower(name)
		c.byName[name] = append(c.byName[name], endTag{true, closes, last, len(src) - at[0]})
	}
	c.findUnclosed(src)
	return c
}

// lineTag matches a tag at the beginning of a line.
var lineTag = pattern.New(`(?m)^[ \t>]*(?:\{%-?\s*([\w-]+)[^\n]*?%\}|\{\{[<%]\s*([\w./-]+)[^\n]*?[>%]\}\})`)

// findUnclosed finds tags without an end tag. An end tag closes the nearest tag of its name
// above that is still open.
func (c *endTagIndex) findUnclosed(src string) {
	if len(c.byName) == 0 {
		return
	}
	open := map[string][]int{} // open tags: number of bytes after each
	passed := map[string]int{} // number of end tags passed
	pass := func(name string, left int) {
		for ends := c.byName[name]; passed[name] < len(ends) && ends[passed[name]].remaining > left; passed[name]++ {
			open[name] = open[name][:max(0, len(open[name])-1)]
		}
	}
	for _, at := range lineTag.FindAllStringSubmatchIndex(src, -1) {
		name := strings.ToLower(src[max(at[2], at[4], 0):max(at[3], at[5], 0)])
		if _, ends := c.byName[name]; ends && !voidTag.MatchString(src[at[0]:at[1]]) {
			pass(name, len(src)-at[1])
			open[name] = append(open[name], len(src)-at[1])
		}
	}
	for name := range open {
		pass(name, -1)
		for _, left := range open[name] {
			c.unclosed[left] = true
		}
	}
}

// endsAtLine reports whether only white space precedes the next line break.
func endsAtLine(after string) bool {
	for i := range len(after) {
		switch after[i] {
		case '\n':
			return true
		case ' ', '\t', '\r':
		default:
			return false
		}
	}
	return true
}

// blankLineBelow reports whether the line after the first line of after is blank.
func blankLineBelow(after string) bool {
	_, below, _ := strings.Cut(after, "\n")
	return endsAtLine(below)
}

// following returns the source after the current line.
func (e *expander) following() string { return e.src[len(e.src)-e.remaining:] }

// textUntil returns the source between the current line and an end tag.
func (e *expander) textUntil(end endTag) string {
	return e.src[len(e.src)-e.remaining : len(e.src)-end.remaining]
}

// blankLineBelow reports whether the next line is blank.
func (e *expander) blankLineBelow() bool { return endsAtLine(e.following()) }

// StartsLine reports whether the last line of before has only white space and quote marks.
func StartsLine(before string) bool {
	for i := len(before) - 1; i >= 0; i-- {
		switch before[i] {
		case '\n':
			return true
		case ' ', '\t', '>':
		default:
			return false
		}
	}
	return true
}

// next returns the first end tag of a name within the last remaining bytes of the source.
func (c *endTagIndex) next(name string, remaining int) endTag {
	all := c.byName[name]
	at := sort.Search(len(all), func(i int) bool { return all[i].remaining <= remaining })
	if at == len(all) {
		return endTag{}
	}
	return all[at]
}

// findEnd sets the end tag of a tag after which remaining bytes follow. End tags of calls have
// no name, so the names of open calls are kept.
func (e *expander) findEnd(t *shortcode, remaining int) {
	switch {
	case t.closing, t.void:
	case !t.isCall:
		if !e.endTags.unclosed[remaining] {
			t.end = e.endTags.next(t.name, remaining)
		}
	case !t.isOutput:
		if t.end = e.endTags.next("", remaining); t.end.found {
			e.openCalls = append(e.openCalls, t.name)
		}
	}
}

// nameEnd sets the name of a nameless end tag.
func (e *expander) nameEnd(t *shortcode) {
	last := len(e.openCalls) - 1
	if t.name != "end" || last < 0 || e.copy.until != "" && e.copy.until != e.openCalls[last] {
		return
	}
	t.name, t.closing = e.openCalls[last], true
	e.openCalls = slices.Delete(e.openCalls, last, last+1)
}
