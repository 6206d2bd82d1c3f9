package dialect

import (
	"strings"

	"blogtui/model/letters"
)

// nesting is what tags enclose.
type nesting struct {
	open       []openTag     // the tags that are open around the line
	openInList []openListTag // the same within a list
	indent     int           // bytes of the line's indent
	inList     bool          // the line belongs to a list
	footer     string        // below the text of the tag that has just ended
}

// openTag is an open tag that has a line of its own.
type openTag struct {
	name       string
	indent     int  // bytes that are taken off the lines it encloses
	hasContent bool // such a line has been seen
	verse      bool // each of these stays a line
	footer     string
}

// trackNesting keeps track of the tags around the lines.
func (e *expander) trackNesting(t shortcode) {
	e.trackTabs(t)
	last, hung := len(e.nesting.open)-1, len(e.nesting.openInList)-1
	e.nesting.footer = ""
	switch {
	case t.closing && hung >= 0 && e.nesting.openInList[hung].name == t.name:
		e.nesting.openInList = e.nesting.openInList[:hung]
	case t.closing && last >= 0 && e.nesting.open[last].name == t.name:
		e.nesting.footer = e.nesting.open[last].footer
		e.nesting.open = e.nesting.open[:last]
	case !t.closing && t.alone && t.end.found && !e.nesting.inList && len(e.nesting.open) < MaxDepth && t.name != "filetree/folder" && !controlTags[t.name]:
		e.nesting.open = append(e.nesting.open, openTag{name: t.name, indent: e.nesting.indent})
	case !t.closing && t.alone && t.end.found && e.nesting.inList && e.nesting.indent > 0 && e.nesting.indent <= maxListTagIndent && len(e.nesting.openInList) < MaxDepth && !controlTags[t.name]:
		e.nesting.openInList = append(e.nesting.openInList, openListTag{name: t.name, indent: e.nesting.indent})
	}
}

// maxListTagIndent is how far, in bytes, the lines of a tag are set in with it.
const maxListTagIndent = 16

// openListTag is an open tag that is set in, within an item of a list.
type openListTag struct {
	name       string
	indent     int  // bytes
	hasContent bool // a line that it encloses has been seen
	outdented  bool // its lines are not set in as far as it is
}

// indentInList sets a line in as far as the tag around it, since what encloses text is read
// before lists are, which would end with a line that is not set in (Liquid, Hexo, Hugo).
func (e *expander) indentInList(line string) string {
	last := len(e.nesting.openInList) - 1
	if last < 0 {
		return line
	}
	tag, indent, text := &e.nesting.openInList[last], letters.Indent(line), strings.TrimLeft(line, " \t")
	switch marked := strings.HasPrefix(text, "{%") || strings.HasPrefix(text, "{{"); {
	case strings.TrimSpace(text) == "":
		return line
	case !tag.hasContent && !marked:
		tag.hasContent, tag.outdented = true, indent < tag.indent
	case marked && indent >= tag.indent:
		return line
	}
	if tag.outdented || indent < tag.indent {
		return strings.Repeat(" ", tag.indent) + line
	}
	return line
}

// justOpened is the tag that has just been opened, which is to have what stands below its text.
func (e *expander) justOpened(t shortcode) *openTag {
	if last := len(e.nesting.open) - 1; last >= 0 && !t.closing && e.nesting.open[last].name == t.name && !e.nesting.open[last].hasContent {
		return &e.nesting.open[last]
	}
	return &openTag{}
}

// footerBelow is the text below what a tag enclosed. It begins a line.
func (e *expander) footerBelow(t shortcode) string {
	if e.afterText && t.alone && e.nesting.footer != "" && !strings.HasPrefix(e.nesting.footer, "!") && !strings.HasPrefix(e.nesting.footer, "<div") {
		return "<br>" + e.nesting.footer
	}
	return e.nesting.footer
}

// isIndentedCode reports a line that is set in as code would be.
func isIndentedCode(line string) bool {
	return strings.TrimSpace(line) != "" && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
}

// dedent takes off a line the indent of the tag around it and that of the first line
// within, which would make code of it. Within a list the indent is the list's.
func (e *expander) dedent(line string) string {
	line = e.indentInList(line)
	e.nesting.indent = letters.Indent(strings.TrimRight(line, "\n"))
	last := len(e.nesting.open) - 1
	if last >= 0 && !e.nesting.open[last].hasContent {
		tag := &e.nesting.open[last]
		if tag.hasContent = true; e.copy.until == "" && isIndentedCode(line[min(tag.indent, e.nesting.indent):]) {
			tag.indent = e.nesting.indent
		}
	}
	if text := line[e.nesting.indent:]; !e.fence.open() && strings.TrimSpace(text) != "" {
		if mark := blockMarkSize(text); mark > 0 && text[0] != '>' {
			e.nesting.inList = true
		} else if e.nesting.indent == 0 {
			e.nesting.inList = false
		}
	}
	if last >= 0 {
		return line[min(e.nesting.open[last].indent, e.nesting.indent):]
	}
	return line
}
