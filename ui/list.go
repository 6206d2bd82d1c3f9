package ui

import (
	"math/rand/v2"
	"slices"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// listScreen shows the posts of the blog, by date or by category, and what they
// are filtered by.
type listScreen struct {
	*reader
	filters filters
	order   model.Order
	reverse bool

	grouping grouping
	folded   [2]map[string]bool // by grouping

	input   textinput.Model // the title pattern
	entry   bool            // the pattern is being typed
	matcher *search.Titles

	outline
	selected []*model.Post // that pass the filters, in order
	listing  listing
	cursor   int  // item, -1 when there is none
	top      int  // first visible line
	moved    bool // a key has moved the cursor: it stays on its post from now on

	marked  marked
	preview *preview
	layout  listLayout
	front   []string // the front card
	column  dateColumn
}

func newListScreen(r *reader) *listScreen {
	s := &listScreen{
		reader: r, folded: [2]map[string]bool{{}, {}},
		input: newInput(100), matcher: search.NewTitles(), preview: newPreview(r), cursor: -1,
	}
	s.refresh()
	return s
}

func (s *listScreen) typing() bool { return s.entry }

func (s *listScreen) follow(*model.Library) tea.Cmd {
	s.refresh()
	return nil
}

// query is what the list asks the library for.
func (s *listScreen) query() model.Query {
	q := s.byMarks(s.filters.query(s.base))
	q.Order, q.Reverse = s.order, s.reverse
	return q
}

// refresh switches to a newer library and keeps the cursor on its post.
func (s *listScreen) refresh() {
	s.outline = s.common.outlineOf(s.lib, s.base)
	if len(s.strip) == 0 {
		s.grouping = byTime
	}
	s.recountMarks()
	s.choose()
}

// choose asks the library for the posts that pass the filters and keeps the
// cursor on its post.
func (s *listScreen) choose() {
	if s.shared() {
		s.regroup()
		return
	}
	s.selected = s.lib.Select(s.query())
	if s.filters.title != "" {
		matches := s.matcher.Match(s.selected, s.filters.title)
		s.selected = s.selected[:0]
		for _, m := range matches {
			s.selected = append(s.selected, m.Post)
		}
	}
	s.regroup()
}

// regroup divides the selected posts and keeps the cursor on its post.
func (s *listScreen) regroup() {
	before := s.listing
	if s.shared() {
		all := s.common.all(s.lib, s.base, arranged{s.order, s.reverse, s.grouping, s.dates}, s.allPosts)
		s.selected, s.listing = all.selected, all.listing
	} else {
		s.listing = s.newListing()
	}
	s.lay()
	s.cursor = s.reanchor(before, s.cursor)
}

// shared reports whether the list is what other readers see as well: nothing is
// filtered and no group folded.
func (s *listScreen) shared() bool {
	return s.common != nil && s.filters.empty() && len(s.folded[s.grouping]) == 0
}

// allPosts makes the list without filters.
func (s *listScreen) allPosts() unfiltered {
	s.selected = s.lib.Select(s.query())
	return unfiltered{s.selected, s.newListing()}
}

// newListing groups the selected posts.
func (s *listScreen) newListing() listing {
	topics := s.strip
	if names := s.filters.names(s.topics); len(names) > 0 {
		topics = slices.DeleteFunc(slices.Clone(topics), func(c model.Count) bool { return !slices.Contains(names, c.Name) })
	}
	return newListing(s.selected, topics, arrangement{
		grouping: s.grouping, topics: s.topics, order: s.order,
		byYear: s.thin, flat: s.filters.title != "", folded: s.folded[s.grouping], dates: s.dates,
	})
}

// refilter changes the filters and goes to the first post that passes.
func (s *listScreen) refilter(f filters) {
	s.moved = false
	s.widen(f)
}

// widen changes the filters and keeps the cursor on its post.
func (s *listScreen) widen(f filters) {
	s.filters = f
	s.choose()
}

// titled is the base of a chooser: what the title filter leaves over.
func (s *listScreen) titled() model.Query {
	base := s.byMarks(s.base)
	if s.filters.title != "" {
		among := map[model.ID]bool{}
		for _, m := range s.matcher.Match(s.lib.Select(base), s.filters.title) {
			among[m.Post.ID] = true
		}
		base.Among = among
	}
	return base
}

// current is the post under the cursor, or nil.
func (s *listScreen) current() *model.Post {
	if s.cursor < 0 || s.cursor >= len(s.listing.items) {
		return nil
	}
	return s.listing.items[s.cursor].post
}

func (s *listScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if s.entry {
			return s.typed(msg)
		}
		return s.pressed(msg)
	case tea.PasteMsg:
		if s.entry {
			return s.edited(msg)
		}
	case tea.MouseWheelMsg:
		s.turn(msg)
	case tea.MouseClickMsg:
		return s.clicked(msg), nil
	case articleLoaded:
		s.preview.take(msg)
	case picturesMeasured, pictureDrawn:
		return nil, s.preview.update(msg)
	}
	return nil, nil
}

