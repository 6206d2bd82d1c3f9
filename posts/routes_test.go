package posts

import (
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
)

func TestAPublishedAddressIsWhatTheGeneratorMakesOfAFile(t *testing.T) {
	const (
		hugoFile = "hugo.toml"
		hugoBase = "baseURL = 'https://x.invalid/'\n"
		dated    = "+++\ntitle = 'My \"First\" & last'\ndate = 2024-05-06\n"
		zolaBase = "base_url = 'https://x.invalid/z'\n"
		docuFile = "docusaurus.config.js"
		docuBase = "module.exports = {url: 'https://x.invalid', baseUrl: '/', "
		jeky     = "_config.yml"
		jekyBase = "url: https://x.invalid\n"
		plain    = "---\ntitle: A\n"
		filed    = "---\ncategories: [Two Words, b]\n"
	)
	for _, c := range []struct{ config, settings, file, front, want string }{
		{hugoFile, hugoBase, "content/posts/My Post.md", dated, "https://x.invalid/posts/my-post/"},
		{hugoFile, hugoBase, "content/2024-05-06-day.md", dated, "https://x.invalid/2024-05-06-day/"},
		{hugoFile, hugoBase, "content/posts/2024-05-06-day.md", dated + "slug = 'Day'\n", "https://x.invalid/posts/day/"},
		{hugoFile, hugoBase, "content/posts/été/index.md", dated, "https://x.invalid/posts/%C3%A9t%C3%A9/"},
		{hugoFile, hugoBase, "content/posts/C++ & Go.md", dated, "https://x.invalid/posts/c++-go/"},
		{hugoFile, hugoBase, "content/posts/a.md", dated + "url = '/b/'\n", "https://x.invalid/b/"},
		{hugoFile, hugoBase, "content/posts/a.fr.md", dated, ""},
		{hugoFile, hugoBase + "[languages.en]\n[languages.de]\n", "content/posts/a.md", dated, ""},
		{hugoFile, hugoBase + "uglyURLs = true\n", "content/posts/a.md", dated, "https://x.invalid/posts/a.html"},
		{hugoFile, hugoBase + "uglyURLs = true\n", "content/posts/a/index.md", dated, ""},
		{hugoFile, hugoBase + "disablePathToLower = true\n", "content/posts/A.md", dated, "https://x.invalid/posts/A/"},
		{hugoFile, hugoBase + "[permalinks]\nposts = '/:year/:month/:day/:slug/'\n", "content/posts/a.md", dated, "https://x.invalid/2024/05/06/my-first-last/"},
		{hugoFile, hugoBase + "[permalinks.page]\nposts = '/:sections/:contentbasename'\n", "content/posts/x/a/index.md", dated, "https://x.invalid/posts/x/a/"},
		{hugoFile, hugoBase + "[permalinks]\nposts = '/:sections[last]/:title'\n", "content/posts/a.md", dated, ""},
		{hugoFile, hugoBase + "[permalinks]\nposts = '/:year/:title'\n", "content/posts/a.md", "+++\ntitle = 'Undated'\n", ""},
		{hugoFile, hugoBase + "[permalinks]\nposts = '/:year/:title'\n", "content/notes/a.md", dated, "https://x.invalid/notes/a/"},
		{hugoFile, hugoBase + "[frontmatter]\ndate = [':filename', ':default']\n", "content/posts/2024-05-06-day.md", dated, ""},
		{"config.toml", hugoBase, "content/posts/a_b.md", dated, "https://x.invalid/posts/a_b/"},
		{"config.toml", zolaBase, "content/blog/2023-01-05-hello/index.md", dated, "https://x.invalid/z/blog/hello/"},
		{"config.toml", zolaBase, "content/blog/2020-01-02T03:04:05-05:00-hello.md", dated, "https://x.invalid/z/blog/hello/"},
		{"config.toml", zolaBase, "content/a_b.C.md", dated, "https://x.invalid/z/a-b-c/"},
		{"config.toml", zolaBase, "content/blog/a.md", dated + "slug = 'Other One'\n", "https://x.invalid/z/blog/other-one/"},
		{"config.toml", zolaBase, "content/blog/a.md", dated + "path = 'elsewhere'\n", "https://x.invalid/z/elsewhere/"},
		{"config.toml", zolaBase, "content/blog/a.md", dated + "path = '/a/b/'\n", "https://x.invalid/z/a/b/"},
		{"config.toml", zolaBase, "content/My Blog/a.md", dated, ""},
		{"config.toml", zolaBase, "content/blog/été.md", dated, ""},
		{"config.toml", zolaBase + "[slugify]\npaths = 'off'\n", "content/blog/a_b.md", dated, ""},
		{docuFile, docuBase + "}", "blog/2021-08-26-welcome/index.md", "---\ntitle: A\n", "https://x.invalid/blog/2021/08/26/welcome"},
		{docuFile, docuBase + "}", "blog/2021/08-26-Mast.md", "---\ntitle: A\n", "https://x.invalid/blog/2021/08/26/Mast"},
		{docuFile, docuBase + "}", "blog/notes/2021-08-26-a.md", "---\ntitle: A\n", "https://x.invalid/blog/2021/08/26/notes/a"},
		{docuFile, docuBase + "}", "blog/2021-08-26-welcome.md", "---\nslug: welcome\n", "https://x.invalid/blog/welcome"},
		{docuFile, docuBase + "}", "blog/a.md", "---\nslug: /x/y\n", "https://x.invalid/blog/x/y"},
		{docuFile, docuBase + "docs: {routeBasePath: '/'}, blog: {routeBasePath: 'news'}}", "blog/a.md", "---\ntitle: A\n", "https://x.invalid/news/a"},
		{docuFile, docuBase + "blog: {routeBasePath: '/'}}", "blog/a.md", "---\ntitle: A\n", "https://x.invalid/a"},
		{docuFile, docuBase + "blog: {feed: {}, routeBasePath: where}}", "blog/a.md", "---\ntitle: A\n", ""},
		{jeky, jekyBase, "_posts/2022-01-02-B b.md", plain, "https://x.invalid/2022/01/02/B-b.html"},
		{jeky, jekyBase + "permalink: none\n", "_posts/2022-01-02-b.md", plain, "https://x.invalid/b.html"},
		{jeky, jekyBase + "permalink: ordinal\n", "_posts/2022-02-02-b.md", plain, "https://x.invalid/2022/033/b.html"},
		{jeky, jekyBase + "permalink: pretty\n", "_posts/2022-01-02-b.md", filed, "https://x.invalid/two%20words/b/2022/01/02/b/"},
		{jeky, jekyBase + "permalink: weekdate\n", "_posts/2022-01-02-b.md", plain, ""},
		{jeky, jekyBase + "permalink: :title\n", "_posts/2022/2022-01-02-b.md", plain, "https://x.invalid/b"},
		{jeky, jekyBase + "permalink: /:slugified_categories/:slug/\n", "_posts/2022-01-02-B.c.md", filed, "https://x.invalid/two-words/b/b-c/"},
		{jeky, jekyBase + "permalink: /:categories/:title/\n", "_posts/2022-01-02-b.md", plain, "https://x.invalid/b/"},
		{jeky, jekyBase + "permalink: /:categories/:title/\n", "_posts/2022-01-02-b.md", "---\ncategories: x Y x\n", "https://x.invalid/x/y/b/"},
		{jeky, jekyBase + "permalink: /:categories/:title/\n", "_posts/2022-01-02-b.md", "---\ncategory: Two Words\n", "https://x.invalid/two%20words/b/"},
		{jeky, jekyBase + "permalink: /:categories/:title/\n", "_posts/2022-01-02-b.md", "---\ncategories: [1.10]\n", ""},
		{jeky, jekyBase + "permalink: /:categories/:title/\n", "blog/_posts/2022-01-02-b.md", filed, "https://x.invalid/blog/two%20words/b/b/"},
		{jeky, jekyBase + "permalink: /:categories/:title/\ncollections_dir: collections\n", "collections/_posts/2022-01-02-b.md", plain, "https://x.invalid/b/"},
		{jeky, jekyBase + "permalink: /:categories/:title/\n", "docs/_posts/2022-01-02-b.md", plain, ""},
		{jeky, jekyBase + "permalink: /:title/\ncollections: {posts: {permalink: /p/:title/}}\n", "_posts/2022-01-02-b.md", plain, "https://x.invalid/p/b/"},
		{jeky, jekyBase + "defaults: [{scope: {path: '', type: posts}, values: {permalink: /p/:title/}}]\n", "_posts/2022-01-02-b.md", plain, "https://x.invalid/p/b/"},
		{jeky, jekyBase + "defaults: [{scope: {path: _posts/x}, values: {permalink: /p/:title/}}]\n", "_posts/2022-01-02-b.md", plain, ""},
		{jeky, jekyBase, "_posts/2022-01-02-b.md", plain + "slug: C D\npermalink: /:year/:title\n", "https://x.invalid/2022/C-D"},
		{jeky, jekyBase, "_posts/2022-01-02-b.md", plain + "permalink: /log-:title/\n", "https://x.invalid/log-b/"},
		{jeky, jekyBase, "_posts/2022-01-02-b.md", plain + "permalink: /elsewhere/\n", "https://x.invalid/elsewhere/"},
		{jeky, jekyBase, "_posts/2022-01-02-b.md", plain + "permalink: /" + strings.Repeat(":title", 100) + "\n", ""},
		{jeky, jekyBase, "_posts/2022-01-02-b.md", "---\ncategories: " + strings.Repeat("a b ", 10_000) + "\n", ""},
		{jeky, jekyBase, "_posts/2022-01-02-b.md", plain + "permalink: \"/\\e:title\"\n", ""},
		{"_config.yml", jekyBase + "permalink: \"\\e:title/\"\n", "source/_posts/b.md", plain + "date: 2022-01-02\n", "https://x.invalid/␛b/"},
		{jeky, jekyBase, "_posts/b.md", plain + "date: 2022-01-02\n", ""},
	} {
		folder := t.TempDir()
		write(t, folder, c.config, c.settings)
		write(t, folder, c.file, c.front+c.front[:3]+"\nText\n")
		_, l := open(t, folder, Options{Alone: true})
		if p := l.Post(model.ID(c.file)); p == nil || p.URL != c.want {
			t.Errorf("%s %q: %+v, want %q", c.file, c.settings, p, c.want)
		}
	}
}

func TestAPublishedAddressIsKnownInAFolderWithinTheProject(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "hugo.toml", "baseURL = 'https://x.invalid/'\n")
	write(t, folder, "content/posts/a.md", "---\ntitle: A\ndate: 2024-05-06\n---\nText\n")
	_, l := open(t, filepath.Join(folder, "content", "posts"), Options{})
	if p := l.Post("a.md"); p.URL != "https://x.invalid/posts/a/" {
		t.Error(p.URL)
	}
}
