package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// cursor is a place in a list: the line that is chosen, and the first visible one.
type cursor struct{ index, top int }

// move goes so many lines on in a list of some length, at most to its ends.
func (c *cursor) move(by, length int) { c.index = max(min(c.index+by, length-1), 0) }

// keepVisible scrolls so that the chosen line is among so many visible rows.
func (c *cursor) keepVisible(rows int) { c.top = max(min(c.top, c.index), c.index-rows+1, 0) }

// pageSteps is how far keys move a cursor in a list, in lines.
type pageSteps struct{ page, half int }

// handleKey moves the cursor if press is one of the keys for that where letters are
// commands.
func (c *cursor) handleKey(press tea.KeyPressMsg, k keymap, length int, far pageSteps) bool {
	switch {
	case key.Matches(press, k.Down):
		c.move(1, length)
	case key.Matches(press, k.Up):
		c.move(-1, length)
	case key.Matches(press, k.PageDown):
		c.move(far.page, length)
	case key.Matches(press, k.PageUp):
		c.move(-far.page, length)
	case key.Matches(press, k.HalfDown):
		c.move(far.half, length)
	case key.Matches(press, k.HalfUp):
		c.move(-far.half, length)
	case key.Matches(press, k.Top):
		c.move(-length, length)
	case key.Matches(press, k.Bottom):
		c.move(length, length)
	default:
		return false
	}
	return true
}

// handleInputKey moves the cursor if press is one of the keys for that where letters are text.
func (c *cursor) handleInputKey(press tea.KeyPressMsg, length, page int) bool {
	switch {
	case key.Matches(press, lineDown):
		c.move(1, length)
	case key.Matches(press, lineUp):
		c.move(-1, length)
	case key.Matches(press, pageDown):
		c.move(page, length)
	case key.Matches(press, pageUp):
		c.move(-page, length)
	default:
		return false
	}
	return true
}
