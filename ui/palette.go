package ui

import (
	"cmp"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// palette is the screen that goes to anything by name: posts, pages, categories, tags,
// authors, series, years and commands.
type palette struct {
	*session
	input        textinput.Model
	commands     []destination // of the screen below
	destinations []destination // nil until they are collected
	visible      []destination
	pattern      string // the pattern that visible matches
	busy         bool

	cursor        cursor
	width, height int
}

// destination is an entry of the palette.
type destination struct {
	kind   string // "post", "category", ...
	name   string // what the pattern is matched with
	detail string // description, number of posts or date; "" for none
	keys   string // key that does the same, "" for none
	post   *model.Post
	intent intent
}

// paletteMatched is sent when a pattern has been matched.
type paletteMatched struct {
	owner        *palette
	pattern      string
	destinations []destination
	visible      []destination
}

type (
	// showList closes everything above the list and filters it by one chip.
	showList struct{ chip chip }
	// pressKey simulates a key press on the screen below the palette.
	pressKey struct{ key string }
)

// unmatched is a pattern that cannot be typed: nothing has been matched yet.
const unmatched = "\x00"

func newPalette(s *session, commands []destination) *palette {
	return &palette{session: s, commands: commands, input: newInput(100), pattern: unmatched}
}

func (p *palette) capturesText() bool { return true }

// updateLibrary collects the destinations of a newer library.
func (p *palette) updateLibrary(*model.Library) tea.Cmd {
	p.destinations, p.pattern = nil, unmatched
	return p.match()
}

// match returns a command that matches the input, unless one is running. Its result starts
// the next one if the input has changed meanwhile.
func (p *palette) match() tea.Cmd {
	if p.busy || p.pattern == p.input.Value() {
		return nil
	}
	p.busy = true
	owner, all, pattern, lib, base, commands, dates := p, p.destinations, p.input.Value(), p.lib, p.base, p.commands, p.dates
	return func() tea.Msg {
		if all == nil {
			all = collectDestinations(lib, base, commands, dates)
		}
		return paletteMatched{owner, pattern, all, matchDestinations(all, pattern)}
	}
}

func (p *palette) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case paletteMatched:
		if msg.owner == p {
			p.takeMatches(msg)
			return nil, p.match()
		}
	case tea.KeyPressMsg:
		return p.handleInputKey(msg)
	case tea.PasteMsg:
		return nil, p.updateInput(msg)
	case tea.MouseWheelMsg:
		p.cursor.move(wheelDirection(msg), len(p.visible))
	case tea.MouseClickMsg:
		if i := p.cursor.top + msg.Y - paletteHeaderRows; msg.Y >= paletteHeaderRows && i < len(p.visible) {
			p.cursor.index = i
			return p.open(), nil
		}
	}
	return nil, nil
}

func (p *palette) takeMatches(msg paletteMatched) {
	p.busy, p.destinations, p.visible, p.pattern = false, msg.destinations, msg.visible, msg.pattern
	p.cursor = cursor{}
}

func (p *palette) handleInputKey(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	switch {
	case key.Matches(msg, p.keys.Cancel), key.Matches(msg, backspace) && p.input.Value() == "":
		return goBack{}, nil
	case key.Matches(msg, enter):
		return p.open(), nil
	case p.cursor.handleInputKey(msg, len(p.visible), p.rows()):
	default:
		return nil, p.updateInput(msg)
	}
	return nil, nil
}

func (p *palette) updateInput(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	return tea.Batch(cmd, p.match())
}

// open goes to the destination under the cursor. If the input was not matched yet it
// matches it first.
func (p *palette) open() intent {
	if typed := p.input.Value(); p.pattern != typed {
		if p.destinations == nil {
			p.destinations = collectDestinations(p.lib, p.base, p.commands, p.dates)
		}
		p.visible, p.pattern, p.cursor.index = matchDestinations(p.destinations, typed), typed, 0
	}
	if len(p.visible) == 0 {
		return notify{words.PaletteNoMatch}
	}
	return intents{goBack{}, p.visible[p.cursor.index].intent}
}

