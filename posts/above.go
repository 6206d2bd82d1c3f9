package posts

import (
	"os"
	"path/filepath"
	"strings"
)

// levelsAbove is how far up the site of a posts folder is looked for.
const levelsAbove = 4

// lookAbove finds the site that a posts folder is part of: the nearest folder
// above it with the layout of a generator whose posts are there. Its
// configuration tells what the folder's own files don't.
func (s *site) lookAbove(folder string) {
	below := ""
	for range levelsAbove {
		parent := filepath.Dir(folder)
		if parent == folder {
			return
		}
		below = filepath.ToSlash(filepath.Join(filepath.Base(folder), filepath.FromSlash(below)))
		folder = parent
		root, err := os.OpenRoot(folder)
		if err != nil {
			return
		}
		src := newRootSource(root)
		if hasPostsAt(src, below) {
			s.configure(src)
			s.readAuthors(src)
			src.close()
			return
		}
		src.close()
	}
}

// hasPostsAt reports whether a folder is the root of a project whose posts are
// in the given folder.
func hasPostsAt(src source, below string) bool {
	if anyThere(src, []string{"blogtui.yaml"}) {
		return true
	}
	for _, g := range generators {
		if !anyThere(src, g.signs) {
			continue
		}
		for _, group := range g.folders {
			for folder := range strings.SplitSeq(group, "+") {
				if below == folder || strings.HasPrefix(below, folder+"/") {
					return true
				}
			}
		}
	}
	return false
}
