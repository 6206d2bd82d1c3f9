package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"blogtui/marks"
)

// builtInMarksKey is the marks key of the built-in blog.
const builtInMarksKey = "the built-in blog"

// stateFolder returns the folder for program state, by the XDG Base Directory Specification
// or %LOCALAPPDATA% on Windows.
func stateFolder() (string, error) {
	if state := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "blogtui"), nil
	}
	if state := os.Getenv("LOCALAPPDATA"); windows && filepath.IsAbs(state) {
		return filepath.Join(state, "blogtui"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("there is no folder to keep anything in: %w", err)
	}
	return filepath.Join(home, ".local", "state", "blogtui"), nil
}

// marksFolder returns the folder of marks.
func marksFolder() (string, error) {
	state, err := stateFolder()
	return filepath.Join(state, "marks"), err
}

// openMarks returns the keeper of a blog's marks, nil without a home folder.
func openMarks(blog string) *marks.Store {
	folder, err := marksFolder()
	if err != nil {
		return nil // nothing is remembered then
	}
	return marks.Open(folder, blog)
}

// marksKey returns the key of a blog's marks: its absolute folder, which need not exist.
func marksKey(name string) (string, error) {
	folder := contentFolder(name)
	if folder == "" {
		return builtInMarksKey, nil
	}
	return filepath.Abs(folder)
}

// closeMarks writes pending marks. It adds their error to err, unless err is an exit code.
func closeMarks(keeper *marks.Store, err error) error {
	var code codeError
	if fault := keeper.Close(); fault != nil && (err == nil || !errors.As(err, &code)) {
		return errors.Join(err, fault)
	}
	return err
}
