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
		if generator, found := ownerOf(src, below); found {
			if s.generator == "" {
				s.generator = generator
			}
			s.configure(src)
			s.readAuthors(src)
			src.close()
			return
		}
		src.close()
	}
}

// ownerOf reports whether a folder is the root of a project whose posts are in
// the given folder, and of which generator.
func ownerOf(src source, below string) (generator string, found bool) {
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
				if folder != "" && (below == folder || strings.HasPrefix(below, folder+"/")) {
					return g.name, true
				}
			}
		}
	}
	return "", false
}
