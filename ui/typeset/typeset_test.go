package typeset_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden files anew")

var themes = []theme.Theme{theme.Dark(), theme.Auto.For(colorprofile.TrueColor, false), theme.None()}

var testHeader = typeset.Header{
	Categories: []string{"Typography", "Terminals"}, Badges: []string{"draft"},
	Title:   "A Title That Is Long Enough to Take More Than One Line on a Narrow Screen",
	Authors: []string{"Ada Lovelace", "Charles Babbage"}, Date: "10 December 1815", Minutes: 2,
	Summary: "What the article is about, in a sentence that its author wrote above the text.",
}

func TestBlocksLookAsAgreed(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	if err != nil {
		t.Fatal(err)
	}
	doc := article.Parse(model.Body{Text: string(source)})
	for _, th := range themes {
		for _, width := range []int{36, 72, 120} {
			setter := typeset.New(th, typeset.Options{Width: width, Hyperlinks: true})
			page := setter.Page(doc, &testHeader, &typeset.Footer{Sections: []typeset.FooterSection{
				{Title: "Links", Links: []typeset.FooterLink{{Kind: typeset.ExternalLink, Text: "a page elsewhere", Note: "example.com"}}, More: 2},
				{Links: []typeset.FooterLink{{Kind: typeset.OlderLink, Label: "Older", Text: "The post before"}, {Kind: typeset.NewerLink, Label: "Newer", Text: "The post after"}}},
			}})
			compareGolden(t, fmt.Sprintf("blocks-%s-%d.golden", th.Name, width), page.Lines())
		}
	}
	ascii := typeset.New(theme.None(), typeset.Options{Width: 72, ASCII: true, WrapCode: true})
	compareGolden(t, "blocks-ascii-72.golden", ascii.Page(doc, &testHeader, nil).Lines())
	unbound := typeset.New(theme.None(), typeset.Options{Unbound: true})
	compareGolden(t, "blocks-unbound.golden", unbound.Page(doc, &testHeader, nil).Lines())
}

func compareGolden(t *testing.T, name string, lines []string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	old := strings.Split(strings.TrimSuffix(string(want), "\n"), "\n")
	for i := range max(len(old), len(lines)) {
		if i >= len(old) || i >= len(lines) || old[i] != lines[i] {
			t.Errorf("%s differs from line %d on: go test ./ui/typeset -update, then look at the change\ngot  %q\nwant %q",
				name, i+1, lines[min(i, len(lines)):min(i+1, len(lines))], old[min(i, len(old)):min(i+1, len(old))])
			return
		}
	}
}

// renderLines renders a source without styles.
func renderLines(source string, width int) []string {
	return typeset.New(theme.None(), typeset.Options{Width: width}).Page(article.Parse(model.Body{Text: source}), nil, nil).Lines()
}

