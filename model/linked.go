package model

import (
	"cmp"
	"path"
	"strconv"
	"strings"
	"unicode"
)

// addresses finds posts by what links call them. The keys are folded.
type addresses struct {
	paths  map[string]*Post   // by ID without its ending, a folder for the file that stands for it
	whole  map[string][]*Post // by alias and own address, without slashes and ending
	latter map[string][]*Post // by the letters of slugs and of the last parts of paths
}

func (l *Library) indexAddresses() addresses {
	a := addresses{make(map[string]*Post, len(l.posts)), map[string][]*Post{}, make(map[string][]*Post, len(l.posts))}
	add := func(m map[string][]*Post, key string, p *Post) {
		if had := m[key]; key != "" && (len(had) == 0 || had[len(had)-1] != p) {
			m[key] = append(had, p)
		}
	}
	for _, e := range l.posts {
		file := fold(plainPath(string(e.ID)))
		if _, taken := a.paths[file]; !taken {
			a.paths[file] = e.Post
		}
		for _, address := range append([]string{e.Address, pathOf(e.URL)}, e.Aliases...) {
			add(a.whole, fold(plainPath(pathOf(address))), e.Post)
		}
		add(a.latter, lettersOf(e.Slug), e.Post)
		add(a.latter, lettersOf(withoutEnding(e.Slug)), e.Post)
		if base := path.Base(file); base != "." {
			add(a.latter, lettersOf(base), e.Post)
		}
	}
	return a
}

// pathOf is an address without scheme and host.
func pathOf(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		_, address, _ = strings.Cut(rest, "/")
	}
	return address
}

// plainPath is a path or address without what may be left out of one: slashes at
// its ends, the ending of a page, the name of a file that stands for its folder.
func plainPath(name string) string {
	name = strings.Trim(path.Clean("/"+name), "/")
	name = withoutEnding(name)
	for _, index := range []string{"index", "_index"} {
		if rest, ok := strings.CutSuffix(name, index); ok && (rest == "" || strings.HasSuffix(rest, "/")) {
			return strings.TrimSuffix(rest, "/")
		}
	}
	return name
}

func withoutEnding(name string) string {
	for _, ending := range pageEndings {
		if rest, ok := strings.CutSuffix(name, ending); ok && rest != "" && !strings.HasSuffix(rest, "/") {
			return rest
		}
	}
	return name
}

// linked returns the post that a path in a post names, nil if there is none: by
// the path of its file, by a whole address, by the last part of either.
func (l *Library) linked(from *Post, name string) *Post {
	whole := l.contents.BaseURL
	if rest, ok := strings.CutPrefix(name, "/"+strings.Trim(pathOf(whole), "/")+"/"); ok {
		if p := l.linkedAt(from, "/"+rest); p != nil {
			return p
		}
	}
	return l.linkedAt(from, name)
}

func (l *Library) linkedAt(from *Post, name string) *Post {
	a := l.addresses()
	for _, place := range l.places(from, name) {
		if p := a.paths[fold(plainPath(place))]; p != nil && plainPath(place) != "" {
			return p
		}
	}
	for _, place := range l.places(from, name) {
		if p := best(a.whole[fold(plainPath(place))], from, name); p != nil {
			return p
		}
	}
	if isListing(name) && !isSource(name) {
		return nil
	}
	return l.bySlug(from, name)
}

// places are the paths, from the blog's root, that a path in a post may mean:
// beside the post's file, below its address, or from the root.
func (l *Library) places(from *Post, name string) []string {
	if strings.HasPrefix(name, "/") || from == nil {
		return []string{name}
	}
	return []string{
		path.Join("/", from.Folder(), name), path.Join("/", plainPath(string(from.ID)), name),
		path.Join("/", plainPath(from.Address), name), "/" + name,
	}
}

// lettersOf is a name without what generators and the years changed in it: case,
// hyphens, apostrophes. A name that has no letters is kept.
func lettersOf(name string) string {
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
	last := path.Base(plainPath(name))
	if last == "." || fold(last) == "readme" {
		return nil
	}
	for _, key := range []string{path.Base(strings.TrimRight(name, "/")), last} {
		if p := best(l.addresses().latter[lettersOf(key)], from, name); p != nil {
			return p
		}
	}
	return nil
}

// best returns the post that a link most likely means of several with one name:
// the one whose path and day agree best with it, in the language of the post it
// stands in, the newest of equals.
//
// Of more namesakes than a blog has by accident only the newest are compared.
func best(posts []*Post, from *Post, name string) *Post {
	var found *Post
	for _, p := range posts[:min(len(posts), mostNamesakes)] {
		if found == nil || cmp.Compare(likeness(p, from, name), likeness(found, from, name)) > 0 {
			found = p
		}
	}
	return found
}

const mostNamesakes = 500

func likeness(p, from *Post, name string) int {
	points := 4 * max(sharedEnd(plainPath(string(p.ID)), plainPath(name)), sharedEnd(plainPath(p.Address), plainPath(name)))
	if datedAs(p, name) {
		points += 8
	}
	if from != nil && p.Language == from.Language {
		points += 2
	}
	if from != nil && p.Folder() == from.Folder() {
		points++
	}
	return points
}

// sharedEnd counts the last parts that two paths have in common.
func sharedEnd(a, b string) int {
	left, right := strings.Split(fold(a), "/"), strings.Split(fold(b), "/")
	n := 0
	for n < len(left) && n < len(right) && left[len(left)-1-n] == right[len(right)-1-n] {
		n++
	}
	return n
}

// datedAs reports whether a path holds the day of a post.
func datedAs(p *Post, name string) bool {
	day, ok := dayIn(name)
	if !ok || p.Date.IsZero() || day[0] != p.Date.Year {
		return false
	}
	month, inMonth := int(p.Date.Month), p.Date.Day
	return day[1] == month && day[2] == inMonth || day[1] == inMonth && day[2] == month
}

// dayIn returns the year and the two other numbers of a day in the parts of a
// path: YYYY/MM/DD, MM/DD/YYYY or DD/MM/YYYY.
func dayIn(name string) (day [3]int, ok bool) {
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
