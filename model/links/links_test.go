package links_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/links"
	"blogtui/posts"
)

// openBlog opens a blog and waits until it is read.
func openBlog(t *testing.T, folder string) (*posts.Folder, *model.Library) {
	t.Helper()
	f, err := posts.Open(folder, posts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	lib, err := f.Wait(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return f, lib
}

func TestDeadLinksAreNamedWithTheirLines(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n# One\n\nSee [b](b.md#two), [self](#one), [no](#three),\n[gone](gone.md).\n\n"+
		"A [page](/elsewhere/), a [tag](/tags/x/), [the web](https://example.com/gone.md).\n\n- [bad](javascript:alert%281%29)\n")
	write("b.md", "---\ntitle: B\ndate: 2026-01-02\n---\nAn <a name=\"anchor\"></a>anchor.\n\n## Two\n\n<a name=bare></a>[x](#anchor) [bare](#bare) [y](a.md#One) [z](a.md#nothing) ![](x.png) ![](x.png) ![](/img/y.png) ![](https://example.com/z.png) ![]({{page.image}}) ![](there.png) [[Unknown Page]] [[a#Nope|w]]\n")
	write("there.png", "a picture")
	f, lib := openBlog(t, folder)
	var got []string
	why := func(r model.Reason) string {
		return map[model.Reason]string{model.NoSuchFile: "no file", model.NoSuchPost: "no post", model.UnreadableScheme: "a script"}[r]
	}
	for _, p := range links.FindDead(context.Background(), lib, f, why) {
		got = append(got, fmt.Sprintf("%s:%d: %s: %s", p.Path, p.Line, p.Severity, p.Text))
	}
	want := []string{
		"a.md:7: warning: the link to #three leads to a heading that a.md does not have; mend what follows the #",
		"a.md:7: warning: the link to gone.md leads nowhere: no file; mend or remove it",
		"a.md:10: hint: the link to /elsewhere/ may lead nowhere: no post; mend it unless the site has such a page",
		"a.md:12: warning: the link to javascript:alert%281%29 leads nowhere: a script; mend or remove it",
		"b.md:9: warning: there is no picture x.png in the blog; mend its address or add the file",
		"b.md:9: hint: there is no picture /img/y.png in the blog; mend its address or add the file",
		"b.md:9: warning: the link to a.md#nothing leads to a heading that a.md does not have; mend what follows the #",
		"b.md:9: hint: the link to [[Unknown Page]] may lead nowhere: no post; mend it unless the site has such a page",
		"b.md:9: warning: the link to [[a#Nope]] leads to a heading that a.md does not have; mend what follows the #",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// corpusBlogs are the blogs of the corpus with the minimum share of working internal links,
// in percent. Most contain only some posts of the original blog, so that many links are dead.
var corpusBlogs = []struct {
	folder string
	least  int
}{
	{"digett/posts", 70}, {"haacked/_posts", 0}, {"odino/source/_posts", 0}, {"frustrated-writer/content", 0},
	{"daveaglick/input", 0}, {"rustblog/content", 80}, {"overreacted/public", 70}, {"tailwind/src/pages", 100},
	{"titangene/source/_posts", 50}, {"pythonclub/content", 90}, {"weekly/docs", 0}, {"ianwold/Site", 0}, {"odds/posts", 0},
}

func TestLinksOfRealBlogsLeadToTheirPosts(t *testing.T) {
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(root); err != nil {
		t.Skipf("no corpus of real posts at %s (set BLOGTUI_CORPUS)", root)
	}
	for _, blog := range corpusBlogs {
		f, lib := openBlog(t, filepath.Join(root, filepath.FromSlash(blog.folder)))
		counts := map[model.Destination]int{}
		for _, p := range lib.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true}) {
			body, err := f.Body(p.ID)
			if err != nil {
				continue
			}
			for _, link := range article.Parse(model.Body{Text: body.Text}).Links {
				target := lib.Resolve(p, link.Target)
				counts[target.To]++
				if testing.Verbose() && target.To == model.Nowhere {
					t.Logf("%s: %s (%d)", p.Path, link.Target, target.Reason)
				}
			}
		}
		inside := counts[model.ToPost] + counts[model.Nowhere]
		share := 100
		if inside > 0 {
			share = 100 * counts[model.ToPost] / inside
		}
		t.Logf("%-26s to posts %4d, nowhere %4d (%d%%), files %3d, listings %3d, outside %4d", blog.folder,
			counts[model.ToPost], counts[model.Nowhere], share, counts[model.ToFile], counts[model.ToListing], counts[model.External])
		if share < blog.least {
			t.Errorf("%s: %d%% of the links within the blog lead to a post, not %d%%", blog.folder, share, blog.least)
		}
	}
}

func TestALinkToAPostThatReadersDoNotSeeIsNamed(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"a.md":       "---\ntitle: A\ndate: 2026-01-01\n---\n[draft](draft.md#x) [later](later.md) [gone](gone.md)\n",
		"draft.md":   "---\ntitle: D\ndate: 2026-01-01\ndraft: true\n---\n[later](later.md) [a](a.md)\n",
		"later.md":   "---\ntitle: L\ndate: 9999-01-01\n---\nText.\n",
		"gone.md":    "---\ntitle: G\ndate: 2026-01-01\nexpiryDate: 2026-01-02\n---\nText.\n",
		"visible.md": "---\ntitle: V\ndate: 2026-01-01\n---\n[a](a.md)\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, lib := openBlog(t, folder)
	var got []string
	for _, p := range links.FindDead(context.Background(), lib, f, func(model.Reason) string { return "" }) {
		got = append(got, fmt.Sprintf("%s:%d: %s: %s", p.Path, p.Line, p.Severity, p.Text))
	}
	want := []string{
		"a.md:5: warning: the link to draft.md#x leads to draft.md, which readers do not see: it is a draft; publish it or remove the link",
		"a.md:5: warning: the link to gone.md leads to gone.md, which readers do not see: it is expired; publish it or remove the link",
		"a.md:5: warning: the link to later.md leads to later.md, which readers do not see: it is dated in the future; publish it or remove the link",
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
