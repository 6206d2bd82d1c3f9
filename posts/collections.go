package posts

import (
	"path"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/posts/metadata"
)

// collection is a folder of documents beside the posts, for which Jekyll makes
// pages of their own.
type collection struct {
	folder    string // such as _recipes
	permalink string // pattern of their addresses, "" if unknown
}

// applyCollections learns of the collections of a configuration. Those of which no
// pages are made hold what other pages are filled with.
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

// isCollection reports whether a folder is that of a collection.
func (s *site) isCollection(folder string) bool {
	return slices.ContainsFunc(s.collections, func(c collection) bool { return c.folder == s.inProject(folder) })
}

// collectionOf is the collection that a post belongs to, nil if none.
func (s *site) collectionOf(p *model.Post) *collection {
	for i, c := range s.collections {
		if strings.HasPrefix(s.inProject(string(p.ID)), c.folder+"/") {
			return &s.collections[i]
		}
	}
	return nil
}

// isVault reports a vault of notes.
func (s *site) isVault() bool { return s.generator == quartz || s.generator == obsidian }

// groupsPosts reports a folder in which Astro's blogs group posts, though its name
// begins with "_": only below pages that would hide it.
func (s *site) groupsPosts(folder string) bool {
	folder = s.inProject(folder)
	return s.generator == astro && (strings.HasPrefix(folder, "src/data/") || strings.HasPrefix(folder, "src/content/"))
}
