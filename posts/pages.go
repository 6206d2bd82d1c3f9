package posts

import (
	"path"
	"strings"

	"blogtui/model/pattern"
)

// blogFolders are names of folders beside which other collections lie, such as
// projects and products.
var blogFolders = []string{"blog", "blogs", "posts", "post", "_posts", "articles", "article", "writing", "news", "journal", "diary", "_blog", "_articles"}

func (s *facts) mostlyDated() bool { return s.allDated*2 >= s.posts && s.allDated > 0 }

// page reports a timeless page: one that says so or lies where pages do, and
// one without a date in a folder without dated posts, in a blog whose posts are
// dated.
func (s *facts) page(l *leaf) bool {
	switch {
	case l.headsSection():
		return true
	case !l.when.date.Date.IsZero() && (s.posted || s.underline && within(l, "_posts")):
		return false
	case l.traits.page, l.when.date.Date.IsZero() && alwaysPage(l.place.name) && s.allDated > 0:
		return true
	case l.traits.menu && (l.when.date.Date.IsZero() || !within(l, blogFolders...)):
		return true
	case l.traits.post || l.post.Draft:
		return false
	case s.outside(l), within(l, "pages", "_pages", "page") && s.inPages*2 < s.allDated:
		return true
	case !l.when.date.Date.IsZero():
		return alwaysPage(l.place.dated)
	case oftenPage(l.place.name) && s.allDated > 0:
		return true
	}
	folder := l.place.folder
	if l.place.bundle {
		folder = path.Dir(folder)
	}
	if within(l, "authors", "author", "people", "team") && s.allDated > 0 {
		return true
	}
	beside := s.blog && !within(l, blogFolders...)
	return (s.mostlyDated() || beside) && s.dated[folder] == 0 && !yearFolder.MatchString(folder) && !within(l, blogFolders...)
}

var yearFolder = pattern.New(`(?:^|/)(?:19|20)\d\d(?:/|$)`)

// alwaysPage reports names that no post has, even if the file is dated.
func alwaysPage(name string) bool {
	switch strings.ToLower(name) {
	case "about", "about-me", "aboutme", "contact", "404", "imprint", "impressum", "privacy", "privacy-policy":
		return true
	}
	return false
}

// oftenPage reports names of pages that a dated post may have as well.
func oftenPage(name string) bool {
	switch strings.ToLower(name) {
	case "archive", "archives", "search", "tags", "categories", "now", "uses", "links", "home":
		return true
	}
	return false
}
