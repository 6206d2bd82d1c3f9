package cli

import (
	"context"
	"fmt"

	"blogtui/model"
	"blogtui/model/clean"
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

Several filters of one kind are alternatives; filters of different kinds must all
match. On a terminal the list is formatted for reading; in a pipe each post is a line
with date, slug, title, categories and authors, separated by tabs.`,
		Example: `  blogtui list ~/blog --category writing --category craft --since 2025
  blogtui list ~/blog --query "three lessons" --json
  blogtui list ~/blog | cut -f2 | shuf -n1`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runList(cmd, e, options, args)
		},
	}
	cmd.ValidArgsFunction = completeBlog
	options.addFlags(cmd, e)
	cmd.Flags().BoolVar(&options.json, "json", false, "write one JSON array")
	addColorFlag(cmd, e, &options.color)
	return cmd
}

func runList(cmd *cobra.Command, e *env, o *listOptions, args []string) error {
	if e.client != nil { // the library contains only what is served
		o.drafts, o.future = true, true
	}
	query, err := o.query()
	if err != nil {
		return &usageError{cmd, err}
	}
	out, err := e.output(o.color, "")
	if err != nil {
		return &usageError{cmd, err}
	}
	return withBlog(cmd.Context(), e, arg(args, 0), func(_ context.Context, b *blog) error {
		found := b.lib.Select(query)
		o.reportUnknown(e, b.lib, len(found) == 0)
		switch {
		case o.json:
			return plain.ListJSON(out.out, found)
		case out.screen:
			return plain.ListScreen(out.text, found, out.theme(b), e.width(), out.dates)
		}
		return plain.ListTable(out.out, found)
	})
}

// reportUnknown prints the given names that no post has, or that nothing was found, since
// an empty list explains neither.
func (o *listOptions) reportUnknown(e *env, lib *model.Library, empty bool) {
	shown := o.visibility.query()
	have := lib.Facets(shown)
	reported := false
	for _, kind := range []struct {
		what  string
		asked []string
		have  []model.Count
		only  func(*model.Query, string)
	}{
		{"category", o.categories, have.Categories, func(q *model.Query, name string) { q.Categories = []string{name} }},
		{"tag", o.tags, have.Tags, func(q *model.Query, name string) { q.Tags = []string{name} }},
		{"author", o.authors, have.Authors, func(q *model.Query, name string) { q.Authors = []string{name} }},
	} {
		for _, name := range kind.asked {
			query := shown
			kind.only(&query, name)
			if len(lib.Select(query)) > 0 {
				continue
			}
			reported = true
			fmt.Fprintf(e.err, "blogtui: no post has the %s %s%s\n", kind.what, clean.Line(name), model.DidYouMean(name, namesOf(kind.have)))
		}
	}
	if empty && !reported {
		fmt.Fprintln(e.err, "blogtui: no post matches")
	}
}

func namesOf(counts []model.Count) []string {
	names := make([]string, len(counts))
	for i, c := range counts {
		names[i] = c.Name
	}
	return names
}
