package ui

import (
	"context"
	"fmt"
	"image/color"
	"slices"
	"sort"
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// problemScreen lists the problems of the blog by file. Dead links follow later, since
// finding them reads every post. Texts are wrapped once per width; only visible problems
// are drawn.
type problemScreen struct {
	*session
	problems   []model.FileProblem
	dead       []model.FileProblem // dead links and pictures found so far
	checkedLib *model.Library      // the library whose links are being checked, or were
	checking   bool
	cancel     context.CancelFunc // cancels the check
	cursor     cursor             // index is a problem, top a line
	wrapped    [][]string         // lines of text by problem
	startLines []int              // first line by problem, and the total height at the end
	width      int
	height     int
}

func newProblems(s *session) *problemScreen {
	return &problemScreen{session: s, problems: s.lib.Problems(), cancel: func() {}}
}

// linksChecked is sent when the links of a library have been checked.
type linksChecked struct {
	lib  *model.Library
	dead []model.FileProblem
}

// checkLinks starts to check the links of the newest library once it is fully read.
func (s *problemScreen) checkLinks() tea.Cmd {
	if s.deadLinks == nil || s.checkedLib == s.lib || s.lib.Stage() == model.Reading {
		return nil
	}
	s.cancel()
	ctx, cancel := context.WithCancel(context.Background())
	s.checkedLib, s.checking, s.cancel = s.lib, true, cancel
	lib, dead := s.lib, s.deadLinks
	return func() tea.Msg {
		defer cancel()
		return linksChecked{lib, dead(ctx, lib)}
	}
}

// setDead merges dead links with the other problems. A cursor that was moved stays on its
// problem.
func (s *problemScreen) setDead(dead []model.FileProblem) {
	var selected model.FileProblem
	if len(s.problems) > 0 {
		selected = s.problems[s.cursor.index]
	}
	s.dead, s.wrapped = dead, nil
	s.problems = model.SortedProblems(slices.Concat(s.lib.Problems(), dead))
	if at := slices.Index(s.problems, selected); at >= 0 && s.cursor.index > 0 {
		s.cursor.index = at
	}
	s.cursor.move(0, len(s.problems))
}

// close cancels the check of links.
func (s *problemScreen) close() { s.cancel() }

func (s *problemScreen) capturesText() bool { return false }

func (s *problemScreen) updateLibrary(lib *model.Library) tea.Cmd {
	s.setDead(s.dead)
	return nil
}

func (s *problemScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		s.cursor.move(wheelDirection(msg), len(s.problems))
	case tea.MouseClickMsg:
		return s.handleClick(msg.Y), nil
	case linksChecked:
		if msg.lib == s.checkedLib {
			s.checking = false
			s.setDead(msg.dead)
		}
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, nil
	}
	k, page := s.keys, max(s.height/3, 1)
	switch {
	case s.cursor.handleKey(press, k, len(s.problems), pageSteps{page, page}):
	case key.Matches(press, k.Cancel, k.Back, k.Problems):
		return goBack{}, nil
	case len(s.problems) == 0:
	case key.Matches(press, k.Open):
		return s.open(), nil
	case key.Matches(press, k.Edit) && s.desktop != nil:
		p := s.problems[s.cursor.index]
		return edit{path: p.Path, line: p.Line}, nil
	}
	return nil, nil
}

// handleClick selects the clicked problem; a second click opens its file.
func (s *problemScreen) handleClick(y int) intent {
	i := sort.SearchInts(s.startLines, s.cursor.top+y-problemsHeaderRows+1) - 1
	switch {
	case y < problemsHeaderRows || i < 0 || i >= len(s.problems):
		return nil
	case i == s.cursor.index:
		return s.open()
	}
	s.cursor.index = i
	return nil
}

func (s *problemScreen) open() intent {
	if p, _, err := s.lib.Find(s.problems[s.cursor.index].Path); err == nil {
		return openPost{id: p.ID}
	}
	return s.notReadable()
}

// notReadable returns a notice that the file is not a post.
func (s *problemScreen) notReadable() intent {
	if s.desktop != nil {
		return notify{words.ProblemsNotAPostEdit(firstKey(s.keys.Edit))}
	}
	return notify{words.ProblemsNotAPost}
}

// problemsHeaderRows is the height above the problems in rows.
const problemsHeaderRows = 2

