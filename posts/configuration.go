package posts

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// configFiles are the configuration files that are read, by precedence.
var configFiles = append([]string{
	ownConfigFiles[0], ownConfigFiles[1],
	"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml", "config/_default/config.yaml", "config/_default/languages.toml", "config/_default/languages.yaml", "config/_default/permalinks.toml", "config/_default/permalinks.yaml", "config/_default/markup.toml", "config/_default/markup.yaml",
	"bridgetown.config.yml", "src/_data/site_metadata.yml", "_config.yml", "_config.yaml", "config.toml", "config.yaml", "config.yml",
	"mkdocs.yml", "_quarto.yml", "quartz.config.ts", "quartz.config.yaml", "book.toml", "metalsmith.json", "metalsmith.js", "config.rb", "config.php", "config.json", "gridsome.config.js", "nuxt.config.ts", "nuxt.config.js", "user/config/site.yaml", "content/config.edn", "resources/templates/config.edn", "_cobalt.yml", "app/config/sculpin_site.yml", "marmite.yaml", "zine.ziggy", "harp.json", "_harp.json", "myst.yml", "book.json", "docpad.coffee", "docpad.cson", "docpad.js", "haunt.scm",
	"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs", "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs",
	"astro.config.mjs", "astro.config.js", "astro.config.ts", "pelicanconf.py", "publishconf.py", "conf.py",
	"_data/metadata.js", "_data/metadata.json", "_data/site.js", "_data/site.json", "src/_data/metadata.js", "src/_data/metadata.json", "src/_data/site.js", "src/_data/site.json",
	"src/config.ts", "src/consts.ts", "src/site.config.ts", "src/config/site.ts", "src/siteConfig.ts", "src/lib/siteConfig.ts", "src/lib/config.ts", "src/lib/config.js", "src/lib/constants.ts",
	"src/config.yaml", "src/config/config.json", "src/config/index.ts", "src/constants.ts", "src/data/site.ts", "src/data/config.ts", "src/lib/site.ts", "content/meta/config.js", "data/SiteConfig.js", "app.config.ts", "blog.config.js",
	"site.config.ts", "site.config.js", "config/site.js", "data/siteMetadata.ts", "config/site.ts", "lib/constants.ts", "siteconfig.js", "data/siteMetadata.js",
	"docs/.vuepress/config.js", "docs/.vuepress/config.ts", "docs/.vitepress/config.js", "docs/.vitepress/config.ts", "docs/.vitepress/config.mts",
	"src/.vuepress/config.ts", "src/.vuepress/config.js", "src/.vitepress/config.ts", "src/.vitepress/config.mts", ".vuepress/config.js", ".vuepress/config.ts", ".vitepress/config.js", ".vitepress/config.ts", ".vitepress/config.mts",
	bluditSite,
}, kirbySites...)

// configFolders are the folders of all configuration files.
var configFolders = func() []string {
	folders := []string{"."}
	for _, names := range [][]string{configFiles, authorFiles, tagLabelFiles} {
		for _, name := range names {
			if folder := path.Dir(name); !slices.Contains(folders, folder) {
				folders = append(folders, folder)
			}
		}
	}
	return folders
}()

// isConfig reports whether a file or folder may affect the configuration or the layout.
func isConfig(name string) bool {
	if path.Dir(name) == hugoConfigFolder || slices.Contains(eleventyIgnoreFiles, name) || slices.Contains(configFiles, name) || slices.Contains(authorFiles, name) || slices.Contains(tagLabelFiles, name) {
		return true
	}
	if dataFileName.MatchString(path.Base(name)) || listFile.MatchString(path.Base(name)) || path.Ext(name) == sidecarExt {
		return true
	}
	return slices.ContainsFunc(generators, func(g generator) bool { return slices.Contains(g.markers, name) })
}

