package model

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// Destination says to what kind of thing a link leads.
type Destination uint8

const (
	// Nowhere is a dead link.
	Nowhere Destination = iota
	// ToPost is a post of the blog, perhaps the one that the link stands in.
	ToPost
	// ToFile is a file of the blog that is no post, such as a picture. Whether it
	// exists is not known here.
	ToFile
	// ToListing is a page that the blog's generator makes of the posts: the first
	// one, that of a tag, an archive.
	ToListing
	// External is an address of the web or of mail.
	External
)

// Target is where a link leads.
type Target struct {
	To      Destination
	Post    *Post  // of ToPost
	Heading string // of ToPost: the fragment without its mark, decoded; "" for the start
	Address string // as others would open it; "" if it has no address on the web that is known
	Path    string // of ToFile, ToListing and Nowhere: what the link names, without its host
	Reason  Reason // of Nowhere
	Certain bool   // of Nowhere: nothing but a file of the blog can be meant
}

// Reason is why a link leads nowhere.
type Reason uint8

const (
	// NoReason is that of a link that leads somewhere.
	NoReason Reason = iota
	// InvalidAddress is that of what looks like an address and is none.
	InvalidAddress
	// UnreadableScheme is that of scripts, and of files of the machine.
	UnreadableScheme
	// MissingScheme is that of an address that lacks its beginning.
	MissingScheme
	// NoSuchFile is that of the path of a file that is not in the blog.
	NoSuchFile
	// NoSuchPost is that of an address that no post has.
	NoSuchPost
	// Gone is that of what was there a moment ago.
	Gone
)

// Resolve finds out where a link that stands in a post leads: to a post by its
// path, slug, alias or published address in any of the shapes that generators
// use, else to where its address says. Post may be nil for links without one.
func (l *Library) Resolve(from *Post, href string) Target {
	href = strings.TrimSpace(href)
	if fragment, own := strings.CutPrefix(href, "#"); own && from != nil {
		return Target{To: ToPost, Post: from, Heading: unescaped(fragment)}
	}
	name, source := sourceNotation(href)
	if !source {
		if target, done := l.addressed(href); done {
			return target
		}
		name = l.withoutHost(href)
	}
	name, heading, _ := strings.Cut(name, "#")
	name, _, _ = strings.Cut(name, "?")
	name = unescaped(name)
	if name == "" && from != nil && !strings.Contains(href, "://") {
		return Target{To: ToPost, Post: from, Heading: unescaped(heading)}
	}
	if p := l.linked(from, name); p != nil {
		return Target{To: ToPost, Post: p, Heading: unescaped(heading)}
	}
	return l.unlinked(from, href, name, source)
}

// sourceNotation takes away the mark by which generators tell that a link names
// a file of the source: Zola's "@/", Pelican's "{filename}" and "|filename|".
func sourceNotation(href string) (name string, ok bool) {
	if name, ok := strings.CutPrefix(href, "@/"); ok {
		return "/" + name, true
	}
	for _, mark := range []string{"{filename}", "|filename|", "{static}", "{attach}"} {
		if name, ok := strings.CutPrefix(href, mark); ok {
			return name, true
		}
	}
	return href, false
}

// addressed settles links with a scheme or a host that are not the blog's own.
func (l *Library) addressed(href string) (target Target, done bool) {
	scheme := schemeOf(href)
	if strings.HasPrefix(href, "//") {
		scheme, href = "https", "https:"+href
	}
	switch scheme {
	case "":
		return Target{}, false
	case "http", "https":
		address, err := url.Parse(href)
		if err != nil || address.Host == "" {
			return Target{To: Nowhere, Path: href, Reason: InvalidAddress, Certain: true}, true
		}
		if l.owns(address.Hostname()) {
			return Target{}, false
		}
		if p := l.moved(address); p != nil {
			return Target{To: ToPost, Post: p, Heading: address.Fragment}, true
		}
	case "javascript", "vbscript", "data", "file", "blob", "about":
		return Target{To: Nowhere, Path: href, Reason: UnreadableScheme, Certain: true}, true
	}
	return Target{To: External, Address: href}, true
}

// schemeOf is the scheme of an address in lower case (RFC 3986, section 3.1), ""
// for one that has none.
func schemeOf(href string) string {
	scheme, _, ok := strings.Cut(href, ":")
	if !ok || scheme == "" {
		return ""
	}
	for i, r := range scheme {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", r)) {
			return ""
		}
	}
	return strings.ToLower(scheme)
}

// owns reports whether a host is the blog's own, with or without "www.".
func (l *Library) owns(host string) bool {
	bare := func(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }
	return slices.ContainsFunc(l.contents.Hosts, func(own string) bool { return bare(own) == bare(host) })
}

