package posts

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"blogtui/posts/files"
)

// maxLevelsAbove is how far up the site of a posts folder is looked for.
const maxLevelsAbove = 4

// findOuter finds the site that a posts folder is part of: the nearest folder
// above it with the layout of a generator whose posts are there. Its
// configuration tells what the folder's own files don't, and its pictures are
// the posts'. Without a generator, a folder named like "posts" belongs with the
// picture folders beside it.
func (s *site) findOuter(folder string) *assetRoot {
	below := ""
	var beside *assetRoot
	for level := range maxLevelsAbove {
		parent := filepath.Dir(folder)
		if parent == folder {
			break
		}
		name := filepath.Base(folder)
		below = filepath.ToSlash(filepath.Join(name, filepath.FromSlash(below)))
		folder = parent
		root, err := os.OpenRoot(folder)
		if err != nil {
			break
		}
		above := &assetRoot{Source: files.NewRoot(root), prefix: outerPrefix, blogPath: below}
		if generator, found := detectOwner(above, below); found {
			s.mergeOuter(above, generator)
			if beside != nil {
				beside.Close()
			}
			return above
		}
		if level == 0 && isGenericName(name) {
			above.picturesOnly, beside = true, above
			continue
		}
		above.Close()
	}
	return beside
}

// outerPrefix stands before the names of files that lie in the site but not in
// the blog. No path within a folder begins so.
const outerPrefix = ".."

// useOuter takes a folder as the site of a blog, as the one who serves it says.
func (s *site) useOuter(folder, blog string) (*assetRoot, error) {
	below, err := filepath.Rel(folder, blog)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return nil, &OpenError{folder, "is not a folder around the blog", fs.ErrInvalid}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, openError(folder, err)
	}
	above := &assetRoot{Source: files.NewRoot(root), prefix: outerPrefix, blogPath: filepath.ToSlash(below)}
	generator, _ := detectOwner(above, above.blogPath)
	s.mergeOuter(above, generator)
	return above, nil
}

// mergeOuter takes from the project around the blog what the blog's own files don't tell.
func (s *site) mergeOuter(project *assetRoot, generator string) {
	known := s.generator != ""
	if !known {
		s.generator, s.folderInProject = generator, project.blogPath
	}
	s.applyConfigFiles(project)
	s.readAuthorsAndTags(project)
	if !known {
		s.readInherited(project)
		s.readSidecars(project)
	}
}

// detectOwner reports whether a folder is the root of a project whose posts are in
// the given folder, or in one below it, and of which generator.
func detectOwner(src files.Source, below string) (generator string, found bool) {
	if anyExists(src, []string{"blogtui.yaml"}) {
		return "", true
	}
	for _, g := range generators {
		if !anyExists(src, g.markers) {
			continue
		}
		if g.root == "." && strings.Contains("/"+below, "/_") {
			return g.name, true
		}
		for _, group := range append([]string{g.root}, g.folders...) {
			for folder := range strings.SplitSeq(group, "+") {
				around := strings.HasPrefix(folder, below+"/") && anyExists(src, []string{folder})
				if folder != "" && (around || below == folder || folder == "." || strings.HasPrefix(below, folder+"/")) {
					return g.name, true
				}
			}
		}
	}
	return "", false
}
