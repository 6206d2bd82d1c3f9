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

// listScreen shows the posts of the blog, grouped by date or topic, and the active filters.
type listScreen struct {
	*session
	filters filters
	order   model.Order
	reverse bool

	grouping grouping
	folded   [2]map[string]bool // by grouping

	input       textinput.Model // for the title pattern
	typingTitle bool            // the title pattern is being typed
	matcher     *search.TitleMatcher

	libraryStats
	selected    []*model.Post // posts that pass the filters, ordered
	listing     listing
	cursor      int  // index of an item, -1 for none
	top         int  // first visible line
	cursorMoved bool // a key has moved the cursor: from now on it stays on its post

	marks       markState
	preview     *preview
	layout      listLayout
	welcome     []string // lines of the welcome card
	datesColumn dateColumn
}

func newListScreen(s *session) *listScreen {
	list := &listScreen{
		session: s, folded: [2]map[string]bool{{}, {}},
		input: newInput(100), matcher: search.NewTitleMatcher(), preview: newPreview(s), cursor: -1,
	}
	list.refresh()
	return list
}

func (s *listScreen) capturesText() bool { return s.typingTitle }

func (s *listScreen) updateLibrary(*model.Library) tea.Cmd {
	s.refresh()
	return nil
}

// query returns the query for the listed posts.
func (s *listScreen) query() model.Query {
	q := s.withMarkFilters(s.filters.query(s.base))
	q.Order, q.Reverse = s.order, s.reverse
	return q
}

// refresh switches to the newest library and keeps the cursor on its post.
func (s *listScreen) refresh() {
	s.libraryStats = s.sharedCache.statsOf(s.lib, s.base)
	if len(s.topics) == 0 {
		s.grouping = byTime
	}
	s.recountMarks()
	s.selectPosts()
}

