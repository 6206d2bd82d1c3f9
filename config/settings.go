// Package config gathers what a reader has set: flags over variables over the
// reader's own file over what is usual. It knows where each value came from,
// names what is wrong with the line and the nearest right name, and never stops
// the program for it. It reads one file and writes none.
package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Name is a setting as the file calls it. The variable is BLOGTUI_ and the name
// in capitals.
type Name string

// The settings, but for the keys.
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

// Variable is the environment variable of a setting.
func (n Name) Variable() string {
	return "BLOGTUI_" + strings.ToUpper(strings.ReplaceAll(string(n), "-", "_"))
}

// Setting is one thing that can be set.
type Setting struct {
	Name        Name
	Allowed     string // what it may be, in words
	Default     string // what it is when nothing sets it
	Description string
	Flag        string // of the reader, "" for none

	read    func(text string) (string, error) // checks a value and spells it the one way
	path    bool                              // a file or a folder, if it looks like one
	onWrong string                            // what it is when it is set to something wrong; Default if ""
}

// Table is every setting there is.
var Table = []Setting{
	{Name: Blog, Allowed: "a folder or a file", Description: "the blog that is opened when none is named", read: text, path: true},
	{Name: Theme, Allowed: "the name of a theme, or a file", Default: "auto", Flag: "--theme", Description: "colours", read: text, path: true},
	{Name: Measure, Allowed: "40 to 100", Default: "72", Flag: "--measure", Description: "width of the text in columns", read: number(40, 100)},
	{Name: Mouse, Allowed: "on or off", Default: "off", Flag: "--mouse", Description: "wheel and clicks are the program's (off: the terminal selects text)", read: onOff},
	{Name: Pictures, Allowed: "on or off", Default: "on", Description: "pictures are drawn where there are 256 colours or more (off: their words)", read: onOff},
	{Name: ASCII, Allowed: "auto, on or off", Default: "auto", Flag: "--ascii", Description: "draw with ASCII alone (auto: where the locale is not UTF-8)", read: autoOnOff},
	{Name: Dates, Allowed: "auto, day-first, month-first or iso", Default: "auto", Flag: "--dates", Description: "how dates are written (auto: as the locale has it)", read: oneOf("auto", "day-first", "month-first", "iso")},
	{Name: Linear, Allowed: "on or off", Default: "off", Flag: "--linear", Description: "read in words: numbered lists and questions, for screen readers and braille lines (what a dumb terminal gets)", read: onOff},
	{Name: Memory, Allowed: "on or off", Default: "on", Flag: "--no-memory", Description: "remember what was read, favourites and places", read: onOff, onWrong: "off"},
}

func setting(name Name) *Setting {
	for i := range Table {
		if Table[i].Name == name {
			return &Table[i]
		}
	}
	return nil
}

// text takes anything but nothing.
func text(s string) (string, error) {
	if s == "" {
		return "", fmt.Errorf("is empty")
	}
	return s, nil
}

func number(least, most int) func(string) (string, error) {
	return func(s string) (string, error) {
		n, err := strconv.Atoi(s)
		if err != nil || n < least || n > most {
			return "", fmt.Errorf("is %q: it may be %d to %d", s, least, most)
		}
		return strconv.Itoa(n), nil
	}
}

func oneOf(values ...string) func(string) (string, error) {
	return func(s string) (string, error) {
		if value := strings.ToLower(s); slices.Contains(values, value) {
			return value, nil
		}
		last := len(values) - 1
		return "", fmt.Errorf("is %q: it may be %s or %s", s, strings.Join(values[:last], ", "), values[last])
	}
}

func autoOnOff(s string) (string, error) {
	if strings.EqualFold(s, "auto") {
		return "auto", nil
	}
	value, err := onOff(s)
	if err != nil {
		err = fmt.Errorf("is %q: it may be auto, on or off", s)
	}
	return value, err
}

func onOff(s string) (string, error) {
	switch strings.ToLower(s) {
	case "on", "yes", "true", "1":
		return "on", nil
	case "off", "no", "false", "0":
		return "off", nil
	}
	return "", fmt.Errorf("is %q: it may be on or off", s)
}

// Origin is where a value came from.
type Origin int

// Origins, from the weakest to the strongest.
const (
	Default Origin = iota
	File
	Variable
	Flag
)

func (o Origin) String() string { return [...]string{"default", "file", "variable", "flag"}[o] }

// Value is a setting that is in force.
type Value struct {
	Text     string
	Origin   Origin
	Location string // "PATH:LINE", the variable or the flag; "" when Origin is Default
}

// Keys are the keys that the file gives to an action.
type Keys struct {
	Action   string
	Keys     []string
	Location string
}

// Fault is something wrong with what was set, where, and what to do.
type Fault struct {
	Origin   Origin
	Location string
	Text     string
}

// Error is a sentence that begins with the place.
func (f Fault) Error() string {
	if f.Origin == Flag {
		return f.Location + " " + f.Text
	}
	return f.Location + ": " + f.Text
}

// faultOf is what is wrong with a value; a flag has its name as its place.
func (v Value) faultOf(name Name, wrong string) Fault {
	if v.Origin != Flag {
		wrong = string(name) + " " + wrong
	}
	return Fault{v.Origin, v.Location, wrong}
}

// Settings are all values in force.
type Settings struct {
	Path   string // of the reader's file, "" where there is no place for one
	Found  bool   // the file is there
	Keys   []Keys // that the file changes, in its order
	Faults []Fault

	values map[Name]Value
}

// Value returns a setting with where it came from.
func (s *Settings) Value(name Name) Value { return s.values[name] }

// Text returns a setting as it was written.
func (s *Settings) Text(name Name) string { return s.values[name].Text }

// On returns a setting that is on or off.
func (s *Settings) On(name Name) bool { return s.values[name].Text == "on" }

// Number returns a setting that is a number.
func (s *Settings) Number(name Name) int {
	n, _ := strconv.Atoi(s.values[name].Text) // it was read as a number
	return n
}

// Reject notes that a value cannot be used and puts the usual one in its place.
// What is wrong completes "theme ...".
func (s *Settings) Reject(name Name, wrong string) {
	s.Faults = append(s.Faults, s.values[name].faultOf(name, wrong))
	s.values[name] = Value{Text: setting(name).Default}
}

// RejectKeys notes what is wrong with the keys at a place of Keys.
func (s *Settings) RejectKeys(at int, wrong string) {
	s.Faults = append(s.Faults, Fault{File, s.Keys[at].Location, wrong})
}

// set takes a value in, unless it is wrong, which is noted.
func (s *Settings) set(name Name, from Origin, place, text string) {
	known := setting(name)
	value, err := known.read(text)
	if err == nil {
		s.values[name] = Value{value, from, place}
		return
	}
	s.Faults = append(s.Faults, Value{"", from, place}.faultOf(name, err.Error()))
	if known.onWrong != "" {
		s.values[name] = Value{known.onWrong, from, place}
	}
}

func names() []string {
	all := []string{"keys"}
	for _, s := range Table {
		all = append(all, string(s.Name))
	}
	return all
}
