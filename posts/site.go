package posts

import (
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
)

// site is what the folder around the posts tells: where they are, whose blog
// it is and where it is published.
type site struct {
	title, tagline string
	baseURL        string   // without a slash at its end
	hosts          []string // lower case, without "www."
	permalink      string   // pattern of the posts' addresses, "" if unknown
	folders        []string // where the posts are, "." for everywhere
	output         string   // the folder that the generator writes
	generator      string   // "" if unknown
	around         string   // the last names of the blog's own path
	region         string   // the language that the blog's folder is named after: content/en
	language       string   // in which Hugo's sites are written first, "" if unknown
	authors        map[string]string
	labels         map[string]string // of tags, by their short names (Docusaurus)
	collections    []collection

	// What only blogtui's own file tells.
	ownFile           string // its name, "" when there is none
	greeting, theme   string
	themeLine         int      // of ownFile
	categories, pages []string // in the blog's order
	problems          []model.FileProblem
}

// learn finds out what a folder is, from its own files.
func learn(src source) *site {
	s := &site{folders: []string{"."}}
	for _, g := range generators {
		if !anyThere(src, g.signs) {
			continue
		}
		if folders := g.find(src); folders != nil {
			s.folders, s.output, s.generator = folders, g.output, g.name
			if g.whole != "" {
				s.folders = []string{g.whole}
			}
			break
		}
	}
	for _, folder := range s.folders {
		if raw, _, err := readFile(src, path.Join(folder, configFiles[0]), maxBlock); err == nil && folder != "." {
			s.take(path.Join(folder, configFiles[0]), string(raw))
		}
	}
	s.configure(src)
	s.readNames(src)
	return s
}

// hugoFolder is where Hugo keeps a configuration of several files.
const hugoFolder = "config/_default"

// languageFile is the file in which Hugo keeps what it says of a site in its
// language, "" if there is none: config/_default/languages.en.toml.
func (s *site) languageFile(src source) string {
	entries, _ := listFolder(src, hugoFolder, 200)
	best := ""
	for _, e := range entries {
		language, ok := strings.CutPrefix(e.Name(), "languages.")
		language, ending, parted := strings.Cut(language, ".")
		if ok && parted && (ending == "toml" || ending == "yaml") && (best == "" || language == s.language) {
			best = path.Join(hugoFolder, e.Name())
		}
	}
	return best
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
	ownFiles[0], ownFiles[1],
	"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml", "config/_default/config.yaml", "config/_default/languages.toml", "config/_default/languages.yaml",
	"bridgetown.config.yml", "src/_data/site_metadata.yml", "_config.yml", "_config.yaml", "config.toml", "config.yaml", "config.yml",
	"mkdocs.yml", "_quarto.yml", "quartz.config.ts", "book.toml", "metalsmith.json", "metalsmith.js", "config.rb", "config.php", "config.json", "gridsome.config.js", "nuxt.config.ts", "nuxt.config.js", "user/config/site.yaml", "content/config.edn", "resources/templates/config.edn", "_cobalt.yml",
	"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs", "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs",
	"astro.config.mjs", "astro.config.js", "astro.config.ts", "pelicanconf.py", "publishconf.py", "conf.py",
	"_data/metadata.js", "_data/metadata.json", "_data/site.js", "_data/site.json", "src/_data/metadata.js", "src/_data/metadata.json", "src/_data/site.js", "src/_data/site.json",
	"src/config.ts", "src/consts.ts", "src/site.config.ts", "src/config/site.ts", "src/siteConfig.ts", "src/lib/siteConfig.ts", "src/lib/config.ts", "src/lib/config.js", "src/lib/constants.ts",
	"site.config.ts", "config/site.ts", "lib/constants.ts", "siteconfig.js", "data/siteMetadata.js",
	"docs/.vuepress/config.js", "docs/.vuepress/config.ts", "docs/.vitepress/config.js", "docs/.vitepress/config.ts", "docs/.vitepress/config.mts",
	"src/.vuepress/config.ts", "src/.vuepress/config.js", "src/.vitepress/config.ts", "src/.vitepress/config.mts", ".vuepress/config.js", ".vuepress/config.ts", ".vitepress/config.js", ".vitepress/config.ts", ".vitepress/config.mts",
}

// configFolders are where files lie that tell what a folder is.
var configFolders = func() []string {
	folders := []string{"."}
	for _, names := range [][]string{configFiles, peopleFiles, labelFiles} {
		for _, name := range names {
			if folder := path.Dir(name); !slices.Contains(folders, folder) {
				folders = append(folders, folder)
			}
		}
	}
	return folders
}()

