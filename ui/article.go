package ui

import (
	"errors"
	"slices"
	"strings"
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// Measures of the text in cells.
const (
	usualMeasure    = 72
	leastMeasure    = 40
	greatestMeasure = 100
	measureStep     = 4
)

// articleScreen sets one post.
type articleScreen struct {
	*reader
	post  *model.Post
	start openPost // where to begin, once the text is there
	near  neighbours
	beyond

	beginning *article.Document // of a long post, until document is there
	document  *article.Document
	bodyLine  int // 1-based line of the file at which the text begins
	failure   error
	setter    *typeset.Typesetter
	page      *typeset.Page
	plates    *plates
	top       typeset.Anchor
	reached   reached
	visible   []string // the window at top, with what is laid over it

	width, height int
	text          int // cells of the set text
	hideContents  bool
	textOnly      bool
	count         int               // digits typed before a command
	before        []visited         // the articles from which the reader has stepped to this one
	missing       string            // the heading to begin at that is not there, until the next key
	gone          bool              // the file is no longer in the blog
	pending       []tea.KeyPressMsg // typed before the text was there
	bookmark
	stepping
	numbers numbers
	finder  finder
	panel   *panel // over the text until a key is pressed
	piping  bool   // a command for the text is being typed
	command textinput.Model
}

// neighbours are the posts beside one in a list by date, nil at its ends and in
// lists of another order.
type neighbours struct{ older, newer *model.Post }

// articleLoaded is a post read and parsed for one screen.
type articleLoaded struct {
	owner    any // the screen or preview that asked
	id       model.ID
	version  model.Version
	document *article.Document
	bodyLine int // 1-based line of the file
	beyond   beyond
	err      error
}

// typesetMore lets a screen set further blocks between keys.
type typesetMore struct{ page *typeset.Page }

// settingBudget is how long a screen sets blocks before it looks for keys.
const settingBudget = 4 * time.Millisecond

func newArticle(r *reader, p *model.Post, start openPost, near neighbours) *articleScreen {
	elsewhere := start.heading != "" || start.place != (model.Place{}) || start.find.LooksInTexts()
	return &articleScreen{reader: r, post: p, start: start, near: near,
		bookmark: bookmark{elsewhere: elsewhere}, stepping: stepping{focus: unfocused}}
}

// load reads and parses the post off the screen's own time.
func (s *articleScreen) load() tea.Cmd {
	if s.begins() {
		return s.loadBeginning()
	}
	return s.loadWhole(nil)
}

// loadWhole parses a post that has been read, or reads it if body is nil.
func (s *articleScreen) loadWhole(body *model.Body) tea.Cmd {
	read, common, lib, post := loadArticle(s.blog, s, s.post, body), s.common, s.lib, s.post
	return func() tea.Msg {
		msg := read()
		if loaded, ok := msg.(articleLoaded); ok && loaded.document != nil {
			loaded.beyond = common.beyondOf(lib, post, loaded.document)
			return loaded
		}
		return msg
	}
}

// loadArticle parses a post that has been read, or reads it if body is nil.
func loadArticle(blog Blog, owner any, p *model.Post, body *model.Body) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if fault := recover(); fault != nil {
				msg = articleLoaded{owner: owner, id: p.ID, version: p.Version, err: errors.New(words.ReadingFailed(p.Path, fault))}
			}
		}()
		document, line, err := parsed(blog, p.ID, body)
		return articleLoaded{owner: owner, id: p.ID, version: p.Version, document: document, bodyLine: line, err: err}
	}
}

// parsed is a post's text and the 1-based line of its file at which it begins; it
// is read if body is nil.
func parsed(blog Blog, id model.ID, body *model.Body) (*article.Document, int, error) {
	if parser, ok := blog.(Parser); ok {
		return parser.Article(id)
	}
	if body == nil {
		read, err := blog.Body(id)
		if err != nil {
			return nil, 0, err
		}
		body = &read
	}
	return article.Parse(*body), body.Line, nil
}

