package ui

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// address is what a reader would pass on to lead others to a heading, or to the
// start for "": the published address, else how the post is read on the host that
// serves it, else its path.
func (s *articleScreen) address(heading string) string {
	if heading != "" {
		heading = "#" + heading
	}
	switch {
	case s.post.URL != "":
		return s.post.URL + heading
	case s.host != "":
		return "ssh -t " + s.host + " " + clean.SSHWord(s.post.Slug+heading)
	}
	return s.post.Path + heading
}

// copyHere copies the code that the reader stepped to, else the address of the
// section.
func (s *articleScreen) copyHere() intent {
	if spot, ok := s.focusedSpot(); ok && spot.Kind == typeset.CodeSpot {
		return s.copyCode(spot)
	}
	if s.page == nil {
		return nil
	}
	section := s.currentSection()
	if section < 0 {
		return copyText{text: s.address("")}
	}
	return copyText{text: s.address(s.page.Headings()[section].ID)}
}

// maxCopyBytes is the most bytes that are put on a clipboard: xterm and others take
// no longer sequence, and a reader over SSH pays for each byte.
const maxCopyBytes = 74_000

// copyCode copies a block of code without its frame.
func (s *articleScreen) copyCode(spot typeset.Spot) intent {
	code := s.page.Code(spot)
	if len(code) > maxCopyBytes {
		return notify{words.CodeTooLong}
	}
	return copyText{text: code, notice: words.CopiedCode(countLines(code))}
}

// countLines counts the lines of code, whether or not the last one is ended.
func countLines(code string) int {
	if code == "" {
		return 0
	}
	return strings.Count(strings.TrimSuffix(code, "\n"), "\n") + 1
}
