package ui

import (
	"maps"
	"slices"
	"time"

	"blogtui/model/search"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// finder searches an article incrementally, block by block, from the top of the screen and
// around to where it started.
type finder struct {
	matcher    matcher       // nil when no search is active
	page       *typeset.Page // the page that is searched
	found      map[int][]hit // hits by block
	firstBlock int           // the block that was searched first
	searched   int           // number of searched blocks
	current    hitRef        // the current hit

	fromSearch bool // started by a search over all posts: only text that the author wrote counts
	typing     bool // the pattern is being typed
	input      textinput.Model
	origin     typeset.Anchor // scroll position to return to on cancel
}

// hitRef identifies a hit by its block and its index there; nth is -1 for none.
type hitRef struct{ block, nth int }

var noHit = hitRef{nth: -1}

// findMore makes the article screen search further blocks.
type findMore struct{ page *typeset.Page }

// startFindInput opens the input for the pattern.
func (s *articleScreen) startFindInput() {
	if s.page != nil {
		s.finder = finder{typing: true, input: newInput(200), origin: s.top, current: noHit}
	}
}

// findQuery highlights the hits of a search over all posts and goes to the first one. Hits
// outside the text are not included.
func (s *articleScreen) findQuery(query search.Query) {
	s.finder = finder{current: noHit, origin: s.top, fromSearch: true}
	s.startFind(queryMatcher{query})
}

// handleFindInput handles a key while the pattern is typed.
func (s *articleScreen) handleFindInput(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	switch msg.String() {
	case "esc":
		s.top = s.finder.origin
		s.finder = finder{}
		return nil, nil
	case "enter":
		s.finder.typing = false
		if s.finder.matcher == nil {
			s.finder = finder{}
		}
		return nil, nil
	case "down":
		return s.nextHit(1), nil
	case "up":
		return s.nextHit(-1), nil
	}
	before := s.finder.input.Value()
	s.finder.input, _ = s.finder.input.Update(msg)
	if sought := s.finder.input.Value(); sought != before {
		s.top = s.finder.origin
		return nil, s.startFind(newPhraseMatcher(sought))
	}
	return nil, nil
}

// startFind starts a search at the top of the screen.
func (s *articleScreen) startFind(p matcher) tea.Cmd {
	f := &s.finder
	f.matcher, f.page, f.current = p, s.page, noHit
	f.found, f.firstBlock, f.searched = map[int][]hit{}, s.top.Block, 0
	if p == nil {
		return nil
	}
	return s.continueFind()
}

// restartFind searches a page that was laid out again and keeps the current hit.
func (s *articleScreen) restartFind() tea.Cmd {
	f := &s.finder
	if f.matcher == nil {
		return nil
	}
	at := f.current
	f.page, f.found, f.firstBlock, f.searched = s.page, map[int][]hit{}, s.top.Block, 0
	if at != noHit {
		f.current = hitRef{min(at.block, s.page.Blocks()-1), at.nth}
	}
	return s.continueFind()
}

// continueFind searches blocks within the time budget and returns a command to continue if
// any are left.
func (s *articleScreen) continueFind() tea.Cmd {
	f := &s.finder
	if f.matcher == nil || f.page != s.page {
		return nil
	}
	for start := time.Now(); f.searched < s.page.Blocks(); {
		block := (f.firstBlock + f.searched) % s.page.Blocks()
		f.searched++
		if hits := f.hitsIn(block); len(hits) > 0 {
			f.found[block] = hits
			if f.current == noHit {
				s.goToHit(s.firstHit(block, hits))
			}
		}
		if time.Since(start) > typesetBudget {
			break
		}
	}
	if f.searched >= s.page.Blocks() {
		if f.fromSearch && len(f.found) == 0 {
			s.finder = finder{}
		}
		return nil
	}
	page := s.page
	return func() tea.Msg { return findMore{page} }
}

// hitsIn returns the hits of a block.
func (f *finder) hitsIn(block int) []hit {
	hits := f.matcher.find(f.page.Texts(block))
	if !f.fromSearch {
		return hits
	}
	return slices.DeleteFunc(hits, func(h hit) bool {
		from, to := f.page.AuthoredRange(block, h.text)
		return h.from < from || h.to > to
	})
}

// firstHit returns the hit of a block to start with: in the block at the top of the screen
// the first one that is not above it.
func (s *articleScreen) firstHit(block int, hits []hit) hitRef {
	if block == s.top.Block {
		for nth, h := range hits {
			if where := s.page.Ranges(block, h.text, h.from, h.to); len(where) > 0 && where[0].At.Line >= s.top.Line {
				return hitRef{block, nth}
			}
		}
	}
	return hitRef{block, 0}
}

// goToHit makes a hit the current one and scrolls to it.
func (s *articleScreen) goToHit(at hitRef) {
	f := &s.finder
	f.current, s.focus = at, noFocus
	h := f.found[at.block][at.nth]
	to := typeset.Anchor{Block: at.block}
	s.page.PanTo(at.block, h.text, h.from, h.to)
	if where := s.page.Ranges(at.block, h.text, h.from, h.to); len(where) > 0 {
		to = where[0].At
	}
	s.reveal(to)
}

// nextHit moves by a number of hits, wrapping around with a notice.
func (s *articleScreen) nextHit(by int) intent {
	f := &s.finder
	switch {
	case f.matcher == nil:
		return notify{words.FindNotStarted(firstKey(s.keys.Find))}
	case len(f.found) == 0:
		return nil
	}
	blocks := slices.Sorted(maps.Keys(f.found))
	at, wrappedBack, wrapped := f.current, false, false
	i, _ := slices.BinarySearch(blocks, at.block)
	for range max(by, -by) {
		at.nth += sign(by)
		switch {
		case at.nth < 0:
			if i--; i < 0 {
				i, wrappedBack = len(blocks)-1, true
			}
			at = hitRef{blocks[i], len(f.found[blocks[i]]) - 1}
		case i >= len(blocks) || at.nth >= len(f.found[blocks[i]]):
			if i++; i >= len(blocks) {
				i, wrapped = 0, true
			}
			at = hitRef{blocks[i], 0}
		}
	}
	s.goToHit(at)
	switch {
	case wrappedBack:
		return notify{words.FindWrappedToEnd}
	case wrapped:
		return notify{words.FindWrappedToStart}
	}
	return nil
}

// countText returns the position of the current hit, such as "3 of 17".
func (f *finder) countText() string {
	total, before := 0, 0
	for block, hits := range f.found {
		total += len(hits)
		if block < f.current.block {
			before += len(hits)
		}
	}
	more := ""
	if f.page != nil && f.searched < f.page.Blocks() {
		more = "+"
	}
	switch {
	case f.matcher == nil:
		return ""
	case total == 0 && f.fromSearch:
		return ""
	case total == 0 && more != "":
		return words.FindRunning
	case total == 0:
		return words.FindNotFound
	}
	return words.CountOf(before+f.current.nth+1, total) + more
}

// hitPatches returns the highlights of the visible hits.
func (s *articleScreen) hitPatches() []patch {
	f := &s.finder
	if f.matcher == nil || f.page != s.page {
		return nil
	}
	var patches []patch
	from, to := s.page.VisibleBlocks(s.top, s.height)
	for block := from; block < to; block++ {
		for nth, h := range f.found[block] {
			style := s.theme.Match()
			if f.current == (hitRef{block, nth}) {
				style = s.theme.Selected()
			}
			for _, r := range s.page.Ranges(block, h.text, h.from, h.to) {
				patches = append(patches, patch{row: s.page.Row(s.top, r.At), from: r.From, to: r.To, style: style})
			}
		}
	}
	return patches
}

// handleFindKey handles the keys that start, step through and end a search.
func (s *articleScreen) handleFindKey(msg tea.KeyPressMsg, count int) (want intent, handled bool) {
	k := s.keys
	switch {
	case key.Matches(msg, k.Find):
		s.startFindInput()
	case key.Matches(msg, k.NextHit):
		return s.nextHit(count), true
	case key.Matches(msg, k.PreviousHit):
		return s.nextHit(-count), true
	case key.Matches(msg, k.Cancel) && s.finder.matcher != nil:
		s.finder = finder{}
	default:
		return nil, false
	}
	return nil, true
}
