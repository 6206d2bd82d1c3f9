package ui

import (
	"strings"

	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// noFocus is the focus index when nothing has the focus.
const noFocus = -1

// linkFocus is the state of focusing and following links, footnotes and code.
type linkFocus struct {
	focus        int            // index in the focus ring, or noFocus
	targets      []model.Target // of the links below the text
	backJumps    []typeset.Anchor
	forwardJumps []typeset.Anchor // positions that jumpBack has left
}

// maxJumps limits the jump history within an article.
const maxJumps = 100

// handleLinkKey handles the keys that focus, follow and number links.
func (s *articleScreen) handleLinkKey(msg tea.KeyPressMsg, count int) (want intent, handled bool) {
	k := s.keys
	switch {
	case key.Matches(msg, k.NextLink):
		return s.focusNext(count), true
	case key.Matches(msg, k.PreviousLink):
		return s.focusNext(-count), true
	case key.Matches(msg, k.Open):
		return s.open(), true
	case key.Matches(msg, k.Peek):
		return s.peekNext(), true
	case key.Matches(msg, k.PanRight):
		return s.pan(count), true
	case key.Matches(msg, k.PanLeft):
		return s.pan(-count), true
	case key.Matches(msg, k.Numbers):
		return s.showNumbers(), true
	case key.Matches(msg, k.HistoryBack):
		return s.jumpBack(), true
	case key.Matches(msg, k.HistoryForward):
		return s.jumpForward(), true
	case key.Matches(msg, k.Cancel) && s.focus != noFocus:
		s.focus = noFocus
		return nil, true
	}
	return nil, false
}

// pan scrolls wide code and tables sideways: the focused code, else everything visible.
func (s *articleScreen) pan(steps int) intent {
	if s.page == nil {
		return nil
	}
	from, to := s.page.VisibleBlocks(s.top, s.height)
	if focusable, ok := s.focusedOnPage(); ok && focusable.Kind == typeset.FocusCode {
		from, to = focusable.Block(), focusable.Block()+1
	}
	switch moved := s.page.Pan(from, to, steps); {
	case moved:
		return nil
	case steps < 0:
		return notify{words.PanNothingLeft}
	}
	return notify{words.PanNothingRight}
}

// visibleFocusables returns the indices of the focusables that are at least partly visible.
func (s *articleScreen) visibleFocusables() []int {
	if s.page == nil {
		return nil
	}
	from, to := s.page.VisibleBlocks(s.top, s.height)
	var found []int
	for i, focusable := range s.page.Focusables() {
		if focusable.Block() >= from && focusable.Block() < to && s.onScreen(focusable) {
			found = append(found, i)
		}
	}
	return found
}

func (s *articleScreen) onScreen(focusable typeset.Focusable) bool {
	for _, r := range s.page.RangesOf(focusable) {
		if row := s.page.Row(s.top, r.At); row >= 0 && row < s.height {
			return true
		}
	}
	return false
}

// focusNext moves the focus by a number of stops (backwards if negative), starting at the
// edge of the screen if nothing has the focus.
func (s *articleScreen) focusNext(by int) intent {
	if s.page == nil {
		return nil
	}
	count := s.focusCount()
	if count == 0 {
		return notify{words.ArticleHasNoLinks}
	}
	to := s.focus + by
	if s.focus == noFocus {
		to = s.firstFocus(by)
	}
	var notice intent
	for range count {
		switch {
		case to >= count:
			to, notice = 0, notify{words.LinkWrappedToFirst}
		case to < 0:
			to, notice = count-1, notify{words.LinkWrappedToLast}
		}
		if s.focusOn(to) {
			return notice
		}
		to += sign(by)
	}
	return notify{words.ArticleHasNoLinks}
}

// firstFocus returns the index that gets the focus first: a visible focusable, else the next one
// in that direction.
func (s *articleScreen) firstFocus(by int) int {
	visible := s.visibleFocusables()
	switch {
	case len(visible) > 0 && by > 0:
		return visible[0] + by - 1
	case len(visible) > 0:
		return visible[len(visible)-1] + by + 1
	}
	at := 0
	for at < len(s.page.Focusables()) && s.page.Focusables()[at].Block() < s.top.Block {
		at++
	}
	if by > 0 {
		return at + by - 1
	}
	return at + by
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// reveal scrolls to an anchor that is not visible, a third from the top.
func (s *articleScreen) reveal(at typeset.Anchor) {
	if row := s.page.Row(s.top, at); row < 0 || row >= s.height {
		s.top = s.page.Clamp(s.page.Move(at, -s.height/3), s.height)
	}
}

// dropHiddenFocus removes the focus from a focusable that has left the screen.
func (s *articleScreen) dropHiddenFocus() {
	if _, beside := s.sidebarTarget(s.focus); beside {
		return
	}
	if focusable, ok := s.focusedOnPage(); !ok || !s.onScreen(focusable) {
		s.focus = noFocus
	}
}

// open follows the focused stop; without a focus it focuses the first one.
func (s *articleScreen) open() intent {
	if target, beside := s.sidebarTarget(s.focus); beside {
		return s.goTo(target)
	}
	focusable, ok := s.focusedOnPage()
	if !ok {
		return s.focusNext(1)
	}
	return s.activate(focusable)
}

// activate follows a link, shows a footnote or copies code.
func (s *articleScreen) activate(focusable typeset.Focusable) intent {
	switch focusable.Kind {
	case typeset.FocusNote:
		s.peek(focusable.Number)
		return nil
	case typeset.FocusCode:
		return s.copyCode(focusable)
	}
	return s.goTo(s.target(focusable))
}

// target resolves a link of the text or below it.
func (s *articleScreen) target(focusable typeset.Focusable) model.Target {
	switch {
	case focusable.Kind == typeset.FocusLink && focusable.Number < len(s.document.Links):
		return s.lib.Resolve(s.post, s.document.Links[focusable.Number].Target)
	case focusable.Kind == typeset.FocusFooterLink && focusable.Number < len(s.targets):
		return s.targets[focusable.Number]
	}
	return model.Target{Reason: model.Gone}
}

// goTo follows a resolved link.
func (s *articleScreen) goTo(target model.Target) intent {
	switch {
	case target.To == model.ToPost && target.Post.ID == s.post.ID:
		return s.jumpToHeading(target.Heading)
	case target.To == model.ToPost:
		return openPost{id: target.Post.ID, heading: target.Heading}
	case isDead(target):
		return notify{words.LinkBrokenFollowed(target.Reason)}
	case target.Address == "":
		return notify{words.LinkOnlyPublished(target.Path)}
	}
	return s.openExternal(target.Address)
}

// openExternal opens an address outside the blog on the desktop. Without a desktop it shows
// and copies the full address.
func (s *articleScreen) openExternal(address string) intent {
	if s.desktop != nil && opensExternally(address) {
		return openURL{address}
	}
	s.popup = &popup{title: words.LinkExternalCopied, text: address}
	return copyText{text: address, quiet: true}
}

// opensExternally reports whether the desktop may open an address: web and mail only.
func opensExternally(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// jumpToHeading jumps to a heading of this article, or to its start for "".
func (s *articleScreen) jumpToHeading(heading string) intent {
	to := typeset.Anchor{}
	if heading != "" {
		found, ok := s.page.AnchorOf(heading)
		if !ok {
			return notify{words.LinkNoHeading(heading)}
		}
		to = found
	}
	s.jumpTo(s.page.Clamp(to, s.height))
	s.lastJump = headingJump{s.page.HeadingOf(heading) + 1, s.top}
	return nil
}

// headingText returns the text of a heading. It is the title for the article header and for
// "".
func (s *articleScreen) headingText(id string) string {
	_, known := s.page.AnchorOf(id)
	switch i := s.page.HeadingOf(id); {
	case i >= 0:
		return s.page.Headings()[i].Text
	case known || id == "":
		return s.post.Title
	}
	return id
}

// jumpTo scrolls to an anchor and records the current position in the jump history.
func (s *articleScreen) jumpTo(to typeset.Anchor) {
	s.backJumps = append(s.backJumps, s.top)
	s.backJumps = s.backJumps[max(0, len(s.backJumps)-maxJumps):]
	s.forwardJumps = nil
	s.top, s.focus = to, noFocus
}

// jumpBack returns to the position before the last jump, or to the previous article.
func (s *articleScreen) jumpBack() intent {
	if len(s.backJumps) == 0 || s.page == nil {
		return historyStep{-1}
	}
	s.forwardJumps = append(s.forwardJumps, s.top)
	s.top = s.page.Clamp(s.backJumps[len(s.backJumps)-1], s.height)
	s.backJumps = s.backJumps[:len(s.backJumps)-1]
	return nil
}

// jumpForward undoes the last jumpBack, or goes to the next article of the history.
func (s *articleScreen) jumpForward() intent {
	if len(s.forwardJumps) == 0 || s.page == nil {
		return historyStep{1}
	}
	s.backJumps = append(s.backJumps, s.top)
	s.top = s.page.Clamp(s.forwardJumps[len(s.forwardJumps)-1], s.height)
	s.forwardJumps = s.forwardJumps[:len(s.forwardJumps)-1]
	return nil
}

// focusDescription describes the focused stop, such as the target of a link.
func (s *articleScreen) focusDescription() string {
	if target, beside := s.sidebarTarget(s.focus); beside {
		return describeTarget(target)
	}
	focusable, ok := s.focusedOnPage()
	if !ok {
		return ""
	}
	open := firstKey(s.keys.Open)
	switch focusable.Kind {
	case typeset.FocusNote:
		return strings.Join(words.FootnoteFocused(focusable.Number, open), " · ")
	case typeset.FocusCode:
		return strings.Join(words.CodeFocused(countLines(s.page.CodeOf(focusable)), firstKey(s.keys.CopyHere)), " · ")
	}
	target := s.target(focusable)
	if target.To == model.ToPost && target.Post.ID == s.post.ID {
		return "#" + s.headingText(target.Heading)
	}
	return describeTarget(target)
}

// describeTarget describes where a link leads.
func describeTarget(target model.Target) string {
	switch {
	case target.To == model.ToPost && target.Heading != "":
		return "→ " + target.Post.Title + " #" + target.Heading
	case target.To == model.ToPost:
		return "→ " + target.Post.Title
	case isDead(target):
		return words.LinkBrokenFocused(target.Reason)
	case target.Address == "":
		return "↗ " + target.Path
	}
	return "↗ " + revealHost(target.Address)
}
