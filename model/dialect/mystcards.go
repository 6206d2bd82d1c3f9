package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// cardSeparatorLine matches the line that separates header, body and footer of a card of
// MyST. https://sphinx-design.readthedocs.io/en/latest/cards.html
var cardSeparatorLine = pattern.New(`^[ \t]*(?:\+{3}|\^{3})[ \t]*\n?$`)

// hasCards reports whether a source has cards as containers.
func hasCards(_ *translator, src string) bool {
	return strings.Contains(src, ":{card}") || strings.Contains(src, ":{grid-item-card}")
}

// cardSeparator removes a separator line.
func (d *translator) cardSeparator(_, line string) (written string, used int) {
	if !cardSeparatorLine.MatchString(line) {
		return "", 0
	}
	return lineEnding(line), len(line)
}

// RemoveCardSeparators replaces separators within the text of a card by blank lines.
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
