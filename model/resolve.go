package model

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// Destination is the kind of a link's target.
type Destination uint8

const (
	// Nowhere is a dead link.
	Nowhere Destination = iota
	// ToPost is a post of the blog, possibly the one that contains the link.
	ToPost
	// ToFile is another file of the blog, such as a picture. It may not exist.
	ToFile
	// ToListing is a generated page: the home page, the page of a tag, an archive.
	ToListing
	// External is a web or mail address.
	External
)

// Target is the target of a link.
type Target struct {
	To      Destination
	Post    *Post  // of ToPost
	Heading string // of ToPost: decoded fragment without "#"; "" for the start
	Address string // absolute address, "" if unknown
	Path    string // of ToFile, ToListing and Nowhere: path without host
	Reason  Reason // of Nowhere
	Certain bool   // of Nowhere: the link cannot mean anything outside of the blog
}

// Reason is why a link is dead.
type Reason uint8

const (
	// NoReason is that of links that are not dead.
	NoReason Reason = iota
	// InvalidAddress is that of malformed addresses.
	InvalidAddress
	// UnreadableScheme is that of scripts and local files.
	UnreadableScheme
	// MissingScheme is that of addresses without a scheme.
	MissingScheme
	// NoSuchFile is that of paths of missing files.
	NoSuchFile
	// NoSuchPost is that of addresses that no post has.
	NoSuchPost
	// Gone is that of posts that were removed meanwhile.
	Gone
)

// Resolve returns the target of a link in a post: the post with its path, slug, alias or
// published address, in the forms that generators use, or else what the address says. from
// may be nil.
func (l *Library) Resolve(from *Post, href string) Target {
	href = strings.TrimSpace(href)
	if fragment, own := strings.CutPrefix(href, "#"); own && from != nil {
		return Target{To: ToPost, Post: from, Heading: unescape(fragment)}
	}
	name, source := cutSourceMarker(href)
	if !source {
		if target, done := l.resolveURL(href); done {
			return target
		}
		name = l.withoutHost(href)
	}
	name, heading, _ := strings.Cut(name, "#")
	name, _, _ = strings.Cut(name, "?")
	name = unescape(name)
	if name == "" && from != nil && !strings.Contains(href, "://") {
		return Target{To: ToPost, Post: from, Heading: unescape(heading)}
	}
	if p := l.findLinked(from, name); p != nil {
		return Target{To: ToPost, Post: p, Heading: unescape(heading)}
	}
	return l.resolveMissing(from, href, name, source)
}

// cutSourceMarker removes the marker of links to source files: "@/" of Zola, "{filename}"
// and "|filename|" of Pelican.
func cutSourceMarker(href string) (name string, ok bool) {
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

// resolveURL resolves addresses with a scheme or host, except those of the blog. done is
// false for others.
func (l *Library) resolveURL(href string) (target Target, done bool) {
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
		if l.isOwnHost(address.Hostname()) {
			return Target{}, false
		}
		if p := l.findByDatedURL(address); p != nil {
			return Target{To: ToPost, Post: p, Heading: address.Fragment}, true
		}
	case "javascript", "vbscript", "data", "file", "blob", "about":
		return Target{To: Nowhere, Path: href, Reason: UnreadableScheme, Certain: true}, true
	}
	return Target{To: External, Address: href}, true
}

// schemeOf returns the scheme of an address in lower case (RFC 3986, section 3.1), "" if it
// has none.
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

// isOwnHost reports whether a host belongs to the blog, with or without "www.".
func (l *Library) isOwnHost(host string) bool {
	bare := func(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }
	return slices.ContainsFunc(l.contents.Hosts, func(own string) bool { return bare(own) == bare(host) })
}

// findByDatedURL returns the post with the date and slug of an absolute address, for blogs
// whose own address is unknown.
func (l *Library) findByDatedURL(address *url.URL) *Post {
	if _, dated := dateInPath(address.Path); !dated {
		return nil
	}
	p := l.bySlug(nil, address.Path)
	if p == nil || !containsDate(p, address.Path) {
		return nil
	}
	return p
}

