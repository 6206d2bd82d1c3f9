package posts

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
)

// corpusFolder returns the folder of real blogs, and skips the test without it.
func corpusFolder(t testing.TB) string {
	folder := os.Getenv("BLOGTUI_CORPUS")
	if folder == "" {
		folder = filepath.Join("..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the corpus of real blogs is not here: set BLOGTUI_CORPUS to its folder to run this test")
	}
	return folder
}

// open opens a blog and waits until it is read.
func open(t testing.TB, name string, o Options) (*Folder, *model.Library) {
	t.Helper()
	f, err := Open(name, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	l, err := f.Wait(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return f, l
}

// expectation is a row of an expected.tsv.
type expectation map[string]string

func expectations(t *testing.T, name string) []expectation {
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(raw), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var rows []expectation
	for _, line := range lines[1:] {
		row := make(expectation)
		for i, cell := range strings.Split(line, "\t") {
			row[header[i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func (e expectation) optional() bool {
	for _, sign := range []string{"a page", "a section page", "not a post"} {
		if strings.Contains(e["note"], sign) {
			return true
		}
	}
	return false
}

// accepts reports whether a value is one of the alternatives of a cell.
func (e expectation) accepts(column, value string) bool {
	plain := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "`", "")), " ") }
	for alternative := range strings.SplitSeq(e[column], "|") {
		if plain(alternative) == plain(value) {
			return true
		}
	}
	return false
}

func (e expectation) acceptsSet(column string, values []string) bool {
	// The library merges names that differ only in case.
	got := strings.Split(strings.ToLower(strings.Join(values, ";")), ";")
	if len(values) == 0 {
		got = nil
	}
	slices.Sort(got)
	for alternative := range strings.SplitSeq(strings.ToLower(e[column]), "|") {
		var want []string
		if alternative != "" {
			want = strings.Split(alternative, ";")
		}
		slices.Sort(want)
		if slices.Equal(got, want) {
			return true
		}
	}
	return false
}

func TestEveryExpectedRowOfTheCorpusIsRead(t *testing.T) {
	corpus := corpusFolder(t)
	sheets, _ := filepath.Glob(filepath.Join(corpus, "*", "expected.tsv"))
	if len(sheets) == 0 {
		t.Fatal("the corpus has no expected.tsv")
	}
	right, all := 0, 0
	for _, sheet := range sheets {
		folder := filepath.Dir(sheet)
		_, l := open(t, folder, Options{})
		rows := expectations(t, sheet)
		good, checked := 0, 0
		for _, row := range rows {
			p := l.Post(model.ID(row["path"]))
			if p == nil {
				if !row.optional() {
					t.Errorf("%s: %s is not a post", folder, row["path"])
				}
				continue
			}
			draft := "no"
			if p.Draft {
				draft = "yes"
			}
			named := !row.optional() || row["title"] != ""
			must := map[string]bool{
				"title " + p.Title:        !named || row.accepts("title", p.Title),
				"date " + p.Date.String(): row.accepts("date", p.Date.String()),
				"draft " + draft:          row.accepts("draft", draft),
			}
			for value, ok := range must {
				if !ok {
					t.Errorf("%s/%s: %s, want %q %q %q", folder, row["path"], value, row["title"], row["date"], row["draft"])
				}
			}
			should := map[string]bool{
				"categories " + strings.Join(p.Categories, ";"): row.acceptsSet("categories", p.Categories),
				"tags " + strings.Join(p.Tags, ";"):             row.acceptsSet("tags", p.Tags),
				"author " + strings.Join(p.Authors, ";"):        row.acceptsSet("author", p.Authors),
				"slug " + p.Slug:                                !named || row.accepts("slug", p.Slug),
			}
			for value, ok := range should {
				checked++
				if ok {
					good++
				} else {
					t.Logf("%s/%s: %s (want %q)", folder, row["path"], value, row[strings.Fields(value)[0]])
				}
			}
		}
		posts, pages := kinds(l)
		t.Logf("%-17s %2d rows, other fields right %3d of %3d; %3d posts, %2d pages, %d skipped, %d problems of files",
			filepath.Base(folder), len(rows), good, checked, posts, pages, l.Skipped(), len(l.Problems()))
		right, all = right+good, all+checked
	}
	if right*100 < all*98 {
		t.Errorf("%d of %d other fields are right, want 98 of 100", right, all)
	}
}

func everything(l *model.Library) []*model.Post {
	return l.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true})
}

func kinds(l *model.Library) (posts, pages int) {
	for _, p := range everything(l) {
		if p.Kind == model.KindPage {
			pages++
		} else {
			posts++
		}
	}
	return posts, pages
}

func TestEveryPostOfDigettHasItsTitleDateAndWholeBody(t *testing.T) {
	folder := filepath.Join(corpusFolder(t), "digett", "posts")
	f, l := open(t, folder, Options{})
	all := everything(l)
	bare := 0
	for _, p := range all {
		if p.Title == "" || p.Date.IsZero() {
			t.Errorf("%s: title %q, date %q", p.ID, p.Title, p.Date)
		}
		if len(p.Categories) == 0 {
			bare++
		}
		for _, name := range p.Categories {
			if strings.ContainsAny(name, "-,") && name != "E-mail" {
				t.Errorf("%s: category %q", p.ID, name)
			}
		}
		raw, err := f.Raw(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		body, err := f.Body(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := clean.Decode(raw)
		_, want, _ := strings.Cut(text, "\n---\n")
		if want = strings.TrimLeft(want, "\n"); body.Text != want {
			t.Errorf("%s: the body has %d bytes of %d", p.ID, len(body.Text), len(want))
		}
		if rest := strings.SplitAfterN(text, "\n", body.Line); want != "" && rest[len(rest)-1] != want {
			t.Errorf("%s: the body does not begin in line %d", p.ID, body.Line)
		}
	}
	if len(all) != 655 || bare != 26 {
		t.Errorf("%d posts, %d without a category; want 655 and 26", len(all), bare)
	}
}

// The posts must not depend on which of the parent folders is opened.
func TestACorpusOpenedAtAnyLevelHasTheSamePosts(t *testing.T) {
	corpus := corpusFolder(t)
	for name, deeper := range map[string][]string{
		"digett": {"posts"}, "haacked": {"_posts"}, "odino": {"source", "source/_posts"}, "frustrated-writer": {"content"},
		"daveaglick": {"input"}, "rustblog": {"content"}, "overreacted": {"public"}, "tailwind": {"src", "src/pages"},
		"titangene": {"source", "source/_posts"}, "pythonclub": {"content"}, "weekly": {"docs"}, "ianwold": {"Site"},
	} {
		_, top := open(t, filepath.Join(corpus, name), Options{})
		want := titles(top)
		for _, folder := range deeper {
			_, l := open(t, filepath.Join(corpus, name, filepath.FromSlash(folder)), Options{})
			if got := titles(l); !slices.Equal(got, want) {
				t.Errorf("%s opened at %s: %d posts, want %d", name, folder, len(got), len(want))
			}
			if l.Title() != name {
				t.Errorf("%s opened at %s is called %q", name, folder, l.Title())
			}
		}
	}
}

func titles(l *model.Library) []string {
	var all []string
	for _, p := range everything(l) {
		all = append(all, p.Date.String()+" "+p.Slug+" "+p.Title+" "+p.Kind.String())
	}
	return all
}
