package article

import (
	"slices"
	"strings"

	"blogtui/model/pattern"
)

var (
	// Docusaurus: on a line before the highlighted one, or around several
	highlightLine = pattern.New(`^\s*(?://|#|--|;|%|/\*|<!--|\{/\*)\s*highlight-(next-line|start|end)\s*(?:\*/\}?|-->)?\s*$`)
	// VitePress and Shiki: at the end of the highlighted line
	highlightSuffix = pattern.New(`\s*(?://|#|--|;|%|/\*|<!--|\{/\*)\s*\[!code ([\w+-]+)[^\]\n]*\]\s*(?:\*/\}?|-->)?`)
)

// readHighlightComments removes comments that highlight lines from code, and adds those
// lines to the ones of the info string.
func readHighlightComments(code string, spans []LineRange) (string, []LineRange) {
	if !strings.Contains(code, "highlight-") && !strings.Contains(code, "[!code") {
		return code, spans
	}
	var out strings.Builder
	number, next, within := 0, false, false
	for line := range strings.Lines(code) {
		if m := highlightLine.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			next, within = m[1] == "next-line", m[1] == "start"
			continue
		}
		number++
		mark := highlightSuffix.FindStringSubmatch(line)
		if mark != nil {
			bare := strings.TrimRight(line, "\n")
			line = highlightSuffix.ReplaceAllString(bare, "") + line[len(bare):]
		}
		if (next || within || mark != nil && mark[1] != "word") && len(spans) < maxHighlightedRanges {
			spans = append(spans, LineRange{number, number})
		}
		next = false
		out.WriteString(line)
	}
	slices.SortFunc(spans, func(a, b LineRange) int { return a.First - b.First })
	return out.String(), mergeRanges(spans)
}
