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

// Text widths in cells.
const (
	defaultMeasure = 72
	minMeasure     = 40
	maxMeasure     = 100
	measureStep    = 4
)

// articleScreen shows one post.
type articleScreen struct {
	*session
	post       *model.Post
	start      openPost // where to start once the text is loaded
	neighbours neighbours
	outbound

	partial  *article.Document // the beginning of a long post, shown until document is loaded
	document *article.Document
	bodyLine int // 1-based line of the file at which the text begins
	failure  error
	setter   *typeset.Typesetter
	page     *typeset.Page
	pictures *pagePictures
	top      typeset.Anchor
	lastJump headingJump
	visible  []string // visible rows of the page with their patches applied

	width, height  int
	setWidth       int // width of the laid out text in cells, 0 to lay it out again
	hideContents   bool
	textOnly       bool
	count          int               // numeric prefix of the next command
	replaced       []historyEntry    // the articles that this one has replaced on the stack
	missingHeading string            // the requested start heading if it does not exist, until the next key
	fileGone       bool              // the file is no longer in the blog
	pendingKeys    []tea.KeyPressMsg // keys pressed before the text was loaded
	bookmark
	linkFocus
	numbers       linkNumbers
	finder        finder
	popup         *popup // shown over the text until a key is pressed
	typingCommand bool   // a shell command for the text is being typed
	commandInput  textinput.Model
}

// articleLoaded is the result of loading a post for one owner.
type articleLoaded struct {
	owner    any // the screen or preview that asked
	id       model.ID
	version  model.Version
	document *article.Document
	bodyLine int // 1-based line of the file
	outbound outbound
	err      error
}

// typesetMore makes the article screen typeset further blocks.
type typesetMore struct{ page *typeset.Page }

// typesetBudget limits how long blocks are typeset before keys are handled.
const typesetBudget = 4 * time.Millisecond

func newArticle(s *session, p *model.Post, start openPost, near neighbours) *articleScreen {
	elsewhere := start.heading != "" || start.place != (model.Position{}) || start.find.SearchesBody()
	return &articleScreen{session: s, post: p, start: start, neighbours: near,
		bookmark: bookmark{startsElsewhere: elsewhere}, linkFocus: linkFocus{focus: noFocus}}
}

// load returns a command that reads and parses the post.
func (s *articleScreen) load() tea.Cmd {
	if s.loadsPartially() {
		return s.loadPartial()
	}
	return s.loadFull(nil)
}

// loadFull returns a command that parses the whole post; it reads the body first if body is
// nil.
func (s *articleScreen) loadFull(body *model.Body) tea.Cmd {
	read, cache, lib, post := loadArticle(s.blog, s, s.post, body), s.sharedCache, s.lib, s.post
	return func() tea.Msg {
		msg := read()
		if loaded, ok := msg.(articleLoaded); ok && loaded.document != nil {
			loaded.outbound = cache.outboundOf(lib, post, loaded.document)
			return loaded
		}
		return msg
	}
}

// loadArticle returns a command that parses a post for owner; it reads the body first if
// body is nil.
func loadArticle(blog Blog, owner any, p *model.Post, body *model.Body) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if fault := recover(); fault != nil {
				msg = articleLoaded{owner: owner, id: p.ID, version: p.Version, err: errors.New(words.ArticleReadingFailed(p.Path, fault))}
			}
		}()
		document, line, err := parsePost(blog, p.ID, body)
		return articleLoaded{owner: owner, id: p.ID, version: p.Version, document: document, bodyLine: line, err: err}
	}
}

// parsePost returns a parsed post and the 1-based line of its file at which the text
// begins. It reads the body if body is nil.
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
	isPipe := func(k tea.KeyPressMsg) bool { return key.Matches(k, s.keys.Pipe) }
	return s.typingCommand || s.finder.typing || s.popup != nil || s.numbers.stops != nil ||
		slices.ContainsFunc(s.pendingKeys, isPipe) // a shell command follows
}

// updateLibrary switches to the newer version of the post. A removed post stays readable.
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
	changed := !newer.Version.Equal(s.post.Version) || newer.ID != s.post.ID && s.document == nil
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

// setNeighbours stores the posts that are next to this one now.
func (s *articleScreen) setNeighbours(near neighbours) {
	if near != s.neighbours {
		s.neighbours = near
		s.invalidate()
	}
}

// restyle lays the article out again in another theme.
func (s *articleScreen) restyle() {
	s.setter = nil
	s.invalidate()
}

func (s *articleScreen) invalidate() { s.setWidth = 0 }

