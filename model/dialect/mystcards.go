package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// cardSeparatorLine matches the line between the head, the text and the foot of a card of MyST's.
// https://sphinx-design.readthedocs.io/en/latest/cards.html
var cardSeparatorLine = pattern.New(`^[ \t]*(?:\+{3}|\^{3})[ \t]*\n?$`)

// hasCards reports a source with cards between colons, within which such lines stand.
func hasCards(_ *translator, src string) bool {
	return strings.Contains(src, ":{card}") || strings.Contains(src, ":{grid-item-card}")
}

// cardSeparator leaves out such a line.
func (d *translator) cardSeparator(_, line string) (written string, used int) {
	if !cardSeparatorLine.MatchString(line) {
		return "", 0
	}
	return lineEnding(line), len(line)
}

// RemoveCardSeparators has empty lines where such marks part the text of a card.
func RemoveCardSeparators(text string) string {
	var out strings.Builder
	code := codeTracker{afterBlank: true}
	for line := range strings.Lines(text) {
		if !code.isCode(line, true) && cardSeparatorLine.MatchString(line) {
			line = lineEnding(line)
		}
		out.WriteString(line)
	}
	return out.String()
}
