package linear

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/clean"
	"blogtui/ui/words"
)

var update = flag.Bool("update", false, "write the golden files anew")

// checkGolden compares got with a golden file.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not as it was; got\n%s", path, got)
	}
}

// examplePost returns the post of the golden files.
func examplePost() *model.Post {
	return &model.Post{
		ID: "keeper.md", Path: "keeper.md", Slug: "keeper", Title: "The Keeper of Lists", Summary: "What a keeper keeps.",
		Date: model.Date{Year: 2026, Month: 3, Day: 14}, Updated: model.Date{Year: 2026, Month: 4, Day: 1},
		Authors: []string{"Ines Falk", "Bo Ek"}, Categories: []string{"Craft"}, Tags: []string{"lists", "lamps", "rope"},
		Draft: true, Words: 300, Counted: true,
	}
}

func parseTorture(t *testing.T) *article.Document {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "torture.md"))
	if err != nil {
		t.Fatal(err)
	}
	return article.Parse(model.Body{Text: string(raw)})
}

func articleText(t *testing.T, doc *article.Document, heading string, width int) string {
	t.Helper()
	lines, err := Article(examplePost(), doc, heading, width, words.DayFirst)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestAnArticleSaysWhatEachOfItsBlocksIs(t *testing.T) {
	checkGolden(t, "torture", articleText(t, parseTorture(t), "", 0))
}

func TestLinesAreNoLongerThanAskedForCodeAside(t *testing.T) {
	got := articleText(t, parseTorture(t), "", 30)
	checkGolden(t, "torture30", got)
	code := false
	for l := range strings.Lines(got) {
		code = strings.HasPrefix(l, "Code") || code && !strings.HasPrefix(l, "End of code")
		if n := len([]rune(strings.TrimSuffix(l, "\n"))); n > 30 && !code {
			t.Errorf("%q has %d letters", l, n)
		}
	}
}

func TestAnArticleCanBeginAtAHeading(t *testing.T) {
	doc := parseTorture(t)
	if got := articleText(t, doc, "tables", 0); !strings.HasPrefix(got, "Heading 2: Tables\n") || !strings.Contains(got, "Link 1: the log, log.md\n") {
		t.Errorf("got\n%s", got)
	}
	if got := articleText(t, doc, "the-keeper-of-lists", 0); !strings.HasPrefix(got, "Title: The Keeper of Lists\n") {
		t.Errorf("the heading that is the title begins with\n%s", got)
	}
	_, err := Article(examplePost(), doc, "nowhere", 0, words.DayFirst)
	if err == nil || !strings.Contains(err.Error(), `keeper has no heading "nowhere"; its headings are the-keeper-of-lists, lists-within-lists`) {
		t.Errorf("the error is %v", err)
	}
	if _, err = Article(examplePost(), article.Parse(model.Body{Text: "No heading."}), "x", 0, words.DayFirst); err == nil || err.Error() != "keeper has no headings" {
		t.Errorf("the error is %v", err)
	}
}

// findControl returns the first control character of a text other than a line end.
func findControl(text string) (r rune, found bool) {
	for _, r := range text {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 {
			return r, true
		}
	}
	return 0, false
}

// forEachCorpusFile calls use with the text of every post of the corpus, including front
// matter.
func forEachCorpusFile(t *testing.T, use func(path, text string)) {
	t.Helper()
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(root); err != nil {
		t.Skipf("no corpus of real posts at %s (set BLOGTUI_CORPUS)", root)
	}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(filepath.Ext(path), ".m") {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text, _ := clean.Decode(raw)
		use(strings.TrimPrefix(path, root), text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNoRealPostHoldsMoreThanTextAndNoneOfItsWordsIsLost(t *testing.T) {
	forEachCorpusFile(t, func(path, source string) {
		doc := article.Parse(model.Body{Text: source})
		lines, err := Article(examplePost(), doc, "", 0, words.DayFirst)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(lines, "\n")
		if r, found := findControl(got); found {
			t.Errorf("%s: %U", path, r)
		}
		said := strings.Join(tokens(insertedMarks.ReplaceAllString(got, "")), "")
		for _, word := range tokens(doc.Text()) {
			if !strings.Contains(said, word) {
				t.Errorf("%s: %q is lost", path, word)
				return
			}
		}
	})
}

// insertedMarks matches what a transcript adds within a line.
var insertedMarks = regexp.MustCompile(` \[(link|footnote) \d+\]|\(image: |\(image\)|\(deleted: `)

// tokens returns the words of a text.
func tokens(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func FuzzArticle(f *testing.F) {
	raw, err := os.ReadFile(filepath.Join("testdata", "torture.md"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw), 40)
	f.Add("&#27;[2J\x1b]52;c;x\a\n\n- \n- > 1. # x", 0)
	f.Add("|a|\n|-|\n|b|c|", 1)
	f.Fuzz(func(t *testing.T, source string, width int) {
		source, _ = clean.Decode([]byte(source))
		doc := article.Parse(model.Body{Text: source})
		for _, l := range transcribe(examplePost(), doc, min(width, 1000), words.DayFirst).lines {
			if r, found := findControl(l.text); found || strings.Contains(l.text, "\n") {
				t.Errorf("%q holds %U", l.text, r)
			}
		}
	})
}

func TestATableCannotAskForMoreWordsThanItsSizeAllows(t *testing.T) {
	source := "|" + strings.Repeat("name ", 20_000) + "|\n|-|\n" + strings.Repeat("|x|\n", 20_000)
	size := 0
	for _, l := range transcribe(examplePost(), article.Parse(model.Body{Text: source}), 0, words.DayFirst).lines {
		size += len(l.text)
	}
	if size > 20*len(source) {
		t.Errorf("%d bytes of a table become %d", len(source), size)
	}
}
