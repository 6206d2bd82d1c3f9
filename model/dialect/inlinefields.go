package dialect

import "blogtui/model/pattern"

// BlockProperties matches the names of internal properties of Logseq.
const BlockProperties = `id|collapsed|background-color|heading|query-[\w-]+|logseq\.[\w.-]+|ls-type|hl-[\w-]+|completed|created-at|updated-at|card-[\w-]+`

// Fields of Obsidian's Dataview; properties of Logseq have the same notation.
// https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/
var (
	fieldLine     = pattern.New(`^(\s*(?:(?:[-*+]|>)[ \t]+)*)(\*\*|__)?(\pL[\pL\d _/-]{0,40})(\*\*|__)?::[ \t]+([^\n]*?)[ \t]*(\n?)$`)
	fieldWords    = pattern.New(`\[(\pL[\pL\d _/-]{0,40}):: ([^\[\]]+)\]|\((\pL[\pL\d _/-]{0,40}):: ([^()]+)\)`)
	internalField = pattern.New(`^(?:` + BlockProperties + `)$`)
)

// dataviewField writes a field as text: on a line of its own, in brackets, or in
// parentheses, where Dataview shows only the value.
func dataviewField(_ *translator, line string) string {
	if m := fieldLine.FindStringSubmatch(line); m != nil && !internalField.MatchString(m[3]) {
		return m[1] + m[2] + m[3] + m[4] + ": " + m[5] + "  " + m[6]
	}
	return fieldWords.ReplaceAllStringFunc(line, func(field string) string {
		m := fieldWords.FindStringSubmatch(field)
		if m[1] != "" {
			return m[1] + ": " + m[2]
		}
		return m[4]
	})
}

// Macros of Roam: {{[[TODO]]}} begins a task, {{[[embed]]: ((...))}} shows a block.
var roamMark = pattern.New(`\{\{(?:\[\[([\w-]+)\]\]|(TODO|DONE))(?::[^{}]*)?\}\}[ \t]?`)

// roamMacro translates tasks. Other macros need Roam and become chips.
func roamMacro(_ *translator, text string) string {
	return roamMark.ReplaceAllStringFunc(text, func(macro string) string {
		switch m := roamMark.FindStringSubmatch(macro); m[1] + m[2] {
		case "TODO":
			return "[ ] "
		case "DONE":
			return "[x] "
		case "embed":
			return ""
		default:
			return chipMark(m[1]) + " "
		}
	})
}
