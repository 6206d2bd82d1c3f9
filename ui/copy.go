package ui

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// address returns an address to share: the published URL, else the ssh command for the
// serving host, else the path. It includes the heading unless that is "".
func (s *articleScreen) address(heading string) string {
	if heading != "" {
		heading = "#" + heading
	}
	switch {
	case s.post.URL != "":
		return s.post.URL + heading
	case s.host != "":
		return "ssh -t " + s.host + " " + clean.SSHQuote(s.post.Slug+heading)
	}
	return s.post.Path + heading
}

// copyHere copies the focused code, else the address of the current section.
func (s *articleScreen) copyHere() intent {
	if focusable, ok := s.focusedOnPage(); ok && focusable.Kind == typeset.FocusCode {
		return s.copyCode(focusable)
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

// maxCopyBytes limits clipboard text: xterm and others ignore longer sequences, and readers
// over SSH wait for every byte.
const maxCopyBytes = 74_000

// copyCode copies a code block without its frame.
func (s *articleScreen) copyCode(focusable typeset.Focusable) intent {
	code := s.page.CodeOf(focusable)
	if len(code) > maxCopyBytes {
		return notify{words.CodeTooLongToCopy}
	}
	return copyText{text: code, notice: words.CodeCopied(countLines(code))}
}

// countLines counts lines, with or without a final newline.
func countLines(code string) int {
	if code == "" {
		return 0
	}
	return strings.Count(strings.TrimSuffix(code, "\n"), "\n") + 1
}
