package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
)

func TestTheFirstScreenOfALongBlockSetsOnlyAPartOfIt(t *testing.T) {
	row := "|" + strings.Repeat("a cell|", 5000) + "\n"
	for _, c := range []struct{ name, source string }{
		{"rows", "|a|b|\n|-|-|\n" + strings.Repeat("|some words|more words|\n", 20_000)},
		{"columns", row + strings.ReplaceAll(row, "a cell", "-") + strings.Repeat(row, 20)},
		{"items", strings.Repeat("- An item of a list.\n", 20_000)},
		{"paragraph", strings.Repeat("A sentence of a paragraph. ", 20_000)},
		{"ideographs", strings.Repeat("漢字", 80_000)},
		{"word", strings.Repeat("x", 500_000)},
		{"code", "```\n" + strings.Repeat("a line of code\n", 30_000) + "```\n"},
		{"quotes", strings.Repeat("> A quotation.\n>\n", 20_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := New(theme.Dark(), Options{Width: 72}).Page(article.Parse(model.Body{Text: "Before.\n\n" + c.source}), nil, nil)
			page.Window(Anchor{}, 40)
			page.Window(page.Bottom(40), 40)
			bytes := 0
			for _, set := range page.rendered {
				if set != nil {
					bytes += set.Bytes()
				}
			}
			if bytes > 2<<20 {
				t.Errorf("the first and the last screen took %d bytes of lines", bytes)
			}
		})
	}
}

func TestAColumnIsAsWideAsItsLastRowsNeed(t *testing.T) {
	var source strings.Builder
	source.WriteString("|number|word|\n|-:|-|\n")
	for i := range 20_000 {
		fmt.Fprintf(&source, "|%d|word|\n", i*100_000)
	}
	page := New(theme.Dark(), Options{Width: 72}).Page(article.Parse(model.Body{Text: source.String()}), nil, nil)
	lines := page.Window(page.Bottom(10), 10)
	if last := strings.Join(lines, "\n"); !strings.Contains(last, "1999900000") {
		t.Errorf("the last number was broken:\n%s", last)
	}
}

func TestALongParagraphLosesNoWord(t *testing.T) {
	var source strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&source, "Word%d and *word%d*. ", i, i)
	}
	doc := article.Parse(model.Body{Text: source.String()})
	for _, o := range []Options{{Width: 72}, {Unbound: true}} {
		lines := New(theme.None(), o).Page(doc, nil, nil).Lines()
		if o.Unbound && len(lines) != 1 {
			t.Errorf("%d lines without a width", len(lines))
		}
		text := strings.Join(strings.Fields(strings.TrimSuffix(strings.Join(lines, " "), "■")), " ")
		if want := strings.TrimSpace(strings.ReplaceAll(source.String(), "*", "")); text != want {
			t.Errorf("at %+v the text is another", o)
		}
	}
}

func TestGoingThroughTheLinesOfAPageKeepsNone(t *testing.T) {
	doc := article.Parse(model.Body{Text: strings.Repeat("# A heading\n\nA paragraph of some words.\n\n", 100)})
	page := New(theme.Dark(), Options{Width: 72}).Page(doc, nil, nil)
	lines := slices.Collect(page.LinesFrom(Anchor{}))
	for i, set := range page.rendered[1:] { // where it began
		if set != nil {
			t.Fatalf("unit %d is kept", i+1)
		}
	}
	if !slices.Equal(lines, page.Lines()) {
		t.Error("the lines are not those of the page")
	}
	if from := slices.Collect(page.LinesFrom(Anchor{3, 1})); !slices.Equal(from, lines[len(lines)-len(from):]) || len(from) == len(lines) {
		t.Errorf("%d of %d lines stand below a place", len(from), len(lines))
	}
}
