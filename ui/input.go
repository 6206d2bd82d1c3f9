package ui

import (
	"blogtui/ui/theme"

	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/x/ansi"
)

// newInput returns a focused text input for at most limit runes. Its own paste
// key would start a program to ask the desktop; terminals paste by themselves.
func newInput(limit int) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = limit
	input.KeyMap.Paste.SetEnabled(false)
	input.SetVirtualCursor(false) // which would blink
	input.Focus()
	return input
}

// inputView draws a text input in at most width cells, the end of a long text
// rather than its start.
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
