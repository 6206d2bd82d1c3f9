package cli

import (
	"context"

	"blogtui/ui/plain"

	"github.com/spf13/cobra"
)

type listOptions struct {
	filters
	json  bool
	color string
}

func newListCommand(e *env) *cobra.Command {
	options := &listOptions{}
	cmd := &cobra.Command{
		Use:   "list [BLOG]",
		Short: "List the posts, newest first",
		Long: `List the posts of a blog, newest first.

Filters of one kind are alternatives, kinds restrict one another. On a terminal
the list is set for reading; in a pipe each post is a line of date, slug, title,
categories and authors with tabs between them.`,
		Example: `  blogtui list ~/blog --category writing --category craft --since 2025
  blogtui list ~/blog --query "three lessons" --json
  blogtui list ~/blog | cut -f2 | shuf -n1`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runList(cmd, e, options, args)
		},
	}
	options.addFlags(cmd, e)
	cmd.Flags().BoolVar(&options.json, "json", false, "write one JSON array")
	addColorFlag(cmd, e, &options.color)
	return cmd
}

func runList(cmd *cobra.Command, e *env, o *listOptions, args []string) error {
	query, err := o.query()
	if err != nil {
		return &usageError{cmd, err}
	}
	look, err := e.look(o.color, "")
	if err != nil {
		return &usageError{cmd, err}
	}
	return withBlog(cmd.Context(), e, arg(args, 0), func(_ context.Context, b *blog) error {
		found := b.lib.Select(query)
		switch {
		case o.json:
			return plain.ListJSON(look.out, found)
		case look.screen:
			return plain.ListScreen(look.text, found, look.theme(b), e.width(), look.dates)
		}
		return plain.ListTable(look.out, found)
	})
}
