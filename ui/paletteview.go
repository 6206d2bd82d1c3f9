package ui

import (
	"strings"

	"blogtui/model/search"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// paletteHeaderRows is the height above the destinations in rows.
const paletteHeaderRows = 4

// kindWidth is the width of the first column in cells.
const kindWidth = 9

func (p *palette) rows() int { return max(p.height-paletteHeaderRows, 1) }

func (p *palette) prepare(width, height int) tea.Cmd {
	p.width, p.height = width, height
	p.cursor.keepVisible(p.rows())
	return nil
}

func (p *palette) draw() []string {
	t := p.theme
	title := t.Bold(t.Accent).Render(brand) + "  " + t.Style(t.Text).Render(words.PaletteTitle)
	count := ""
	if p.pattern == p.input.Value() && p.pattern != "" {
		count = words.Result.Count(len(p.visible))
		if len(p.visible) == maxVisible {
			count = words.PaletteBestResults(maxVisible)
		}
	}
	prompt := " " + t.Bold(t.Accent).Render(":") + " " + inputView(t, &p.input, max(p.width-6, 4))
	if p.input.Value() == "" && p.width >= 70 {
		prompt += t.Style(t.Faint).Render(" " + words.PalettePlaceholder)
	}
	lines := []string{justify(title, t.Style(t.Muted).Render(count+" "), p.width), "", prompt, ""}
	if len(p.visible) == 0 && p.pattern == p.input.Value() {
		return append(lines, "   "+t.Style(t.Muted).Render(words.PaletteNoMatchTyped))
	}
	matcher := search.NewTitleMatcher()
	for i := p.cursor.top; i < len(p.visible) && i < p.cursor.top+p.rows(); i++ {
		lines = append(lines, p.line(p.visible[i], i == p.cursor.index, matcher))
	}
	return lines
}

// line renders a destination: kind, name, and at the right the number of posts, the date or
// the key.
func (p *palette) line(d destination, selected bool, matcher *search.TitleMatcher) string {
	t := p.theme
	bar, name := " ", t.Style(t.Text)
	if selected {
		name = t.Bold(t.Accent)
		bar = name.Render("▌")
	}
	left := bar + " " + t.Style(t.Faint).Render(fit(d.kind, kindWidth))
	right, beside := d.detail, ""
	if d.kind == words.PaletteCommand {
		right, beside = d.keys, "  "+d.detail
	}
	room := max(min(p.width, 100)-kindWidth-ansi.StringWidth(right)-5, 4)
	text := ansi.Truncate(d.name, room, "…")
	styled := name.Render(text)
	if marks := matcher.Positions(text, p.pattern); strings.TrimSpace(p.pattern) != "" && len(marks) > 0 {
		styled = highlightRunes(text, marks, name, t.Bold(t.Accent).Underline(!t.Plain))
	}
	styled = ansi.Truncate(styled+t.Style(t.Muted).Render(beside), room, "…")
	return left + fit(styled, room) + "  " + t.Style(t.Muted).Render(right)
}
