package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// cardMark matches the line between the head, the text and the foot of a card of MyST's.
// https://sphinx-design.readthedocs.io/en/latest/cards.html
var cardMark = pattern.New(`^[ \t]*(?:\+{3}|\^{3})[ \t]*\n?$`)

// holdsCards reports a source with cards between colons, within which such lines stand.
func holdsCards(_ *translator, src string) bool {
	return strings.Contains(src, ":{card}") || strings.Contains(src, ":{grid-item-card}")
}

// withoutCardMark leaves out such a line.
func (d *translator) withoutCardMark(_, line string) (written string, used int) {
	if !cardMark.MatchString(line) {
		return "", 0
	}
	return lineEnd(line), len(line)
}

// RemoveCardSeparators has empty lines where such marks part the text of a card.
func RemoveCardSeparators(text string) string {
	var out strings.Builder
	code := codeLines{blank: true}
	for line := range strings.Lines(text) {
		if !code.in(line, true) && cardMark.MatchString(line) {
			line = lineEnd(line)
		}
		out.WriteString(line)
	}
	return out.String()
}
