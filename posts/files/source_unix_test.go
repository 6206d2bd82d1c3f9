//go:build unix

package files

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

func TestOnlyRegularFilesOfTheFolderAreRead(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{outside + "/secret.md": "secret", folder + "/a.md": "text", folder + "/below/b.md": "below"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"out.md": outside + "/secret.md", "up.md": "../" + filepath.Base(outside) + "/secret.md", "within.md": "below/b.md", "nowhere.md": "gone.md"} {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	src := NewRoot(root)
	defer src.Close()
	for name, want := range map[string]string{"a.md": "text", "below/b.md": "below", "within.md": "below"} {
		if raw, info, err := ReadFile(src, name, 100); err != nil || string(raw) != want || info.Size() != int64(len(want)) {
			t.Errorf("%s: %q, %v", name, raw, err)
		}
	}
	for name, want := range map[string]string{
		"out.md": "leads out of the blog", "up.md": "leads out of the blog", "nowhere.md": "is not there", "gone.md": "is not there",
		"pipe.md": "not a regular file", "below": "not a regular file",
	} {
		if raw, _, err := ReadFile(src, name, 100); err == nil || !strings.Contains(Explain(err), want) {
			t.Errorf("%s: %q, %v", name, raw, err)
		}
	}
	below, err := src.Sub("below")
	if err != nil {
		t.Fatal(err)
	}
	defer below.Close()
	if raw, _, err := ReadFile(below, "b.md", 3); err != nil || string(raw) != "bel" {
		t.Errorf("%q, %v", raw, err)
	}
	if _, _, err := ReadFile(below, "../a.md", 100); err == nil {
		t.Error("a folder leads to its parent")
	}
}

func TestFilesThatAreBuiltInAreReadAlike(t *testing.T) {
	src := Embedded{FS: fstest.MapFS{"a.md": {Data: []byte("text")}, "below/b.md": {Data: []byte("below")}}}
	if raw, _, err := ReadFile(src, "a.md", 2); err != nil || string(raw) != "te" {
		t.Errorf("%q, %v", raw, err)
	}
	below, err := src.Sub("below")
	if err != nil {
		t.Fatal(err)
	}
	if raw, _, err := ReadFile(below, "b.md", 100); err != nil || string(raw) != "below" {
		t.Errorf("%q, %v", raw, err)
	}
	dir, err := src.OpenDir(".")
	if err != nil {
		t.Fatal(err)
	}
	if entries, err := dir.ReadDir(-1); err != nil || len(entries) != 2 {
		t.Error(entries, err)
	}
}
