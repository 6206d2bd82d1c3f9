package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newManCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Write the manual page",
		Long:    "Write the manual page on standard output, as roff.",
		Example: "  blogtui man > ~/.local/share/man/man1/blogtui.1",
		Args:    atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cmd.Root().DisableAutoGenTag = true
			cmd.Root().Long = indentTables(cmd.Root().Long)
			return doc.GenMan(cmd.Root(), &doc.GenManHeader{Title: "BLOGTUI", Section: "1", Source: "blogtui"}, e.out)
		},
	}
}

// indentTables indents the tables in a text, which Cobra converts as Markdown and would
// otherwise join to paragraphs. A table line has several blanks after its first word, or is
// a continuation line.
func indentTables(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		_, rest, _ := strings.Cut(line, " ")
		if strings.HasPrefix(line, "    ") || line != "" && strings.HasPrefix(rest, " ") {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}
