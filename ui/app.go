// Package ui is the interactive reader, a Bubble Tea program. It draws the model and turns
// key presses into actions. It never opens a file, starts a program or writes anywhere but
// to the terminal.
package ui

import (
	"cmp"
	"context"
	"slices"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/ui/picture"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// App is the root model of the Bubble Tea program.
type App struct {
	*session
	options        Options
	list           *listScreen
	stack          []screen       // screens above the list, the topmost last
	forward        []historyEntry // articles that going back has left, the most recent last
	notice         string         // shown instead of the key hints until the next key
	noKeyYet       bool           // no key has been pressed so far
	showFirstHints bool           // show the introductory key hints until the next key
	mouse          bool
	width, height  int
	appearance
}

// New returns an App. Nothing is drawn before its first window size.
func New(o Options) *App {
	s := &session{
		blog: o.Blog, lib: o.Blog.Library(), base: o.Base, index: IndexOf(o.Blog, o.Base),
		ascii: o.ASCII,
		keys:  o.Keys.orDefault(), defaultMeasure: cmp.Or(o.Measure, defaultMeasure), dates: o.Dates, hidePictures: o.HidePictures,
		desktop: o.Desktop, memory: newMemory(o.Marks), deadLinks: o.DeadLinks,
		host: o.Host, sharedCache: o.Cache, sharedLines: o.Lines, pictureCache: o.Pictures,
	}
	if s.ascii {
		s.keys.nameArrows()
	}
	if s.pictureCache == nil {
		s.pictureCache = picture.NewCache()
	}
	s.measure = s.defaultMeasure
	a := &App{session: s, options: o, noKeyYet: true, mouse: o.Mouse, notice: clean.Line(o.Notice), appearance: newAppearance(o)}
	s.theme = a.appearance.resolveTheme()
	s.pictureMode = a.appearance.pictureMode()
	a.list = newListScreen(s)
	if o.Marks == nil {
		a.enableFirstHints()
	}
	return a
}

// NewProgram returns a program that runs app and forwards changes of its blog until ctx
// ends.
func NewProgram(ctx context.Context, app *App, options ...tea.ProgramOption) *tea.Program {
	program := tea.NewProgram(app, append(options, tea.WithContext(ctx), tea.WithFilter(deleteImagesOnQuit))...)
	go app.Follow(ctx, program)
	return program
}

// Follow sends changes of the blog to program until ctx ends. The program runs the App or a
// model that wraps it.
func (a *App) Follow(ctx context.Context, program *tea.Program) {
	var failed <-chan error
	if a.options.Marks != nil {
		failed = a.options.Marks.Failed()
	}
	lateQuery := time.After(lateQueryDelay)
	var notices <-chan string
	if blog, ok := a.blog.(Noticer); ok {
		notices = blog.Notices()
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-lateQuery:
			program.Send(lateQueryDue{})
		case notice := <-notices:
			program.Send(Notice(clean.Line(notice)))
		case err := <-failed:
			program.Send(Notice(clean.Line(err.Error())))
		case <-a.blog.Changed():
			program.Send(libraryChanged{})
		}
	}
}

// libraryChanged is sent when the blog has a newer library.
type libraryChanged struct{}

// Notice is a message that shows a line until the next key.
type Notice string

// Init queries the terminal and opens the first article.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{queryTerminal(), a.memory.recall(a.lib)}
	if a.options.Open != "" {
		cmds = append(cmds, func() tea.Msg { return openPost{id: a.options.Open, heading: a.options.Heading} })
	}
	return tea.Batch(cmds...)
}

// Update handles one message: keys go to the topmost screen, results of commands to all
// screens.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{a.handle(msg)}
	if top := a.top(); a.width > 0 {
		cmds = append(cmds, top.prepare(a.width, bodyHeight(a.height)))
	}
	return a, tea.Batch(cmds...)
}

