package ui

import (
	"context"
	"time"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// searchScreen finds words in all posts while they are typed. The search goes on
// in steps between keys; what an older key asked for is given up.
type searchScreen struct {
	*reader
	input   textinput.Model
	query   search.Query
	asked   *search.Search // nil while there is nothing to look for
	results search.Results
	told    *search.Search // that results are of; they stay until the next has an answer
	moved   bool           // the cursor was moved: it stays on its post
	opening bool           // the first result is opened when there is one

	found    map[model.ID]foundPlaces // of results that have been on the screen
	limits   search.Limits            // by which found was cut
	examples [][2]string              // of what can be typed
	reading  bool                     // texts of visible results are being read
	forget   context.CancelFunc       // gives that up

	cursor  cursor
	preview *preview
	layout  searchLayout
}

// searchStepped is what a search has found by now.
type searchStepped struct {
	asked   *search.Search
	results search.Results
}

// excerptsRead are the places in some posts where something was found.
type excerptsRead struct {
	asked  *search.Search
	limits search.Limits
	found  map[model.ID]foundPlaces
}

// foundPlaces is what a search has found in a post, and how many places there are to
// step through in the article.
type foundPlaces struct {
	search.Found
	places int
}

const (
	stepTime    = 80 * time.Millisecond // after which a search tells what it has
	resultsKept = 500                   // of which the count tells all
	longestWord = 200                   // runes that can be typed
)

func newSearch(r *reader) *searchScreen {
	return &searchScreen{
		reader: r, input: newInput(longestWord), preview: newPreview(r),
		found: map[model.ID]foundPlaces{}, forget: func() {}, layout: newSearchLayout(0, 0, 0),
		examples: searchExamples(r.lib, r.base),
	}
}

// leave gives up reading texts of results.
func (s *searchScreen) leave() { s.forget() }

func (s *searchScreen) typing() bool { return true }

// restyle draws the preview in another theme.
func (s *searchScreen) restyle() { s.preview.restyle() }

// follow asks again in a newer library; until there is an answer the old one stays.
func (s *searchScreen) follow(*model.Library) tea.Cmd { return s.ask() }

// ask begins to look for what is typed.
func (s *searchScreen) ask() tea.Cmd {
	s.forget()
	s.reading, s.asked = false, nil
	clear(s.found)
	if s.query.Empty() {
		s.results, s.cursor = search.Results{}, cursor{}
		return nil
	}
	s.asked = s.index.Begin(s.lib, s.query)
	return carryOn(s.asked)
}

// carryOn carries a search on for a moment.
func carryOn(asked *search.Search) tea.Cmd {
	return func() tea.Msg { return searchStepped{asked, asked.Step(stepTime, resultsKept)} }
}

func (s *searchScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case searchStepped:
		if msg.asked == s.asked && s.asked != nil {
			cmd := s.take(msg)
			return s.opened(), cmd
		}
	case excerptsRead:
		if msg.asked == s.asked {
			s.reading = false
			if msg.limits == s.limits {
				for id, found := range msg.found {
					s.found[id] = found
				}
			}
		}
	case articleLoaded:
		s.preview.take(msg)
	case picturesMeasured, pictureDrawn:
		return nil, s.preview.update(msg)
	case tea.KeyPressMsg:
		return s.typed(msg)
	case tea.PasteMsg:
		return nil, s.edited(msg)
	case tea.MouseWheelMsg:
		s.cursor.move(wheel(msg), len(s.results.Posts))
	case tea.MouseClickMsg:
		return s.clicked(msg), nil
	}
	return nil, nil
}

// take accepts what is found by now and looks on.
func (s *searchScreen) take(msg searchStepped) tea.Cmd {
	var held model.ID
	if p := s.current(); p != nil {
		held = p.ID
	}
	s.results, s.told = msg.results, msg.asked
	if !s.moved {
		s.cursor = cursor{}
	} else {
		for i, p := range s.results.Posts {
			if p.ID == held {
				s.cursor.at = i
			}
		}
	}
	s.cursor.move(0, len(s.results.Posts))
	if msg.results.Done {
		return nil
	}
	return carryOn(s.asked)
}

func (s *searchScreen) typed(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	s.opening = false
	switch {
	case key.Matches(msg, s.keys.Cancel):
		return goBack{}, nil
	case key.Matches(msg, enter):
		return s.open(), nil
	case s.cursor.typed(msg, len(s.results.Posts), s.layout.results()):
		s.moved = true
	default:
		return nil, s.edited(msg)
	}
	return nil, nil
}

