package typeset_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
)

func newPage(width int) *typeset.Page {
	var source strings.Builder
	for i := range 60 {
		fmt.Fprintf(&source, "## Section %d\n\nparagraph %d %s\n\n- item\n- item\n\n", i, i, strings.Repeat("word ", i))
	}
	return typeset.New(theme.Dark(), typeset.Options{Width: width}).Page(article.Parse(model.Body{Text: source.String()}), &testHeader, nil)
}

func TestMovingAndWindowsAgreeWithTheWholePage(t *testing.T) {
	whole := newPage(60).Lines()
	page := newPage(60)
	at := typeset.Anchor{}
	for line := 0; line < len(whole); line += 7 {
		window := page.Window(at, 10)
		if want := whole[line:min(len(whole), line+10)]; strings.Join(window, "\n") != strings.Join(want, "\n") {
			t.Fatalf("the window at line %d differs", line)
		}
		if line+7 < len(whole) {
			at = page.Move(at, 7)
		}
	}
	if up := page.Move(at, -100000); up != (typeset.Anchor{}) {
		t.Errorf("far up is %v", up)
	}
	if bottom := page.Bottom(10); len(page.Window(bottom, 99)) != 10 || page.Clamp(page.Move(at, 100000), 10) != bottom {
		t.Errorf("the last screen begins at %v", bottom)
	}
	if p := page.Progress(page.Bottom(10), 10); p != 1 {
		t.Errorf("progress at the bottom is %v", p)
	}
	if p := page.Progress(typeset.Anchor{}, 10); p != 0 {
		t.Errorf("progress at the top is %v", p)
	}
}

func TestHeadingsCanBeFound(t *testing.T) {
	page := newPage(60)
	at, ok := page.AnchorOf("section-30")
	if !ok || ansi.Strip(page.Window(at, 1)[0]) != "Section 30" {
		t.Errorf("found %t, at %v", ok, at)
	}
	if _, ok := page.AnchorOf("nowhere"); ok {
		t.Error("found what is not there")
	}
	if n := len(page.Headings()); n != 60 {
		t.Errorf("%d headings", n)
	}
}

func TestThePlaceIsKeptOnAnotherWidth(t *testing.T) {
	old, page := newPage(40), newPage(90)
	for at := (typeset.Anchor{}); ; {
		moved := page.Reflow(old, at)
		if moved.Block != at.Block {
			t.Fatalf("%v became %v", at, moved)
		}
		if back := old.Reflow(page, moved); back.Block != at.Block || back.Line > at.Line && hasLetter(old.Window(at, 1)[0]) {
			t.Fatalf("%v became %v and then %v", at, moved, back)
		}
		next := old.Move(at, 1)
		if next == at {
			break
		}
		at = next
	}
}

func hasLetter(line string) bool { return strings.ContainsFunc(ansi.Strip(line), unicode.IsLetter) }

func TestReadersMayShareADocument(t *testing.T) {
	source, _ := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	doc := article.Parse(model.Body{Text: string(source)})
	want := strings.Join(typeset.New(theme.Dark(), typeset.Options{Width: 72}).Page(doc, nil, nil).Lines(), "\n")
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			page := typeset.New(theme.Dark(), typeset.Options{Width: 72}).Page(doc, nil, nil)
			if strings.Join(page.Lines(), "\n") != want {
				t.Error("a reader sees something else")
			}
		})
	}
	readers.Wait()
}

func TestSettingInTheBackgroundEnds(t *testing.T) {
	page := newPage(60)
	for range 10000 {
		if page.RenderMore(time.Microsecond) {
			return
		}
	}
	t.Error("never done")
}

func TestAnEmptyArticleHasAPage(t *testing.T) {
	page := typeset.New(theme.Dark(), typeset.Options{Width: 10}).Page(article.Parse(model.Body{Text: ""}), nil, nil)
	at := page.Clamp(page.Move(page.Bottom(5), 3), 5)
	if len(page.Window(at, 5)) != 0 || !page.RenderMore(0) || page.Progress(at, 5) != 1 {
		t.Error("an empty page has lines")
	}
}

func TestAPostWithNothingToReadSaysSo(t *testing.T) {
	for source, want := range map[string]bool{"": true, "# Title": true, "<!-- later -->": true, "Word.": false} {
		page := typeset.New(theme.None(), typeset.Options{Width: 60}).Page(article.Parse(model.Body{Text: source}), &typeset.Header{Title: "Title"}, nil)
		lines := strings.Join(page.Lines(), "\n")
		if says := strings.Contains(lines, "[This post has no text.]"); says != want || says == strings.Contains(lines, "■") {
			t.Errorf("%q: %v", source, page.Lines())
		}
	}
	page := typeset.New(theme.None(), typeset.Options{Width: 60}).Page(article.Parse(model.Body{}), &typeset.Header{Title: "Title", Summary: "All there is."}, nil)
	if strings.Contains(strings.Join(page.Lines(), "\n"), "no text") {
		t.Error("a summary is something to read")
	}
}

func TestTheTitleOfTheTextIsNotSetTwice(t *testing.T) {
	for src, want := range map[string]string{
		"# The *tide*\n\nComes.\n":                                   "Comes.",
		"# Another tide\n\nComes.\n":                                 "Another tide",
		"# The tide [![Build](b.svg)](b) ![Docs](d.svg)\n\nComes.\n": "▣ Build  ▣ Docs",
		"# The tide [![Build](b.svg) passes](b)\n\nComes.\n":         "The tide ▣ Build passes",
	} {
		lines := typeset.New(theme.None(), typeset.Options{Width: 40}).Page(article.Parse(model.Body{Text: src}), &typeset.Header{Title: "The tide"}, nil).Lines()
		if text := strings.Join(lines, "\n"); !strings.Contains(strings.TrimSpace(lines[0]), "The tide") || !strings.HasPrefix(strings.TrimSpace(lines[3]), want) {
			t.Errorf("%q is set as\n%s", src, text)
		}
	}
}
