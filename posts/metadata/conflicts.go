package metadata

import (
	"strings"

	"blogtui/model"
)

// Marks of git around what it could not merge.
const (
	oursMark      = "<<<<<<< "
	baseMark      = "||||||| "
	separatorMark = "======="
	theirsMark    = ">>>>>>> "
)

// keepOurs keeps of metadata that git could not merge what was there first; the
// other lines become empty.
func keepOurs(text string) string {
	if !strings.HasPrefix(text, oursMark) && !strings.Contains(text, "\n"+oursMark) {
		return text
	}
	var out strings.Builder
	within, ours := false, true
	for line := range strings.Lines(text) {
		bare := strings.TrimRight(line, " \t\r\n")
		switch {
		case strings.HasPrefix(line, oursMark):
			within, ours, line = true, true, "\n"
		case within && (bare == separatorMark || strings.HasPrefix(line, baseMark)):
			ours, line = false, "\n"
		case within && strings.HasPrefix(line, theirsMark):
			within, line = false, "\n"
		case within && !ours:
			line = "\n"
		}
		out.WriteString(line)
	}
	return out.String()
}

// FindConflict points at the first lines of a file that git could not merge; an example
// in code is none.
func FindConflict(text string) []model.Problem {
	if !strings.Contains(text, oursMark) || !strings.Contains(text, "\n"+theirsMark) {
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
		case fence == "" && strings.HasPrefix(line, oursMark):
			return []model.Problem{{Line: number, Severity: model.Error, Text: "git could not merge two versions of the lines from here on; keep one of them and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"}}
		}
	}
	return nil
}
