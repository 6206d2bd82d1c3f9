package model

import (
	"cmp"
	"path"
	"strconv"
	"strings"
	"unicode"
)

// addressIndex finds posts by link targets. All keys are folded.
type addressIndex struct {
	byPath    map[string]*Post   // canonical path of the file
	byAddress map[string][]*Post // canonical alias, address or URL path
	byName    map[string][]*Post // normalized slug or file name
}

func (l *Library) buildAddressIndex() addressIndex {
	a := addressIndex{make(map[string]*Post, len(l.posts)), map[string][]*Post{}, make(map[string][]*Post, len(l.posts))}
	add := func(m map[string][]*Post, key string, p *Post) {
		if had := m[key]; key != "" && (len(had) == 0 || had[len(had)-1] != p) {
			m[key] = append(had, p)
		}
	}
	for _, e := range l.posts {
		file := fold(canonicalPath(string(e.ID)))
		if _, taken := a.byPath[file]; !taken {
			a.byPath[file] = e.Post
		}
		for _, address := range append([]string{e.Address, trimHost(e.URL)}, e.Aliases...) {
			add(a.byAddress, fold(canonicalPath(trimHost(address))), e.Post)
		}
		add(a.byName, normalizedName(e.Slug), e.Post)
		add(a.byName, normalizedName(trimPageExtension(e.Slug)), e.Post)
		if base := path.Base(file); base != "." {
			add(a.byName, normalizedName(base), e.Post)
		}
	}
	return a
}

// trimHost removes scheme and host from an address.
func trimHost(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		_, address, _ = strings.Cut(rest, "/")
	}
	return address
}

// canonicalPath removes surrounding slashes, the extension of a page, and a final "index"
// or "_index".
func canonicalPath(name string) string {
	name = strings.Trim(path.Clean("/"+name), "/")
	name = trimPageExtension(name)
	for _, index := range []string{"index", "_index"} {
		if rest, ok := strings.CutSuffix(name, index); ok && (rest == "" || strings.HasSuffix(rest, "/")) {
			return strings.TrimSuffix(rest, "/")
		}
	}
	return name
}

func trimPageExtension(name string) string {
	for _, extension := range pageExtensions {
		if rest, ok := strings.CutSuffix(name, extension); ok && rest != "" && !strings.HasSuffix(rest, "/") {
			return rest
		}
	}
	return name
}

// findLinked returns the post that a path in a post refers to, or nil. It compares file
// paths, then addresses, then the last parts of both.
func (l *Library) findLinked(from *Post, name string) *Post {
	whole := l.contents.BaseURL
	if rest, ok := strings.CutPrefix(name, "/"+strings.Trim(trimHost(whole), "/")+"/"); ok {
		if p := l.findLinkedPath(from, "/"+rest); p != nil {
			return p
		}
	}
	return l.findLinkedPath(from, name)
}

func (l *Library) findLinkedPath(from *Post, name string) *Post {
	a := l.addresses()
	for _, place := range l.candidatePaths(from, name) {
		if p := a.byPath[fold(canonicalPath(place))]; p != nil && canonicalPath(place) != "" {
			return p
		}
	}
	for _, place := range l.candidatePaths(from, name) {
		if p := bestMatch(a.byAddress[fold(canonicalPath(place))], from, name); p != nil {
			return p
		}
	}
	if isListing(name) && !isMarkdownFile(name) {
		return nil
	}
	return l.bySlug(from, name)
}

// candidatePaths returns the paths from the root of the blog that a path in a post may
// mean: relative to the file, to its address or to the root.
func (l *Library) candidatePaths(from *Post, name string) []string {
	if strings.HasPrefix(name, "/") || from == nil {
		return []string{name}
	}
	return []string{
		path.Join("/", from.Folder(), name), path.Join("/", canonicalPath(string(from.ID)), name),
		path.Join("/", canonicalPath(from.Address), name), "/" + name,
	}
}

// normalizedName returns the letters and digits of a name in lower case, since generators
// differ in hyphens and apostrophes. A name without letters is returned in lower case.
func normalizedName(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			return r
		}
		return -1
	}, fold(name))
	if bare == "" {
		return fold(name)
	}
	return bare
}

// bySlug returns the post whose slug or file name is the last part of a path.
func (l *Library) bySlug(from *Post, name string) *Post {
	last := path.Base(canonicalPath(name))
	if last == "." || fold(last) == "readme" {
		return nil
	}
	for _, key := range []string{path.Base(strings.TrimRight(name, "/")), last} {
		if p := bestMatch(l.addresses().byName[normalizedName(key)], from, name); p != nil {
			return p
		}
	}
	return nil
}

// bestMatch returns the post that a link most likely refers to among posts of the same
// name: the one with the most similar path and date, then of the same language and folder,
// then the newest. Only the newest maxNamesakes are compared.
func bestMatch(posts []*Post, from *Post, name string) *Post {
	var found *Post
	for _, p := range posts[:min(len(posts), maxNamesakes)] {
		if found == nil || cmp.Compare(matchScore(p, from, name), matchScore(found, from, name)) > 0 {
			found = p
		}
	}
	return found
}

const maxNamesakes = 500

func matchScore(p, from *Post, name string) int {
	score := 4 * max(commonSuffix(canonicalPath(string(p.ID)), canonicalPath(name)), commonSuffix(canonicalPath(p.Address), canonicalPath(name)))
	if containsDate(p, name) {
		score += 8
	}
	if from != nil && p.Language == from.Language {
		score += 2
	}
	if from != nil && p.Folder() == from.Folder() {
		score++
	}
	return score
}

// commonSuffix returns the number of equal parts at the end of two paths.
func commonSuffix(a, b string) int {
	left, right := strings.Split(fold(a), "/"), strings.Split(fold(b), "/")
	n := 0
	for n < len(left) && n < len(right) && left[len(left)-1-n] == right[len(right)-1-n] {
		n++
	}
	return n
}

// containsDate reports whether a path contains the date of a post.
func containsDate(p *Post, name string) bool {
	day, ok := dateInPath(name)
	if !ok || p.Date.IsZero() || day[0] != p.Date.Year {
		return false
	}
	month, inMonth := int(p.Date.Month), p.Date.Day
	return day[1] == month && day[2] == inMonth || day[1] == inMonth && day[2] == month
}

// dateInPath returns the year and the two other numbers of a date in a path: YYYY/MM/DD,
// MM/DD/YYYY or DD/MM/YYYY.
func dateInPath(name string) (day [3]int, ok bool) {
	parts := strings.Split(strings.Trim(name, "/"), "/")
	for i := 0; i+2 < len(parts); i++ {
		var n [3]int
		all := true
		for j := range n {
			value, err := strconv.Atoi(parts[i+j])
			n[j], all = value, all && err == nil && value > 0
		}
		switch {
		case !all:
		case len(parts[i]) == 4:
			return n, true
		case len(parts[i+2]) == 4:
			return [3]int{n[2], n[0], n[1]}, true
		}
	}
	return day, false
}
