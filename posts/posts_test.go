package posts

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"blogtui/model"
)

func TestOpeningWhatIsNoBlogSaysWhy(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "picture.png", "png")
	for name, want := range map[string]struct {
		err  error
		text string
	}{
		"nowhere":     {fs.ErrNotExist, "nowhere does not exist"},
		"picture.png": {ErrKind, "picture.png is neither a folder nor a Markdown file"},
	} {
		_, err := Open(filepath.Join(folder, name), Options{})
		var fault *OpenError
		if !errors.Is(err, want.err) || !errors.As(err, &fault) || !strings.HasSuffix(err.Error(), want.text) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFolderWithoutPostsIsAnEmptyBlog(t *testing.T) {
	_, l := open(t, t.TempDir(), Options{})
	if l.Len() != 0 || l.Stage() != model.Complete || l.Title() == "" {
		t.Error(l.Len(), l.Stage(), l.Title())
	}
}

func TestASingleFileOpensItsFolder(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "# A\n")
	write(t, folder, "b.md", "# B\n")
	f, l := open(t, filepath.Join(folder, "b.md"), Options{Alone: true})
	if f.Opened() != "b.md" || l.Len() != 2 || l.Post(f.Opened()).Title != "B" {
		t.Error(f.Opened(), l.Len())
	}
}

func TestAFileThatIsNamedIsAPostBeforeItsNeighboursAreRead(t *testing.T) {
	for _, name := range []string{"b.md", "README.md", "_draft.md", ".notes.md"} {
		folder := t.TempDir()
		write(t, folder, "a.md", "---\ntitle: A\ndate: 2026-01-02\n---\n")
		write(t, folder, name, "# B\n\nTwo words")
		f, err := openFolder(filepath.Join(folder, name), Options{Alone: true})
		if err != nil {
			t.Fatal(err)
		}
		f.loadOpened()
		if l := f.Library(); l.Stage() != model.Reading || l.Len() != 1 || l.Post(f.Opened()).Title != "B" {
			t.Errorf("%s: at first %d posts", name, l.Len())
		}
		f.start()
		l, err := f.Wait(t.Context())
		if p := l.Post(f.Opened()); err != nil || p == nil || !p.Counted || l.Post("a.md") == nil {
			t.Errorf("%s: at last %v, %v", name, p, err)
		}
		f.Close()
		if _, others := open(t, folder, Options{Alone: true}); others.Post("a.md") == nil || name != "b.md" && others.Len() != 1 {
			t.Errorf("%s: unnamed it makes %d posts", name, others.Len())
		}
	}
}

