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

// sideRows are the rows beside the text that neither name a heading nor a post.
const (
	sideRows = 7
	sideHead = 2 // of these above related posts
)

// relatedRows is how many rows the title of a related post may take.
const relatedRows = 3

// area is a part of a row of the screen that a click means something on.
type area struct {
	row, from, to int // cells, to not included
	want          func() intent
}

// sideLine is a line beside the text, and what a click on it means; nil for nothing.
type sideLine struct {
	text string
	want func() intent
}

// withSide draws the contents and related posts beside the text.
func (s *articleScreen) withSide(lines []string) []string {
	left := s.sideLeft()
	for i, entry := range s.side() {
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

// sideLeft is the cell at which the lines beside the text begin.
func (s *articleScreen) sideLeft() int { return s.margin() + s.text + contentsGap }

// side is what stands beside the text.
func (s *articleScreen) side() []sideLine {
	related := s.relatedLines()
	room := s.height - sideRows - max(len(related)-sideHead, 0)
	lines := []sideLine{{}, {}}
	if len(s.page.Headings()) >= leastHeadings {
		lines = append(lines, s.contentsLines(max(room, 1))...)
		if len(related) > 0 {
			lines = append(lines, sideLine{}, sideLine{})
		}
	}
	return append(lines, related...)
}

// contentsLines draws the contents in so many rows, with the current section marked.
func (s *articleScreen) contentsLines(room int) []sideLine {
	t := s.theme
	lines := []sideLine{{text: t.Bold(t.Muted).Render(strings.ToUpper(words.InThisArticle))}, {}}
	headings, current := s.page.Headings(), s.section()
	first := 0
	if len(headings) > room {
		first = min(max(current-room/2, 0), len(headings)-room)
	}
	least, width, pointer := leastLevel(headings), s.sideWidth(), "┃"
	if s.ascii {
		pointer = ">"
	}
	for i := first; i < len(headings) && i < first+room; i++ {
		bar, style := t.Style(t.Rule).Render("│"), t.Style(t.Muted)
		if i == current {
			bar, style = t.Bold(t.Accent).Render(pointer), t.Bold(t.Strong)
		}
		indent := contentsIndent(headings[i], least)
		text := bar + " " + strings.Repeat(" ", indent) + style.Render(cells.Truncate(headings[i].Text, width-sideMark-indent, "…"))
		lines = append(lines, sideLine{text, func() intent { return s.within(headings[i].ID) }})
	}
	return lines
}

// relatedLines draws the related posts.
func (s *articleScreen) relatedLines() []sideLine {
	posts := s.besides()
	if len(posts) == 0 {
		return nil
	}
	t := s.theme
	lines := []sideLine{{text: t.Bold(t.Muted).Render(strings.ToUpper(words.Related))}, {}}
	for i, p := range posts {
		stop := len(s.page.Spots()) + i
		sign, title := t.Style(t.Fresh).Render("→")+" ", t.Style(t.Text)
		if number := slices.Index(s.numbers.spots, stop) + 1; number > 0 {
			label := strconv.Itoa(number)
			sign = t.Selected().Render(label) + strings.Repeat(" ", max(0, 2-len(label)))
		}
		if stop == s.focus {
			title = t.Selected()
		}
		open := func() intent { return s.goTo(model.Target{To: model.ToPost, Post: p}) }
		for _, row := range s.relatedTitle(p) {
			lines = append(lines, sideLine{sign + title.Render(row), open})
			sign = "  "
		}
	}
	return lines
}

// relatedTitle is the title of a related post in rows.
func (s *articleScreen) relatedTitle(p *model.Post) []string {
	return wrapped(p.Title, s.sideWidth()-sideMark, relatedRows)
}

// wrapped is a text in at most so many rows of a width in cells; what has no room is cut.
func wrapped(text string, width, most int) []string {
	rows := strings.Split(ansi.Wrap(text, width, ""), "\n")
	if len(rows) > most {
		rows = append(rows[:most-1], cells.Truncate(strings.Join(rows[most-1:], " "), width, "…"))
	}
	return rows
}

// linkAreas are the parts of the screen that a click follows.
func (s *articleScreen) linkAreas() []area {
	var areas []area
	for _, i := range s.visibleSpots() {
		spot := s.page.Spots()[i]
		for _, r := range s.page.Where(spot) {
			areas = append(areas, area{s.page.Row(s.top, r.At), s.margin() + r.From, s.margin() + r.To, func() intent {
				s.focus = i
				return s.enter(spot)
			}})
		}
	}
	if s.sideContents() {
		for row, line := range s.side() {
			if line.want != nil {
				areas = append(areas, area{row, s.sideLeft(), s.sideLeft() + s.sideWidth(), line.want})
			}
		}
	}
	return areas
}

// clicked follows what was clicked.
func (s *articleScreen) clicked(click tea.MouseClickMsg) intent {
	if click.Button != tea.MouseLeft {
		return nil
	}
	if s.panel != nil {
		s.panel = nil
		return nil
	}
	for _, a := range s.linkAreas() {
		if a.row == click.Y && a.from <= click.X && click.X < a.to {
			return a.want()
		}
	}
	return nil
}
