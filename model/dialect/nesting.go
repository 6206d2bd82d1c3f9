package dialect

import (
	"strings"

	"blogtui/model/letters"
)

// nesting tracks the open tags around the current line.
type nesting struct {
	open       []openTag     // outside lists
	openInList []openListTag // within lists
	indent     int           // of the line in bytes
	inList     bool          // the line is in a list
	footer     string        // footer of the tag that has just ended
}

// openTag is an open tag on a line of its own.
type openTag struct {
	name       string
	indent     int  // in bytes, removed from the lines of the content
	hasContent bool // the first line of the content was read
	verse      bool // line breaks are kept
	footer     string
}

// trackNesting updates the open tags.
func (e *expander) trackNesting(t shortcode) {
	e.trackTabs(t)
	last, lastInList := len(e.nesting.open)-1, len(e.nesting.openInList)-1
	opens := !t.closing && t.alone && t.end.found && !controlTags[t.name]
	e.nesting.footer = ""
	switch {
	case t.closing && lastInList >= 0 && e.nesting.openInList[lastInList].name == t.name:
		e.nesting.openInList = e.nesting.openInList[:lastInList]
	case t.closing && last >= 0 && e.nesting.open[last].name == t.name:
		e.nesting.footer = e.nesting.open[last].footer
		e.nesting.open = e.nesting.open[:last]
	case opens && !e.nesting.inList && len(e.nesting.open) < MaxDepth && t.name != "filetree/folder":
		e.nesting.open = append(e.nesting.open, openTag{name: t.name, indent: e.nesting.indent})
	case opens && e.nesting.inList && e.nesting.indent > 0 && e.nesting.indent <= maxListTagIndent && len(e.nesting.openInList) < MaxDepth:
		e.nesting.openInList = append(e.nesting.openInList, openListTag{name: t.name, indent: e.nesting.indent})
	}
}

// maxListTagIndent is the maximum indent in bytes that is added to the content of a tag in
// a list.
const maxListTagIndent = 16

// openListTag is an open, indented tag within a list item.
type openListTag struct {
	name       string
	indent     int  // in bytes
	hasContent bool // the first line of the content was read
	outdented  bool // the content is indented less than the tag
}

// indentInList indents a line like the tag around it. Generators (Liquid, Hexo, Hugo)
// expand tags before they parse lists; an unindented line would end the list here.
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

// justOpened returns the tag that has just been opened, or a dummy if there is none.
func (e *expander) justOpened(t shortcode) *openTag {
	if last := len(e.nesting.open) - 1; last >= 0 && !t.closing && e.nesting.open[last].name == t.name && !e.nesting.open[last].hasContent {
		return &e.nesting.open[last]
	}
	return &openTag{}
}

// footerBelow returns the footer for the content of a tag that has just ended, on a line of
// its own.
func (e *expander) footerBelow(t shortcode) string {
	if e.afterText && t.alone && e.nesting.footer != "" && !strings.HasPrefix(e.nesting.footer, "!") && !strings.HasPrefix(e.nesting.footer, "<div") {
		return "<br>" + e.nesting.footer
	}
	return e.nesting.footer
}

// isIndentedCode reports whether a line is indented like code.
func isIndentedCode(line string) bool {
	return strings.TrimSpace(line) != "" && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
}

// dedent removes the indent of the surrounding tag from a line, and that of the first
// content line if it would make the line code. Within a list the indent is that of the
// list.
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
		if mark, _ := containerContent(text, 0); mark > 0 {
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
