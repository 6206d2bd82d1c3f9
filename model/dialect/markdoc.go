package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Markdoc annotates what a line holds, {% #anchor .class width="25%" %}, puts in
// variables, {% $name %}, and writes tables as lists with rules between their rows.

var annotation = pattern.New(`[ \t]*\{%\s*([#.$][\w-][^{}]*?)\s*%\}`)

// annotations leaves out what is said about a line, but the name of a heading.
func annotations(text string) string {
	if !strings.Contains(text, "{%") {
		return text
	}
	return annotation.ReplaceAllStringFunc(text, func(tag string) string {
		switch said := annotation.FindStringSubmatch(tag)[1]; said[0] {
		case '#':
			anchor, _, _ := strings.Cut(said, " ")
			return " {" + anchor + "}"
		case '$':
			return tag[:strings.IndexByte(tag, '{')]
		}
		return ""
	})
}

// rows encloses a table whose rows are lists.
func (e *expander) rows(t shortcode) string {
	if t.hugo || !t.closing && t.called {
		return e.unknown(t)
	}
	return e.box(t, TableRowsKind, "")
}

var valueOfMarkdoc = pattern.New(`\{%\s*\$([\w.]+)\s*%\}`)

// markdocValue is the name of a value that Markdoc puts in, or what the front matter says.
// https://markdoc.dev/docs/variables
func markdocValue(d *translator, text string) string {
	return valueOfMarkdoc.ReplaceAllStringFunc(text, func(mark string) string {
		name := valueOfMarkdoc.FindStringSubmatch(mark)[1]
		within, _ := strings.CutPrefix(name, "markdoc.")
		if field, ok := strings.CutPrefix(within, "frontmatter."); ok {
			if value := d.given[field]; value != "" {
				return plainly.Replace(value)
			}
		}
		return chipMark(within)
	})
}
