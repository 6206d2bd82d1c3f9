package posts

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"blogtui/model"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the tests expect, and docs/front-matter.md")

// Each archive in testdata is a small blog; its section "want" says what is read
// of it.
func TestEachDialectGivesItsPostsAndProblems(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives in testdata", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			folder := t.TempDir()
			want := ""
			kept := archive.Files[:0:0]
			for _, file := range archive.Files {
				if file.Name == "want" {
					want = string(file.Data)
					continue
				}
				kept = append(kept, file)
				write(t, folder, file.Name, string(file.Data))
			}
			_, l := open(t, folder, Options{Alone: true, Now: func() time.Time { return time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC) }})
			got := describe(l, filepath.Base(folder))
			if *update {
				archive.Files = append(kept, txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func write(t testing.TB, folder, name, text string) {
	t.Helper()
	full := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// describe formats a library as readable lines.
func describe(l *model.Library, folder string) string {
	var out strings.Builder
	if l.Title() != folder {
		fmt.Fprintf(&out, "blog: %s\n", strings.TrimSpace(l.Title()+" | "+l.Tagline()+" | "+l.BaseURL()))
	}
	if l.Greeting() != "" || l.Theme() != "" {
		fmt.Fprintf(&out, "greeting: %q, theme: %s\n", l.Greeting(), l.Theme())
	}
	for _, p := range everything(l) {
		fmt.Fprintf(&out, "%s %s\n", p.Kind, p.Path)
		line := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&out, "  %s: %s\n", name, value)
			}
		}
		line("title", p.Title)
		line("slug", p.Slug)
		line("date", p.Date.String())
		if !p.Time.IsZero() {
			line("time", p.Time.Format(time.RFC3339))
		}
		line("updated", p.Updated.String())
		line("expires", p.Expires.String())
		line("categories", strings.Join(p.Categories, "; "))
		line("tags", strings.Join(p.Tags, "; "))
		line("authors", strings.Join(p.Authors, "; "))
		line("summary", p.Summary)
		line("aliases", strings.Join(p.Aliases, "; "))
		line("address", p.Address)
		line("url", p.URL)
		line("image", p.Image)
		line("series", p.Series)
		line("language", p.Language)
		if p.Draft {
			line("draft", "yes")
		}
		if p.RTL {
			line("direction", "rtl")
		}
		if p.Future {
			line("future", "yes")
		}
		if p.Expired {
			line("expired", "yes")
		}
		line("words", fmt.Sprint(p.Words))
	}
	for _, p := range l.Problems() {
		fmt.Fprintf(&out, "%s:%d: %s: %s\n", p.Path, p.Line, p.Severity, p.Text)
	}
	if l.Skipped() > 0 {
		fmt.Fprintf(&out, "skipped: %d\n", l.Skipped())
	}
	return out.String()
}
