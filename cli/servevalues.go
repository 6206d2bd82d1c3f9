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

// configFlag is the flag for a file of settings, which flags and variables override.
const configFlag = "config"

// flagValues are the given values by flag. Repeatable flags may have several.
type flagValues map[string][]string

// variablePrefix is the prefix of variables that set flags of serve. It differs from that
// of the reader's settings.
const variablePrefix = "BLOGTUI_SERVE_"

// warnOfVariables logs variables with the prefix that match no flag.
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

// givenFlags returns the flags that are set on the command line.
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

// variableOf returns the variable for a flag of serve.
func variableOf(flag string) string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// serveOptions merges the given flags, the variables and the settings file, in this order
// of precedence. Errors name the origin of a value.
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

// normaliseSwitch converts on, off, yes and no for boolean flags.
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

// kindOf describes the values of a flag.
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

// fileName returns the settings file, "" for none.
func (given flagValues) fileName() string {
	if name := given[configFlag]; name != nil {
		return name[0]
	}
	return os.Getenv(variableOf(configFlag))
}

// valuesOf returns the values of a flag and their origin.
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
	return pair.Values, pair.Location
}

// readServeFile reads a settings file by flag name.
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
