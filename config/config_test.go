package config

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/configuration.md anew")

// loadText returns the settings of a file with the given text, and of variables and flags.
func loadText(t *testing.T, text string, variables map[string]string, flags map[Name]string) *Settings {
	t.Helper()
	path := filepath.Join(t.TempDir(), FileName)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s := Load(Sources{Path: path, Getenv: func(name string) string { return variables[name] }, Flags: flags})
	trimFolder(s, filepath.Dir(path)+string(filepath.Separator))
	return s
}

// trimFolder removes the folder of the file.
func trimFolder(s *Settings, folder string) {
	for i := range s.Faults {
		s.Faults[i].Location = strings.TrimPrefix(s.Faults[i].Location, folder)
	}
	for i := range s.Keys {
		s.Keys[i].Location = strings.TrimPrefix(s.Keys[i].Location, folder)
	}
	for name, v := range s.values {
		v.Location = strings.TrimPrefix(v.Location, folder)
		s.values[name] = v
	}
}

func TestFlagsComeBeforeVariablesAndTheseBeforeTheFile(t *testing.T) {
	s := loadText(t, "# mine\ntheme: light\nmeasure: 60\n\nmouse: yes\n",
		map[string]string{"BLOGTUI_MEASURE": "66", "BLOGTUI_MOUSE": "off"}, map[Name]string{Mouse: "true"})
	want := map[Name]Value{
		Blog: {Text: ""}, Theme: {"light", File, "config.yaml:2"}, Measure: {"66", Variable, "BLOGTUI_MEASURE"},
		Mouse: {"on", Flag, "--mouse"}, Linear: {Text: "off"}, Memory: {Text: "on"},
	}
	for name, value := range want {
		if got := s.Value(name); got != value {
			t.Errorf("%s: %v, not %v", name, got, value)
		}
	}
	if len(s.Faults) > 0 || s.Number(Measure) != 66 || !s.On(Mouse) {
		t.Error(s.Faults, s.Number(Measure), s.On(Mouse))
	}
}

func TestWhatIsWrongIsNamedWithItsLineAndDoesNoHarm(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"theem: dark\nmeasure: 70\n", []string{`config.yaml:1: there is no setting "theem"; did you mean theme?`}},
		{"measure: wide\n", []string{`config.yaml:1: measure is "wide": it must be 40 to 100`}},
		{"measure: 0x40\n", []string{`config.yaml:1: measure is "0x40": it must be 40 to 100`}},
		{"measure: [1, 2]\n", []string{"config.yaml:1: measure takes one value: 40 to 100"}},
		{"measure:\n", nil},
		{"# nothing\n", nil},
		{"", nil},
		{"mouse: maybe\nmouse: on\n", []string{`config.yaml:1: mouse is "maybe": it must be on or off`, "config.yaml:2: mouse is set above already; this line counts"}},
		{"- a\n- b\n", []string{`config.yaml:1: write settings as "name: value", one a line`}},
		{"keys: none\n", []string{`config.yaml:1: write keys as "action: key" or "action: [key, key]", one a line below keys:`}},
		{"keys:\n  help: {a: b}\n", []string{"config.yaml:2: help takes a key or a list of keys"}},
		{"qqqqqqqq: 1\n", []string{`config.yaml:1: there is no setting "qqqqqqqq"`}},
	} {
		s := loadText(t, test.text, nil, nil)
		var got []string
		for _, fault := range s.Faults {
			got = append(got, fault.Error())
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
		}
	}
	if s := loadText(t, "theme: light\nmeasure: \"70\n", nil, nil); len(s.Faults) != 1 || !strings.HasPrefix(s.Faults[0].Error(), "config.yaml:") || s.Text(Theme) != "auto" {
		t.Error(s.Faults, s.Text(Theme))
	}
	if s := loadText(t, "memory: off course\n", nil, nil); s.On(Memory) {
		t.Error("a wrong word for memory leaves it on")
	}
	s := loadText(t, "theme: purple\n", nil, nil)
	s.Reject(Theme, "is none")
	if s.Faults[0].Error() != "config.yaml:1: theme is none" || s.Text(Theme) != "auto" {
		t.Error(s.Faults, s.Text(Theme))
	}
}

func TestFilesThatAreNoneAreTold(t *testing.T) {
	if s := Load(Sources{Path: t.TempDir()}); len(s.Faults) != 1 || !strings.HasSuffix(s.Faults[0].Error(), "it cannot be read: is not a file") {
		t.Error(s.Faults)
	}
	if s := Load(Sources{Path: filepath.Join(t.TempDir(), "none.yaml")}); len(s.Faults) > 0 || s.Found {
		t.Error(s.Faults)
	}
}

func TestKeysAreReadAsOneOrAsAList(t *testing.T) {
	s := loadText(t, "keys:\n  random: x\n  copy: [y, ctrl+y]\n  mouse: []\n  fold: 'n'\n  pipe:\n", nil, nil)
	want := []Keys{
		{"random", []string{"x"}, "config.yaml:2"}, {"copy", []string{"y", "ctrl+y"}, "config.yaml:3"},
		{"mouse", nil, "config.yaml:4"}, {"fold", []string{"n"}, "config.yaml:5"}, {"pipe", nil, "config.yaml:6"},
	}
	if !reflect.DeepEqual(s.Keys, want) || len(s.Faults) > 0 {
		t.Error(s.Keys, s.Faults)
	}
}

// TestTheSettingsPageIsMadeFromTheTable keeps docs/configuration.md from drifting.
func TestTheSettingsPageIsMadeFromTheTable(t *testing.T) {
	var table strings.Builder
	table.WriteString("| in the file | variable | flag | value | default | |\n|---|---|---|---|---|---|\n")
	for _, s := range Table {
		cell := func(text string) string {
			if text == "" {
				return ""
			}
			return "`" + text + "`"
		}
		fmt.Fprintf(&table, "| `%s` | `%s` | %s | %s | %s | %s |\n", s.Name, s.Name.Variable(), cell(s.Flag), s.Allowed, cell(s.Default), s.Description)
	}
	path := filepath.Join("..", "docs", "configuration.md")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- settings -->\n", "<!-- /settings -->\n"
	before, rest, ok := strings.Cut(string(raw), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatal("docs/configuration.md has lost the marks around its table")
	}
	want := before + begin + table.String() + end + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want != string(raw) {
		t.Error("docs/configuration.md differs from the table (go test ./config -update writes it anew)")
	}
}

func FuzzSettingsNeverStopTheProgram(f *testing.F) {
	for _, text := range []string{"theme: dark\n", "keys:\n  a: [b, *c]\n", "? [a]\n: b\n", "&a [*a]", "measure: 99999999999999999999\n", "\x00", "a: &a [*a]\nkeys: *a\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := loadText(t, text, nil, nil)
		if n := s.Number(Measure); n < 40 || n > 100 {
			t.Errorf("a measure of %d", n)
		}
		for _, fault := range s.Faults {
			if fault.Text == "" || !strings.HasPrefix(fault.Location, FileName) {
				t.Errorf("%+v", fault)
			}
		}
	})
}
