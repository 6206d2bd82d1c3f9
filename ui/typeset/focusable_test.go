package typeset_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
)

// textAt returns the text of a page at some ranges.
func textAt(page *typeset.Page, ranges []typeset.Range) string {
	var out []string
	for _, r := range ranges {
		line := page.Window(r.At, 1)[0]
		out = append(out, ansi.Strip(ansi.Cut(line, r.From, r.To)))
	}
	return strings.Join(out, " ")
}

// blockDocuments returns the documents with all kinds of blocks, by name.
func blockDocuments(t *testing.T) map[string]*article.Document {
	docs := map[string]*article.Document{}
	for _, name := range []string{"blocks.md", "every-block.md"} {
		source, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		docs[name] = article.Parse(model.Body{Text: string(source)})
	}
	docs["mixed"] = article.Parse(model.Body{Text: "שלום [עולם](https://example.com/a) ועוד.\n\n> - [链接文字很长很长很长很长很长很长很长](b.md) 和 [e\u0301👩‍👩‍👧](c.md).\n\n" +
		"| a | b |\n|---|---|\n| [one two three four five six seven](d.md) | [x](e.md) y |\n\n" +
		"> [!NOTE]\n> [a `code` *link* of **many** parts](f.md), a note[^1] and another[^1].\n\n[^1]: See [there](g.md).\n"})

	return docs
}

func TestEverySpotStandsWhereItsWordsAre(t *testing.T) {
	for name, doc := range blockDocuments(t) {
		for _, th := range themes {
			for _, width := range []int{20, 36, 72, 120} {
				page := typeset.New(th, typeset.Options{Width: width, Hyperlinks: true}).Page(doc, &testHeader, nil)
				found := map[typeset.FocusableKind]int{}
				for _, spot := range page.Focusables() {
					got := withoutSpaces(textAt(page, page.RangesOf(spot)))
					found[spot.Kind]++
					if spot.Kind != typeset.FocusLink {
						continue
					}
					link := doc.Links[spot.Number]
					if want := withoutSpaces(link.Text); !strings.Contains(got, want) && !strings.Contains(withoutSpaces(link.Target), got) {
						t.Errorf("%s, %s, %d wide: under link %d to %s stands %q, not %q", name, th.Name, width, spot.Number, link.Target, got, want)
					}
				}
				if found[typeset.FocusLink] == 0 {
					t.Errorf("%s has no link", name)
				}
			}
		}
	}
}

func TestEveryWordStandsWhereThePageSays(t *testing.T) {
	for name, doc := range blockDocuments(t) {
		for _, th := range themes {
			for _, width := range []int{20, 36, 72, 120} {
				page := typeset.New(th, typeset.Options{Width: width, Hyperlinks: true}).Page(doc, &testHeader, nil)
				for block := range page.Blocks() {
					for n, text := range page.Texts(block) {
						for at, word := range wordOffsets(text) {
							got := textAt(page, page.Ranges(block, n, at, at+len(word)))
							if !strings.HasPrefix(word, strings.ReplaceAll(got, " ", "")) {
								t.Errorf("%s, %s, %d wide: under %q stands %q", name, th.Name, width, word, got)
							}
						}
					}
				}
			}
		}
	}
}

// wordOffsets returns the words of a text by their byte offsets.
func wordOffsets(text string) map[int]string {
	words, start := map[int]string{}, -1
	for i, r := range text + " " {
		switch blank := r == ' ' || r == '\n' || r == '\u00a0'; {
		case blank && start >= 0:
			words[start], start = text[start:i], -1
		case !blank && start < 0:
			start = i
		}
	}
	return words
}

func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\n`", r) {
			return -1
		}
		return r
	}, s)
}

func TestTheSpotsOfAPageAreInItsOrder(t *testing.T) {
	doc := article.Parse(model.Body{Text: "A [link](a.md) and a note[^x].\n\n```go\nx\n```\n\n- [b](b.md)\n\n[^x]: [c](c.md)\n"})
	coda := &typeset.Footer{Sections: []typeset.FooterSection{{Title: "Links", Links: []typeset.FooterLink{{Text: "d"}}}, {Links: []typeset.FooterLink{{Text: "e"}}}}}
	page := typeset.New(themes[0], typeset.Options{Width: 72}).Page(doc, nil, coda)
	var got []string
	for _, spot := range page.Focusables() {
		got = append(got, textAt(page, page.RangesOf(spot)))
	}
	if want := "link ¹ ╭─ go ─ b c d e"; !strings.HasPrefix(strings.Join(got, " "), want[:14]) || !strings.HasSuffix(strings.Join(got, " "), "b c d e") {
		t.Errorf("the spots are %q", got)
	}
	if code := page.CodeOf(page.Focusables()[2]); code != "x\n" {
		t.Errorf("the code is %q", code)
	}
}
