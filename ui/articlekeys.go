package ui

import (
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// handleKey passes a key to the input or popup that is open, else handles it as a command.
func (s *articleScreen) handleKey(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	switch {
	case s.typingCommand:
		return s.handleCommandInput(msg), nil
	case s.popup != nil:
		s.popup = nil
		return nil, nil
	case s.numbers.stops != nil:
		return s.handleNumberKey(msg), nil
	case s.finder.typing:
		return s.handleFindInput(msg)
	}
	return s.handleCommandKey(msg), nil
}

// handleCommandKey executes a command key.
func (s *articleScreen) handleCommandKey(msg tea.KeyPressMsg) intent {
	if s.handleDigit(msg) {
		return nil
	}
	count := s.count
	s.count, s.missingHeading = 0, ""
	if want, handled := s.handleMarkKey(msg); handled {
		return want
	}
	if count > 0 && key.Matches(msg, s.keys.Cancel) {
		return nil
	}
	if want, handled := s.handleLinkKey(msg, max(count, 1)); handled {
		return want
	}
	if want, handled := s.handleFindKey(msg, max(count, 1)); handled {
		return want
	}
	k := s.keys
	switch {
	case key.Matches(msg, k.Percent):
		if count == 0 {
			count = 50
		}
		s.scrollToFraction(float64(count) / 100)
	case key.Matches(msg, k.Back, k.Cancel):
		return goBack{}
	case key.Matches(msg, k.NextPost):
		return openNeighbour{max(count, 1)}
	case key.Matches(msg, k.PreviousPost):
		return openNeighbour{-max(count, 1)}
	case key.Matches(msg, k.Copy):
		return copyText{text: s.address("")}
	case key.Matches(msg, k.CopyHere):
		return s.copyHere()
	case key.Matches(msg, k.Edit) && s.desktop != nil:
		return edit{path: string(s.post.ID), line: s.sourceLine()}
	case key.Matches(msg, k.Pipe) && s.desktop != nil:
		s.startCommandInput()
	case key.Matches(msg, k.Contents):
		return s.toggleContents()
	case key.Matches(msg, k.FullPicture):
		return s.showPictures()
	default:
		if !s.handleScrollKey(msg, max(count, 1)) {
			return s.handleLayoutKey(msg)
		}
	}
	return nil
}

// handleDigit collects the digits of a numeric prefix.
func (s *articleScreen) handleDigit(msg tea.KeyPressMsg) bool {
	digit := msg.String()
	if len(digit) != 1 || digit[0] < '0' || digit[0] > '9' {
		return false
	}
	s.count = min(s.count*10+int(digit[0]-'0'), 100_000)
	return true
}

// handleScrollKey scrolls if msg is a scroll key, count times as far.
func (s *articleScreen) handleScrollKey(msg tea.KeyPressMsg, count int) bool {
	k := s.keys
	switch {
	case key.Matches(msg, k.Down):
		s.scroll(count)
	case key.Matches(msg, k.Up):
		s.scroll(-count)
	case key.Matches(msg, k.PageDown):
		s.scroll(count * max(s.height-2, 1))
	case key.Matches(msg, k.PageUp):
		s.scroll(-count * max(s.height-2, 1))
	case key.Matches(msg, k.HalfDown):
		s.scroll(count * max(s.height/2, 1))
	case key.Matches(msg, k.HalfUp):
		s.scroll(-count * max(s.height/2, 1))
	case key.Matches(msg, k.Top):
		s.top = typeset.Anchor{}
	case key.Matches(msg, k.Bottom):
		if s.page != nil {
			s.top = s.page.Bottom(s.height)
		}
	case key.Matches(msg, k.NextHeading):
		s.stepSection(1)
	case key.Matches(msg, k.PreviousHeading):
		s.stepSection(-1)
	default:
		return false
	}
	return true
}

// handleLayoutKey handles the keys that change the layout of the text.
func (s *articleScreen) handleLayoutKey(msg tea.KeyPressMsg) intent {
	k := s.keys
	switch {
	case key.Matches(msg, k.Wider):
		return s.widen(measureStep)
	case key.Matches(msg, k.Narrower):
		return s.widen(-measureStep)
	case key.Matches(msg, k.DefaultMeasure):
		s.measure = s.defaultMeasure
		return notify{words.WidthChanged(s.textWidth())}
	case key.Matches(msg, k.Pictures):
		return s.togglePictures()
	case key.Matches(msg, k.TextOnly):
		s.textOnly = !s.textOnly
		return nil
	}
	return nil
}

// widen changes the text width by a number of cells, within the available room and the
// limits.
func (s *articleScreen) widen(by int) intent {
	width := s.textWidth()
	switch limit := min(s.textRoom(), maxMeasure); {
	case by > 0 && width >= limit:
		return notify{words.WidthMax(width)}
	case by < 0 && width <= minMeasure:
		return notify{words.WidthMin(width)}
	default:
		s.measure = min(max(width+by, minMeasure), limit)
	}
	return notify{words.WidthChanged(s.textWidth())}
}

func (s *articleScreen) scroll(lines int) {
	if s.page == nil {
		return
	}
	s.top = s.page.Clamp(s.page.Move(s.top, lines), s.height)
}

// scrollToFraction scrolls to a fraction (0 to 1) of the article.
func (s *articleScreen) scrollToFraction(share float64) {
	if s.page != nil {
		s.top = s.page.Clamp(s.page.AtFraction(share), s.height)
	}
}

// stepSection goes to the next or previous heading. Going back from within a section goes
// to its own heading.
func (s *articleScreen) stepSection(by int) {
	if s.page == nil {
		return
	}
	headings, current := s.page.Headings(), s.currentSection()
	target := current + by
	if by < 0 && current >= 0 && s.top != s.anchor(headings[current].ID) {
		target = current
	}
	switch {
	case target < 0:
		s.top = typeset.Anchor{}
	case target < len(headings):
		s.scrollToHeading(headings[target].ID)
	}
}

// anchor returns the scroll position that shows a heading.
func (s *articleScreen) anchor(id string) typeset.Anchor {
	anchor, _ := s.page.AnchorOf(id)
	return s.page.Clamp(anchor, s.height)
}

// scrollToHeading scrolls to a heading.
func (s *articleScreen) scrollToHeading(id string) {
	if s.page == nil {
		return
	}
	if anchor, ok := s.page.AnchorOf(id); ok {
		s.top = s.page.Clamp(anchor, s.height)
		s.lastJump = headingJump{s.page.HeadingOf(id) + 1, s.top}
	}
}

// sourceLine returns the line of the file that is shown at the top of the screen.
func (s *articleScreen) sourceLine() int {
	if s.page == nil {
		return 1
	}
	return s.bodyLine + s.page.SourceLine(s.top) - 1
}
