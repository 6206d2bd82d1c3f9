package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// fenceTracker detects fenced code blocks line by line.
type fenceTracker struct {
	mark   string // opening fence of the current block, "" outside
	quoted bool   // the block is in a quotation
}

// open reports whether the next line is in a code block.
func (f *fenceTracker) open() bool { return f.mark != "" }

// isCode reports whether a line is fenced code, fences included. The end of a quotation
// ends the code in it. Only a line without other text closes a fence (CommonMark 4.5).
func (f *fenceTracker) isCode(line string) bool {
	bare := strings.TrimLeft(line, " \t")
	quoted := strings.HasPrefix(bare, ">")
	if f.quoted && !quoted {
		*f = fenceTracker{}
	}
	if !f.open() {
		bare, _ = containerMarks(line)
		f.mark, f.quoted = fenceMark(bare), quoted
		f.quoted = f.quoted && f.open()
		return f.open()
	}
	if f.quoted {
		bare = strings.TrimLeft(bare, " \t>")
	}
	if mark := fenceMark(bare); strings.HasPrefix(mark, f.mark) && strings.TrimSpace(bare[len(mark):]) == "" {
		*f = fenceTracker{}
	}
	return true
}

// preTag matches the start tag of a pre element.
var preTag = pattern.New(`<pre[\s>]`)

// startsPre reports whether a pre element begins in a line, and whether it continues after
// it. Tags in code spans are ignored.
func startsPre(line string) (begins, continues bool) {
	if !strings.Contains(line, "<pre") {
		return false, false
	}
	var outside strings.Builder
	outsideCodeSpans(line, func(text string) string {
		outside.WriteString(text)
		return text
	})
	text := outside.String()
	if !preTag.MatchString(text) {
		return false, false
	}
	return true, !strings.Contains(text[strings.LastIndex(text, "<pre"):], "</pre")
}
