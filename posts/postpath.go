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

// pathInfo is what the path of a file says about its post.
type pathInfo struct {
	base      string // file name with its extension
	folder    string // path of the folder, "." for the blog's folder
	bundle    bool   // the folder is the post: my-post/index.md
	name      string // name of the post, without date, number and extension
	datedName string // the same with its date
	stream    string // what stands before the date: draft-2024-05-12-name.md
	numbered  bool   // a number or date stands before the name of the bundle

	language       string // language suffix of the file name: my-post.fr.md
	folderLanguage string // language after which a folder is named: fr/my-post.md
}

var (
	singleWordPattern = pattern.New(`^[\pL\d_-]+$`)
	datePrefix        = pattern.New(`^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?:-([012]\d)([0-5]\d)\.|[-_. ]+|$)`)
	htmlyName         = pattern.New(`^\d{4}(?:-\d\d){5}_[^_]*_(.+)$`) // HTMLy: date and time, tags, slug
	compactDatePrefix = pattern.New(`^((?:19|20)\d{2})([01]\d)([0-3]\d)(?:T?([012]\d)([0-5]\d)(?:[0-5]\d)?)?(?:[-_. ]+|$)`)
	dateTimePrefix    = pattern.New(`^(\d{4})-(\d\d)-(\d\d)[-_T]([01]\d|2[0-3])[-.]?([0-5]\d)[-.]?[0-5]\d(?:[-_. ]+|$)`) // Marmite: date and time
	timestampPrefix   = pattern.New(`^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))(?:\s?[-_]|$)`)       // Zola: RFC 3339
	notionSuffix      = pattern.New(` [0-9a-f]{32}$`)                                                                    // Notion: ID of an exported page
	orderPrefix       = pattern.New(`^\d{1,4}\.`)
	numbered          = pattern.New(`^\d{1,3}\.\pL`)
	dateInName        = pattern.New(`[-_. ]((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[-_. ]|$)`)
	dateInTitle       = pattern.New(`[\s(（\[【]((?:19|20)\d\d)[-/.](\d\d)[-/.](\d\d)(?:[\s)）\]】]|$)`) // not a version: 2024.1.2
	datedTitle        = pattern.New(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[\s:,.|–—-]|$)`)
	monthInPath       = pattern.New(`(?:^|/)((?:19|20)\d\d)[-/](0[1-9]|1[0-2])(?:/|$)`)
	dateInPath        = pattern.New(`(?:^|/)(\d{4})(?:[-/_](\d{1,2})[-/_](\d{1,2})|/(0[1-9]|1[0-2])([0-3]\d))(?:[-/_. ]|$)`) // also 2024/0512-name
)

// parsePath parses the path of a file. In Grav every file is a bundle, whatever its name.
func parsePath(id string, s *site) pathInfo {
	paged := s.generator == grav
	p := pathInfo{base: path.Base(id), folder: path.Dir(id)}
	name := trimHTML(strings.TrimSuffix(p.base, path.Ext(p.base))) // Middleman: name.html.md
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
	name = notionSuffix.ReplaceAllString(name, "")
	p.stream, name = cutStream(name, s.generator)
	p.folderLanguage = languageFolder(p.folder)
	p.datedName = name
	parent := p.folder
	if p.folder != "." && (paged || isIndexName(name) || isBodyName(name) && !isGenericName(path.Base(p.folder)) || isRouteName(name, s.pathTail+"/"+p.folder) || isReadme(p.base) && path.Base(p.folder)[0] != '_') {
		p.bundle = true
		p.datedName, parent = trimHTML(path.Base(p.folder)), path.Dir(p.folder) // Lektor: 404.html/contents.lr
	}
	if numbered.MatchString(p.datedName) || p.bundle && (paged || isItemName(name)) {
		p.datedName = orderPrefix.ReplaceAllString(p.datedName, "")
	}
	if s.generator == kirby {
		p.readKirbyFolder(s.pathTail)
	}
	if p.name = trimDate(p.datedName); p.name == p.datedName {
		p.name = trimDateBelow(parent, p.datedName)
	}
	if p.name == "" {
		p.name = p.datedName
	}
	return p
}

// trimHTML removes the extension of the page that is made of a file or folder.
func trimHTML(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, ".html"), ".htm")
}

// streamPrefix matches the stream before the date or the name of a post in Marmite.
// https://github.com/rochacbruno/marmite (example/content, "Filename-based streams")
var streamPrefix = pattern.New(`^([A-Za-z]\w*)-(?:S-|(\d{4}-\d\d-\d\d)[-_.])`)

// cutStream returns what a name begins with before its date, and the rest. "draft" is
// understood whatever the generator.
func cutStream(name, generator string) (stream, rest string) {
	m := streamPrefix.FindStringSubmatchIndex(name)
	if m == nil || generator != marmite && !strings.EqualFold(name[:m[3]], "draft") {
		return "", name
	}
	end := m[1]
	if m[4] >= 0 {
		end = m[4]
	}
	return strings.ToLower(name[:m[3]]), name[end:]
}

// dayInPath returns the first date in a path as 2024-5-12, or "".
func dayInPath(name string) string {
	m := dateInPath.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	return m[1] + "-" + m[2] + m[4] + "-" + m[3] + m[5]
}

// trimDateBelow returns the name without the rest of a date that begins in the folders: "mid"
// of 2021/08-30-mid.
func trimDateBelow(parent, name string) string {
	if name == "" || name[0] < '0' || name[0] > '9' {
		return name
	}
	full := path.Join(parent, name)
	at := dateInPath.FindStringIndex(full)
	if at == nil || at[1] <= len(full)-len(name) {
		return name
	}
	if _, fault := dates.Parse(dayInPath(full), time.UTC); fault != dates.NoFault {
		return name
	}
	return full[at[1]:]
}

// languages are the codes (ISO 639-1) after which files and folders may be named. Codes that
// are more common as something else, such as "so" and "io", are left out.
var languages = strings.Fields("ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id it ja ka kk ko lt lv mk ms nb nl nn no pl pt ro ru sk sl sq sr sv ta te th tr uk ur uz vi yi zh")

// isLanguage reports whether s is a language tag such as "fr", "pt-br" or "zh-Hant".
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

// languageFolder returns the first element of a path that is a language, or "".
func languageFolder(folder string) string {
	for part := range strings.SplitSeq(folder, "/") {
		if isLanguage(part) {
			return part
		}
	}
	return ""
}

// languageOfPostFolder returns the language after which a folder of posts is named: "en" of
// content/en, or "".
func languageOfPostFolder(folder string) string {
	if name := path.Base(folder); isLanguage(name) && isGenericName(path.Base(path.Dir(folder))) {
		return name
	}
	return ""
}

// unambiguousLanguages are codes that mean a language even if there is only one such folder.
// Folders named "it" or "id" may be about a subject.
var unambiguousLanguages = strings.Fields("ar cs de en es fa fr he ja ko nl pl pt ru sv tr uk vi zh")

// categoryFromFolder uses folder names as categories, as Jekyll and Pelican do, except generic
// ones.
func categoryFromFolder(r *postParser) bool {
	folders, _, underlined := strings.Cut("/"+r.path.folder+"/", "/_posts/")
	if !underlined {
		if r.site.generator != pelican {
			return false
		}
		folders = path.Base(r.path.folder)
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

// isIndexName reports whether a file of that name is the index of its folder.
func isIndexName(name string) bool {
	switch strings.ToLower(name) {
	case "index", "_index", "-index":
		return true
	}
	return isItemName(name)
}

// isBodyName reports whether a name only says that the file holds the text of the post that
// the folder is.
func isBodyName(name string) bool {
	switch strings.ToLower(name) {
	case "post", "article", "content", "entry":
		return true
	}
	return false
}

// isRouteName reports whether a file is the page of the route of its folder: +page in
// SvelteKit, page below app in Next.js.
func isRouteName(name, folder string) bool {
	return name == "+page" || name == "page" && strings.Contains("/"+folder+"/", "/app/")
}

// isItemName reports whether a name is one of Grav's templates for posts.
func isItemName(name string) bool {
	switch strings.ToLower(name) {
	case "item", "blog_item", "blog-item":
		return true
	}
	return false
}

func trimDate(name string) string {
	if len(name) == 0 || name[0] < '0' || name[0] > '9' {
		return name
	}
	if m := htmlyName.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	for _, prefix := range []*pattern.Pattern{dateTimePrefix, datePrefix, compactDatePrefix, timestampPrefix} {
		if at := prefix.FindStringIndex(name); at != nil {
			return name[at[1]:]
		}
	}
	return name
}

func readAddress(r *postParser, _ string, n *metadata.Node) bool {
	address := cleanLine(n.SingleText())
	switch address {
	case "pretty", "date", "none", "ordinal", "weekdate":
		return false // names of Jekyll's permalink styles
	}
	if r.site.generator == jekyll && jekyllToken.MatchString(address) {
		return false // a permalink pattern of this post
	}
	if isNoValue(address) || strings.ContainsAny(address, "{}*") || strings.Contains(address, "/:") || strings.HasPrefix(address, ":") || isYes(address) || isNo(address) {
		return false
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		if !r.site.isOwnHost(u.Host) {
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

func readSlug(r *postParser, key string, n *metadata.Node) bool {
	slug := lastSegment(n.SingleText())
	if isNoValue(slug) || key == "link" && !singleWordPattern.MatchString(n.SingleText()) || strings.ContainsAny(slug, "{}:*") {
		return false
	}
	r.post.Slug = slug
	if r.post.Address == "" && strings.Contains(strings.Trim(n.SingleText(), "/"), "/") {
		r.post.Address = cleanLine(n.SingleText())
	}
	return true
}

// lastSegment returns the last segment of an address, decoded and without ".html".
func lastSegment(address string) string {
	address, _, _ = strings.Cut(cleanLine(address), "?")
	address = strings.TrimRight(address, "/")
	for _, end := range []string{"/index.html", "/index.htm", "/index.php"} {
		address = strings.TrimSuffix(address, end)
	}
	part := address[strings.LastIndexByte(address, '/')+1:]
	part = strings.TrimSuffix(strings.TrimSuffix(part, ".html"), ".htm")
	if decoded, err := url.PathUnescape(part); err == nil && strings.Contains(part, "%") {
		part = cleanLine(decoded)
	}
	return html.UnescapeString(part)
}

func slugFromAddress(r *postParser) bool {
	slug := lastSegment(r.post.Address)
	r.post.Slug = slug
	return slug != ""
}

// slugFromAlias uses an alias without slashes as slug. Others are old addresses. The field
// aliases is read after slug, so it looks for the key itself.
func slugFromAlias(r *postParser) bool {
	for _, c := range r.candidates {
		if c.key == "alias" && c.value.Kind == metadata.Scalar {
			alias := strings.Trim(cleanLine(c.value.Text), "/")
			if !isNoValue(alias) && !strings.ContainsAny(alias, "/ ,") && !strings.HasSuffix(alias, ".html") {
				r.post.Slug = alias
				return true
			}
		}
	}
	return false
}

func slugFromBundle(r *postParser) bool {
	if r.path.bundle {
		r.post.Slug = cleanLine(r.path.name)
	}
	return r.post.Slug != ""
}

func slugFromName(r *postParser) bool {
	r.post.Slug = cleanLine(r.path.name)
	return true
}

// lektorFile matches the file name of posts in Lektor, which may have a language:
// contents+fr.lr.
var lektorFile = pattern.New(`^contents(?:\+([a-z-]+))?\.lr$`)

func isLektor(name string) bool { return path.Ext(name) == ".lr" && lektorFile.MatchString(name) }