// withoutHost returns path, query and fragment of a link.
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

// resolveMissing returns the target of a link within the blog that refers to no post.
func (l *Library) resolveMissing(from *Post, href, name string, source bool) Target {
	target := Target{Address: l.absoluteURL(from, href), Path: name}
	markdown := isMarkdownFile(name)
	switch {
	case strings.HasPrefix(strings.ToLower(name), "www."):
		target.Reason, target.Certain, target.Address = MissingScheme, true, "https://"+href
	case hasListingMarker(name):
		target.To, target.Address = ToListing, ""
	case !markdown && isListing(name):
		target.To = ToListing
	case !markdown && isFile(name):
		target.To = ToFile
	case source || markdown:
		target.Reason, target.Certain = NoSuchFile, true
	default:
		target.Reason = NoSuchPost
		target.Certain = !strings.HasPrefix(name, "/")
	}
	return target
}

// absoluteURL returns the absolute address of a link, "" if the blog's address is unknown.
func (l *Library) absoluteURL(from *Post, href string) string {
	base := l.contents.BaseURL + "/"
	if from != nil && from.URL != "" {
		base = from.URL
	}
	root, err := url.Parse(base)
	if err != nil || root.Host == "" {
		return ""
	}
	if !strings.HasPrefix(href, "/") && schemeOf(href) == "" && (from == nil || from.URL == "") {
		return "" // the base address is unknown
	}
	address, err := root.Parse(href)
	if err != nil {
		return ""
	}
	return address.String()
}

// pageExtensions are the extensions of addresses and files of posts.
var pageExtensions = []string{".md", ".markdown", ".mdx", ".mdoc", ".smd", ".mdwn", ".qmd", ".rmd", ".html", ".htm", ".php", ".aspx", ".asp"}

// isMarkdownFile reports whether name has the extension of a Markdown file.
func isMarkdownFile(name string) bool {
	return slices.Contains(pageExtensions[:3], strings.ToLower(path.Ext(name)))
}

// isFile reports whether name has a file extension: one to five letters and digits, but not
// that of a page or a number such as "1.0".
func isFile(name string) bool {
	extension := strings.ToLower(path.Ext(name))
	if len(extension) < 2 || len(extension) > 6 || slices.Contains(pageExtensions, extension) {
		return false
	}
	letters := strings.Trim(extension[1:], "0123456789")
	return letters != "" && strings.Trim(extension[1:], "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// listingFolders are the folders of generated lists of posts.
var listingFolders = []string{
	"tag", "tags", "category", "categories", "topic", "topics", "author", "authors", "archive", "archives",
	"page", "series", "search", "feed", "feeds", "rss", "atom", "by",
}

// hasListingMarker reports whether name is a link of Pelican to a list of posts.
func hasListingMarker(name string) bool {
	for _, mark := range []string{"{tag}", "{category}", "{author}", "{index}", "|tag|", "|category|", "|author|"} {
		if strings.HasPrefix(name, mark) {
			return true
		}
	}
	return false
}

// isListing reports whether an address is a list of posts in most blogs.
func isListing(name string) bool {
	parts := strings.FieldsFunc(fold(name), func(r rune) bool { return r == '/' })
	if len(parts) > 0 {
		for _, extension := range pageExtensions {
			parts[len(parts)-1] = strings.TrimSuffix(parts[len(parts)-1], extension)
		}
	}
	switch len(parts) {
	case 0:
		return true
	case 1:
		return parts[0] == "index" || slices.Contains(listingFolders, parts[0])
	}
	if _, dated := dateInPath(name); dated && len(parts) > 3 && strings.Trim(parts[len(parts)-1], "0123456789") != "" {
		return false // an article with its date in the path
	}
	return slices.ContainsFunc(parts[:len(parts)-1], func(part string) bool { return slices.Contains(listingFolders, part) })
}

// unescape decodes percent-encoding. Invalid input is returned unchanged.
func unescape(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}
