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

// indentTables indents the tables in a text, since it is read as Markdown, which
// would run their lines together: the lines whose first word is followed by a gap,
// and those that go on below.
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
