package article

import (
	"path"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

var (
	// of PyMdown's snippets, with the lines or the section of the file behind its name
	snippetLine = pattern.New(`^-+8<-+[ \t]+["']([^"'\n:]+(?:://[^"'\n:]+)?)(?::[^"'\n]*)?["']$`)
	snippetMark = pattern.New(`^-+8<-+$`)
)

// snippets are the names of the files that a paragraph of PyMdown's puts in: one a line,
// or several between two marks. nil if it is no such paragraph.
func snippets(raw string) []Inline {
	if !strings.HasPrefix(raw, "-") || !strings.Contains(raw, "8<") {
		return nil
	}
	var chips []Inline
	between := false
	for line := range strings.Lines(raw) {
		line = strings.TrimSpace(line)
		file := ""
		switch m := snippetLine.FindStringSubmatch(line); {
		case snippetMark.MatchString(line):
			between = !between
		case m != nil:
			file = m[1]
		case between:
			file, _, _ = strings.Cut(line, ":")
		default:
			return nil
		}
		if file == "" || isHelperFile(file) || len(file) > dialect.MaxChip {
			continue
		}
		if len(chips) > 0 {
			chips = append(chips, Text(" "))
		}
		chips = append(chips, Placeholder(file))
	}
	return chips
}

// isHelperFile reports a file that holds explanations of abbreviations and addresses of links
// alone, as the documentation of Material for MkDocs advises to put in everywhere.
func isHelperFile(file string) bool {
	name := strings.ToLower(path.Base(file))
	return strings.HasPrefix(name, "abbr") || strings.HasPrefix(name, "links") || strings.HasPrefix(name, "glossary")
}
