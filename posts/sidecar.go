package posts

import (
	"path"
	"strings"

	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// sidecarExt is the extension of Nikola's files with the metadata of the post beside them: in
// lines of ".. key: value" or, in the old format, of values in a fixed order.
// https://getnikola.com/handbook.html#metadata-fields
const sidecarExt = ".meta"

// Limits of sidecar files.
const (
	maxSidecars     = 5000    // posts
	maxSidecarBytes = 4 << 20 // bytes of all files
)

// sidecarFields are the keys of the lines in the old format.
var sidecarFields = strings.Fields("title slug date tags link description")

// harpData is Harp's file with the metadata of the posts in a folder, by name.
// https://harpjs.com/docs/development/metadata
const harpData = "_data.json"

// readSidecars reads the metadata of posts that is kept in other files.
func (s *site) readSidecars(src files.Source) {
	s.sidecars = map[string]metadata.Node{}
	if s.generator == "" || s.generator == ownProject || s.generator == nextJS || s.generator == svelteKit {
		s.readLists(src)
	}
	if s.generator == bludit {
		s.readBludit(src)
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

// sidecarBlock returns the metadata in a sidecar file of Nikola.
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

// decodeBlock decodes a block of another file. Its nodes have no line numbers.
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

// sidecarOf returns the metadata of a post that is kept in another file.
func (s *site) sidecarOf(id, text string) (tree metadata.Node, ok bool) {
	tree, ok = s.sidecars[strings.TrimSuffix(s.inProject(id), path.Ext(id))]
	if !ok && s.generator == bludit { // the site does not know it
		return metadata.Node{Kind: metadata.Table, Entries: []metadata.Entry{{Key: "draft", Value: metadata.TextNode("true", true, 0)}}}, true
	}
	if ok || len(s.sidecars) == 0 {
		return tree, ok
	}
	if m := linkedTitle.FindStringSubmatch(text); m != nil {
		tree, ok = s.sidecars[m[1]]
	}
	return tree, ok
}
