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

// searchScreen searches all posts while the query is typed. The search runs in steps
// between keys; a new query cancels the previous search.
type searchScreen struct {
	*session
	input         textinput.Model
	query         search.Query
	search        *search.Search // the running or finished search, nil without a query
	results       search.Results
	answered      *search.Search // the search that results belongs to, which stays until the next one has results
	cursorMoved   bool           // a key has moved the cursor: it stays on its post
	openWhenFound bool           // open the first result as soon as there is one

	matches  map[model.ID]postMatches // of the results that have been visible
	limits   search.ExcerptLimits     // of the excerpts in matches
	examples [][2]string              // example queries
	reading  bool                     // excerpts are being read
	cancel   context.CancelFunc       // cancels that

	cursor  cursor
	preview *preview
	layout  searchLayout
}

// searchStepped is sent with the results so far.
type searchStepped struct {
	search  *search.Search
	results search.Results
}

// excerptsRead is sent with the matches in some posts.
type excerptsRead struct {
	search  *search.Search
	limits  search.ExcerptLimits
	matches map[model.ID]postMatches
}

// postMatches is what a search has found in a post. count is the number of hits in the
// article.
type postMatches struct {
	search.Matches
	count int
}

const (
	searchStepTime = 80 * time.Millisecond // after which results are shown
	maxResults     = 500                   // the count includes those beyond
	maxQueryRunes  = 200
)

func newSearch(s *session) *searchScreen {
	return &searchScreen{
		session: s, input: newInput(maxQueryRunes), preview: newPreview(s),
		matches: map[model.ID]postMatches{}, cancel: func() {}, layout: newSearchLayout(0, 0, 0),
		examples: searchExamples(s.lib, s.base),
	}
}

// close cancels reading excerpts.
func (s *searchScreen) close() { s.cancel() }

func (s *searchScreen) capturesText() bool { return true }

// restyle lays the preview out again in another theme.
func (s *searchScreen) restyle() { s.preview.restyle() }

// updateLibrary searches a newer library. The previous results stay until there are new
// ones.
func (s *searchScreen) updateLibrary(*model.Library) tea.Cmd { return s.startSearch() }

// startSearch starts a search for the query.
func (s *searchScreen) startSearch() tea.Cmd {
	s.cancel()
	s.reading, s.search = false, nil
	clear(s.matches)
	if s.query.Empty() {
		s.results, s.cursor = search.Results{}, cursor{}
		return nil
	}
	s.search = s.index.Start(s.lib, s.query)
	return continueSearch(s.search)
}

// continueSearch returns a command that runs the next step of a search.
func continueSearch(running *search.Search) tea.Cmd {
	return func() tea.Msg { return searchStepped{running, running.Step(searchStepTime, maxResults)} }
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

// takeResults shows the results so far and continues the search.
func (s *searchScreen) takeResults(msg searchStepped) tea.Cmd {
	var selected model.ID
	if p := s.current(); p != nil {
		selected = p.ID
	}
	s.results, s.answered = msg.results, msg.search
	if !s.cursorMoved {
		s.cursor = cursor{}
	} else {
		for i, p := range s.results.Posts {
			if p.ID == selected {
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

// current returns the selected post, or nil.
func (s *searchScreen) current() *model.Post {
	if s.cursor.index >= len(s.results.Posts) {
		return nil
	}
	return s.results.Posts[s.cursor.index]
}

// open opens the selected post at its first hit. Without results it waits for the first
// one.
func (s *searchScreen) open() intent {
	switch p := s.current(); {
	case s.search == nil:
		return notify{words.SearchNothingTyped}
	case p != nil && s.answered == s.search:
		s.cursorMoved = true // for when the reader comes back
		return openPost{id: p.ID, find: s.query}
	case s.answered != s.search || !s.results.Done:
		s.openWhenFound = true
		return notify{words.SearchOpensFirst}
	}
	return notify{words.SearchNothingToOpen}
}

// openPending opens the first result if the reader waits for it.
func (s *searchScreen) openPending() intent {
	if !s.openWhenFound || s.current() == nil && !s.results.Done {
		return nil
	}
	s.openWhenFound = false
	return s.open()
}

// readExcerpts returns a command that reads the excerpts of the visible results.
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
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	r, query, running, limits := *s.session, s.query, s.search, s.limits
	return func() tea.Msg {
		defer cancel()
		found := make(map[model.ID]postMatches, len(posts))
		for _, p := range posts {
			if ctx.Err() != nil {
				break
			}
			found[p.ID] = r.findIn(p, query, limits)
		}
		return excerptsRead{running, limits, found}
	}
}

// findIn finds the matches in a post. If its text cannot be read, only its metadata is
// searched.
func (s *session) findIn(p *model.Post, query search.Query, limits search.ExcerptLimits) (found postMatches) {
	var text search.Text
	defer func() {
		if recover() != nil {
			found = postMatches{search.Find(query, p, search.Text{}, limits), 0}
		}
	}()
	places := 0
	if document, line, err := parsePost(s.blog, p.ID, nil); err == nil {
		text = search.Text{Passages: document.Passages(), Line: line}
		if query.SearchesBody() {
			places = len(queryMatcher{query}.find(typeset.AuthoredTexts(document, s.articleHeader(p))))
		}
	}
	return postMatches{search.Find(query, p, text, limits), places}
}

func (s *searchScreen) footer() footer {
	k := s.keys
	hints := []key.Binding{s.inputMoveHint(), hint(words.HintRead, enter), hint(words.HintClear, erase)}
	return footer{hints: hints, pinned: []key.Binding{hint(words.HintBack, k.Cancel)}, progress: -1, status: s.progress()}
}

// progress returns what is still being searched, "" when finished.
func (s *searchScreen) progress() string {
	r := s.results
	switch {
	case s.search == nil:
		return ""
	case s.lib.Stage() == model.Reading:
		return words.SearchBlogLoading
	case r.Full && r.Indexed < r.Total:
		return words.SearchNotSearched(r.Total - r.Indexed)
	case r.Indexed < r.Total && r.Total > 0:
		return words.SearchPercent(100 * r.Indexed / r.Total)
	case !r.Done:
		return words.SearchRunning
	}
	return ""
}

func (s *searchScreen) help() []keyGroup {
	return []keyGroup{{words.HelpSearching, []key.Binding{s.inputMoveHint(), hint(words.HintOpenAtMatch, enter), s.keys.Cancel}}}
}
