package ui

import (
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Sizes of the sidebar in cells.
const (
	contentsWidth     = 30
	contentsGap       = 6
	maxContentsWidth  = 44
	contentsEdges     = 4  // kept free at both edges of the screen together
	wideContentsEdges = 12 // kept free before the sidebar grows
	minHeadings       = 2
)

// sidebarShown reports whether the sidebar is shown next to the text.
func (s *articleScreen) sidebarShown() bool {
	return !s.hideContents && !s.textOnly && s.page != nil && s.roomForSidebar() && (len(s.page.Headings()) >= minHeadings || len(s.unlinkedRelated()) > 0)
}

// sidebarWidth returns the width of the sidebar in cells. It grows for long titles where
// there is room.
func (s *articleScreen) sidebarWidth() int {
	room := min(max(s.width-s.setWidth-contentsGap-wideContentsEdges, contentsWidth), maxContentsWidth)
	width, headings := contentsWidth, s.page.Headings()
	topLevel := minLevel(headings)
	for _, heading := range headings[:min(len(headings), maxMeasuredHeadings)] {
		width = max(width, sidebarIndent+contentsIndent(heading, topLevel)+cells.Width(heading.Text))
	}
	for _, p := range s.unlinkedRelated() {
		width = max(width, sidebarIndent+cells.Width(p.Title))
	}
	return min(width, room)
}

// maxMeasuredHeadings limits the headings that set the width, which each frame asks for.
const maxMeasuredHeadings = 200

// sidebarIndent is the width in cells of what surrounds a title: two before it, one behind.
const sidebarIndent = 3

// contentsIndent returns the indentation of a heading in cells.
func contentsIndent(heading typeset.Heading, topLevel int) int {
	return 2 * min(heading.Level-topLevel, 2)
}

func (s *articleScreen) roomForSidebar() bool {
	return s.width >= s.setWidth+contentsGap+contentsWidth+contentsEdges
}

// headingJump records a jump to a heading. Near the end of the article its heading may not
// reach the top of the screen.
type headingJump struct {
	heading int            // 1-based, 0 for none
	top     typeset.Anchor // scroll position after the jump
}

// currentSection returns the index of the current heading: the one that was jumped to, the
// last one at the end of the article, else the one that the top of the screen belongs to.
// It is -1 before the first heading.
func (s *articleScreen) currentSection() int {
	headings := s.page.Headings()
	if s.lastJump.top == s.top && s.lastJump.heading > 0 && s.lastJump.heading <= len(headings) {
		return s.lastJump.heading - 1
	}
	if s.top != (typeset.Anchor{}) && s.top == s.page.Bottom(s.height) {
		return len(headings) - 1
	}
	current := -1
	for i, heading := range headings {
		if heading.Block > s.top.Block {
			break
		}
		current = i
	}
	return current
}

func minLevel(headings []typeset.Heading) int {
	level := 6
	for _, heading := range headings {
		level = min(level, heading.Level)
	}
	return level
}

// toggleContents shows or hides the sidebar. Where it has no room it opens the contents
// screen.
func (s *articleScreen) toggleContents() intent {
	switch {
	case s.page == nil:
		return nil
	case len(s.page.Headings()) == 0:
		return notify{words.ArticleHasNoHeadings}
	case s.roomForSidebar() && len(s.page.Headings()) >= minHeadings:
		s.hideContents = !s.hideContents
		return nil
	}
	return pushScreen{&contentsScreen{session: s.session, article: s, cursor: cursor{index: max(s.currentSection(), 0)}}}
}

// contentsScreen lists the headings of the article below it.
type contentsScreen struct {
	*session
	article       *articleScreen
	cursor        cursor
	width, height int
	scroll        viewport
}

func (c *contentsScreen) capturesText() bool                   { return false }
func (c *contentsScreen) updateLibrary(*model.Library) tea.Cmd { return nil }

func (c *contentsScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	all := len(c.headings())
	if turn, ok := msg.(tea.MouseWheelMsg); ok {
		c.cursor.move(wheelDirection(turn), all)
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if i := c.scroll.top + click.Y - contentsHeaderRows; i >= 0 && i < all {
			c.cursor.index = i
			return c.open(), nil
		}
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, nil
	}
	k, page := c.keys, max(c.height-contentsHeaderRows-1, 1)
	switch {
	case c.cursor.handleKey(press, k, all, pageSteps{page, (page + 1) / 2}):
	case key.Matches(press, k.Open) && all > 0:
		return c.open(), nil
	case key.Matches(press, k.Cancel, k.Contents, k.Back):
		return goBack{}, nil
	}
	return nil, nil
}

// contentsHeaderRows is the height above the first heading in rows.
const contentsHeaderRows = 2

// open jumps to the heading under the cursor.
func (c *contentsScreen) open() intent {
	return intents{c.article.jumpToHeading(c.headings()[c.cursor.index].ID), goBack{}}
}

func (c *contentsScreen) headings() []typeset.Heading { return c.article.page.Headings() }

func (c *contentsScreen) prepare(width, height int) tea.Cmd {
	c.width, c.height = width, height
	cmd := c.article.prepare(width, height) // its file may have changed
	c.cursor.move(0, len(c.headings()))
	c.scroll.setLines(c.layout(), height)
	c.scroll.scrollTo(max(min(c.scroll.top, c.cursor.index), c.cursor.index+contentsHeaderRows+1-height))
	return cmd
}

func (c *contentsScreen) layout() []string {
	t := c.theme
	lines := []string{" " + t.Bold(t.Muted).Render(strings.ToUpper(words.TitleInThisArticle)), ""}
	topLevel := minLevel(c.headings())
	for i, heading := range c.headings() {
		bar, style := " ", t.Style(t.Text)
		if i == c.cursor.index {
			bar, style = t.Bold(t.Accent).Render("▌"), t.Bold(t.Accent)
		}
		indent := strings.Repeat("  ", heading.Level-topLevel)
		lines = append(lines, bar+" "+indent+style.Render(ansi.Truncate(heading.Text, max(c.width-4-len(indent), 4), "…")))
	}
	return lines
}

func (c *contentsScreen) draw() []string { return c.scroll.visibleLines() }

func (c *contentsScreen) footer() footer {
	return footer{hints: []key.Binding{c.keys.moveHint(), hint(words.HintGoThere, c.keys.Open)}, pinned: c.keys.pinnedHints(c.keys.Cancel, words.HintBack), progress: -1}
}

func (c *contentsScreen) help() []keyGroup {
	return []keyGroup{{words.TitleContents, []key.Binding{hint(words.HintGoThere, c.keys.Open), c.keys.Cancel}}, c.keys.moveKeys()}
}
