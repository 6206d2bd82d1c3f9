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
	defaultMeasure = 72
	minMeasure     = 40
	maxMeasure     = 100
	measureStep    = 4
)

// articleScreen sets one post.
type articleScreen struct {
	*session
	post       *model.Post
	start      openPost // where to begin, once the text is there
	neighbours neighbours
	outbound

	partial  *article.Document // of a long post, until document is there
	document *article.Document
	bodyLine int // 1-based line of the file at which the text begins
	failure  error
	setter   *typeset.Typesetter
	page     *typeset.Page
	pictures *pagePictures
	top      typeset.Anchor
	lastJump headingJump
	visible  []string // the window at top, with what is laid over it

	width, height  int
	setWidth       int // cells of the set text
	hideContents   bool
	textOnly       bool
	count          int               // digits typed before a command
	replaced       []historyEntry    // the articles from which the reader has stepped to this one
	missingHeading string            // the heading to begin at that is not there, until the next key
	fileGone       bool              // the file is no longer in the blog
	pendingKeys    []tea.KeyPressMsg // typed before the text was there
	bookmark
	linkFocus
	numbers       linkNumbers
	finder        finder
	popup         *popup // over the text until a key is pressed
	typingCommand bool   // a command for the text is being typed
	commandInput  textinput.Model
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
	outbound outbound
	err      error
}

// typesetMore lets a screen set further blocks between keys.
type typesetMore struct{ page *typeset.Page }

// typesetBudget is how long a screen sets blocks before it looks for keys.
const typesetBudget = 4 * time.Millisecond

func newArticle(r *session, p *model.Post, start openPost, near neighbours) *articleScreen {
	elsewhere := start.heading != "" || start.place != (model.Place{}) || start.find.LooksInTexts()
	return &articleScreen{session: r, post: p, start: start, neighbours: near,
		bookmark: bookmark{startsElsewhere: elsewhere}, linkFocus: linkFocus{focus: noFocus}}
}

// load reads and parses the post off the screen's own time.
func (s *articleScreen) load() tea.Cmd {
	if s.loadsPartially() {
		return s.loadPartial()
	}
	return s.loadFull(nil)
}

// loadFull parses a post that has been read, or reads it if body is nil.
func (s *articleScreen) loadFull(body *model.Body) tea.Cmd {
	read, common, lib, post := loadArticle(s.blog, s, s.post, body), s.sharedCache, s.lib, s.post
	return func() tea.Msg {
		msg := read()
		if loaded, ok := msg.(articleLoaded); ok && loaded.document != nil {
			loaded.outbound = common.outboundOf(lib, post, loaded.document)
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
		document, line, err := parsePost(blog, p.ID, body)
		return articleLoaded{owner: owner, id: p.ID, version: p.Version, document: document, bodyLine: line, err: err}
	}
}

// parsePost is a post's text and the 1-based line of its file at which it begins; it
// is read if body is nil.
func parsePost(blog Blog, id model.ID, body *model.Body) (*article.Document, int, error) {
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

func (s *articleScreen) capturesText() bool {
	return s.typingCommand || s.finder.typing || s.popup != nil || s.numbers.stops != nil || slices.ContainsFunc(s.pendingKeys, func(k tea.KeyPressMsg) bool { return key.Matches(k, s.keys.Pipe) })
}

// updateLibrary switches to the newer version of the post; a post that is gone stays
// readable.
func (s *articleScreen) updateLibrary(*model.Library) tea.Cmd {
	newer := s.latestVersion(s.post)
	if newer == nil {
		s.fileGone = true
		return nil
	}
	s.fileGone = false
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
		s.invalidate()
	}
	return s.pictures.remeasure()
}

// setNeighbours stores the posts that are beside this one now.
func (s *articleScreen) setNeighbours(near neighbours) {
	if near != s.neighbours {
		s.neighbours = near
		s.invalidate()
	}
}

// restyle sets the article anew, in another theme.
func (s *articleScreen) restyle() {
	s.setter = nil
	s.invalidate()
}

func (s *articleScreen) invalidate() { s.setWidth = 0 }

func (s *articleScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case articleLoaded:
		if msg.owner == any(s) && msg.id == s.post.ID && msg.version.Is(s.post.Version) {
			return s.takeLoaded(msg)
		}
	case partialLoaded:
		return nil, s.takePartial(msg)
	case typesetMore:
		if msg.page == s.page && s.page != nil {
			return nil, s.setMore()
		}
	case picturesMeasured, pictureRendered:
		return nil, s.pictures.update(msg, s.page)
	case findMore:
		if msg.page == s.page && s.page != nil {
			return nil, s.continueFind()
		}
	case tea.MouseClickMsg:
		return s.handleClick(msg), nil
	case tea.MouseWheelMsg:
		s.scroll(wheelLines * wheelDirection(msg))
	case tea.PasteMsg:
		if s.typingCommand {
			s.commandInput, _ = s.commandInput.Update(msg)
		}
	case tea.KeyPressMsg:
		if s.queueKey(msg) {
			return nil, nil
		}
		return s.handleKey(msg)
	}
	return nil, nil
}

