package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"blogtui/config"
	"blogtui/model"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// themeEndings are the extensions of theme files. JSON is a subset of YAML.
var themeEndings = []string{".yaml", ".yml", ".json"}

// maxThemes limits how many theme files are offered.
const maxThemes = 100

// themeNamed returns a theme by name: a built-in one, one of the reader's theme folder, or
// a file. Problems within a file become faults. The error completes "theme ...". Clients of
// a server only have the built-in themes.
func (e *env) themeNamed(name string) (theme.Look, error) {
	if look, ok := theme.Named(name); ok {
		return look, nil
	}
	file := strings.ContainsAny(name, `/\`) || slices.Contains(themeEndings, filepath.Ext(name))
	own := ownThemes()
	switch {
	case file && e.client != nil:
		return theme.Auto, fmt.Errorf("%q is a file, and theme files work only locally, not over SSH; there are %s", name, strings.Join(theme.Names(), ", "))
	case file:
		return e.readTheme(name)
	case e.client == nil && own[name] != "":
		return e.readTheme(own[name])
	}
	names := theme.Names()
	if e.client == nil {
		for own := range own {
			names = append(names, own)
		}
		slices.Sort(names[len(theme.Names()):])
	}
	return theme.Auto, fmt.Errorf("%q is not one of %s%s", name, strings.Join(names, ", "), model.DidYouMean(name, names))
}

// ownThemes returns the paths of the reader's theme files by name.
func ownThemes() map[string]string {
	own := map[string]string{}
	folder, err := config.Dir()
	if err != nil {
		return own
	}
	folder = filepath.Join(folder, "themes")
	entries, _ := os.ReadDir(folder) // most readers have none
	for _, entry := range entries {
		ending := filepath.Ext(entry.Name())
		if slices.Contains(themeEndings, ending) && len(own) < maxThemes {
			own[strings.TrimSuffix(entry.Name(), ending)] = filepath.Join(folder, entry.Name())
		}
	}
	return own
}

// readTheme reads a theme file.
func (e *env) readTheme(path string) (theme.Look, error) {
	if look, is, err := readGlamour(path); is {
		return look, err
	}
	lines, err := config.ReadEntries(path)
	var fault config.Fault
	switch {
	case errors.As(err, &fault):
		return theme.Auto, fmt.Errorf("cannot be used: %w", err)
	case errors.Is(err, fs.ErrNotExist):
		return theme.Auto, fmt.Errorf("%q does not exist; theme names are %s", path, strings.Join(theme.Names(), ", "))
	case err != nil:
		return theme.Auto, fmt.Errorf("%q cannot be read: %w", path, err)
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	entries := make([]theme.Entry, 0, len(lines))
	for _, line := range lines {
		entries = append(entries, theme.Entry{Name: line.Name, Value: line.Value})
	}
	look, faults := theme.Custom(name, entries)
	for i, e := range entries {
		if key := e.Name[strings.LastIndexByte(e.Name, '.')+1:]; key == "code-style" && !typeset.KnownCodeStyle(e.Value) {
			faults = append(faults, theme.Fault{Index: i, Text: words.StyleErrorCodeStyle("code-style", e.Value)})
		}
	}
	for _, fault := range faults {
		if fault.Unknown != "" {
			fault.Text += model.DidYouMean(fault.Unknown, roleNames())
		}
		e.settings.Faults = append(e.settings.Faults, config.Fault{Origin: config.File, Location: lines[fault.Index].Location, Text: fault.Text})
	}
	return look, nil
}

func roleNames() []string {
	var names []string
	for _, role := range theme.Roles() {
		names = append(names, role[0])
	}
	return names
}

// initialLook returns the theme that is set, or the zero value: then the blog may name one.
func (e *env) initialLook() theme.Look {
	if e.settings.Value(config.Theme).Origin == config.Default {
		return theme.Look{}
	}
	return e.theme
}

// looks returns the themes that a local reader can choose from.
func (e *env) looks() []theme.Look {
	looks := theme.Looks()
	own := ownThemes()
	names := make([]string, 0, len(own))
	for name := range own {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, built := theme.Named(name); built || name == e.theme.Name {
			continue
		}
		if look, err := e.readTheme(own[name]); err == nil {
			looks = append(looks, look)
		}
	}
	if _, built := theme.Named(e.theme.Name); !built {
		looks = append(looks, e.theme)
	}
	return looks
}
