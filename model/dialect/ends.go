package dialect

import (
	"slices"
	"sort"
	"strings"

	"blogtui/model/pattern"
)

// end is an end tag that lies ahead.
type end struct {
	there  bool
	closes bool // it has its line for itself, or the end of that and the free line below
	last   bool // nothing stands behind it on its line
	left   int  // bytes from its beginning to the end of the source
}

// closings are the end tags of a source by the name of what they end, in order.
type closings struct {
	named map[string][]end
	alone map[int]bool // tags that begin their lines and that nothing ends, by the bytes behind them
}

var endTag = pattern.New(`\{%-?\s*(?:end|/\s*)([\w-]*)(?:\s+\w[\w.-]*)?\s*-?%\}|\{\{[<%]\s*(?:/\s*([\w./-]+)|end)\s*[>%]\}\}`)

// endTags finds the end tags of a source.
func endTags(src string) *closings {
	c := &closings{named: map[string][]end{}, alone: map[int]bool{}}
	for _, at := range endTag.FindAllStringSubmatchIndex(src, -1) {
		name := src[max(at[2], at[4], 0):max(at[3], at[5], 0)]
		last := endsLine(src[at[1]:])
		closes := last && (StartsLine(src[:at[0]]) || freeLine(src[at[1]:]))
		name = strings.ToLower(name)
		c.named[name] = append(c.named[name], end{true, closes, last, len(src) - at[0]})
	}
	c.pair(src)
	return c
}

// lineTag matches the tag that a line begins with.
var lineTag = pattern.New(`(?m)^[ \t>]*(?:\{%-?\s*([\w-]+)[^\n]*?%\}|\{\{[<%]\s*([\w./-]+)[^\n]*?[>%]\}\})`)

// pair finds the tags that nothing ends: an end tag is that of the nearest one above it that
// has none yet.
func (c *closings) pair(src string) {
	if len(c.named) == 0 {
		return
	}
	open := map[string][]int{} // the bytes behind each
	passed := map[string]int{} // end tags
	pass := func(name string, left int) {
		for ends := c.named[name]; passed[name] < len(ends) && ends[passed[name]].left > left; passed[name]++ {
			open[name] = open[name][:max(0, len(open[name])-1)]
		}
	}
	for _, at := range lineTag.FindAllStringSubmatchIndex(src, -1) {
		name := strings.ToLower(src[max(at[2], at[4], 0):max(at[3], at[5], 0)])
		if _, ends := c.named[name]; ends && !voidTag.MatchString(src[at[0]:at[1]]) {
			pass(name, len(src)-at[1])
			open[name] = append(open[name], len(src)-at[1])
		}
	}
	for name := range open {
		pass(name, -1)
		for _, left := range open[name] {
			c.alone[left] = true
		}
	}
}

// endsLine reports whether nothing stands before the end of the line.
func endsLine(after string) bool {
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

// freeLine reports whether the line behind the one that a text begins with is empty.
func freeLine(after string) bool {
	_, below, _ := strings.Cut(after, "\n")
	return endsLine(below)
}

// freeBelow reports whether the next line is empty.
func (e *expander) freeBelow() bool { return endsLine(e.src[len(e.src)-e.ahead:]) }

// StartsLine reports whether nothing but the marks of quotations stands on the
// line that a text ends with.
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

// next is the first end tag of a name within the last bytes of the source.
func (c *closings) next(name string, left int) end {
	all := c.named[name]
	at := sort.Search(len(all), func(i int) bool { return all[i].left <= left })
	if at == len(all) {
		return end{}
	}
	return all[at]
}

// begun looks for the end of a tag that the given number of bytes follow. Of one
// that is called it is nameless, so that the names have to be kept.
func (e *expander) begun(t *shortcode, left int) {
	switch {
	case t.closing, t.void:
	case !t.called:
		if !e.ends.alone[left] {
			t.end = e.ends.next(t.name, left)
		}
	case !t.output:
		if t.end = e.ends.next("", left); t.end.there {
			e.calls = append(e.calls, t.name)
		}
	}
}

// ended gives a nameless end tag the name of what it ends.
func (e *expander) ended(t *shortcode) {
	last := len(e.calls) - 1
	if t.name != "end" || last < 0 || e.copy.until != "" && e.copy.until != e.calls[last] {
		return
	}
	t.name, t.closing = e.calls[last], true
	e.calls = slices.Delete(e.calls, last, last+1)
}
