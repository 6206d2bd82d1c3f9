package dialect

import (
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// Expressions of JSX within text: {year}, where the file says
// export const year = 2024.

var (
	constantName  = pattern.New(`^export\s+(?:const|let|var)\s+(\w+)(?:\s*:\s*\w+)?\s*=\s*`)
	constantText  = pattern.New(`^(?:"([^"\\\n]*)"|'([^'\\\n]*)'|` + "`([^`$\\\\\\n]*)`" + `|(-?\d[\d._]*))[ \t]*(?:[;,\n}]|//|as\s|$)`)
	constantField = pattern.New(`[{,\n]\s*["']?(\w+)["']?\s*:\s*`)
	// an expression in a text whose value only the program knows
	valueOfJSX = pattern.New(`\{((?:new [A-Z]\w*\([^{}]*\)|[A-Za-z_][\w.]*(?:\[[^\]{}]*\])*(?:\([^{}]*\))?|\d+ *[-+*/] *\d+))\}`)
	// with these a text is Markdown again
	plainly = strings.NewReplacer("{", "&#123;", "}", "&#125;", "*", "&#42;", "_", "&#95;", "<", "&lt;", "[", "&#91;", "`", "&#96;")
)

// withConstants adds the text or the number that an export gives a name, or those of the
// fields of an object that holds no other.
func withConstants(constants map[string]string, statement string) map[string]string {
	m := constantName.FindStringSubmatch(statement)
	if m == nil {
		return constants
	}
	if constants == nil {
		constants = map[string]string{}
	}
	value := statement[len(m[0]):]
	if text, ok := constant(value); ok {
		constants[m[1]] = text
		return constants
	}
	if !strings.HasPrefix(value, "{") || strings.Count(value, "{") > 1 || strings.ContainsAny(value, "[`(") {
		return constants
	}
	for _, at := range constantField.FindAllStringSubmatchIndex(value, -1) {
		if text, ok := constant(value[at[1]:]); ok {
			constants[m[1]+"."+value[at[2]:at[3]]] = text
		}
	}
	return constants
}

// constant is the text or the number that an expression begins with, if it is no more.
func constant(expression string) (text string, ok bool) {
	m := constantText.FindStringSubmatch(expression)
	if m == nil {
		return "", false
	}
	return m[1] + m[2] + m[3] + m[4], true
}

// valueless puts in the values of expressions, where it is certain that the file is MDX.
// In a sentence the names of those stand for them that only the program knows. What is new to a
// program is so in any file.
func valueless(d *translator, text string) string {
	certain := d.js.modules != nil
	if !certain && !strings.Contains(text, "{new ") || strings.ContainsAny(text, "$\\") || strings.Contains(text, "={") {
		return text
	}
	found := valueOfJSX.FindAllStringSubmatchIndex(text, -1)
	if found == nil {
		return text
	}
	sentence := strings.ContainsFunc(valueOfJSX.ReplaceAllString(text, ""), unicode.IsLetter)
	var out strings.Builder
	var around inMarks
	at := 0
	for _, m := range found {
		out.WriteString(text[at:m[0]])
		around.pass(text[at:m[0]])
		at = m[1]
		name := text[m[2]:m[3]]
		switch value, ok := d.js.constants[name]; {
		case !certain && !strings.HasPrefix(name, "new "):
			out.WriteString(text[m[0]:m[1]])
		case ok:
			out.WriteString(plainly.Replace(value))
		case strings.HasPrefix(name, "frontmatter."):
			out.WriteString("{{ " + name + " }}")
		case sentence && len(name) <= MaxChip && !around.tag && !around.target:
			out.WriteString(chipMark(name))
		}
	}
	return out.String() + text[at:]
}

// inMarks says whether a place lies in a tag of HTML or in the target of a link.
type inMarks struct{ tag, target bool }

// pass goes on over a text.
func (i *inMarks) pass(text string) {
	if at := strings.LastIndexAny(text, "<>"); at >= 0 {
		i.tag = text[at] == '<'
	}
	opens, closes := strings.LastIndex(text, "]("), strings.LastIndexByte(text, ')')
	if opens >= 0 || closes >= 0 {
		i.target = opens > closes
	}
}