func TestABlogThatIsReadLaterWaitsUntilItIsTold(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "# A\n")
	f, err := Open(folder, Options{Alone: true, Later: true})
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, "b.md", "# B, written before anything is read\n")
	select {
	case <-f.Changed():
		t.Error("was read before it was told to")
	default:
	}
	f.Begin()
	f.Begin()
	if l, err := f.Wait(t.Context()); err != nil || l.Len() != 2 {
		t.Errorf("%d posts, %v", l.Len(), err)
	}
	f.Close()

	unread, err := Open(folder, Options{Alone: true, Later: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := unread.Close(); err != nil {
		t.Error("never read, it can't be closed:", err)
	}
}

func TestTheSampleIsAWholeBlog(t *testing.T) {
	f := Sample()
	defer f.Close()
	l, err := f.Wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if l.Title() == "" || l.Title() == "sample" || l.Len() == 0 {
		t.Errorf("%q has %d posts", l.Title(), l.Len())
	}
	for _, p := range everything(l) {
		if body, err := f.Body(p.ID); err != nil || body.Line < 1 {
			t.Error(p.ID, err)
		}
	}
}

func TestABigBlogIsPublishedWhileItIsRead(t *testing.T) {
	folder := t.TempDir()
	for i := range 1500 {
		write(t, folder, fmt.Sprintf("%d/post-%d.md", i%7, i), fmt.Sprintf("---\ntitle: Post %d\ndate: 2020-01-%02d\n---\n%s", i, i%28+1, strings.Repeat("a word ", 700)))
	}
	f, err := Open(folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var revision uint64
	for l := f.Library(); l.Stage() != model.Complete; l = f.Library() {
		if l.Revision() < revision {
			t.Fatal("an older library came after a newer one")
		}
		revision = l.Revision()
		<-f.Changed()
	}
	l := f.Library()
	if l.Len() != 1500 || l.Revision() < 3 {
		t.Errorf("%d posts after %d libraries", l.Len(), l.Revision())
	}
	for _, p := range everything(l) {
		if !p.Counted || p.Words != 1400 {
			t.Fatal(p.ID, p.Counted, p.Words)
		}
	}
}

func TestClosingWhileReadingStopsIt(t *testing.T) {
	folder := t.TempDir()
	for i := range 500 {
		write(t, folder, fmt.Sprintf("%d.md", i), "# Title\n")
	}
	f, err := Open(folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

func TestFilesInOtherEncodingsAreRead(t *testing.T) {
	folder := t.TempDir()
	text := "---\ntitle: Grüße\ndate: 2020-02-03\n---\n" + strings.Repeat("Wörter ", 2000)
	wide := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	write(t, folder, "wide.md", string(wide))
	write(t, folder, "mark.md", "\ufeff"+text)
	write(t, folder, "dos.md", strings.ReplaceAll(text, "\n", "\r\n"))
	write(t, folder, "mac.md", strings.ReplaceAll(text, "\n", "\r"))
	write(t, folder, "latin.md", "---\ntitle: Gr\xfc\xdfe\n---\nText\x01 \xff\n")
	western := strings.NewReplacer("ü", "\xfc", "ß", "\xdf", "ö", "\xf6").Replace(text)
	write(t, folder, "western.md", western)
	const tale, told = "\xce\xd2\xb5\xc4\xb5\xda\xd2\xbb\xc6\xaa\xce\xc4\xd5\xc2", "\xd5\xe2\xca\xc7\xd2\xbb\xb8\xf6\xb9\xd8\xd3\xda\xb4\xac\xb5\xc4\xb9\xca\xca\xc2\xa3\xac" // 我的第一篇文章, 这是一个关于船的故事， in GBK
	write(t, folder, "tale.md", "---\ntitle: "+tale+"\ndate: 2020-02-03\n---\n"+strings.Repeat(told+"\n", 2000))
	f, l := open(t, folder, Options{Alone: true})
	inOurs, err := f.Body("tale.md")
	if p := l.Post("tale.md"); p.Title != "我的第一篇文章" || err != nil || !strings.HasPrefix(inOurs.Text, "这是一个关于船的故事，\n") || len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "GB18030") {
		t.Errorf("%q %v %.40q %v", p.Title, p.Problems, inOurs.Text, err)
	}
	for _, id := range []model.ID{"wide.md", "mark.md", "dos.md", "mac.md", "western.md"} {
		p := l.Post(id)
		body, err := f.Body(id)
		if p == nil || p.Title != "Grüße" || p.Date.IsZero() || p.Words != 2000 || err != nil || body.Line != 5 || !strings.HasPrefix(body.Text, "Wörter") {
			t.Errorf("%s: %+v line %d, %v", id, p, body.Line, err)
		}
	}
	if p := l.Post("latin.md"); p.Title != "Gr\ufffd\ufffde" || len(p.Problems) < 2 || p.Problems[0].Line != 2 {
		t.Errorf("%q %v", p.Title, p.Problems)
	}
}

func TestASiteAboveThePostsNamesTheBlog(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "_config.yml", "title: Above\nurl: https://above.invalid\nbaseurl: /blog\n")
	write(t, folder, "_posts/2020-01-02-a.md", "---\ntitle: A\npermalink: /a/\nauthor: ada\n---\n")
	write(t, folder, "_data/authors.yml", "ada:\n  name: Ada Example\n")
	_, l := open(t, filepath.Join(folder, "_posts"), Options{})
	p := l.Post("2020-01-02-a.md")
	if l.Title() != "Above" || p.URL != "https://above.invalid/blog/a/" || strings.Join(p.Authors, ";") != "Ada Example" || l.Hosts()[0] != "above.invalid" {
		t.Error(l.Title(), p.URL, p.Authors, l.Hosts())
	}
}

func TestAFolderThatIsServedAloneTakesOnlyTheConfigurationAboveIt(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "quartz.config.ts", "const config = { configuration: { pageTitle: \"Above\", ignorePatterns: [\"private\"] } }\n")
	write(t, folder, "static/a.png", "picture")
	write(t, folder, "content/a.md", "---\ntitle: A\n---\n![](/a.png)\n")
	write(t, folder, "content/private/b.md", "---\ntitle: B\n---\nSecret\n")
	for _, alone := range []bool{false, true} {
		f, l := open(t, filepath.Join(folder, "content"), Options{Alone: alone})
		if l.Title() != "Above" || len(everything(l)) != 1 || l.Post("private/b.md") != nil {
			t.Errorf("alone %v: %q, %d posts", alone, l.Title(), len(everything(l)))
		}
		if asset, err := f.Asset("a.md", "/a.png"); alone != (err != nil) {
			t.Errorf("alone %v: the picture: %v", alone, err)
		} else if err == nil {
			asset.Close()
		}
		if _, err := f.Body("private/b.md"); err == nil {
			t.Errorf("alone %v: what is hidden has a body", alone)
		}
	}
}

func TestWhatAProjectHidesIsHiddenInEachOfItsFolders(t *testing.T) {
	for name, project := range map[string]struct {
		configuration map[string]string
		hidden, shown string
		opened        []string
	}{
		"Quartz":             {map[string]string{"quartz.config.ts": "const config = { ignorePatterns: ['in/hidden', '**/x-*'] }"}, "content/in/hidden/a.md", "content/in/b.md", []string{".", "content", "content/in"}},
		"Quartz in YAML":     {map[string]string{"quartz.config.yaml": "configuration:\n  ignorePatterns:\n    - '**/*.part.md'\n"}, "content/in/a.part.md", "content/in/b.md", []string{".", "content", "content/in"}},
		"Jekyll":             {map[string]string{"_config.yml": "exclude: [_posts/in/hid]\n"}, "_posts/in/hidden/2024-01-02-a.md", "_posts/in/2024-01-03-b.md", []string{".", "_posts", "_posts/in"}},
		"Jekyll by patterns": {map[string]string{"_config.yml": "exclude: ['*-secret.md', _posts/in]\ninclude: [_posts/in]\n"}, "_posts/in/2024-01-02-secret.md", "_posts/in/2024-01-03-b.md", []string{".", "_posts"}},
		"Hugo":               {map[string]string{"hugo.toml": "title = \"A\"\n", "content/_index.md": "---\ncascade:\n  draft: true\n---\n"}, "content/in/a.md", "content/in/b.md", []string{".", "content", "content/in"}},
		"Eleventy":           {map[string]string{".eleventy.js": "", "posts/posts.json": "{\"draft\": true}"}, "posts/in/a.md", "posts/in/b.md", []string{".", "posts", "posts/in"}},
		"Quarto":             {map[string]string{"_quarto.yml": "project:\n  type: website\n", "posts/_metadata.yml": "draft: true\n"}, "posts/in/a.qmd", "posts/in/b.qmd", []string{".", "posts", "posts/in"}},
		"Nikola":             {map[string]string{"conf.py": "BLOG_TITLE = 'A'\n", "posts/a.meta": ".. title: A\n.. date: 2024-01-02\n.. status: private\n"}, "posts/a.md", "posts/b.md", []string{".", "posts"}},
	} {
		folder := t.TempDir()
		for file, text := range project.configuration {
			write(t, folder, file, text)
		}
		write(t, folder, project.hidden, "Text\n")
		write(t, folder, project.shown, "---\ntitle: Shown\ndraft: false\n---\nText\n")
		for _, opened := range project.opened {
			for _, o := range []Options{{}, {Alone: true}, {Site: folder}} {
				_, l := open(t, filepath.Join(folder, opened), o)
				if posts := l.Select(model.Query{Pages: true}); len(posts) != 1 || posts[0].Title != "Shown" {
					t.Errorf("%s: %s with %+v shows %d posts", name, opened, o, len(posts))
				}
			}
		}
	}
}

func TestABodyTellsThatItsFileGoesOn(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "long.md"), []byte("# Long\n\n"+strings.Repeat("word ", 300)), 0o600); err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int64]bool{1000: true, 5000: false} {
		f, _ := open(t, folder, Options{MaxBytes: limit})
		body, err := f.Body("long.md")
		if err != nil || body.Truncated != want {
			t.Errorf("with %d bytes at most: cut %t, %v", limit, body.Truncated, err)
		}
	}
}

