package article

import "strings"

// enclosing is an open tag that has a line of its own.
type enclosing struct {
	name   string
	indent int  // bytes that are taken off the lines it encloses
	begun  bool // such a line has been seen
	verse  bool // each of these stays a line
	below  string
}

// enclosed keeps track of the tags around the lines.
func (e *expander) enclosed(t shortcode) {
	e.tabTag(t)
	last := len(e.around) - 1
	e.footer = ""
	switch {
	case t.closing && last >= 0 && e.around[last].name == t.name:
		e.footer = e.around[last].below
		e.around = e.around[:last]
	case !t.closing && t.alone && t.end.there && !e.listed && len(e.around) < maxDepth && t.name != "filetree/folder" && !templateWords[t.name]:
		e.around = append(e.around, enclosing{name: t.name, indent: e.indent})
	}
}

// inner is the tag that has just been opened, which is to have what stands below its text.
func (e *expander) inner(t shortcode) *enclosing {
	if last := len(e.around) - 1; last >= 0 && !t.closing && e.around[last].name == t.name && !e.around[last].begun {
		return &e.around[last]
	}
	return &enclosing{}
}

// under is the text below what a tag enclosed. It begins a line.
func (e *expander) under(t shortcode) string {
	if e.worded && t.alone && e.footer != "" && !strings.HasPrefix(e.footer, "!") {
		return "<br>" + e.footer
	}
	return e.footer
}

// asCode reports a line that is set in as code would be.
func asCode(line string) bool {
	return strings.TrimSpace(line) != "" && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
}

// dedented takes off a line the indent of the tag around it and that of the first line
// within, which would make code of it. Within a list the indent is the list's.
func (e *expander) dedented(line string) string {
	e.indent = indentOf(strings.TrimRight(line, "\n"))
	last := len(e.around) - 1
	if last >= 0 && !e.around[last].begun {
		tag := &e.around[last]
		if tag.begun = true; e.until == "" && asCode(line[min(tag.indent, e.indent):]) {
			tag.indent = e.indent
		}
	}
	if text := line[e.indent:]; !e.fence.open() && strings.TrimSpace(text) != "" {
		if mark := markSize(text); mark > 0 && text[0] != '>' {
			e.listed = true
		} else if e.indent == 0 {
			e.listed = false
		}
	}
	if last >= 0 {
		return line[min(e.around[last].indent, e.indent):]
	}
	return line
}
