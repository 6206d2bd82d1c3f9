package ui

import (
	"strings"

	"blogtui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// patch changes the style or the text of a part of one row. Typeset lines are shared
// between readers, so what only one of them sees is applied on top.
type patch struct {
	row      int
	from, to int // cells, to excluded
	style    theme.Style
	text     string // "" keeps the text of the row
}

// applyPatches returns rows with patches applied in order. It does not modify rows.
func applyPatches(rows []string, patches []patch) []string {
	if len(patches) == 0 {
		return rows
	}
	out := append([]string(nil), rows...)
	for _, p := range patches {
		if p.row >= 0 && p.row < len(out) && p.from < p.to {
			out[p.row] = p.apply(out[p.row])
		}
	}
	return out
}

func (p patch) apply(line string) string {
	if gap := p.from - ansi.StringWidth(line); gap > 0 {
		line += strings.Repeat(" ", gap)
	}
	before, rest := splitAt(line, p.from)
	text := p.text
	under, _ := splitAt(rest, p.to-p.from)
	if text == "" {
		text = ansi.Strip(under)
	}
	_, after := splitAt(rest, ansi.StringWidth(text))
	return before + p.style.Render(text) + after
}

// splitAt cuts a styled line in two, each with complete styles and links. A wide character
// that crosses the cut goes to the right.
func splitAt(line string, cells int) (left, right string) {
	style, link, column, state := "", "", 0, byte(0)
	at := 0
	for at < len(line) {
		sequence, width, size, next := ansi.DecodeSequence(line[at:], state, nil)
		if width > 0 && column+width > cells || width == 0 && column >= cells && !strings.HasPrefix(sequence, "\x1b") {
			break
		}
		switch {
		case sequence == "\x1b[m" || sequence == "\x1b[0m":
			style = ""
		case strings.HasPrefix(sequence, "\x1b[") && strings.HasSuffix(sequence, "m"):
			if column >= cells {
				return closeStyles(line[:at], style, link), style + link + line[at:]
			}
			style += sequence
		case strings.HasPrefix(sequence, "\x1b]8;"):
			link = sequence
			if sequence == ansi.ResetHyperlink() {
				link = ""
			}
		}
		at, column, state = at+size, column+width, next
	}
	return closeStyles(line[:at], style, link), style + link + line[at:]
}

// closeStyles resets the styles and the link that are active at the end of a line.
func closeStyles(line, style, link string) string {
	if style != "" {
		line += ansi.ResetStyle
	}
	if link != "" {
		line += ansi.ResetHyperlink()
	}
	return line
}
