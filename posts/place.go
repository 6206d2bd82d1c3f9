package posts

import (
	"html"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"blogtui/model"
	"blogtui/model/pattern"
	"blogtui/posts/dates"
	"blogtui/posts/metadata"
)

// place is what a file's path says about its post.
type place struct {
	base   string // file name with its ending
	folder string // path of the folder, "." for the blog's own
	bundle bool   // the folder is the post: my-post/index.md
	name   string // of the post: without date, number and ending
	dated  string // the name with its date still on

	language string // that the name ends in: my-post.fr.md
	region   string // the language that a folder is named after: fr/my-post.md
}

var (
	singleWord   = pattern.New(`^[\pL\d_-]+$`)
	datePrefix   = pattern.New(`^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?:-([012]\d)([0-5]\d)\.|[-_. ]+|$)`)
	timedName    = pattern.New(`^\d{4}(?:-\d\d){5}_[^_]*_(.+)$`) // of HTMLy: when, tags, the slug
	packedPrefix = pattern.New(`^((?:19|20)\d{2})([01]\d)([0-3]\d)(?:([012]\d)([0-5]\d)(?:[0-5]\d)?)?(?:[-_. ]+|$)`)
	stampPrefix  = pattern.New(`^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))(?:\s?[-_]|$)`) // of Zola: RFC 3339
	exportMark   = pattern.New(` [0-9a-f]{32}$`)                                                              // of Notion
	orderPrefix  = pattern.New(`^\d{1,4}\.`)
	numbered     = pattern.New(`^\d{1,3}\.\pL`)
	dateInName   = pattern.New(`[-_. ]((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[-_. ]|$)`)
	datedTitle   = pattern.New(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[\s:,.|–—-]|$)`)
	dateInPath   = pattern.New(`(?:^|/)(\d{4})[-/_](\d{1,2})[-/_](\d{1,2})(?:[-/_. ]|$)`)
)

// placeOf reads a path. In a site of Grav's each file stands for its folder,
// whatever its name.
func placeOf(id string, s *site) place {
	paged := s.generator == grav
	p := place{base: path.Base(id), folder: path.Dir(id)}
	name := strings.TrimSuffix(p.base, path.Ext(p.base))
	if inner := path.Ext(name); inner == ".html" || inner == ".htm" {
		name = strings.TrimSuffix(name, inner) // Middleman: name.html.md
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 && (isLanguage(name[i+1:]) || isIndexName(name[:i])) {
		if isLanguage(name[i+1:]) {
			p.language = name[i+1:]
		}
		name = name[:i]
	}
	if m := lektorFile.FindStringSubmatch(p.base); m != nil {
		p.language, name = m[1], "index"
	}
	if path.Base(p.folder) == "routes" {
		name = name[strings.LastIndexByte(name, '.')+1:] // Remix: posts.my-post.mdx
	}
	name = exportMark.ReplaceAllString(name, "")
	p.region = languageFolder(p.folder)
	p.dated = name
	parent := p.folder
	if p.folder != "." && (paged || isIndexName(name) || isBodyName(name) && !saysNothing(path.Base(p.folder)) || isRouteName(name, s.around+"/"+p.folder) || isReadme(p.base) && path.Base(p.folder)[0] != '_') {
		p.bundle = true
		p.dated, parent = path.Base(p.folder), path.Dir(p.folder)
	}
	if numbered.MatchString(p.dated) || p.bundle && (paged || isItemName(name)) {
		p.dated = orderPrefix.ReplaceAllString(p.dated, "")
	}
	if p.name = undated(p.dated); p.name == p.dated {
		p.name = undatedBelow(parent, p.dated)
	}
	if p.name == "" {
		p.name = p.dated
	}
	return p
}

// undatedBelow is the name without the part of a date that the folders begin:
// "mid" of 2021/08-30-mid.
func undatedBelow(parent, name string) string {
	if name == "" || name[0] < '0' || name[0] > '9' {
		return name
	}
	full := path.Join(parent, name)
	at := dateInPath.FindStringSubmatchIndex(full)
	if at == nil || at[1] <= len(full)-len(name) {
		return name
	}
	if _, fault := dates.Parse(full[at[2]:at[3]]+"-"+full[at[4]:at[5]]+"-"+full[at[6]:at[7]], time.UTC); fault != dates.NoFault {
		return name
	}
	return full[at[1]:]
}

// languages are the codes that a file or a folder may be named after. Those that
// are better known as something else, such as "so" and "io", are left out.
var languages = strings.Fields("ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id it ja ka kk ko lt lv mk ms nb nl nn no pl pt ro ru sk sl sq sr sv ta te th tr uk ur uz vi yi zh")

// isLanguage reports "fr", "pt-br", "zh-Hant" and the like.
func isLanguage(s string) bool {
	if len(s) < 2 || len(s) > 7 {
		return false
	}
	base, region, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(s), "_", "-"), "-")
	if len(base) != 2 || len(region) == 1 || len(s) > 2 && region == "" {
		return false
	}
	return slices.Contains(languages, base)
}

// languageFolder is the part of a folder's path that names a language.
func languageFolder(folder string) string {
	for part := range strings.SplitSeq(folder, "/") {
		if isLanguage(part) {
			return part
		}
	}
	return ""
}

// regionOf is the language that a folder of posts is named after, "" if none:
// "en" of content/en.
func regionOf(folder string) string {
	if name := path.Base(folder); isLanguage(name) && saysNothing(path.Base(path.Dir(folder))) {
		return name
	}
	return ""
}

// plainRegions are the languages of which a single folder beside the posts is named
// after nothing else: "it" and "id" may be subjects.
var plainRegions = strings.Fields("ar cs de en es fa fr he ja ko nl pl pt ru sv tr uk vi zh")

// categoryFromFolder takes the names of folders for categories where a generator
// does, but none that only say that there are posts in them.
func categoryFromFolder(r *reading) bool {
	folders, _, underlined := strings.Cut("/"+r.place.folder+"/", "/_posts/")
	if !underlined {
		if r.site.generator != pelican {
			return false
		}
		folders = path.Base(r.place.folder)
	}
	for folder := range strings.SplitSeq(strings.Trim(folders, "/"), "/") {
		switch strings.ToLower(folder) {
		case "", ".", "blog", "blogs", "posts", "articles", "content", "source", "src", "docs", "site", "website", "www", "collections", "pages", "drafts":
		default:
			if !isLanguage(folder) && folder[0] != '_' {
				r.post.Categories = appendName(r.post.Categories, folder)
			}
		}
	}
	return len(r.post.Categories) > 0
}

// isIndexName reports names of files that stand for their folder.
func isIndexName(name string) bool {
	switch strings.ToLower(name) {
	case "index", "_index", "-index":
		return true
	}
	return isItemName(name)
}

// isBodyName reports names that say no more than that the text of the folder's post is in
// the file.
func isBodyName(name string) bool {
	switch strings.ToLower(name) {
	case "post", "article", "content", "entry":
		return true
	}
	return false
}

// isRouteName reports the names of files that are the page of their folder's
// route: SvelteKit's, and Next.js's in a folder named app.
func isRouteName(name, folder string) bool {
	return name == "+page" || name == "page" && strings.Contains("/"+folder+"/", "/app/")
}

// isItemName reports Grav's names: the folder is the post, the file its template.
func isItemName(name string) bool {
	switch strings.ToLower(name) {
	case "item", "blog_item", "blog-item":
		return true
	}
	return false
}

func undated(name string) string {
	if len(name) == 0 || name[0] < '0' || name[0] > '9' {
		return name
	}
	if m := timedName.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	if at := datePrefix.FindStringIndex(name); at != nil {
		return name[at[1]:]
	}
	if at := packedPrefix.FindStringIndex(name); at != nil {
		return name[at[1]:]
	}
	if at := stampPrefix.FindStringIndex(name); at != nil {
		return name[at[1]:]
	}
	return name
}

func dateFromName(r *reading) bool {
	name := r.place.dated
	if len(name) < 8 || name[0] < '0' || name[0] > '9' {
		return false
	}
	if stamp := stampPrefix.FindStringSubmatch(name); stamp != nil {
		return r.dateFromText(stamp[1])
	}
	m := datePrefix.FindStringSubmatch(name)
	if m == nil {
		m = packedPrefix.FindStringSubmatch(name)
	}
	return r.dateFromParts(m)
}

func dateFromFolders(r *reading) bool {
	return r.dateFromParts(dateInPath.FindStringSubmatch(path.Join(r.place.folder, r.place.dated)))
}

// dateFromTitle takes the title for the date where it is one, or begins with one.
func dateFromTitle(r *reading) bool {
	if m := datedTitle.FindStringSubmatch(r.post.Title); m != nil {
		return r.dateFromParts(m)
	}
	return dates.IsDate(r.post.Title) && r.dateFromText(r.post.Title)
}

// dateWithinName takes a date that is not at the beginning of the name: weekly-2024-05-12.
func dateWithinName(r *reading) bool {
	return r.dateFromParts(dateInName.FindStringSubmatch(r.place.dated))
}

// dateFromUpdate takes the day of the last change, where the generator keeps no
// other.
func dateFromUpdate(r *reading) bool {
	if r.site.generator != qiita {
		return false
	}
	for _, c := range r.found {
		if c.key == "updatedat" {
			return readPostDate(r, c.key, c.value)
		}
	}
	return false
}

func dateFromAddress(r *reading) bool {
	for _, c := range r.found {
		switch c.key {
		case "path", "permalink", "url", "slug", "route":
			if r.dateFromParts(dateInPath.FindStringSubmatch(c.value.SingleText())) {
				return true
			}
		}
	}
	return false
}

func (r *reading) dateFromParts(parts []string) bool {
	if parts == nil {
		return false
	}
	text := parts[1] + "-" + parts[2] + "-" + parts[3]
	if len(parts) > 5 && parts[4] != "" {
		text += " " + parts[4] + ":" + parts[5]
	}
	return r.dateFromText(text)
}

func (r *reading) dateFromText(text string) bool {
	m, fault := dates.Parse(text, r.zone)
	if fault != dates.NoFault {
		return false
	}
	r.when.date = m
	return true
}

func readAddress(r *reading, _ string, n *metadata.Node) bool {
	address := line(n.SingleText())
	switch address {
	case "pretty", "date", "none", "ordinal", "weekdate":
		return false // Jekyll's names of patterns
	}
	if r.site.generator == jekyll && jekyllToken.MatchString(address) {
		return false // a pattern of the post's own
	}
	if noName(address) || strings.ContainsAny(address, "{}*") || strings.Contains(address, "/:") || strings.HasPrefix(address, ":") || isYes(address) || isNo(address) {
		return false
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		if !r.site.own(u.Host) {
			return false
		}
		address = u.Path
	}
	if model.IsPicture(address) || strings.EqualFold(path.Ext(address), ".pdf") {
		return false
	}
	r.post.Address = address
	return true
}

func readSlug(r *reading, key string, n *metadata.Node) bool {
	slug := lastPart(n.SingleText())
	if noName(slug) || key == "link" && !singleWord.MatchString(n.SingleText()) || strings.ContainsAny(slug, "{}:*") {
		return false
	}
	r.post.Slug = slug
	if r.post.Address == "" && strings.Contains(strings.Trim(n.SingleText(), "/"), "/") {
		r.post.Address = line(n.SingleText())
	}
	return true
}

// lastPart is the last part of an address, decoded and without ".html".
func lastPart(address string) string {
	address, _, _ = strings.Cut(line(address), "?")
	address = strings.TrimRight(address, "/")
	for _, end := range []string{"/index.html", "/index.htm", "/index.php"} {
		address = strings.TrimSuffix(address, end)
	}
	part := address[strings.LastIndexByte(address, '/')+1:]
	part = strings.TrimSuffix(strings.TrimSuffix(part, ".html"), ".htm")
	if decoded, err := url.PathUnescape(part); err == nil && strings.Contains(part, "%") {
		part = line(decoded)
	}
	return html.UnescapeString(part)
}

func slugFromAddress(r *reading) bool {
	slug := lastPart(r.post.Address)
	r.post.Slug = slug
	return slug != ""
}

// slugFromAlias takes an alias for the post's name where it is one: an alias
// with slashes is an old address. The aliases are read after the slug, so it
// looks at the keys itself.
func slugFromAlias(r *reading) bool {
	for _, c := range r.found {
		if c.key == "alias" && c.value.Kind == metadata.Scalar {
			alias := strings.Trim(line(c.value.Text), "/")
			if !noName(alias) && !strings.ContainsAny(alias, "/ ,") && !strings.HasSuffix(alias, ".html") {
				r.post.Slug = alias
				return true
			}
		}
	}
	return false
}

func slugFromBundle(r *reading) bool {
	if r.place.bundle {
		r.post.Slug = line(r.place.name)
	}
	return r.post.Slug != ""
}

func slugFromName(r *reading) bool {
	r.post.Slug = line(r.place.name)
	return true
}

// lektorFile is the name of a post's file in Lektor, which may have a language:
// contents+fr.lr.
var lektorFile = pattern.New(`^contents(?:\+([a-z-]+))?\.lr$`)

func isLektor(name string) bool { return path.Ext(name) == ".lr" && lektorFile.MatchString(name) }
