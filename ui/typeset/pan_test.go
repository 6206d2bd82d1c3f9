package typeset_test

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
)

func TestWideCodeIsMovedSidewaysAndBack(t *testing.T) {
	code := "short\n" + strings.Repeat("0123456789", 12) + " end\n\t中文" + strings.Repeat("字", 60) + "\n"
	doc := article.Parse(model.Body{Text: "Above.\n\n```\n" + code + "```\n\nBelow " + strings.Repeat("and more ", 20) + "\n"})
	for _, th := range themes {
		for _, width := range []int{24, 40, 72} {
			page := typeset.New(th, typeset.Options{Width: width}).Page(doc, nil, nil)
			before := strings.Join(page.Lines(), "\n")
			end := false
			for n := 0; page.Pan(0, page.Blocks(), 1); n++ {
				if n > 20 {
					t.Fatal("it can be moved for ever")
				}
				lines := page.Lines()
				if len(lines) != strings.Count(before, "\n")+1 {
					t.Fatalf("%d lines have become %d", strings.Count(before, "\n")+1, len(lines))
				}
				for _, line := range lines {
					if ansi.StringWidth(line) > width {
						t.Errorf("%q is wider than %d", line, width)
					}
					end = end || strings.Contains(ansi.Strip(line), "89 end ")
				}
				checkWordPositions(t, page)
			}
			if !end {
				t.Errorf("%d wide, the end of the line has never been seen", width)
			}
			for page.Pan(0, page.Blocks(), -1) {
			}
			if got := strings.Join(page.Lines(), "\n"); got != before {
				t.Errorf("moved back it is\n%s\nnot\n%s", got, before)
			}
		}
	}
}

// checkWordPositions fails unless each word is visible at the position that the page returns
// for it.
func checkWordPositions(t *testing.T, page *typeset.Page) {
	t.Helper()
	for block := range page.Blocks() {
		for n, text := range page.Texts(block) {
			for at, word := range wordOffsets(text) {
				got := textAt(page, page.Ranges(block, n, at, at+len(word)))
				if !strings.Contains(word, strings.ReplaceAll(got, " ", "")) {
					t.Errorf("under %q stands %q", word, got)
				}
			}
		}
	}
}

func TestCodeIsMovedToWhatIsLookedForInEitherDirection(t *testing.T) {
	var line, chunks strings.Builder
	for i := range 60 {
		fmt.Fprintf(&line, "word%d中文 ", i)
	}
	for i := range 200 {
		fmt.Fprintf(&chunks, "%d%sneedle%d\n", i, strings.Repeat(" ", i), i)
	}
	for name, text := range map[string]string{
		"a long line": "```\n" + line.String() + "\n```\n",
		"many lines":  "```\n" + chunks.String() + "```\n",
		"a quote":     "> > ```\n> > a\n> > " + line.String() + "\n> > ```\n",
	} {
		for _, width := range []int{40, 72} {
			page := typeset.New(themes[0], typeset.Options{Width: width}).Page(article.Parse(model.Body{Text: text}), nil, nil)
			for block := range page.Blocks() {
				for n, text := range page.Texts(block) {
					for _, word := range strings.Fields(text) {
						for _, at := range []int{strings.Index(text, word), strings.LastIndex(text, word)} {
							page.PanTo(block, n, at, at+len(word))
							if got := textAt(page, page.Ranges(block, n, at, at+len(word))); got != word {
								t.Fatalf("%s, %d wide: of %q %q is seen", name, width, word, got)
							}
						}
					}
				}
			}
		}
	}
}

func TestCodeIsSetOnceForAPlaceFarToTheRight(t *testing.T) {
	line := strings.Repeat("word ", 10_000)
	page := typeset.New(themes[0], typeset.Options{Width: 60}).Page(article.Parse(model.Body{Text: "```\n" + line + "needle\n```\n"}), nil, nil)
	code, at := page.Focusables()[0].Block(), len(line)
	if len(page.Texts(code)) != 1 || len(page.Ranges(code, 0, at, at+6)) != 0 {
		t.Fatal("the needle is on the page, or no text")
	}
	if page.PanTo(code, 0, at, at+6); page.IsRendered(code) {
		t.Error("the code was set before anyone asked for it")
	}
	if got := textAt(page, page.Ranges(code, 0, at, at+6)); got != "needle" {
		t.Errorf("set once it shows %q", got)
	}
}

func TestATableThatDoesNotFitIsMovedSideways(t *testing.T) {
	row := "| " + strings.Repeat("incomprehensibilities | ", 8) + "\n"
	doc := article.Parse(model.Body{Text: row + strings.Repeat("|---", 8) + "|\n" + row + strings.ReplaceAll(row, "incomp", "comp")})
	page := typeset.New(themes[2], typeset.Options{Width: 60}).Page(doc, nil, nil)
	records := strings.Join(page.Lines(), "\n")
	if !page.Pan(0, page.Blocks(), 1) {
		t.Fatal("it cannot be moved")
	}
	if first := page.Lines()[0]; !strings.HasPrefix(first, "incomprehensibilities │ incomprehensibilities │") || ansi.StringWidth(first) != 60 {
		t.Errorf("the first row is %q", first)
	}
	checkWordPositions(t, page)
	page.Pan(0, page.Blocks(), 100)
	if first := page.Lines()[0]; !strings.HasSuffix(first, "incomprehensibilities") || !strings.HasPrefix(first, "…") {
		t.Errorf("at the right end the first row is %q", first)
	}
	checkWordPositions(t, page)
	page.Pan(0, page.Blocks(), -100)
	if got := strings.Join(page.Lines(), "\n"); got != records {
		t.Errorf("moved back it is\n%s", got)
	}
}

func TestWhatFitsIsNotMoved(t *testing.T) {
	page := typeset.New(themes[0], typeset.Options{Width: 60}).Page(article.Parse(model.Body{Text: "Text.\n\n```\nx\n```\n\n| a | b |\n|---|---|\n| c | d |\n"}), nil, nil)
	page.Lines()
	if page.Pan(0, page.Blocks(), 1) {
		t.Error("something has moved")
	}
}
