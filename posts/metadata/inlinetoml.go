package metadata

import (
	"strings"

	"blogtui/model/pattern"
)

var (
	tomlOnFenceLine  = pattern.New(`^\+\+\+[ \t]+[\w.-]+[ \t]*=`)
	nextPair         = pattern.New(`^ [\w.-]+[ \t]*=[ \t]*["'\[\d]`)
	tomlClosingFence = pattern.New(`(?m)(?:^|[ \t])\+\+\+[ \t]*$`)
)

// cutTOMLOnFenceLine cuts TOML that begins on the line of its fence, as Hugo accepts it, or is
// on that line entirely.
func cutTOMLOnFenceLine(text string) (Block, bool) {
	text, blank := strings.TrimLeft(text, " \t\n"), len(text)-len(strings.TrimLeft(text, " \t\n"))
	if !tomlOnFenceLine.MatchString(text) {
		return Block{}, false
	}
	end := tomlClosingFence.FindStringIndex(text[len("+++"):min(len(text), MaxBlock)])
	if end == nil {
		return Block{}, false
	}
	inner := text[len("+++") : len("+++")+end[0]]
	b := Block{Syntax: TOML, Text: inner, Line: 1, End: blank + len("+++") + end[1]}
	if !strings.Contains(inner, "\n") {
		b.Text = splitPairs(inner)
	}
	if b.End++; b.End > blank+len(text) {
		b.End = blank + len(text)
	}
	return b, looksLikeMetadata(b)
}

// splitPairs writes each of the pairs on one line on a line of its own.
func splitPairs(line string) string {
	var out strings.Builder
	quoted := byte(0)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quoted != 0:
			if c == quoted {
				quoted = 0
			}
		case c == '"' || c == '\'':
			quoted = c
		case c == ' ' && nextPair.MatchString(line[i:]):
			out.WriteByte('\n')
			continue
		}
		out.WriteByte(line[i])
	}
	return out.String()
}
