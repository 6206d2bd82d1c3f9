package article

import (
	"path"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// Snippets of PyMdown, which include a file, or several between two delimiter lines:
// https://facelessuser.github.io/pymdown-extensions/extensions/snippets/
var (
	snippetLine      = pattern.New(`^-+8<-+[ \t]+["']([^"'\n:]+(?:://[^"'\n:]+)?)(?::[^"'\n]*)?["']$`) // with lines or a section of the file
	snippetDelimiter = pattern.New(`^-+8<-+$`)
)

// snippets returns placeholders for the files that a paragraph includes, nil if it contains
// other text.
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
		case snippetDelimiter.MatchString(line):
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

// isHelperFile reports whether a file contains only abbreviations and link definitions,
// which Material for MkDocs suggests to include in every page.
func isHelperFile(file string) bool {
	name := strings.ToLower(path.Base(file))
	return strings.HasPrefix(name, "abbr") || strings.HasPrefix(name, "links") || strings.HasPrefix(name, "glossary")
}
