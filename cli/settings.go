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

// addSettingFlags defines a flag for each setting that has one.
func addSettingFlags(flags *pflag.FlagSet) {
	for _, s := range config.Table {
		name := strings.TrimPrefix(s.Flag, "--")
		switch {
		case s.Flag == "" || flags.Lookup(name) != nil:
		case strings.HasSuffix(s.Allowed, "on or off"):
			flags.Bool(name, s.Default == "on", s.Description)
		default:
			flags.String(name, s.Default, s.Description+": "+s.Allowed)
		}
	}
}

// loadSettings loads the settings before a local command runs. A wrong flag is a usage
// error; other faults are only reported.
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
		if folder, err := config.Dir(); err == nil { // without a home folder there is no file
			path = filepath.Join(folder, config.FileName)
		}
	}
	e.settings = config.Load(config.Sources{Flags: given, Getenv: os.Getenv, Path: path})
	e.keys = rebindKeys(e.settings)
	var err error
	if e.theme, err = e.themeNamed(e.settings.Text(config.Theme)); err != nil {
		e.settings.Reject(config.Theme, err.Error())
	}
	for _, fault := range e.settings.Faults {
		if fault.Origin == config.Flag {
			return &usageError{cmd, fault}
		}
	}
	return nil
}

// rebindKeys returns the key bindings of the settings.
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

// printFaults prints the faults of the settings to standard error.
func (e *env) printFaults() {
	for _, fault := range e.settings.Faults {
		fmt.Fprintf(e.err, "blogtui: %s\n", clean.Line(fault.Error()))
	}
}

// faultNotice returns a notice about faults of the settings, "" if there are none.
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

// ascii reports whether the caller's terminal supports ASCII only.
func (e *env) ascii() bool {
	switch e.settings.Text(config.ASCII) {
	case "on":
		return true
	case "off":
		return false
	}
	return typeset.ASCIIOnly(e.variable)
}

// dates returns the date format of the caller.
func (e *env) dates() words.Dates {
	if dates, set := words.ParseDates(e.settings.Text(config.Dates)); set {
		return dates
	}
	return words.DatesOfLocale(e.variable)
}

// variable returns an environment variable of the caller, "" if unset.
func (e *env) variable(name string) string {
	for _, entry := range e.environment() {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// abbreviateHome replaces the home folder at the start of a path by "~".
func abbreviateHome(text string) string {
	if home, err := os.UserHomeDir(); err == nil && home != "/" && strings.HasPrefix(text, home+string(filepath.Separator)) {
		return "~" + text[len(home):]
	}
	return text
}

// blogName returns the name of the blog for an argument. "" and "-" stand for the default,
// which may be the built-in blog, "".
func (e *env) blogName(name string) string {
	if name == "" || name == "-" {
		return e.settings.Text(config.Blog)
	}
	return name
}
