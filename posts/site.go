package posts

import (
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"

	"go.yaml.in/yaml/v4"
)

// site is what the folder around the posts tells: where they are, whose blog
// it is and where it is published.
type site struct {
	title, tagline string
	baseURL        string   // without a slash at its end
	hosts          []string // lower case, without "www."
	permalink      string   // pattern of the posts' addresses, "" if unknown
	folders        []string // where the posts are, "." for everywhere
	output         []string // folders that the generator writes
	authors        map[string]string
}

// generator is a row of the table of layouts.
type generator struct {
	name    string
	signs   []string // files or folders of which one marks the project's root
	folders []string // where posts may be: the first that holds any; "a+b" are read together
	output  string   // what the generator writes
}

// generators in the order in which they are looked for. The general ones come last.
var generators = []generator{
	{"Grav", []string{"user/pages"}, []string{"user/pages"}, ""},
	{"Hugo", []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"}, []string{"content"}, "public"},
	{"Octopress or Hexo", []string{"source/_posts"}, []string{"source/_posts+source/_drafts"}, "public"},
	{"Bridgetown", []string{"src/_posts"}, []string{"src/_posts+src/_drafts"}, "output"},
	{"Jekyll", []string{"_config.yml", "_config.yaml", "_config.toml"}, []string{"_posts+_drafts", "collections/_posts", "docs/_posts", "blog/_posts"}, "_site"},
	{"Zola or Hugo", []string{"config.toml", "config.yaml", "config.yml"}, []string{"content"}, "public"},
	{"Gatsby", []string{"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"}, []string{"content/blog", "content/posts", "content", "src/posts", "src/content", "src/blog", "blog", "posts", "src/pages", "src/markdown-pages", "src/data"}, "public"},
	{"Astro", []string{"astro.config.mjs", "astro.config.js", "astro.config.ts"}, []string{"src/content", "src/data", "src/posts", "src/blog", "content", "src/pages"}, "dist"},
	{"Docusaurus", []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"}, []string{"blog", "website/blog"}, "build"},
	{"Pelican", []string{"pelicanconf.py"}, []string{"content"}, "output"},
	{"Nikola", []string{"conf.py"}, []string{"posts"}, "output"},
	{"Statiq or Wyam", []string{"config.wyam", "input"}, []string{"input"}, "output"},
	{"VuePress or VitePress", []string{"docs/.vuepress", "docs/.vitepress", ".vuepress", ".vitepress"}, []string{"docs/blog", "docs/posts", "docs/_posts", "blogs", "blog", "posts", "_posts", "docs"}, "dist"},
	{"MkDocs", []string{"mkdocs.yml", "mkdocs.yaml"}, []string{"docs/blog", "docs"}, "site"},
	{"Quarto", []string{"_quarto.yml", "_quarto.yaml"}, []string{"posts", "blog"}, "_site"},
	{"Eleventy", []string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"}, []string{"src/posts", "src/blog", "src/content", "posts", "blog", "content", "src"}, "_site"},
	{"Lume", []string{"_config.ts"}, []string{"posts", "src/posts", "blog", "src"}, "_site"},
	{"Nuxt", []string{"nuxt.config.ts", "nuxt.config.js"}, []string{"content"}, "dist"},
	{"Middleman", []string{"config.rb"}, []string{"source/posts", "source/blog", "source"}, "build"},
	{"Metalsmith", []string{"metalsmith.json", "metalsmith.js"}, []string{"src/posts", "src"}, "build"},
	{"Next.js", []string{"next.config.js", "next.config.mjs", "next.config.ts"}, []string{"content", "_posts", "posts", "data/blog", "data", "src/content", "src/posts", "blog", "src/pages", "src/app", "pages", "app", "public"}, "out"},
	{"SvelteKit", []string{"svelte.config.js"}, []string{"src/posts", "src/content", "src/lib/posts", "content", "posts", "src/routes"}, "build"},
	{"a project of its own", []string{"package.json", "Gemfile", "go.mod", "Cargo.toml", ".git"}, []string{"content", "_posts", "posts", "blog", "src/content", "src/posts", "src/pages", "articles"}, "public"},
}

// learn finds out what a folder is, from its own files.
func learn(src source) *site {
	s := &site{folders: []string{"."}}
	for _, g := range generators {
		if !anyThere(src, g.signs) {
			continue
		}
		if folders := g.find(src); folders != nil {
			s.folders, s.output = folders, []string{g.output}
			break
		}
	}
	for _, folder := range s.folders {
		if raw, _, err := readFile(src, path.Join(folder, configFiles[0]), maxBlock); err == nil && folder != "." {
			s.take(configFiles[0], string(raw))
		}
	}
	s.configure(src)
	s.readAuthors(src)
	return s
}

func anyThere(src source, names []string) bool {
	for _, name := range names {
		if _, err := src.stat(name); err == nil {
			return true
		}
	}
	return false
}

// find returns the first of the generator's folders that hold posts.
func (g *generator) find(src source) []string {
	for _, group := range g.folders {
		var found []string
		for folder := range strings.SplitSeq(group, "+") {
			if budget := 2000; holdsPosts(src, folder, 5, &budget) {
				found = append(found, folder)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// holdsPosts looks for a Markdown file, not further than budget entries.
func holdsPosts(src source, folder string, depth int, budget *int) bool {
	entries, err := listFolder(src, folder, *budget)
	if err != nil {
		return false
	}
	*budget -= len(entries)
	for _, e := range entries {
		if !e.IsDir() && isMarkdown(e.Name()) && !isReadme(e.Name()) {
			return true
		}
	}
	for _, e := range entries {
		if depth > 0 && *budget > 0 && e.IsDir() && !skippedFolder(e.Name()) && holdsPosts(src, path.Join(folder, e.Name()), depth-1, budget) {
			return true
		}
	}
	return false
}

func isReadme(name string) bool {
	return strings.EqualFold(strings.TrimSuffix(name, path.Ext(name)), "readme")
}

// configFiles are read for the blog's name and address, blogtui's own first.
var configFiles = []string{
	"blogtui.yaml", "blogtui.yml",
	"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml", "config/_default/config.yaml",
	"_config.yml", "_config.yaml", "config.toml", "config.yaml", "config.yml",
	"mkdocs.yml", "_quarto.yml", "user/config/site.yaml",
	"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs", "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs",
	"astro.config.mjs", "astro.config.js", "astro.config.ts", "pelicanconf.py", "publishconf.py", "conf.py",
	"src/config.ts", "src/consts.ts", "siteconfig.js", "data/siteMetadata.js", "docs/.vuepress/config.js", "docs/.vitepress/config.js", ".vuepress/config.js",
}

// Keys of configuration files, folded, best first.
var (
	titleKeys     = []string{"title", "sitename", "blogtitle", "sitetitle", "website.title", "params.title"}
	taglineKeys   = []string{"tagline", "subtitle", "description", "params.subtitle", "params.tagline", "params.description", "sitesubtitle", "blogdescription", "sitedescription", "website.description"}
	addressKeys   = []string{"url", "baseurl", "siteurl", "site", "website", "website.siteurl"}
	permalinkKeys = []string{"permalink"}
)

func (s *site) configure(src source) {
	for _, name := range configFiles {
		raw, _, err := readFile(src, name, maxBlock)
		if err != nil {
			continue
		}
		s.take(name, string(raw))
	}
}

// take fills what is still empty from a configuration file.
func (s *site) take(name, text string) {
	b := block{syntax: yamlSyntax, text: strings.TrimPrefix(text, "---\n"), line: 1}
	var tree node
	switch path.Ext(name) {
	case ".toml":
		b.syntax = tomlSyntax
		tree, _ = decode(b)
	case ".json":
		b.syntax = jsonSyntax
		tree, _ = decode(b)
	case ".yaml", ".yml":
		tree, _ = decode(b)
	default:
		tree = scanScript(text)
	}
	if s.title == "" {
		s.title = plainLine(tree.first(titleKeys))
	}
	if s.tagline == "" {
		s.tagline = plainLine(tree.first(taglineKeys))
	}
	if s.permalink == "" {
		s.permalink = tree.first(permalinkKeys)
	}
	for _, host := range tree.names("hosts", "host") {
		s.addHost(host)
	}
	if s.baseURL != "" {
		return
	}
	address := strings.TrimRight(tree.first(addressKeys), "/")
	if u, err := url.Parse(address); err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") && !strings.HasPrefix(u.Host, "localhost") && u.Host != "example.com" && u.Host != "example.org" {
		if base := tree.first([]string{"baseurl"}); strings.HasPrefix(base, "/") {
			address += strings.TrimRight(base, "/") // Jekyll: the path below url
		}
		s.baseURL = clean.Line(address)
		s.addHost(u.Host)
	}
}

func (s *site) addHost(host string) {
	if host = foldHost(host); host != "" && !s.own(host) {
		s.hosts = append(s.hosts, host)
	}
}

func foldHost(host string) string {
	return strings.TrimPrefix(strings.ToLower(clean.Line(host)), "www.")
}

// own reports whether a host name is the blog's.
func (s *site) own(host string) bool {
	host = foldHost(host)
	for _, h := range s.hosts {
		if h == host {
			return true
		}
	}
	return false
}

// first is the text of the first key that has one; "a.b" is b within a.
func (n *node) first(keys []string) string {
	for _, key := range keys {
		at := n
		ok := true
		for part := range strings.SplitSeq(key, ".") {
			if at, ok = at.get(part); !ok {
				break
			}
		}
		if ok && at.shape == scalar && !noName(at.text) {
			return strings.TrimSpace(at.text)
		}
	}
	return ""
}

func (n *node) names(keys ...string) []string {
	for _, key := range keys {
		if value, ok := n.get(key); ok {
			return appendNames(nil, value, 0)
		}
	}
	return nil
}

// scriptPair finds assignments of texts in configurations that are programs.
var scriptPair = regexp.MustCompile("(?m)(?:^|[\\s{,])(?:export const |const )?['\"]?([A-Za-z_]+)['\"]?\\s*[:=]\\s*(?:'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`\\n$]*)`)")

// scanScript reads what can be read of a program without running it.
func scanScript(text string) node {
	n := node{shape: table}
	for _, m := range scriptPair.FindAllStringSubmatch(text, 200) {
		if !n.has(m[1]) {
			n.entries = append(n.entries, entry{m[1], textNode(m[2]+m[3]+m[4], true, 1)})
		}
	}
	return n
}

// readAuthors learns the names that short names stand for, as Jekyll and
// Docusaurus keep them.
func (s *site) readAuthors(src source) {
	for _, name := range []string{"_data/authors.yml", "_data/authors.yaml", "blog/authors.yml", "authors.yml", "data/authors.yml"} {
		raw, _, err := readFile(src, name, maxBlock)
		if err != nil {
			continue
		}
		var people map[string]struct{ Name string }
		if tooMuch(string(raw)) || yaml.Unmarshal(raw, &people) != nil {
			continue
		}
		s.authors = make(map[string]string)
		for key, person := range people {
			if person.Name != "" {
				s.authors[key] = person.Name
			}
		}
		return
	}
}

func (s *site) author(name string) string {
	if full, ok := s.authors[name]; ok {
		return full
	}
	return name
}

// published is the address of a post on the web, "" when it can't be known.
func (s *site) published(p *model.Post) string {
	if s.baseURL == "" {
		return ""
	}
	address := p.Address
	if address == "" {
		address = s.fromPattern(p)
	}
	if address == "" || strings.Contains(address, "://") {
		return ""
	}
	return s.baseURL + "/" + strings.TrimLeft(address, "/")
}

// fromPattern fills in a pattern of Jekyll's or Hexo's, such as
// "/:year/:month/:day/:title/".
func (s *site) fromPattern(p *model.Post) string {
	pattern := s.permalink
	switch pattern {
	case "pretty":
		pattern = "/:categories/:year/:month/:day/:title/"
	case "date":
		pattern = "/:categories/:year/:month/:day/:title.html"
	}
	if p.Date.IsZero() || !strings.Contains(pattern, ":title") {
		return ""
	}
	date := p.Date.String()
	address := strings.NewReplacer(":year", date[:4], ":month", date[5:7], ":day", date[8:], ":title", url.PathEscape(p.Slug), ":slug", url.PathEscape(p.Slug)).Replace(pattern)
	if strings.Contains(address, ":categories") && len(p.Categories) == 0 {
		address = strings.ReplaceAll(address, "/:categories", "")
	}
	if strings.Contains(address, ":") {
		return ""
	}
	return address
}

// nameOf is the blog's name when no configuration tells it: its folder's, or
// that of the folder around it when its own says nothing.
func nameOf(folder string) string {
	for range 4 {
		name := filepath.Base(folder)
		switch strings.ToLower(strings.TrimLeft(name, "_")) {
		case "posts", "post", "content", "contents", "src", "docs", "pages", "source", "blog", "input", "articles", "drafts", "public", "site", "markdown", "data", "website", "_posts":
			folder = filepath.Dir(folder)
			continue
		}
		if name = clean.Line(name); name != "" && name != "." && name != string(filepath.Separator) {
			return name
		}
		break
	}
	return "Blog"
}

func listFolder(src source, folder string, limit int) ([]fs.DirEntry, error) {
	dir, err := src.list(folder)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	if limit <= 0 {
		return nil, nil
	}
	entries, err := dir.ReadDir(limit)
	if len(entries) > 0 {
		return entries, nil
	}
	return nil, err
}
