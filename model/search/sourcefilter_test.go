package search

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"blogtui/growth"
	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/clean"
	"blogtui/posts"
)

func TestASourceThatMayHoldAWordIsNotPassedOver(t *testing.T) {
	for _, test := range []struct {
		source string
		word   string
	}{
		{"Har*b*our", "harbour"}, {"har<b>bo</b>ur", "harbour"}, {"caf&eacute;s", "cafes"}, {"&#104;arbour", "harbour"}, {"[post](a.md)s", "posts"}, {"[har][a]bour\n\n[a]: b", "harbour"},
		{"[[a]]s", "as"}, {"Ha\u0301rb\u00f6ur", "harbour"}, {"har\u00adbour", "harbour"}, {"har{{ \"b\" }}our", "harbour"}, {"![harbour](a.png)", "harbour"},
		{"<img src=\"a.png\" alt=\"harbour\">", "harbour"}, {"a < b and harbour > c", "harbour"}, {"a <harbour", "harbour"}, {"a{% raw %}b{% endraw %}c", "abc"}, {"0[[A|B]]", "0b"}, {"0{a}`B`", "0b"}, {"ʸ ɪ", "y"}, {"c++ harbour", "c++"}, {"七 harbour", "七"},
	} {
		filter := newSourceFilter(model.Body{Text: test.source})
		if !filter.mayContainWord(test.word) {
			t.Errorf("%q is said to be without %q", test.source, test.word)
		}
	}
	filter := newSourceFilter(model.Body{Text: "The harbour at low *water*."})
	for _, word := range []string{"tide", "harbours", "watery"} {
		if filter.mayContainWord(word) {
			t.Errorf("%q is said to be there", word)
		}
	}
}

func TestTheTimeToFilterGrowsAsTheSourceDoes(t *testing.T) {
	for _, mark := range []string{"<", "a<", "&", "[[", "](", "é"} {
		growth.Linear(t, mark, 300_000, func(size int) { newSourceFilter(model.Body{Text: strings.Repeat(mark, size)}) })
	}
}

// TestNoWordOfATextIsPassedOver looks for each word of articles in their sources.
func TestNoWordOfATextIsPassedOver(t *testing.T) {
	bodies := corpusBodies(t)
	words, uncertain := 0, 0
	for id, body := range bodies {
		filter := newSourceFilter(body)
		if filter.uncertain {
			uncertain++
			continue
		}
		for _, passage := range article.Passages(body) {
			for _, word := range tokenize(passage.Text) {
				if words++; !filter.mayContainWord(word.text) {
					t.Errorf("%s: %q is passed over", id, word.text)
				}
			}
		}
	}
	t.Logf("%d words; %d of %d posts are always parsed", words, uncertain, len(bodies))
}

// corpusBodies returns the texts of the posts of the sample and, where they are, of real blogs.
func corpusBodies(t *testing.T) map[string]model.Body {
	t.Helper()
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	folders := []*posts.Folder{posts.Sample()}
	blogs, _ := filepath.Glob(filepath.Join(root, "*", "expected.tsv"))
	if len(blogs) == 0 {
		t.Logf("no corpus of real posts at %s (set BLOGTUI_CORPUS): only the sample is read", root)
	}
	for _, blog := range blogs {
		folder, err := posts.Open(filepath.Dir(blog), posts.Options{})
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, folder)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	bodies := map[string]model.Body{}
	for _, folder := range folders {
		defer folder.Close()
		library, err := folder.Wait(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range library.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true}) {
			body, err := folder.Body(p.ID)
			if err != nil {
				t.Fatal(err)
			}
			bodies[string(p.ID)] = body
		}
	}
	return bodies
}

func FuzzNoWordOfATextIsPassedOver(f *testing.F) {
	for _, seed := range []string{"Har*b*our [a](b)c", "<b>a</b>b &eacute;t&#65;", "{{< figure src=\"a\" caption=\"b\" >}}", "{% raw %}a{% endraw %}b", "[[a|b]]c [a][b]c", ":::note\na\n:::", "$a^b$ `c`d", "> [!NOTE]\n> a", "[^a]b\n\n[^a]: c", "{a}`b`c", "#+BEGIN_QUOTE\na\n#+END_QUOTE", "<ruby>a<rt>b</rt></ruby>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source = clean.Text(source)
		filter := newSourceFilter(model.Body{Text: source})
		for _, passage := range article.Passages(model.Body{Text: source}) {
			for _, word := range tokenize(passage.Text) {
				if !filter.mayContainWord(word.text) {
					t.Errorf("%q: %q is passed over", source, word.text)
				}
			}
		}
	})
}