// Keys of configuration files, folded, by precedence.
var (
	titleKeys     = []string{"title", "book.title", "sitename", "blogtitle", "sitetitle", "website.title", "site.title", "metadata.title", "pagetitle", "configuration.pagetitle", "locals.name", "params.title", "globals.title", "globals.sitetitle", "project.title"}
	nameKeys      = []string{"name", "site.name"} // used if there is no title, but only in YAML: in a program it may be the name of anything
	taglineKeys   = []string{"tagline", "subtitle", "slogan", "description", "params.subtitle", "params.tagline", "params.description", "sitesubtitle", "blogdescription", "sitedescription", "website.description", "site.description", "metadata.description", "locals.description"}
	addressKeys   = []string{"url", "baseurl", "siteurl", "site", "website", "website.siteurl", "site.baseurl", "metadata.url", "locals.url", "hosturl"}
	permalinkKeys = []string{"permalink"}
)

func (s *site) applyConfigFiles(src files.Source) {
	for _, name := range configFiles {
		s.applyConfigFile(src, name)
	}
	if s.generator == eleventy {
		s.readEleventyIgnored(src)
	}
	project := jsonFile(src, "package.json")
	s.lineBreaks.detect(src, &project, s.generator)
	s.formulas.detect(&project, s.generator)
	if name := s.languageFile(src); name != "" {
		s.applyConfigFile(src, name)
	}
}

// applyConfigFile applies a configuration file if it exists.
func (s *site) applyConfigFile(src files.Source, name string) {
	if raw, _, err := files.ReadFile(src, name, metadata.MaxBlock); err == nil {
		s.applyConfig(name, string(raw))
	}
}

// hugoConfigFolder is the folder of a Hugo configuration of several files.
const hugoConfigFolder = "config/_default"

// languageFile returns Hugo's configuration of the default language, or of the first one, such
// as config/_default/languages.en.toml, "" if there is none.
func (s *site) languageFile(src files.Source) string {
	entries, _ := listFolder(src, hugoConfigFolder, 200)
	best := ""
	for _, e := range entries {
		language, ok := strings.CutPrefix(e.Name(), "languages.")
		language, ending, parted := strings.Cut(language, ".")
		if !ok || !parted || ending != "toml" && ending != "yaml" {
			continue
		}
		s.routes.ambiguous = s.routes.ambiguous || best != ""
		if best == "" || language == s.language {
			best = path.Join(hugoConfigFolder, e.Name())
		}
	}
	return best
}

// applyConfig sets what is still unset from a configuration file.
func (s *site) applyConfig(name, text string) {
	tree := s.parseConfig(name, text)
	if s.title == "" {
		s.title = plainLine(firstText(&tree, titleKeys))
	}
	if s.title == "" {
		s.title = plainLine(titleInDefaultLanguage(&tree))
	}
	if ext := path.Ext(name); s.title == "" && (ext == ".yml" || ext == ".yaml") {
		s.title = plainLine(firstText(&tree, nameKeys))
	}
	if s.language == "" {
		s.language = firstText(&tree, []string{"defaultcontentlanguage"})
	}
	if s.timeZone == "" {
		s.timeZone = firstText(&tree, []string{"timezone"})
	}
	s.applyIgnored(name, text, &tree)
	if s.tagline == "" {
		s.tagline = plainLine(firstText(&tree, taglineKeys))
	}
	if s.permalink == "" {
		s.permalink = firstText(&tree, permalinkKeys)
	}
	s.applyCollections(&tree)
	if strings.HasPrefix(name, "_config.") {
		s.jekyll.apply(&tree)
	}
	s.routes.apply(name, &tree, text)
	s.lineBreaks.applyConfig(&tree, text)
	s.formulas.applyConfig(&tree)
	s.applyInherited(&tree)
	for _, host := range namesAt(&tree, "hosts", "host") {
		s.addHost(host)
	}
	s.applyBaseURL(&tree)
}

