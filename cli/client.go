package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"blogtui/config"
	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/server"
	"blogtui/ui"

	"github.com/spf13/cobra"
)

// clientCommands are the commands for clients of the server.
var clientCommands = []string{"list", "show", "search", clientConversation, "help"}

// clientConversation is the interactive one of them.
const clientConversation = "linear"

// localFlags need local files or show what is not served.
var localFlags = []string{"raw", "drafts", "future", "all"}

const clientLong = `Without a command you get the reader, which needs a terminal; linear starts
the linear reader, which needs none.

ARTICLE is a slug, a path inside the blog, an old address or a part of one title
only, each with an optional #heading.`

// runClient executes the command line of a client of the server.
func runClient(ctx context.Context, c server.Command) int {
	e := &env{in: strings.NewReader(""), out: c.Out, err: c.Err, client: &c, settings: config.Load(config.Sources{})}
	if c.In != nil {
		e.in = c.In
	}
	root := newClientRoot(e)
	if c.ParseError != "" {
		return e.report(&usageError{root, errors.New(c.ParseError)})
	}
	if strings.HasPrefix(arg(c.Args, 0), cobra.ShellCompRequestCmd) { // Cobra's completion command would read files
		return e.report(e.rejectCommand(root, c.Args))
	}
	root.SetArgs(c.Args)
	root.SetIn(e.in)
	root.SetOut(c.Out)
	root.SetErr(c.Err)
	return e.report(root.ExecuteContext(ctx))
}

func newClientRoot(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:           "ssh",
		Annotations:   map[string]string{cobra.CommandDisplayNameAnnotation: "ssh HOST"},
		Short:         "Read this blog",
		Long:          clientLong,
		Example:       "  ssh HOST\n  ssh -t HOST ARTICLE\n  ssh -t HOST linear\n  ssh HOST list --limit 5\n  ssh HOST show ARTICLE | less\n  ssh HOST search WORDS",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          e.rejectCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if args := e.client.Args; cmd == root && len(args) > 0 && !strings.HasPrefix(args[0], "-") {
			return e.rejectCommand(cmd, args) // such as scp: the command is wrong, not its flags
		}
		return flagError(cmd, err)
	})
	root.CompletionOptions.DisableDefaultCmd = true
	list, show, find := newListCommand(e), newShowCommand(e), newSearchCommand(e)
	list.Use, list.Args = "list", atMost(0)
	list.Example = "  ssh HOST list --category writing --since 2025\n  ssh HOST list --query 'three lessons' --json"
	show.Use, show.Args = "show ARTICLE", between(1, 1)
	show.Long = "Write one article, typeset, on standard output."
	show.Example = "  ssh HOST show hello-world | less\n  ssh HOST show hello-world --json"
	show.RunE = withDefaultBlog(show.RunE)
	find.Use, find.Args = "search WORDS...", atLeast(1, "name the words to look for")
	find.Example = "  ssh HOST search tide tables\n  ssh HOST search '\"the harbour\" year:2026' --json"
	find.RunE = withDefaultBlog(find.RunE)
	for _, cmd := range []*cobra.Command{list, show, find} {
		cmd.PreRunE = rejectLocalFlags
		for _, name := range localFlags {
			if flag := cmd.Flags().Lookup(name); flag != nil {
				flag.Hidden = true
			}
		}
	}
	root.AddCommand(list, show, find, newClientLinearCommand(e))
	strictBuiltins(root)
	return root
}

// withDefaultBlog runs a command that expects BLOG as its first argument.
func withDefaultBlog(run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error { return run(cmd, append([]string{""}, args...)) }
}

// rejectCommand returns the error for an unknown command. If the name matches an article it
// explains how to read it.
func (e *env) rejectCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	message := fmt.Sprintf("%q is not a command; there are %s", args[0], strings.Join(clientCommands, ", "))
	if post, _, err := e.client.Blog.Library().Find(args[0]); err == nil && !splitsWord(post.Title+"\n"+post.Slug, args[0]) {
		message += fmt.Sprintf("; to read that article: show %s, or with a terminal: ssh -t HOST %[1]s", clean.SSHQuote(post.Slug))
	}
	return &usageError{cmd, errors.New(message)}
}

// splitsWord reports whether part, wherever it occurs in text, starts or ends within a
// word, as "ls" does in "labels". Only ASCII letters count, since other scripts may not
// separate words.
func splitsWord(text, part string) bool {
	around := strings.Split(strings.ToLower(text), strings.ToLower(part))
	for i, before := range around[:len(around)-1] {
		after := around[i+1]
		if !(before != "" && isWordByte(before[len(before)-1])) && !(after != "" && isWordByte(after[0])) {
			return false
		}
	}
	return len(around) > 1
}

func isWordByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

// rejectLocalFlags refuses flags that only make sense locally.
func rejectLocalFlags(cmd *cobra.Command, _ []string) error {
	for _, name := range localFlags {
		if flag := cmd.Flags().Lookup(name); flag != nil && flag.Changed {
			return &usageError{cmd, fmt.Errorf("--%s works only with local blogs, not over SSH", name)}
		}
	}
	return nil
}

// servedBlog adapts the blog of the server for commands.
type servedBlog struct{ ui.Blog }

// Opened returns "": clients name articles.
func (servedBlog) Opened() model.ID { return "" }

// Asset fails: pictures are only served by the reader.
func (servedBlog) Asset(model.ID, string) (*model.Asset, error) {
	return nil, errors.Join(errors.New("pictures are not served"), fs.ErrPermission)
}

// Raw fails: source files are not served.
func (servedBlog) Raw(model.ID) ([]byte, error) {
	return nil, errors.Join(errors.New("files are not served"), fs.ErrPermission)
}
