package posts

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"blogtui/posts/files"
)

// levelsAbove is how far up the site of a posts folder is looked for.
const levelsAbove = 4

// lookAbove finds the site that a posts folder is part of: the nearest folder
// above it with the layout of a generator whose posts are there. Its
// configuration tells what the folder's own files don't, and its pictures are
// the posts'. Without a generator, a folder named like "posts" belongs with the
// picture folders beside it.
func (s *site) lookAbove(folder string) *shelf {
	below := ""
	var beside *shelf
	for level := range levelsAbove {
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
		above := &shelf{Source: files.NewRoot(root), name: aboveName, below: below}
		if generator, found := ownerOf(above, below); found {
			s.adopt(above, generator)
			if beside != nil {
				beside.Close()
			}
			return above
		}
		if level == 0 && saysNothing(name) {
			above.bare, beside = true, above
			continue
		}
		above.Close()
	}
	return beside
}

// aboveName stands before the names of files that lie in the site but not in
// the blog. No path within a folder begins so.
const aboveName = ".."

// belongTo takes a folder as the site of a blog, as the one who serves it says.
func (s *site) belongTo(folder, blog string) (*shelf, error) {
	below, err := filepath.Rel(folder, blog)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return nil, &OpenError{folder, "is not a folder around the blog", fs.ErrInvalid}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, openError(folder, err)
	}
	above := &shelf{Source: files.NewRoot(root), name: aboveName, below: filepath.ToSlash(below)}
	generator, _ := ownerOf(above, above.below)
	s.adopt(above, generator)
	return above, nil
}

// adopt takes from the project around the blog what the blog's own files don't tell.
func (s *site) adopt(project *shelf, generator string) {
	known := s.generator != ""
	if !known {
		s.generator, s.below = generator, project.below
	}
	s.configure(project)
	s.readNames(project)
	if !known {
		s.readInherited(project)
		s.readSidecars(project)
	}
}

// ownerOf reports whether a folder is the root of a project whose posts are in
// the given folder, or in one below it, and of which generator.
func ownerOf(src files.Source, below string) (generator string, found bool) {
	if anyThere(src, []string{"blogtui.yaml"}) {
		return "", true
	}
	for _, g := range generators {
		if !anyThere(src, g.signs) {
			continue
		}
		if g.whole == "." && strings.Contains("/"+below, "/_") {
			return g.name, true
		}
		for _, group := range append([]string{g.whole}, g.folders...) {
			for folder := range strings.SplitSeq(group, "+") {
				around := strings.HasPrefix(folder, below+"/") && anyThere(src, []string{folder})
				if folder != "" && (around || below == folder || folder == "." || strings.HasPrefix(below, folder+"/")) {
					return g.name, true
				}
			}
		}
	}
	return "", false
}
