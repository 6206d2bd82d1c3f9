package article

import "strings"

// isLineBlock reports whether a paragraph is a line block of Pandoc or reStructuredText: two
// or more lines that start with a bar and a space, without further bars.
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

// lineBlock removes the bars of a line block and keeps line ends and indents.
func lineBlock(inlines []Inline) []Inline {
	lineStart := true
	return trim(stripBars(inlines, &lineStart))
}

// stripBars removes the bars from inlines. lineStart tells whether a line starts with them,
// and is updated to whether one starts after them.
func stripBars(inlines []Inline, lineStart *bool) []Inline {
	var out []Inline
	for _, inline := range inlines {
		text, ok := inline.(Text)
		if !ok {
			if inner := Children(inline); inner != nil {
				inline = withChildren(inline, stripBars(inner, lineStart))
			} else {
				_, *lineStart = inline.(Break)
			}
			out = append(out, inline)
			continue
		}
		for n, line := range strings.Split(string(text), "\n") {
			if n > 0 {
				out, *lineStart = append(out, Break{}), true
			}
			if line == "" {
				continue
			}
			if *lineStart {
				line = strings.TrimPrefix(strings.TrimPrefix(line, "|"), " ")
				words := strings.TrimLeft(line, " ")
				line = strings.Repeat("\u2002", len(line)-len(words)) + words
			}
			out, *lineStart = append(out, Text(line)), false
		}
	}
	return out
}
