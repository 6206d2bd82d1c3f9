package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// fenceTracker keeps track, line by line, of code between fences.
type fenceTracker struct {
	mark   string // what opened the code we are in, "" outside
	quoted bool   // that stood in a quotation
}

// open reports whether the lines to come are code.
func (f *fenceTracker) open() bool { return f.mark != "" }

// isCode reports a line of code; its fences are lines of it. The end of a quotation ends the
// code in it, and only a line without other words closes a fence (CommonMark 4.5).
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

// preTag matches the tag that begins preformatted text.
var preTag = pattern.New(`<pre[\s>]`)

// startsPre reports whether preformatted text of HTML begins in a line and doesn't end
// in it. Words about the tag stand in code.
func startsPre(line string) (begins, goesOn bool) {
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
