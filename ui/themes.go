package ui

import (
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// themeScreen lists the themes over the screen below it, which previews the selected one.
type themeScreen struct {
	*session
	appearance    *appearance
	below         screen
	looks         []theme.Look
	original      themeChoice // restored on cancel
	width, height int
}

// setTheme changes the theme for the rest of the session.
type setTheme struct{ choice themeChoice }

func (a *App) newThemes() *themeScreen {
	looks := a.options.Looks
	if len(looks) == 0 {
		looks = theme.Looks()
	}
	return &themeScreen{session: a.session, appearance: &a.appearance, below: a.top(), looks: looks, original: a.themeChoice}
}

// cursor returns the index of the current theme.
func (s *themeScreen) cursor() int {
	return max(slices.IndexFunc(s.looks, func(l theme.Look) bool { return l.Name == s.appearance.look.Name }), 0)
}

func (s *themeScreen) capturesText() bool                   { return false }
func (s *themeScreen) updateLibrary(*model.Library) tea.Cmd { return nil }

func (s *themeScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		c := cursor{index: s.cursor()}
		c.move(wheelDirection(msg), len(s.looks))
		return s.selectTheme(c.index), nil
	case tea.MouseClickMsg:
		return s.handleClick(msg), nil
	case tea.KeyPressMsg:
		return s.handleKey(msg), nil
	}
	return nil, nil
}

func (s *themeScreen) handleKey(press tea.KeyPressMsg) intent {
	first, end, _ := s.visibleThemes(s.panelWidth())
	k, c, page := s.keys, cursor{index: s.cursor()}, end-first
	switch {
	case c.handleKey(press, k, len(s.looks), pageSteps{page, (page + 1) / 2}):
		return s.selectTheme(c.index)
	case key.Matches(press, k.Theme): // cycles through the themes
		return s.selectTheme((c.index + 1) % len(s.looks))
	case key.Matches(press, k.Open):
		return s.keepTheme()
	case key.Matches(press, k.Cancel, k.Back):
		return intents{setTheme{s.original}, goBack{}}
	}
	return nil
}

// handleClick selects the clicked theme; a second click keeps it.
func (s *themeScreen) handleClick(msg tea.MouseClickMsg) intent {
	width := s.panelWidth()
	first, end, _ := s.visibleThemes(width)
	at, left := first+msg.Y-themeHeaderRows, max(s.width-width-themeMargin, 0)
	switch {
	case at < first || at >= end || msg.X < left || msg.X >= left+width:
		return nil
	case at == s.cursor():
		return s.keepTheme()
	}
	return s.selectTheme(at)
}

// keepTheme closes the screen and keeps the theme.
func (s *themeScreen) keepTheme() intent {
	return intents{goBack{}, notify{words.ThemeChosen(s.appearance.look.Name)}}
}

// selectTheme changes to a theme. Auto follows the background of the terminal again.
func (s *themeScreen) selectTheme(at int) intent {
	look := s.looks[at]
	return setTheme{themeChoice{
		look: look, dark: s.appearance.dark, backgroundChosen: s.appearance.backgroundChosen && look.Name != theme.Auto.Name,
	}}
}

func (s *themeScreen) prepare(width, height int) tea.Cmd {
	s.width, s.height = width, height
	return s.below.prepare(width, height)
}

const (
	themePanelWidth = 32 // width in cells including the frame
	themeHeaderRows = 2  // above the first name
	themeFrameRows  = 6  // around the names and the description
	minListedThemes = 3  // listed however low the screen is
)

// draw draws the panel over the right side of the screen below.
func (s *themeScreen) draw() []string {
	lines := s.below.draw()
	width := s.panelWidth()
	left := max(s.width-width-themeMargin, 0)
	for i, line := range s.panel(width) {
		if i >= s.height {
			break
		}
		for len(lines) <= i {
			lines = append(lines, "")
		}
		lines[i] = fit(fit(cells.Truncate(lines[i], max(left-1, 0), ""), left)+line, s.width)
	}
	return lines
}

// themeMargin is the space right of the panel in cells.
const themeMargin = 1

func (s *themeScreen) panelWidth() int { return min(themePanelWidth, s.width) }

// visibleThemes returns the range of themes that fit, end excluded, and the height of the
// longest description.
func (s *themeScreen) visibleThemes(width int) (first, end, descriptionRows int) {
	for _, look := range s.looks {
		descriptionRows = max(descriptionRows, len(typeset.Wrap(look.Description, max(width-4, 1))))
	}
	names := max(s.height-descriptionRows-themeFrameRows, minListedThemes)
	first = max(min(s.cursor()-names/2, len(s.looks)-names), 0)
	return first, min(first+names, len(s.looks)), descriptionRows
}

// panel renders the list of themes and the description of the current one. Its height is
// the same for all themes.
func (s *themeScreen) panel(width int) []string {
	t := s.theme
	rule, inner := t.Style(t.Rule), max(width-4, 1)
	row := func(text string) string {
		return rule.Render("│") + " " + fit(text, inner) + " " + rule.Render("│")
	}
	title := " " + words.TitleThemes + " "
	rows := []string{
		rule.Render("╭─") + t.Bold(t.Muted).Render(title) + rule.Render(strings.Repeat("─", max(width-3-cells.Width(title), 0))+"╮"),
		row(""),
	}
	cursor := s.cursor()
	first, end, descriptionRows := s.visibleThemes(width)
	for i := first; i < end; i++ {
		mark, style := " ", t.Style(t.Text)
		if i == cursor {
			mark, style = t.Bold(t.Accent).Render("▌"), t.Bold(t.Accent)
		}
		rows = append(rows, row(mark+style.Render(cells.Truncate(s.looks[i].Name, inner-1, "…"))))
	}
	rows = append(rows, row(""), rule.Render("├"+strings.Repeat("─", max(width-2, 0))+"┤"))
	description := typeset.Wrap(s.looks[cursor].Description, inner)
	for i := range descriptionRows {
		text := ""
		if i < len(description) {
			text = description[i]
		}
		rows = append(rows, row(t.Style(t.Muted).Render(text)))
	}
	return append(rows, rule.Render("╰"+strings.Repeat("─", max(width-2, 0))+"╯"))
}

func (s *themeScreen) footer() footer {
	k := s.keys
	return footer{
		hints:  []key.Binding{k.moveHint(), hint(words.HintKeep, k.Open), hint(words.HintDarkOrLight, k.ToggleBackground)},
		pinned: k.pinnedHints(k.Cancel, words.HintCancel), progress: -1,
	}
}

func (s *themeScreen) help() []keyGroup {
	k := s.keys
	return []keyGroup{{words.TitleThemes, []key.Binding{hint(words.HintKeepTheme, k.Open), hint(words.HintPreviousTheme, k.Cancel), hint(words.HintNextTheme, k.Theme)}}, k.moveKeys()}
}
