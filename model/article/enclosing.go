package article

import "strings"

// enclosing is an open tag that has a line of its own.
type enclosing struct {
	name   string
	indent int // bytes of its line's indent
}

// enclosed keeps track of the tags around the lines.
func (e *expander) enclosed(t shortcode) {
	last := len(e.around) - 1
	switch {
	case t.closing && last >= 0 && e.around[last].name == t.name:
		e.around = e.around[:last]
	case !t.closing && t.alone && t.end.there && !e.listed && len(e.around) < maxDepth && t.name != "filetree/folder" && !templateWords[t.name]:
		e.around = append(e.around, enclosing{t.name, e.indent})
	}
}

// dedented takes off a line the indent of the tag around it, which would make code
// of it. Within a list the indent is the list's.
func (e *expander) dedented(line string) string {
	e.indent = indentOf(strings.TrimRight(line, "\n"))
	if text := line[e.indent:]; !e.fence.open() && strings.TrimSpace(text) != "" {
		if mark := markSize(text); mark > 0 && text[0] != '>' {
			e.listed = true
		} else if e.indent == 0 {
			e.listed = false
		}
	}
	if last := len(e.around) - 1; last >= 0 {
		return line[min(e.around[last].indent, e.indent):]
	}
	return line
}
