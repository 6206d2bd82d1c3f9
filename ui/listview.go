package ui

import (
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Widths and heights in cells at which the list gains a part.
const (
	twoLineWidth   = 56  // a post has two lines
	twoLineHeight  = 12  // of the list itself
	airyHeight     = 14  // blank rows around the strip
	stripHeight    = 6   // the strip is shown at all
	previewWidth   = 110 // the article is shown beside the list
	previewHeight  = 12
	columnWidth    = 160 // the topics have a column of their own
	topicColumn    = 30  // cells
	previewGutter  = 3   // cells of the rule between list and preview
	columnGutter   = 2   // cells between the topics and the list
	cursorMargin   = 2   // lines kept visible around the cursor
	previewPercent = 47  // of the width without the topics
)

// listLayout is where the parts of the list are, in cells.
type listLayout struct {
	width, height int
	column        int // of the topics, 0 for none
	list          int // of the rows
	preview       int // of the article, 0 for none
	head          int // rows above the list
	postRows      int // rows per post
}

func (l listLayout) rows() int { return max(l.height-l.head, 0) }

// posts is how many posts fit at once.
func (l listLayout) posts() int { return max(l.rows()/max(l.postRows, 1), 1) }

// newListLayout divides a screen; a blog without topics needs no strip, and one
// whose posts have nothing but titles no second line.
func newListLayout(width, height, measure int, topics, details bool) listLayout {
	l := listLayout{width: width, height: height, list: width, head: 1, postRows: 1}
	if width >= columnWidth && height >= previewHeight && topics {
		l.column = topicColumn
	}
	switch {
	case height >= airyHeight && topics && l.column == 0:
		l.head = 4
	case height >= stripHeight:
		l.head = 2
	}
	rest := width
	if l.column > 0 {
		rest -= l.column + columnGutter
	}
	l.list = rest
	if width >= previewWidth && height >= previewHeight {
		l.preview = min(rest*previewPercent/100, measure)
		l.list = rest - l.preview - previewGutter
	}
	if l.list >= twoLineWidth && l.rows() >= twoLineHeight && details {
		l.postRows = 2
	}
	return l
}

func (s *listScreen) prepare(width, height int) tea.Cmd {
	layout := newListLayout(width, height, s.measure, len(s.strip) > 0, s.details)
	if layout.head == 2 && height >= airyHeight && s.chipLine(layout) != "" {
		layout.head = 3
	}
	if layout != s.layout {
		s.layout = layout
		s.lay()
	}
	if s.marked.revision != s.memory.revision {
		s.recountMarks()
	}
	s.scroll()
	if layout.preview == 0 {
		return nil
	}
	return s.preview.prepare(s.current(), layout.preview, layout.rows())
}

// lay gives every item its lines, below the front card.
func (s *listScreen) lay() {
	s.front = s.card(s.layout.list, s.layout.rows())
	s.listing.above = len(s.front)
	s.listing.measure(s.layout.postRows)
	s.column = s.dateColumn()
}

// dateColumn is the column of the dates, which says as much as there is room for.
func (s *listScreen) dateColumn() dateColumn {
	part := s.listing.part
	switch {
	case s.listing.undated:
		return dateColumn{}
	case part == words.WholeDate && s.layout.list < twoLineWidth:
		part = words.MonthOfYear
	}
	return newDateColumn(s.dates, part)
}

// scroll keeps the cursor visible, and the heading above the first post.
func (s *listScreen) scroll() {
	rows := s.layout.rows()
	if s.cursor >= 0 && s.cursor < len(s.listing.items) {
		first, end := int(s.listing.starts[s.cursor]), int(s.listing.starts[s.cursor+1])
		margin := min(cursorMargin, max(rows-(end-first), 0)/2)
		s.top = min(s.top, first-margin)
		s.top = max(s.top, end+margin-rows)
		if s.cursor == s.listing.nearestStop(0) && end+margin <= rows {
			s.top = 0 // with the front card
		}
	}
	s.top = max(min(s.top, s.listing.height()-rows), 0)
}

func (s *listScreen) draw() []string {
	l := s.layout
	lines := s.head()
	body := s.body()
	if len(body) == 0 {
		return append(lines, centred(s.emptyText(), l.width, l.rows())...)
	}
	column, article := s.topicLines(), s.preview.draw()
	divider := " " + s.theme.Style(s.theme.Rule).Render("│") + " "
	for i := range l.rows() {
		line := row(body, i)
		if l.preview > 0 {
			line = fit(line, l.list) + divider + row(article, i)
		}
		if l.column > 0 {
			line = fit(row(column, i), l.column+columnGutter) + line
		}
		lines = append(lines, line)
	}
	return lines
}

func row(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// body draws the visible rows of the list, nil when it is empty.
func (s *listScreen) body() []string {
	if len(s.listing.items) == 0 {
		return nil
	}
	style := s.rowStyle()
	lines := slices.Clone(s.front[min(s.top, len(s.front)):])
	for i := s.listing.at(s.top); i < len(s.listing.items) && len(lines) < s.layout.rows(); i++ {
		drawn := s.drawItem(style, i)
		if skip := s.top - int(s.listing.starts[i]); skip > 0 {
			drawn = drawn[min(skip, len(drawn)):]
		}
		lines = append(lines, drawn...)
	}
	return lines[:min(len(lines), s.layout.rows())]
}

func (s *listScreen) rowStyle() rowStyle {
	style := rowStyle{
		theme: s.theme, width: s.layout.list, dates: s.column,
		rows: s.layout.postRows, brief: s.layout.list < twoLineWidth, memory: s.memory, unread: s.marked.tells,
	}
	if pattern := s.filters.title; pattern != "" {
		style.marks = func(title string) []int { return s.matcher.Marks(title, pattern) }
	}
	return style
}

func (s *listScreen) drawItem(style rowStyle, i int) []string {
	it := s.listing.items[i]
	if it.post != nil {
		return style.draw(it.post, i == s.cursor)
	}
	heading := style.heading(it, i == s.cursor, s.grouping == byTopic)
	if s.listing.starts[i+1]-s.listing.starts[i] > 1 {
		return []string{"", heading}
	}
	return []string{heading}
}

// head draws what is above the list.
func (s *listScreen) head() []string {
	lines := make([]string, s.layout.head)
	strip, chips := s.headRows()
	if strip > 0 {
		lines[strip] = s.stripLine()
	}
	if chips > 0 {
		lines[chips] = s.chipLine(s.layout)
	}
	lines[0] = s.header()
	return lines
}

// headRows are the rows of the strip and of the chips, 0 for none.
func (s *listScreen) headRows() (strip, chips int) {
	l := s.layout
	switch chipped := s.chipLine(l) != ""; {
	case l.head == 1:
		return 0, 0
	case l.head > 3 && chipped:
		return 1, 2
	case l.head > 3:
		return 2, 0
	case chipped:
		return 0, 1
	}
	return 1, 0
}

// header names the blog and says how many posts there are.
func (s *listScreen) header() string {
	t := s.theme
	left := t.Bold(t.Accent).Render(brand)
	right := s.count() + " "
	if s.entry || s.filters.title != "" {
		return between(left+"  "+s.titleFilter(), t.Style(t.Muted).Render(right), s.layout.width)
	}
	title := s.lib.Title()
	if s.lib.Tagline() != "" && cells.Width(title+s.lib.Tagline()) < s.layout.width-40 {
		title = t.Style(t.Text).Render(title) + t.Style(t.Faint).Render("  "+s.lib.Tagline())
	} else {
		title = t.Style(t.Text).Render(cells.Truncate(title, max(s.layout.width-12-cells.Width(right), 0), "…"))
	}
	return between(left+"  "+title, t.Style(t.Muted).Render(right), s.layout.width)
}

// count returns how many posts are shown.
func (s *listScreen) count() string {
	switch {
	case s.lib.Stage() == model.Reading:
		return words.ReadingPosts(s.total)
	case len(s.selected) != s.total || !s.filters.empty():
		return words.Of(len(s.selected), s.total)
	}
	count, marks := words.Post.Count(s.total), s.markCount()
	switch {
	case marks == "":
		return count
	case s.layout.width < twoLineWidth:
		return marks
	}
	return count + " · " + marks
}

func (s *listScreen) titleFilter() string {
	t := s.theme
	if !s.entry {
		return t.Bold(t.Accent).Render("/") + " " + t.Style(t.Strong).Render(cells.Truncate(s.filters.title, max(s.layout.width-30, 4), "…"))
	}
	return t.Bold(t.Accent).Render("/") + " " + inputView(t, &s.input, max(s.layout.width-32, 8))
}

// chipLine shows the active filters that the strip does not, "" when there are none.
func (s *listScreen) chipLine(l listLayout) string {
	t := s.theme
	var parts []string
	for _, c := range s.chips(l) {
		parts = append(parts, t.Style(t.Accent).Render(chipSign)+" "+t.Style(t.Muted).Render(facetNouns[c.facet].One)+" "+t.Style(t.Strong).Render(c.name))
	}
	if s.reverse || s.order != model.ByDate {
		parts = append(parts, t.Style(t.Muted).Render(words.SortedBy(s.order, s.reverse)))
	}
	if len(parts) == 0 {
		return ""
	}
	line, how := strings.Join(parts, chipGap), words.DropsLast(firstKey(s.keys.Cancel))
	if !s.filters.empty() && cells.Width(line+chipGap+how) <= l.width-2 {
		line += chipGap + t.Style(t.Faint).Render(how)
	}
	return " " + cells.Truncate(line, l.width-2, "…")
}

// What stands before a chip, and between two of them.
const chipSign, chipGap = "×", "   "

// chips are the active filters that the strip does not show.
func (s *listScreen) chips(l listLayout) []chip {
	shownByStrip := len(s.filters.names(s.topics)) == 1 && (l.head > 3 || l.column > 0)
	return slices.DeleteFunc(slices.Clone(s.filters.chips), func(c chip) bool { return c.facet == s.topics && shownByStrip })
}

// emptyText returns why nothing is listed and what to do about it.
func (s *listScreen) emptyText() []string {
	t := s.theme
	strong := t.Bold(t.Strong).Render
	muted := t.Style(t.Muted).Render
	switch {
	case s.lib.Stage() == model.Reading:
		return []string{muted(words.ReadingThePosts)}
	case s.entry:
		return []string{strong(words.NoTitleMatches), "", muted(words.Clears(escape.Help().Key))}
	case !s.filters.empty():
		return []string{
			strong(words.NothingPasses), "",
			muted(strings.Join(words.DropsOrChooses(firstKey(s.keys.Cancel), firstKey(s.keys.Choose)), " · ")),
		}
	case s.host != "": // nothing can be done from afar
		return []string{strong(words.NoPostsHere)}
	case s.lib.Len() > 0:
		return []string{
			strong(words.NothingToShow), "",
			muted(words.LeftOut(s.lib.Len())),
			muted(words.ShowsAll),
		}
	}
	lines := []string{strong(words.NoPostsHere), "", muted(words.LookedFor)}
	if skipped := s.lib.Skipped(); skipped > 0 {
		lines = append(lines, muted(words.PassedOver(skipped)))
	}
	return append(lines, "", muted(strings.Join(words.OpensOrQuits(firstKey(s.keys.Quit)), " · ")))
}

func (s *listScreen) footer() footer {
	k := s.keys
	hints := []key.Binding{k.moves(), k.Open}
	if len(s.strip) > 0 {
		hints = append(hints, to(facetNouns[s.topics].One, k.NextCategory))
	}
	if s.lib.Len() == 0 && s.lib.Stage() != model.Reading {
		hints = nil
		if s.desktop != nil {
			hints = []key.Binding{k.Reload}
		}
		return footer{hints: hints, lasting: k.lasting(k.Quit, words.HintQuit), progress: -1}
	}
	hints = append(hints, to(words.HintFilter, k.Filter), to(words.HintSearch, k.Search), to(words.HintChoose, k.Choose))
	if len(s.strip) > 0 {
		hints = append(hints, to(s.otherGrouping(), k.Grouping))
	}
	hints = append(hints, to(words.HintOrder, k.Order))
	if s.entry {
		return footer{hints: []key.Binding{s.arrows(), to(words.HintRead, enter)}, lasting: []key.Binding{to(words.HintClear, escape)}, progress: -1}
	}
	return footer{hints: hints, lasting: k.lasting(k.Quit, words.HintQuit), progress: -1}
}

func (s *listScreen) otherGrouping() string {
	if s.grouping == byTopic {
		return words.HintByDate
	}
	return words.HintBy(facetNouns[s.topics])
}

func (s *listScreen) help() []keyGroup {
	k := s.keys
	keys := []key.Binding{k.Open, k.Filter, k.Choose, k.Fold, k.Order, k.Reverse, k.Random}
	if len(s.strip) > 0 {
		keys = []key.Binding{
			k.Open, k.Filter, k.NextCategory, k.PreviousCategory, k.NthCategory, k.Choose,
			k.Grouping, k.Fold, k.Order, k.Reverse, k.Random,
		}
	}
	return []keyGroup{{words.HelpList, s.withMarks(keys)}, k.moving()}
}