// moved returns the post that a full address names beyond doubt, by its day and
// its slug: the blog's own address where the blog does not say what that is.
func (l *Library) moved(address *url.URL) *Post {
	if _, dated := dayIn(address.Path); !dated {
		return nil
	}
	p := l.bySlug(nil, address.Path)
	if p == nil || !datedAs(p, address.Path) {
		return nil
	}
	return p
}

// withoutHost is the path of a link and what follows it, as from the blog's root.
func (l *Library) withoutHost(href string) string {
	if strings.HasPrefix(href, "//") {
		href = "https:" + href
	}
	if schemeOf(href) == "" {
		return href
	}
	_, rest, _ := strings.Cut(href, "://")
	if at := strings.IndexAny(rest, "/?#"); at >= 0 {
		if rest = rest[at:]; rest[0] == '/' {
			return rest
		}
		return "/" + rest
	}
	return "/"
}

// unlinked says what a link of the blog that leads to no post leads to.
func (l *Library) unlinked(from *Post, href, name string, source bool) Target {
	target := Target{Address: l.onTheWeb(from, href), Path: name}
	written := isSource(name)
	switch {
	case strings.HasPrefix(strings.ToLower(name), "www."):
		target.Reason, target.Certain, target.Address = MissingScheme, true, "https://"+href
	case listingNotation(name):
		target.To, target.Address = ToListing, ""
	case !written && isListing(name):
		target.To = ToListing
	case !written && isFile(name):
		target.To = ToFile
	case source || written:
		target.Reason, target.Certain = NoSuchFile, true
	default:
		target.Reason = NoSuchPost
		target.Certain = !strings.HasPrefix(name, "/")
	}
	return target
}

// onTheWeb is the full address of a link, "" if the blog's own is not known.
func (l *Library) onTheWeb(from *Post, href string) string {
	base := l.contents.BaseURL + "/"
	if from != nil && from.URL != "" {
		base = from.URL
	}
	root, err := url.Parse(base)
	if err != nil || root.Host == "" {
		return ""
	}
	if !strings.HasPrefix(href, "/") && schemeOf(href) == "" && (from == nil || from.URL == "") {
		return "" // relative to an address that is not known
	}
	address, err := root.Parse(href)
	if err != nil {
		return ""
	}
	return address.String()
}

// pageEndings are the endings of addresses and files that stand for a post.
var pageEndings = []string{".md", ".markdown", ".mdx", ".mdoc", ".smd", ".mdwn", ".qmd", ".rmd", ".html", ".htm", ".php", ".aspx", ".asp"}

// isSource reports the name of a Markdown file.
func isSource(name string) bool {
	return slices.Contains(pageEndings[:3], strings.ToLower(path.Ext(name)))
}

// isFile reports a name whose ending is that of a file: one to five letters and
// digits, not those of a page and not those of a number such as "1.0".
func isFile(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	if len(ending) < 2 || len(ending) > 6 || slices.Contains(pageEndings, ending) {
		return false
	}
	letters := strings.Trim(ending[1:], "0123456789")
	return letters != "" && strings.Trim(ending[1:], "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// listings are the folders that generators fill with lists of posts.
var listings = []string{
	"tag", "tags", "category", "categories", "topic", "topics", "author", "authors", "archive", "archives",
	"page", "series", "search", "feed", "feeds", "rss", "atom", "by",
}

// listingNotation reports Pelican's ways of naming a list of posts.
func listingNotation(name string) bool {
	for _, mark := range []string{"{tag}", "{category}", "{author}", "{index}", "|tag|", "|category|", "|author|"} {
		if strings.HasPrefix(name, mark) {
			return true
		}
	}
	return false
}

// isListing reports an address that is a list of posts in most blogs.
func isListing(name string) bool {
	parts := strings.FieldsFunc(fold(name), func(r rune) bool { return r == '/' })
	if len(parts) > 0 {
		for _, ending := range pageEndings {
			parts[len(parts)-1] = strings.TrimSuffix(parts[len(parts)-1], ending)
		}
	}
	switch len(parts) {
	case 0:
		return true
	case 1:
		return parts[0] == "index" || slices.Contains(listings, parts[0])
	}
	if _, dated := dayIn(name); dated && len(parts) > 3 && strings.Trim(parts[len(parts)-1], "0123456789") != "" {
		return false // an article that is filed under its day
	}
	return slices.ContainsFunc(parts[:len(parts)-1], func(part string) bool { return slices.Contains(listings, part) })
}

// unescaped decodes the percent signs of an address; what is no valid address
// stays as it is.
func unescaped(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}
