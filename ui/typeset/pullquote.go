package typeset

import (
	"strings"

	"blogtui/model/article"
	"blogtui/ui/theme"
)

// minPanelWidth is the width, in cells, from which a pull quote has a panel.
const minPanelWidth = 50

// pullQuote renders a pull quote in a tinted panel: accent bar, large quote mark, text in
// italics, attribution below.
func (t *Typesetter) pullQuote(q article.PullQuote, width int) []string {
	outside, gutter := 2, cells(t.glyphs.quoteMark[0])+2 // cells left of the bar, and of the text
	narrow := width < minPanelWidth
	if narrow {
		outside, gutter = 0, 2
	}
	panel := t.ornamentWidth(width) - outside - cells(t.glyphs.bar)
	inner := max(1, panel-gutter-5)
	if narrow {
		inner = max(1, panel-gutter-3)
	}
	var words []string
	for i, block := range q.Blocks {
		if i > 0 {
			words = append(words, "")
		}
		words = append(words, t.quoteBlock(block, inner)...)
	}
	var lines []string
	mirrored := width < unboundWidth/2 && isRightToLeft(q.Blocks)
	row := func(mark, line string) {
		if mirrored {
			lines = append(lines, t.mirroredRow(mark, line, gutter, panel))
		} else {
			lines = append(lines, strings.Repeat(" ", outside)+t.panelRow(mark, line, gutter, panel))
		}
	}
	marks := t.glyphs.quoteMark
	if mirrored {
		marks = t.glyphs.mirroredQuoteMark
	}
	if !narrow {
		row("", "")
	}
	words = append(words, t.attribution(q, inner)...)
	if !narrow && len(words) == 1 {
		words = append(words, "") // room for the second row of the mark
	}
	for i, line := range words {
		mark := ""
		switch {
		case narrow && i == 0:
			mark = t.glyphs.smallQuoteMark
		case !narrow && i < len(marks):
			mark = marks[i]
		}
		row(mark, line)
	}
	if !narrow {
		row("", "")
	}
	return lines
}

// quoteBlock renders a block of a pull quote.
func (t *Typesetter) quoteBlock(block article.Block, width int) []string {
	if p, ok := block.(article.Paragraph); ok {
		return t.wrap(t.inline(p.Text, quoteStyle), width)
	}
	return t.WithWidth(width).RenderBlocks([]article.Block{block})
}

// RenderBlocks renders blocks of an article alone, without an end mark.
func (t *Typesetter) RenderBlocks(blocks []article.Block) []string {
	alone := *t
	alone.caches = nil
	p := alone.Page(&article.Document{Blocks: blocks}, nil, nil)
	for i := range p.blocks {
		p.blocks[i].end = false
	}
	return p.Lines()
}

// attribution renders `— Name  Role`.
func (t *Typesetter) attribution(q article.PullQuote, width int) []string {
	if len(q.Name) == 0 {
		return nil
	}
	g := &styledText{}
	dash := t.glyphs.dash + " "
	room := max(1, width-cells(dash))
	styled := t.onPanel(t.theme.Style(t.theme.Accent)).Render(dash)
	right := width < unboundWidth/2 && startsRightToLeft(article.Plain(q.Name))
	if !right {
		g.addANSI(styled, "")
	}
	name := t.inline(q.Name, nameStyle)
	g.append(name)
	if len(q.Role) > 0 {
		rest := t.inline(q.Role, roleStyle)
		between := "  "
		if cells(g.text()+between+rest.text()) > room {
			between = "\n" // rather than breaking the role
		}
		g.addRun(between, "", "")
		g.append(rest)
	}
	lines := t.wrap(g, room)
	for i := range lines {
		switch {
		case right && i == 0: // the dash begins the line on its right
			lines[0] += t.onPanel(t.theme.Style(t.theme.Accent)).Render(" " + t.glyphs.dash)
		case right:
			lines[i] += strings.Repeat(" ", cells(dash))
		case i > 0:
			lines[i] = strings.Repeat(" ", cells(dash)) + lines[i]
		}
	}
	return lines
}

func (t *Typesetter) onPanel(style theme.Style) theme.Style {
	if t.theme.Plain || t.theme.Panel == nil {
		return style
	}
	return style.Background(t.theme.Panel)
}

// panelRow sets one row of the panel from its bar to its right end.
func (t *Typesetter) panelRow(mark, line string, gutter, width int) string {
	accent := t.onPanel(t.theme.Style(t.theme.Accent))
	blank := t.onPanel(theme.Style{})
	row := accent.Render(t.glyphs.bar)
	if t.theme.Plain || t.theme.Panel == nil {
		return row + strings.TrimRight("  "+mark+strings.Repeat(" ", gutter-cells(mark))+line, " ")
	}
	g := &styledText{}
	g.addANSI(blank.Render("  "), "")
	if mark != "" {
		g.addANSI(accent.Render(mark), "")
	}
	g.addANSI(blank.Render(strings.Repeat(" ", gutter-cells(mark))), "")
	row += g.encode(0, len(g.text()))
	row += withPanelBackground(line, blank)
	if pad := width - 2 - gutter - cells(line); pad > 0 {
		row += blank.Render(strings.Repeat(" ", pad))
	}
	return row
}

// mirroredRow renders a row of the panel for right-to-left text, with the bar at its end.
func (t *Typesetter) mirroredRow(mark, line string, gutter, width int) string {
	accent := t.onPanel(t.theme.Style(t.theme.Accent))
	blank := t.onPanel(theme.Style{})
	before := strings.Repeat(" ", max(0, width-2-gutter-cells(line)))
	pad := strings.Repeat(" ", gutter-cells(mark))
	if t.theme.Plain || t.theme.Panel == nil {
		return before + line + pad + accent.Render(mark) + "  " + accent.Render(t.glyphs.mirroredBar)
	}
	row := blank.Render(before) + withPanelBackground(line, blank) + blank.Render(pad)
	if mark != "" {
		row += accent.Render(mark)
	}
	return row + blank.Render("  ") + accent.Render(t.glyphs.mirroredBar)
}

// withPanelBackground sets the background of the panel where a line has none.
func withPanelBackground(line string, blank theme.Style) string {
	open, _, _ := strings.Cut(blank.Render("x"), "x")
	return open + strings.ReplaceAll(line, "\x1b[m", "\x1b[m"+open) + "\x1b[m"
}