func (s *articleScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case articleLoaded:
		if msg.owner == any(s) && msg.id == s.post.ID && msg.version.Equal(s.post.Version) {
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

// maxPendingKeys limits how many keys are queued while the text loads.
const maxPendingKeys = 100

// queueKey queues a key that needs the text while it loads, and reports whether it did.
func (s *articleScreen) queueKey(msg tea.KeyPressMsg) bool {
	k := s.keys
	loading := s.document == nil && s.failure == nil && s.width > 0
	leaves := !s.capturesText() && key.Matches(msg, k.Back, k.Cancel, k.NextPost, k.PreviousPost, k.HistoryBack, k.HistoryForward)
	if !loading || leaves || s.scrollsPartial(msg) {
		return false
	}
	if len(s.pendingKeys) < maxPendingKeys {
		s.pendingKeys = append(s.pendingKeys, msg)
	}
	return true
}

// takeLoaded shows the loaded text, then handles the queued keys. If reading again fails,
// the text that is shown stays.
func (s *articleScreen) takeLoaded(msg articleLoaded) (intent, tea.Cmd) {
	if msg.err != nil && s.document != nil {
		return notify{words.ArticleFileUnreadable}, nil
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

// setMore typesets blocks within the time budget and returns a command to continue if any
// are left.
func (s *articleScreen) setMore() tea.Cmd {
	page := s.page
	if page.RenderMore(typesetBudget) {
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

// layout typesets the article for the current width and keeps the top paragraph in place.
func (s *articleScreen) layout() tea.Cmd {
	old := s.page
	if s.setter == nil {
		s.setter = typeset.New(s.theme, typeset.Options{ASCII: s.ascii, Hyperlinks: true, Caches: s.sharedLines})
	}
	footer, targets := s.articleFooter()
	s.page, s.targets = s.setter.WithWidth(s.setWidth).Page(s.document, s.articleHeader(s.post), footer), targets
	if old != nil {
		s.top = s.page.Reflow(old, s.top)
	}
	s.goToStart()
	return tea.Batch(s.pictures.attach(s.page), s.setMore(), s.restartFind())
}

// goToStart scrolls to the requested start, once.
func (s *articleScreen) goToStart() {
	start := s.start
	s.start = openPost{}
	switch {
	case start.heading != "":
		if _, known := s.page.AnchorOf(start.heading); !known {
			s.missingHeading = start.heading
		}
		s.scrollToHeading(start.heading)
	case start.place != (model.Position{}):
		s.top = s.page.Clamp(s.page.Find(start.place), s.height)
	}
	if start.find.SearchesBody() {
		s.findQuery(start.find)
	}
}

// currentPlace returns the reading position in a form that survives changes of the text.
func (s *articleScreen) currentPlace() model.Position {
	if s.page == nil {
		return s.start.place
	}
	return s.page.PositionOf(s.top)
}

// drawPage returns the visible rows of the page with focus and search hits highlighted.
func (s *articleScreen) drawPage() []string {
	rows := s.page.Window(s.top, s.height)
	patches := s.hitPatches()
	if focusable, ok := s.focusedOnPage(); ok {
		for _, r := range s.page.RangesOf(focusable) {
			patches = append(patches, patch{row: s.page.Row(s.top, r.At), from: r.From, to: r.To, style: s.theme.Selected()})
		}
	}
	return applyPatches(rows, patches)
}

func (s *articleScreen) draw() []string {
	switch {
	case s.failure != nil:
		return centred([]string{
			s.theme.Bold(s.theme.Danger).Render(words.ArticleUnreadable), "",
			s.theme.Style(s.theme.Text).Render(s.failure.Error()), "",
			s.theme.Style(s.theme.Muted).Render(words.HintGoesBack(firstKey(s.keys.Cancel))),
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

// textWidth returns the width of the text in cells.
func (s *articleScreen) textWidth() int {
	return max(min(s.measure, s.textRoom()), 1)
}

// textRoom returns the available width in cells.
func (s *articleScreen) textRoom() int { return s.width - 2*textMargin(s.width) }

// textMargin returns the minimum margin at each side of the text in cells.
func textMargin(width int) int {
	switch {
	case width >= 60:
		return 4
	case width >= 20:
		return 2
	}
	return 0
}

// margin returns the left margin that centres the text, including the sidebar if shown.
func (s *articleScreen) margin() int {
	used := s.setWidth
	if s.sidebarShown() {
		used += contentsGap + s.sidebarWidth()
	}
	return max((s.width-used)/2, 0)
}
