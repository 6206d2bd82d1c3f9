package posts

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model/pattern"
	"blogtui/posts/metadata"
)

// routes is the configuration of the addresses of posts in Hugo, Zola and Docusaurus.
type routes struct {
	permalinks       map[string]string // Hugo: patterns by section
	ugly             bool              // Hugo: name.html instead of name/
	keepCase         bool              // Hugo: paths are not lowercased
	zola             bool
	blogRoute        string // Docusaurus: route of the blog, "" for "blog"
	ignoreDateInName bool   // Hugo: a date in the file name is not part of the address
	ambiguous        bool   // addresses depend on languages, several sites or rules that are not known here
}

// apply applies a configuration file.
func (config *routes) apply(name string, tree *metadata.Node, text string) {
	permalinks, ok := tree.Get("permalinks")
	if base := path.Base(name); strings.HasPrefix(base, "permalinks.") {
		permalinks, ok = tree, true
	}
	if ok && config.permalinks == nil {
		config.permalinks = permalinksBySection(permalinks)
	}
	for i := range tree.Entries {
		e := &tree.Entries[i]
		value := e.Value.SingleText()
		switch metadata.FoldKey(e.Key) {
		case "baseurl":
			config.zola = config.zola || e.Key == "base_url"
		case "uglyurls":
			config.ugly, config.ambiguous = isYes(value), config.ambiguous || e.Value.Kind != metadata.Scalar
		case "disablepathtolower":
			config.keepCase = isYes(value)
		case "languages":
			config.ambiguous = config.ambiguous || len(e.Value.Entries) > 1
		case "defaultcontentlanguageinsubdir", "removepathaccents":
			config.ambiguous = config.ambiguous || isYes(value)
		case "slugify", "slugifypaths":
			config.ambiguous = true
		case "frontmatter":
			config.ignoreDateInName = slices.Contains(namesAt(&e.Value, "date"), ":filename")
		}
	}
	config.applyBlogRoute(text)
}

// permalinksBySection returns Hugo's permalink patterns by section, those of pages if there are
// patterns by kind.
func permalinksBySection(tree *metadata.Node) map[string]string {
	if pages, ok := tree.Get("page"); ok && pages.Kind == metadata.Table {
		tree = pages
	}
	found := make(map[string]string)
	for i := range tree.Entries {
		if e := &tree.Entries[i]; e.Value.Kind == metadata.Scalar {
			found[e.Key] = e.Value.Text
		}
	}
	return found
}

var (
	pluginRoute = pattern.New(`\b(docs|blog|pages)['"]?:\s*\{[^{}]*\brouteBasePath:\s*['"]([^'"]*)['"]`)
	routeOption = pattern.New(`\brouteBasePath\b|plugin-content-blog`)
)

// applyBlogRoute reads routeBasePath of Docusaurus's blog plugin. Routes that can't be read from
// the text make addresses ambiguous.
func (config *routes) applyBlogRoute(text string) {
	plain := pluginRoute.FindAllStringSubmatch(text, -1)
	config.ambiguous = config.ambiguous || len(routeOption.FindAllString(text, -1)) != len(plain)
	for _, m := range plain {
		if m[1] == "blog" {
			config.blogRoute = m[2]
			if strings.Trim(config.blogRoute, "/") == "" {
				config.blogRoute = "/"
			}
		}
	}
}

// route returns the path of a post on the web by the rules of its generator, "" if it is
// unknown.
func (r *postParser) route() string {
	if r.site.routes.ambiguous || r.path.language != "" || r.traits.external || r.traits.hidden {
		return ""
	}
	file := r.site.inProject(string(r.post.ID))
	switch {
	case r.site.generator == docusaurus:
		return docusaurusRoute(r, file)
	case r.site.generator == zolaOrHugo && r.site.routes.zola:
		return zolaRoute(r, file)
	case r.site.generator == hugo, r.site.generator == zolaOrHugo:
		return hugoRoute(r, file)
	case r.site.generator == jekyll:
		return jekyllRoute(r, file)
	}
	return ""
}

// rawText returns the value of a key as it is written, "" if it is missing or no scalar.
func (r *postParser) rawText(key string) string {
	for _, c := range r.candidates {
		if c.key == key && c.value.Kind == metadata.Scalar && !isNoValue(c.value.Text) {
			return c.value.Text
		}
	}
	return ""
}

// splitContentPath splits the path of a file below the content folder into the folders and the
// name of the post, which is the last folder for a bundle.
func splitContentPath(file, content string) (folders, name string, ok bool) {
	file, ok = strings.CutPrefix(file, content+"/")
	file = strings.TrimSuffix(file, path.Ext(file))
	folders, name = path.Split(strings.TrimSuffix(file, "/index"))
	return strings.Trim(folders, "/"), name, ok && name != "index" && name[0] != '_'
}

// docusaurusFile matches a path with a date as Docusaurus does.
var docusaurusFile = pattern.New(`^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*)$`)

// docusaurusRoute returns the route of a post in Docusaurus: the slug, or the date and name of
// the file.
func docusaurusRoute(r *postParser, file string) string {
	file, ok := strings.CutPrefix(strings.TrimPrefix(file, "website/"), "blog/")
	if !ok {
		return ""
	}
	name := strings.TrimSuffix(strings.TrimSuffix(file, path.Ext(file)), "/index")
	if m := docusaurusFile.FindStringSubmatch(name); m != nil {
		name = strings.ReplaceAll(m[2], "-", "/") + "/" + m[1] + m[3]
	}
	if slug := r.rawText("slug"); slug != "" {
		name = slug
	}
	return escapedPath(path.Join("/", cmp.Or(r.site.routes.blogRoute, "blog"), name))
}

// zolaSlugPath matches a path that Zola's slugs are made of.
var (
	zolaSlugPath = pattern.New(`^[a-z0-9/-]*$`)
	nonSlugChars = pattern.New(`[^a-z0-9]+`)
	zolaPrefix   = pattern.New(`^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?\s?[_-](.+)$`)
)

// zolaRoute returns the route of a post in Zola: the path of the section and the slug. It is
// unknown for names with letters outside of ASCII, which Zola transliterates.
func zolaRoute(r *postParser, file string) string {
	if own := strings.Trim(r.rawText("path"), "/ "); own != "" && r.post.Address != "" {
		return escapedPath("/" + cleanLine(own) + "/") // Zola adds the slash
	}
	folders, name, ok := splitContentPath(file, "content")
	if !ok || r.post.Address != "" || !zolaSlugPath.MatchString(folders) {
		return ""
	}
	name = cmp.Or(r.rawText("slug"), zolaPrefix.ReplaceAllString(name, "$1"))
	if strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return ""
	}
	slug := strings.Trim(nonSlugChars.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if slug == "" {
		return ""
	}
	return path.Join("/", folders, slug) + "/"
}
