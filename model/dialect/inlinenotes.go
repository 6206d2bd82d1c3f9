package dialect

import (
	"bytes"
	"strings"

	"blogtui/model/pattern"
)

// maxInlineNote bounds, in bytes, how far the end of a note within a text is looked for.
const maxInlineNote = 2000

// oneWordNote matches a note of one word, or in a script without blanks. What else
// stands behind ^[ without a blank in it is most likely a regular expression's.
var oneWordNote = pattern.New(`^(?:\p{Lu}\pL+|\pL{4,})[.!?…]?$|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]`)

// inlineNotes goes through the lines of a source that may have notes within its text.
type inlineNotes struct{ open int } // brackets around the place, that of the note among them

// newInlineNotes is that of a source, nil if it has none.
func newInlineNotes(src string) *inlineNotes {
	if strings.Contains(src, "^[") {
		return &inlineNotes{}
	}
	return nil
}

// parenthesize puts the notes that Pandoc and Obsidian write within a text, ^[so], between
// parentheses where they stand. A note may go on over lines; src begins with the line.
func (n *inlineNotes) parenthesize(src, line string) string {
	if strings.TrimSpace(line) == "" {
		n.open = 0
	}
	out := make([]byte, 0, len(line)+1)
	for at := 0; at < len(line); {
		size := 1
		switch c := line[at]; {
		case c == '`':
			size = CodeSpanEnd(line, at) - at
		case c == '\\':
			size = min(2, len(line)-at)
		case n.open > 0 && c == '[':
			n.open++
		case n.open > 0 && c == ']':
			if n.open--; n.open == 0 {
				out = append(out, ')')
				at++
				continue
			}
		case n.open == 0 && c == '^' && isNote(src[at:]):
			out = append(bytes.TrimRight(out, " \t"), " ("...)
			n.open = 1
			at += len("^[")
			continue
		}
		out = append(out, line[at:at+size]...)
		at += size
	}
	return string(out)
}

// isNote reports whether a text begins with a note that ends within its paragraph.
func isNote(text string) bool {
	text, marked := strings.CutPrefix(text[:min(len(text), maxInlineNote)], "^[")
	if !marked {
		return false
	}
	if end := strings.Index(text, "\n\n"); end >= 0 {
		text = text[:end]
	}
	open := 1
	for at := 0; at < len(text); {
		switch text[at] {
		case '`':
			at = CodeSpanEnd(text, at)
			continue
		case '\\':
			at++
		case '[':
			open++
		case ']':
			if open--; open == 0 {
				return strings.ContainsAny(text[:at], " \n") || oneWordNote.MatchString(text[:at])
			}
		}
		at++
	}
	return false
}
