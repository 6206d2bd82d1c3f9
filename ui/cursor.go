package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// cursor is the selection in a list: the index of the selected line and the first visible
// line.
type cursor struct{ index, top int }

// move moves the selection by a number of lines within a list of the given length.
func (c *cursor) move(by, length int) { c.index = max(min(c.index+by, length-1), 0) }

// keepVisible scrolls so that the selection is within the visible rows.
func (c *cursor) keepVisible(rows int) { c.top = max(min(c.top, c.index), c.index-rows+1, 0) }

// pageSteps are the distances in lines of page and half page keys.
type pageSteps struct{ page, half int }

// handleKey moves the cursor if press is a movement key, on screens where letters are
// commands.
func (c *cursor) handleKey(press tea.KeyPressMsg, k keymap, length int, steps pageSteps) bool {
	switch {
	case key.Matches(press, k.Down):
		c.move(1, length)
	case key.Matches(press, k.Up):
		c.move(-1, length)
	case key.Matches(press, k.PageDown):
		c.move(steps.page, length)
	case key.Matches(press, k.PageUp):
		c.move(-steps.page, length)
	case key.Matches(press, k.HalfDown):
		c.move(steps.half, length)
	case key.Matches(press, k.HalfUp):
		c.move(-steps.half, length)
	case key.Matches(press, k.Top):
		c.move(-length, length)
	case key.Matches(press, k.Bottom):
		c.move(length, length)
	default:
		return false
	}
	return true
}

// handleInputKey moves the cursor if press is a movement key, on screens with a text input.
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
