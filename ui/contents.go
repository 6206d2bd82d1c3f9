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

// The contents beside the text, in cells.
const (
	contentsWidth  = 30
	contentsGap    = 6
	widestContents = 44
	contentsEdges  = 4  // left free at the edges of the screen together
	wideEdges      = 12 // left free before the contents become wider
	leastHeadings  = 2
)

// sideContents reports whether the contents are shown beside the text.
func (s *articleScreen) sideContents() bool {
	return !s.hideContents && !s.textOnly && s.page != nil && s.roomForContents() && (len(s.page.Headings()) >= leastHeadings || len(s.relatedHere()) > 0)
}

// sideWidth is how many columns the contents and related posts take: more than usual where
// their titles need it and there is room.
func (s *articleScreen) sideWidth() int {
	width, headings := contentsWidth, s.page.Headings()
	least := leastLevel(headings)
	for _, heading := range headings {
		width = max(width, sideMark+contentsIndent(heading, least)+cells.Width(heading.Text))
	}
	for _, p := range s.relatedHere() {
		width = max(width, sideMark+cells.Width(p.Title))
	}
	return min(width, widestContents, max(s.width-s.text-contentsGap-wideEdges, contentsWidth))
}

// sideMark is how many columns stand before a title, and free behind it.
const sideMark = 3

// contentsIndent is how many columns a heading is set in by.
func contentsIndent(heading typeset.Heading, least int) int { return 2 * min(heading.Level-least, 2) }

func (s *articleScreen) roomForContents() bool {
	return s.width >= s.text+contentsGap+contentsWidth+contentsEdges
}

// reached is a heading to which the reader has gone, though it may not have come to
// the top of the screen, which ends with the article.
type reached struct {
	heading int            // counted from 1, 0 for none
	top     typeset.Anchor // of the screen then
}

// section is the heading that is read: the one the reader has gone to, at the end of
// the article the last one, else the one that the top of the screen belongs to; -1
// before the first.
func (s *articleScreen) section() int {
	headings := s.page.Headings()
	if s.reached.top == s.top && s.reached.heading > 0 && s.reached.heading <= len(headings) {
		return s.reached.heading - 1
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

func leastLevel(headings []typeset.Heading) int {
	least := 6
	for _, heading := range headings {
		least = min(least, heading.Level)
	}
	return least
}

// contents shows or hides the contents beside the text, or opens them where
// there is no room for that.
func (s *articleScreen) contents() intent {
	switch {
	case s.page == nil:
		return nil
	case len(s.page.Headings()) == 0:
		return notify{words.NoHeadingsHere}
	case s.roomForContents() && len(s.page.Headings()) >= leastHeadings:
		s.hideContents = !s.hideContents
		return nil
	}
	return show{&contentsScreen{reader: s.reader, article: s, cursor: cursor{at: max(s.section(), 0)}}}
}

// contentsScreen lists the headings of the article below it.
type contentsScreen struct {
	*reader
	article       *articleScreen
	cursor        cursor
	width, height int
	scroll        scroller
}

func (c *contentsScreen) typing() bool                  { return false }
func (c *contentsScreen) follow(*model.Library) tea.Cmd { return nil }

func (c *contentsScreen) update(msg tea.Msg) (intent, tea.Cmd) {
	all := len(c.headings())
	if turn, ok := msg.(tea.MouseWheelMsg); ok {
		c.cursor.move(wheel(turn), all)
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if i := c.scroll.top + click.Y - contentsHead; i >= 0 && i < all {
			c.cursor.at = i
			return c.open(), nil
		}
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, nil
	}
	k, page := c.keys, max(c.height-contentsHead-1, 1)
	switch {
	case c.cursor.pressed(press, k, all, stride{page, (page + 1) / 2}):
	case key.Matches(press, k.Open) && all > 0:
		return c.open(), nil
	case key.Matches(press, k.Cancel, k.Contents, k.Back):
		return goBack{}, nil
	}
	return nil, nil
}

// contentsHead is how many lines stand above the first heading.
const contentsHead = 2

// open goes to the heading under the cursor.
func (c *contentsScreen) open() intent {
	return several{c.article.within(c.headings()[c.cursor.at].ID), goBack{}}
}

func (c *contentsScreen) headings() []typeset.Heading { return c.article.page.Headings() }

func (c *contentsScreen) prepare(width, height int) tea.Cmd {
	c.width, c.height = width, height
	cmd := c.article.prepare(width, height) // it may have changed on disk
	c.cursor.move(0, len(c.headings()))
	c.scroll.prepare(c.set(), height)
	c.scroll.to(max(min(c.scroll.top, c.cursor.at), c.cursor.at+contentsHead+1-height))
	return cmd
}

func (c *contentsScreen) set() []string {
	t := c.theme
	lines := []string{" " + t.Bold(t.Muted).Render(strings.ToUpper(words.InThisArticle)), ""}
	least := leastLevel(c.headings())
	for i, heading := range c.headings() {
		bar, style := " ", t.Style(t.Text)
		if i == c.cursor.at {
			bar, style = t.Bold(t.Accent).Render("▌"), t.Bold(t.Accent)
		}
		indent := strings.Repeat("  ", heading.Level-least)
		lines = append(lines, bar+" "+indent+style.Render(ansi.Truncate(heading.Text, max(c.width-4-len(indent), 4), "…")))
	}
	return lines
}

func (c *contentsScreen) draw() []string { return c.scroll.window() }

func (c *contentsScreen) footer() footer {
	return footer{hints: []key.Binding{c.keys.moves(), to(words.HintGoThere, c.keys.Open)}, lasting: c.keys.lasting(c.keys.Cancel, words.HintBack), progress: -1}
}

func (c *contentsScreen) help() []keyGroup {
	return []keyGroup{{words.Contents, []key.Binding{to(words.HintGoThere, c.keys.Open), c.keys.Cancel}}, c.keys.moving()}
}
