package posts

import (
	"path"
	"strings"

	"blogtui/model/pattern"
)

// blogFolders are names of folders of posts. Folders beside them hold other collections, such
// as projects and products.
var blogFolders = []string{"blog", "blogs", "posts", "post", "_posts", "articles", "article", "writing", "news", "journal", "diary", "_blog", "_articles"}

// otherFolders are names of folders of dated files that are no posts, where there are posts in
// one of blogFolders.
var otherFolders = []string{"publication", "publications", "talk", "talks", "event", "events", "project", "projects", "portfolio", "teaching", "_publications", "_talks", "_events", "_projects", "_portfolio", "_teaching"}

func (s *blogFacts) mostlyDated() bool { return s.datedCount*2 >= s.postCount && s.datedCount > 0 }

// isPage reports whether a file is a page: it says so or is in a folder of pages, or it is
// undated and in a folder without dated posts, in a blog whose posts are dated.
func (s *blogFacts) isPage(l *parsedFile) bool {
	switch {
	case l.isSectionIndex():
		return true
	case l.isDated() && (s.insidePostsFolder || s.hasPostsFolder && isInFolder(l, "_posts")):
		return false
	case l.traits.page, !l.isDated() && isPageName(l.path.name) && s.datedCount > 0:
		return true
	case l.traits.inMenu && (!l.isDated() || !isInFolder(l, blogFolders...)):
		return true
	case l.traits.post || l.post.Draft:
		return false
	case s.hasBlogFolder && isInFolder(l, otherFolders...) && !isInFolder(l, blogFolders...):
		return true
	case s.isOutsidePostsFolder(l), isInFolder(l, "pages", "_pages", "page") && s.datedInPages*2 < s.datedCount:
		return true
	case l.isDated():
		return isPageName(l.path.datedName)
	case isLikelyPageName(l.path.name) && s.datedCount > 0:
		return true
	}
	folder := l.path.folder
	if l.path.bundle {
		folder = path.Dir(folder)
	}
	if isInFolder(l, "authors", "author", "people", "team") && s.datedCount > 0 {
		return true
	}
	beside := s.hasBlogFolder && !isInFolder(l, blogFolders...)
	return (s.mostlyDated() || beside) && s.datedByFolder[folder] == 0 && !yearFolder.MatchString(folder) && !isInFolder(l, blogFolders...)
}

var yearFolder = pattern.New(`(?:^|/)(?:19|20)\d\d(?:/|$)`)

// isPageName reports whether a name is always that of a page, even if it is dated.
func isPageName(name string) bool {
	switch strings.ToLower(name) {
	case "about", "about-me", "aboutme", "contact", "404", "imprint", "impressum", "privacy", "privacy-policy":
		return true
	}
	return false
}

// isLikelyPageName reports whether a name is that of a page unless the file is dated.
func isLikelyPageName(name string) bool {
	switch strings.ToLower(name) {
	case "archive", "archives", "search", "tags", "categories", "now", "uses", "links", "home":
		return true
	}
	return false
}
