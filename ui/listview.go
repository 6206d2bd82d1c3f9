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

// Sizes in cells, and the minimum sizes at which the list shows more.
const (
	twoLineMinWidth   = 56  // posts have two lines
	twoLineMinHeight  = 12  // the same, height of the list itself
	spacedMinHeight   = 14  // blank lines around the topic bar
	topicBarMinHeight = 6   // the topic bar is shown
	previewMinWidth   = 110 // the preview is shown
	previewMinHeight  = 12
	sidebarMinWidth   = 160 // the topics move from the bar to a sidebar
	maxTopicWidth     = 30  // also the width of the sidebar
	previewGutter     = 3   // the rule between list and preview
	sidebarGutter     = 2   // between sidebar and list
	scrollMargin      = 2   // lines kept visible around the cursor
	previewPercent    = 47  // of the width without the sidebar
)

// listLayout is the arrangement of the list screen, in cells.
type listLayout struct {
	width, height int
	sidebarWidth  int // 0 for none
	listWidth     int
	previewWidth  int // 0 for none
	headerRows    int // above the list
	postRows      int // per post
}

func (l listLayout) rows() int { return max(l.height-l.headerRows, 0) }

// pageSize is the number of posts that fit.
func (l listLayout) pageSize() int { return max(l.rows()/max(l.postRows, 1), 1) }

// newListLayout arranges the screen. A blog without topics needs no topic bar, and one
// without details no second line.
func newListLayout(width, height, measure int, topics, details bool) listLayout {
	l := listLayout{width: width, height: height, listWidth: width, headerRows: 1, postRows: 1}
	if width >= sidebarMinWidth && height >= previewMinHeight && topics {
		l.sidebarWidth = maxTopicWidth
	}
	switch {
	case height >= spacedMinHeight && topics && l.sidebarWidth == 0:
		l.headerRows = 4
	case height >= topicBarMinHeight:
		l.headerRows = 2
	}
	rest := width
	if l.sidebarWidth > 0 {
		rest -= l.sidebarWidth + sidebarGutter
	}
	l.listWidth = rest
	if width >= previewMinWidth && height >= previewMinHeight {
		l.previewWidth = min(rest*previewPercent/100, measure)
		l.listWidth = rest - l.previewWidth - previewGutter
	}
	if l.listWidth >= twoLineMinWidth && l.rows() >= twoLineMinHeight && details {
		l.postRows = 2
	}
	return l
}

func (s *listScreen) prepare(width, height int) tea.Cmd {
	layout := newListLayout(width, height, s.measure, len(s.topics) > 0, s.hasDetails)
	if layout.headerRows == 2 && height >= spacedMinHeight && s.chipBar(layout) != "" {
		layout.headerRows = 3
	}
	if layout != s.layout {
		s.layout = layout
		s.layoutItems()
	}
	if s.marks.revision != s.memory.revision {
		s.recountMarks()
	}
	s.scrollToCursor()
	if layout.previewWidth == 0 {
		return nil
	}
	return s.preview.prepare(s.current(), layout.previewWidth, layout.rows())
}

// layoutItems computes the positions of all items, below the welcome card.
func (s *listScreen) layoutItems() {
	s.welcome = s.welcomeCard(s.layout.listWidth, s.layout.rows())
	s.listing.linesAbove = len(s.welcome)
	s.listing.computeStartLines(s.layout.postRows)
	s.datesColumn = s.dateColumn()
}

// dateColumn returns the date column, with as much of the date as there is room for.
func (s *listScreen) dateColumn() dateColumn {
	part := s.listing.datePart
	switch {
	case s.listing.undated:
		return dateColumn{}
	case part == words.WholeDate && s.layout.listWidth < twoLineMinWidth:
		part = words.MonthOfYear
	}
	return newDateColumn(s.dates, part)
}

// scrollToCursor scrolls so that the cursor is visible, and at the first post its heading
// as well.
func (s *listScreen) scrollToCursor() {
	rows := s.layout.rows()
	if s.cursor >= 0 && s.cursor < len(s.listing.items) {
		first, end := int(s.listing.startLines[s.cursor]), int(s.listing.startLines[s.cursor+1])
		margin := min(scrollMargin, max(rows-(end-first), 0)/2)
		s.top = min(s.top, first-margin)
		s.top = max(s.top, end+margin-rows)
		if s.cursor == s.listing.nearestSelectable(0) && end+margin <= rows {
			s.top = 0 // including the welcome card
		}
	}
	s.top = max(min(s.top, s.listing.height()-rows), 0)
}

