package dialect

import (
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// JSX expressions within text: {year} with export const year = 2024.

var (
	constantName  = pattern.New(`^export\s+(?:const|let|var)\s+(\w+)(?:\s*:\s*\w+)?\s*=\s*`)
	constantValue = pattern.New(`^(?:"([^"\\\n]*)"|'([^'\\\n]*)'|` + "`([^`$\\\\\\n]*)`" + `|(-?\d[\d._]*))[ \t]*(?:[;,\n}]|//|as\s|$)`)
	constantField = pattern.New(`[{,\n]\s*["']?(\w+)["']?\s*:\s*`)
	// an expression within text whose value may be unknown
	jsxExpression = pattern.New(`\{((?:new [A-Z]\w*\([^{}]*\)|[A-Za-z_][\w.]*(?:\[[^\]{}]*\])*(?:\([^{}]*\))?|\d+ *[-+*/] *\d+))\}`)
	// with these a text is Markdown again
	escapeMarkdown = strings.NewReplacer("{", "&#123;", "}", "&#125;", "*", "&#42;", "_", "&#95;", "<", "&lt;", "[", "&#91;", "`", "&#96;")
)

// addConstants adds the string or number that an export defines, or those among the fields
// of a flat object.
func addConstants(constants map[string]string, statement string) map[string]string {
	m := constantName.FindStringSubmatch(statement)
	if m == nil {
		return constants
	}
	if constants == nil {
		constants = map[string]string{}
	}
	value := statement[len(m[0]):]
	if text, ok := literalText(value); ok {
		constants[m[1]] = text
		return constants
	}
	if !strings.HasPrefix(value, "{") || strings.Count(value, "{") > 1 || strings.ContainsAny(value, "[`(") {
		return constants
	}
	for _, at := range constantField.FindAllStringSubmatchIndex(value, -1) {
		if text, ok := literalText(value[at[1]:]); ok {
			constants[m[1]+"."+value[at[2]:at[3]]] = text
		}
	}
	return constants
}

// literalText returns the string or number at the beginning of an expression, if it is
// nothing more.
func literalText(expression string) (text string, ok bool) {
	m := constantValue.FindStringSubmatch(expression)
	if m == nil {
		return "", false
	}
	return m[1] + m[2] + m[3] + m[4], true
}

// jsxValues replaces expressions by their values in files that are certainly MDX. Unknown
// names within a sentence become chips. An expression with new is code in any file.
func jsxValues(d *translator, text string) string {
	certain := d.js.modules != nil
	if !certain && !strings.Contains(text, "{new ") || strings.ContainsAny(text, "$\\") || strings.Contains(text, "={") {
		return text
	}
	found := jsxExpression.FindAllStringSubmatchIndex(text, -1)
	if found == nil {
		return text
	}
	sentence := strings.ContainsFunc(jsxExpression.ReplaceAllString(text, ""), unicode.IsLetter)
	var out strings.Builder
	var around htmlContext
	at := 0
	for _, m := range found {
		out.WriteString(text[at:m[0]])
		around.advance(text[at:m[0]])
		at = m[1]
		name := text[m[2]:m[3]]
		switch value, ok := d.js.constants[name]; {
		case !certain && !strings.HasPrefix(name, "new "):
			out.WriteString(text[m[0]:m[1]])
		case ok:
			out.WriteString(escapeMarkdown.Replace(value))
		case strings.HasPrefix(name, "frontmatter."):
			out.WriteString("{{ " + name + " }}")
		case sentence && len(name) <= MaxChip && !around.inTag && !around.inTarget:
			out.WriteString(chipMark(name))
		}
	}
	return out.String() + text[at:]
}

// htmlContext tells whether a position is in an HTML tag or in the target of a link.
type htmlContext struct{ inTag, inTarget bool }

// advance moves the position over text.
func (i *htmlContext) advance(text string) {
	if at := strings.LastIndexAny(text, "<>"); at >= 0 {
		i.inTag = text[at] == '<'
	}
	opens, closes := strings.LastIndex(text, "]("), strings.LastIndexByte(text, ')')
	if opens >= 0 || closes >= 0 {
		i.inTarget = opens > closes
	}
}
