package typeset_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"blogtui/growth"
	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden files anew")

var themes = []theme.Theme{theme.Dark(), theme.Auto.For(colorprofile.TrueColor, false), theme.None()}

var front = typeset.Header{
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
			page := setter.Page(doc, &front, &typeset.Footer{Sections: []typeset.FooterSection{
				{Title: "Links", Links: []typeset.FooterLink{{Kind: typeset.ExternalLink, Text: "a page elsewhere", Note: "example.com"}}, More: 2},
				{Links: []typeset.FooterLink{{Kind: typeset.OlderLink, Label: "Older", Text: "The post before"}, {Kind: typeset.NewerLink, Label: "Newer", Text: "The post after"}}},
			}})
			golden(t, fmt.Sprintf("blocks-%s-%d.golden", th.Name, width), page.Lines())
		}
	}
	ascii := typeset.New(theme.None(), typeset.Options{Width: 72, ASCII: true, WrapCode: true})
	golden(t, "blocks-ascii-72.golden", ascii.Page(doc, &front, nil).Lines())
	unbound := typeset.New(theme.None(), typeset.Options{Unbound: true})
	golden(t, "blocks-unbound.golden", unbound.Page(doc, &front, nil).Lines())
}

func golden(t *testing.T, name string, lines []string) {
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

// set sets a source without a theme.
func set(source string, width int) []string {
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
			got := strings.ReplaceAll(strings.Join(set(c.source, 16), "\n"), "\u00a0", " ")
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
	page := typeset.New(theme.None(), typeset.Options{Width: 72, Hyperlinks: true}).Page(article.Parse(model.Body{Text: string(source)}), &front, nil)
	if text := strings.Join(page.Lines(), "\n"); strings.Contains(text, "\x1b") {
		t.Error("an escape sequence")
	}
}

func TestEveryWidthIsKept(t *testing.T) {
	source, _ := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	doc := article.Parse(model.Body{Text: string(source) + "\n" + strings.Repeat("> - ", 20) + "deep inside\n"})
	for _, wrap := range []bool{false, true} {
		for width := 2; width < 100; width++ {
			page := typeset.New(theme.Dark(), typeset.Options{Width: width, WrapCode: wrap}).Page(doc, &front, nil)
			for _, line := range page.Lines() {
				if wide := ansi.StringWidth(line); wide > width {
					t.Fatalf("%d cells of %d: %q", wide, width, line)
				}
			}
		}
	}
}

func newPage(width int) *typeset.Page {
	var source strings.Builder
	for i := range 60 {
		fmt.Fprintf(&source, "## Section %d\n\nparagraph %d %s\n\n- item\n- item\n\n", i, i, strings.Repeat("word ", i))
	}
	return typeset.New(theme.Dark(), typeset.Options{Width: width}).Page(article.Parse(model.Body{Text: source.String()}), &front, nil)
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

func TestHostileSourcesAreSetInBoundedTime(t *testing.T) {
	if everyNth > 1 {
		t.Skip("the race detector is too slow to measure time: go test ./ui/typeset runs this")
	}
	var stairs strings.Builder
	for i := range 500 {
		stairs.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	for name, source := range map[string]string{
		"quotes in quotes": strings.Repeat(strings.Repeat(">", 1000)+" text\n", 300),
		"lists in lists":   stairs.String(),
		"marks":            strings.Repeat("*a **a ~~a [a](", 20000),
		"tags":             "a " + strings.Repeat("<b>", 30000) + "\n\n<div>" + strings.Repeat("<div><b></i>", 30000),
		"one line":         strings.Repeat("word and more ", 1<<20/14),
		"one word":         strings.Repeat("x", 1<<20),
		"one character":    strings.Repeat("e\u0301", 1<<18) + "a" + strings.Repeat("\u0301", 1<<18),
		"a long table":     "|a|b|\n|-|-|\n" + strings.Repeat("|cell one|cell two is longer|\n", 50000),
		"too many cells":   "|a|b|\n|-|-|\n" + strings.Repeat(strings.Repeat("|`a", 20)+strings.Repeat("|``b``", 25)+"\n", 3000),
		"a wide table":     strings.Repeat("|a", 2000) + "|\n" + strings.Repeat("|-", 2000) + "|\n" + strings.Repeat(strings.Repeat("|a", 2000)+"|\n", 20),
		"much code":        "```go\n" + strings.Repeat("func main() { x := 1 }\n", 50000) + "```\n",
		"same headings":    strings.Repeat("# a\n", 20000),
		"callouts":         strings.Repeat(":::note\n", 20000),
		"stars and lines":  strings.Repeat("*_\n", 100000),
		"attributes":       strings.Repeat("{.a}\n", 80000),
		"tags in spans":    strings.Repeat("`{{<", 60000),
		"open tags":        strings.Repeat("<A b={{% a %}", 30000),
		"addresses":        strings.Repeat("]({{a}}{%", 30000),
		"escaped ticks":    strings.Repeat("\\```\n", 80000),
		"no fence":         strings.Repeat("```[a](", 60000),
		"quoted term":      "term\n: " + strings.Repeat(">", 200000),
		"quoted fence":     strings.Repeat(">", 200000) + strings.Repeat("`", 200000),
		"code on one line": "```yaml\n" + strings.Repeat("-", 60000) + "\n```\n```org\n" + strings.Repeat("\t", 15000) + "\n```\n",
		"code of dashes":   "```yaml\n" + strings.Repeat(strings.Repeat("-", 900)+"\n", 60) + "```\n",
		"code of words":    "```java\n" + strings.Repeat(strings.Repeat("a ", 450)+"\n", 60) + "```\n",
		"variables":        "{% assign a = \"" + strings.Repeat("y", 900) + "\" %}\n" + strings.Repeat("{{a}}", 60000),
		"captures":         strings.Repeat("{% capture a %}\nx {{ a }}", 20000),
		"code tags":        strings.Repeat("{% highlight a %}\n", 20000),
		"open notes":       strings.Repeat("^[a b ", 80000) + "]",
		"marks in HTML":    "<p>" + strings.Repeat("[a](b)<b>**c**</b>", 40000),
		"tabs of comments": strings.Repeat("{% tabs %}\n<!-- tab a -->\nb\n", 15000) + "{% endtabs %}",
		"indented tags":    strings.Repeat("{{< a >}}\n    x\n", 20000) + strings.Repeat("{{< /a >}}\n", 20000),
		"titled fences":    strings.Repeat("{{< code title=a >}}\n```\n", 15000) + strings.Repeat("```\n{{< /code >}}\n", 15000),
		"components":       strings.Repeat("::a\n", 60000),
		"nested":           strings.Repeat("::a{b=\"c\"}\n", 30000) + strings.Repeat("::\n", 30000),
		"notes":            strings.Repeat("a ^[b c]", 60000),
		"imports":          strings.Repeat("import a\n", 40000),
		"open imports":     strings.Repeat("import {a,\n", 40000),
		"readings":         strings.Repeat("{漢^", 40000) + strings.Repeat("{漢|か}", 20000),
		"said by":          strings.Repeat("> [name=", 20000) + "\n" + strings.Repeat("> a [name=b]\n", 10000),
		"callouts below":   strings.Repeat("{: .note }\n> a\n\n", 10000),
		"folded fences":    strings.Repeat("<details>\n<summary>a</summary>\n```\n```\n</details>\n", 6000),
		"lettered items":   strings.Repeat("a. *x*\nb. y\n\n", 10000) + strings.Repeat("i. x\n", 20000),
		"examples":         strings.Repeat("(@) x\n(@a) (@b)\n", 10000) + strings.Repeat("#. a\n", 20000),
		"bars":             strings.Repeat("| *a\n|\n", 20000),
		"conflicts":        strings.Repeat("<<<<<<< a\n", 10000) + strings.Repeat("<<<<<<< a\n=======\n>>>>>>> b\n", 10000),
		"files put in":     strings.Repeat("--8<-- \"a\"\n", 20000) + strings.Repeat("--8<--\n", 20000),
		"values":           "export const a = {b: 1,\n" + strings.Repeat("{b} ](<", 40000),
		"spans":            strings.Repeat("[a *b* ", 20000) + strings.Repeat("]{.a}", 20000),
		"tags in lists":    "1. a\n" + strings.Repeat("                {{< a >}}\nb\n", 15000),
		"short formulas":   strings.Repeat("$O(1)$ $", 40000),
		"code in a line":   strings.Repeat("{% codeblock %}", 30000) + "{% endcodeblock %}",
		"drawn tables":     strings.Repeat("a\n-- --\nb\n\n-----\n a\n-- --\nb c\n\n", 10000) + strings.Repeat("+-+-+\n| a\n\n", 20000) + "+-+-+\n" + strings.Repeat("| | |\n", 40000),
		"open exports":     strings.Repeat("export const a = {\n", 20000),
	} {
		growth.Bounded(t, name, 10*time.Second, func() {
			typeset.New(theme.Dark(), typeset.Options{Width: 72}).Page(article.Parse(model.Body{Text: source}), nil, nil).Lines()
		})
	}
}

func FuzzNoSourceBreaksAPage(f *testing.F) {
	for _, seed := range []string{"a b", "漢字 — “x”", "|a|b|\n|-|-|\n|c|d|", "> - 1. `x`", "```go\nx\n```", "*“aaaaaaaaaaaaaaaaaaaaaaaaaaaaa”* - b"} {
		f.Add(seed, 20)
	}
	setter := typeset.New(theme.Dark(), typeset.Options{Hyperlinks: true})
	f.Fuzz(func(t *testing.T, source string, width int) {
		if width < 2 || width > 300 || strings.ContainsFunc(source, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 }) {
			t.Skip("not what clean.Decode returns")
		}
		for _, line := range setter.WithWidth(width).Page(article.Parse(model.Body{Text: source}), nil, nil).Lines() {
			if wide := ansi.StringWidth(line); wide > width {
				t.Errorf("%d cells of %d: %q", wide, width, line)
			}
		}
	})
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
