package posts

import (
	"path"
	"strings"

	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// sidecarExt is that of the files beside posts in which Nikola may keep their metadata:
// in lines of ".. key: value" or, as it was once, of values alone.
// https://getnikola.com/handbook.html#metadata-fields
const sidecarExt = ".meta"

// Bounds of what such files may hold.
const (
	maxSidecars     = 5000
	maxSidecarBytes = 4 << 20 // bytes
)

// sidecarFields are what the lines of such a file say that have no keys, in their order.
var sidecarFields = strings.Fields("title slug date tags link description")

// harpData is the file in which Harp keeps the metadata of a folder's posts, by their names.
// https://harpjs.com/docs/development/metadata
const harpData = "_data.json"

// readSidecars looks for such files in the folders of the posts.
func (s *site) readSidecars(src files.Source) {
	s.sidecars = map[string]metadata.Node{}
	if s.generator == "" || s.generator == ownProject || s.generator == nextJS || s.generator == svelteKit {
		s.readLists(src)
	}
	if s.generator != nikola && s.generator != harp {
		return
	}
	folders, bytes := s.postFolders(), 0
	for i := 0; i < len(folders) && i < maxDataFolders; i++ {
		entries, _ := listFolder(src, folders[i], maxSidecars)
		for _, e := range entries {
			name := path.Join(folders[i], e.Name())
			if e.IsDir() && !isSkippedFolder(e.Name()) {
				folders = append(folders, name)
			}
			ofPost, ofFolder := s.generator == nikola && path.Ext(name) == sidecarExt, s.generator == harp && e.Name() == harpData
			if e.IsDir() || !ofPost && !ofFolder || len(s.sidecars) >= maxSidecars || bytes > maxSidecarBytes {
				continue
			}
			raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
			if text := decodeText(raw); err == nil && ofPost {
				s.sidecars[strings.TrimSuffix(name, sidecarExt)] = decodeBlock(sidecarBlock(text))
			} else if err == nil {
				all := decodeBlock(metadata.Block{Syntax: metadata.JSON, Text: text})
				for _, of := range all.Entries {
					s.sidecars[path.Join(folders[i], of.Key)] = of.Value
				}
			}
			bytes += len(raw)
		}
	}
}

// sidecarBlock is the metadata in a file beside a post of Nikola's.
func sidecarBlock(text string) metadata.Block {
	if b, dotted := metadata.CutNikola(text); dotted {
		return b
	}
	var pairs strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i < len(sidecarFields) {
			pairs.WriteString(sidecarFields[i] + ": " + strings.TrimSpace(line) + "\n")
		}
	}
	return metadata.Block{Syntax: metadata.Pairs, Text: pairs.String()}
}

// decodeBlock is what a block of another file says, without lines.
func decodeBlock(b metadata.Block) metadata.Node {
	tree, _ := metadata.Decode(b)
	clearLines(&tree)
	return tree
}

func clearLines(n *metadata.Node) {
	n.Line = 0
	for i := range n.Items {
		clearLines(&n.Items[i])
	}
	for i := range n.Entries {
		clearLines(&n.Entries[i].Value)
	}
}

// sidecarOf is the metadata that stands in a file beside a post's.
func (s *site) sidecarOf(id string) (tree metadata.Node, ok bool) {
	tree, ok = s.sidecars[strings.TrimSuffix(s.inProject(id), path.Ext(id))]
	return tree, ok
}
