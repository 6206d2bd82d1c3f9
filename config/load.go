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

// Sources are where settings are loaded from.
type Sources struct {
	Flags  map[Name]string     // those that were given
	Getenv func(string) string // os.Getenv, or nil for no environment
	Path   string              // the reader's file, "" for none
}

// Load loads the settings. It never fails: what is invalid is reported in Faults.
func Load(sources Sources) *Settings {
	s := &Settings{Path: sources.Path, values: make(map[Name]Value, len(Table))}
	for _, setting := range Table {
		s.values[setting.Name] = Value{Text: setting.Default}
	}
	if sources.Path != "" {
		s.readFile(sources.Path)
	}
	for _, setting := range Table {
		if sources.Getenv != nil {
			if text := sources.Getenv(setting.Name.Variable()); text != "" {
				s.set(setting.Name, Variable, setting.Name.Variable(), text)
			}
		}
		if text, ok := sources.Flags[setting.Name]; ok {
			s.set(setting.Name, Flag, setting.Flag, text)
		}
	}
	return s
}

// Dir returns the folder of the reader's configuration: that of the XDG Base Directory
// Specification, or %APPDATA% on Windows.
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

// FileName is the name of the reader's file in Dir.
const FileName = "config.yaml"

// maxFileBytes limits the size of configuration files.
const maxFileBytes = 1 << 20

// ReadFile reads a configuration file. It must be a regular file of at most 1 MB.
func ReadFile(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, errors.New("is not a file")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxFileBytes+1))
	if err == nil && len(raw) > maxFileBytes {
		err = errors.New("is larger than 1 MB")
	}
	return raw, err
}

// readFile loads the settings of the reader's file. It may be missing.
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
		s.readMapping(path, root)
	}
	s.Found = true
}

// readYAML returns the mapping of a YAML file, nil if it is empty. The error is a Fault if
// the content is invalid.
func readYAML(path string) (*yaml.Node, error) {
	raw, err := ReadFile(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(raw, &document); err != nil {
		line, text := describeYAMLError(err)
		return nil, Fault{File, location(path, line), "this is not YAML, so nothing of the file counts: " + text}
	}
	if len(document.Content) == 0 {
		return nil, nil // only comments
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, Fault{File, location(path, root.Line), `write settings as "name: value", one a line`}
	}
	return root, nil
}

// Entry is a name and its value in a file.
type Entry struct {
	Name, Value string // a nested name is "outer.name"
	Location    string
}

// ReadEntries reads a YAML file of names and values, nested at most once. The error
// completes "FILE ..." or is a Fault, which has its own location.
func ReadEntries(path string) ([]Entry, error) {
	root, err := readYAML(path)
	if err != nil || root == nil {
		return nil, err
	}
	return entries(path, "", root), nil
}

func entries(path, prefix string, mapping *yaml.Node) []Entry {
	var result []Entry
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		if value.Kind == yaml.MappingNode && prefix == "" {
			result = append(result, entries(path, key.Value+".", value)...)
			continue
		}
		result = append(result, Entry{prefix + key.Value, value.Value, location(path, key.Line)})
	}
	return result
}

// withoutPath unwraps a PathError, since messages name the path anyway.
func withoutPath(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

func location(path string, line int) string {
	if line <= 0 {
		return path
	}
	return path + ":" + strconv.Itoa(line)
}

func (s *Settings) readMapping(path string, root *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		where := location(path, key.Line)
		fault := func(text string) { s.Faults = append(s.Faults, Fault{File, where, text}) }
		name := Name(key.Value)
		switch {
		case seen[key.Value]:
			fault(key.Value + " is set above already; this line counts")
		case key.Value == "keys":
			s.readKeys(path, value)
			continue
		case lookup(name) == nil:
			fault(fmt.Sprintf("there is no setting %q%s", key.Value, model.DidYouMean(key.Value, settingNames())))
			continue
		case value.Tag == "!!null":
			continue // a name without a value
		case value.Kind != yaml.ScalarNode:
			fault(key.Value + " takes one value: " + lookup(name).Allowed)
			continue
		}
		seen[key.Value] = true
		text := value.Value
		if lookup(name).isPath {
			text = resolvePath(text, filepath.Dir(path), name == Blog)
		}
		s.set(name, File, where, text)
	}
}

// resolvePath resolves a path of the file: ~ is the home folder, and relative paths begin
// at the file's folder. Unless relative is set, text without a separator is no path and
// returned as it is.
func resolvePath(path, folder string, relative bool) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if path == "" || filepath.IsAbs(path) || !relative && !strings.ContainsAny(path, `/\`) {
		return path
	}
	return filepath.Join(folder, path)
}

// readKeys reads the keys of actions: one, a list, or none.
func (s *Settings) readKeys(path string, keys *yaml.Node) {
	if keys.Kind != yaml.MappingNode {
		if keys.Tag != "!!null" {
			s.Faults = append(s.Faults, Fault{File, location(path, keys.Line), `write keys as "action: key" or "action: [key, key]", one a line below keys:`})
		}
		return
	}
	for i := 0; i+1 < len(keys.Content); i += 2 {
		action, value := keys.Content[i], keys.Content[i+1]
		given := Keys{Action: action.Value, Location: location(path, action.Line)}
		switch {
		case value.Kind == yaml.SequenceNode:
			for _, item := range value.Content {
				given.Keys = append(given.Keys, item.Value)
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
	yamlLine   = pattern.New(`\bline (\d+)(?:, column \d+)?:? *`)
	yamlPrefix = pattern.New(`^(?:yaml: |go-yaml |while |load error |in "<input>" ?)+`)
)

// describeYAMLError extracts the line from an error of the YAML library.
func describeYAMLError(err error) (line int, text string) {
	text, _, _ = strings.Cut(err.Error(), "\n")
	if found := yamlLine.FindAllStringSubmatch(text, -1); found != nil {
		line, _ = strconv.Atoi(found[len(found)-1][1])
	}
	text = yamlPrefix.ReplaceAllString(yamlLine.ReplaceAllString(text, ""), "")
	return line, strings.TrimSpace(text) + "; put values that hold special characters between quotes, and close them"
}