func (s *articleScreen) typing() bool {
	return s.piping || s.finder.typing || s.panel != nil || s.numbers.spots != nil || slices.ContainsFunc(s.pending, func(k tea.KeyPressMsg) bool { return key.Matches(k, s.keys.Pipe) })
}

// follow switches to the newer version of the post; a post that is gone stays
// readable.
func (s *articleScreen) follow(*model.Library) tea.Cmd {
	newer := s.now(s.post)
	if newer == nil {
		s.gone = true
		return nil
	}
	s.gone = false
	if newer.ID != s.post.ID {
		s.memory.renamed(s.post.ID, newer.ID)
	}
	changed := !newer.Version.Is(s.post.Version) || newer.ID != s.post.ID && s.document == nil
	counted := newer.Counted != s.post.Counted
	s.post = newer
	if changed {
		return s.load()
	}
	if counted {
		s.reset()
	}
	return s.plates.measureAgain()
}

// beside stores the posts that are beside this one now.
func (s *articleScreen) beside(near neighbours) {
	if near != s.near {
		s.near = near
		s.reset()
	}
}

// restyle sets the article anew, in another theme.
func (s *articleScreen) restyle() {
	s.setter = nil
	s.reset()
}

func (s *articleScreen) reset() { s.text = 0 }

func (s *articleScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case articleLoaded:
		if msg.owner == any(s) && msg.id == s.post.ID && msg.version.Is(s.post.Version) {
			return s.take(msg)
		}
	case articleBegun:
		return nil, s.begun(msg)
	case typesetMore:
		if msg.page == s.page && s.page != nil {
			return nil, s.setMore()
		}
	case picturesMeasured, pictureDrawn:
		return nil, s.plates.update(msg, s.page)
	case findMore:
		if msg.page == s.page && s.page != nil {
			return nil, s.lookOn()
		}
	case tea.MouseClickMsg:
		return s.clicked(msg), nil
	case tea.MouseWheelMsg:
		s.scroll(wheelLines * wheel(msg))
	case tea.PasteMsg:
		if s.piping {
			s.command, _ = s.command.Update(msg)
		}
	case tea.KeyPressMsg:
		if s.waits(msg) {
			return nil, nil
		}
		return s.pressed(msg)
	}
	return nil, nil
}

// mostPending is how many keys are kept until the text is there.
const mostPending = 100

// waits keeps a key that needs the text until the text is there.
func (s *articleScreen) waits(msg tea.KeyPressMsg) bool {
	k := s.keys
	if s.document != nil || s.failure != nil || s.width == 0 || s.moves(msg) ||
		!s.typing() && key.Matches(msg, k.Back, k.Cancel, k.NextPost, k.PreviousPost, k.HistoryBack, k.HistoryForward) {
		return false
	}
	if len(s.pending) < mostPending {
		s.pending = append(s.pending, msg)
	}
	return true
}

// take accepts the text, and then the keys that were typed ahead. Text that is
// there already is kept when it can't be read anew.
func (s *articleScreen) take(msg articleLoaded) (intent, tea.Cmd) {
	if msg.err != nil && s.document != nil {
		return notify{words.TextKept}, nil
	}
	s.beginning = nil
	s.document, s.bodyLine, s.failure, s.beyond = msg.document, msg.bodyLine, msg.err, msg.beyond
	s.focus, s.numbers, s.panel = unfocused, numbers{}, nil
	s.plates = newPlates(s.reader, s.post.ID, s.plates)
	s.reset()
	if s.document == nil || s.width == 0 {
		return nil, nil
	}
	cmd := s.prepare(s.width, s.height)
	keys := s.pending
	s.pending = nil
	var wants several
	for _, press := range keys {
		want, more := s.pressed(press)
		wants, cmd = append(wants, want), tea.Batch(cmd, more)
	}
	return wants, cmd
}

// setMore sets blocks for a moment and asks to go on if any are left.
func (s *articleScreen) setMore() tea.Cmd {
	page := s.page
	if page.Set(settingBudget) {
		return nil
	}
	return func() tea.Msg { return typesetMore{page} }
}

