package posts

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// place is what a file's path says about its post.
type place struct {
	base   string // file name with its ending
	folder string // path of the folder, "." for the blog's own
	bundle bool   // the folder is the post: my-post/index.md
	name   string // of the post: without date, number and ending
	dated  string // the name with its date still on
}

var (
	datePrefix   = regexp.MustCompile(`^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?:[-_. ]+|$)`)
	packedPrefix = regexp.MustCompile(`^((?:19|20)\d{2})([01]\d)([0-3]\d)(?:[-_. ]|$)`)
	orderPrefix  = regexp.MustCompile(`^\d{1,4}\.`)
	dateInPath   = regexp.MustCompile(`(?:^|/)(\d{4})[-/_](\d{1,2})[-/_](\d{1,2})(?:[-/_. ]|$)`)
)

func placeOf(id string) place {
	p := place{base: path.Base(id), folder: path.Dir(id)}
	name := strings.TrimSuffix(p.base, path.Ext(p.base))
	if inner := path.Ext(name); inner == ".html" || inner == ".htm" {
		name = strings.TrimSuffix(name, inner) // Middleman: name.html.md
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 && isIndexName(name[:i]) {
		name = name[:i] // index.en.md
	}
	p.dated = name
	if folder := path.Base(p.folder); p.folder != "." && isIndexName(name) {
		p.bundle = true
		p.dated = folder
		if isItemName(name) {
			p.dated = orderPrefix.ReplaceAllString(folder, "")
		}
	}
	p.name = undated(p.dated)
	if p.name == "" {
		p.name = p.dated
	}
	return p
}

// isIndexName reports names of files that stand for their folder.
func isIndexName(name string) bool {
	switch strings.ToLower(name) {
	case "index", "_index":
		return true
	}
	return isItemName(name)
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
	if at := datePrefix.FindStringIndex(name); at != nil {
		return name[at[1]:]
	}
	if at := packedPrefix.FindStringIndex(name); at != nil {
		return name[at[1]:]
	}
	return name
}

func dateFromName(r *reading) bool {
	name := r.place.dated
	if len(name) < 8 || name[0] < '0' || name[0] > '9' {
		return false
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

func dateFromAddress(r *reading) bool {
	for _, c := range r.found {
		switch c.key {
		case "path", "permalink", "url", "slug", "route":
			if r.dateFromParts(dateInPath.FindStringSubmatch(c.value.flat())) {
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
	m, fault := readDate(parts[1]+"-"+parts[2]+"-"+parts[3], r.zone)
	if fault != noFault {
		return false
	}
	r.when.date = m
	return true
}

func readAddress(r *reading, _ string, n *node) bool {
	address := line(n.flat())
	switch address {
	case "pretty", "date", "none", "ordinal", "weekdate":
		return false // Jekyll's names of patterns
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
	switch strings.ToLower(path.Ext(address)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".pdf":
		return false
	}
	r.post.Address = address
	return true
}

func readSlug(r *reading, _ string, n *node) bool {
	slug := lastPart(n.flat())
	if noName(slug) || strings.ContainsAny(slug, "{}:*") {
		return false
	}
	r.post.Slug = slug
	if r.post.Address == "" && strings.Contains(strings.Trim(n.flat(), "/"), "/") {
		r.post.Address = line(n.flat())
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
		if c.key == "alias" && c.value.shape == scalar {
			alias := strings.Trim(line(c.value.text), "/")
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
