package server

import (
	"strings"
	"unicode/utf8"

	"blogtui/ui/cells"

	"github.com/charmbracelet/x/ansi"
)

// updateRow changes a row from was to is, by writing only the part that differs.
func (w *screenWriter) updateRow(row int, was, is string) {
	start, on := commonPrefix(was, is)
	end := commonSuffix(was, is, start, on)
	text := is[start:end]
	if end == len(is) {
		text = strings.TrimRight(text, " ")
	}
	if on == "" && strings.TrimRight(was[start:], " ") == "" { // the row is blank there
		indented := text
		text = strings.TrimLeft(text, " ")
		start += len(indented) - len(text)
	}
	shorter := end == len(is) && cells.Width(strings.TrimRight(was, " ")) > cells.Width(strings.TrimRight(is, " "))
	if text == "" && !shorter {
		return
	}
	w.move(row, cells.Width(is[:start]))
	w.write(on + text)
	if shorter {
		w.erase()
	}
}

// commonPrefix returns the length of the common prefix of two lines, in bytes, up to the
// start of a cell in both, and the style there as escape sequences.
func commonPrefix(was, is string) (cut int, style string) {
	on := ""
	for i := 0; ; {
		if startsCell(was, i) && startsCell(is, i) {
			cut, style = i, on
		}
		if i == len(was) || i == len(is) || was[i] != is[i] {
			return cut, style
		}
		if is[i] != esc {
			i++
			continue
		}
		size := sgrLength(is[i:])
		if size == 0 || !strings.HasPrefix(was[i:], is[i:i+size]) {
			return cut, style
		}
		on = appendStyle(on, is[i:i+size])
		i += size
	}
}

// minSuffixBytes is the minimum length of a common suffix that is not written.
const minSuffixBytes = 16

// commonSuffix returns the offset of the common suffix of two lines, len(is) if there is
// none. Both lines are the same up to start, where the style is style.
func commonSuffix(was, is string, start int, style string) int {
	same := 0
	for most := min(len(was), len(is)) - start; same < most && was[len(was)-1-same] == is[len(is)-1-same]; {
		same++
	}
	if same < minSuffixBytes {
		return len(is)
	}
	end, on := nextCell(is, start, style, len(is)-same)
	before, onBefore := nextCell(was, start, style, end+len(was)-len(is))
	if end < 0 || before != end+len(was)-len(is) || on != onBefore || cells.Width(is[start:end]) != cells.Width(was[start:before]) {
		return len(is)
	}
	return end
}

// nextCell returns the offset of the first cell that starts at or after from, and its style.
// It scans from offset at, where the style is style. It returns -1 if there is an unknown
// escape sequence between.
func nextCell(line string, at int, style string, from int) (int, string) {
	for at < len(line) {
		if at >= from && startsCell(line, at) {
			return at, style
		}
		if line[at] != esc {
			at++
			continue
		}
		size := sgrLength(line[at:])
		if size == 0 {
			return -1, ""
		}
		style = appendStyle(style, line[at:at+size])
		at += size
	}
	return len(line), style
}

// startsCell reports whether a cell starts at an offset: ASCII characters and standalone
// ones do not combine with the character before.
func startsCell(s string, at int) bool {
	if at >= len(s) || s[at] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return cells.Standalone(r)
}

// appendStyle returns a style, as escape sequences, after another sequence.
func appendStyle(on, sequence string) string {
	if sequence == ansi.ResetStyle || sequence == "\x1b[0m" {
		return ""
	}
	return on + sequence
}

// sgrLength returns the length of the SGR sequence at the start of s, 0 if there is none.
func sgrLength(s string) int {
	if strings.HasPrefix(s, "\x1b[") {
		return strings.IndexByte(s, 'm') + 1
	}
	return 0
}