func TestTheFolderThatIsOpenedSaysWhatItHolds(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "_posts/2020-01-02-a.md", "---\ntitle: A\nlayout: archive\n---\nText\n")
	_, l := open(t, filepath.Join(folder, "_posts"), Options{Alone: true})
	if p := l.Post("2020-01-02-a.md"); p.Kind != model.KindPost {
		t.Error("in _posts, it is", p.Kind)
	}
	write(t, folder, "app/blog/first/page.mdx", "---\ntitle: First\ndate: 2020-01-02\n---\nText\n")
	_, l = open(t, filepath.Join(folder, "app", "blog"), Options{Alone: true})
	if p := l.Post("first/page.mdx"); p.Slug != "first" {
		t.Error("in app, its slug is", p.Slug)
	}
	write(t, folder, "src/content/notes/first/index.mdoc", "---\ntitle: First\ndate: 2020-01-02\n---\nText\n")
	_, l = open(t, filepath.Join(folder, "src", "content", "notes"), Options{Alone: true})
	if p := l.Post("first/index.mdoc"); p == nil || p.Title != "First" || p.Slug != "first" {
		t.Error("of Markdoc, it is", p)
	}
	write(t, folder, "content/fr/a.md", "---\ntitle: A\ndate: 2020-01-02\n---\nText\n")
	_, l = open(t, filepath.Join(folder, "content", "fr"), Options{Alone: true})
	if p := l.Post("a.md"); p.Language != "fr" {
		t.Errorf("in content/fr, its language is %q", p.Language)
	}
}

