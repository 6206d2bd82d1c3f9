package posts

import (
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// site is what the folder around the posts tells: where they are, whose blog
// it is and where it is published.
type site struct {
	title, tagline  string
	baseURL         string                   // without a slash at its end
	hosts           []string                 // lower case, without "www."
	permalink       string                   // pattern of the posts' addresses, "" if unknown
	folders         []string                 // where the posts are, "." for everywhere
	output          string                   // the folder that the generator writes
	generator       string                   // "" if unknown
	openedFile      string                   // the file by which the blog was opened, a post in any case
	pathTail        string                   // the last names of the blog's own path
	folderLanguage  string                   // the language that the blog's folder is named after: content/en
	timeZone        string                   // of clock times without one, "" if unknown
	sidecars        map[string]metadata.Node // in files beside the posts, by paths without their endings
	ignored         []string                 // patterns of files and folders that Quartz or Jekyll makes no pages of
	language        string                   // in which Hugo's sites are written first, "" if unknown
	authors         map[string]string
	tagLabels       map[string]string // of tags, by their short names (Docusaurus)
	collections     []collection
	routes          routes
	jekyll          jekyllSite
	lineBreaks      lineBreaks
	formulas        formulas
	inherited       []inherited
	folderInProject string // the blog's path within the project around it, "" for the whole
	projectFolder   string // the project's path within the blog, "" for the whole

	// What only blogtui's own file tells.
	ownFile           string // its name, "" when there is none
	greeting, theme   string
	themeLine         int      // of ownFile
	categories, pages []string // in the blog's order
	problems          []model.FileProblem
}

// readSite finds out what a folder is, from its own files.
func readSite(src files.Source) *site {
	s := &site{}
	s.readProject(src)
	return s
}

// readProject takes what the files of a project tell and is not known yet.
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

// detectGenerator tells the generator of a project and where its posts are.
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
			s.folders, s.output, s.generator = folders, g.output, g.name
			if g.root != "" {
				s.folders = []string{g.root}
			}
			return
		}
	}
}

// inProject is the path of a file of the blog within the project.
func (s *site) inProject(id string) string {
	return path.Join(s.folderInProject, strings.TrimPrefix(id, s.projectFolder+"/"))
}

// postFolders are the folders where the posts are, within the project.
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

// templateSyntax are those whose tags the generator reads in a file before it looks for code.
func (s *site) templateSyntax(id model.ID) model.Templates {
	if path.Ext(string(id)) == ".mdx" {
		return model.MDX
	}
	switch s.generator {
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

// hugoConfigFiles are those in which Hugo is told where the content is.
var hugoConfigFiles = strings.Fields("hugo.toml hugo.yaml hugo.yml hugo.json config.toml config.yaml config.yml config/_default/hugo.toml config/_default/hugo.yaml config/_default/config.toml config/_default/config.yaml")

// contentFolder is where Hugo's content is said to be, if it holds any.
func (s *site) contentFolder(src files.Source) []string {
	for _, name := range hugoConfigFiles {
		raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
		if err != nil {
			continue
		}
		tree := s.parseConfig(name, string(raw))
		folder := cleanFolder(firstText(&tree, []string{"contentdir"}))
		if budget := 2000; folder != "" && holdsPosts(src, folder, 5, &budget) {
			return []string{folder}
		}
	}
	return nil
}

// findPosts returns the first of the generator's folders that hold posts.
func (g *generator) findPosts(src files.Source) []string {
	for _, group := range g.folders {
		var found []string
		if below, ok := strings.CutPrefix(group, "*/"); ok {
			entries, _ := listFolder(src, ".", metadata.MaxKeys)
			for _, e := range entries {
				if budget := 2000; e.IsDir() && !isSkippedFolder(e.Name()) && holdsPosts(src, path.Join(e.Name(), below), 5, &budget) {
					return []string{"."}
				}
			}
			continue
		}
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
func holdsPosts(src files.Source, folder string, depth int, budget *int) bool {
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
		if depth > 0 && *budget > 0 && e.IsDir() && !isSkippedFolder(e.Name()) && holdsPosts(src, path.Join(folder, e.Name()), depth-1, budget) {
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

// isOwnHost reports whether a host name is the blog's.
func (s *site) isOwnHost(host string) bool {
	host = foldHost(host)
	for _, h := range s.hosts {
		if h == host {
			return true
		}
	}
	return false
}

// publicURL is the address of a post on the web, "" when it can't be known.
func (s *site) publicURL(p *model.Post) string {
	if s.baseURL == "" {
		return ""
	}
	if p.URL != "" {
		return p.URL // as a rule of the generator's had it when the file was read
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

// addressFromPermalink fills in a pattern of Hexo's or of a collection of Jekyll's, such as
// "/:year/:month/:day/:title/".
func (s *site) addressFromPermalink(p *model.Post) string {
	pattern := s.permalink
	if c := s.collectionOf(p); c != nil {
		pattern = c.permalink
	} else if s.generator == jekyll {
		return "" // its posts have theirs by jekyllRoute, or none that is sure
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

// nameFromPath is the blog's name when no configuration tells it: its folder's, or
// that of the folder around it when its own says nothing.
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

// isGenericName reports names of folders that only tell what is in them.
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

// cutMetadata finds the metadata of a file of the site. In one of Bridgetown's all Ruby that a
// file begins with is.
func (s *site) cutMetadata(text string) metadata.Block {
	if s.generator == bridgetown {
		if b, ok := metadata.CutRuby(text); ok {
			return b
		}
	}
	return metadata.Cut(text)
}
