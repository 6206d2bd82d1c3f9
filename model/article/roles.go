package article

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"
	"blogtui/model/tex"
)

// Roles of MyST say what the code behind them is: {ref}`text <target>`.
// https://mystmd.org/guide/roles

var (
	roleBefore = pattern.New(`\{([a-z]+(?:[:-][a-z]+)*)\}$`)
	roleTarget = pattern.New(`^(.*\S)\s*<([^<>]+)>$`)
	rawFormat  = pattern.New(`^\{=([a-z0-9]+)\}`) // of Pandoc
)

var (
	placeRoles = letters.Words("ref numref eq")                                                            // lead to a place
	pageRoles  = letters.Words("doc download")                                                             // lead to a page
	wordRoles  = letters.Words("abbr u underline smallcaps guilabel menuselection index button term span") // words
	iconRoles  = letters.Words("octicon fa fas far fab")
)

// convertRoles sets code behind the name of a role as what that means.
func convertRoles(inlines []Inline) []Inline {
	var out []Inline // nil until a role is found
	kept := 0        // up to where the inlines are in out
	for i := 1; i < len(inlines); i++ {
		before, plain := inlines[i-1].(Text)
		if !plain || !isCode(inlines[i]) || !strings.HasSuffix(string(before), "}") {
			continue
		}
		m := roleBefore.FindStringSubmatchIndex(string(before))
		if m == nil {
			continue
		}
		out = append(append(out, inlines[kept:i-1]...), before[:m[0]])
		out = append(out, applyRole(string(before[m[2]:m[3]]), inlines[i].(Code))...)
		kept = i + 1
	}
	if out == nil {
		return inlines
	}
	return append(out, inlines[kept:]...)
}

// applyRole is what some code means behind a role; what is no role of text stays code.
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
	case placeRoles[role] && target != "":
		return []Inline{Link{Text: []Inline{Text(words)}, Target: "#" + target}}
	case pageRoles[role] && target != "":
		return []Inline{Link{Text: []Inline{Text(words)}, Target: target}}
	case wordRoles[role] || strings.HasPrefix(role, "bdg"):
		return []Inline{Text(words)}
	}
	return []Inline{code}
}
