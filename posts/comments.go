package posts

import (
	"strings"

	"blogtui/model/pattern"
)

// commentField matches a comment that is a field, of HTMLy: <!--t A title t-->.
var commentField = pattern.New(`^<!--(\w+)[ \t]+(.*?)[ \t]*\b(\w+)-->[ \t]*$`)

// commentNames are the fields whose names HTMLy shortens.
var commentNames = map[string]string{"t": "title", "d": "description", "tag": "tags"}

// cutComments cuts lines of comments that are fields each.
func cutComments(text string) (block, bool) {
	var pairs strings.Builder
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		m := commentField.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil || m[1] != m[3] {
			break
		}
		name := m[1]
		if full := commentNames[name]; full != "" {
			name = full
		}
		pairs.WriteString(name + ": " + m[2] + "\n")
		at += len(line)
	}
	return block{syntax: pairSyntax, line: 1, text: pairs.String(), end: at}, at > 0 && tells(pairs.String())
}

// cutSemicolons cuts pairs between two lines of semicolons, of Coleslaw.
func cutSemicolons(text string) (block, bool) {
	const fence = ";;;;;\n"
	inner, ok := strings.CutPrefix(text, fence)
	end := strings.Index(inner, "\n"+fence)
	if !ok || end < 0 {
		return block{}, false
	}
	return block{syntax: pairSyntax, line: 2, text: inner[:end+1], end: 2*len(fence) + end + 1}, tells(inner[:end+1])
}
