package metadata

import (
	"strings"

	"blogtui/model/pattern"
)

// lektorFields matches the beginning of such a file: a field, a line of hyphens,
// another field.
var lektorFields = pattern.New(`^_?[a-z]\w*:[^\n]*\n---\n_?[a-z]\w*:(?:\s|$)`)

// lektorBody matches the field that holds the text.
var lektorBody = pattern.New(`(?:^|\n---\n)(?:body|text|content):[ \t]*\n*`)

// cutLektor cuts fields with a line of hyphens between them up to the one that
// holds the text.
func cutLektor(text string) (Block, bool) {
	if !lektorFields.MatchString(text) {
		return Block{}, false
	}
	b := Block{Syntax: lektorSyntax, Line: 1, Text: text, End: len(text)}
	if at := lektorBody.FindStringIndex(text); at != nil {
		b.Text, b.End = text[:at[0]], at[1]
		return b, true
	}
	return b, text[0] == '_' || onlyKnownFields(text)
}

// onlyKnownFields reports fields of which each feeds one of a post. Otherwise the
// line of hyphens may be what ends the metadata, and a text begins with a word and
// a colon.
func onlyKnownFields(text string) bool {
	for field := range strings.SplitSeq(text, "\n---\n") {
		if !startsWithKnownKey(field) {
			return false
		}
	}
	return true
}

// readLektor reads such fields: a value on the line of its key, or on the lines
// below.
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
