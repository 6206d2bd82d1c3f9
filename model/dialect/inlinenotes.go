package dialect

import (
	"bytes"
	"strings"

	"blogtui/model/pattern"
)

// maxInlineNote is the number of bytes that are searched for the end of an inline note.
const maxInlineNote = 2000

// oneWordNote matches a note of one word, or in a script without spaces. Other text without
// spaces after ^[ is most likely a regular expression.
var oneWordNote = pattern.New(`^(?:\p{Lu}\pL+|\pL{4,})[.!?…]?$|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]`)

// inlineNotes tracks inline notes over the lines of a source.
type inlineNotes struct{ open int } // open brackets, including that of the note

// newInlineNotes returns nil if src has no inline notes.
func newInlineNotes(src string) *inlineNotes {
	if strings.Contains(src, "^[") {
		return &inlineNotes{}
	}
	return nil
}

// parenthesize writes the inline notes of Pandoc and Obsidian, ^[text], in parentheses. A
// note may span lines; src begins with the line.
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

// isNote reports whether text begins with a note that ends within its paragraph.
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
