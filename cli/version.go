package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersionCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, like --version",
		Args:  atMost(0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(e.out, versionLine, version())
			return err
		},
	}
}

// versionLine is the output of the version command.
const versionLine = "blogtui %s\n"

// windows is set on Windows, where the console needs no TERM.
const windows = runtime.GOOS == "windows"

// version returns the version, revision and Go version of the program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, dirty := "", ""
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			revision = setting.Value[:min(len(setting.Value), 12)]
		case "vcs.modified":
			if setting.Value == "true" {
				dirty = "+changes"
			}
		}
	}
	number := info.Main.Version
	if number == "" {
		number = "(devel)"
	}
	if revision != "" && number == "(devel)" {
		number += " " + revision + dirty
	}
	return number + " (" + runtime.Version() + ")"
}