func (s *articleScreen) prepare(width, height int) tea.Cmd {
	s.width, s.height = width, height
	if s.document == nil {
		s.prepareBeginning()
		return nil
	}
	var cmd tea.Cmd
	s.plates.fit(s.page, height)
	if text := s.textWidth(); text != s.text {
		s.text = text
		cmd = s.set()
	}
	s.top = s.page.Clamp(s.top, height)
	resume := s.resume()
	s.keepFocus()
	s.setPanel()
	s.visible = s.window()
	s.remember()
	return tea.Batch(cmd, resume, s.plates.draw(s.page, s.top, height))
}

// set lays the article out for the current width and keeps the paragraph that
// was on top.
func (s *articleScreen) set() tea.Cmd {
	old := s.page
	if s.setter == nil {
		s.setter = typeset.New(s.theme, typeset.Options{ASCII: s.ascii, Hyperlinks: true, Share: s.share})
	}
	coda, targets := s.coda()
	s.page, s.targets = s.setter.At(s.text).Page(s.document, s.front(s.post), coda), targets
	if old != nil {
		s.top = s.page.Reflow(old, s.top)
	}
	s.begin()
	return tea.Batch(s.plates.lay(s.page), s.setMore(), s.relook())
}

// begin goes to where the article is to begin, once.
func (s *articleScreen) begin() {
	start := s.start
	s.start = openPost{}
	switch {
	case start.heading != "":
		if _, known := s.page.AnchorOf(start.heading); !known {
			s.missing = start.heading
		}
		s.jump(start.heading)
	case start.place != (model.Place{}):
		s.top = s.page.Clamp(s.page.Find(start.place), s.height)
	}
	if start.find.LooksInTexts() {
		s.findAsked(start.find)
	}
}

// placeNow is where the reader is, so that it can be found again later.
func (s *articleScreen) placeNow() model.Place {
	if s.page == nil {
		return s.start.place
	}
	return s.page.PlaceOf(s.top)
}

// window is what the screen shows of the page, with what is laid over it.
func (s *articleScreen) window() []string {
	rows := s.page.Window(s.top, s.height)
	patches := s.hitPatches()
	if spot, ok := s.spot(); ok {
		for _, r := range s.page.Where(spot) {
			patches = append(patches, patch{row: s.page.Row(s.top, r.At), from: r.From, to: r.To, style: s.theme.Selected()})
		}
	}
	return lay(rows, patches)
}

func (s *articleScreen) draw() []string {
	switch {
	case s.failure != nil:
		return centred([]string{
			s.theme.Bold(s.theme.Danger).Render(words.PostUnreadable), "",
			s.theme.Style(s.theme.Text).Render(s.failure.Error()), "",
			s.theme.Style(s.theme.Muted).Render(words.GoesBack(firstKey(s.keys.Cancel))),
		}, s.width, s.height)
	case s.page == nil:
		return nil
	}
	margin := strings.Repeat(" ", s.margin())
	var lines []string
	for _, line := range s.visible {
		lines = append(lines, margin+line)
	}
	lines = s.withNumbers(lines, len(margin))
	if s.sideContents() {
		lines = s.withSide(lines)
	}
	if s.panel != nil {
		lines = s.withPanel(lines)
	}
	return lines
}

// textWidth is the width of the text in cells.
func (s *articleScreen) textWidth() int {
	return max(min(s.measure, s.textRoom()), 1)
}

// textRoom is what the screen has room for, in cells.
func (s *articleScreen) textRoom() int { return s.width - 2*textMargin(s.width) }

// textMargin is the least air at each side of the text, in cells.
func textMargin(width int) int {
	switch {
	case width >= 60:
		return 4
	case width >= 20:
		return 2
	}
	return 0
}

// margin centres the text, together with the contents if they are beside it.
func (s *articleScreen) margin() int {
	used := s.text
	if s.sideContents() {
		used += contentsGap + s.sideWidth()
	}
	return max((s.width-used)/2, 0)
}
