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
	*session
	input         textinput.Model
	query         search.Query
	search        *search.Search // nil while there is nothing to look for
	results       search.Results
	answered      *search.Search // that results are of; they stay until the next has an answer
	cursorMoved   bool           // the cursor was moved: it stays on its post
	openWhenFound bool           // the first result is opened when there is one

	matches  map[model.ID]postMatches // of results that have been on the screen
	limits   search.Limits            // by which found was cut
	examples [][2]string              // of what can be typed
	reading  bool                     // texts of visible results are being read
	cancel   context.CancelFunc       // gives that up

	cursor  cursor
	preview *preview
	layout  searchLayout
}

// searchStepped is what a search has found by now.
type searchStepped struct {
	search  *search.Search
	results search.Results
}

// excerptsRead are the places in some posts where something was found.
type excerptsRead struct {
	search  *search.Search
	limits  search.Limits
	matches map[model.ID]postMatches
}

// postMatches is what a search has found in a post, and how many places there are to
// step through in the article.
type postMatches struct {
	search.Found
	count int
}

const (
	searchStepTime = 80 * time.Millisecond // after which a search tells what it has
	maxResults     = 500                   // of which the count tells all
	maxQueryRunes  = 200                   // runes that can be typed
)

func newSearch(r *session) *searchScreen {
	return &searchScreen{
		session: r, input: newInput(maxQueryRunes), preview: newPreview(r),
		matches: map[model.ID]postMatches{}, cancel: func() {}, layout: newSearchLayout(0, 0, 0),
		examples: searchExamples(r.lib, r.base),
	}
}

// close gives up reading texts of results.
func (s *searchScreen) close() { s.cancel() }

func (s *searchScreen) capturesText() bool { return true }

// restyle draws the preview in another theme.
func (s *searchScreen) restyle() { s.preview.restyle() }

// updateLibrary asks again in a newer library; until there is an answer the old one stays.
func (s *searchScreen) updateLibrary(*model.Library) tea.Cmd { return s.startSearch() }

// startSearch begins to look for what is typed.
func (s *searchScreen) startSearch() tea.Cmd {
	s.cancel()
	s.reading, s.search = false, nil
	clear(s.matches)
	if s.query.Empty() {
		s.results, s.cursor = search.Results{}, cursor{}
		return nil
	}
	s.search = s.index.Begin(s.lib, s.query)
	return continueSearch(s.search)
}

// continueSearch carries a search on for a moment.
func continueSearch(asked *search.Search) tea.Cmd {
	return func() tea.Msg { return searchStepped{asked, asked.Step(searchStepTime, maxResults)} }
}

func (s *searchScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case searchStepped:
		if msg.search == s.search && s.search != nil {
			cmd := s.takeResults(msg)
			return s.openPending(), cmd
		}
	case excerptsRead:
		if msg.search == s.search {
			s.reading = false
			if msg.limits == s.limits {
				for id, found := range msg.matches {
					s.matches[id] = found
				}
			}
		}
	case articleLoaded:
		s.preview.takeLoaded(msg)
	case picturesMeasured, pictureRendered:
		return nil, s.preview.update(msg)
	case tea.KeyPressMsg:
		return s.handleInputKey(msg)
	case tea.PasteMsg:
		return nil, s.updateInput(msg)
	case tea.MouseWheelMsg:
		s.cursor.move(wheelDirection(msg), len(s.results.Posts))
	case tea.MouseClickMsg:
		return s.handleClick(msg), nil
	}
	return nil, nil
}

// takeResults accepts what is found by now and looks on.
func (s *searchScreen) takeResults(msg searchStepped) tea.Cmd {
	var held model.ID
	if p := s.current(); p != nil {
		held = p.ID
	}
	s.results, s.answered = msg.results, msg.search
	if !s.cursorMoved {
		s.cursor = cursor{}
	} else {
		for i, p := range s.results.Posts {
			if p.ID == held {
				s.cursor.index = i
			}
		}
	}
	s.cursor.move(0, len(s.results.Posts))
	if msg.results.Done {
		return nil
	}
	return continueSearch(s.search)
}

func (s *searchScreen) handleInputKey(msg tea.KeyPressMsg) (intent, tea.Cmd) {
	s.openWhenFound = false
	switch {
	case key.Matches(msg, s.keys.Cancel):
		return goBack{}, nil
	case key.Matches(msg, enter):
		return s.open(), nil
	case s.cursor.handleInputKey(msg, len(s.results.Posts), s.layout.pageSize()):
		s.cursorMoved = true
	default:
		return nil, s.updateInput(msg)
	}
	return nil, nil
}

