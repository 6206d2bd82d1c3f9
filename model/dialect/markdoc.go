package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Markdoc has annotations, {% #anchor .class width="25%" %}, variables, {% $name %}, and
// tables that are written as lists with rules between the rows.

var markdocAnnotation = pattern.New(`[ \t]*\{%\s*([#.$][\w-][^{}]*?)\s*%\}`)

// markdocAnnotations removes annotations but keeps IDs, which headings need.
func markdocAnnotations(text string) string {
	if !strings.Contains(text, "{%") {
		return text
	}
	return markdocAnnotation.ReplaceAllStringFunc(text, func(tag string) string {
		switch annotation := markdocAnnotation.FindStringSubmatch(tag)[1]; annotation[0] {
		case '#':
			anchor, _, _ := strings.Cut(annotation, " ")
			return " {" + anchor + "}"
		case '$':
			return tag[:strings.IndexByte(tag, '{')]
		}
		return ""
	})
}

// tableRows encloses a table that is written as lists.
func (e *expander) tableRows(t shortcode) string {
	if t.hugo || !t.closing && t.isCall {
		return e.unknownTag(t)
	}
	return e.container(t, TableRowsKind, "")
}

var markdocVariableTag = pattern.New(`\{%\s*\$([\w.]+)\s*%\}`)

// markdocVariable replaces a variable by its value in the front matter, or by a chip.
// https://markdoc.dev/docs/variables
func markdocVariable(d *translator, text string) string {
	return markdocVariableTag.ReplaceAllStringFunc(text, func(mark string) string {
		name := markdocVariableTag.FindStringSubmatch(mark)[1]
		within, _ := strings.CutPrefix(name, "markdoc.")
		if field, ok := strings.CutPrefix(within, "frontmatter."); ok {
			if value := d.page[field]; value != "" {
				return escapeMarkdown.Replace(value)
			}
		}
		return chipMark(within)
	})
}
