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
		Short: "Say what is wrong with a blog",
		Long: `Say what is wrong with the files of a blog, a line each: path, line, what it is
and what to do about it. Links that lead to no post, to no heading or to a post that
readers do not see, and pictures that are missing, are named as well; addresses of
other sites are not asked for.

An error is what blogtui could not read, a warning what readers may miss, a hint
what could be better. Errors and warnings make the exit status 1; with --strict,
hints do as well.`,
		Example: `  blogtui check ~/blog
  blogtui check ~/blog && git push`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCheck(cmd.Context(), e, options, args)
		},
	}
	cmd.ValidArgsFunction = completeBlog
	cmd.Flags().BoolVar(&options.strict, "strict", false, "let hints fail as errors and warnings do")
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
