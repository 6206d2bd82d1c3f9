package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"

	"blogtui/config"
	"blogtui/model"

	"github.com/spf13/pflag"
)

// configFlag names the file that sets what no flag and no variable sets.
const configFlag = "config"

// flagValues are the values of flags by their names: more than one for flags that
// may be given again.
type flagValues map[string][]string

// variablePrefix is what variables begin with that set flags of serve. It keeps them
// apart from what readers at home set.
const variablePrefix = "BLOGTUI_SERVE_"

// warnOfVariables warns of variables that look as if they set a flag, and set none.
func warnOfVariables(flags *pflag.FlagSet, log *slog.Logger) {
	var known []string
	flags.VisitAll(func(flag *pflag.Flag) { known = append(known, variableOf(flag.Name)) })
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, variablePrefix) && !slices.Contains(known, name) {
			log.Warn("no setting has the name of this variable"+model.DidYouMean(name, known), "variable", name)
		}
	}
}

// givenFlags are the values that a command line sets.
func givenFlags(flags *pflag.FlagSet) flagValues {
	given := flagValues{}
	flags.Visit(func(flag *pflag.Flag) {
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			given[flag.Name] = list.GetSlice()
			return
		}
		given[flag.Name] = []string{flag.Value.String()}
	})
	return given
}

// variableOf is the variable that sets a flag of serve.
func variableOf(flag string) string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// serveOptions are what the flags set that are given, what variables set of the others,
// and what the file sets of the rest. The error says where what is wrong.
func (given flagValues) serveOptions() (*serveOptions, error) {
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	o := addServeFlags(flags)
	file, err := readServeFile(given.fileName(), flags)
	if err != nil {
		return nil, err
	}
	var faults []error
	flags.VisitAll(func(flag *pflag.Flag) {
		values, place := given.valuesOf(flag, file)
		for _, value := range values {
			if flags.Set(flag.Name, normaliseSwitch(flag, value)) != nil {
				faults = append(faults, fmt.Errorf("%s: %s cannot be %q, it takes %s", place, flag.Name, value, kindOf(flag)))
			}
		}
	})
	return o, errors.Join(faults...)
}

// normaliseSwitch is a value the way flags are written: a switch may be on, off, yes and no.
func normaliseSwitch(flag *pflag.Flag, value string) string {
	if flag.Value.Type() == "bool" {
		switch strings.ToLower(value) {
		case "on", "yes":
			return "true"
		case "off", "no":
			return "false"
		}
	}
	return value
}

// kindOf says in words what a flag takes.
func kindOf(flag *pflag.Flag) string {
	switch flag.Value.Type() {
	case "duration":
		return "a time, such as 90s or 10m"
	case "bool":
		return "on or off"
	case "int", "int64", "float64":
		return "a number"
	}
	return "a text"
}

// fileName is the file of settings, "" for none.
func (given flagValues) fileName() string {
	if name := given[configFlag]; name != nil {
		return name[0]
	}
	return os.Getenv(variableOf(configFlag))
}

// valuesOf are the values that a flag gets, and who says so.
func (given flagValues) valuesOf(flag *pflag.Flag, file map[string]config.Pair) (values []string, place string) {
	if values, ok := given[flag.Name]; ok {
		return values, "--" + flag.Name
	}
	if text := os.Getenv(variableOf(flag.Name)); text != "" {
		if _, list := flag.Value.(pflag.SliceValue); list {
			return strings.Split(text, ","), variableOf(flag.Name)
		}
		return []string{text}, variableOf(flag.Name)
	}
	pair := file[flag.Name]
	return pair.Values, pair.Place
}

// readServeFile reads what a file sets, by flag.
func readServeFile(name string, flags *pflag.FlagSet) (map[string]config.Pair, error) {
	if name == "" {
		return nil, nil
	}
	var names []string
	flags.VisitAll(func(flag *pflag.Flag) {
		if flag.Name != configFlag && flag.Name != "check" {
			names = append(names, flag.Name)
		}
	})
	return config.ReadPairs(name, names)
}
