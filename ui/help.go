package ui

import (
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// helpScreen lists the key bindings of the screen below it.
type helpScreen struct {
	*session
	groups []keyGroup
	width  int
	scroll viewport
}

func newHelp(s *session, groups []keyGroup) *helpScreen {
	return &helpScreen{session: s, groups: groups}
}

func (h *helpScreen) capturesText() bool                   { return false }
func (h *helpScreen) updateLibrary(*model.Library) tea.Cmd { return nil }

func (h *helpScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	if turn, ok := msg.(tea.MouseWheelMsg); ok {
		h.scroll.scrollTo(h.scroll.top + wheelLines*wheelDirection(turn))
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if h.scroll.handleKey(h.keys, press) {
			return nil, nil
		}
		if key.Matches(press, h.keys.Cancel, h.keys.Back, h.keys.Help, h.keys.Open) {
			return goBack{}, nil
		}
	}
	return nil, nil
}

func (h *helpScreen) prepare(width, height int) tea.Cmd {
	h.width = width
	h.scroll.setLines(h.layout(), height)
	return nil
}

func (h *helpScreen) draw() []string { return h.scroll.visibleLines() }

// helpColumn is the width of a column of bindings in cells.
const helpColumn = 48

// layout arranges the groups in as many columns as fit.
func (h *helpScreen) layout() []string {
	t := h.theme
	head := []string{justify(t.Bold(t.Accent).Render(brand)+"  "+t.Style(t.Text).Render(words.HelpTitle), t.Style(t.Muted).Render(words.HintCloses(firstKey(h.keys.Cancel))+" "), h.width), ""}
	columns := max(h.width/helpColumn, 1)
	width := h.width / columns
	stacks := make([][]string, columns)
	for i, group := range h.groups {
		stack := &stacks[min(i, columns-1)]
		if len(*stack) > 0 {
			*stack = append(*stack, "")
		}
		*stack = append(*stack, h.drawGroup(group, width)...)
	}
	for i := range tallest(stacks) {
		line := ""
		for _, stack := range stacks {
			line += fit(lineAt(stack, i), width)
		}
		head = append(head, strings.TrimRight(line, " "))
	}
	return head
}

func tallest(stacks [][]string) int {
	height := 0
	for _, stack := range stacks {
		height = max(height, len(stack))
	}
	return height
}

func (h *helpScreen) drawGroup(g keyGroup, width int) []string {
	t := h.theme
	lines := []string{"  " + t.Bold(t.Muted).Render(strings.ToUpper(g.title)), ""}
	widest := 0
	bound := slices.DeleteFunc(slices.Clone(g.keys), func(b key.Binding) bool { return !b.Enabled() })
	for _, binding := range bound {
		widest = max(widest, ansi.StringWidth(binding.Help().Key))
	}
	for _, binding := range bound {
		keys := binding.Help().Key
		for _, does := range typeset.Wrap(binding.Help().Desc, max(width-widest-6, 4)) {
			lines = append(lines, "  "+t.Bold(t.Strong).Render(fit(keys, widest))+"  "+t.Style(t.Text).Render(does))
			keys = ""
		}
	}
	return lines
}

func (h *helpScreen) footer() footer {
	return footer{hints: []key.Binding{h.keys.moveHint()}, pinned: []key.Binding{hint(words.HintClose, h.keys.Cancel)}, progress: -1, status: h.scroll.status()}
}

func (h *helpScreen) help() []keyGroup { return h.groups }
