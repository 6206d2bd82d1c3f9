package ui

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/theme"
	"blogtui/ui/words"
)

// rowStyle holds what the rows of the list have in common.
type rowStyle struct {
	theme   theme.Theme
	width   int
	rows    int // maximum lines per post, 1 or 2
	narrow  bool
	dates   dateColumn
	matches func(title string) []int // indices of the matching runes of a title; nil without a filter

	memory     *memory
	showUnread bool // unread posts have a badge
}

// draw renders the lines of a post.
func (s rowStyle) draw(p *model.Post, selected bool) []string {
	bar, title := " ", s.theme.Style(s.theme.Text)
	if selected {
		title = s.theme.Bold(s.theme.Accent)
		bar = title.Render("▌")
	}
	minutes := s.minutes(p)
	date := s.date(p)
	indent := 1 + cells.Width(date) + 3
	room := s.width - indent - cells.Width(minutes) - 3
	first := bar + s.theme.Style(s.theme.Muted).Render(date) + " " + s.badge(p) + " " +
		fit(s.star(p)+s.title(p.Title, room, title), room) + "  " + s.theme.Style(s.theme.Muted).Render(minutes)
	if rowCount(p, s.rows) == 1 {
		return []string{first}
	}
	second := bar + strings.Repeat(" ", indent-1) + s.details(p, s.width-indent-1)
	return []string{first, second}
}

// rowCount returns the height of a post in a list with up to rows lines per post. A post
// without details takes one.
func rowCount(p *model.Post, rows int) int {
	if len(p.Categories)+len(p.Tags)+len(p.Authors) == 0 && p.Summary == "" && len(words.PostStates(p)) == 0 {
		return 1
	}
	return rows
}

// date returns the date, padded to the width of the column.
func (s rowStyle) date(p *model.Post) string {
	return fit(s.dates.dates.Column(s.dates.part, p.Date), s.dates.width)
}

// dateColumn is the format and the width of the dates in a list.
type dateColumn struct {
	dates words.Dates
	part  words.DatePart
	width int // 0 if no post has a date
}

// newDateColumn returns a column that is wide enough for every date.
func newDateColumn(written words.Dates, part words.DatePart) dateColumn {
	c := dateColumn{written, part, 0}
	for month := time.January; month <= time.December; month++ {
		c.width = max(c.width, cells.Width(written.Column(part, model.Date{Year: 2000, Month: month, Day: 28})))
	}
	return c
}

// badge marks new and unread posts, and posts that the published blog does not show.
func (s rowStyle) badge(p *model.Post) string {
	switch {
	case p.Hidden():
		return s.theme.Style(s.theme.Fresh).Render("○")
	case s.memory.isNew(p):
		return s.theme.Bold(s.theme.Fresh).Render("●")
	case s.showUnread && !s.memory.mark(p.ID).Read:
		return s.theme.Style(s.theme.Muted).Render("●")
	}
	return " "
}

// star marks favourites.
func (s rowStyle) star(p *model.Post) string {
	if s.memory.mark(p.ID).Favourite {
		return s.theme.Style(s.theme.Accent).Render("★") + " "
	}
	return ""
}

// minutes returns the reading time, padded to a fixed width.
func (s rowStyle) minutes(p *model.Post) string {
	form, width := words.ListMinutes(p.Minutes()), 6
	if s.narrow {
		form, width = fmt.Sprintf("%d′", p.Minutes()), 3
	}
	if !p.Counted || p.Words == 0 {
		form = ""
	}
	return strings.Repeat(" ", max(width-cells.Width(form), 0)) + form
}

// title renders a title in at most room cells with the matching runes highlighted.
func (s rowStyle) title(title string, room int, style theme.Style) string {
	short := cells.Truncate(title, room, "…")
	if s.matches == nil {
		return style.Render(short)
	}
	marked := s.theme.Bold(s.theme.Accent).Underline(!s.theme.Plain)
	return highlightRunes(short, s.matches(title), style, marked)
}

// highlightRunes renders text with the runes at the given sorted indices highlighted.
func highlightRunes(text string, places []int, plain, marked theme.Style) string {
	runes := []rune(text)
	var out strings.Builder
	at := 0
	for n := 0; n < len(places) && places[n] < len(runes); {
		from, end := places[n], places[n]
		for ; n < len(places) && places[n] == end && end < len(runes); n++ {
			end++
		}
		if from > at {
			out.WriteString(plain.Render(string(runes[at:from])))
		}
		out.WriteString(marked.Render(string(runes[from:end])))
		at = end
	}
	if at < len(runes) {
		out.WriteString(plain.Render(string(runes[at:])))
	}
	return out.String()
}

// details renders the second line: state, topics or summary, and authors. Authors get up to
// half of the room however many topics there are.
func (s rowStyle) details(p *model.Post, room int) string {
	states := words.PostStates(p)
	if s.memory.isNew(p) {
		states = append(states, words.PostNew)
	}
	topics := strings.Join(p.Categories, " · ")
	if topics == "" {
		topics = strings.Join(p.Tags, " · ")
	}
	authors := ""
	if len(p.Authors) > 0 {
		authors = "— " + strings.Join(p.Authors, ", ")
	} else if topics == "" {
		topics = p.Summary
	}
	var parts []string
	add := func(text string, c color.Color, room int) int {
		if text == "" || room < 1 {
			return 0
		}
		text = cells.Truncate(text, room, "…")
		parts = append(parts, s.theme.Style(c).Render(text))
		return cells.Width(text) + 1
	}
	room -= add(strings.Join(states, ", "), s.theme.Fresh, room)
	authorsWidth := min(cells.Width(authors)+1, room/2)
	if authors == "" {
		authorsWidth = 0
	}
	room -= add(topics, s.theme.Muted, room-authorsWidth)
	add(authors, s.theme.Faint, room)
	return strings.Join(parts, " ")
}

// heading renders the heading of a group.
func (s rowStyle) heading(it item, selected, counted bool) string {
	bar := " "
	name := strings.ToUpper(it.group)
	if it.folded {
		name = "▸ " + name
	}
	style := s.theme.Bold(s.theme.Muted)
	if selected {
		bar = s.theme.Bold(s.theme.Accent).Render("▌")
		style = s.theme.Bold(s.theme.Accent)
	}
	line := bar + style.Render(cells.Truncate(name, max(s.width-10, 4), "…"))
	if counted || it.folded {
		line += s.theme.Style(s.theme.Muted).Render(fmt.Sprintf(" %d", it.count))
	}
	rest := s.width - cells.Width(line) - 2
	return line + " " + s.theme.Style(s.theme.Rule).Render(strings.Repeat("─", max(rest, 0)))
}
