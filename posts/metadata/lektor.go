package metadata

import (
	"strings"

	"blogtui/model/pattern"
)

// lektorFields matches the beginning of a file of Lektor: a field, a line of hyphens, another
// field.
var lektorFields = pattern.New(`^_?[a-z]\w*:[^\n]*\n---\n_?[a-z]\w*:(?:\s|$)`)

// lektorBody matches the key of the field with the text.
var lektorBody = pattern.New(`(?:^|\n---\n)(?:body|text|content):[ \t]*\n*`)

// lektorField matches the line of hyphens before a field.
var lektorField = pattern.New(`\n---\n_?[a-z]\w*:(?:\s|$)`)

// cutLektor cuts the fields before and after the one with the text.
func cutLektor(text string) (Block, bool) {
	if !lektorFields.MatchString(text) {
		return Block{}, false
	}
	b := Block{Syntax: lektorSyntax, Line: 1, Text: text, End: len(text)}
	if at := lektorBody.FindStringIndex(text); at != nil {
		b.Text, b.End, b.MayContinue = text[:at[0]], at[1], true
		if after := lektorField.FindStringIndex(text[at[1]:]); after != nil {
			b.BodyEnd = at[1] + after[0]
			b.Text += strings.Repeat("\n", strings.Count(text[at[0]:b.BodyEnd], "\n")) + text[b.BodyEnd:]
		}
		return b, true
	}
	return b, text[0] == '_' || onlyKnownFields(text)
}

// onlyKnownFields reports whether all keys are known. Otherwise the line of hyphens may be a
// closing fence, and the text begins with a word and a colon.
func onlyKnownFields(text string) bool {
	for field := range strings.SplitSeq(text, "\n---\n") {
		if !startsWithKnownKey(field) {
			return false
		}
	}
	return true
}

// readLektor parses fields of Lektor. The value is on the line of the key or below.
func readLektor(text string, line int) Node {
	n := Node{Kind: Table, Line: line}
	for field := range strings.SplitSeq(text, "\n---\n") {
		key, value, ok := strings.Cut(field, ":")
		if ok && len(n.Entries) < MaxKeys {
			n.Entries = append(n.Entries, Entry{strings.TrimSpace(key), TextNode(strings.TrimSpace(value), false, line)})
		}
		line += strings.Count(field, "\n") + 2
	}
	return n
}
