package ui

import (
	"strings"

	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// unfocused is the focus of an article in which the reader steps to nothing.
const unfocused = -1

// stepping is the part of an article screen that steps through links, notes and
// code, and follows them.
type stepping struct {
	focus   int            // index of the spot stepped to, unfocused for none
	targets []model.Target // of the leads below the text
	trail   []typeset.Anchor
	ahead   []typeset.Anchor // where the reader came back from
}

// mostJumps is how many jumps within an article can be taken back.
const mostJumps = 100

// walking handles the keys that step through what can be followed.
func (s *articleScreen) walking(msg tea.KeyPressMsg, count int) (want intent, handled bool) {
	k := s.keys
	switch {
	case key.Matches(msg, k.NextLink):
		return s.step(count), true
	case key.Matches(msg, k.PreviousLink):
		return s.step(-count), true
	case key.Matches(msg, k.Open):
		return s.open(), true
	case key.Matches(msg, k.Peek):
		return s.peekNext(), true
	case key.Matches(msg, k.PanRight):
		return s.pan(count), true
	case key.Matches(msg, k.PanLeft):
		return s.pan(-count), true
	case key.Matches(msg, k.Numbers):
		return s.number(), true
	case key.Matches(msg, k.HistoryBack):
		return s.returnJump(), true
	case key.Matches(msg, k.HistoryForward):
		return s.repeatJump(), true
	case key.Matches(msg, k.Cancel) && s.focus != unfocused:
		s.focus = unfocused
		return nil, true
	}
	return nil, false
}

// pan moves wide code and tables sideways: the code stepped to, else all on the
// screen.
func (s *articleScreen) pan(steps int) intent {
	if s.page == nil {
		return nil
	}
	from, to := s.page.Shown(s.top, s.height)
	if spot, ok := s.spot(); ok && spot.Kind == typeset.CodeSpot {
		from, to = spot.Block(), spot.Block()+1
	}
	switch moved := s.page.Pan(from, to, steps); {
	case moved:
		return nil
	case steps < 0:
		return notify{words.NothingLeft}
	}
	return notify{words.NothingRight}
}

// visibleSpots returns the indices of the spots of which something is on the screen.
func (s *articleScreen) visibleSpots() []int {
	if s.page == nil {
		return nil
	}
	from, to := s.page.Shown(s.top, s.height)
	var found []int
	for i, spot := range s.page.Spots() {
		if spot.Block() >= from && spot.Block() < to && s.onScreen(spot) {
			found = append(found, i)
		}
	}
	return found
}

func (s *articleScreen) onScreen(spot typeset.Spot) bool {
	for _, r := range s.page.Where(spot) {
		if row := s.page.Row(s.top, r.At); row >= 0 && row < s.height {
			return true
		}
	}
	return false
}

// step goes so many spots on (back if negative): from the one stepped to, else
// from the edge of the screen.
func (s *articleScreen) step(by int) intent {
	if s.page == nil {
		return nil
	}
	stops := s.stops()
	if stops == 0 {
		return notify{words.NoLinks}
	}
	to := s.focus + by
	if s.focus == unfocused {
		to = s.firstFrom(by)
	}
	var said intent
	for range stops {
		switch {
		case to >= stops:
			to, said = 0, notify{words.FromFirstLink}
		case to < 0:
			to, said = stops-1, notify{words.FromLastLink}
		}
		if s.stopAt(to) {
			return said
		}
		to += sign(by)
	}
	return notify{words.NoLinks}
}

// firstFrom is the spot that a first step in a direction leads to: one on the
// screen, else the next one in that direction.
func (s *articleScreen) firstFrom(by int) int {
	visible := s.visibleSpots()
	switch {
	case len(visible) > 0 && by > 0:
		return visible[0] + by - 1
	case len(visible) > 0:
		return visible[len(visible)-1] + by + 1
	}
	at := 0
	for at < len(s.page.Spots()) && s.page.Spots()[at].Block() < s.top.Block {
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

// reveal scrolls so that a place can be seen, a third from the top if it could not.
func (s *articleScreen) reveal(at typeset.Anchor) {
	if row := s.page.Row(s.top, at); row < 0 || row >= s.height {
		s.top = s.page.Clamp(s.page.Move(at, -s.height/3), s.height)
	}
}

// keepFocus drops the focus when what it is on has left the screen.
func (s *articleScreen) keepFocus() {
	if _, beside := s.leadOf(s.focus); beside {
		return
	}
	if spot, ok := s.spot(); !ok || !s.onScreen(spot) {
		s.focus = unfocused
	}
}

// open follows what the reader has stepped to, or steps to the first thing on the
// screen.
func (s *articleScreen) open() intent {
	if target, beside := s.leadOf(s.focus); beside {
		return s.goTo(target)
	}
	spot, ok := s.spot()
	if !ok {
		return s.step(1)
	}
	return s.enter(spot)
}

// enter goes to where a spot leads.
func (s *articleScreen) enter(spot typeset.Spot) intent {
	switch spot.Kind {
	case typeset.NoteSpot:
		s.peek(spot.Number)
		return nil
	case typeset.CodeSpot:
		return s.copyCode(spot)
	}
	return s.goTo(s.target(spot))
}

// target is where a link of the text or below it leads.
func (s *articleScreen) target(spot typeset.Spot) model.Target {
	switch {
	case spot.Kind == typeset.LinkSpot && spot.Number < len(s.document.Links):
		return s.lib.Resolve(s.post, s.document.Links[spot.Number].Target)
	case spot.Kind == typeset.LeadSpot && spot.Number < len(s.targets):
		return s.targets[spot.Number]
	}
	return model.Target{Reason: model.Gone}
}

// goTo goes to a target.
func (s *articleScreen) goTo(target model.Target) intent {
	switch {
	case target.To == model.ToPost && target.Post.ID == s.post.ID:
		return s.within(target.Heading)
	case target.To == model.ToPost:
		return openPost{id: target.Post.ID, heading: target.Heading}
	case dead(target):
		return notify{words.ThisLeadsNowhere(target.Reason)}
	case target.Address == "":
		return notify{words.OnlyPublished(target.Path)}
	}
	return s.leave(target.Address)
}

// leave opens an address outside the blog where there is a desktop, or gives it
// to the reader whole.
func (s *articleScreen) leave(address string) intent {
	if s.desktop != nil && opens(address) {
		return visit{address}
	}
	s.panel = &panel{title: words.LeadsOutCopied, text: address}
	return copyText{text: address, quiet: true}
}

// opens reports whether a desktop is asked to open an address: one of the web or
// of mail, nothing else.
func opens(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// within jumps to a heading of this article, or to its start.
func (s *articleScreen) within(heading string) intent {
	to := typeset.Anchor{}
	if heading != "" {
		found, ok := s.page.AnchorOf(heading)
		if !ok {
			return notify{words.PostHasNoHeading(heading)}
		}
		to = found
	}
	s.leap(s.page.Clamp(to, s.height))
	s.reached = reached{s.page.HeadingOf(heading) + 1, s.top}
	return nil
}

// headingText is what a heading of this article says; without one, or for that of the
// front, the title.
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

// leap goes to a place from which the reader can come back.
func (s *articleScreen) leap(to typeset.Anchor) {
	s.trail = append(s.trail, s.top)
	s.trail = s.trail[max(0, len(s.trail)-mostJumps):]
	s.ahead = nil
	s.top, s.focus = to, unfocused
}

// returnJump goes back to where the reader jumped from, or one article back.
func (s *articleScreen) returnJump() intent {
	if len(s.trail) == 0 || s.page == nil {
		return history{-1}
	}
	s.ahead = append(s.ahead, s.top)
	s.top = s.page.Clamp(s.trail[len(s.trail)-1], s.height)
	s.trail = s.trail[:len(s.trail)-1]
	return nil
}

// repeatJump undoes the last returnJump, or goes one article forward.
func (s *articleScreen) repeatJump() intent {
	if len(s.ahead) == 0 || s.page == nil {
		return history{1}
	}
	s.trail = append(s.trail, s.top)
	s.top = s.page.Clamp(s.ahead[len(s.ahead)-1], s.height)
	s.ahead = s.ahead[:len(s.ahead)-1]
	return nil
}

// saying is the line that tells where the link leads that the reader stepped to.
func (s *articleScreen) saying() string {
	if target, beside := s.leadOf(s.focus); beside {
		return told(target)
	}
	spot, ok := s.spot()
	if !ok {
		return ""
	}
	open := firstKey(s.keys.Open)
	switch spot.Kind {
	case typeset.NoteSpot:
		return strings.Join(words.NoteHere(spot.Number, open), " · ")
	case typeset.CodeSpot:
		return strings.Join(words.CodeHere(linesOf(s.page.Code(spot)), firstKey(s.keys.CopyHere)), " · ")
	}
	target := s.target(spot)
	if target.To == model.ToPost && target.Post.ID == s.post.ID {
		return "#" + s.headingText(target.Heading)
	}
	return told(target)
}

// told returns where a link leads, in words.
func told(target model.Target) string {
	switch {
	case target.To == model.ToPost && target.Heading != "":
		return "→ " + target.Post.Title + " #" + target.Heading
	case target.To == model.ToPost:
		return "→ " + target.Post.Title
	case dead(target):
		return words.WouldLeadNowhere(target.Reason)
	case target.Address == "":
		return "↗ " + target.Path
	}
	return "↗ " + unmasked(target.Address)
}
