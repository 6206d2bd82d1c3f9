package metadata

import (
	"strings"

	"blogtui/model"
)

// Conflict markers of git.
const (
	conflictOurs      = "<<<<<<< "
	conflictBase      = "||||||| "
	conflictSeparator = "======="
	conflictTheirs    = ">>>>>>> "
)

// keepOurs resolves merge conflicts by keeping our side. Lines of the other side and of the
// markers become empty, so that line numbers stay the same.
func keepOurs(text string) string {
	if !strings.HasPrefix(text, conflictOurs) && !strings.Contains(text, "\n"+conflictOurs) {
		return text
	}
	var out strings.Builder
	within, ours := false, true
	for line := range strings.Lines(text) {
		bare := strings.TrimRight(line, " \t\r\n")
		switch {
		case strings.HasPrefix(line, conflictOurs):
			within, ours, line = true, true, "\n"
		case within && (bare == conflictSeparator || strings.HasPrefix(line, conflictBase)):
			ours, line = false, "\n"
		case within && strings.HasPrefix(line, conflictTheirs):
			within, line = false, "\n"
		case within && !ours:
			line = "\n"
		}
		out.WriteString(line)
	}
	return out.String()
}

// FindConflict returns a problem for the first merge conflict in a file, ignoring code blocks.
func FindConflict(text string) []model.Problem {
	if !strings.Contains(text, conflictOurs) || !strings.Contains(text, "\n"+conflictTheirs) {
		return nil
	}
	fence, number := "", 0
	for line := range strings.Lines(text) {
		number++
		mark := strings.TrimLeft(line, " ")
		mark = mark[:len(mark)-len(strings.TrimLeft(mark, "`~"))]
		switch {
		case fence == "" && len(mark) >= 3:
			fence = mark
		case fence != "" && strings.HasPrefix(mark, fence):
			fence = ""
		case fence == "" && strings.HasPrefix(line, conflictOurs):
			return []model.Problem{{Line: number, Severity: model.Error, Text: "git could not merge two versions of the lines from here on; keep one of them and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"}}
		}
	}
	return nil
}