func (s *listScreen) draw() []string {
	l := s.layout
	lines := s.headerLines()
	body := s.body()
	if len(body) == 0 {
		return append(lines, centred(s.emptyText(), l.width, l.rows())...)
	}
	column, article := s.sidebarLines(), s.preview.draw()
	divider := " " + s.theme.Style(s.theme.Rule).Render("│") + " "
	for i := range l.rows() {
		line := lineAt(body, i)
		if l.previewWidth > 0 {
			line = fit(line, l.listWidth) + divider + lineAt(article, i)
		}
		if l.sidebarWidth > 0 {
			line = fit(lineAt(column, i), l.sidebarWidth+sidebarGutter) + line
		}
		lines = append(lines, line)
	}
	return lines
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// body renders the visible items, nil if there are none.
func (s *listScreen) body() []string {
	if len(s.listing.items) == 0 {
		return nil
	}
	style := s.rowStyle()
	lines := slices.Clone(s.welcome[min(s.top, len(s.welcome)):])
	for i := s.listing.itemAt(s.top); i < len(s.listing.items) && len(lines) < s.layout.rows(); i++ {
		itemLines := s.drawItem(style, i)
		if skip := s.top - int(s.listing.startLines[i]); skip > 0 {
			itemLines = itemLines[min(skip, len(itemLines)):]
		}
		lines = append(lines, itemLines...)
	}
	return lines[:min(len(lines), s.layout.rows())]
}

func (s *listScreen) rowStyle() rowStyle {
	style := rowStyle{
		theme: s.theme, width: s.layout.listWidth, dates: s.datesColumn,
		rows: s.layout.postRows, narrow: s.layout.listWidth < twoLineMinWidth, memory: s.memory, showUnread: s.marks.showUnread,
	}
	if pattern := s.filters.title; pattern != "" {
		style.matches = func(title string) []int { return s.matcher.Positions(title, pattern) }
	}
	return style
}

func (s *listScreen) drawItem(style rowStyle, i int) []string {
	it := s.listing.items[i]
	if it.post != nil {
		return style.draw(it.post, i == s.cursor)
	}
	heading := style.heading(it, i == s.cursor, s.grouping == byTopic)
	if s.listing.startLines[i+1]-s.listing.startLines[i] > 1 {
		return []string{"", heading}
	}
	return []string{heading}
}

// headerLines renders the rows above the list.
func (s *listScreen) headerLines() []string {
	lines := make([]string, s.layout.headerRows)
	topics, chips := s.headerRows()
	if topics > 0 {
		lines[topics] = s.topicBar()
	}
	if chips > 0 {
		lines[chips] = s.chipBar(s.layout)
	}
	lines[0] = s.titleLine()
	return lines
}

// headerRows returns the rows of the topic bar and the chips, 0 for none.
func (s *listScreen) headerRows() (topics, chips int) {
	l := s.layout
	switch chipped := s.chipBar(l) != ""; {
	case l.headerRows == 1:
		return 0, 0
	case l.headerRows > 3 && chipped:
		return 1, 2
	case l.headerRows > 3:
		return 2, 0
	case chipped:
		return 0, 1
	}
	return 1, 0
}

// titleLine renders the title of the blog, or the title filter, and the number of posts.
func (s *listScreen) titleLine() string {
	t := s.theme
	left := t.Bold(t.Accent).Render(brand)
	right := s.countText() + " "
	if s.typingTitle || s.filters.title != "" {
		return justify(left+"  "+s.titleFilterText(), t.Style(t.Muted).Render(right), s.layout.width)
	}
	title := s.lib.Title()
	if s.lib.Tagline() != "" && cells.Width(title+s.lib.Tagline()) < s.layout.width-40 {
		title = t.Style(t.Text).Render(title) + t.Style(t.Faint).Render("  "+s.lib.Tagline())
	} else {
		title = t.Style(t.Text).Render(cells.Truncate(title, max(s.layout.width-12-cells.Width(right), 0), "…"))
	}
	return justify(left+"  "+title, t.Style(t.Muted).Render(right), s.layout.width)
}

// countText returns the number of posts that are shown.
func (s *listScreen) countText() string {
	switch {
	case s.lib.Stage() == model.Reading:
		return words.ListLoadingCount(s.total)
	case len(s.selected) != s.total || !s.filters.empty():
		return words.CountOf(len(s.selected), s.total)
	}
	count, marks := words.Post.Count(s.total), s.markCountText()
	switch {
	case marks == "":
		return count
	case s.layout.width < twoLineMinWidth:
		return marks
	}
	return count + " · " + marks
}

func (s *listScreen) titleFilterText() string {
	t := s.theme
	if !s.typingTitle {
		return t.Bold(t.Accent).Render("/") + " " + t.Style(t.Strong).Render(cells.Truncate(s.filters.title, max(s.layout.width-30, 4), "…"))
	}
	return t.Bold(t.Accent).Render("/") + " " + inputView(t, &s.input, max(s.layout.width-32, 8))
}

// chipBar renders the active filters that the topic bar does not show, "" if there are
// none.
func (s *listScreen) chipBar(l listLayout) string {
	t := s.theme
	var parts []string
	for _, c := range s.barChips(l) {
		parts = append(parts, t.Style(t.Accent).Render(chipSign)+" "+t.Style(t.Muted).Render(facetNouns[c.facet].One)+" "+t.Style(t.Strong).Render(c.name))
	}
	if s.reverse || s.order != model.ByDate {
		parts = append(parts, t.Style(t.Muted).Render(words.FilterSortedBy(s.order, s.reverse)))
	}
	if len(parts) == 0 {
		return ""
	}
	line, hint := strings.Join(parts, chipGap), words.HintDropsLastFilter(firstKey(s.keys.Cancel))
	if !s.filters.empty() && cells.Width(line+chipGap+hint) <= l.width-2 {
		line += chipGap + t.Style(t.Faint).Render(hint)
	}
	return " " + cells.Truncate(line, l.width-2, "…")
}

// The symbol of a chip, and the space between chips.
const chipSign, chipGap = "×", "   "

// barChips returns the active filters that the topic bar does not show.
func (s *listScreen) barChips(l listLayout) []chip {
	shownByStrip := len(s.filters.names(s.topicFacet)) == 1 && (l.headerRows > 3 || l.sidebarWidth > 0)
	return slices.DeleteFunc(slices.Clone(s.filters.chips), func(c chip) bool { return c.facet == s.topicFacet && shownByStrip })
}

// emptyText explains why the list is empty.
func (s *listScreen) emptyText() []string {
	t := s.theme
	strong := t.Bold(t.Strong).Render
	muted := t.Style(t.Muted).Render
	switch {
	case s.lib.Stage() == model.Reading:
		return []string{muted(words.ListLoading)}
	case s.typingTitle:
		return []string{strong(words.ListNoTitleMatch), "", muted(words.HintClears(escape.Help().Key))}
	case !s.filters.empty():
		return []string{
			strong(words.ListNoFilterMatch), "",
			muted(strings.Join(words.HintsWidenFilters(firstKey(s.keys.Cancel), firstKey(s.keys.Choose)), " · ")),
		}
	case s.host != "": // readers over SSH cannot do anything about it
		return []string{strong(words.ListNoPosts)}
	case s.lib.Len() > 0:
		return []string{
			strong(words.ListNothingToShow), "",
			muted(words.ListHiddenCount(s.lib.Len())),
			muted(words.ListShowAllCommand),
		}
	}
	lines := []string{strong(words.ListNoPosts), "", muted(words.ListLookedFor)}
	if skipped := s.lib.Skipped(); skipped > 0 {
		lines = append(lines, muted(words.ListSkippedFiles(skipped)))
	}
	return append(lines, "", muted(strings.Join(words.HintsOpenFolderOrQuit(firstKey(s.keys.Quit)), " · ")))
}

func (s *listScreen) footer() footer {
	k := s.keys
	f := footer{pinned: k.pinnedHints(k.Quit, words.HintQuit), progress: -1}
	switch empty := s.lib.Len() == 0 && s.lib.Stage() != model.Reading; {
	case empty && s.desktop != nil:
		f.hints = []key.Binding{k.Reload}
	case empty:
	case s.typingTitle:
		f.hints = []key.Binding{s.inputMoveHint(), hint(words.HintRead, enter)}
		f.pinned = []key.Binding{hint(words.HintClear, escape)}
	default:
		f.hints = s.hints()
	}
	return f
}

// hints returns the key hints of a list with posts.
func (s *listScreen) hints() []key.Binding {
	k := s.keys
	hints := []key.Binding{k.moveHint(), k.Open}
	if len(s.topics) > 0 {
		hints = append(hints, hint(facetNouns[s.topicFacet].One, k.NextCategory))
	}
	hints = append(hints, hint(words.HintFilter, k.Filter), hint(words.HintSearch, k.Search), hint(words.HintChoose, k.Choose))
	if len(s.topics) > 0 {
		hints = append(hints, hint(s.groupingHint(), k.Grouping))
	}
	return append(hints, hint(words.HintOrder, k.Order))
}

func (s *listScreen) groupingHint() string {
	if s.grouping == byTopic {
		return words.HintByDate
	}
	return words.HintByKind(facetNouns[s.topicFacet])
}

func (s *listScreen) help() []keyGroup {
	k := s.keys
	keys := []key.Binding{k.Open, k.Filter, k.Choose, k.Fold, k.Order, k.Reverse, k.Random}
	if len(s.topics) > 0 {
		keys = []key.Binding{
			k.Open, k.Filter, k.NextCategory, k.PreviousCategory, k.NthCategory, k.Choose,
			k.Grouping, k.Fold, k.Order, k.Reverse, k.Random,
		}
	}
	return []keyGroup{{words.HelpList, s.withMarkKeys(keys)}, k.moveKeys()}
}