func TestABodyBringsWhatItsTextAsksOfTheFrontMatter(t *testing.T) {
	front := "---\ntitle: \"A \\e[1m day\"\ngallery:\n  - image_path: /a.png\n    alt: one\n  - image_path: /b.png\nsecret: x\n---\n"
	folder := t.TempDir()
	write(t, folder, "asks.md", front+"{{ page.title }}\n{% include gallery %}\n")
	write(t, folder, "silent.md", front+"A page.title without marks.\n")
	blog, _ := open(t, folder, Options{})
	body, err := blog.Body("asks.md")
	if want := map[string]string{"title": "A ␛[1m day", "gallery.0.image_path": "/a.png", "gallery.0.alt": "one", "gallery.1.image_path": "/b.png", "secret": "x"}; err != nil || !maps.Equal(body.Values, want) {
		t.Errorf("got %q, %v", body.Values, err)
	}
	write(t, folder, "links.md", "---\ntitle: Links\n---\n{% post_link asks %} {% post_link silent 'T' %} {% post_link hidden %} {% post_link gone %} {% post_link \"silent\" true %}\n")
	write(t, folder, "hidden.md", "---\ntitle: Hidden\ndraft: true\n---\nText\n")
	blog, _ = open(t, folder, Options{})
	body, err = blog.Body("links.md")
	if want := map[string]string{model.TitleKey("asks"): "A ␛[1m day", model.TitleKey("silent"): "A ␛[1m day"}; err != nil || !maps.Equal(body.Values, want) {
		t.Errorf("got %q, %v", body.Values, err)
	}
	write(t, folder, "sides.md", "---\ntitle: Sides\n---\n[[A label|asks#part]] [[silent|b]] [[gone|hidden]]\n")
	blog, _ = open(t, folder, Options{})
	body, err = blog.Body("sides.md")
	if want := map[string]string{model.TitleKey("asks"): "A ␛[1m day", model.TitleKey("silent"): "A ␛[1m day"}; err != nil || !maps.Equal(body.Values, want) {
		t.Errorf("got %q, %v", body.Values, err)
	}
	if body, err = blog.Body("silent.md"); err != nil || body.Values != nil {
		t.Errorf("got %q, %v", body.Values, err)
	}
}

