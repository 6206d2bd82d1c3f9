package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/pattern"
)

// What git writes where two versions of a file did not go together, and an author has
// left: https://git-scm.com/docs/git-merge#_how_conflicts_are_presented. As Markdown the
// second line makes a heading of what stands above it, and the last one quotes.

const (
	conflictOurs   = "<<<<<<< "
	conflictBase   = "||||||| "
	conflictParts  = "======="
	conflictTheirs = ">>>>>>> "
)

// maxConflict bounds, in bytes, how far the other lines of a conflict are looked for.
const maxConflict = 32 << 10

// conflictStart reads the first line of a conflict, if the others follow.
func conflictStart(d *translator, line string) string {
	if d.inConflict || d.unclosed > maxUnclosed || !strings.HasPrefix(line, conflictOurs) {
		return line
	}
	ahead := d.following[:min(len(d.following), maxConflict)]
	parts := findLine(ahead, conflictParts+"\n")
	if parts < 0 || findLine(ahead[:parts], conflictOurs) >= 0 || findLine(ahead[parts:], conflictTheirs) < 0 {
		d.unclosed++
		return line
	}
	d.inConflict = true
	return conflictLine(line)
}

// findLine is the offset of the first line that begins so, -1 if there is none.
func findLine(text, begins string) int {
	if strings.HasPrefix(text, begins) {
		return 0
	}
	if at := strings.Index(text, "\n"+begins); at >= 0 {
		return at + 1
	}
	return -1
}

// conflict reads the other lines of one that is open.
func (d *translator) conflict(line string) string {
	switch bare := strings.TrimRight(line, " \t\n"); {
	case strings.HasPrefix(line, conflictTheirs):
		d.inConflict = false
	case bare != conflictParts && !strings.HasPrefix(line, conflictBase):
		return line
	}
	return conflictLine(line)
}

// conflictLine writes such a line as it is, apart from what stands beside it.
func conflictLine(line string) string {
	words := conflictMarkup.ReplaceAllStringFunc(strings.TrimSpace(line), func(sign string) string { return fmt.Sprintf("&#%d;", sign[0]) + sign[1:] })
	return "<br>![" + words + "](<" + ChipScheme + ">)  " + lineEnding(line)
}

// conflictMarkup matches what would be Markdown.
var conflictMarkup = pattern.New("<[A-Za-z/!?]|[\\\\`*_()&$~!:{}|\\[\\]]")
