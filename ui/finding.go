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

// finder looks for words in an article, block by block from the top of the
// screen on, and around to where it began.
type finder struct {
	pattern sought        // nil when nothing is looked for
	page    *typeset.Page // that is looked through
	found   map[int][]hit // by block, of those that have hits
	begin   int           // the block it began with
	looked  int           // blocks that have been looked through
	at      foundAt       // the hit the reader is at

	asked  bool // by a search in all posts, which has found what the author has written
	typing bool // the words are being typed into input
	input  textinput.Model
	home   typeset.Anchor // the top of the screen when that began
}

// foundAt is a hit by its block and its number there; nth is -1 for none.
type foundAt struct{ block, nth int }

var nowhere = foundAt{nth: -1}

// findMore lets a screen look through further blocks between keys.
type findMore struct{ page *typeset.Page }

// find opens the line in which words are typed.
func (s *articleScreen) find() {
	if s.page != nil {
		s.finder = finder{typing: true, input: newInput(200), home: s.top, at: nowhere}
	}
}

// findAsked marks from the start what a search in all posts has found in the article,
// and goes to the first place. Hits outside the text are not reported here.
func (s *articleScreen) findAsked(query search.Query) {
	s.finder = finder{at: nowhere, home: s.top, asked: true}
	s.look(searched{query})
}

