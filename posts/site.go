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
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// site holds what the configuration and the layout of a folder say about a blog: its title,
// its generator, where the posts are and where they are published.
type site struct {
	title, tagline  string
	baseURL         string                   // without a trailing slash
	hosts           []string                 // lower case, without "www."
	permalink       string                   // pattern of the addresses of posts, "" if unknown
	folders         []string                 // folders that hold posts, "." for the whole folder
	output          string                   // folder into which the generator writes the site
	generator       string                   // "" if unknown
	isPost          func(id string) bool     // see generator.isPost
	openedFile      string                   // the file passed to Open, which is always a post
	pathTail        string                   // the last elements of the path of the blog's folder
	folderLanguage  string                   // language after which the blog's folder is named: content/en
	timeZone        string                   // of times without a zone, "" if unknown
	sidecars        map[string]metadata.Node // metadata in files beside the posts, by path of the post without extension
	ignored         []*regexp.Regexp         // paths of files and folders that the generator ignores
	language        string                   // default language of a Hugo site, "" if unknown
	authors         map[string]string
	tagLabels       map[string]string // labels of tags by key (Docusaurus)
	collections     []collection
	routes          routes
	jekyll          jekyllSite
	lineBreaks      lineBreaks
	formulas        formulas
	inherited       []inherited
	folderInProject string // path of the blog in the surrounding project, "" if it is the project
	projectFolder   string // path of the project in the blog, "" if it is the blog

	// From blogtui.yaml:
	ownFile           string // its path, "" if there is none
	greeting, theme   string
	themeLine         int      // line of the theme in ownFile
	categories, pages []string // in the configured order
	problems          []model.FileProblem
}

// readSite detects the site of a folder from its own files.
func readSite(src files.Source) *site {
	s := &site{}
	s.readProject(src)
	return s
}

// readProject adds what the files of a project say and is still unset.
func (s *site) readProject(src files.Source) {
	s.detectGenerator(src)
	for _, folder := range s.folders {
		if folder != "." {
			s.applyConfigFile(src, path.Join(folder, ownConfigFiles[0]))
		}
	}
	s.applyConfigFiles(src)
	s.readAuthorsAndTags(src)
	s.readInherited(src)
	s.readSidecars(src)
}

// detectGenerator sets the generator of a project and the folders of its posts.
func (s *site) detectGenerator(src files.Source) {
	s.folders = []string{"."}
	for _, g := range generators {
		if !anyExists(src, g.markers) {
			continue
		}
		folders := g.findPosts(src)
		if folders == nil && (g.name == hugo || g.name == zolaOrHugo) {
			folders = s.contentFolder(src)
		}
		if folders != nil {
			s.folders, s.output, s.generator, s.isPost = folders, g.output, g.name, g.isPost
			if g.root != "" {
				s.folders = []string{g.root}
			}
			return
		}
	}
}

// inProject returns the path in the project of a file of the blog.
func (s *site) inProject(id string) string {
	return path.Join(s.folderInProject, strings.TrimPrefix(id, s.projectFolder+"/"))
}

// postFolders returns the folders of posts as paths in the project.
func (s *site) postFolders() []string {
	folders := make([]string, len(s.folders))
	for i, folder := range s.folders {
		folders[i] = s.inProject(folder)
	}
	return folders
}

func anyExists(src files.Source, names []string) bool {
	for _, name := range names {
		if _, err := src.Stat(name); err == nil {
			return true
		}
	}
	return false
}

// templateSyntax returns the template language that the generator applies to a file, also
// within code.
func (s *site) templateSyntax(id model.ID) model.Templates {
	if path.Ext(string(id)) == ".mdx" {
		return model.MDX
	}
	switch s.generator {
	case kirby:
		return model.KirbyText
	case jekyll, bridgetown, eleventy:
		return model.Liquid
	case vuepress:
		return model.Vue
	case hugo, zolaOrHugo:
		if !s.routes.zola {
			return model.Hugo
		}
	}
	return model.NoTemplates
}

// hugoConfigFiles are the files in which Hugo's contentDir may be set.
var hugoConfigFiles = strings.Fields("hugo.toml hugo.yaml hugo.yml hugo.json config.toml config.yaml config.yml config/_default/hugo.toml config/_default/hugo.yaml config/_default/config.toml config/_default/config.yaml")

// contentFolder returns Hugo's contentDir if it is configured and holds posts.
func (s *site) contentFolder(src files.Source) []string {
	for _, name := range hugoConfigFiles {
		raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
		if err != nil {
			continue
		}
		tree := s.parseConfig(name, string(raw))
		folder := cleanFolder(firstText(&tree, []string{"contentdir"}))
		if budget := 2000; folder != "" && holdsPosts(src, folder, 5, &budget, isMarkdown) {
			return []string{folder}
		}
	}
	return nil
}