// typed handles a key while the title pattern is being typed.
func (s *listScreen) typed(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	switch msg.String() {
	case "esc":
		s.entry = false
		f := s.filters
		f.title = ""
		s.widen(f)
		return nil, nil
	case "enter":
		s.entry = false
		return s.open(), nil
	case "up", "ctrl+p":
		s.move(-1)
		return nil, nil
	case "down", "ctrl+n":
		s.move(1)
		return nil, nil
	case "pgup":
		s.page(-1)
		return nil, nil
	case "pgdown":
		s.page(1)
		return nil, nil
	}
	return s.edited(msg)
}

func (s *listScreen) edited(msg tea.Msg) (intent, tea.Cmd) {
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	if s.input.Value() != s.filters.title {
		f := s.filters
		f.title = s.input.Value()
		s.refilter(f)
	}
	return nil, cmd
}

// pressed handles a key while keys are commands.
func (s *listScreen) pressed(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	if s.travel(msg) {
		return nil, nil
	}
	k := s.keys
	switch {
	case key.Matches(msg, k.Open):
		return s.open(), nil
	case key.Matches(msg, k.Filter):
		s.entry = true
		s.input.SetValue(s.filters.title)
		s.input.CursorEnd()
		return nil, nil
	case key.Matches(msg, k.Choose):
		return show{newChooser(s.reader, s.titled(), s.filters)}, nil
	case key.Matches(msg, k.NextCategory):
		s.stepTopic(1)
	case key.Matches(msg, k.PreviousCategory):
		s.stepTopic(-1)
	case key.Matches(msg, k.NthCategory):
		return s.nthTopic(slices.Index(k.NthCategory.Keys(), msg.String())), nil
	case key.Matches(msg, k.Cancel):
		return s.dropFilter(), nil
	case key.Matches(msg, k.Random):
		return s.random(), nil
	default:
		if want, handled := s.marking(msg); handled {
			return want, nil
		}
		return s.arrange(msg), nil
	}
	return nil, nil
}

// arrange handles the keys that change how the list is laid out.
func (s *listScreen) arrange(msg tea.KeyPressMsg) intent {
	k := s.keys
	switch {
	case key.Matches(msg, k.Grouping) && len(s.strip) == 0:
		return notify{words.NothingToGroupBy}
	case key.Matches(msg, k.Grouping):
		s.moved = true
		s.grouping = byTopic - s.grouping
		s.regroup()
		if s.grouping == byTopic {
			return notify{words.ByNow(facetNouns[s.topics])}
		}
		return notify{words.ByDateNow}
	case key.Matches(msg, k.Fold):
		s.fold()
	case key.Matches(msg, k.Order):
		s.order = (s.order + 1) % model.Order(len(model.OrderNames()))
		s.choose()
		return notify{words.OrderedBy(s.order)}
	case key.Matches(msg, k.Reverse):
		s.reverse = !s.reverse
		s.choose()
		if s.reverse {
			return notify{words.OtherWayRound}
		}
		return notify{words.UsualDirection}
	}
	return nil
}

// travel moves the cursor if msg is one of the keys for that.
func (s *listScreen) travel(msg tea.KeyPressMsg) bool {
	k := s.keys
	switch {
	case key.Matches(msg, k.Down):
		s.move(1)
	case key.Matches(msg, k.Up):
		s.move(-1)
	case key.Matches(msg, k.PageDown):
		s.page(1)
	case key.Matches(msg, k.PageUp):
		s.page(-1)
	case key.Matches(msg, k.HalfDown):
		s.move(max(s.layout.posts()/2, 1))
	case key.Matches(msg, k.HalfUp):
		s.move(-max(s.layout.posts()/2, 1))
	case key.Matches(msg, k.Top):
		s.move(-len(s.listing.items))
	case key.Matches(msg, k.Bottom):
		s.move(len(s.listing.items))
	default:
		return false
	}
	return true
}

func (s *listScreen) move(n int) {
	s.moved = true
	s.cursor = s.listing.move(s.cursor, n)
}

func (s *listScreen) page(n int) { s.move(n * max(s.layout.posts()-1, 1)) }

// fold folds or opens the group of the cursor, which then rests on its heading
// or on its first post.
func (s *listScreen) fold() {
	if s.cursor < 0 || !s.listing.headed {
		return
	}
	s.moved = true
	name := s.listing.items[s.cursor].group
	s.folded[s.grouping][name] = !s.folded[s.grouping][name]
	s.regroup()
	s.cursor = s.listing.nearestStop(s.listing.heading(name))
}

func (s *listScreen) open() intent {
	if s.cursor >= 0 && s.cursor < len(s.listing.items) && s.listing.items[s.cursor].fold {
		s.fold()
		return nil
	}
	s.moved = true
	if p := s.current(); p != nil {
		return openPost{id: p.ID}
	}
	return nil
}

func (s *listScreen) random() intent {
	if len(s.selected) == 0 {
		return notify{words.NothingToChooseFrom}
	}
	if s.listing.folding {
		clear(s.folded[s.grouping])
		s.regroup()
	}
	return openPost{id: s.selected[rand.IntN(len(s.selected))].ID}
}

// dropFilter undoes what was set last; at the top there is nothing to leave.
func (s *listScreen) dropFilter() intent {
	if s.filters.empty() {
		return notify{words.NothingToUndo(s.keys.Quit.Help().Key)}
	}
	s.input.Reset()
	s.widen(s.filters.dropped())
	return nil
}
