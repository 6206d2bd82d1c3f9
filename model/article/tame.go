package article

import "strings"

// tame bounds what a line can ask of the Markdown parser, whose cost grows with
// the square of the nesting: container marks beyond maxDepth are dropped (">")
// or escaped (list marks). Lines within fenced code stay as they are, and no
// line is added or removed.
func tame(src string) string {
	if !hostile(src) {
		return src
	}
	var out strings.Builder
	out.Grow(len(src))
	fence := ""
	for line := range strings.Lines(src) {
		body, marks := containerMarks(line)
		switch mark := fenceMark(body); {
		case fence != "":
			if mark != "" && strings.HasPrefix(mark, fence) {
				fence = ""
			}
		case mark != "":
			fence = mark
		case marks > maxDepth:
			line = cutMarks(line)
		}
		out.WriteString(line)
	}
	return out.String()
}

// hostile reports whether a line of src could hold more container marks than
// are allowed: a cheap look that nearly every article passes.
func hostile(src string) bool {
	for line := range strings.Lines(src) {
		if _, marks := containerMarks(line); marks > maxDepth {
			return true
		}
	}
	return false
}

// containerMarks returns what follows the quote and list marks at the
// beginning of a line, and their number.
func containerMarks(line string) (rest string, marks int) {
	for {
		trimmed := strings.TrimLeft(line, " \t")
		size := markSize(trimmed)
		if size == 0 {
			return trimmed, marks
		}
		marks++
		line = trimmed[size:]
	}
}

// markSize returns the bytes of the container mark at the beginning of s, 0 if
// there is none.
func markSize(s string) int {
	if s == "" {
		return 0
	}
	if s[0] == '>' {
		return 1
	}
	i := 0
	for i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i < len(s) && (i > 0 && (s[i] == '.' || s[i] == ')') || i == 0 && strings.IndexByte("-*+", s[i]) >= 0) {
		if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t' || s[i+1] == '\n' {
			return i + 1
		}
	}
	return 0
}

// cutMarks keeps the first maxDepth marks of a line.
func cutMarks(line string) string {
	rest := line
	for range maxDepth {
		rest = strings.TrimLeft(rest, " \t")
		rest = rest[markSize(rest):]
	}
	head := line[:len(line)-len(rest)]
	if rest = strings.TrimLeft(rest, " \t>"); markSize(rest) > 0 {
		return head + " \\" + rest
	}
	return head + " " + rest
}

// fenceMark returns the back quotes or tildes that open or close a fence.
func fenceMark(line string) string {
	for _, mark := range []string{"`", "~"} {
		if size := len(line) - len(strings.TrimLeft(line, mark)); size >= 3 {
			return line[:size]
		}
	}
	return ""
}
