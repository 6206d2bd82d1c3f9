package posts

import (
	"path"
	"strings"

	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// sidecarEnding is that of the files beside posts in which Nikola may keep their metadata:
// in lines of ".. key: value" or, as it was once, of values alone.
// https://getnikola.com/handbook.html#metadata-fields
const sidecarEnding = ".meta"

// Bounds of what such files may hold.
const (
	mostSidecars = 5000
	allSidecars  = 4 << 20 // bytes
)

// sidecarValues are what the lines of such a file say that have no keys, in their order.
var sidecarValues = strings.Fields("title slug date tags link description")

// readSidecars looks for such files in the folders of the posts.
func (s *site) readSidecars(src files.Source) {
	if s.generator != nikola {
		return
	}
	folders, bytes := s.foldersOfPosts(), 0
	for i := 0; i < len(folders) && i < mostInheriting; i++ {
		entries, _ := listFolder(src, folders[i], mostSidecars)
		for _, e := range entries {
			name := path.Join(folders[i], e.Name())
			if e.IsDir() && !skippedFolder(e.Name()) {
				folders = append(folders, name)
			}
			if e.IsDir() || path.Ext(name) != sidecarEnding || len(s.sidecars) >= mostSidecars || bytes > allSidecars {
				continue
			}
			if raw, _, err := files.ReadFile(src, name, metadata.MaxBlock); err == nil {
				if s.sidecars == nil {
					s.sidecars = map[string]string{}
				}
				text, _ := headText(raw, true)
				s.sidecars[strings.TrimSuffix(name, sidecarEnding)] = text
				bytes += len(text)
			}
		}
	}
}

// sidecar is the metadata that stands beside a file.
func (s *site) sidecar(id string) (metadata.Block, bool) {
	text, ok := s.sidecars[strings.TrimSuffix(path.Join(s.below, id), path.Ext(id))]
	if !ok {
		return metadata.Block{}, false
	}
	if b, dotted := metadata.CutDotted(text); dotted {
		return b, true
	}
	var pairs strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i < len(sidecarValues) {
			pairs.WriteString(sidecarValues[i] + ": " + strings.TrimSpace(line) + "\n")
		}
	}
	return metadata.Block{Syntax: metadata.Pairs, Text: pairs.String()}, true
}

// beside is what a sidecar holds, without lines: those are another file's.
func (s *site) beside(id string) (tree metadata.Node, of metadata.Syntax) {
	b, ok := s.sidecar(id)
	if !ok {
		return metadata.Node{}, metadata.NoSyntax
	}
	tree, _ = metadata.Decode(b)
	for i := range tree.Entries {
		tree.Entries[i].Value.Line = 0
	}
	return tree, b.Syntax
}