// findPosts returns the first of the generator's folders that holds posts, or the first group
// of them.
func (g *generator) findPosts(src files.Source) []string {
	isPost := func(id string) bool { return isMarkdown(path.Base(id)) || g.isPost != nil && g.isPost(id) }
	for _, group := range g.folders {
		var found []string
		if below, ok := strings.CutPrefix(group, "*/"); ok {
			entries, _ := listFolder(src, ".", metadata.MaxKeys)
			for _, e := range entries {
				if budget := 2000; e.IsDir() && !isSkippedFolder(e.Name()) && holdsPosts(src, path.Join(e.Name(), below), 5, &budget, isPost) {
					return []string{"."}
				}
			}
			continue
		}
		for folder := range strings.SplitSeq(group, "+") {
			if budget := 2000; holdsPosts(src, folder, 5, &budget, isPost) {
				found = append(found, folder)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// holdsPosts reports whether there is a post in a folder, reading at most budget entries.
func holdsPosts(src files.Source, folder string, depth int, budget *int, isPost func(id string) bool) bool {
	entries, err := listFolder(src, folder, *budget)
	if err != nil {
		return false
	}
	*budget -= len(entries)
	for _, e := range entries {
		if !e.IsDir() && isPost(path.Join(folder, e.Name())) && !isReadme(e.Name()) {
			return true
		}
	}
	for _, e := range entries {
		if depth > 0 && *budget > 0 && e.IsDir() && !isSkippedFolder(e.Name()) && holdsPosts(src, path.Join(folder, e.Name()), depth-1, budget, isPost) {
			return true
		}
	}
	return false
}

func isReadme(name string) bool {
	return strings.EqualFold(strings.TrimSuffix(name, path.Ext(name)), "readme")
}

func (s *site) addHost(host string) {
	if host = foldHost(host); host != "" && !s.isOwnHost(host) {
		s.hosts = append(s.hosts, host)
	}
}

func foldHost(host string) string {
	return strings.TrimPrefix(strings.ToLower(clean.Line(host)), "www.")
}

// isOwnHost reports whether the blog is published at a host.
func (s *site) isOwnHost(host string) bool {
	host = foldHost(host)
	for _, h := range s.hosts {
		if h == host {
			return true
		}
	}
	return false
}

// publicURL returns the address of a post on the web, "" if it is unknown.
func (s *site) publicURL(p *model.Post) string {
	if s.baseURL == "" {
		return ""
	}
	if p.URL != "" {
		return p.URL // by the generator's rules, set when the file was parsed
	}
	address := p.Address
	if address == "" {
		address = s.addressFromPermalink(p)
	}
	if address == "" || strings.Contains(address, "://") {
		return ""
	}
	return s.baseURL + "/" + cleanLine(strings.TrimLeft(address, "/"))
}

// addressFromPermalink expands a permalink pattern of Hexo or of a collection of Jekyll, such
// as "/:year/:month/:day/:title/".
func (s *site) addressFromPermalink(p *model.Post) string {
	pattern := s.permalink
	if c := s.collectionOf(p); c != nil {
		pattern = c.permalink
	} else if s.generator == jekyll {
		return "" // jekyllRoute has set it if it is certain
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
		title = below + slug // Hexo, whose patterns do not begin with a slash
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

// nameFromPath returns the default title of a blog: the name of its folder, or of a parent
// folder if that is a generic one.
func nameFromPath(folder string) string {
	for range 4 {
		name := filepath.Base(folder)
		if isGenericName(name) {
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

// isGenericName reports whether a folder name only says what is in the folder.
func isGenericName(name string) bool {
	switch strings.ToLower(strings.TrimLeft(name, "_")) {
	case "posts", "post", "content", "contents", "src", "docs", "pages", "source", "blog", "input", "articles", "drafts", "public", "site", "markdown", "data", "website", "collections", "i18n":
		return true
	}
	return false
}

func listFolder(src files.Source, folder string, limit int) ([]fs.DirEntry, error) {
	dir, err := src.OpenDir(folder)
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

// cutMetadata finds the metadata of a file. In a site of Bridgetown, any Ruby at the beginning
// is metadata, in one of Kirby every field but the text.
func (s *site) cutMetadata(text string) metadata.Block {
	switch s.generator {
	case bridgetown:
		if b, ok := metadata.CutRuby(text); ok {
			return b
		}
	case kirby:
		if b, ok := metadata.CutKirby(text); ok {
			return b
		}
	case bludit:
		return cutBludit(text)
	}
	return metadata.Cut(text)
}
