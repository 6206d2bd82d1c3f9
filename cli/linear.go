package cli

import (
	"context"
	"fmt"
	"io"
	"syscall"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/posts"
	"blogtui/ui"
	"blogtui/ui/linear"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// browseLinear runs the linear reader. Input may come from a file as well as from a
// terminal.
func browseLinear(ctx context.Context, e *env, o *browseOptions, args []string) error {
	e.plain = true
	e.printFaults()
	folder, _, err := e.openNamed(arg(args, 0), posts.Options{Watch: true})
	if err != nil {
		return err
	}
	defer folder.Close()
	lib, err := readWhole(ctx, e, folder)
	if err != nil {
		return err
	}
	options := linear.Options{Blog: parsingBlog{folder}, Base: o.shown.query(), Dates: e.dates()}
	if f := terminal(e.out); f != nil {
		if width, height, err := term.GetSize(f.Fd()); err == nil {
			options.Width, options.Height = width, height
		}
	}
	if folder.Opened() != "" || len(args) > 1 {
		post, heading, err := findPost(e, lib, folder, args)
		if err != nil {
			return err
		}
		options.Open, options.Heading = post.ID, heading
	}
	return converse(e, options)
}

// converse runs the linear reader until it ends or a signal arrives.
func converse(e *env, options linear.Options) error {
	signals, release := endingSignals()
	defer release()
	ended := make(chan error, 1)
	go func() { ended <- linear.Converse(e.in, e.conversationOutput(), options) }()
	select {
	case err := <-ended:
		return err
	case caught := <-signals: // the reader still waits for input and is abandoned
		fmt.Fprintln(e.out)
		number, _ := caught.(syscall.Signal)
		return codeError{exitSignal + int(number)}
	}
}

// conversationOutput returns the writer for the linear reader.
func (e *env) conversationOutput() io.Writer {
	if e.screen() && e.ascii() {
		return typeset.NewASCIIWriter(e.out)
	}
	return e.out
}

// parsingBlog is a blog that parses posts on each request.
type parsingBlog struct{ ui.Blog }

// Article reads and parses a post.
func (p parsingBlog) Article(id model.ID) (*article.Document, int, error) {
	body, err := p.Body(id)
	if err != nil {
		return nil, 0, err
	}
	return article.Parse(body), body.Line, nil
}

// newClientLinearCommand returns the command of the linear reader for clients of the server.
func newClientLinearCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "linear [ARTICLE]",
		Short: "Read with the linear reader: plain lines and typed commands",
		Long: `Read with the linear reader, which prints plain lines and takes typed commands: for
screen readers, braille displays and terminals that cannot show the reader. It writes
no escape sequences. Without a terminal it takes the commands from standard input.`,
		Example: "  ssh -t HOST linear\n  ssh -t HOST linear hello-world\n  printf '1\\nall\\n' | ssh HOST linear",
		Args:    atMost(1),
		RunE: func(_ *cobra.Command, args []string) error {
			v := e.client
			options := linear.Options{
				Blog: parsingBlog{v.Blog}, OnOpen: v.OnOpen, Width: v.Width, Height: v.Height, Dates: e.dates(),
				Base: model.Query{Drafts: true, Future: true}, // the library contains only what is served
			}
			if shared, ok := v.Blog.(linear.Blog); ok {
				options.Blog = shared
			}
			if searcher, ok := v.Blog.(ui.Searcher); ok {
				options.Index = searcher.Index()
			}
			if len(args) > 0 {
				post, heading, err := v.Blog.Library().Find(args[0])
				if err != nil {
					return err
				}
				options.Open, options.Heading = post.ID, heading
			}
			return linear.Converse(e.in, e.conversationOutput(), options)
		},
	}
}
