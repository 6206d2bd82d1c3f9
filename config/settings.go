// Package config loads the settings of the reader from flags, environment variables, a file
// and defaults, in this order of precedence. It knows the origin of each value. Invalid
// settings are reported with their line and the nearest valid name, but never stop the
// program. It writes no files.
package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Name is the name of a setting in the file. Its environment variable is BLOGTUI_ and the
// name in capitals.
type Name string

// The settings, except keys.
const (
	Blog     Name = "blog"
	Theme    Name = "theme"
	Measure  Name = "measure"
	Mouse    Name = "mouse"
	Pictures Name = "pictures"
	Linear   Name = "linear"
	Memory   Name = "memory"
	ASCII    Name = "ascii"
	Dates    Name = "dates"
)

// Variable returns the name of the setting's environment variable.
func (n Name) Variable() string {
	return "BLOGTUI_" + strings.ToUpper(strings.ReplaceAll(string(n), "-", "_"))
}

// Setting describes a setting.
type Setting struct {
	Name        Name
	Allowed     string // description of the allowed values
	Default     string // value if nothing sets it
	Description string
	Flag        string // command line flag, "" for none

	parse    func(text string) (string, error) // validates and normalizes a value
	isPath   bool                              // a file or folder, if it looks like one
	fallback string                            // value if an invalid one is set; Default if ""
}

// Table lists all settings.
var Table = []Setting{
	{Name: Blog, Allowed: "a folder or a file", Description: "the blog that is opened when none is named", parse: parseText, isPath: true},
	{Name: Theme, Allowed: "the name of a theme, or a file", Default: "auto", Flag: "--theme", Description: "colours", parse: parseText, isPath: true},
	{Name: Measure, Allowed: "40 to 100", Default: "72", Flag: "--measure", Description: "width of the text in columns", parse: parseNumber(40, 100)},
	{Name: Mouse, Allowed: "on or off", Default: "off", Flag: "--mouse", Description: "wheel and clicks are the program's (off: the terminal selects text)", parse: parseOnOff},
	{Name: Pictures, Allowed: "on or off", Default: "on", Description: "pictures are drawn where there are 256 colours or more (off: their words)", parse: parseOnOff},
	{Name: ASCII, Allowed: "auto, on or off", Default: "auto", Flag: "--ascii", Description: "draw with ASCII alone (auto: where the locale is not UTF-8)", parse: parseAutoOnOff},
	{Name: Dates, Allowed: "auto, day-first, month-first or iso", Default: "auto", Flag: "--dates", Description: "how dates are written (auto: as the locale has it)", parse: parseOneOf("auto", "day-first", "month-first", "iso")},
	{Name: Linear, Allowed: "on or off", Default: "off", Flag: "--linear", Description: "linear reader: plain lines and typed commands, for screen readers and braille displays (always on a dumb terminal)", parse: parseOnOff},
	{Name: Memory, Allowed: "on or off", Default: "on", Flag: "--no-memory", Description: "remember what was read, favourites and places", parse: parseOnOff, fallback: "off"},
}

func lookup(name Name) *Setting {
	for i := range Table {
		if Table[i].Name == name {
			return &Table[i]
		}
	}
	return nil
}

// parseText accepts every text that is not empty.
func parseText(s string) (string, error) {
	if s == "" {
		return "", fmt.Errorf("is empty")
	}
	return s, nil
}

func parseNumber(minimum, maximum int) func(string) (string, error) {
	return func(s string) (string, error) {
		n, err := strconv.Atoi(s)
		if err != nil || n < minimum || n > maximum {
			return "", fmt.Errorf("is %q: it must be %d to %d", s, minimum, maximum)
		}
		return strconv.Itoa(n), nil
	}
}

func parseOneOf(values ...string) func(string) (string, error) {
	return func(s string) (string, error) {
		if value := strings.ToLower(s); slices.Contains(values, value) {
			return value, nil
		}
		last := len(values) - 1
		return "", fmt.Errorf("is %q: it must be %s or %s", s, strings.Join(values[:last], ", "), values[last])
	}
}

func parseAutoOnOff(s string) (string, error) {
	if strings.EqualFold(s, "auto") {
		return "auto", nil
	}
	value, err := parseOnOff(s)
	if err != nil {
		err = fmt.Errorf("is %q: it must be auto, on or off", s)
	}
	return value, err
}

func parseOnOff(s string) (string, error) {
	switch strings.ToLower(s) {
	case "on", "yes", "true", "1":
		return "on", nil
	case "off", "no", "false", "0":
		return "off", nil
	}
	return "", fmt.Errorf("is %q: it must be on or off", s)
}

// Origin is where a value comes from.
type Origin int

// Origins in ascending order of precedence.
const (
	Default Origin = iota
	File
	Variable
	Flag
)

func (o Origin) String() string { return [...]string{"default", "file", "variable", "flag"}[o] }

// Value is the effective value of a setting.
type Value struct {
	Text     string
	Origin   Origin
	Location string // "PATH:LINE", the variable or the flag; "" for a default
}

// Keys are the keys that the file binds to an action.
type Keys struct {
	Action   string
	Keys     []string
	Location string
}

// Fault is an invalid setting.
type Fault struct {
	Origin   Origin
	Location string
	Text     string
}

// Error returns a sentence that begins with the location.
func (f Fault) Error() string {
	if f.Origin == Flag {
		return f.Location + " " + f.Text
	}
	return f.Location + ": " + f.Text
}

// newFault returns a Fault for a value. The location of a flag is its name.
func (v Value) newFault(name Name, problem string) Fault {
	if v.Origin != Flag {
		problem = string(name) + " " + problem
	}
	return Fault{v.Origin, v.Location, problem}
}

// Settings holds the effective values of all settings.
type Settings struct {
	Path   string // the reader's file, "" for none
	Found  bool   // the file exists
	Keys   []Keys // key bindings of the file, in its order
	Faults []Fault

	values map[Name]Value
}

// Value returns the value of a setting with its origin.
func (s *Settings) Value(name Name) Value { return s.values[name] }

// Text returns the value of a setting.
func (s *Settings) Text(name Name) string { return s.values[name].Text }

// On reports whether a boolean setting is on.
func (s *Settings) On(name Name) bool { return s.values[name].Text == "on" }

// Number returns the value of a numeric setting.
func (s *Settings) Number(name Name) int {
	n, _ := strconv.Atoi(s.values[name].Text) // validated by parseNumber
	return n
}

// Reject reports that a value cannot be used and replaces it by the default. problem
// completes "theme ...".
func (s *Settings) Reject(name Name, problem string) {
	s.Faults = append(s.Faults, s.values[name].newFault(name, problem))
	s.values[name] = Value{Text: lookup(name).Default}
}

// RejectKeys reports a problem of the keys at an index of Keys.
func (s *Settings) RejectKeys(index int, problem string) {
	s.Faults = append(s.Faults, Fault{File, s.Keys[index].Location, problem})
}

// set stores a value if it is valid, and reports it otherwise.
func (s *Settings) set(name Name, origin Origin, location, text string) {
	setting := lookup(name)
	value, err := setting.parse(text)
	if err == nil {
		s.values[name] = Value{value, origin, location}
		return
	}
	s.Faults = append(s.Faults, Value{"", origin, location}.newFault(name, err.Error()))
	if setting.fallback != "" {
		s.values[name] = Value{setting.fallback, origin, location}
	}
}

func settingNames() []string {
	all := []string{"keys"}
	for _, s := range Table {
		all = append(all, string(s.Name))
	}
	return all
}