// selectPosts applies the filters and keeps the cursor on its post.
func (s *listScreen) selectPosts() {
	if s.usesSharedList() {
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

// regroup groups the selected posts and keeps the cursor on its post.
func (s *listScreen) regroup() {
	before := s.listing
	if s.usesSharedList() {
		all := s.sharedCache.unfilteredList(s.lib, s.base, listKey{s.order, s.reverse, s.grouping, s.dates}, s.unfilteredList)
		s.selected, s.listing = all.selected, all.listing
	} else {
		s.listing = s.buildListing()
	}
	s.layoutItems()
	s.cursor = s.reanchor(before, s.cursor)
}

// usesSharedList reports whether the list can be shared with other readers: it has no
// filters and no folded groups.
func (s *listScreen) usesSharedList() bool {
	return s.sharedCache != nil && s.filters.empty() && len(s.folded[s.grouping]) == 0
}

// unfilteredList builds the list without filters.
func (s *listScreen) unfilteredList() unfilteredList {
	s.selected = s.lib.Select(s.query())
	return unfilteredList{s.selected, s.buildListing()}
}

// buildListing groups the selected posts.
func (s *listScreen) buildListing() listing {
	topics := s.topics
	if names := s.filters.names(s.topicFacet); len(names) > 0 {
		topics = slices.DeleteFunc(slices.Clone(topics), func(c model.Count) bool { return !slices.Contains(names, c.Name) })
	}
	return newListing(s.selected, topics, listingOptions{
		grouping: s.grouping, topicFacet: s.topicFacet, order: s.order,
		byYear: s.groupByYear, flat: s.filters.title != "", folded: s.folded[s.grouping], dates: s.dates,
	})
}

// setFiltersFromTop sets the filters and moves the cursor to the first post.
func (s *listScreen) setFiltersFromTop(f filters) {
	s.cursorMoved = false
	s.setFilters(f)
}

// setFilters sets the filters and keeps the cursor on its post.
func (s *listScreen) setFilters(f filters) {
	s.filters = f
	s.selectPosts()
}

// chooserBase returns the base query of the chooser: the posts that match the title
// pattern.
func (s *listScreen) chooserBase() model.Query {
	base := s.withMarkFilters(s.base)
	if s.filters.title != "" {
		matching := map[model.ID]bool{}
		for _, m := range s.matcher.Match(s.lib.Select(base), s.filters.title) {
			matching[m.Post.ID] = true
		}
		base.OnlyIDs = matching
	}
	return base
}

// current returns the post under the cursor, or nil.
func (s *listScreen) current() *model.Post {
	if s.cursor < 0 || s.cursor >= len(s.listing.items) {
		return nil
	}
	return s.listing.items[s.cursor].post
}

func (s *listScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if s.typingTitle {
			return s.handleTitleInput(msg)
		}
		return s.handleKey(msg)
	case tea.PasteMsg:
		if s.typingTitle {
			return s.updateTitleInput(msg)
		}
	case tea.MouseWheelMsg:
		s.handleWheel(msg)
	case tea.MouseClickMsg:
		return s.handleClick(msg), nil
	case articleLoaded:
		s.preview.takeLoaded(msg)
	case picturesMeasured, pictureRendered:
		return nil, s.preview.update(msg)
	}
	return nil, nil
}

// handleTitleInput handles a key while the title pattern is typed.
func (s *listScreen) handleTitleInput(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	switch msg.String() {
	case "esc":
		s.typingTitle = false
		f := s.filters
		f.title = ""
		s.setFilters(f)
		return nil, nil
	case "enter":
		s.typingTitle = false
		return s.open(), nil
	case "up", "ctrl+p":
		s.move(-1)
		return nil, nil
	case "down", "ctrl+n":
		s.move(1)
		return nil, nil
	case "pgup":
		s.movePages(-1)
		return nil, nil
	case "pgdown":
		s.movePages(1)
		return nil, nil
	}
	return s.updateTitleInput(msg)
}

func (s *listScreen) updateTitleInput(msg tea.Msg) (intent, tea.Cmd) {
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	if s.input.Value() != s.filters.title {
		f := s.filters
		f.title = s.input.Value()
		s.setFiltersFromTop(f)
	}
	return nil, cmd
}

// handleKey handles a command key.
func (s *listScreen) handleKey(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	if s.handleMoveKey(msg) {
		return nil, nil
	}
	k := s.keys
	switch {
	case key.Matches(msg, k.Open):
		return s.open(), nil
	case key.Matches(msg, k.Filter):
		s.typingTitle = true
		s.input.SetValue(s.filters.title)
		s.input.CursorEnd()
		return nil, nil
	case key.Matches(msg, k.Choose):
		return pushScreen{newChooser(s.session, s.chooserBase(), s.filters)}, nil
	case key.Matches(msg, k.NextCategory):
		s.stepTopic(1)
	case key.Matches(msg, k.PreviousCategory):
		s.stepTopic(-1)
	case key.Matches(msg, k.NthCategory):
		return s.selectNthTopic(slices.Index(k.NthCategory.Keys(), msg.String())), nil
	case key.Matches(msg, k.Cancel):
		return s.dropLastFilter(), nil
	case key.Matches(msg, k.Random):
		return s.openRandom(), nil
	default:
		if want, handled := s.handleMarkKey(msg); handled {
			return want, nil
		}
		return s.handleLayoutKey(msg), nil
	}
	return nil, nil
}

// handleLayoutKey handles the keys that change grouping and order.
func (s *listScreen) handleLayoutKey(msg tea.KeyPressMsg) intent {
	k := s.keys
	switch {
	case key.Matches(msg, k.Grouping) && len(s.topics) == 0:
		return notify{words.ListNothingToGroupBy}
	case key.Matches(msg, k.Grouping):
		s.cursorMoved = true
		s.grouping = byTopic - s.grouping
		s.regroup()
		if s.grouping == byTopic {
			return notify{words.ListGroupedBy(facetNouns[s.topicFacet])}
		}
		return notify{words.ListGroupedByDate}
	case key.Matches(msg, k.Fold):
		s.toggleFold()
	case key.Matches(msg, k.Order):
		s.order = (s.order + 1) % model.Order(len(model.OrderNames()))
		s.selectPosts()
		return notify{words.ListOrderedBy(s.order)}
	case key.Matches(msg, k.Reverse):
		s.reverse = !s.reverse
		s.selectPosts()
		if s.reverse {
			return notify{words.ListReversed}
		}
		return notify{words.ListNotReversed}
	}
	return nil
}

// handleMoveKey moves the cursor if msg is a movement key.
func (s *listScreen) handleMoveKey(msg tea.KeyPressMsg) bool {
	k := s.keys
	switch {
	case key.Matches(msg, k.Down):
		s.move(1)
	case key.Matches(msg, k.Up):
		s.move(-1)
	case key.Matches(msg, k.PageDown):
		s.movePages(1)
	case key.Matches(msg, k.PageUp):
		s.movePages(-1)
	case key.Matches(msg, k.HalfDown):
		s.move(max(s.layout.pageSize()/2, 1))
	case key.Matches(msg, k.HalfUp):
		s.move(-max(s.layout.pageSize()/2, 1))
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
	s.cursorMoved = true
	s.cursor = s.listing.move(s.cursor, n)
}

func (s *listScreen) movePages(n int) { s.move(n * max(s.layout.pageSize()-1, 1)) }

// toggleFold folds or unfolds the group of the cursor and moves the cursor to its heading
// or first post.
func (s *listScreen) toggleFold() {
	if s.cursor < 0 || !s.listing.hasHeadings {
		return
	}
	s.cursorMoved = true
	name := s.listing.items[s.cursor].group
	s.folded[s.grouping][name] = !s.folded[s.grouping][name]
	s.regroup()
	s.cursor = s.listing.nearestSelectable(s.listing.headingIndex(name))
}

func (s *listScreen) open() intent {
	if s.cursor >= 0 && s.cursor < len(s.listing.items) && s.listing.items[s.cursor].folded {
		s.toggleFold()
		return nil
	}
	s.cursorMoved = true
	if p := s.current(); p != nil {
		return openPost{id: p.ID}
	}
	return nil
}

func (s *listScreen) openRandom() intent {
	if len(s.selected) == 0 {
		return notify{words.ListNoRandomPost}
	}
	if s.listing.hasFolded {
		clear(s.folded[s.grouping])
		s.regroup()
	}
	return openPost{id: s.selected[rand.IntN(len(s.selected))].ID}
}

// dropLastFilter removes the filter that was set last.
func (s *listScreen) dropLastFilter() intent {
	if s.filters.empty() {
		return notify{words.ListNothingToUndo(s.keys.Quit.Help().Key)}
	}
	s.input.Reset()
	s.setFilters(s.filters.withoutLast())
	return nil
}
