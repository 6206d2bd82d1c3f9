package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"blogtui/marks"
)

// builtInMarksKey stands for the folder of the blog that is built in.
const builtInMarksKey = "the built-in blog"

// stateFolder is where the program keeps what it makes itself: the XDG Base
// Directory Specification's, or %LOCALAPPDATA% on Windows.
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

// marksFolder is where marks are kept.
func marksFolder() (string, error) {
	state, err := stateFolder()
	return filepath.Join(state, "marks"), err
}

// openMarks returns the keeper of a blog's marks, nil where there is no place for
// them.
func openMarks(blog string) *marks.Keeper {
	folder, err := marksFolder()
	if err != nil {
		return nil // a reader without a home folder expects nothing to be kept there
	}
	return marks.Open(folder, blog)
}

// marksKey is the folder by which the blog that an argument names is
// remembered. It need not be there any more.
func marksKey(name string) (string, error) {
	folder := contentFolder(name)
	if folder == "" {
		return builtInMarksKey, nil
	}
	return filepath.Abs(folder)
}

// closeMarks writes what is left to write. That it failed is told once, here if
// the reader was not told.
func closeMarks(keeper *marks.Keeper, err error) error {
	var code codeError
	if fault := keeper.Close(); fault != nil && (err == nil || !errors.As(err, &code)) {
		return errors.Join(err, fault)
	}
	return err
}
