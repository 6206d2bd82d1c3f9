package ui

import (
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// sidebarFixedRows are the rows beside the text that neither name a heading nor a post.
const (
	sidebarFixedRows   = 7
	sidebarHeadingRows = 2 // of these above related posts
)

// maxRelatedRows is how many rows the title of a related post may take.
const maxRelatedRows = 3

// clickArea is a part of a row of the screen that a click means something on.
type clickArea struct {
	row, from, to int // cells, to not included
	onClick       func() intent
}

// sidebarLine is a line beside the text, and what a click on it means; nil for nothing.
type sidebarLine struct {
	text    string
	onClick func() intent
}

// drawSidebar draws the contents and related posts beside the text.
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

// sidebarColumn is the cell at which the lines beside the text begin.
func (s *articleScreen) sidebarColumn() int { return s.margin() + s.setWidth + contentsGap }

// sidebarLines is what stands beside the text.
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

// contentsLines draws the contents in so many rows, with the current section marked.
func (s *articleScreen) contentsLines(room int) []sidebarLine {
	t := s.theme
	lines := []sidebarLine{{text: t.Bold(t.Muted).Render(strings.ToUpper(words.InThisArticle))}, {}}
	headings, current := s.page.Headings(), s.currentSection()
	first := 0
	if len(headings) > room {
		first = min(max(current-room/2, 0), len(headings)-room)
	}
	least, width, pointer := minLevel(headings), s.sidebarWidth(), "┃"
	if s.ascii {
		pointer = ">"
	}
	for i := first; i < len(headings) && i < first+room; i++ {
		bar, style := t.Style(t.Rule).Render("│"), t.Style(t.Muted)
		if i == current {
			bar, style = t.Bold(t.Accent).Render(pointer), t.Bold(t.Strong)
		}
		indent := contentsIndent(headings[i], least)
		text := bar + " " + strings.Repeat(" ", indent) + style.Render(cells.Truncate(headings[i].Text, width-sidebarIndent-indent, "…"))
		lines = append(lines, sidebarLine{text, func() intent { return s.jumpToHeading(headings[i].ID) }})
	}
	return lines
}

// relatedLines draws the related posts.
func (s *articleScreen) relatedLines() []sidebarLine {
	posts := s.sidebarRelated()
	if len(posts) == 0 {
		return nil
	}
	t := s.theme
	lines := []sidebarLine{{text: t.Bold(t.Muted).Render(strings.ToUpper(words.Related))}, {}}
	for i, p := range posts {
		stop := len(s.page.Spots()) + i
		sign, title := t.Style(t.Fresh).Render("→")+" ", t.Style(t.Text)
		if number := slices.Index(s.numbers.stops, stop) + 1; number > 0 {
			label := strconv.Itoa(number)
			sign = t.Selected().Render(label) + strings.Repeat(" ", max(0, 2-len(label)))
		}
		if stop == s.focus {
			title = t.Selected()
		}
		open := func() intent { return s.goTo(model.Target{To: model.ToPost, Post: p}) }
		for _, row := range s.relatedTitle(p) {
			lines = append(lines, sidebarLine{sign + title.Render(row), open})
			sign = "  "
		}
	}
	return lines
}

// relatedTitle is the title of a related post in rows.
func (s *articleScreen) relatedTitle(p *model.Post) []string {
	return wrapAtMost(p.Title, s.sidebarWidth()-sidebarIndent, maxRelatedRows)
}

// wrapAtMost is a text in at most so many rows of a width in cells; what has no room is cut.
func wrapAtMost(text string, width, most int) []string {
	rows := strings.Split(ansi.Wrap(text, width, ""), "\n")
	if len(rows) > most {
		rows = append(rows[:most-1], cells.Truncate(strings.Join(rows[most-1:], " "), width, "…"))
	}
	return rows
}

// clickAreas are the parts of the screen that a click follows.
func (s *articleScreen) clickAreas() []clickArea {
	var areas []clickArea
	for _, i := range s.visibleSpots() {
		spot := s.page.Spots()[i]
		for _, r := range s.page.Where(spot) {
			areas = append(areas, clickArea{s.page.Row(s.top, r.At), s.margin() + r.From, s.margin() + r.To, func() intent {
				s.focus = i
				return s.activate(spot)
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

// handleClick follows what was clicked.
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
