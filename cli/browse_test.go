package cli

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheFirstThingDrawnIsToldOnce(t *testing.T) {
	for name, draw := range map[string]func(*firstFrameWriter) (int, error){
		"bytes": func(c *firstFrameWriter) (int, error) { return c.Write([]byte("drawn")) },
		"text":  func(c *firstFrameWriter) (int, error) { return c.WriteString("drawn") },
	} {
		file, err := os.Create(filepath.Join(t.TempDir(), "terminal"))
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		c := &firstFrameWriter{File: file, onFirstFrame: func() {
			told++
			if there, err := os.ReadFile(file.Name()); err != nil || string(there) != "drawn" {
				t.Errorf("%s: told when %q was drawn, %v", name, there, err)
			}
		}}
		for range 3 {
			if n, err := draw(c); n != len("drawn") || err != nil {
				t.Errorf("%s: %d bytes, %v", name, n, err)
			}
		}
		if told != 1 {
			t.Errorf("%s: told %d times", name, told)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}
