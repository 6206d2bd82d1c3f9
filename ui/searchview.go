package ui

import (
	"fmt"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/cells"
	"blogtui/ui/plain"
	"blogtui/ui/theme"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// searchLayout is the arrangement of the search screen, in cells.
type searchLayout struct {
	width, height int
	headerRows    int // above the results
	listWidth     int
	previewWidth  int // 0 for none
	resultRows    int // per result, including the blank line below it
}

// spacedResultsMinHeight is the height in rows from which results show date and topics and
// have blank lines between them.
const spacedResultsMinHeight = 12

func newSearchLayout(width, height, measure int) searchLayout {
	l := searchLayout{width: width, height: height, headerRows: 2, listWidth: width, resultRows: 2}
	if height >= spacedResultsMinHeight {
		l.headerRows, l.resultRows = 4, 4
	}
	if width >= previewMinWidth && height >= previewMinHeight {
		l.previewWidth = min(width*previewPercent/100, measure)
		l.listWidth = width - l.previewWidth - previewGutter
	}
	return l
}

// pageSize returns the number of results that fit, at least one.
func (l searchLayout) pageSize() int {
	air := l.resultRows - min(l.resultRows, 3) // the last result needs no blank line
	return max((l.height-l.headerRows+air)/l.resultRows, 1)
}

// resultAt returns the index of the visible result at a row, -1 above the results.
func (l searchLayout) resultAt(row int) int {
	if row < l.headerRows {
		return -1
	}
	return (row - l.headerRows) / l.resultRows
}

// excerptLimits returns limits for excerpts that fit the width.
func (l searchLayout) excerptLimits() search.ExcerptLimits {
	room := max(l.listWidth-4, 20)
	return search.ExcerptLimits{Max: 1, ContextRunes: room / 3, MaxRunes: room}
}

func (s *searchScreen) prepare(width, height int) tea.Cmd {
	s.layout = newSearchLayout(width, height, s.measure)
	if limits := s.layout.excerptLimits(); limits != s.limits {
		s.cancel()
		s.limits, s.reading = limits, false
		clear(s.matches)
	}
	s.cursor.keepVisible(s.layout.pageSize())
	cmds := []tea.Cmd{s.readExcerpts()}
	if p := s.current(); s.layout.previewWidth > 0 {
		line := 0
		if p != nil {
			line = s.foundLine(p.ID)
		}
		cmds = append(cmds, s.preview.prepareAt(p, line, s.layout.previewWidth, s.layout.height-2))
	}
	return tea.Batch(cmds...)
}

// foundLine returns the line of the first excerpt in a post's file, 0 if there is none.
func (s *searchScreen) foundLine(id model.ID) int {
	for _, e := range s.matches[id].Excerpts {
		return e.Line
	}
	return 0
}

func (s *searchScreen) draw() []string {
	t, l := s.theme, s.layout
	lines := []string{s.header()}
	if l.headerRows == 4 {
		lines = append(lines, "", s.prompt(), "")
	} else {
		lines = append(lines, s.prompt())
	}
	body := s.body()
	if l.previewWidth == 0 || len(s.results.Posts) == 0 {
		return append(lines, body...)
	}
	divider := " " + t.Style(t.Rule).Render("│") + " "
	article := s.preview.draw()
	for i := range l.height {
		left := lineAt(lines, i)
		if i >= l.headerRows {
			left = lineAt(body, i-l.headerRows)
		}
		if i >= 2 {
			left = fit(left, l.listWidth) + divider + lineAt(article, i-2)
		}
		if i < len(lines) {
			lines[i] = left
		} else {
			lines = append(lines, left)
		}
	}
	return lines
}

func (s *searchScreen) header() string {
	t := s.theme
	left := t.Bold(t.Accent).Render(brand) + "  " + t.Style(t.Text).Render(s.lib.Title())
	return justify(left, t.Style(t.Muted).Render(" "+s.countText()+" "), s.layout.width)
}

// countText returns the number of results.
func (s *searchScreen) countText() string {
	if s.search == nil {
		return words.Post.Count(s.lib.Count(s.base))
	}
	if !s.results.Done {
		return words.SearchCountSoFar(s.results.Count, s.results.Total)
	}
	return words.CountOf(s.results.Count, s.results.Total)
}

func (s *searchScreen) prompt() string {
	t := s.theme
	line := " " + t.Bold(t.Accent).Render("⌕") + " " + inputView(t, &s.input, max(s.layout.width-6, 4))
	hint := "  " + words.SearchFields
	if s.input.Value() == "" {
		hint = " " + words.SearchPlaceholder
	}
	if ansi.StringWidth(line)+len(hint) < s.layout.listWidth {
		line += t.Style(t.Faint).Render(hint)
	}
	return line
}

// body renders the results, or explains why there are none.
func (s *searchScreen) body() []string {
	if len(s.results.Posts) == 0 {
		return s.emptyLines()
	}
	var lines []string
	for i := s.cursor.top; i < len(s.results.Posts) && len(lines) < s.layout.height-s.layout.headerRows; i++ {
		lines = append(lines, s.result(s.results.Posts[i], i == s.cursor.index)...)
	}
	return lines
}

func (s *searchScreen) emptyLines() []string {
	t := s.theme
	var lines []string
	say := func(text string) { lines = append(lines, "   "+t.Style(t.Muted).Render(text)) }
	switch {
	case s.search == nil:
		widest := 0
		for _, example := range s.examples {
			widest = max(widest, cells.Width(example[0]))
		}
		for _, example := range s.examples {
			lines = append(lines, "   "+t.Style(t.Text).Render(fit(example[0], widest+2))+t.Style(t.Faint).Render(example[1]))
		}
	case !s.results.Done:
		say(words.SearchNothingYet)
	default:
		say(words.SearchNoMatch)
		say(words.SearchAdvice)
	}
	return lines
}

// result renders a post: title and number of hits, the best excerpt, and details.
func (s *searchScreen) result(p *model.Post, selected bool) []string {
	t := s.theme
	width := s.layout.listWidth
	bar, title := "  ", t.Bold(t.Strong)
	if selected {
		title = t.Bold(t.Accent)
		bar = title.Render("▌") + " "
	}
	mark := title.Underline(!t.Plain)
	found := s.matches[p.ID]
	count := ""
	if found.count > 0 {
		count = fmt.Sprintf("%d×", found.count)
	}
	name := plain.Highlight(p.Title, s.query.TitleHighlights(p.Title), title.Render, mark.Render)
	room := max(width-2-ansi.StringWidth(count)-2, 4)
	lines := []string{bar + fit(ansi.Truncate(name, room, "…"), room) + " " + t.Style(t.Muted).Render(count)}
	for _, line := range []string{s.excerpt(p, found.Matches), s.details(p)} {
		if line != "" && len(lines) < s.layout.resultRows-1 {
			lines = append(lines, bar+ansi.Truncate(line, max(width-3, 4), "…"))
		}
	}
	for len(lines) < s.layout.resultRows {
		lines = append(lines, "")
	}
	return lines
}

// excerpt renders the best excerpt, or the summary if only title or names match.
func (s *searchScreen) excerpt(p *model.Post, found search.Matches) string {
	t := s.theme
	for _, e := range found.Excerpts {
		return plain.Highlight(e.Text, e.Highlights, t.Style(t.Text).Render, s.foundStyle().Render)
	}
	return t.Style(t.Muted).Render(p.Summary)
}

func (s *searchScreen) foundStyle() theme.Style {
	return s.theme.Bold(s.theme.Accent).Underline(!s.theme.Plain)
}

// details renders the date, topics and authors of a post.
func (s *searchScreen) details(p *model.Post) string {
	faint := s.theme.Style(s.theme.Faint)
	var parts []string
	if !p.Date.IsZero() {
		parts = append(parts, faint.Render(s.dates.ShortDay(p.Date)))
	}
	topics := p.Categories
	if len(topics) == 0 {
		topics = p.Tags
	}
	for _, name := range slices.Concat(topics, p.Authors) {
		parts = append(parts, plain.Highlight(name, s.query.NameHighlights(name), faint.Render, s.foundStyle().Render))
	}
	return strings.Join(parts, faint.Render(" · "))
}
