package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Markdoc annotates what a line holds, {% #anchor .class width="25%" %}, puts in
// variables, {% $name %}, and writes tables as lists with rules between their rows.

var markdocAnnotation = pattern.New(`[ \t]*\{%\s*([#.$][\w-][^{}]*?)\s*%\}`)

// markdocAnnotations leaves out what is said about a line, but the name of a heading.
func markdocAnnotations(text string) string {
	if !strings.Contains(text, "{%") {
		return text
	}
	return markdocAnnotation.ReplaceAllStringFunc(text, func(tag string) string {
		switch said := markdocAnnotation.FindStringSubmatch(tag)[1]; said[0] {
		case '#':
			anchor, _, _ := strings.Cut(said, " ")
			return " {" + anchor + "}"
		case '$':
			return tag[:strings.IndexByte(tag, '{')]
		}
		return ""
	})
}

// tableRows encloses a table whose rows are lists.
func (e *expander) tableRows(t shortcode) string {
	if t.hugo || !t.closing && t.called {
		return e.unknownTag(t)
	}
	return e.container(t, TableRowsKind, "")
}

var markdocVariableTag = pattern.New(`\{%\s*\$([\w.]+)\s*%\}`)

// markdocVariable is the name of a value that Markdoc puts in, or what the front matter says.
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
