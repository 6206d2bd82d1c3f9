package ui

import (
	"strings"

	"blogtui/ui/cells"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/x/ansi"
)

// footer describes the bottom of a frame: the rule and the lines below it.
type footer struct {
	hints      []key.Binding    // most useful first
	pinned     []key.Binding    // always shown, after the hints
	message    string           // shown instead of the hints
	status     string           // right-aligned
	statusRoom int              // width reserved for the status, so that the hints do not change with it
	progress   float64          // 0 to 1 fills that part of the rule; negative for a plain rule
	prompt     string           // in front of the input
	input      *textinput.Model // shown instead of the hints while something is typed, else nil
}

// brand is the first text of all screens but articles.
const brand = " ▌blogtui"

// footerRows is the height of the rule and the footer line.
const footerRows = 2

// minFooterHeight is the minimum height in rows of a frame with a footer.
const minFooterHeight = 5

// frame renders lines and footer as exactly height rows of width cells. A notice that is
// too long for one line covers the last body rows.
func frame(t theme.Theme, lines []string, f footer, notice string, width, height int) string {
	body := bodyHeight(height)
	var bottom []string
	if body < height {
		bottom = append([]string{rule(t, f.progress, width)}, footerLines(t, f, notice, width, 1+body/2)...)
		body = height - len(bottom)
	}
	rows := make([]string, 0, height)
	for i := range body {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		rows = append(rows, fit(line, width))
	}
	for _, line := range bottom {
		rows = append(rows, fit(line, width))
	}
	return strings.Join(rows, "\n")
}

// bodyHeight returns the height available to a screen in a frame of the given height.
func bodyHeight(height int) int {
	if height < minFooterHeight {
		return max(height, 0)
	}
	return height - footerRows
}

func rule(t theme.Theme, progress float64, width int) string {
	if progress < 0 {
		return t.Style(t.Rule).Render(strings.Repeat("─", width))
	}
	filled := min(int(progress*float64(width)+0.5), width)
	return t.Style(t.Accent).Render(strings.Repeat("━", filled)) + t.Style(t.Rule).Render(strings.Repeat("─", width-filled))
}

// narrowFooter is the width in cells below which a notice hides the status.
const narrowFooter = 60

// footerLines renders the footer, wrapping a notice over at most max rows.
func footerLines(t theme.Theme, f footer, notice string, width, maxRows int) []string {
	if notice == "" || f.input != nil {
		return []string{footerLine(t, f, notice, width)}
	}
	if width < narrowFooter && cells.Width(notice)+cells.Width(f.status) > width-3 {
		f.status = ""
	}
	wrapped := typeset.Wrap(notice, max(width-cells.Width(f.status)-3, 1))
	if len(wrapped) > maxRows {
		wrapped = append(wrapped[:maxRows-1:maxRows-1], strings.Join(wrapped[maxRows-1:], " ")) // truncated by footerLine
	}
	lines := make([]string, len(wrapped))
	for i, line := range wrapped[:len(wrapped)-1] {
		lines[i] = footerLine(t, footer{}, line, width)
	}
	lines[len(wrapped)-1] = footerLine(t, f, wrapped[len(wrapped)-1], width)
	return lines
}

func footerLine(t theme.Theme, f footer, notice string, width int) string {
	status := f.status
	if status != "" {
		status = t.Style(t.Muted).Render(status) + " "
	}
	room := width - cells.Width(status) - 1
	if f.input != nil {
		line := " " + t.Bold(t.Accent).Render(f.prompt) + inputView(t, f.input, max(room-cells.Width(f.prompt)-1, 1))
		return justify(line, status, width)
	}
	text, style := notice, t.Style(t.Fresh)
	if text == "" {
		text, style = f.message, t.Style(t.Link)
	}
	if text == "" {
		hints := hintLine(t, f.hints, f.pinned, min(room, width-f.statusRoom-2)-2)
		return " " + justify(hints, status, width-1)
	}
	if cells.Width(text) > room-1 && notice == "" {
		status, room = "", width-1 // the message matters more
	}
	return " " + justify(style.Render(cells.Truncate(text, max(room-1, 1), "…")), status, width-1)
}

// hintLine renders as many hints as fit, one key each. Pinned hints come last but take
// precedence.
func hintLine(t theme.Theme, hints, pinned []key.Binding, room int) string {
	last, used := fittingHints(pinned, room)
	if used > 0 {
		room -= used + hintGap
	}
	first, _ := fittingHints(hints, room)
	var shown []string
	for _, hint := range append(first, last...) {
		shown = append(shown, t.Bold(t.Strong).Render(firstKey(hint))+" "+t.Style(t.Muted).Render(hint.Help().Desc))
	}
	return strings.Join(shown, strings.Repeat(" ", hintGap))
}

// hintGap is the space between hints in cells.
const hintGap = 2

// fittingHints returns the leading hints that fit, and their width in cells.
func fittingHints(hints []key.Binding, room int) (fitting []key.Binding, used int) {
	for _, hint := range hints {
		if !hint.Enabled() {
			continue
		}
		width := cells.Width(firstKey(hint)) + 1 + cells.Width(hint.Help().Desc)
		if used > 0 {
			width += hintGap
		}
		if used+width > room {
			break
		}
		fitting, used = append(fitting, hint), used+width
	}
	return fitting, used
}

// fit truncates or pads a styled line to exactly width cells.
func fit(line string, width int) string {
	have := cells.Width(line)
	if have > width {
		line = cells.Truncate(line, width, "…")
		have = cells.Width(line)
	}
	return line + strings.Repeat(" ", max(width-have, 0))
}

// justify places left and right at the ends of a line, with at least one blank between
// them. It truncates left if needed.
func justify(left, right string, width int) string {
	room := max(width-cells.Width(right), 0)
	if right != "" && !strings.HasPrefix(ansi.Strip(right), " ") {
		left = cells.Truncate(left, max(room-1, 0), "…")
	}
	return fit(left, room) + right
}

// centred centres lines within width by height cells.
func centred(lines []string, width, height int) []string {
	out := make([]string, max((height-len(lines))/2, 0))
	for _, line := range lines {
		line = cells.Truncate(line, width, "…")
		out = append(out, strings.Repeat(" ", max((width-cells.Width(line))/2, 0))+line)
	}
	return out
}