// configures reports whether a file or folder of a blog may tell what the blog is.
func configures(name string) bool {
	if path.Dir(name) == hugoFolder || slices.Contains(configFiles, name) || slices.Contains(peopleFiles, name) || slices.Contains(labelFiles, name) {
		return true
	}
	return slices.ContainsFunc(generators, func(g generator) bool { return slices.Contains(g.signs, name) })
}

// Keys of configuration files, folded, best first.
var (
	titleKeys     = []string{"title", "book.title", "sitename", "blogtitle", "sitetitle", "website.title", "site.title", "metadata.title", "pagetitle", "locals.name", "params.title"}
	taglineKeys   = []string{"tagline", "subtitle", "description", "params.subtitle", "params.tagline", "params.description", "sitesubtitle", "blogdescription", "sitedescription", "website.description", "site.description", "metadata.description", "locals.description"}
	addressKeys   = []string{"url", "baseurl", "siteurl", "site", "website", "website.siteurl", "site.baseurl", "metadata.url", "locals.url"}
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
	if name := s.languageFile(src); name != "" {
		if raw, _, err := readFile(src, name, maxBlock); err == nil {
			s.take(name, string(raw))
		}
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
		var faults []model.Problem
		tree, faults = decode(b)
		if isOwn(name) && s.ownFile == "" {
			s.takeOwn(name, tree, faults)
		}
	case ".edn":
		tree, _, _ = readEDN(text, 1)
	default:
		tree = scanScript(text)
	}
	if s.title == "" {
		s.title = plainLine(tree.first(titleKeys))
	}
	if s.title == "" {
		s.title = plainLine(tree.titleInLanguage())
	}
	if s.language == "" {
		s.language = tree.first([]string{"defaultcontentlanguage"})
	}
	if s.tagline == "" {
		s.tagline = plainLine(tree.first(taglineKeys))
	}
	if s.permalink == "" {
		s.permalink = tree.first(permalinkKeys)
	}
	s.takeCollections(&tree)
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

// titleInLanguage is the title of Hugo's default language, or of the first that
// has one, in a table of languages or in a file of them.
func (n *node) titleInLanguage() string {
	languages := n
	if table, ok := n.get("languages"); ok {
		languages = table
	}
	best := ""
	for i := range languages.entries {
		e := &languages.entries[i]
		if !isLanguage(e.key) {
			continue
		}
		title := e.value.first(titleKeys)
		if best == "" || title != "" && e.key == n.first([]string{"defaultcontentlanguage"}) {
			best = title
		}
	}
	return best
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
var scriptPair = regexp.MustCompile("(?m)(?:^|[\\s{,])(?:(?:export const |const )?['\"]?([A-Za-z_]+)['\"]?\\s*(?:=>|[:=])|set :([a-z_]+),)\\s*(?:'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`\\n$]*)`)")

// scanScript reads what can be read of a program without running it.
func scanScript(text string) node {
	n := node{shape: table}
	for _, m := range scriptPair.FindAllStringSubmatch(text, 200) {
		if key := m[1] + m[2]; !n.has(foldKey(key)) {
			n.entries = append(n.entries, entry{key, textNode(m[3]+m[4]+m[5], true, 1)})
		}
	}
	return n
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
	if c := s.collectionOf(p); c != nil {
		pattern = c.permalink
	}
	switch pattern {
	case "pretty":
		pattern = "/:categories/:year/:month/:day/:title/"
	case "date":
		pattern = "/:categories/:year/:month/:day/:title.html"
	}
	if s.collectionOf(p) == nil && (p.Kind == model.KindPage || p.Date.IsZero()) || !strings.Contains(pattern, ":title") && !strings.Contains(pattern, ":slug") && !strings.Contains(pattern, ":name") {
		return ""
	}
	date, slug := p.Date.String(), url.PathEscape(p.Slug)
	if p.Date.IsZero() {
		if date = "0000-00-00"; strings.Contains(pattern, ":year") {
			return ""
		}
	}
	title := slug
	if _, below, ok := strings.Cut("/"+p.Folder()+"/", "/_posts/"); ok && pattern[0] == ':' {
		title = below + slug // Hexo, whose patterns begin without a slash
	}
	address := strings.NewReplacer(":year", date[:4], ":month", date[5:7], ":day", date[8:], ":title", title, ":slug", slug, ":name", slug).Replace(pattern)
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
		if saysNothing(name) {
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

// saysNothing reports names of folders that only tell what is in them.
func saysNothing(name string) bool {
	switch strings.ToLower(strings.TrimLeft(name, "_")) {
	case "posts", "post", "content", "contents", "src", "docs", "pages", "source", "blog", "input", "articles", "drafts", "public", "site", "markdown", "data", "website", "collections":
		return true
	}
	return false
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
