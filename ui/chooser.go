package ui

import (
	"fmt"
	"slices"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/cells"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// chooser is the screen that selects categories, tags, authors and years as filters. The
// counts of one facet respect the filters of the others.
type chooser struct {
	*session
	base     model.Query
	original filters // restored on cancel
	filters  filters
	tab      facet
	input    textinput.Model
	facets   model.Facets
	visible  []model.Count // of the current tab, filtered by the input
	cursor   cursor
	total    int
	width    int
	height   int
}

func newChooser(s *session, base model.Query, f filters) *chooser {
	c := &chooser{session: s, base: base, original: f, filters: f, input: newInput(60)}
	c.refresh()
	for c.tab < byYear && len(c.visible) == 0 {
		c.showTab(c.tab + 1)
	}
	if len(c.visible) == 0 {
		c.showTab(byCategory)
	}
	return c
}

func (c *chooser) capturesText() bool { return true }

func (c *chooser) updateLibrary(*model.Library) tea.Cmd {
	c.refresh()
	return nil
}

// refresh recomputes the counts after the filters or the library have changed.
func (c *chooser) refresh() {
	query := c.filters.query(c.base)
	c.facets = c.lib.Facets(query)
	c.total = c.lib.Count(query)
	c.filterNames()
}

// filterNames lists the names that match the input, ordered by count.
func (c *chooser) filterNames() {
	all := facetCounts(c.facets, c.tab)
	c.visible = nil
	for _, count := range all {
		if search.Contains(count.Name, c.input.Value()) {
			c.visible = append(c.visible, count)
		}
	}
	c.cursor.move(0, len(c.visible))
}

func (c *chooser) showTab(tab facet) {
	c.tab = (tab + byYear + 1) % (byYear + 1)
	c.input.Reset()
	c.cursor = cursor{}
	c.filterNames()
}

func (c *chooser) update(msg tea.Msg) (intent, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		c.handleMouse(msg)
		return nil, nil
	}
	k := c.keys
	switch {
	case key.Matches(press, k.Cancel):
		return goBack{}, nil
	case key.Matches(press, k.Apply):
		return c.apply(), nil
	case key.Matches(press, k.Toggle):
		c.toggle()
	case key.Matches(press, k.NextTab):
		c.showTab(c.tab + 1)
	case key.Matches(press, k.PreviousTab):
		c.showTab(c.tab - 1)
	case key.Matches(press, firstLine):
		c.cursor.index = 0
	case key.Matches(press, lastLine):
		c.cursor.move(len(c.visible), len(c.visible))
	case c.cursor.handleInputKey(press, len(c.visible), c.rows()):
	default:
		var cmd tea.Cmd
		c.input, cmd = c.input.Update(press)
		c.cursor = cursor{}
		c.filterNames()
		return nil, cmd
	}
	return nil, nil
}

// handleMouse handles mouse events and pasted text.
func (c *chooser) handleMouse(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		c.cursor.move(wheelDirection(msg), len(c.visible))
	case tea.PasteMsg:
		c.input, _ = c.input.Update(msg)
		c.filterNames()
	case tea.MouseClickMsg:
		if msg.Y == 0 {
			c.clickTab(msg.X)
		}
		if i := c.cursor.top + msg.Y - chooserHeaderRows; msg.Y >= chooserHeaderRows && i < len(c.visible) {
			c.cursor.index = i
			c.toggle()
		}
	}
}

// clickTab selects the tab at a column.
func (c *chooser) clickTab(x int) {
	at := 0
	for tab := byCategory; tab <= byYear; tab++ {
		width := cells.Width(c.tabLabel(tab)) + 3 // a blank before, and a blank or bracket on either side
		if x >= at && x < at+width {
			c.showTab(tab)
			return
		}
		at += width
	}
}

// tabLabel returns the name of a facet with the number of selected names.
func (c *chooser) tabLabel(tab facet) string {
	if n := len(c.filters.names(tab)); n > 0 {
		return fmt.Sprintf("%s ·%d", facetNames[tab], n)
	}
	return facetNames[tab]
}

