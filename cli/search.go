package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/search"
	"blogtui/ui"
	"blogtui/ui/plain"

	"github.com/spf13/cobra"
)

type searchOptions struct {
	visibility
	limit int
	json  bool
	color string
}

// Limits of excerpts, in runes.
var excerptLimits = search.ExcerptLimits{Max: 3, ContextRunes: 40, MaxRunes: 160}

// maxClientResults limits the results for a client of the server, since each post is read.
const maxClientResults = 100

func newSearchCommand(e *env) *cobra.Command {
	options := &searchOptions{}
	cmd := &cobra.Command{
		Use:   "search BLOG WORDS...",
		Short: "Find words in all posts: title, categories, tags, authors, summary and text",
		Long: `Find words in all posts: title, categories, tags, authors, summary and text,
code too. Case and accents do not matter.

A post matches if it has all words; the last word may be incomplete. Words in
quotation marks must follow each other (if no post has the phrase, posts with the
words are found). title: category: tag: author: year: summary: body: before a word or
phrase say where it must be. Matches in titles come first, then those in names or
summaries; within each group the newest posts come first.

On a terminal the results are formatted for reading; in a pipe each excerpt is a line
"path:line: text". Without results the exit status is 1, as with grep.`,
		Example: `  blogtui search ~/blog tide tables
  blogtui search ~/blog "the harbour" author:falk year:2026
  blogtui search ~/blog --json --limit 5 harbour`,
		Args: atLeast(2, "name a blog and the words to look for"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runSearch(cmd, e, options, args[0], args[1:])
		},
	}
	cmd.ValidArgsFunction = completeBlog
	flags := cmd.Flags()
	flags.IntVar(&options.limit, "limit", 0, "maximum number of posts (0: all)")
	flags.BoolVar(&options.json, "json", false, "write one JSON array")
	options.addFlags(flags)
	addColorFlag(cmd, e, &options.color)
	return cmd
}

// atLeast accepts a minimum number of arguments. text is the error.
func atLeast(minArgs int, text string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < minArgs {
			return &usageError{cmd, errors.New(text)}
		}
		return nil
	}
}

func runSearch(cmd *cobra.Command, e *env, o *searchOptions, blogName string, arguments []string) error {
	query, words := search.ParseArguments(arguments), strings.Join(arguments, " ")
	phrased := slices.ContainsFunc(arguments, func(a string) bool { return strings.ContainsFunc(a, unicode.IsSpace) })
	if query.Empty() {
		return &usageError{cmd, fmt.Errorf("%q holds no word to look for", words)}
	}
	if o.limit < 0 {
		return &usageError{cmd, fmt.Errorf("--limit %d is less than 0", o.limit)}
	}
	out, err := e.output(o.color, "")
	if err != nil {
		return &usageError{cmd, err}
	}
	return withBlog(cmd.Context(), e, blogName, func(ctx context.Context, b *blog) error {
		hits := b.search(ctx, e, query, o)
		if phrased && len(hits) == 0 {
			if hits = b.search(ctx, e, search.Parse(words), o); len(hits) > 0 {
				fmt.Fprintf(e.err, "blogtui: no post has %q as a phrase; these have its words\n", clean.Line(words))
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case o.json:
			err = plain.SearchJSON(out.out, hits)
		case out.screen:
			err = plain.SearchScreen(out.text, hits, out.theme(b), e.width(), out.dates)
		default:
			err = plain.SearchLines(out.out, hits, out.theme(b))
		}
		if err == nil && len(hits) == 0 {
			return fmt.Errorf("no post has %s", words)
		}
		return err
	})
}

// search finds posts. Locally it reads each post once, which is as fast as building an
// index; clients of a server share its index.
func (b *blog) search(ctx context.Context, e *env, query search.Query, o *searchOptions) []search.Hit {
	read := func(p *model.Post) (model.Body, error) { return b.folder.Body(p.ID) }
	if e.client == nil {
		hits := search.Scan(ctx, b.lib.Select(o.query()), query, read, excerptLimits)
		if o.limit > 0 {
			hits = hits[:min(o.limit, len(hits))]
		}
		return hits
	}
	limit := maxClientResults
	if o.limit > 0 {
		limit = min(o.limit, maxClientResults)
	}
	index := ui.IndexOf(e.client.Blog, o.query())
	running := index.Start(b.lib, query)
	for ctx.Err() == nil {
		if found := running.Step(100*time.Millisecond, limit); found.Done {
			return search.Scan(ctx, found.Posts, query, read, excerptLimits)
		}
	}
	return nil
}
