// Package cli implements the command line, one file per command. It is the only package
// that uses the terminal, the environment and the desktop.
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

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitSignal = 128 // plus the number of the signal
)

// env is the environment of a command.
type env struct {
	in       io.Reader
	out, err io.Writer
	client   *server.Command // the caller over SSH, nil for a local command
	settings *config.Settings
	keys     ui.Keys
	theme    theme.Look
	plain    bool // plain text only: no colours, no terminal queries, nothing is overwritten
}

// usageError is a wrong call of a command.
type usageError struct {
	command *cobra.Command
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// codeError sets the exit code without a message.
type codeError struct{ code int }

func (e codeError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

// Run executes a command line and returns the exit code.
func Run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	e := &env{in: in, out: out, err: errOut, settings: config.Load(config.Sources{})}
	root := newRootCommand(e)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	return e.report(root.ExecuteContext(ctx))
}

// report prints an error, with the usage if the call was wrong, and returns the exit code.
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
  blogtui --linear ~/blog        use the linear reader: plain lines and typed commands
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
	root.Flags().Bool("no-memory", false, "neither read nor write marks, places and visits")
	addSettingFlags(root.Flags())
	e.completeFlag(root, "theme", theme.Names())
	e.completeFlag(root, "dates", []string{"auto", "day-first", "month-first", "iso"})
	root.AddCommand(newListCommand(e), newShowCommand(e), newSearchCommand(e), newCheckCommand(e), newMarksCommand(e), newConfigCommand(e), newServeCommand(e), newManCommand(e), newVersionCommand(e))
	strictBuiltins(root)
	return root
}

// suggestCommand adds to the error of a blog that does not exist the command that may have
// been meant.
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
func between(minArgs, maxArgs int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < minArgs:
			return &usageError{cmd, fmt.Errorf("%s is missing", strings.Trim(strings.Fields(cmd.Use)[len(args)+1], "[]."))}
		case len(args) > 0 && args[0] == "":
			return &usageError{cmd, errors.New("the first argument is empty; name something, or leave it out")}
		case len(args) > maxArgs:
			return &usageError{cmd, fmt.Errorf("%q is one argument too many", args[maxArgs])}
		}
		return nil
	}
}

// flagError describes a wrong flag without mentioning package strconv.
func flagError(cmd *cobra.Command, err error) error {
	text := err.Error()
	if before, _, parsed := strings.Cut(text, "strconv.Parse"); parsed {
		text = before + "it is no number that can be used here"
	}
	return &usageError{cmd, errors.New(text)}
}

// terminal returns the file of a stream if it is a terminal, else nil.
func terminal(stream any) *os.File {
	if f, ok := stream.(*os.File); ok && term.IsTerminal(f.Fd()) {
		return f
	}
	return nil
}

// screenWidth returns the width of a stream's terminal in cells, or fallback.
func screenWidth(stream any, fallback int) int {
	if f := terminal(stream); f != nil {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return fallback
}

// dumbTerminal reports whether the terminal supports plain lines only.
func dumbTerminal() bool {
	name := os.Getenv("TERM")
	return (name == "" && !windows) || strings.EqualFold(name, "dumb")
}