func (s *searchScreen) updateInput(msg tea.Msg) tea.Cmd {
	before := s.input.Value()
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	if s.input.Value() == before {
		return cmd
	}
	s.query, s.cursorMoved = search.Parse(s.input.Value()), false
	return tea.Batch(cmd, s.startSearch())
}

func (s *searchScreen) handleClick(msg tea.MouseClickMsg) intent {
	i := s.layout.resultAt(msg.Y)
	if i < 0 || s.cursor.top+i >= len(s.results.Posts) || msg.X >= s.layout.listWidth {
		return nil
	}
	s.cursorMoved = true
	if s.cursor.index == s.cursor.top+i {
		return s.open()
	}
	s.cursor.index = s.cursor.top + i
	return nil
}

// current is the result under the cursor, or nil.
func (s *searchScreen) current() *model.Post {
	if s.cursor.index >= len(s.results.Posts) {
		return nil
	}
	return s.results.Posts[s.cursor.index]
}

// open opens the post at the first place that was found; the article goes on from
// there. Enter that comes before the answer waits for it.
func (s *searchScreen) open() intent {
	switch p := s.current(); {
	case s.search == nil:
		return notify{words.NothingToFind}
	case p != nil && s.answered == s.search:
		s.cursorMoved = true // the reader comes back to it
		return openPost{id: p.ID, find: s.query}
	case s.answered != s.search || !s.results.Done:
		s.openWhenFound = true
		return notify{words.OpeningFirst}
	}
	return notify{words.NothingToOpen}
}

// openPending opens what was waited for.
func (s *searchScreen) openPending() intent {
	if !s.openWhenFound || s.current() == nil && !s.results.Done {
		return nil
	}
	s.openWhenFound = false
	return s.open()
}

// readExcerpts reads the visible results that have not been read, to show where in them
// something is found.
func (s *searchScreen) readExcerpts() tea.Cmd {
	if s.reading || s.search == nil {
		return nil
	}
	var posts []*model.Post
	for i := s.cursor.top; i < len(s.results.Posts) && i < s.cursor.top+s.layout.pageSize()+1; i++ {
		if _, known := s.matches[s.results.Posts[i].ID]; !known {
			posts = append(posts, s.results.Posts[i])
		}
	}
	if len(posts) == 0 {
		return nil
	}
	s.reading = true
	ctx, forget := context.WithCancel(context.Background())
	s.cancel = forget
	r, query, asked, limits := *s.session, s.query, s.search, s.limits
	return func() tea.Msg {
		defer forget()
		found := make(map[model.ID]postMatches, len(posts))
		for _, p := range posts {
			if ctx.Err() != nil {
				break
			}
			found[p.ID] = r.findIn(p, query, limits)
		}
		return excerptsRead{asked, limits, found}
	}
}

// findIn says where in a post something is found; if its text can't be read, in
// what is known of it.
func (r *session) findIn(p *model.Post, query search.Query, limits search.Limits) (found postMatches) {
	var text search.Text
	defer func() {
		if recover() != nil {
			found = postMatches{search.Find(query, p, search.Text{}, limits), 0}
		}
	}()
	places := 0
	if document, line, err := parsePost(r.blog, p.ID, nil); err == nil {
		text = search.Text{Passages: document.Passages(), Line: line}
		if query.LooksInTexts() {
			places = len(queryMatcher{query}.find(typeset.Written(document, r.articleHeader(p))))
		}
	}
	return postMatches{search.Find(query, p, text, limits), places}
}

func (s *searchScreen) footer() footer {
	k := s.keys
	hints := []key.Binding{s.moveHint(), hint(words.HintRead, enter), hint(words.HintClear, erase)}
	return footer{hints: hints, pinned: []key.Binding{hint(words.HintBack, k.Cancel)}, progress: -1, status: s.progress()}
}

// progress says what is not searched yet, "" when all is.
func (s *searchScreen) progress() string {
	r := s.results
	switch {
	case s.search == nil:
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
	return []keyGroup{{words.HelpSearching, []key.Binding{s.moveHint(), hint(words.HintOpenAtMatch, enter), s.keys.Cancel}}}
}
