package dialect

import (
	"strings"

	"blogtui/model/letters"
)

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
	last, hung := len(e.around)-1, len(e.hung)-1
	e.footer = ""
	switch {
	case t.closing && hung >= 0 && e.hung[hung].name == t.name:
		e.hung = e.hung[:hung]
	case t.closing && last >= 0 && e.around[last].name == t.name:
		e.footer = e.around[last].below
		e.around = e.around[:last]
	case !t.closing && t.alone && t.end.there && !e.listed && len(e.around) < MaxDepth && t.name != "filetree/folder" && !templateWords[t.name]:
		e.around = append(e.around, enclosing{name: t.name, indent: e.indent})
	case !t.closing && t.alone && t.end.there && e.listed && e.indent > 0 && e.indent <= mostHung && len(e.hung) < MaxDepth && !templateWords[t.name]:
		e.hung = append(e.hung, hanging{name: t.name, indent: e.indent})
	}
}

// mostHung is how far, in bytes, the lines of a tag are set in with it.
const mostHung = 16

// hanging is an open tag that is set in, within an item of a list.
type hanging struct {
	name   string
	indent int  // bytes
	begun  bool // a line that it encloses has been seen
	loose  bool // its lines are not set in as far as it is
}

// hangs sets a line in as far as the tag around it, since what encloses text is read
// before lists are, which would end with a line that is not set in (Liquid, Hexo, Hugo).
func (e *expander) hangs(line string) string {
	last := len(e.hung) - 1
	if last < 0 {
		return line
	}
	tag, indent, text := &e.hung[last], letters.Indent(line), strings.TrimLeft(line, " \t")
	switch marked := strings.HasPrefix(text, "{%") || strings.HasPrefix(text, "{{"); {
	case strings.TrimSpace(text) == "":
		return line
	case !tag.begun && !marked:
		tag.begun, tag.loose = true, indent < tag.indent
	case marked && indent >= tag.indent:
		return line
	}
	if tag.loose || indent < tag.indent {
		return strings.Repeat(" ", tag.indent) + line
	}
	return line
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
	line = e.hangs(line)
	e.indent = letters.Indent(strings.TrimRight(line, "\n"))
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
