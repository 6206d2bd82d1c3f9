package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/pattern"
)

// Merge conflicts of git that an author has left in the text:
// https://git-scm.com/docs/git-merge#_how_conflicts_are_presented. Markdown would read the
// second marker as the underline of a heading, and the last one as nested quotes.

const (
	conflictOurs      = "<<<<<<< "
	conflictBase      = "||||||| "
	conflictSeparator = "======="
	conflictTheirs    = ">>>>>>> "
)

// maxConflict is the number of bytes in which the other markers must follow.
const maxConflict = 32 << 10

// conflictStart translates the first marker if the others follow.
func conflictStart(d *translator, line string) string {
	if d.inConflict || d.unclosed > maxUnclosed || !strings.HasPrefix(line, conflictOurs) {
		return line
	}
	ahead := d.following[:min(len(d.following), maxConflict)]
	parts := findLine(ahead, conflictSeparator+"\n")
	if parts < 0 || findLine(ahead[:parts], conflictOurs) >= 0 || findLine(ahead[parts:], conflictTheirs) < 0 {
		d.unclosed++
		return line
	}
	d.inConflict = true
	return conflictLine(line)
}

// findLine returns the offset of the first line with the prefix begins, -1 if there is
// none.
func findLine(text, prefix string) int {
	if strings.HasPrefix(text, prefix) {
		return 0
	}
	if at := strings.Index(text, "\n"+prefix); at >= 0 {
		return at + 1
	}
	return -1
}

// conflictMarker translates the other markers of an open conflict.
func (d *translator) conflictMarker(line string) string {
	switch bare := strings.TrimRight(line, " \t\n"); {
	case strings.HasPrefix(line, conflictTheirs):
		d.inConflict = false
	case bare != conflictSeparator && !strings.HasPrefix(line, conflictBase):
		return line
	}
	return conflictLine(line)
}

// conflictLine shows a marker literally.
func conflictLine(line string) string {
	words := conflictMarkup.ReplaceAllStringFunc(strings.TrimSpace(line), func(sign string) string { return fmt.Sprintf("&#%d;", sign[0]) + sign[1:] })
	return "<br>![" + words + "](<" + ChipScheme + ">)  " + lineEnding(line)
}

// conflictMarkup matches characters with a meaning in Markdown.
var conflictMarkup = pattern.New("<[A-Za-z/!?]|[\\\\`*_()&$~!:{}|\\[\\]]")