func (a *App) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = max(msg.Width, 0), max(msg.Height, 0)
	case libraryChanged:
		return a.updateLibrary()
	case articleLoaded, partialLoaded, typesetMore, findMore, searchStepped, excerptsRead, linksChecked, paletteMatched, picturesMeasured:
		return a.broadcast(msg)
	case pictureMsg:
		return a.sendPicture(msg)
	case tea.RawMsg:
		return a.pictureSent(msg)
	case recalled:
		return a.handleRecalled(msg)
	case programExited:
		again := tea.Batch(a.resendPictures(), queryTerminal())
		if msg.err == nil {
			return again
		}
		return a.do(notify{msg.notice()}, again)
	case openPost:
		return a.do(msg, nil)
	case Notice:
		return a.do(notify{string(msg)}, nil)
	case tea.KeyPressMsg:
		return a.handleKey(msg)
	case tea.ResumeMsg:
		return tea.Batch(a.resendPictures(), queryTerminal())
	case tea.MouseMsg, tea.PasteMsg:
		return a.do(a.top().update(msg))
	default:
		if cmd, about := a.handleReport(msg); about {
			a.applyAppearance()
			return cmd
		}
	}
	return nil
}

// updateLibrary passes the newest library to every screen.
func (a *App) updateLibrary() tea.Cmd {
	a.previousLib, a.lib = a.lib, a.blog.Library()
	defer func() { a.previousLib = nil }()
	a.index.Update(a.lib)
	cmds := []tea.Cmd{a.followBlogTheme(), a.list.updateLibrary(a.lib)}
	for _, s := range a.stack {
		cmds = append(cmds, s.updateLibrary(a.lib))
		if article, ok := s.(*articleScreen); ok {
			article.setNeighbours(a.list.neighboursOf(article.post.ID))
		}
	}
	if a.lib.Stage() != model.Reading {
		cmds = append(cmds, a.memory.recall(a.lib))
	}
	return tea.Batch(cmds...)
}

// handleRecalled stores the recalled marks. First-time readers get introductory key hints.
func (a *App) handleRecalled(msg recalled) tea.Cmd {
	if !a.memory.recalled && msg.FirstRun && a.notice == "" {
		a.enableFirstHints()
	}
	a.memory.merge(msg)
	if a.memory.recallAgain {
		a.memory.recallAgain = false
		return a.memory.recall(a.lib)
	}
	return nil
}

// broadcast sends a result to every screen. Screens ignore results that they have not asked
// for.
func (a *App) broadcast(msg tea.Msg) tea.Cmd {
	cmds := []tea.Cmd{a.do(a.list.update(msg))}
	for _, s := range slices.Clone(a.stack) {
		cmds = append(cmds, a.do(s.update(msg)))
	}
	return tea.Batch(cmds...)
}

func (a *App) top() screen {
	if len(a.stack) > 0 {
		return a.stack[len(a.stack)-1]
	}
	return a.list
}

// Location returns the slug of the open article, with the heading as in "slug#heading" if
// the reader is past one, or "".
func (a *App) Location() string {
	for _, screen := range slices.Backward(a.stack) {
		s, ok := screen.(*articleScreen)
		switch {
		case !ok:
			continue
		case s.page == nil || s.currentSection() < 0:
			return s.post.Slug
		}
		return s.post.Slug + "#" + s.page.Headings()[s.currentSection()].ID
	}
	return ""
}

func (a *App) handleKey(msg tea.KeyPressMsg) tea.Cmd {
	a.notice, a.noKeyYet, a.showFirstHints = "", false, false
	top := a.top()
	switch {
	case key.Matches(msg, a.keys.Interrupt):
		return tea.Interrupt
	case key.Matches(msg, a.keys.Suspend) && a.desktop != nil:
		return a.releaseTerminal(tea.Suspend)
	case top.capturesText():
	case key.Matches(msg, a.keys.Quit):
		return a.leaveArticles()
	case key.Matches(msg, a.keys.HistoryBack) && !a.topIsArticleOrList():
		return a.do(goBack{}, nil)
	case key.Matches(msg, a.keys.Help) && !isHelp(top):
		a.push(newHelp(a.session, append(top.help(), a.keys.globalKeys(a.desktop != nil))))
		return nil
	case key.Matches(msg, a.keys.Mouse):
		return a.do(a.toggleMouse(), nil)
	case key.Matches(msg, a.keys.Reload) && a.desktop != nil:
		return a.do(a.reload(), nil)
	case key.Matches(msg, a.keys.Theme) && !isThemes(top):
		a.push(a.newThemes())
		return nil
	case key.Matches(msg, a.keys.Palette):
		palette := newPalette(a.session, a.commandsFor(top))
		a.push(palette)
		return palette.match()
	case key.Matches(msg, a.keys.Search):
		a.push(newSearch(a.session))
		return nil
	case key.Matches(msg, a.keys.ToggleBackground):
		return a.do(a.toggleBackground(), nil)
	case key.Matches(msg, a.keys.Problems) && a.desktop != nil && !isProblems(top):
		a.push(newProblems(a.session))
		return nil
	}
	return a.do(top.update(msg))
}

