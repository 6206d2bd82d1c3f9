package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"blogtui/marks"
	"blogtui/model/clean"
	"blogtui/ui/words"

	"github.com/spf13/cobra"
)

func newMarksCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "marks",
		Short: "Export, import or delete the reading marks of blogs",
		Long: `What you have read, your favourites, the places where you stopped reading and
which posts were there at your last visit are kept in a folder of your own:
$XDG_STATE_HOME/blogtui/marks, by default ~/.local/state/blogtui/marks.

Deleting that folder is harmless. --no-memory, or BLOGTUI_MEMORY=off, keeps
blogtui from reading and writing it. Nothing is ever kept of who reads over SSH.`,
		Args: oneOfItsCommands,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newMarksExportCommand(e), newMarksImportCommand(e), newMarksClearCommand(e))
	return cmd
}

// oneOfItsCommands accepts no arguments and lists the subcommands in its error.
func oneOfItsCommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return &usageError{cmd, fmt.Errorf("%q is not a command of %s; there are %s", args[0], cmd.Name(), strings.Join(names, ", "))}
}

func newMarksExportCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "export [BLOG]",
		Short: "Write the reading marks of a blog, or of all, as JSON",
		Example: `  blogtui marks export > marks.json
  blogtui marks export ~/blog | ssh elsewhere blogtui marks import - blog`,
		Args: atMost(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.withMarks(args, 0, func(home, blog string) error {
				document, err := marks.Export(home, blog)
				if err != nil {
					return err
				}
				return document.Write(e.out)
			})
		},
	}
}

func newMarksImportCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE [BLOG]",
		Short: "Add exported reading marks to those of this machine",
		Long: `Add exported reading marks to those of this machine. If a mark differs, the newer one
is kept. FILE is a file that export has written, or - for standard input. BLOG is the
folder of the blog on this machine, if the file has only one.`,
		Example: "  blogtui marks import marks.json",
		Args:    between(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.withMarks(args, 1, func(home, blog string) error {
				document, err := readMarks(e, args[0])
				if err != nil {
					return err
				}
				if err := marks.Import(home, document, blog); err != nil {
					return err
				}
				posts := 0
				for _, b := range document.Blogs {
					posts += b.Posts()
				}
				fmt.Fprintf(e.out, "Added the marks of %s in %s\n", words.Post.Count(posts), words.Noun{One: "blog", Many: "blogs"}.Count(len(document.Blogs)))
				return nil
			})
		},
	}
}

func newMarksClearCommand(e *env) *cobra.Command {
	sure := false
	cmd := &cobra.Command{
		Use:     "clear [BLOG]",
		Short:   "Delete the reading marks of a blog, or of all",
		Example: "  blogtui marks clear ~/blog\n  blogtui marks clear --yes",
		Args:    atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.withMarks(args, 0, func(home, blog string) error {
				what := "all blogs"
				if blog != "" {
					what = clean.Line(blog)
				}
				if !sure {
					if terminal(e.in) == nil {
						return &usageError{cmd, errors.New("without a terminal to ask on, clear needs --yes")}
					}
					fmt.Fprintf(e.err, "Forget what you have read in %s? [y/N] ", what)
					answer, _ := bufio.NewReader(e.in).ReadString('\n') // end of input means no
					if yes := strings.ToLower(strings.TrimSpace(answer)); yes != "y" && yes != "yes" {
						fmt.Fprintln(e.err, "Nothing is forgotten")
						return nil
					}
				}
				return marks.Clear(home, blog)
			})
		},
	}
	cmd.Flags().BoolVar(&sure, "yes", false, "don't ask")
	return cmd
}

// withMarks calls use with the folder of marks and the key of the blog that an argument
// names, "" without one.
func (e *env) withMarks(args []string, at int, use func(home, blog string) error) error {
	home, err := marksFolder()
	if err != nil {
		return err
	}
	blog := ""
	if len(args) > at {
		if blog, err = marksKey(e.blogName(args[at])); err != nil {
			return err
		}
	}
	return use(home, blog)
}

// readMarks reads an exported file, or standard input for "-".
func readMarks(e *env, name string) (marks.Document, error) {
	var in io.Reader = e.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return marks.Document{}, err
		}
		defer file.Close()
		in = file
	}
	document, err := marks.ReadDocument(in)
	if err != nil {
		return document, fmt.Errorf("%s: %w", clean.Line(name), err)
	}
	return document, nil
}
