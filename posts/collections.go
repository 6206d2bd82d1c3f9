package posts

import (
	"path"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/posts/metadata"
)

// collection is a collection of Jekyll: a folder of documents beside the posts that are
// rendered as pages.
type collection struct {
	folder    string // such as _recipes
	permalink string // pattern of their addresses, "" if unknown
}

// applyCollections adds the collections of a configuration that are rendered as pages.
func (s *site) applyCollections(tree *metadata.Node) {
	all, ok := tree.Get("collections")
	if !ok || all.Kind != metadata.Table || len(s.collections) > 0 {
		return
	}
	around := firstText(tree, []string{"collectionsdir"})
	for i := range all.Entries {
		e := &all.Entries[i]
		if e.Key == "posts" || e.Key == "drafts" || !isYes(firstText(&e.Value, []string{"output"})) {
			continue
		}
		pattern := firstText(&e.Value, []string{"permalink"})
		pattern = strings.NewReplacer(":collection", e.Key, ":path", ":name", ":output_ext", ".html").Replace(pattern)
		s.collections = append(s.collections, collection{path.Join(around, "_"+e.Key), pattern})
	}
}

// isCollection reports whether a folder is a collection.
func (s *site) isCollection(folder string) bool {
	return slices.ContainsFunc(s.collections, func(c collection) bool { return c.folder == s.inProject(folder) })
}

// collectionOf returns the collection that a post belongs to, or nil.
func (s *site) collectionOf(p *model.Post) *collection {
	for i, c := range s.collections {
		if strings.HasPrefix(s.inProject(string(p.ID)), c.folder+"/") {
			return &s.collections[i]
		}
	}
	return nil
}

// isVault reports whether the blog is a vault of notes.
func (s *site) isVault() bool { return s.generator == quartz || s.generator == obsidian }

// groupsPosts reports whether a folder whose name begins with "_" may contain posts of Astro.
// Astro ignores such names only below src/pages.
func (s *site) groupsPosts(folder string) bool {
	folder = s.inProject(folder)
	return s.generator == astro && (strings.HasPrefix(folder, "src/data/") || strings.HasPrefix(folder, "src/content/"))
}
