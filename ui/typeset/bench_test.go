package typeset_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"charm.land/glamour/v2"
)

// longArticle returns about a megabyte of prose, with a copy of the blocks of the golden
// files after every prosePerBlocks paragraphs.
func longArticle(b *testing.B, prosePerBlocks int) string {
	blocks, err := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	if err != nil {
		b.Fatal(err)
	}
	paragraph := strings.Repeat("Ordinary words, some *stressed* and one [linked](https://example.com/), make up most of what is read. ", 6)
	var out strings.Builder
	for i := 0; out.Len() < 1<<20; i++ {
		fmt.Fprintf(&out, "%s\n\n", paragraph)
		if i%prosePerBlocks == 0 {
			out.Write(blocks)
			out.WriteString("\n\n")
		}
	}
	return out.String()
}

// BenchmarkWholeArticle compares parsing and setting a whole megabyte with
// plain Glamour doing the same, in one run. Goals: at most a third of its time,
// and at most twice the input in bytes ("out/in").
func BenchmarkWholeArticle(b *testing.B) {
	source := longArticle(b, 20)
	b.Run("typeset", func(b *testing.B) {
		size := 0
		for b.Loop() {
			page := typeset.New(theme.Dark(), typeset.Options{Width: 72}).Page(article.Parse(model.Body{Text: source}), nil, nil)
			size = len(strings.Join(page.Lines(), "\n"))
		}
		b.ReportMetric(float64(size)/float64(len(source)), "out/in")
	})
	b.Run("glamour", func(b *testing.B) {
		size := 0
		for b.Loop() {
			r, err := glamour.NewTermRenderer(glamour.WithStandardStyle("dark"), glamour.WithWordWrap(72))
			if err != nil {
				b.Fatal(err)
			}
			out, err := r.Render(source)
			if err != nil {
				b.Fatal(err)
			}
			size = len(out)
		}
		b.ReportMetric(float64(size)/float64(len(source)), "out/in")
	})
}

// BenchmarkFirstScreen is what a reader waits for after a megabyte was parsed.
func BenchmarkFirstScreen(b *testing.B) {
	doc := article.Parse(model.Body{Text: longArticle(b, 20)})
	setter := typeset.New(theme.Dark(), typeset.Options{Width: 72})
	for b.Loop() {
		setter.WithWidth(72).Page(doc, &testHeader, nil).Window(typeset.Anchor{}, 60)
	}
}

// BenchmarkLastScreen is a jump to the end of a megabyte.
func BenchmarkLastScreen(b *testing.B) {
	doc := article.Parse(model.Body{Text: longArticle(b, 20)})
	setter := typeset.New(theme.Dark(), typeset.Options{Width: 72})
	for b.Loop() {
		page := setter.WithWidth(72).Page(doc, &testHeader, nil)
		page.Window(page.Bottom(60), 60)
	}
}

// BenchmarkResize sets a whole megabyte again in another width.
func BenchmarkResize(b *testing.B) {
	doc := article.Parse(model.Body{Text: longArticle(b, 20)})
	setter := typeset.New(theme.Dark(), typeset.Options{Width: 72})
	setter.Page(doc, nil, nil).Lines()
	for b.Loop() {
		setter.WithWidth(100).Page(doc, nil, nil).Lines()
	}
}
