package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/linear"
	"blogtui/ui/plain"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/spf13/cobra"
)

type showOptions struct {
	width  int
	color  string
	theme  string
	raw    bool
	json   bool
	linear bool
}

func newShowCommand(e *env) *cobra.Command {
	options := &showOptions{}
	cmd := &cobra.Command{
		Use:   "show BLOG ARTICLE",
		Short: "Write one article, typeset, on standard output",
		Long: `Write one article, typeset, on standard output.

ARTICLE is a slug, a path inside the blog, an old address or a part of one title
only. BLOG may be a Markdown file: then ARTICLE can be left out.`,
		Example: `  blogtui show ~/blog hello-world | less -R
  blogtui show ~/blog "hello" --width 60 --color always
  blogtui show ~/blog hello --linear
  blogtui show ~/blog/hello.md --json`,
		Args: between(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runShow(cmd, e, options, args)
		},
	}
	cmd.ValidArgsFunction = e.completeArticle
	flags := cmd.Flags()
	flags.IntVar(&options.width, "width", -1, "width of the text in columns; 0: lines are not wrapped (default: the terminal's, at most 80; with --linear 0 in a pipe)")
	flags.StringVar(&options.theme, "theme", "", "colours: "+strings.Join(theme.Names(), ", ")+" (default: auto, or what is set)")
	flags.BoolVar(&options.raw, "raw", false, "the file as it is, front matter and all")
	flags.BoolVar(&options.json, "json", false, "write one JSON object with text, headings, links, images and quotes")
	flags.BoolVar(&options.linear, "linear", false, "as in the linear reader, for screen readers and braille displays: every block says what it is")
	addColorFlag(cmd, e, &options.color)
	e.completeFlag(cmd, "theme", theme.Names())
	return cmd
}

func runShow(cmd *cobra.Command, e *env, o *showOptions, args []string) error {
	if o.width < -1 {
		return &usageError{cmd, fmt.Errorf("--width %d is less than 0", o.width)}
	}
	if err := o.checkFormats(); err != nil {
		return &usageError{cmd, err}
	}
	e.plain = o.linear
	out, err := e.output(o.color, o.theme)
	if err != nil {
		return &usageError{cmd, err}
	}
	return withArticle(cmd.Context(), e, args, func(_ context.Context, b *blog) error {
		if len(args) == 1 && b.folder.Opened() == "" {
			return &usageError{cmd, errors.New("name an article: blogtui list " + args[0] + " shows them")}
		}
		post, heading, err := findPost(e, b.lib, b.folder, args)
		if err != nil {
			return err
		}
		if o.raw {
			return showRaw(e, b, post)
		}
		if e.client != nil {
			e.client.OnOpen(post)
		}
		return showPost(out, b, post, heading, o, e.width())
	})
}

// checkFormats rejects more than one output format.
func (o *showOptions) checkFormats() error {
	chosen := ""
	for _, form := range []struct {
		name string
		set  bool
	}{{"--raw", o.raw}, {"--json", o.json}, {"--linear", o.linear}} {
		switch {
		case !form.set:
		case chosen != "":
			return fmt.Errorf("%s and %s cannot be used together", chosen, form.name)
		default:
			chosen = form.name
		}
	}
	return nil
}

// showRaw writes the source file unchanged. It is the reader's own file.
func showRaw(e *env, b *blog, post *model.Post) error {
	raw, err := b.folder.Raw(post.ID)
	if err != nil {
		return err
	}
	_, err = e.out.Write(raw)
	return err
}

func showPost(l output, b *blog, post *model.Post, heading string, o *showOptions, screen int) error {
	body, err := b.folder.Body(post.ID)
	if err != nil {
		return err
	}
	doc := article.Parse(body)
	if o.json {
		return plain.JSON(l.out, plain.NewContent(post, doc, body.Line))
	}
	if o.linear {
		return showLinear(l, post, doc, heading, o.width, screen)
	}
	options := typeset.Options{Width: o.width, WrapCode: true, ASCII: l.ascii, Hyperlinks: l.screen, Unbound: o.width == 0}
	if o.width < 0 {
		options.Width = min(screen, defaultWidth)
	}
	asset := func(source string) (*model.Asset, error) { return b.folder.Asset(post.ID, source) }
	lines, err := plain.Article(post, doc, heading, typeset.New(l.theme(b), options), l.dates, asset)
	if err != nil {
		return err
	}
	return plain.WriteLines(l.text, lines)
}

// showLinear writes the transcript of an article. Without a width it wraps lines for a screen only;
// other programs wrap lines themselves.
func showLinear(l output, post *model.Post, doc *article.Document, heading string, width, screen int) error {
	if width < 0 {
		width = 0
		if l.screen {
			width = screen
		}
	}
	lines, err := linear.Article(post, doc, heading, width, l.dates)
	if err != nil {
		return err
	}
	return plain.WriteLines(l.text, slices.Values(lines))
}
