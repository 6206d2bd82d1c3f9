package plain

import (
	"fmt"
	"io"
	"strings"

	"blogtui/model"
	"blogtui/ui/words"
)

// FileProblem is the JSON form of a problem with the path of its file.
type FileProblem struct {
	Path string `json:"path"`
	Problem
}

// CheckJSON writes problems as a JSON array.
func CheckJSON(w io.Writer, problems []model.FileProblem) error {
	all := make([]FileProblem, 0, len(problems))
	for _, p := range problems {
		all = append(all, FileProblem{p.Path, Problem{p.Line, p.Severity.String(), p.Text}})
	}
	return JSON(w, all)
}

// Check writes a line "path:line: severity: text" per problem, which editors can jump to.
// Problems of a whole file get line 1.
func Check(w io.Writer, problems []model.FileProblem) error {
	var out strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&out, "%s:%d: %s: %s\n", p.Path, max(p.Line, 1), p.Severity, p.Text)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Tally returns the number of problems by severity: "1 error, 2 warnings, 3 hints".
func Tally(problems []model.FileProblem) string {
	var counts [3]int
	for _, p := range problems {
		counts[p.Severity]++
	}
	var parts []string
	for severity := model.Error; ; severity-- {
		if n := counts[severity]; n > 0 {
			parts = append(parts, words.Severities[severity].Count(n))
		}
		if severity == model.Hint {
			break
		}
	}
	if len(parts) == 0 {
		return words.ProblemsNoneFound
	}
	return strings.Join(parts, ", ")
}