// parseConfig parses a configuration file by its extension. It applies blogtui.yaml, including
// its problems.
func (s *site) parseConfig(name, text string) (tree metadata.Node) {
	b := metadata.Block{Syntax: metadata.YAML, Text: strings.TrimPrefix(text, "---\n"), Line: 1}
	switch path.Ext(name) {
	case ".toml":
		b.Syntax = metadata.TOML
		tree, _ = metadata.Decode(b)
	case ".json":
		b.Syntax = metadata.JSON
		tree, _ = metadata.Decode(b)
	case ".yaml", ".yml":
		var faults []model.Problem
		tree, faults = metadata.Decode(b)
		if isOwnConfig(name) && s.ownFile == "" {
			s.applyOwnConfig(name, tree, faults)
		}
	case ".edn":
		tree, _, _ = metadata.ReadEDN(text, 1)
	case ".txt":
		tree = metadata.DecodeKirby(text)
	default:
		if tree = scanScript(text); name == bluditSite {
			tree = metadata.ReadLargeJSON(belowPHP(text))
		}
	}
	return tree
}

// applyBaseURL sets the published address of the blog, unless it is that of an example.
func (s *site) applyBaseURL(tree *metadata.Node) {
	if s.baseURL != "" {
		return
	}
	address := strings.TrimRight(firstText(tree, addressKeys), "/")
	if u, err := url.Parse(address); err == nil && isPublic(u) {
		if base := firstText(tree, []string{"baseurl"}); strings.HasPrefix(base, "/") {
			address += strings.TrimRight(base, "/") // Jekyll: relative to url
		}
		s.baseURL = clean.Line(address)
		s.addHost(u.Host)
	}
}

// isPublic reports whether an address is on the web: not that of a development server or of an
// example.
func isPublic(u *url.URL) bool {
	web := u.Scheme == "https" || u.Scheme == "http"
	return web && u.Host != "" && !strings.HasPrefix(u.Host, "localhost") && u.Host != "example.com" && u.Host != "example.org"
}

// firstText returns the text of the first key that has one; "a.b" is b within a.
func firstText(n *metadata.Node, keys []string) string {
	for _, key := range keys {
		if value, ok := valueAt(n, key); ok && value.Kind == metadata.Scalar && !isNoValue(value.Text) {
			return strings.TrimSpace(value.Text)
		}
	}
	return ""
}

// valueAt returns the value of a folded key; "a.b" is b within a.
func valueAt(n *metadata.Node, key string) (*metadata.Node, bool) {
	for part := range strings.SplitSeq(key, ".") {
		value, ok := n.Get(part)
		if !ok {
			return nil, false
		}
		n = value
	}
	return n, true
}

// titleInDefaultLanguage returns the title in Hugo's default language, or in the first that has
// one, from a table or a file of languages.
func titleInDefaultLanguage(n *metadata.Node) string {
	languages := n
	if table, ok := n.Get("languages"); ok {
		languages = table
	}
	best := ""
	for i := range languages.Entries {
		e := &languages.Entries[i]
		if !isLanguage(e.Key) {
			continue
		}
		title := firstText(&e.Value, titleKeys)
		if best == "" || title != "" && e.Key == firstText(n, []string{"defaultcontentlanguage"}) {
			best = title
		}
	}
	return best
}

func namesAt(n *metadata.Node, keys ...string) []string {
	for _, key := range keys {
		if value, ok := n.Get(key); ok {
			return appendNames(nil, value, 0)
		}
	}
	return nil
}

// scriptPair matches assignments of strings in configurations that are programs.
var scriptPair = pattern.New("(?m)(?:^|[\\s{,])(?:(?:export const |const )?['\"]?\\.?([A-Za-z_]+)['\"]?\\s*(?:=>|[:=])|(?:set |#):([a-z_]+),?)\\s*(?:'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`\\n$]*)`)")

// scanScript extracts assignments of strings from a program.
func scanScript(text string) metadata.Node {
	n := metadata.Node{Kind: metadata.Table}
	for _, m := range scriptPair.FindAllStringSubmatch(text, 200) {
		if key := m[1] + m[2]; !n.Has(metadata.FoldKey(key)) {
			n.Entries = append(n.Entries, metadata.Entry{Key: key, Value: metadata.TextNode(m[3]+m[4]+m[5], true, 1)})
		}
	}
	return n
}
