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

// palette goes to anything that has a name: posts, pages, categories, tags,
// authors, series, years and what keys do.
type palette struct {
	*reader
	input    textinput.Model
	commands []destination // of the screen below
	all      []destination // nil as long as they are gathered
	shown    []destination
	pattern  string // that shown answers to
	asked    string // that is being matched
	busy     bool

	cursor        cursor
	width, height int
}

// destination is where the palette leads to.
type destination struct {
	kind   string // "post", "category", ...
	name   string // what is typed to find it
	detail string // what it does or how much there is, "" for nothing
	keys   string // that lead there too, "" for none
	post   *model.Post
	want   intent
}

// paletteMatched brings the destinations that a pattern matches.
type paletteMatched struct {
	owner   *palette
	pattern string
	all     []destination
	shown   []destination
}

type (
	// goList leaves everything above the list, which is filtered by one chip.
	goList struct{ chip chip }
	// perform leaves the palette and does what a key does on the screen below.
	perform struct{ key string }
)

func newPalette(r *reader, commands []destination) *palette {
	return &palette{reader: r, commands: commands, input: newInput(100), pattern: "\x00"}
}

func (p *palette) typing() bool { return true }

// follow gathers anew in a newer library.
func (p *palette) follow(*model.Library) tea.Cmd {
	p.all, p.pattern = nil, "\x00"
	return p.match()
}

// match looks for what is typed, off the screen's own time; what is typed
// meanwhile is looked for next.
func (p *palette) match() tea.Cmd {
	if p.busy || p.pattern == p.input.Value() {
		return nil
	}
	p.busy, p.asked = true, p.input.Value()
	owner, all, pattern, lib, base, commands, dates := p, p.all, p.asked, p.lib, p.base, p.commands, p.dates
	return func() tea.Msg {
		if all == nil {
			all = destinations(lib, base, commands, dates)
		}
		return paletteMatched{owner, pattern, all, matching(all, pattern)}
	}
}

func (p *palette) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case paletteMatched:
		if msg.owner == p {
			p.take(msg)
			return nil, p.match()
		}
	case tea.KeyPressMsg:
		return p.typed(msg)
	case tea.PasteMsg:
		return nil, p.edited(msg)
	case tea.MouseWheelMsg:
		p.cursor.move(wheel(msg), len(p.shown))
	case tea.MouseClickMsg:
		if i := p.cursor.top + msg.Y - paletteHead; msg.Y >= paletteHead && i < len(p.shown) {
			p.cursor.at = i
			return p.open(), nil
		}
	}
	return nil, nil
}

func (p *palette) take(msg paletteMatched) {
	p.busy, p.all, p.shown, p.pattern = false, msg.all, msg.shown, msg.pattern
	p.cursor = cursor{}
}

func (p *palette) typed(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	switch {
	case key.Matches(msg, p.keys.Cancel), key.Matches(msg, backspace) && p.input.Value() == "":
		return goBack{}, nil
	case key.Matches(msg, enter):
		return p.open(), nil
	case p.cursor.typed(msg, len(p.shown), p.rows()):
	default:
		return nil, p.edited(msg)
	}
	return nil, nil
}

func (p *palette) edited(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	return tea.Batch(cmd, p.match())
}

// open goes to what is under the cursor. Keys typed ahead of the matching mean
// what they will match.
func (p *palette) open() intent {
	if typed := p.input.Value(); p.pattern != typed {
		if p.all == nil {
			p.all = destinations(p.lib, p.base, p.commands, p.dates)
		}
		p.shown, p.pattern, p.cursor.at = matching(p.all, typed), typed, 0
	}
	if len(p.shown) == 0 {
		return notify{words.NothingCalled}
	}
	return several{goBack{}, p.shown[p.cursor.at].want}
}

// destinations gathers everything that has a name, the posts last.
func destinations(lib *model.Library, base model.Query, commands []destination, dates words.Dates) []destination {
	var all []destination
	article := func(p *model.Post) destination {
		return destination{kind: words.KindOf(p), name: p.Title, detail: dates.Column(words.WholeDate, p.Date), post: p, want: openPost{id: p.ID}}
	}
	for _, p := range lib.Pages(base) {
		all = append(all, article(p))
	}
	facets := lib.Facets(base)
	for _, kind := range []struct {
		of     facet
		counts []model.Count
	}{{byCategory, facets.Categories}, {byYear, counts(facets, byYear)}, {bySeries, lib.Series(base)}, {byAuthor, facets.Authors}, {byTag, facets.Tags}} {
		for _, c := range kind.counts {
			all = append(all, destination{kind: facetNouns[kind.of].One, name: c.Name, detail: words.Post.Count(c.Posts), want: goList{chip{kind.of, c.Name}}})
		}
	}
	all = append(all, commands...)
	base.Pages = false
	for _, p := range lib.Select(base) {
		all = append(all, article(p))
	}
	return all
}

const (
	mostShown  = 200 // of what matches: nobody goes through more
	mostOfKind = 5   // as long as nothing is typed
)

// matching are the destinations that a pattern matches, the best first: its words
// may name the kind as well. Without a pattern some of each kind are shown, and all
// commands.
func matching(all []destination, pattern string) []destination {
	var shown []destination
	if strings.TrimSpace(pattern) == "" {
		kinds := map[string]int{}
		for _, d := range all {
			if kinds[d.kind]++; kinds[d.kind] <= mostOfKind || d.kind == words.KindCommand {
				shown = append(shown, d)
			}
		}
		return shown
	}
	for _, place := range places(all, pattern) {
		shown = append(shown, all[place])
	}
	return shown
}

// places ranks the destinations whose names have all words of a pattern, and then
// those of which some of the words begin a word of what they are or do, as in
// "category boats".
func places(all []destination, pattern string) []int {
	titles := search.NewTitles()
	every := make([]int, len(all))
	for i := range all {
		every[i] = i
	}
	found := ranked(titles, all, every, pattern)
	taken := make(map[int]bool, len(found))
	for _, place := range found {
		taken[place] = true
	}
	byRest := map[string][]int{} // places of the others by the words that are left for their names
	var rests []string
	for i, d := range all {
		rest, some := d.without(pattern)
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
		found = append(found, ranked(titles, all, byRest[rest], rest)...)
	}
	return found[:min(len(found), mostShown)]
}

// ranked are those of some places whose names have all words of a pattern, the best
// first; all of them as they are if it is empty.
func ranked(titles *search.Titles, all []destination, places []int, pattern string) []int {
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

// without leaves the words of a pattern out that begin a word of what the
// destination is or does, and reports whether there are any.
func (d destination) without(pattern string) (rest string, some bool) {
	about := d.kind
	switch {
	case d.post != nil:
		return pattern, false
	case d.kind == words.KindCommand:
		about += " " + d.detail
	}
	meant := strings.Fields(strings.ToLower(about))
	var left []string
	for _, word := range strings.Fields(pattern) {
		begins := func(m string) bool { return strings.HasPrefix(m, strings.ToLower(word)) }
		if slices.ContainsFunc(meant, begins) {
			some = true
		} else {
			left = append(left, word)
		}
	}
	return strings.Join(left, " "), some
}

func (p *palette) footer() footer {
	hints := []key.Binding{p.arrows(), to(words.HintGoThere, enter)}
	return footer{hints: hints, lasting: []key.Binding{to(words.HintBack, p.keys.Cancel)}, progress: -1}
}

func (p *palette) help() []keyGroup {
	return []keyGroup{{words.GoAnywhere, []key.Binding{p.arrows(), to(words.HintGoThere, enter), p.keys.Cancel}}}
}
