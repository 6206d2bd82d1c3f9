package posts

import (
	"cmp"
	"net/url"
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// hugoRoute returns the route of a post in Hugo: the path of the file below content, or the
// expanded permalink pattern of its section.
func hugoRoute(r *postParser, file string) string {
	config := &r.site.routes
	folders, name, ok := splitContentPath(file, "content")
	if !ok || r.post.Address != "" || config.ignoreDateInName && trimDate(name) != name {
		return ""
	}
	address := hugoPath(folders + "/" + cmp.Or(r.rawText("slug"), name))
	section, _, _ := strings.Cut(folders, "/")
	if pattern := config.permalinks[section]; pattern != "" {
		if address, ok = r.fillPattern(pattern, folders, name); !ok {
			return ""
		}
	}
	if !config.keepCase {
		address = strings.ToLower(address)
	}
	address = "/" + strings.Trim(address, "/")
	switch {
	case !config.ugly:
		return escapedPath(address + "/")
	case r.path.bundle:
		return ""
	}
	return escapedPath(address + ".html")
}

var patternToken = pattern.New(`:[a-z]+(?:\[[^\]]*\])?`)

// fillPattern expands a permalink pattern such as "/:year/:slug/". ok is false if the value of
// a token is unknown.
func (r *postParser) fillPattern(pattern, folders, name string) (address string, ok bool) {
	section, _, _ := strings.Cut(folders, "/")
	slug, title := r.rawText("slug"), strings.ReplaceAll(r.rawText("title"), "/", "")
	if title != r.rawText("title") {
		title = "" // whether a slash in a title is kept depends on the version of Hugo
	}
	known := map[string]string{
		":section": section, ":sections": folders, ":title": title, ":slug": cmp.Or(slug, title),
		":filename": name, ":contentbasename": name, ":slugorfilename": cmp.Or(slug, name), ":slugorcontentbasename": cmp.Or(slug, name),
	}
	if when := r.dates.date; !when.Date.IsZero() && when.Swapped.IsZero() {
		day := when.Date.String()
		known[":year"], known[":month"], known[":day"] = day[:4], day[5:7], day[8:]
	}
	ok = true
	address = patternToken.ReplaceAllStringFunc(pattern, func(token string) string {
		ok = ok && known[token] != ""
		return hugoPath(known[token])
	})
	return address, ok
}

// hugoPath sanitises a path as Hugo does: letters, digits and a few marks are kept, spaces
// become hyphens.
func hugoPath(s string) string {
	var out strings.Builder
	last, space := '-', false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("./_#+~-@", r):
			if space && r != '-' {
				out.WriteByte('-')
			}
			out.WriteRune(r)
			last, space = r, false
		case unicode.IsSpace(r):
			space = last != '-'
		}
	}
	return out.String()
}

// escapedPath escapes a path for a URL.
func escapedPath(name string) string { return (&url.URL{Path: name}).EscapedPath() }
