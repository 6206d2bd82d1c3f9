package posts

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
)

// blogOf writes a blog of n posts of about 5 kB and returns its folder.
func blogOf(b *testing.B, n int) string {
	if folder := os.Getenv("BLOGTUI_BENCH_POSTS"); folder != "" {
		return folder
	}
	folder := b.TempDir()
	body := strings.Repeat("Plain words make a paragraph that “quotes” somebody and goes on.\n\n", 80)
	for i := range n {
		text := fmt.Sprintf("---\ntitle: 'Post number %d: a day'\ndate: 20%02d-%02d-%02dT14:39:01.000Z\ncategory: \n  -Marketing, Strategy\nalias: post-%d\nsummary: >\n  What happened on that day.\nauthor: Ada Example\nimage: /assets/a.png\n---\n%s", i, i%20, i%12+1, i%28+1, i, body)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("post-%d.md", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return folder
}

// waitFor waits until the library has reached a stage.
func waitFor(f *Folder, stage model.Stage) *model.Library {
	for {
		if l := f.Library(); l.Stage() >= stage {
			return l
		}
		select {
		case <-f.Changed():
		case <-f.loaded:
		}
	}
}

// BenchmarkMetadataOf10000Posts measures until the sorted library is complete, without
// counting words.
func BenchmarkMetadataOf10000Posts(b *testing.B) {
	folder := blogOf(b, 10_000)
	for b.Loop() {
		f, err := Open(folder, Options{})
		if err != nil {
			b.Fatal(err)
		}
		l := waitFor(f, model.Counting)
		if l.Len() < 1000 {
			b.Fatal(l.Len())
		}
		b.StopTimer()
		f.Close()
		b.StartTimer()
	}
}

// BenchmarkEverythingOf10000Posts measures until all words are counted.
func BenchmarkEverythingOf10000Posts(b *testing.B) {
	folder := blogOf(b, 10_000)
	for b.Loop() {
		f, err := Open(folder, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := f.Wait(context.Background()); err != nil {
			b.Fatal(err)
		}
		f.Close()
	}
}

// BenchmarkReadingAllBytesOf10000Posts only reads the files, for comparison.
func BenchmarkReadingAllBytesOf10000Posts(b *testing.B) {
	folder := blogOf(b, 10_000)
	for b.Loop() {
		names, _ := filepath.Glob(filepath.Join(folder, "*.md"))
		for _, name := range names {
			if _, err := os.ReadFile(name); err != nil {
				b.Fatal(err)
			}
		}
	}
}
