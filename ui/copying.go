package ui

import (
	"fmt"
	"strings"

	"blogtui/ui/plain"
	"blogtui/ui/typeset"
)

// address is what a reader would pass on: the published address, else how the post
// is read on the host that serves it, else its path.
func (s *articleScreen) address() string {
	switch {
	case s.post.URL != "":
		return s.post.URL
	case s.host != "":
		return "ssh -t " + s.host + " " + s.post.Slug
	}
	return s.post.Path
}

// copyHere copies the code that the reader stepped to, else the address of the
// section.
func (s *articleScreen) copyHere() intent {
	if spot, ok := s.spot(); ok && spot.Kind == typeset.CodeSpot {
		return s.copyCode(spot)
	}
	if s.page == nil {
		return nil
	}
	section := s.section()
	if section < 0 {
		return copyText{text: s.address()}
	}
	return copyText{text: s.address() + "#" + s.page.Headings()[section].ID}
}

// copyCode copies a block of code without its frame.
func (s *articleScreen) copyCode(spot typeset.Spot) intent {
	code := s.page.Code(spot)
	return copyText{text: code, said: fmt.Sprintf("Copied %s of code", plain.Number(strings.Count(code, "\n"), "line"))}
}
