package ui

import (
	"blogtui/ui/theme"

	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/x/ansi"
)

// newInput returns a focused text input for up to limit runes. Its paste key is disabled,
// since it would start a program to read the clipboard; terminals paste by themselves.
func newInput(limit int) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = limit
	input.KeyMap.Paste.SetEnabled(false)
	input.SetVirtualCursor(false) // it would blink
	input.Focus()
	return input
}

// inputView renders a text input in at most width cells. It scrolls so that the cursor is
// visible.
func inputView(t theme.Theme, input *textinput.Model, width int) string {
	runes := []rune(input.Value())
	at := min(input.Position(), len(runes))
	before, after := string(runes[:at]), string(runes[at:])
	if over := ansi.StringWidth(before) + 1 - width; over > 0 {
		before = ansi.TruncateLeft(before, over+1, "…")
	}
	cursor := t.Bold(t.Accent).Render("▏")
	rest := ansi.Truncate(after, max(width-ansi.StringWidth(before)-1, 0), "")
	strong := t.Style(t.Strong)
	return strong.Render(before) + cursor + strong.Render(rest)
}
