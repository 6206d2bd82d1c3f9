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

// problemScreen lists what is wrong with the blog, file by file; links that lead
// nowhere come a moment later, since every post has to be read for them. What is
// wrong is laid out once for a width; only what is visible is drawn.
type problemScreen struct {
	*session
	problems   []model.FileProblem
	dead       []model.FileProblem // links and pictures, as far as is known
	checkedLib *model.Library      // whose links are looked at, or were
	checking   bool
	cancel     context.CancelFunc // gives that up
	cursor     cursor             // its top is a line
	wrapped    [][]string         // by problem, its text in lines
	startLines []int              // by problem, its first line; one more for the end
	width      int
	height     int
}

func newProblems(r *session) *problemScreen {
	return &problemScreen{session: r, problems: r.lib.Problems(), cancel: func() {}}
}

// linksChecked carries the dead links of a library.
type linksChecked struct {
	lib  *model.Library
	dead []model.FileProblem
}

// checkLinks starts looking for dead links in the newest library, once all of it is known.
func (s *problemScreen) checkLinks() tea.Cmd {
	if s.deadLinks == nil || s.checkedLib == s.lib || s.lib.Stage() == model.Reading {
		return nil
	}
	s.cancel()
	ctx, forget := context.WithCancel(context.Background())
	s.checkedLib, s.checking, s.cancel = s.lib, true, forget
	lib, dead := s.lib, s.deadLinks
	return func() tea.Msg {
		defer forget()
		return linksChecked{lib, dead(ctx, lib)}
	}
}

// setDead shows problems beside those of links; a cursor that was moved stays on its
// problem.
func (s *problemScreen) setDead(dead []model.FileProblem) {
	var held model.FileProblem
	if len(s.problems) > 0 {
		held = s.problems[s.cursor.index]
	}
	s.dead, s.wrapped = dead, nil
	s.problems = model.SortedProblems(slices.Concat(s.lib.Problems(), dead))
	if at := slices.Index(s.problems, held); at >= 0 && s.cursor.index > 0 {
		s.cursor.index = at
	}
	s.cursor.move(0, len(s.problems))
}

// close gives up looking at links.
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

// handleClick selects the problem on a row; a second click opens its file.
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

// notReadable returns a notice why a file can't be read here, and what can be done with it.
func (s *problemScreen) notReadable() intent {
	if s.desktop != nil {
		return notify{words.NotAPostEdit(firstKey(s.keys.Edit))}
	}
	return notify{words.NotAPost}
}

// problemsHeaderRows is the height of what is above the problems, in rows.
const problemsHeaderRows = 2

func (s *problemScreen) prepare(width, height int) tea.Cmd {
	if s.wrapped == nil || width != s.width {
		s.width = width
		s.wrapTexts()
	}
	s.height = height
	if len(s.problems) > 0 {
		rows := max(height-problemsHeaderRows, 1)
		s.cursor.top = min(max(s.cursor.top, s.startLines[s.cursor.index+1]-rows), s.startLines[s.cursor.index]) // its place, whatever else there is room for
		s.cursor.top = max(min(s.cursor.top, s.startLines[len(s.problems)]-rows), 0)
	}
	return s.checkLinks()
}

// wrapTexts breaks the texts into lines: a line for the place, the text, and air.
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
	lines := []string{justify(t.Bold(t.Accent).Render(brand)+"  "+t.Style(t.Text).Render(words.WhatIsWrong), t.Style(t.Muted).Render(title+" "), s.width), ""}
	switch {
	case len(s.problems) == 0 && s.checking:
		return append(lines, "  "+t.Style(t.Text).Render(words.LookingAtLinks))
	case len(s.problems) == 0:
		return append(lines, "  "+t.Style(t.Text).Render(words.NothingIsWrong))
	}
	first := max(sort.SearchInts(s.startLines, s.cursor.top+1)-1, 0)
	var body []string
	for i := first; i < len(s.problems) && len(body) < s.height+s.cursor.top-s.startLines[first]; i++ {
		body = append(body, s.drawProblem(i)...)
	}
	return append(lines, body[min(s.cursor.top-s.startLines[first], len(body)):]...)
}

// drawProblem draws one problem: path and line, what is wrong and the cure.
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

// truncateStart is the end of a path with its line, in at most so many cells: folders say less
// than either.
func truncateStart(place string, room int) string {
	if over := cells.Width(place) - room; over > 0 {
		return ansi.TruncateLeft(place, over+1, "…")
	}
	return place
}

// status returns that links are looked at, else how far the problems are scrolled, ""
// when all are visible.
func (s *problemScreen) status() string {
	switch {
	case s.checking:
		return words.LookingAtLinks
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
