package article

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"
	"blogtui/model/tex"
)

// MyST roles determine the meaning of the code span after them: {ref}`text <target>`.
// https://mystmd.org/guide/roles

var (
	roleBefore = pattern.New(`\{([a-z]+(?:[:-][a-z]+)*)\}$`)
	roleTarget = pattern.New(`^(.*\S)\s*<([^<>]+)>$`)
	rawFormat  = pattern.New(`^\{=([a-z0-9]+)\}`) // Pandoc
)

var (
	labelRoles = letters.Words("ref numref eq") // links to a label
	fileRoles  = letters.Words("doc download")  // links to a file
	textRoles  = letters.Words("abbr u underline smallcaps guilabel menuselection index button term span")
	iconRoles  = letters.Words("octicon fa fas far fab")
)

// convertRoles converts code spans that follow the name of a role.
func convertRoles(inlines []Inline) []Inline {
	var out []Inline // nil until a role is found
	copied := 0      // number of inlines that are in out
	for i := 1; i < len(inlines); i++ {
		before, plain := inlines[i-1].(Text)
		if !plain || !isCode(inlines[i]) || !strings.HasSuffix(string(before), "}") {
			continue
		}
		m := roleBefore.FindStringSubmatchIndex(string(before))
		if m == nil {
			continue
		}
		out = append(append(out, inlines[copied:i-1]...), before[:m[0]])
		out = append(out, applyRole(string(before[m[2]:m[3]]), inlines[i].(Code))...)
		copied = i + 1
	}
	if out == nil {
		return inlines
	}
	return append(out, inlines[copied:]...)
}

// applyRole returns the inlines for a code span with a role. Code with an unknown role is
// returned unchanged.
func applyRole(role string, code Code) []Inline {
	text := clean.JoinLines(string(code))
	words, target := text, ""
	if m := roleTarget.FindStringSubmatch(text); m != nil {
		words, target = m[1], m[2]
	}
	switch {
	case role == "math":
		return []Inline{Math{text, tex.Inline(text)}}
	case role == "sub" || role == "subscript":
		return shiftedText([]Inline{Text(text)}, tex.Subscript, "_")
	case role == "sup" || role == "superscript":
		return shiftedText([]Inline{Text(text)}, tex.Superscript, "^")
	case role == "del" || role == "strike":
		return []Inline{Strike{[]Inline{Text(text)}}}
	case iconRoles[role]:
		return nil
	case role == "cite" || strings.HasPrefix(role, "cite:"):
		return []Inline{Text("[" + text + "]")}
	case strings.HasPrefix(role, "bdg-link") && target != "":
		return []Inline{Link{Text: []Inline{Text(words)}, Target: target}}
	case labelRoles[role] && target != "":
		return []Inline{Link{Text: []Inline{Text(words)}, Target: "#" + target}}
	case fileRoles[role] && target != "":
		return []Inline{Link{Text: []Inline{Text(words)}, Target: target}}
	case textRoles[role] || strings.HasPrefix(role, "bdg"):
		return []Inline{Text(words)}
	}
	return []Inline{code}
}
