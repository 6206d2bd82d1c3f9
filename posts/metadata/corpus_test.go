package metadata

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model/clean"
)

// corpusFolder returns the folder of real blogs, and skips the test without it.
func corpusFolder(t *testing.T) string {
	folder := os.Getenv("BLOGTUI_CORPUS")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the corpus of real blogs is not here: set BLOGTUI_CORPUS to its folder to run this test")
	}
	return folder
}

func TestTheLineReaderAgreesWithYAMLOnTheWholeCorpus(t *testing.T) {
	sure, all := 0, 0
	err := filepath.WalkDir(corpusFolder(t), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(filepath.Ext(name), ".m") {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		text, _ := clean.Decode(raw)
		b := Cut(text)
		if b.Syntax != YAML {
			return nil
		}
		all++
		tree, certain := readYAMLLines(b.Text, b.Line)
		if !certain {
			return nil
		}
		sure++
		strict, err := strictYAML(b)
		if err != nil {
			t.Errorf("%s: YAML refuses it: %v", name, err)
		} else if got, want := dump(&tree), dump(&strict); got != want {
			t.Errorf("%s:\n%s\nYAML says\n%s", name, got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the line reader is sure of %d of %d blocks", sure, all)
}
