package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

// strictBuiltins makes Cobra's own commands reject wrong arguments, which they accept by
// default.
func strictBuiltins(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Args = commandOf(root)
		case "completion":
			cmd.Use, cmd.Args = "completion SHELL", cobra.ArbitraryArgs
			cmd.RunE = func(cmd *cobra.Command, _ []string) error {
				return &usageError{cmd, errors.New("name a shell: bash, zsh, fish or powershell")}
			}
			for _, shell := range cmd.Commands() {
				shell.Args = atMost(0)
			}
		}
	}
}

// commandOf accepts at most the name of one of root's commands.
func commandOf(root *cobra.Command) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if found, rest, err := root.Find(args); err != nil || len(rest) > 0 && found == root {
			return &usageError{cmd, fmt.Errorf("%q is not a command", args[0])}
		}
		return nil
	}
}
