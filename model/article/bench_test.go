package article_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/posts"
)

// BenchmarkParse reads every post of the sample blog and, where there are any, of
// the corpora of real blogs.
func BenchmarkParse(b *testing.B) {
	b.Run("sample", func(b *testing.B) { parseAll(b, postBodies(b, posts.Sample())) })
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	b.Run("corpora", func(b *testing.B) {
		blogs, err := filepath.Glob(filepath.Join(root, "*", "expected.tsv"))
		if err != nil || len(blogs) == 0 {
			b.Skipf("no corpus of real posts at %s (set BLOGTUI_CORPUS)", root)
		}
		var all []string
		for _, blog := range blogs {
			folder, err := posts.Open(filepath.Dir(blog), posts.Options{})
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, postBodies(b, folder)...)
		}
		parseAll(b, all)
	})
}

func parseAll(b *testing.B, sources []string) {
	size := 0
	for _, source := range sources {
		size += len(source)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, source := range sources {
			article.Parse(model.Body{Text: source})
		}
	}
}

// postBodies returns the texts of the posts and pages of a blog.
func postBodies(tb testing.TB, folder *posts.Folder) []string {
	defer folder.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	library, err := folder.Wait(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	var all []string
	for _, p := range library.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true}) {
		body, err := folder.Body(p.ID)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, body.Text)
	}
	return all
}

func TestPassagesAreThoseOfTheDocument(t *testing.T) {
	sources := postBodies(t, posts.Sample())
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	blogs, _ := filepath.Glob(filepath.Join(root, "*", "expected.tsv"))
	if len(blogs) == 0 {
		t.Logf("no corpus of real posts at %s (set BLOGTUI_CORPUS): only the sample is compared", root)
	}
	for _, blog := range blogs {
		folder, err := posts.Open(filepath.Dir(blog), posts.Options{})
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, postBodies(t, folder)...)
	}
	for _, source := range sources {
		if got, want := article.Passages(model.Body{Text: source}), article.Parse(model.Body{Text: source}).Passages(); !slices.Equal(got, want) {
			t.Errorf("other passages of %.60q", source)
		}
	}
}