func TestTheFrontAndTheNotesOfTextFromRightToLeftAreMirrored(t *testing.T) {
	front := &typeset.Header{Title: "שלום עולם", Categories: []string{"News"}, Date: "1 May 2024"}
	page := typeset.New(theme.None(), typeset.Options{Width: 24}).Page(article.Parse(model.Body{Text: "עולם[^1]\n\n[^1]: שלום"}), front, nil)
	want := "" +
		"                    NEWS\n" +
		"\n" +
		"               שלום עולם\n" +
		"              1 May 2024\n" +
		"──────────────────━━━━━━\n" +
		"\n" +
		"                ■  עולם¹\n" +
		"\n" +
		"            ────────────\n" +
		"                  שלום \u200e¹"
	if got := strings.Join(page.Lines(), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLinesAreEvenAndNoWordIsLonely(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"the last line has company", "aaa bbb ccc dd", "aaa bbb\nccc dd  ■"},
		{"no line begins with a dash", "aaaaaaaa bbbb — cccc dddd", "aaaaaaaa bbbb —\ncccc dddd  ■"},
		{"a long word is cut", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnop\nqrstuvwxyz  ■"},
		{"no line begins with closing punctuation", "漢字漢字漢字漢字。漢字", "漢字漢字漢字漢\n字。漢字  ■"},
		{"family and flag stay whole", "aaaaaaaaaaaaaaa👨‍👩‍👧🇩🇪", "aaaaaaaaaaaaaaa\n👨‍👩‍👧🇩🇪  ■"},
		{"a line the author ended stays ended", "a\\\nb", "a\nb  ■"},
		{"right-to-left text leans right", "שלום עולם", "    ■  שלום עולם"},
		{"and its numbers", "1. שלום\n2. עולם", "         שלום \u200e.1\n      ■  עולם \u200e.2"},
		{"and its headings", "# שלום", "            שלום\n        ────────"},
		{"and so do its bullets and bars", "> - שלום\n> - עולם", "        שלום • ▕\n     ■  עולם • ▕"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.ReplaceAll(strings.Join(renderLines(c.source, 16), "\n"), "\u00a0", " ")
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestLinesOfTextWithoutSpacesAreFull(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"two characters may stand last", strings.Repeat("海", 22), strings.Repeat("海", 20) + "\n海海"},
		{"one may not", strings.Repeat("海", 21), strings.Repeat("海", 19) + "\n海海"},
		{"a short word may not", strings.Repeat("sea ", 10) + "ab", strings.Repeat("sea ", 7) + "sea\nsea sea ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(typeset.Wrap(c.text, 40), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestStylesAndLinksEndWithTheirLine(t *testing.T) {
	doc := article.Parse(model.Body{Text: "one [two **three** four five](https://example.com/x) six seven eight nine"})
	page := typeset.New(theme.Dark(), typeset.Options{Width: 16, Hyperlinks: true}).Page(doc, nil, nil)
	for _, line := range page.Lines() {
		if opened := strings.Count(line, "\x1b]8;id="); opened != strings.Count(line, "\x1b]8;;\x07") {
			t.Errorf("a link is left open: %q", line)
		}
		if strings.Contains(line, "\x1b[") && !strings.HasSuffix(strings.TrimSuffix(line, "\x1b]8;;\x07"), "\x1b[m") {
			t.Errorf("a style is left on: %q", line)
		}
	}
}

func TestOnlySafeTargetsBecomeHyperlinks(t *testing.T) {
	for target, want := range map[string]bool{
		"https://a.b/c?d=e": true, "HTTP://a.b": true, "mailto:a@b.c": true,
		"/relative": false, "javascript:alert(1)": false, "https://é.b": false, "file:///etc/passwd": false,
		"https://a.b/" + strings.Repeat("x", 3000): false,
	} {
		doc := article.Parse(model.Body{Text: "[text](" + target + ")"})
		line := typeset.New(theme.Dark(), typeset.Options{Width: 72, Hyperlinks: true}).Page(doc, nil, nil).Lines()[0]
		if got := strings.Contains(line, "\x1b]8;"); got != want {
			t.Errorf("%.40s: hyperlink %t", target, got)
		}
		if strings.Contains(ansi.Strip(line), target) {
			t.Errorf("%.40s: the address is in the text", target)
		}
	}
}

func TestTheThemeWithoutColoursWritesNoEscape(t *testing.T) {
	source, _ := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	page := typeset.New(theme.None(), typeset.Options{Width: 72, Hyperlinks: true}).Page(article.Parse(model.Body{Text: string(source)}), &testHeader, nil)
	if text := strings.Join(page.Lines(), "\n"); strings.Contains(text, "\x1b") {
		t.Error("an escape sequence")
	}
}

func TestEveryWidthIsKept(t *testing.T) {
	source, _ := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	doc := article.Parse(model.Body{Text: string(source) + "\n" + strings.Repeat("> - ", 20) + "deep inside\n"})
	for _, wrap := range []bool{false, true} {
		for width := 2; width < 100; width++ {
			page := typeset.New(theme.Dark(), typeset.Options{Width: width, WrapCode: wrap}).Page(doc, &testHeader, nil)
			for _, line := range page.Lines() {
				if wide := ansi.StringWidth(line); wide > width {
					t.Fatalf("%d cells of %d: %q", wide, width, line)
				}
			}
		}
	}
}
