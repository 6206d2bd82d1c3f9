package cli

import (
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
			return doc.GenMan(cmd.Root(), &doc.GenManHeader{Title: "BLOGTUI", Section: "1", Source: "blogtui"}, e.out)
		},
	}
}
