package ui

import (
	"fmt"
	"image/color"
	"strings"

	"blogtui/model"
	"blogtui/ui/plain"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// problemScreen lists what is wrong with the blog, file by file.
type problemScreen struct {
	*reader
	problems []model.FileProblem
	cursor   int
	starts   []int // by problem, its first line
	width    int
	scroll   scroller
}

func newProblems(r *reader) *problemScreen {
	return &problemScreen{reader: r, problems: r.lib.Problems()}
}

func (s *problemScreen) typing() bool { return false }

func (s *problemScreen) follow(lib *model.Library) tea.Cmd {
	s.problems = lib.Problems()
	s.cursor = max(min(s.cursor, len(s.problems)-1), 0)
	return nil
}

func (s *problemScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, nil
	}
	k := s.keys
	switch {
	case key.Matches(press, k.Down):
		s.move(1)
	case key.Matches(press, k.Up):
		s.move(-1)
	case key.Matches(press, k.PageDown, k.HalfDown):
		s.move(max(s.scroll.height/3, 1))
	case key.Matches(press, k.PageUp, k.HalfUp):
		s.move(-max(s.scroll.height/3, 1))
	case key.Matches(press, k.Top):
		s.move(-len(s.problems))
	case key.Matches(press, k.Bottom):
		s.move(len(s.problems))
	case key.Matches(press, k.Cancel, k.Problems):
		return goBack{}, nil
	case len(s.problems) == 0:
	case key.Matches(press, k.Open):
		return s.open(), nil
	case key.Matches(press, k.Edit) && s.desktop != nil:
		p := s.problems[s.cursor]
		return edit{path: p.Path, line: p.Line}, nil
	}
	return nil, nil
}

func (s *problemScreen) open() intent {
	if p, _, err := s.lib.Find(s.problems[s.cursor].Path); err == nil {
		return openPost{id: p.ID}
	}
	return notify{"This file did not become a post; there is nothing to read"}
}

func (s *problemScreen) move(n int) {
	s.cursor = max(min(s.cursor+n, len(s.problems)-1), 0)
}

func (s *problemScreen) prepare(width, height int) tea.Cmd {
	s.width = width
	lines := s.set()
	s.scroll.prepare(lines, height)
	if len(s.problems) > 0 {
		first, end := s.starts[s.cursor], s.starts[s.cursor+1]
		if s.cursor == 0 {
			first = 0
		}
		if end > s.scroll.top+height {
			s.scroll.to(end - height)
		}
		if first < s.scroll.top {
			s.scroll.to(first)
		}
	}
	return nil
}

func (s *problemScreen) draw() []string { return s.scroll.window() }

// set lays every problem out: path and line, then what is wrong and the cure.
func (s *problemScreen) set() []string {
	t := s.theme
	title := plain.Number(len(s.problems), "problem")
	lines := []string{between(t.Bold(t.Accent).Render(" ▌blogtui")+"  "+t.Style(t.Text).Render("What is wrong with the blog"), t.Style(t.Muted).Render(title+" "), s.width), ""}
	if len(s.problems) == 0 {
		return append(lines, "  "+t.Style(t.Text).Render("Nothing: every file could be read as it was meant."))
	}
	s.starts = s.starts[:0]
	for i, p := range s.problems {
		s.starts = append(s.starts, len(lines))
		bar, path := " ", t.Bold(t.Strong)
		if i == s.cursor {
			bar, path = t.Bold(t.Accent).Render("▌"), t.Bold(t.Accent)
		}
		place := p.Path
		if p.Line > 0 {
			place += fmt.Sprintf(":%d", p.Line)
		}
		severity := t.Style(s.colour(p.Severity)).Render(fit(p.Severity.String(), 7))
		lines = append(lines, bar+" "+severity+" "+path.Render(ansi.Truncate(place, max(s.width-11, 8), "…")))
		for _, line := range strings.Split(ansi.Wordwrap(p.Text, max(s.width-12, 10), ""), "\n") {
			lines = append(lines, bar+"         "+t.Style(t.Text).Render(line))
		}
		lines = append(lines, "")
	}
	s.starts = append(s.starts, len(lines)-1)
	return lines
}

func (s *problemScreen) colour(severity model.Severity) color.Color {
	return [...]color.Color{s.theme.Muted, s.theme.Accent, s.theme.Danger}[severity]
}

func (s *problemScreen) footer() footer {
	hints := []key.Binding{binding("↑↓", "move"), binding("enter", "read")}
	if s.desktop != nil {
		hints = append(hints, s.keys.Edit)
	}
	return footer{hints: append(hints, binding("esc", "back")), progress: -1, status: s.scroll.status()}
}

func (s *problemScreen) help() []keyGroup {
	k := s.keys
	group := keyGroup{"Problems", []key.Binding{k.Open, k.Cancel}}
	if s.desktop != nil {
		group.keys = append(group.keys, k.Edit)
	}
	return []keyGroup{group, k.moving()}
}