// toggleMouse turns mouse reporting on or off.
func (a *App) toggleMouse() intent {
	a.mouse = !a.mouse
	if a.mouse {
		return notify{words.MouseOn}
	}
	return notify{words.MouseOff}
}

func (a *App) push(s screen) { a.stack = append(a.stack, s) }

// reload asks the blog to check all its files.
func (a *App) reload() intent {
	blog, ok := a.blog.(Reloader)
	if !ok {
		return notify{words.ReloadUnsupported}
	}
	blog.Reload()
	return notify{words.ReloadStarted}
}

// back closes the topmost screen. Going back from the list quits.
func (a *App) back() tea.Cmd {
	if len(a.stack) == 0 {
		return tea.Quit
	}
	a.rememberForward()
	a.removeScreens(len(a.stack)-1, len(a.stack))
	if article, ok := a.top().(*articleScreen); ok {
		a.list.selectPost(article.post.ID)
	}
	return nil
}

// topIsArticleOrList reports whether the topmost screen is an article or the list.
func (a *App) topIsArticleOrList() bool {
	_, article := a.top().(*articleScreen)
	return article || len(a.stack) == 0
}

// do executes an intent within the current Update.
func (a *App) do(want intent, cmd tea.Cmd) tea.Cmd {
	switch want := want.(type) {
	case intents:
		for _, one := range want {
			cmd = tea.Batch(cmd, a.do(one, nil))
		}
	case openPost:
		return tea.Batch(cmd, a.openPost(want))
	case goBack:
		return tea.Batch(cmd, a.back())
	case openNeighbour:
		return tea.Batch(cmd, a.openNeighbour(want.by))
	case historyStep:
		return tea.Batch(cmd, a.stepHistory(want.by))
	case openURL:
		return tea.Batch(cmd, a.openURL(want.url))
	case notify:
		a.notice = want.text
	case pushScreen:
		a.push(want.screen)
	case setTheme:
		return tea.Batch(cmd, a.setTheme(want.choice))
	case showList:
		a.showList(want)
	case pressKey:
		return tea.Batch(cmd, a.pressKey(want.key))
	case setFilters:
		a.list.setFiltersFromTop(want.filters)
		return tea.Batch(cmd, a.back())
	case edit:
		return tea.Batch(cmd, a.edit(want))
	case pipe:
		return tea.Batch(cmd, a.pipe(want))
	case copyText:
		switch {
		case want.notice != "":
			a.notice = want.notice
		case !want.quiet:
			a.notice = words.Copied(want.text)
		}
		return tea.Batch(cmd, tea.Raw(ansi.SetSystemClipboard(want.text)))
	}
	return cmd
}

func (a *App) openPost(want openPost) tea.Cmd {
	p := a.lib.Post(want.id)
	if p == nil {
		a.notice = words.ArticleGone
		return nil
	}
	a.list.selectPost(p.ID)
	article := newArticle(a.session, p, want, a.list.neighboursOf(p.ID))
	a.push(article)
	a.dropOldestArticle()
	a.forward = nil
	if a.options.OnOpen != nil {
		a.options.OnOpen(p)
	}
	return article.load()
}

// View returns the frame, exactly as large as the terminal.
func (a *App) View() tea.View {
	view := tea.NewView("")
	view.AltScreen = true
	view.WindowTitle = a.displayText(a.lib.Title())
	if a.mouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	if a.width > 0 && a.height > 0 {
		top := a.top()
		view.SetContent(a.displayText(frame(a.theme, top.draw(), top.footer(), a.footerNotice(), a.width, a.height)))
	}
	return view
}

// displayText converts text to characters that the terminal supports.
func (a *App) displayText(text string) string {
	if a.ascii {
		return typeset.ASCII(text)
	}
	return text
}
