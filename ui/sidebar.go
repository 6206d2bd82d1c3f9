package ui

import (
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Rows of the sidebar that are neither headings nor posts.
const (
	sidebarFixedRows   = 7
	sidebarHeadingRows = 2 // above the related posts
)

// maxRelatedRows limits the rows of a related post's title.
const maxRelatedRows = 3

// clickArea is a clickable part of a row.
type clickArea struct {
	row, from, to int // cells, to excluded
	onClick       func() intent
}

// sidebarLine is a line of the sidebar. onClick is nil if it is not clickable.
type sidebarLine struct {
	text    string
	onClick func() intent
}

// drawSidebar draws the contents and related posts next to the text.
func (s *articleScreen) drawSidebar(lines []string) []string {
	left := s.sidebarColumn()
	for i, entry := range s.sidebarLines() {
		if i >= s.height {
			break
		}
		for len(lines) <= i {
			lines = append(lines, "")
		}
		lines[i] = fit(lines[i], left) + entry.text
	}
	return lines
}

// sidebarColumn returns the first column of the sidebar.
func (s *articleScreen) sidebarColumn() int { return s.margin() + s.setWidth + contentsGap }

// sidebarLines renders the sidebar.
func (s *articleScreen) sidebarLines() []sidebarLine {
	related := s.relatedLines()
	room := s.height - sidebarFixedRows - max(len(related)-sidebarHeadingRows, 0)
	lines := []sidebarLine{{}, {}}
	if len(s.page.Headings()) >= minHeadings {
		lines = append(lines, s.contentsLines(max(room, 1))...)
		if len(related) > 0 {
			lines = append(lines, sidebarLine{}, sidebarLine{})
		}
	}
	return append(lines, related...)
}

// contentsLines renders the headings in a number of rows with the current one highlighted.
func (s *articleScreen) contentsLines(room int) []sidebarLine {
	t := s.theme
	lines := []sidebarLine{{text: t.Bold(t.Muted).Render(strings.ToUpper(words.TitleInThisArticle))}, {}}
	headings, current := s.page.Headings(), s.currentSection()
	first := 0
	if len(headings) > room {
		first = min(max(current-room/2, 0), len(headings)-room)
	}
	topLevel, width, pointer := minLevel(headings), s.sidebarWidth(), "┃"
	if s.ascii {
		pointer = ">"
	}
	for i := first; i < len(headings) && i < first+room; i++ {
		bar, style := t.Style(t.Rule).Render("│"), t.Style(t.Muted)
		if i == current {
			bar, style = t.Bold(t.Accent).Render(pointer), t.Bold(t.Strong)
		}
		indent := contentsIndent(headings[i], topLevel)
		text := bar + " " + strings.Repeat(" ", indent) + style.Render(cells.Truncate(headings[i].Text, width-sidebarIndent-indent, "…"))
		lines = append(lines, sidebarLine{text, func() intent { return s.jumpToHeading(headings[i].ID) }})
	}
	return lines
}

// relatedLines renders the related posts.
func (s *articleScreen) relatedLines() []sidebarLine {
	posts := s.sidebarRelated()
	if len(posts) == 0 {
		return nil
	}
	t := s.theme
	lines := []sidebarLine{{text: t.Bold(t.Muted).Render(strings.ToUpper(words.TitleRelated))}, {}}
	for i, p := range posts {
		stop := len(s.page.Focusables()) + i
		sign, title := t.Style(t.Accent).Render("→")+" ", t.Style(t.Text)
		if number := slices.Index(s.numbers.stops, stop) + 1; number > 0 {
			label := strconv.Itoa(number)
			sign = t.Selected().Render(label) + strings.Repeat(" ", max(0, 2-len(label)))
		}
		if stop == s.focus {
			title = t.Selected()
		}
		open := func() intent { return s.goTo(toPost(p)) }
		for _, row := range s.relatedTitle(p) {
			lines = append(lines, sidebarLine{sign + title.Render(row), open})
			sign = "  "
		}
	}
	return lines
}

// relatedTitle returns the title of a related post in lines.
func (s *articleScreen) relatedTitle(p *model.Post) []string {
	return wrapAtMost(p.Title, s.sidebarWidth()-sidebarIndent, maxRelatedRows)
}

// wrapAtMost wraps text to a width in cells, evenly, and truncates it after a number of rows.
func wrapAtMost(text string, width, maxRows int) []string {
	rows := typeset.Wrap(text, width)
	if len(rows) > maxRows {
		rows = strings.Split(ansi.Wrap(text, width, ""), "\n") // unbalanced rows hold more
		rows = append(rows[:maxRows-1], cells.Truncate(strings.Join(rows[maxRows-1:], " "), width, "…"))
	}
	return rows
}

// clickAreas returns the clickable parts of the screen.
func (s *articleScreen) clickAreas() []clickArea {
	var areas []clickArea
	for _, i := range s.visibleFocusables() {
		focusable := s.page.Focusables()[i]
		for _, r := range s.page.RangesOf(focusable) {
			areas = append(areas, clickArea{s.page.Row(s.top, r.At), s.margin() + r.From, s.margin() + r.To, func() intent {
				s.focus = i
				return s.activate(focusable)
			}})
		}
	}
	if s.sidebarShown() {
		for row, line := range s.sidebarLines() {
			if line.onClick != nil {
				areas = append(areas, clickArea{row, s.sidebarColumn(), s.sidebarColumn() + s.sidebarWidth(), line.onClick})
			}
		}
	}
	return areas
}

// handleClick closes the popup, or follows what was clicked.
func (s *articleScreen) handleClick(click tea.MouseClickMsg) intent {
	if click.Button != tea.MouseLeft {
		return nil
	}
	if s.popup != nil {
		s.popup = nil
		return nil
	}
	for _, a := range s.clickAreas() {
		if a.row == click.Y && a.from <= click.X && click.X < a.to {
			return a.onClick()
		}
	}
	return nil
}
