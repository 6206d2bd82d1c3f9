package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"

	"go.yaml.in/yaml/v4"
)

// Sources are where settings come from.
type Sources struct {
	Flags  map[Name]string     // as far as they were given
	Getenv func(string) string // os.Getenv, or nil for no environment
	Path   string              // of the reader's file, "" for none
}

// Load gathers the settings. It never fails: what is wrong is among the Faults.
func Load(from Sources) *Settings {
	s := &Settings{Path: from.Path, values: make(map[Name]Value, len(Table))}
	for _, known := range Table {
		s.values[known.Name] = Value{Text: known.Default}
	}
	if from.Path != "" {
		s.readFile(from.Path)
	}
	for _, known := range Table {
		if from.Getenv != nil {
			if text := from.Getenv(known.Name.Variable()); text != "" {
				s.set(known.Name, Variable, known.Name.Variable(), text)
			}
		}
		if text, given := from.Flags[known.Name]; given {
			s.set(known.Name, Flag, known.Flag, text)
		}
	}
	return s
}

// Dir is where a reader's own files for the program are: the XDG Base
// Directory Specification's, or %APPDATA% on Windows. The error says why there
// is none.
func Dir() (string, error) {
	if folder := os.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(folder) {
		return filepath.Join(folder, "blogtui"), nil
	}
	if folder := os.Getenv("APPDATA"); runtime.GOOS == "windows" && filepath.IsAbs(folder) {
		return filepath.Join(folder, "blogtui"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("there is no folder for settings: %w", err)
	}
	return filepath.Join(home, ".config", "blogtui"), nil
}

// FileName is the name of the reader's file in Folder.
const FileName = "config.yaml"

// maxFile bounds, in bytes, what is read of a file of settings.
const maxFile = 1 << 20

// ReadFile reads a small file of the reader's own; anything but a regular file
// of at most 1 MB is an error.
func ReadFile(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("is not a file")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err == nil && len(raw) > maxFile {
		err = errors.New("is larger than 1 MB")
	}
	return raw, err
}

// readFile takes in what the reader's file sets. A file that is not there sets
// nothing.
func (s *Settings) readFile(path string) {
	root, err := readYAML(path)
	var fault Fault
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case errors.As(err, &fault):
		s.Faults = append(s.Faults, fault)
	case err != nil:
		s.Faults = append(s.Faults, Fault{File, path, "it cannot be read: " + err.Error()})
	case root != nil:
		s.take(path, root)
	}
	s.Found = true
}

// readYAML reads a file of names and values, nil if it has none. The error says
// why it can't be read, or is a Fault: what is wrong in it.
func readYAML(path string) (*yaml.Node, error) {
	raw, err := ReadFile(path)
	if err != nil {
		return nil, cause(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(raw, &document); err != nil {
		line, text := yamlFault(err)
		return nil, Fault{File, place(path, line), "this is not YAML, so nothing of the file counts: " + text}
	}
	if len(document.Content) == 0 {
		return nil, nil // nothing but comments
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, Fault{File, place(path, root.Line), `write settings as "name: value", one a line`}
	}
	return root, nil
}

// Entry is one name with its value in a file.
type Entry struct {
	Name, Value string // a name within another is "other.name"
	Location    string
}

// ReadEntries reads a file of names and values, at most one within another. The
// error completes "FILE ..." or is a Fault, which has its own place.
func ReadEntries(path string) ([]Entry, error) {
	root, err := readYAML(path)
	if err != nil || root == nil {
		return nil, err
	}
	return lines(path, "", root), nil
}

func lines(path, outer string, mapping *yaml.Node) []Entry {
	var all []Entry
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		if value.Kind == yaml.MappingNode && outer == "" {
			all = append(all, lines(path, key.Value+".", value)...)
			continue
		}
		all = append(all, Entry{outer + key.Value, value.Value, place(path, key.Line)})
	}
	return all
}

// cause leaves out the path, which is told anyway.
func cause(err error) error {
	var fault *fs.PathError
	if errors.As(err, &fault) {
		return fault.Err
	}
	return err
}

func place(path string, line int) string {
	if line <= 0 {
		return path
	}
	return path + ":" + strconv.Itoa(line)
}

func (s *Settings) take(path string, root *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		at := place(path, key.Line)
		fault := func(text string) { s.Faults = append(s.Faults, Fault{File, at, text}) }
		name := Name(key.Value)
		switch {
		case seen[key.Value]:
			fault(key.Value + " is set above already; this line counts")
		case key.Value == "keys":
			s.takeKeys(path, value)
			continue
		case setting(name) == nil:
			fault(fmt.Sprintf("there is no setting %q%s", key.Value, model.DidYouMean(key.Value, names())))
			continue
		case value.Tag == "!!null":
			continue // a name without a value, as examples have them
		case value.Kind != yaml.ScalarNode:
			fault(key.Value + " takes one value: " + setting(name).Allowed)
			continue
		}
		seen[key.Value] = true
		text := value.Value
		if setting(name).path {
			text = resolve(text, filepath.Dir(path), name == Blog)
		}
		s.set(name, File, at, text)
	}
}

// resolve reads a path as the file means it: ~ is the reader's home, and what is
// not absolute begins at the file's own folder. A name that could also be
// something else must look like a path.
func resolve(text, folder string, always bool) string {
	if rest, ok := strings.CutPrefix(text, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if text == "" || filepath.IsAbs(text) || !always && !strings.ContainsAny(text, `/\`) {
		return text
	}
	return filepath.Join(folder, text)
}

// takeKeys reads which keys actions have: one, a list of them, or none.
func (s *Settings) takeKeys(path string, keys *yaml.Node) {
	if keys.Kind != yaml.MappingNode {
		if keys.Tag != "!!null" {
			s.Faults = append(s.Faults, Fault{File, place(path, keys.Line), `write keys as "action: key" or "action: [key, key]", one a line below keys:`})
		}
		return
	}
	for i := 0; i+1 < len(keys.Content); i += 2 {
		action, value := keys.Content[i], keys.Content[i+1]
		given := Keys{Action: action.Value, Location: place(path, action.Line)}
		switch {
		case value.Kind == yaml.SequenceNode:
			for _, one := range value.Content {
				given.Keys = append(given.Keys, one.Value)
			}
		case value.Kind == yaml.ScalarNode && value.Tag != "!!null":
			given.Keys = []string{value.Value}
		case value.Kind != yaml.ScalarNode:
			s.Faults = append(s.Faults, Fault{File, given.Location, action.Value + " takes a key or a list of keys"})
			continue
		}
		s.Keys = append(s.Keys, given)
	}
}

var (
	yamlLine = pattern.New(`\bline (\d+)(?:, column \d+)?:? *`)
	yamlLead = pattern.New(`^(?:yaml: |go-yaml |while |load error |in "<input>" ?)+`)
)

// yamlFault finds the line in what the library says is wrong.
func yamlFault(err error) (line int, text string) {
	text, _, _ = strings.Cut(err.Error(), "\n")
	if found := yamlLine.FindAllStringSubmatch(text, -1); found != nil {
		line, _ = strconv.Atoi(found[len(found)-1][1])
	}
	text = yamlLead.ReplaceAllString(yamlLine.ReplaceAllString(text, ""), "")
	return line, strings.TrimSpace(text) + "; put values that hold special characters between quotes, and close them"
}
