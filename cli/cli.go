// Package cli is blogtui's command line: one file per command. It is the only
// package that knows the terminal, the environment and the reader's desktop.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"blogtui/config"
	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/server"
	"blogtui/ui"
	"blogtui/ui/theme"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// Exit codes of the program.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitSignal = 128 // plus the signal's number
)

// env is what a command has of the world around it.
type env struct {
	in       io.Reader
	out, err io.Writer
	client   *server.Command // who called over SSH, nil at home
	settings *config.Settings
	keys     ui.Keys
	theme    theme.Look
	plain    bool // lines of text alone: no colour, no question to the terminal, nothing drawn over
}

// usageError is a mistake in how the program was called.
type usageError struct {
	command *cobra.Command
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// codeError ends the program with a code of its own and, unless it wraps an
// error, without a word.
type codeError struct{ code int }

func (e codeError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

// Run carries out one command line and returns the program's exit code.
func Run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	e := &env{in: in, out: out, err: errOut, settings: config.Load(config.Sources{})}
	root := newRootCommand(e)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	return e.report(root.ExecuteContext(ctx))
}

// report tells the reader what went wrong, and how to call it right if that was
// the mistake.
func (e *env) report(err error) int {
	var code codeError
	var usage *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &code):
		return code.code
	case errors.As(err, &usage):
		fmt.Fprintf(e.err, "blogtui: %s\n", clean.Line(err.Error()))
		fmt.Fprintf(e.err, "Usage: %s\n", usage.command.UseLine())
		return exitUsage
	}
	fmt.Fprintf(e.err, "blogtui: %s\n", clean.Line(err.Error()))
	return exitFailed
}

const rootLong = `blogtui opens any folder of Markdown posts as a blog in the terminal.

It reads what Hugo, Jekyll, Gatsby, Zola, Hexo, Astro, Pelican, Docusaurus,
Eleventy and others read: name the folder of the posts or the root of the
project. Without BLOG it opens $BLOGTUI_BLOG, or the blog that is built in.

BLOG     a folder, a Markdown file (its folder is the blog), or - for the default
ARTICLE  a slug, a path inside the blog, an old address or a part of one title
         only, each with an optional #heading`

const rootExample = `  blogtui                        read the built-in blog, which explains blogtui
  blogtui ~/blog                 read a blog
  blogtui ~/blog hello-world     open one article
  blogtui --linear ~/blog        read in words, by questions and answers
  blogtui list ~/blog --year 2026 --category writing
  blogtui show ~/blog hello-world | less
  blogtui search ~/blog tide     find words in all posts
  blogtui check ~/blog           find what is wrong with the posts`

func newRootCommand(e *env) *cobra.Command {
	options := &browseOptions{}
	root := &cobra.Command{
		Use:               "blogtui [BLOG] [ARTICLE]",
		Short:             "Read any folder of Markdown posts as a blog in the terminal",
		Long:              rootLong,
		Example:           rootExample,
		Version:           version(),
		Args:              atMost(2),
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return e.loadSettings(cmd) },
		RunE: func(cmd *cobra.Command, args []string) error {
			return suggestCommand(cmd, arg(args, 0), runBrowse(cmd.Context(), e, options, args))
		},
	}
	root.SetVersionTemplate(fmt.Sprintf(versionLine, "{{.Version}}"))
	root.SetFlagErrorFunc(flagError)
	root.ValidArgsFunction = e.completeArticle
	options.shown.addFlags(root.Flags())
	root.Flags().Bool("no-memory", false, "remember nothing and recall nothing: marks, places, visits")
	addSettingFlags(root.Flags())
	e.completeFlag(root, "theme", theme.Names())
	e.completeFlag(root, "dates", []string{"auto", "day-first", "month-first", "iso"})
	root.AddCommand(newListCommand(e), newShowCommand(e), newSearchCommand(e), newCheckCommand(e), newMarksCommand(e), newConfigCommand(e), newServeCommand(e), newManCommand(e), newVersionCommand(e))
	strictBuiltins(root)
	return root
}

// suggestCommand names the command that was meant by a blog that isn't there.
func suggestCommand(root *cobra.Command, blog string, err error) error {
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if meant := model.DidYouMean(blog, names); meant != "" {
		return fmt.Errorf("%w%s", err, meant)
	}
	return err
}

// atMost accepts up to n arguments.
func atMost(n int) cobra.PositionalArgs { return between(0, n) }

// between accepts from least to most arguments.
func between(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return &usageError{cmd, fmt.Errorf("%s is missing", strings.Trim(strings.Fields(cmd.Use)[len(args)+1], "[]."))}
		case len(args) > 0 && args[0] == "":
			return &usageError{cmd, errors.New("the first argument is empty; name something, or leave it out")}
		case len(args) > most:
			return &usageError{cmd, fmt.Errorf("%q is one argument too many", args[most])}
		}
		return nil
	}
}

// flagError tells what is wrong with a flag, without the names of what parses numbers.
func flagError(cmd *cobra.Command, err error) error {
	text := err.Error()
	if before, _, parsed := strings.Cut(text, "strconv.Parse"); parsed {
		text = before + "it is no number that can be used here"
	}
	return &usageError{cmd, errors.New(text)}
}

// terminal returns the file behind a stream if it is a terminal, else nil.
func terminal(stream any) *os.File {
	if f, ok := stream.(*os.File); ok && term.IsTerminal(f.Fd()) {
		return f
	}
	return nil
}

// screenWidth returns the width in cells of the terminal behind a stream, or
// fallback where there is none.
func screenWidth(stream any, fallback int) int {
	if f := terminal(stream); f != nil {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return fallback
}

// dumbTerminal reports whether the terminal can only take plain lines.
func dumbTerminal() bool {
	name := os.Getenv("TERM")
	return (name == "" && !windows) || strings.EqualFold(name, "dumb")
}
