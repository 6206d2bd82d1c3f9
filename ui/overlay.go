package ui

import (
	"strings"

	"blogtui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// patch is what is laid over a part of one row of a screen: the row's own text
// in another style, or other text. The lines of an article are shared and never
// hold what only one reader sees.
type patch struct {
	row      int
	from, to int // cells, to not included
	style    theme.Style
	text     string // "" for the row's own
}

// applyPatches returns rows with patches laid over them, later ones over earlier ones.
// The rows handed in are not changed.
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

// splitAt cuts a styled line in two so that each part has its styles and links
// complete. A character that does not fit into so many cells goes to the right.
func splitAt(line string, cells int) (left, right string) {
	pen, link, wide, state := "", "", 0, byte(0)
	at := 0
	for at < len(line) {
		sequence, width, size, next := ansi.DecodeSequence(line[at:], state, nil)
		if width > 0 && wide+width > cells || width == 0 && wide >= cells && !strings.HasPrefix(sequence, "\x1b") {
			break
		}
		switch {
		case sequence == "\x1b[m" || sequence == "\x1b[0m":
			pen = ""
		case strings.HasPrefix(sequence, "\x1b[") && strings.HasSuffix(sequence, "m"):
			if wide >= cells {
				return closeStyles(line[:at], pen, link), pen + link + line[at:]
			}
			pen += sequence
		case strings.HasPrefix(sequence, "\x1b]8;"):
			link = sequence
			if sequence == ansi.ResetHyperlink() {
				link = ""
			}
		}
		at, wide, state = at+size, wide+width, next
	}
	return closeStyles(line[:at], pen, link), pen + link + line[at:]
}

// closeStyles ends what is still switched on at the end of a line.
func closeStyles(line, pen, link string) string {
	if pen != "" {
		line += ansi.ResetStyle
	}
	if link != "" {
		line += ansi.ResetHyperlink()
	}
	return line
}