// collectDestinations returns all destinations, the posts last.
func collectDestinations(lib *model.Library, base model.Query, commands []destination, dates words.Dates) []destination {
	var all []destination
	ofPost := func(p *model.Post) destination {
		return destination{kind: words.PaletteKind(p), name: p.Title, detail: dates.Column(words.WholeDate, p.Date), post: p, intent: openPost{id: p.ID}}
	}
	for _, p := range lib.Pages(base) {
		all = append(all, ofPost(p))
	}
	facets := lib.Facets(base)
	for _, kind := range []struct {
		of     facet
		counts []model.Count
	}{{byCategory, facets.Categories}, {byYear, facetCounts(facets, byYear)}, {bySeries, lib.Series(base)}, {byAuthor, facets.Authors}, {byTag, facets.Tags}} {
		for _, c := range kind.counts {
			all = append(all, destination{kind: facetNouns[kind.of].One, name: c.Name, detail: words.Post.Count(c.Posts), intent: showList{chip{kind.of, c.Name}}})
		}
	}
	all = append(all, commands...)
	base.Pages = false
	for _, p := range lib.Select(base) {
		all = append(all, ofPost(p))
	}
	return all
}

const (
	maxVisible = 200 // limits the matches that are shown
	maxPerKind = 5   // limits each kind as long as nothing is typed
)

// matchDestinations returns the destinations that match a pattern, best first. Words of the
// pattern may name the kind. Without a pattern it returns all commands and some of each
// other kind.
func matchDestinations(all []destination, pattern string) []destination {
	var shown []destination
	if strings.TrimSpace(pattern) == "" {
		kinds := map[string]int{}
		for _, d := range all {
			if kinds[d.kind]++; kinds[d.kind] <= maxPerKind || d.kind == words.PaletteCommand {
				shown = append(shown, d)
			}
		}
		return shown
	}
	for _, place := range rankDestinations(all, pattern) {
		shown = append(shown, all[place])
	}
	return shown
}

// rankDestinations returns the indices of matching destinations: first those whose names
// have all words of the pattern, then those where some words begin a word of the kind or
// the description, as in "category boats".
func rankDestinations(all []destination, pattern string) []int {
	titles := search.NewTitleMatcher()
	indices := make([]int, len(all))
	for i := range all {
		indices[i] = i
	}
	found := rankByName(titles, all, indices, pattern)
	taken := make(map[int]bool, len(found))
	for _, place := range found {
		taken[place] = true
	}
	byRest := map[string][]int{} // indices of the others by the words that are left for their names
	var rests []string
	for i, d := range all {
		rest, some := d.stripKindWords(pattern)
		if !some || taken[i] {
			continue
		}
		if byRest[rest] == nil {
			rests = append(rests, rest)
		}
		byRest[rest] = append(byRest[rest], i)
	}
	slices.SortStableFunc(rests, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, rest := range rests {
		found = append(found, rankByName(titles, all, byRest[rest], rest)...)
	}
	return found[:min(len(found), maxVisible)]
}

// rankByName returns those indices whose names have all words of a pattern, best first. An
// empty pattern keeps all of them in order.
func rankByName(titles *search.TitleMatcher, all []destination, places []int, pattern string) []int {
	if pattern == "" {
		return places
	}
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = all[place].name
	}
	found := titles.Rank(names, pattern)
	for i, at := range found {
		found[i] = places[at]
	}
	return found
}

// stripKindWords removes the words of a pattern that begin a word of the destination's kind
// or description, and reports whether there were any.
func (d destination) stripKindWords(pattern string) (rest string, found bool) {
	about := d.kind
	switch {
	case d.post != nil:
		return pattern, false
	case d.kind == words.PaletteCommand:
		about += " " + d.detail
	}
	kindWords := strings.Fields(strings.ToLower(about))
	var left []string
	for _, word := range strings.Fields(pattern) {
		begins := func(m string) bool { return strings.HasPrefix(m, strings.ToLower(word)) }
		if slices.ContainsFunc(kindWords, begins) {
			found = true
		} else {
			left = append(left, word)
		}
	}
	return strings.Join(left, " "), found
}

func (p *palette) footer() footer {
	hints := []key.Binding{p.inputMoveHint(), hint(words.HintGoThere, enter)}
	return footer{hints: hints, pinned: []key.Binding{hint(words.HintBack, p.keys.Cancel)}, progress: -1}
}

func (p *palette) help() []keyGroup {
	return []keyGroup{{words.PaletteTitle, []key.Binding{p.inputMoveHint(), hint(words.HintGoThere, enter), p.keys.Cancel}}}
}
