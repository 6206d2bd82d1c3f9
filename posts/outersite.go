package posts

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"blogtui/posts/files"
)

// maxLevelsAbove is the number of parent folders in which the surrounding site is looked for.
const maxLevelsAbove = 4

// findOuter finds the site that a folder of posts belongs to: the nearest parent folder with
// the layout of a generator that keeps posts there. Its configuration completes that of the
// folder, and its pictures can be used. Without a generator, a folder with a generic name such
// as "posts" can use the picture folders beside it.
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
		if owner, found := detectOwner(above, below); found {
			s.mergeOuter(above, owner)
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

// outerPrefix begins the names of assets that are in the surrounding site. No path within the
// blog begins like that.
const outerPrefix = ".."

// useOuter uses the folder of Options.Site as the surrounding site.
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
	owner, _ := detectOwner(above, above.blogPath)
	s.mergeOuter(above, owner)
	return above, nil
}

// mergeOuter adds the configuration of the surrounding project that the blog's own files lack.
func (s *site) mergeOuter(project *assetRoot, owner generator) {
	known := s.generator != ""
	if !known {
		s.generator, s.isPost, s.folderInProject = owner.name, owner.isPost, project.blogPath
	}
	s.applyConfigFiles(project)
	s.readAuthorsAndTags(project)
	if !known {
		s.readInherited(project)
		s.readSidecars(project)
	}
}

// detectOwner reports whether src is the root of a project whose posts are in the folder
// below, or in one below that, and of which generator.
func detectOwner(src files.Source, below string) (owner generator, found bool) {
	if anyExists(src, []string{"blogtui.yaml"}) {
		return generator{}, true
	}
	for _, g := range generators {
		if !anyExists(src, g.markers) {
			continue
		}
		if g.root == "." && strings.Contains("/"+below, "/_") {
			return g, true
		}
		for _, group := range append([]string{g.root}, g.folders...) {
			for folder := range strings.SplitSeq(group, "+") {
				around := strings.HasPrefix(folder, below+"/") && anyExists(src, []string{folder})
				if folder != "" && (around || below == folder || folder == "." || strings.HasPrefix(below, folder+"/")) {
					return g, true
				}
			}
		}
	}
	return generator{}, false
}
