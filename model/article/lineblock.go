package article

import "strings"

// isLineBlock reports a line block, as Pandoc and reStructuredText have it: two lines or
// more, each behind a bar and a blank, with no other bar in them.
func isLineBlock(raw string) bool {
	lines := 0
	for line := range strings.Lines(raw) {
		line = strings.TrimRight(line, " \t\n")
		if !strings.HasPrefix(line, "| ") && line != "|" || strings.LastIndexByte(line, '|') > 0 {
			return false
		}
		lines++
	}
	return lines > 1
}

// lineBlock takes the bars off the lines of such a block, which stay lines, and stay set
// in.
func lineBlock(inlines []Inline) []Inline {
	begins := true
	return trim(stripBars(inlines, &begins))
}

// stripBars does so to a part of it; begins says whether a line begins there, and then
// behind it.
func stripBars(inlines []Inline, begins *bool) []Inline {
	var out []Inline
	for _, inline := range inlines {
		text, ok := inline.(Text)
		if !ok {
			if inner := Children(inline); inner != nil {
				inline = withChildren(inline, stripBars(inner, begins))
			} else {
				_, *begins = inline.(Break)
			}
			out = append(out, inline)
			continue
		}
		for n, line := range strings.Split(string(text), "\n") {
			if n > 0 {
				out, *begins = append(out, Break{}), true
			}
			if line == "" {
				continue
			}
			if *begins {
				line = strings.TrimPrefix(strings.TrimPrefix(line, "|"), " ")
				words := strings.TrimLeft(line, " ")
				line = strings.Repeat("\u2002", len(line)-len(words)) + words
			}
			out, *begins = append(out, Text(line)), false
		}
	}
	return out
}
