package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"blogtui/config"
	"blogtui/model/clean"
	"blogtui/ui"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// addSettingFlags gives the reader a flag for each setting that has one.
func addSettingFlags(flags *pflag.FlagSet) {
	for _, s := range config.Table {
		name := strings.TrimPrefix(s.Flag, "--")
		switch {
		case s.Flag == "" || flags.Lookup(name) != nil:
		case strings.HasSuffix(s.Values, "on or off"):
			flags.Bool(name, s.Usual == "on", s.Does)
		default:
			flags.String(name, s.Usual, s.Does+": "+s.Values)
		}
	}
}

// loadSettings loads what is set before a command of a reader at home runs. A flag
// that is wrong is a wrong call; anything else is told and does not matter.
func (e *env) loadSettings(cmd *cobra.Command) error {
	given := map[config.Name]string{}
	for _, s := range config.Table {
		flag := cmd.Flags().Lookup(strings.TrimPrefix(s.Flag, "--"))
		if flag == nil || !flag.Changed {
			continue
		}
		value := flag.Value.String()
		if flag.Name == "no-memory" {
			value = map[string]string{"true": "off", "false": "on"}[value]
		}
		given[s.Name] = value
	}
	path := os.Getenv("BLOGTUI_CONFIG")
	if path == "" {
		if folder, err := config.Folder(); err == nil { // who has no home has no file
			path = filepath.Join(folder, config.FileName)
		}
	}
	e.settings = config.Load(config.Sources{Flags: given, Variable: os.Getenv, Path: path})
	e.keys = rebindKeys(e.settings)
	var err error
	if e.theme, err = e.themeNamed(e.settings.Text(config.Theme)); err != nil {
		e.settings.Reject(config.Theme, err.Error())
	}
	for _, fault := range e.settings.Faults {
		if fault.From == config.Flag {
			return &usageError{cmd, fault}
		}
	}
	return nil
}

// rebindKeys gives the reader's keys to their actions.
func rebindKeys(s *config.Settings) ui.Keys {
	changes := make([]ui.Rebinding, len(s.Keys))
	for i, given := range s.Keys {
		changes[i] = ui.Rebinding{Action: given.Action, Keys: given.Keys}
	}
	keys, faults := ui.Rebind(changes)
	for _, fault := range faults {
		s.RejectKeys(fault.Index, fault.Text)
	}
	return keys
}

// printFaults tells on standard error what is wrong with the settings.
func (e *env) printFaults() {
	for _, fault := range e.settings.Faults {
		fmt.Fprintf(e.err, "blogtui: %s\n", clean.Line(fault.Error()))
	}
}

// faultNotice is the line about wrong settings that the reader shows, "" for none.
func (e *env) faultNotice() string {
	faults := e.settings.Faults
	switch len(faults) {
	case 0:
		return ""
	case 1:
		return clean.Line(abbreviateHome(faults[0].Error()))
	}
	return clean.Line(fmt.Sprintf("%d settings are wrong; blogtui config names them. %s", len(faults), abbreviateHome(faults[0].Error())))
}

// ascii reports whether a terminal of the caller's is drawn on with ASCII alone.
func (e *env) ascii() bool {
	switch e.settings.Text(config.ASCII) {
	case "on":
		return true
	case "off":
		return false
	}
	return typeset.ASCIIOnly(e.variable)
}

// dates is how dates are written for the caller.
func (e *env) dates() words.Dates {
	if dates, set := words.DatesNamed(e.settings.Text(config.Dates)); set {
		return dates
	}
	return words.DatesOf(e.variable)
}

// variable is a variable of the caller's environment, "" if it is not set.
func (e *env) variable(name string) string {
	for _, entry := range e.environment() {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// abbreviateHome shortens the path of the reader's home at the start of a text.
func abbreviateHome(text string) string {
	if home, err := os.UserHomeDir(); err == nil && home != "/" && strings.HasPrefix(text, home+string(filepath.Separator)) {
		return "~" + text[len(home):]
	}
	return text
}

// blogName is the blog that an argument names: "" and "-" stand for the default
// one, which may be "" itself.
func (e *env) blogName(name string) string {
	if name == "" || name == "-" {
		return e.settings.Text(config.Blog)
	}
	return name
}
