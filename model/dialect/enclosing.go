package dialect

import (
	"strings"

	"blogtui/model/letters"
)

// nest is what tags enclose.
type nest struct {
	around []enclosing // the tags that are open around the line
	hung   []hanging   // the same within a list
	indent int         // bytes of the line's indent
	listed bool        // the line belongs to a list
	footer string      // below the text of the tag that has just ended
}

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
	last, hung := len(e.nest.around)-1, len(e.nest.hung)-1
	e.nest.footer = ""
	switch {
	case t.closing && hung >= 0 && e.nest.hung[hung].name == t.name:
		e.nest.hung = e.nest.hung[:hung]
	case t.closing && last >= 0 && e.nest.around[last].name == t.name:
		e.nest.footer = e.nest.around[last].below
		e.nest.around = e.nest.around[:last]
	case !t.closing && t.alone && t.end.there && !e.nest.listed && len(e.nest.around) < MaxDepth && t.name != "filetree/folder" && !templateWords[t.name]:
		e.nest.around = append(e.nest.around, enclosing{name: t.name, indent: e.nest.indent})
	case !t.closing && t.alone && t.end.there && e.nest.listed && e.nest.indent > 0 && e.nest.indent <= mostHung && len(e.nest.hung) < MaxDepth && !templateWords[t.name]:
		e.nest.hung = append(e.nest.hung, hanging{name: t.name, indent: e.nest.indent})
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
	last := len(e.nest.hung) - 1
	if last < 0 {
		return line
	}
	tag, indent, text := &e.nest.hung[last], letters.Indent(line), strings.TrimLeft(line, " \t")
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
	if last := len(e.nest.around) - 1; last >= 0 && !t.closing && e.nest.around[last].name == t.name && !e.nest.around[last].begun {
		return &e.nest.around[last]
	}
	return &enclosing{}
}

// under is the text below what a tag enclosed. It begins a line.
func (e *expander) under(t shortcode) string {
	if e.worded && t.alone && e.nest.footer != "" && !strings.HasPrefix(e.nest.footer, "!") && !strings.HasPrefix(e.nest.footer, "<div") {
		return "<br>" + e.nest.footer
	}
	return e.nest.footer
}

// asCode reports a line that is set in as code would be.
func asCode(line string) bool {
	return strings.TrimSpace(line) != "" && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
}

// dedented takes off a line the indent of the tag around it and that of the first line
// within, which would make code of it. Within a list the indent is the list's.
func (e *expander) dedented(line string) string {
	line = e.hangs(line)
	e.nest.indent = letters.Indent(strings.TrimRight(line, "\n"))
	last := len(e.nest.around) - 1
	if last >= 0 && !e.nest.around[last].begun {
		tag := &e.nest.around[last]
		if tag.begun = true; e.copy.until == "" && asCode(line[min(tag.indent, e.nest.indent):]) {
			tag.indent = e.nest.indent
		}
	}
	if text := line[e.nest.indent:]; !e.fence.open() && strings.TrimSpace(text) != "" {
		if mark := markSize(text); mark > 0 && text[0] != '>' {
			e.nest.listed = true
		} else if e.nest.indent == 0 {
			e.nest.listed = false
		}
	}
	if last >= 0 {
		return line[min(e.nest.around[last].indent, e.nest.indent):]
	}
	return line
}
