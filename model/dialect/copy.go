package dialect

import "strings"

// copying describes text that is copied without expanding tags, up to an end tag.
type copying struct {
	until   string              // name of the end tag, "" if nothing is copied
	convert func(string) string // translates each line; nil copies it
	code    bool                // the text is code: the end tag closes a fence
	drop    bool                // the text is removed
}

// copyLine copies a line, or expands the part after the end tag.
func (e *expander) copyLine(line string) string {
	for at := findTag(line, 0); at != nil; at = findTag(line, at[1]) {
		t := newShortcode(line, at)
		if e.nameEnd(&t); t.closing && t.name == e.copy.until {
			e.copy.until, e.copy.convert = "", nil
			e.trackNesting(t)
			switch {
			case e.copy.code:
				e.copy.code = false
				if e.tabState.betweenCode {
					e.tabState.betweenCode = false
					return "\n"
				}
				return e.endCode(line, at[0])
			case e.copy.drop:
				e.copy.drop = false
				return e.expandTags(line[at[1]:], true)
			}
			return line[:at[0]] + e.expandTags(line[at[1]:], strings.TrimSpace(line[:at[0]]) == "")
		}
	}
	if strings.HasPrefix(e.copy.until, "tabbed") {
		if written, ok := e.tabbedLine(line); ok {
			return written
		}
	}
	switch {
	case e.copy.convert != nil:
		return e.copy.convert(line)
	case e.copy.drop:
		return "\n"
	case !e.copy.code && !e.isCode(line):
		return escapeOutput(line)
	case e.copy.until == "codeblock": // a template string of JSX: {`...`}
		line = strings.TrimPrefix(line, "{`")
		if bare, ok := strings.CutSuffix(strings.TrimRight(line, "\n"), "`}"); ok {
			return bare + lineEnding(line)
		}
	}
	return line
}

// copyRestOfLine copies the rest of the line on which the copied text begins.
func (e *expander) copyRestOfLine(line string) string {
	if e.copy.code {
		if first := strings.TrimSpace(line); first != "" {
			return withTitle(" ", first)[1:] + "\n"
		}
		return "\n"
	}
	if e.copy.drop {
		return strings.TrimRight(e.copyLine(line), "\n") + "\n"
	}
	copied := e.copyLine(line)
	if e.copy.until == "" {
		return escapeOutput(copied)
	}
	return copied
}

// escapeOutput escapes double braces at the beginning of a line of raw text.
func escapeOutput(line string) string {
	if bare := strings.TrimLeft(line, " "); strings.HasPrefix(bare, "{{") {
		return line[:len(line)-len(bare)] + "&#123;" + bare[1:]
	}
	return line
}