func TestNotesInCapitalsArePosts(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a.md", "IDEAS.md", "GDPR.md", "NOTES.md", "README.md", "README-pt_BR.md", "CONTRIBUTING.md", "Licence.md", "SECURITY.md"} {
		write(t, folder, name, "# "+name+"\n")
	}
	_, l := open(t, folder, Options{})
	var got []string
	for _, p := range l.Select(model.Query{}) {
		got = append(got, p.Path)
	}
	slices.Sort(got)
	if want := []string{"GDPR.md", "IDEAS.md", "NOTES.md", "a.md"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAYearAloneAndADoubledApostropheAreRead(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "---\ntitle: a\ndate: 2020\n---\n")
	write(t, folder, "b.md", "+++\ntitle = 'Ribs & \"steam\" — it''s time' # or not\ndate = 2020-01-02\n+++\n")
	_, l := open(t, folder, Options{})
	if p := l.Post("a.md"); p.Date.String() != "2020-01-01" || len(p.Problems) > 0 {
		t.Errorf("the date is %s, with %v", p.Date, p.Problems)
	}
	if p := l.Post("b.md"); p.Title != "Ribs & \"steam\" — it's time" || len(p.Problems) != 1 {
		t.Errorf("the title is %q, with %v", p.Title, p.Problems)
	}
}

func TestAFolderAroundThePostsOfAProjectBelongsToIt(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "astro.config.mjs", "export default {}\n")
	write(t, folder, "src/config.ts", "export const SITE = { title: 'Harbour log' }\n")
	write(t, folder, "src/data/blog/a.md", "---\ntitle: A\ndate: 2020-01-02\n---\nText\n")
	write(t, folder, "src/data/blog/_rope/b.md", "---\ntitle: B\ndate: 2020-01-02\n---\nText\n")
	for _, at := range []string{".", "src", "src/data", "src/data/blog"} {
		if _, l := open(t, filepath.Join(folder, at), Options{}); l.Title() != "Harbour log" || l.Count(model.Query{}) != 2 {
			t.Errorf("in %s, %q has %d posts", at, l.Title(), l.Count(model.Query{}))
		}
	}
}

func TestPostsAreFoundWhereTheirProjectsKeepThem(t *testing.T) {
	for _, in := range []struct{ sign, folder string }{
		{"gatsby-config.js", "src/articles"}, {"svelte.config.js", "src/lib/content"}, {"next.config.js", "src/markdown"},
		{".eleventy.js", "src/writing"}, {"app/site.hs", "content/posts"}, {"pelicanconf.py", "articles"}, {"mix.exs", "priv/blog"},
	} {
		folder := t.TempDir()
		write(t, folder, in.sign, "")
		write(t, folder, in.folder+"/low-water.md", "---\ntitle: Low water\ndate: 2020-01-02\n---\nText\n")
		write(t, folder, "docs/design.md", "# No post\n")
		_, l := open(t, folder, Options{})
		if got := everything(l); len(got) != 1 || got[0].Title != "Low water" {
			t.Errorf("with %s, %d posts are found in %s", in.sign, len(got), in.folder)
		}
	}
}
