package dialect_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/dialect"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the tests expect")

// TestArticlesOfGeneratorsBecomeMarkdown converts an article for each generator: all files of
// an archive but the one that a .want follows.
func TestArticlesOfGeneratorsBecomeMarkdown(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			converted := &txtar.Archive{Comment: archive.Comment}
			for _, file := range archive.Files {
				if strings.HasSuffix(file.Name, ".want") {
					continue
				}
				body := model.Body{Text: string(file.Data)}
				if filepath.Ext(file.Name) == ".mdx" {
					body.Templates = model.MDX
				}
				if filepath.Ext(file.Name) == ".txt" {
					body.Templates = model.KirbyText
				}
				want := txtar.File{Name: file.Name + ".want", Data: []byte(dialect.Markdown(body).Text)}
				if bytes.Count(want.Data, []byte("\n")) != bytes.Count(file.Data, []byte("\n")) {
					t.Errorf("%s: lines were added or removed", file.Name)
				}
				converted.Files = append(converted.Files, file, want)
			}
			got := txtar.Format(converted)
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := txtar.Format(archive); !*update && !bytes.Equal(got, want) {
				t.Errorf("the archive would be\n%s", got)
			}
		})
	}
}
