package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
)

// longProgram returns code with a number of functions, and strings and comments over several
// lines.
func longProgram(functions int) string {
	var out strings.Builder
	for i := range functions {
		fmt.Fprintf(&out, "/* function %d,\n   in words */\nfunc f%d(a int) string {\n\tx := `raw\n\"%d\"` // %d\n\treturn x\n}\n\n", i, i, i, i)
	}
	return out.String()
}

func TestCodeInPartsLooksAsCodeInOnePiece(t *testing.T) {
	for _, language := range []string{"go", "js", "html", "php", "text", ""} {
		code := article.CodeBlock{Language: language, Text: longProgram(120)}
		doc := &article.Document{Blocks: []article.Block{code}}
		setter := New(theme.Dark(), Options{Width: 72})
		page := setter.Page(doc, nil, nil)
		if len(page.blocks) < 5 {
			t.Fatalf("%s: %d units", language, len(page.blocks))
		}
		whole := *setter
		whole.recorder = nil
		want := whole.code(code, &pageBlock{}, 72)
		for i, line := range want {
			want[i] = minimizeSGR(line)
		}
		if got := page.Lines(); !slices.Equal(got[:len(want)], want) {
			t.Errorf("%s: %q... is not %q...", language, got[:5], want[:5])
		}
	}
}

func TestTheEndOfLongCodeGetsItsColoursWithoutAWait(t *testing.T) {
	doc := &article.Document{Blocks: []article.Block{article.CodeBlock{Language: "go", Text: longProgram(500)}}}
	want := New(theme.Dark(), Options{Width: 72}).Page(doc, nil, nil).Lines()
	want = want[len(want)-30:]
	page := New(theme.Dark(), Options{Width: 72}).Page(doc, nil, nil)
	window := func() []string { return page.Window(page.Bottom(30), 30) }
	if slices.Equal(window(), want) {
		t.Fatal("the colours of the whole block were waited for")
	}
	pauses := countRenderCalls(t, page)
	if pauses < 5 {
		t.Errorf("the colours were found in %d slices", pauses)
	}
	for i, line := range window() {
		if line != want[i] {
			t.Fatalf("line %d is %q, not %q", i, line, want[i])
		}
	}
}

// countRenderCalls renders a page to its end and counts the necessary calls of RenderMore.
func countRenderCalls(t *testing.T, page *Page) int {
	t.Helper()
	for n := 1; n < 100_000; n++ {
		if page.RenderMore(time.Microsecond) {
			return n
		}
	}
	t.Fatal("the page is never set")
	return 0
}

// fakeCache is a BlockCache without locks.
type fakeCache map[BlockKey]*RenderedBlock

func (s fakeCache) GetOrRender(key BlockKey, render func() *RenderedBlock) *RenderedBlock {
	if s[key] == nil {
		s[key] = render()
	}
	return s[key]
}

func TestCodeWithoutItsColoursIsNotShared(t *testing.T) {
	doc := &article.Document{Blocks: []article.Block{article.CodeBlock{Language: "go", Text: longProgram(500)}}}
	kept := fakeCache{}
	options := Options{Width: 72, Caches: func(LayoutKey) BlockCache { return kept }}
	page := New(theme.Dark(), options).Page(doc, nil, nil)
	page.Window(page.Bottom(30), 30)
	countRenderCalls(t, page)
	other := New(theme.Dark(), options).Page(doc, nil, nil)
	got := other.Window(other.Bottom(30), 30)
	want := New(theme.Dark(), Options{Width: 72}).Page(doc, nil, nil).Lines()
	if !slices.Equal(got, want[len(want)-30:]) {
		t.Error("another reader gets lines without colours")
	}
	for number, set := range kept {
		if set == nil || set.unhighlighted {
			t.Errorf("unit %v is shared without its colours", number)
		}
	}
}

func TestAPlaceInLongCodeIsFoundAgainWhenTextWasAddedAbove(t *testing.T) {
	set := func(above string) *Page {
		return New(theme.None(), Options{Width: 72}).Page(article.Parse(model.Body{Text: above + "```go\n" + longProgram(200) + "```\n"}), nil, nil)
	}
	old, longer := set("Above.\n\n"), set("Above.\n\nNew.\n\nAnd more.\n\n")
	at := Anchor{7, 5}
	line := old.Window(at, 1)[0]
	if got := longer.Window(longer.Find(old.PositionOf(at)), 1)[0]; got != line {
		t.Errorf("what was remembered is now %q, not %q", got, line)
	}
	if got := longer.Window(longer.Reflow(old, at), 1)[0]; got != line {
		t.Errorf("what stood on top is now %q, not %q", got, line)
	}
}
