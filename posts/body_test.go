package posts

import (
	"strings"
	"testing"

	"blogtui/model"
)

func TestTagsWithinCodeAreThoseOfTheGenerator(t *testing.T) {
	for name, c := range map[string]struct {
		sign, post string
		want       model.Templates
	}{
		"Markdown": {"b.txt", "a.md", model.NoTemplates},
		"Jekyll":   {"_config.yml", "_posts/2024-01-01-a.md", model.Liquid},
		"Eleventy": {".eleventy.js", "posts/a.md", model.Liquid},
		"Hugo":     {"hugo.toml", "content/a.md", model.Hugo},
		"Hexo":     {"_config.yml", "source/_posts/a.md", model.NoTemplates},
		"MDX":      {"b.txt", "a.mdx", model.MDX},
	} {
		folder := t.TempDir()
		write(t, folder, c.sign, "")
		write(t, folder, c.post, "---\ntitle: A\ndate: 2024-01-01\n---\n\none\n")
		f, l := open(t, folder, Options{Alone: true})
		if body, err := f.Body(everything(l)[0].ID); err != nil || body.Templates != c.want {
			t.Errorf("%s: %d, %v", name, body.Templates, err)
		}
	}
}

func TestMetadataMayEndBehindItsLastValue(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "title: A\ndate: 2012-03-04\ncategories: [One, Two] ---\nThe text.\n")
	f, l := open(t, folder, Options{Alone: true})
	post := everything(l)[0]
	body, err := f.Body(post.ID)
	if got := strings.Join(post.Categories, ","); err != nil || got != "One,Two" || post.Date.String() != "2012-03-04" || body.Text != "The text.\n" {
		t.Errorf("%q, %s, %q, %v", got, post.Date, body.Text, err)
	}
}

func TestLineEndsAreThoseOfTheGenerator(t *testing.T) {
	const hexo = `{"dependencies": {"hexo": "^7.0.0", "hexo-renderer-marked": "^6.0.0"}}`
	for name, c := range map[string]struct {
		files map[string]string
		post  string
		want  bool
	}{
		"Markdown":                 {map[string]string{}, "a.md", false},
		"Hexo":                     {map[string]string{"package.json": hexo, "_config.yml": "title: H\n"}, "source/_posts/a.md", true},
		"Hexo, told otherwise":     {map[string]string{"package.json": hexo, "_config.yml": "marked:\n  breaks: false\n"}, "source/_posts/a.md", false},
		"Hexo with Pandoc":         {map[string]string{"package.json": `{"dependencies": {"hexo": "1", "hexo-renderer-pandoc": "1"}}`}, "source/_posts/a.md", false},
		"Octopress":                {map[string]string{"_config.yml": "title: O\n"}, "source/_posts/a.md", false},
		"Hugo":                     {map[string]string{"hugo.toml": "title = 'H'\n"}, "content/a.md", false},
		"Hugo with hard wraps":     {map[string]string{"hugo.toml": "[markup.goldmark.renderer]\nhardWraps = true\n"}, "content/a.md", true},
		"the same in parts":        {map[string]string{"config/_default/markup.toml": "[goldmark.renderer]\nhardWraps = true\n"}, "content/a.md", true},
		"Jekyll with hard wraps":   {map[string]string{"_config.yml": "kramdown:\n  hard_wrap: true\n"}, "_posts/2024-01-01-a.md", true},
		"Pelican with nl2br":       {map[string]string{"pelicanconf.py": "MARKDOWN = {'extensions': ['nl2br']}\n"}, "content/a.md", true},
		"Pelican that had it once": {map[string]string{"pelicanconf.py": "# MARKDOWN = {'extensions': ['nl2br']}\n"}, "content/a.md", false},
		"remark-breaks":            {map[string]string{"astro.config.mjs": "", "package.json": `{"devDependencies": {"remark-breaks": "4"}}`}, "src/content/a.md", true},
		"Zenn":                     {map[string]string{"package.json": `{"dependencies": {"zenn-cli": "0.1"}}`}, "articles/a.md", true},
		"Qiita":                    {map[string]string{"qiita.config.json": "{}"}, "public/a.md", true},
		"Obsidian":                 {map[string]string{".obsidian/app.json": "{}"}, "a.md", true},
		"Obsidian, strict":         {map[string]string{".obsidian/app.json": `{"strictLineBreaks": true}`}, "a.md", false},
	} {
		folder := t.TempDir()
		for file, text := range c.files {
			write(t, folder, file, text)
		}
		write(t, folder, c.post, "---\ntitle: A\ndate: 2024-01-01\n---\n\none\ntwo\n")
		f, l := open(t, folder, Options{Alone: true})
		posts := everything(l)
		if len(posts) != 1 {
			t.Errorf("%s: %d posts", name, len(posts))
			continue
		}
		if body, err := f.Body(posts[0].ID); err != nil || body.HardBreaks != c.want {
			t.Errorf("%s: line ends are seen: %v, %v", name, body.HardBreaks, err)
		}
	}
}

func TestFormulasAreThereWhereThePostOrItsSiteSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		post  string
		front string
		text  string
		want  bool
	}{
		"nothing said":         {nil, "a.md", "", "$a$", false},
		"the post":             {nil, "a.md", "math: true\n", "$a$", true},
		"by a name":            {nil, "a.md", "mathjax: yes\n", "\\\\(a\\\\)", true},
		"not without formulas": {nil, "a.md", "katex: true\n", "a", false},
		"Hugo":                 {map[string]string{"hugo.toml": "[params]\nmath = true\n"}, "content/a.md", "", "$a$", true},
		"but this post":        {map[string]string{"hugo.toml": "[params]\nmath = true\n"}, "content/a.md", "math: false\n", "$a$", false},
		"LoveIt":               {map[string]string{"hugo.toml": "[params.page.math]\nenable = true\n"}, "content/a.md", "", "$a$", true},
		"kramdown":             {map[string]string{"_config.yml": "kramdown:\n  math_engine: katex\n"}, "_posts/2024-01-01-a.md", "", "$a$", true},
		"Quarto":               {map[string]string{"_quarto.yml": "project: {type: website}\n"}, "posts/a/index.qmd", "", "$a$", true},
		"remark-math":          {map[string]string{"astro.config.mjs": "", "package.json": `{"dependencies": {"remark-math": "6"}}`}, "src/content/a.md", "", "$a$", true},
	} {
		folder := t.TempDir()
		for file, text := range c.files {
			write(t, folder, file, text)
		}
		write(t, folder, c.post, "---\ntitle: A\ndate: 2024-01-01\n"+c.front+"---\n\n"+c.text+"\n")
		f, l := open(t, folder, Options{Alone: true})
		posts := everything(l)
		if len(posts) != 1 {
			t.Errorf("%s: %d posts", name, len(posts))
			continue
		}
		if body, err := f.Body(posts[0].ID); err != nil || body.Math != c.want {
			t.Errorf("%s: formulas: %v, %v", name, body.Math, err)
		}
	}
}