func (s *searchScreen) edited(msg tea.Msg) tea.Cmd {
	before := s.input.Value()
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	if s.input.Value() == before {
		return cmd
	}
	s.query, s.moved = search.Parse(s.input.Value()), false
	return tea.Batch(cmd, s.ask())
}

func (s *searchScreen) clicked(msg tea.MouseClickMsg) intent {
	i := s.layout.at(msg.Y)
	if i < 0 || s.cursor.top+i >= len(s.results.Posts) || msg.X >= s.layout.list {
		return nil
	}
	s.moved = true
	if s.cursor.at == s.cursor.top+i {
		return s.open()
	}
	s.cursor.at = s.cursor.top + i
	return nil
}

// current is the result under the cursor, or nil.
func (s *searchScreen) current() *model.Post {
	if s.cursor.at >= len(s.results.Posts) {
		return nil
	}
	return s.results.Posts[s.cursor.at]
}

// open opens the post at the first place that was found; the article goes on from
// there. Enter that comes before the answer waits for it.
func (s *searchScreen) open() intent {
	switch p := s.current(); {
	case s.asked == nil:
		return notify{words.NothingToFind}
	case p != nil && s.told == s.asked:
		s.moved = true // the reader comes back to it
		return openPost{id: p.ID, find: s.query}
	case s.told != s.asked || !s.results.Done:
		s.opening = true
		return notify{words.OpeningFirst}
	}
	return notify{words.NothingToOpen}
}

// opened opens what was waited for.
func (s *searchScreen) opened() intent {
	if !s.opening || s.current() == nil && !s.results.Done {
		return nil
	}
	s.opening = false
	return s.open()
}

// read reads the visible results that have not been read, to show where in them
// something is found.
func (s *searchScreen) read() tea.Cmd {
	if s.reading || s.asked == nil {
		return nil
	}
	var posts []*model.Post
	for i := s.cursor.top; i < len(s.results.Posts) && i < s.cursor.top+s.layout.results()+1; i++ {
		if _, known := s.found[s.results.Posts[i].ID]; !known {
			posts = append(posts, s.results.Posts[i])
		}
	}
	if len(posts) == 0 {
		return nil
	}
	s.reading = true
	ctx, forget := context.WithCancel(context.Background())
	s.forget = forget
	r, query, asked, limits := *s.reader, s.query, s.asked, s.limits
	return func() tea.Msg {
		defer forget()
		found := make(map[model.ID]foundPlaces, len(posts))
		for _, p := range posts {
			if ctx.Err() != nil {
				break
			}
			found[p.ID] = r.foundIn(p, query, limits)
		}
		return excerptsRead{asked, limits, found}
	}
}

// foundIn says where in a post something is found; if its text can't be read, in
// what is known of it.
func (r *reader) foundIn(p *model.Post, query search.Query, limits search.Limits) (found foundPlaces) {
	var text search.Text
	defer func() {
		if recover() != nil {
			found = foundPlaces{search.Find(query, p, search.Text{}, limits), 0}
		}
	}()
	places := 0
	if document, line, err := parsed(r.blog, p.ID, nil); err == nil {
		text = search.Text{Passages: document.Passages(), Line: line}
		if query.LooksInTexts() {
			places = len(searched{query}.in(typeset.Written(document, r.front(p))))
		}
	}
	return foundPlaces{search.Find(query, p, text, limits), places}
}

func (s *searchScreen) footer() footer {
	k := s.keys
	hints := []key.Binding{s.arrows(), to(words.HintRead, enter), to(words.HintClear, erase)}
	return footer{hints: hints, lasting: []key.Binding{to(words.HintBack, k.Cancel)}, progress: -1, status: s.progress()}
}

// progress says what is not searched yet, "" when all is.
func (s *searchScreen) progress() string {
	r := s.results
	switch {
	case s.asked == nil:
		return ""
	case s.lib.Stage() == model.Reading:
		return words.BlogBeingRead
	case r.Full && r.Texts < r.Among:
		return words.NotSearched(r.Among - r.Texts)
	case r.Texts < r.Among && r.Among > 0:
		return words.SearchedPercent(100 * r.Texts / r.Among)
	case !r.Done:
		return words.StillSearching
	}
	return ""
}

func (s *searchScreen) help() []keyGroup {
	return []keyGroup{{words.HelpSearching, []key.Binding{s.arrows(), to(words.HintOpenAtMatch, enter), s.keys.Cancel}}}
}