// apply sets the selected filters. If nothing was selected it selects the name under the
// cursor.
func (c *chooser) apply() intent {
	untouched := slices.Equal(c.filters.chips, c.original.chips)
	takesCurrent := len(c.original.chips) == 0 || c.input.Value() != ""
	if untouched && takesCurrent && len(c.visible) > 0 && !c.filters.has(c.current()) {
		c.toggle()
	}
	return setFilters{c.filters}
}

func (c *chooser) current() chip { return chip{c.tab, c.visible[c.cursor.index].Name} }

func (c *chooser) toggle() {
	if len(c.visible) == 0 {
		return
	}
	name := c.visible[c.cursor.index].Name
	c.filters = c.filters.toggled(c.current())
	c.input.Reset() // ready for the next name
	c.refresh()
	for i, count := range c.visible { // counts and order may have changed
		if count.Name == name {
			c.cursor.index = i
		}
	}
}

// chooserHeaderRows is the height above the names in rows.
const chooserHeaderRows = 4

func (c *chooser) rows() int { return max(c.height-chooserHeaderRows, 1) }

func (c *chooser) prepare(width, height int) tea.Cmd {
	c.width, c.height = width, height
	c.cursor.keepVisible(c.rows())
	return nil
}

func (c *chooser) draw() []string {
	t := c.theme
	tabs := ""
	for tab := byCategory; tab <= byYear; tab++ {
		switch label := c.tabLabel(tab); {
		case tab != c.tab:
			tabs += " " + t.Style(t.Muted).Render(" "+label+" ")
		case t.Plain:
			tabs += " [" + label + "]"
		default:
			tabs += " " + t.Selected().Render(" "+label+" ")
		}
	}
	posts := t.Style(t.Muted).Render(words.Post.Count(c.total) + " ")
	if cells.Width(tabs)+cells.Width(posts) > c.width {
		posts = "" // the tabs matter more
	}
	prompt := " " + t.Bold(t.Accent).Render("⌕") + " " + inputView(t, &c.input, max(c.width-20, 8))
	if c.input.Value() == "" {
		prompt += t.Style(t.Faint).Render(" " + words.ChooserPlaceholder)
	}
	lines := []string{justify(tabs, posts, c.width), "", prompt, ""}
	if len(c.visible) == 0 {
		return append(lines, "   "+t.Style(t.Muted).Render(c.emptyText()))
	}
	for i := c.cursor.top; i < len(c.visible) && i < c.cursor.top+c.rows(); i++ {
		lines = append(lines, c.line(i))
	}
	return lines
}

func (c *chooser) emptyText() string {
	if c.input.Value() != "" {
		return words.PaletteNoMatchTyped
	}
	return words.ChooserBlogHasNo(facetNouns[c.tab])
}

func (c *chooser) line(i int) string {
	t := c.theme
	count := c.visible[i]
	mark, style := "○", t.Style(t.Text)
	if c.filters.has(chip{c.tab, count.Name}) {
		mark, style = t.Bold(t.Fresh).Render("●"), t.Bold(t.Strong)
	}
	bar := " "
	if i == c.cursor.index {
		bar, style = t.Bold(t.Accent).Render("▌"), t.Bold(t.Accent)
	}
	width := min(c.width, 60)
	posts := fmt.Sprint(count.Posts)
	name := ansi.Truncate(count.Name, max(width-len(posts)-8, 4), "…")
	return bar + " " + mark + " " + fit(style.Render(name), max(width-len(posts)-8, 4)) + "  " + t.Style(t.Muted).Render(posts)
}

func (c *chooser) footer() footer {
	k := c.keys
	hints := []key.Binding{c.inputMoveHint(), k.Toggle, k.Apply, k.NextTab}
	return footer{hints: hints, pinned: []key.Binding{hint(words.HintCancel, k.Cancel)}, progress: -1}
}

func (c *chooser) help() []keyGroup {
	k := c.keys
	return []keyGroup{{words.HelpChoosing, []key.Binding{k.Toggle, k.Apply, k.NextTab, k.PreviousTab, k.Cancel}}}
}