func (s *problemScreen) prepare(width, height int) tea.Cmd {
	if s.wrapped == nil || width != s.width {
		s.width = width
		s.wrapTexts()
	}
	s.height = height
	if len(s.problems) > 0 {
		rows := max(height-problemsHeaderRows, 1)
		s.cursor.top = min(max(s.cursor.top, s.startLines[s.cursor.index+1]-rows), s.startLines[s.cursor.index]) // its first line wins if not all of it fits
		s.cursor.top = max(min(s.cursor.top, s.startLines[len(s.problems)]-rows), 0)
	}
	return s.checkLinks()
}

// wrapTexts wraps the texts. A problem takes a line for its path, its text and a blank
// line.
func (s *problemScreen) wrapTexts() {
	s.wrapped, s.startLines = make([][]string, len(s.problems)), make([]int, 1, len(s.problems)+1)
	for i, p := range s.problems {
		s.wrapped[i] = strings.Split(ansi.Wordwrap(p.Text, max(s.width-12, 10), ""), "\n")
		s.startLines = append(s.startLines, s.startLines[i]+len(s.wrapped[i])+2)
	}
}

func (s *problemScreen) draw() []string {
	t := s.theme
	title := words.Problem.Count(len(s.problems))
	lines := []string{justify(t.Bold(t.Accent).Render(brand)+"  "+t.Style(t.Text).Render(words.TitleProblems), t.Style(t.Muted).Render(title+" "), s.width), ""}
	switch {
	case len(s.problems) == 0 && s.checking:
		return append(lines, "  "+t.Style(t.Text).Render(words.ProblemsCheckingLinks))
	case len(s.problems) == 0:
		return append(lines, "  "+t.Style(t.Text).Render(words.ProblemsNone))
	}
	first := max(sort.SearchInts(s.startLines, s.cursor.top+1)-1, 0)
	var body []string
	for i := first; i < len(s.problems) && len(body) < s.height+s.cursor.top-s.startLines[first]; i++ {
		body = append(body, s.drawProblem(i)...)
	}
	return append(lines, body[min(s.cursor.top-s.startLines[first], len(body)):]...)
}

// drawProblem renders a problem: severity, path and line, then the text.
func (s *problemScreen) drawProblem(i int) []string {
	t, p := s.theme, s.problems[i]
	bar, path := " ", t.Bold(t.Strong)
	if i == s.cursor.index {
		path = t.Bold(t.Accent)
		bar = path.Render("▌")
	}
	place := p.Path
	if p.Line > 0 {
		place += fmt.Sprintf(":%d", p.Line)
	}
	severity := t.Style(s.severityColour(p.Severity)).Render(fit(words.SeverityName(p.Severity), 7))
	lines := []string{bar + " " + severity + " " + path.Render(truncateStart(place, max(s.width-11, 8)))}
	for _, line := range s.wrapped[i] {
		lines = append(lines, bar+"         "+t.Style(t.Text).Render(line))
	}
	return append(lines, "")
}

// truncateStart shortens a path to a number of cells. It drops leading folders, which
// matter less than the file name.
func truncateStart(path string, width int) string {
	if excess := cells.Width(path) - width; excess > 0 {
		return ansi.TruncateLeft(path, excess+1, "…")
	}
	return path
}

// status returns that links are being checked, else the scroll position, "" if everything
// is visible.
func (s *problemScreen) status() string {
	switch {
	case s.checking:
		return words.ProblemsCheckingLinks
	case len(s.problems) == 0:
		return ""
	}
	return scrollPercent(s.cursor.top, s.startLines[len(s.problems)]-(s.height-problemsHeaderRows))
}

func (s *problemScreen) severityColour(severity model.Severity) color.Color {
	return [...]color.Color{s.theme.Muted, s.theme.Accent, s.theme.Danger}[severity]
}

func (s *problemScreen) footer() footer {
	hints := []key.Binding{s.keys.moveHint(), s.keys.Open}
	if s.desktop != nil {
		hints = append(hints, s.keys.Edit)
	}
	return footer{hints: hints, pinned: s.keys.pinnedHints(s.keys.Cancel, words.HintBack), progress: -1, status: s.status()}
}

func (s *problemScreen) help() []keyGroup {
	k := s.keys
	group := keyGroup{words.HelpProblems, []key.Binding{k.Open, k.Cancel}}
	if s.desktop != nil {
		group.keys = append(group.keys, k.Edit)
	}
	return []keyGroup{group, k.moveKeys()}
}
