package metadata

import (
	"strings"

	"blogtui/model/pattern"
)

// https://ablog.readthedocs.io/en/stable/manual/posting-and-listing.html
var (
	postDirective = pattern.New("\\A((?:`{3,}|:{3,}))\\{post\\}[ \\t]*([^\\n]*)\\n")
	postOption    = pattern.New(`^[ \t]*:([\w-]+):[ \t]*(.*?)[ \t]*$`)
	setextTitle   = pattern.New(`\A([^\n]*\S[^\n]*)\n(?:=+|-{3,})[ \t]*\n`)
)

// cutPostDirective cuts the directive that makes a page of Sphinx a post, at the beginning or
// below the title. A directive without a date makes a draft.
func cutPostDirective(text string) (Block, bool) {
	if !strings.Contains(text[:min(len(text), MaxBlock)], "{post}") {
		return Block{}, false
	}
	pairs, rest := "", strings.TrimLeft(text, " \n")
	if !postDirective.MatchString(rest) {
		title, below, _ := strings.Cut(rest, "\n")
		bare, heading := strings.CutPrefix(title, "# ")
		if m := setextTitle.FindStringSubmatch(rest); !heading && m != nil {
			bare, heading, below = m[1], true, rest[len(m[0])-1:]
		}
		if rest = strings.TrimLeft(below, " \n"); !heading || !postDirective.MatchString(rest) {
			return Block{}, false
		}
		pairs = "Title: " + bare
	}
	pairs = strings.TrimLeft(pairs+strings.Repeat("\n", strings.Count(text[:len(text)-len(rest)], "\n")), "\n")
	b := Block{Syntax: Pairs, Line: 1}
	if pairs == "" {
		b.Line += strings.Count(text[:len(text)-len(rest)], "\n")
	}
	m := postDirective.FindStringSubmatch(rest)
	var fields strings.Builder
	fields.WriteString(pairs)
	if m[2] == "" {
		fields.WriteString("Draft: true\n")
	} else {
		fields.WriteString("Date: " + m[2] + "\n")
	}
	for rest = rest[len(m[0]):]; rest != "" && fields.Len() < MaxBlock; {
		line, below, _ := strings.Cut(rest, "\n")
		rest = below
		if closing := strings.TrimSpace(line); strings.HasPrefix(closing, m[1]) && strings.Trim(closing, m[1][:1]) == "" {
			b.Text, b.End = fields.String(), len(text)-len(rest)
			return b, true
		}
		fields.WriteString(parseOption(line) + "\n")
	}
	return Block{}, false
}

// parseOption returns an option of the directive as a pair. Options with a number are ignored:
// they count paragraphs and pictures of the text.
func parseOption(line string) string {
	m := postOption.FindStringSubmatch(line)
	if m == nil || strings.Trim(m[2], "0123456789") == "" {
		return ""
	}
	if m[1] == "redirect" {
		m[1] = "redirect_from"
	}
	return m[1] + ": " + strings.Trim(m[2], `"'`)
}
