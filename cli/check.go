package cli

import (
	"context"
	"fmt"
	"slices"

	"blogtui/model"
	"blogtui/model/links"
	"blogtui/ui/plain"
	"blogtui/ui/words"

	"github.com/spf13/cobra"
)

type checkOptions struct {
	strict bool
	json   bool
}

func newCheckCommand(e *env) *cobra.Command {
	options := &checkOptions{}
	cmd := &cobra.Command{
		Use:   "check [BLOG]",
		Short: "Report problems in the files of a blog",
		Long: `Report problems in the files of a blog, one per line: path, line, what is wrong and
what to do about it. Links to a post or heading that does not exist, or to a post that
readers do not see, and missing pictures are reported as well. Links to other sites
are not checked.

An error is something that blogtui could not read, a warning something that readers
may miss, a hint something that could be better. Errors and warnings make the exit
status 1; with --strict, hints do as well.`,
		Example: `  blogtui check ~/blog
  blogtui check ~/blog && git push`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCheck(cmd.Context(), e, options, args)
		},
	}
	cmd.ValidArgsFunction = completeBlog
	cmd.Flags().BoolVar(&options.strict, "strict", false, "exit with status 1 for hints, too")
	cmd.Flags().BoolVar(&options.json, "json", false, "write one JSON array")
	return cmd
}

func runCheck(ctx context.Context, e *env, o *checkOptions, args []string) error {
	out, err := e.output("never", "")
	if err != nil {
		return err
	}
	return withBlog(ctx, e, arg(args, 0), func(ctx context.Context, b *blog) error {
		problems := model.SortedProblems(append(b.lib.Problems(), links.FindDead(ctx, b.lib, b.folder, words.LinkBrokenReason)...))
		if o.json {
			err = plain.CheckJSON(out.out, problems)
		} else {
			err = plain.Check(out.out, problems)
			fmt.Fprintf(e.err, "%s in %s\n", plain.Tally(problems), words.Noun{One: "file", Many: "files"}.Count(b.lib.Len()))
		}
		if err == nil && fails(problems, o.strict) {
			err = codeError{exitFailed}
		}
		return err
	})
}

func fails(problems []model.FileProblem, strict bool) bool {
	return slices.ContainsFunc(problems, func(p model.FileProblem) bool {
		return strict || p.Severity != model.Hint
	})
}
