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

// themeScreen lists the themes over the screen below it, which wears each as the
// cursor comes to it.
type themeScreen struct {
	*reader
	worn          *appearance
	below         screen
	looks         []theme.Look
	before        wear // to go back to
	width, height int
}

// wear puts a theme on for the rest of the session.
type wear struct {
	look         theme.Look
	dark, chosen bool
	blogs        bool // it is what the blog names: another that it names later takes its place
}

func (a *App) newThemes() *themeScreen {
	looks := a.options.Looks
	if len(looks) == 0 {
		looks = theme.Looks()
	}
	return &themeScreen{reader: a.reader, worn: &a.appearance, below: a.top(), looks: looks, before: wear{a.look, a.dark, a.chosen, a.blogs}}
}

// cursor is the place of the theme that is worn.
func (s *themeScreen) cursor() int {
	return max(slices.IndexFunc(s.looks, func(l theme.Look) bool { return l.Name == s.worn.look.Name }), 0)
}

func (s *themeScreen) typing() bool                  { return false }
func (s *themeScreen) follow(*model.Library) tea.Cmd { return nil }

func (s *themeScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		c := cursor{at: s.cursor()}
		c.move(wheel(msg), len(s.looks))
		return s.to(c.at), nil
	case tea.MouseClickMsg:
		return s.clicked(msg), nil
	case tea.KeyPressMsg:
		return s.pressed(msg), nil
	}
	return nil, nil
}

func (s *themeScreen) pressed(press tea.KeyPressMsg) intent {
	first, end, _ := s.listed(s.panelWidth())
	k, c, page := s.keys, cursor{at: s.cursor()}, end-first
	switch {
	case c.pressed(press, k, len(s.looks), stride{page, (page + 1) / 2}):
		return s.to(c.at)
	case key.Matches(press, k.Theme): // steps round and round
		return s.to((c.at + 1) % len(s.looks))
	case key.Matches(press, k.Open):
		return s.keep()
	case key.Matches(press, k.Cancel, k.Back):
		return several{s.before, goBack{}}
	}
	return nil
}

// clicked puts on the theme under the mouse; a second click keeps it.
func (s *themeScreen) clicked(msg tea.MouseClickMsg) intent {
	width := s.panelWidth()
	first, end, _ := s.listed(width)
	at, left := first+msg.Y-themeHead, max(s.width-width-themeAir, 0)
	switch {
	case at < first || at >= end || msg.X < left || msg.X >= left+width:
		return nil
	case at == s.cursor():
		return s.keep()
	}
	return s.to(at)
}

// keep goes back with the theme on.
func (s *themeScreen) keep() intent {
	return several{goBack{}, notify{words.ThemeKept(s.worn.look.Name)}}
}

// to puts a theme on; auto follows the terminal again.
func (s *themeScreen) to(at int) intent {
	look := s.looks[at]
	return wear{look, s.worn.dark, s.worn.chosen && look.Name != theme.Auto.Name, false}
}

func (s *themeScreen) prepare(width, height int) tea.Cmd {
	s.width, s.height = width, height
	return s.below.prepare(width, height)
}

const (
	themePanel   = 32 // the width of the list of themes in cells, with its frame
	themeHead    = 2  // rows above the first name
	themeFrame   = 6  // rows around the names and what the theme does
	fewestThemes = 3  // names that are listed however low the screen is
)

// draw lays the list of themes over the right side of the screen below.
func (s *themeScreen) draw() []string {
	lines := s.below.draw()
	width := s.panelWidth()
	left := max(s.width-width-themeAir, 0)
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

// themeAir is the air between the list of themes and the edge of the screen, in cells.
const themeAir = 1

func (s *themeScreen) panelWidth() int { return min(themePanel, s.width) }

// listed are the themes that there is room for, from first to before end, and how
// many rows what they do takes at most.
func (s *themeScreen) listed(width int) (first, end, does int) {
	for _, look := range s.looks {
		does = max(does, len(typeset.Wrap(look.Description, max(width-4, 1))))
	}
	names := max(s.height-does-themeFrame, fewestThemes)
	first = max(min(s.cursor()-names/2, len(s.looks)-names), 0)
	return first, min(first+names, len(s.looks)), does
}

// panel is the framed list of themes and what the one that is worn does, as high for
// each of them.
func (s *themeScreen) panel(width int) []string {
	t := s.theme
	rule, inner := t.Style(t.Rule), max(width-4, 1)
	row := func(text string) string {
		return rule.Render("│") + " " + fit(text, inner) + " " + rule.Render("│")
	}
	title := " " + words.Themes + " "
	rows := []string{
		rule.Render("╭─") + t.Bold(t.Muted).Render(title) + rule.Render(strings.Repeat("─", max(width-3-cells.Width(title), 0))+"╮"),
		row(""),
	}
	cursor := s.cursor()
	first, end, longest := s.listed(width)
	for i := first; i < end; i++ {
		mark, style := " ", t.Style(t.Text)
		if i == cursor {
			mark, style = t.Bold(t.Accent).Render("▌"), t.Bold(t.Accent)
		}
		rows = append(rows, row(mark+style.Render(cells.Truncate(s.looks[i].Name, inner-1, "…"))))
	}
	rows = append(rows, row(""), rule.Render("├"+strings.Repeat("─", max(width-2, 0))+"┤"))
	does := typeset.Wrap(s.looks[cursor].Description, inner)
	for i := range longest {
		said := ""
		if i < len(does) {
			said = does[i]
		}
		rows = append(rows, row(t.Style(t.Muted).Render(said)))
	}
	return append(rows, rule.Render("╰"+strings.Repeat("─", max(width-2, 0))+"╯"))
}

func (s *themeScreen) footer() footer {
	k := s.keys
	return footer{
		hints:   []key.Binding{k.moves(), to(words.HintKeep, k.Open), to(words.HintDarkOrLight, k.Turn)},
		lasting: k.lasting(k.Cancel, words.HintAsItWas), progress: -1,
	}
}

func (s *themeScreen) help() []keyGroup {
	k := s.keys
	return []keyGroup{{words.Themes, []key.Binding{to(words.HintKeepTheme, k.Open), to(words.HintThemeBefore, k.Cancel), to(words.HintNextTheme, k.Theme)}}, k.moving()}
}
