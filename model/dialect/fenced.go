package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// fenced keeps track, line by line, of code between fences.
type fenced struct {
	mark   string // what opened the code we are in, "" outside
	quoted bool   // that stood in a quotation
}

// open reports whether the lines to come are code.
func (f *fenced) open() bool { return f.mark != "" }

// in reports a line of code; its fences are lines of it. The end of a quotation ends the
// code in it, and only a line without other words closes a fence (CommonMark 4.5).
func (f *fenced) in(line string) bool {
	bare := strings.TrimLeft(line, " \t")
	quoted := strings.HasPrefix(bare, ">")
	if f.quoted && !quoted {
		*f = fenced{}
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
		*f = fenced{}
	}
	return true
}

// preOpens matches the tag that begins preformatted text.
var preOpens = pattern.New(`<pre[\s>]`)

// preformats reports whether preformatted text of HTML begins in a line and doesn't end
// in it. Words about the tag stand in code.
func preformats(line string) (begins, goesOn bool) {
	if !strings.Contains(line, "<pre") {
		return false, false
	}
	var outside strings.Builder
	outsideCode(line, func(text string) string {
		outside.WriteString(text)
		return text
	})
	text := outside.String()
	if !preOpens.MatchString(text) {
		return false, false
	}
	return true, !strings.Contains(text[strings.LastIndex(text, "<pre"):], "</pre")
}