// maxPendingKeys is how many keys are kept until the text is there.
const maxPendingKeys = 100

// queueKey keeps a key that needs the text until the text is there.
func (s *articleScreen) queueKey(msg tea.KeyPressMsg) bool {
	k := s.keys
	if s.document != nil || s.failure != nil || s.width == 0 || s.scrollsPartial(msg) ||
		!s.capturesText() && key.Matches(msg, k.Back, k.Cancel, k.NextPost, k.PreviousPost, k.HistoryBack, k.HistoryForward) {
		return false
	}
	if len(s.pendingKeys) < maxPendingKeys {
		s.pendingKeys = append(s.pendingKeys, msg)
	}
	return true
}

// takeLoaded accepts the text, and then the keys that were typed ahead. Text that is
// there already is kept when it can't be read anew.
func (s *articleScreen) takeLoaded(msg articleLoaded) (intent, tea.Cmd) {
	if msg.err != nil && s.document != nil {
		return notify{words.TextKept}, nil
	}
	s.partial = nil
	s.document, s.bodyLine, s.failure, s.outbound = msg.document, msg.bodyLine, msg.err, msg.outbound
	s.focus, s.numbers, s.popup = noFocus, linkNumbers{}, nil
	s.pictures = newPagePictures(s.session, s.post.ID, s.pictures)
	s.invalidate()
	if s.document == nil || s.width == 0 {
		return nil, nil
	}
	cmd := s.prepare(s.width, s.height)
	keys := s.pendingKeys
	s.pendingKeys = nil
	var wants intents
	for _, press := range keys {
		want, more := s.handleKey(press)
		wants, cmd = append(wants, want), tea.Batch(cmd, more)
	}
	return wants, cmd
}

// setMore sets blocks for a moment and asks to go on if any are left.
func (s *articleScreen) setMore() tea.Cmd {
	page := s.page
	if page.Set(typesetBudget) {
		return nil
	}
	return func() tea.Msg { return typesetMore{page} }
}

func (s *articleScreen) prepare(width, height int) tea.Cmd {
	s.width, s.height = width, height
	if s.document == nil {
		s.preparePartial()
		return nil
	}
	var cmd tea.Cmd
	s.pictures.setHeight(s.page, height)
	if text := s.textWidth(); text != s.setWidth {
		s.setWidth = text
		cmd = s.layout()
	}
	s.top = s.page.Clamp(s.top, height)
	resume := s.resumePlace()
	s.dropHiddenFocus()
	s.layoutPopup()
	s.visible = s.drawPage()
	s.updateMark()
	return tea.Batch(cmd, resume, s.pictures.render(s.page, s.top, height))
}

// layout lays the article out for the current width and keeps the paragraph that
// was on top.
func (s *articleScreen) layout() tea.Cmd {
	old := s.page
	if s.setter == nil {
		s.setter = typeset.New(s.theme, typeset.Options{ASCII: s.ascii, Hyperlinks: true, Share: s.sharedLines})
	}
	coda, targets := s.articleFooter()
	s.page, s.targets = s.setter.At(s.setWidth).Page(s.document, s.articleHeader(s.post), coda), targets
	if old != nil {
		s.top = s.page.Reflow(old, s.top)
	}
	s.goToStart()
	return tea.Batch(s.pictures.attach(s.page), s.setMore(), s.restartFind())
}

// goToStart goes to where the article is to begin, once.
func (s *articleScreen) goToStart() {
	start := s.start
	s.start = openPost{}
	switch {
	case start.heading != "":
		if _, known := s.page.AnchorOf(start.heading); !known {
			s.missingHeading = start.heading
		}
		s.scrollToHeading(start.heading)
	case start.place != (model.Place{}):
		s.top = s.page.Clamp(s.page.Find(start.place), s.height)
	}
	if start.find.LooksInTexts() {
		s.findQuery(start.find)
	}
}

// currentPlace is where the reader is, so that it can be found again later.
func (s *articleScreen) currentPlace() model.Place {
	if s.page == nil {
		return s.start.place
	}
	return s.page.PlaceOf(s.top)
}

// drawPage is what the screen shows of the page, with what is laid over it.
func (s *articleScreen) drawPage() []string {
	rows := s.page.Window(s.top, s.height)
	patches := s.hitPatches()
	if spot, ok := s.focusedSpot(); ok {
		for _, r := range s.page.Where(spot) {
			patches = append(patches, patch{row: s.page.Row(s.top, r.At), from: r.From, to: r.To, style: s.theme.Selected()})
		}
	}
	return applyPatches(rows, patches)
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
	lines = s.drawNumbers(lines, len(margin))
	if s.sidebarShown() {
		lines = s.drawSidebar(lines)
	}
	if s.popup != nil {
		lines = s.drawPopup(lines)
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
	used := s.setWidth
	if s.sidebarShown() {
		used += contentsGap + s.sidebarWidth()
	}
	return max((s.width-used)/2, 0)
}