// finding handles a key while words are typed.
func (s *articleScreen) finding(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	switch msg.String() {
	case "esc":
		s.top = s.finder.home
		s.finder = finder{}
		return nil, nil
	case "enter":
		s.finder.typing = false
		if s.finder.pattern == nil {
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
		s.top = s.finder.home
		return nil, s.look(newPattern(sought))
	}
	return nil, nil
}

// look begins to look for a pattern, from the top of the screen on.
func (s *articleScreen) look(p sought) tea.Cmd {
	f := &s.finder
	f.pattern, f.page, f.at = p, s.page, nowhere
	f.found, f.begin, f.looked = map[int][]hit{}, s.top.Block, 0
	if p == nil {
		return nil
	}
	return s.lookOn()
}

// relook looks again on a page that was set anew; the reader stays at the same hit.
func (s *articleScreen) relook() tea.Cmd {
	f := &s.finder
	if f.pattern == nil {
		return nil
	}
	at := f.at
	f.page, f.found, f.begin, f.looked = s.page, map[int][]hit{}, s.top.Block, 0
	if at != nowhere {
		f.at = foundAt{min(at.block, s.page.Blocks()-1), at.nth}
	}
	return s.lookOn()
}

// lookOn looks through blocks for a moment and asks to go on if any are left.
func (s *articleScreen) lookOn() tea.Cmd {
	f := &s.finder
	if f.pattern == nil || f.page != s.page {
		return nil
	}
	for start := time.Now(); f.looked < s.page.Blocks(); {
		block := (f.begin + f.looked) % s.page.Blocks()
		f.looked++
		if hits := f.in(block); len(hits) > 0 {
			f.found[block] = hits
			if f.at == nowhere {
				s.toHit(s.firstHit(block, hits))
			}
		}
		if time.Since(start) > settingBudget {
			break
		}
	}
	if f.looked >= s.page.Blocks() {
		if f.asked && len(f.found) == 0 {
			s.finder = finder{}
		}
		return nil
	}
	page := s.page
	return func() tea.Msg { return findMore{page} }
}

// in returns the hits of a block.
func (f *finder) in(block int) []hit {
	hits := f.pattern.in(f.page.Texts(block))
	if !f.asked {
		return hits
	}
	return slices.DeleteFunc(hits, func(h hit) bool {
		from, to := f.page.WrittenIn(block, h.text)
		return h.from < from || h.to > to
	})
}

// firstHit is the hit of a block to begin with: in the block on top of the screen
// the first that is not above it.
func (s *articleScreen) firstHit(block int, hits []hit) foundAt {
	if block == s.top.Block {
		for nth, h := range hits {
			if where := s.page.Ranges(block, h.text, h.from, h.to); len(where) > 0 && where[0].At.Line >= s.top.Line {
				return foundAt{block, nth}
			}
		}
	}
	return foundAt{block, 0}
}

// toHit goes to a hit.
func (s *articleScreen) toHit(at foundAt) {
	f := &s.finder
	f.at, s.focus = at, unfocused
	h := f.found[at.block][at.nth]
	to := typeset.Anchor{Block: at.block}
	s.page.PanTo(at.block, h.text, h.from, h.to)
	if where := s.page.Ranges(at.block, h.text, h.from, h.to); len(where) > 0 {
		to = where[0].At
	}
	s.reveal(to)
}

// nextHit goes so many hits on, starting over at either end of the article with a
// notice.
func (s *articleScreen) nextHit(by int) intent {
	f := &s.finder
	switch {
	case f.pattern == nil:
		return notify{words.NothingLookedFor(firstKey(s.keys.Find))}
	case len(f.found) == 0:
		return nil
	}
	blocks := slices.Sorted(maps.Keys(f.found))
	at, turns := f.at, [...]int{0, 0}
	i, _ := slices.BinarySearch(blocks, at.block)
	for range max(by, -by) {
		at.nth += sign(by)
		switch {
		case at.nth < 0:
			if i--; i < 0 {
				i = len(blocks) - 1
				turns[0]++
			}
			at = foundAt{blocks[i], len(f.found[blocks[i]]) - 1}
		case i >= len(blocks) || at.nth >= len(f.found[blocks[i]]):
			if i++; i >= len(blocks) {
				i = 0
				turns[1]++
			}
			at = foundAt{blocks[i], 0}
		}
	}
	s.toHit(at)
	switch {
	case turns[0] > 0:
		return notify{words.FromEnd}
	case turns[1] > 0:
		return notify{words.FromBeginning}
	}
	return nil
}

// tally returns at which hit the reader is: "3 of 17".
func (f *finder) tally() string {
	total, before := 0, 0
	for block, hits := range f.found {
		total += len(hits)
		if block < f.at.block {
			before += len(hits)
		}
	}
	more := ""
	if f.page != nil && f.looked < f.page.Blocks() {
		more = "+"
	}
	switch {
	case f.pattern == nil:
		return ""
	case total == 0 && f.asked:
		return ""
	case total == 0 && more != "":
		return words.Looking
	case total == 0:
		return words.NotFound
	}
	return words.Of(before+f.at.nth+1, total) + more
}

// hitPatches marks the hits on the screen.
func (s *articleScreen) hitPatches() []patch {
	f := &s.finder
	if f.pattern == nil || f.page != s.page {
		return nil
	}
	var patches []patch
	from, to := s.page.Shown(s.top, s.height)
	for block := from; block < to; block++ {
		for nth, h := range f.found[block] {
			style := s.theme.Match()
			if f.at == (foundAt{block, nth}) {
				style = s.theme.Selected()
			}
			for _, r := range s.page.Ranges(block, h.text, h.from, h.to) {
				patches = append(patches, patch{row: s.page.Row(s.top, r.At), from: r.From, to: r.To, style: style})
			}
		}
	}
	return patches
}

// seeking handles the keys that look for words and walk through what was found.
func (s *articleScreen) seeking(msg tea.KeyPressMsg, count int) (want intent, handled bool) {
	k := s.keys
	switch {
	case key.Matches(msg, k.Find):
		s.find()
	case key.Matches(msg, k.NextHit):
		return s.nextHit(count), true
	case key.Matches(msg, k.PreviousHit):
		return s.nextHit(-count), true
	case key.Matches(msg, k.Cancel) && s.finder.pattern != nil:
		s.finder = finder{}
	default:
		return nil, false
	}
	return nil, true
}
