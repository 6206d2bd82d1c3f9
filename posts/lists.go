package posts

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"blogtui/model/pattern"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// listFile matches files with metadata of posts in projects without a site generator: of
// several posts, or of the post that the folder is.
var listFile = pattern.New(`^(?:manifest|index|posts|articles|blog|list|entries|meta|metadata|post|article|info)\.(?:json|ya?ml)$`)

// maxListBytes is the maximum number of bytes read from a list.
const maxListBytes = 1 << 20

// readLists reads the lists in the folders of posts and in their parent folders.
func (s *site) readLists(src files.Source) {
	folders, budget := s.postFolders(), int64(maxSidecarBytes)
	for _, folder := range folders {
		for around := folder; around != "."; {
			around = path.Dir(around)
			s.readListsIn(src, around, &budget)
		}
	}
	for i := 0; i < len(folders) && i < maxDataFolders; i++ {
		for _, name := range s.readListsIn(src, folders[i], &budget) {
			folders = append(folders, path.Join(folders[i], name))
		}
	}
}

// readListsIn reads the lists in a folder, at most budget bytes, and returns the names of its
// subfolders.
func (s *site) readListsIn(src files.Source, folder string, budget *int64) (below []string) {
	entries, _ := listFolder(src, folder, maxSidecars)
	for _, e := range entries {
		name := e.Name()
		switch {
		case e.IsDir() && !isSkippedFolder(name):
			below = append(below, name)
		case isReadme(name) && isMarkdown(name):
			raw, _, _ := files.ReadFile(src, path.Join(folder, name), min(maxListBytes, *budget))
			*budget -= int64(len(raw))
			text := decodeText(raw)
			s.addReadmeDates(folder, text)
		case listFile.MatchString(name):
			raw, _, err := files.ReadFile(src, path.Join(folder, name), min(maxListBytes, *budget))
			if err != nil {
				continue
			}
			*budget -= int64(len(raw))
			text := decodeText(raw)
			tree := metadata.ReadLargeJSON(text)
			if path.Ext(name) != ".json" {
				tree, _ = metadata.Decode(metadata.Block{Syntax: metadata.YAML, Text: text, Line: 1})
			}
			clearLines(&tree)
			s.addListed(folder, "", &tree)
		}
	}
	return below
}

var (
	// listedLink matches a link in a list, and listedDate a date beside it.
	listedLink = pattern.New(`\]\(<?([^()<>]+\.(?:md|mdx|markdown)|https?://[^()<>\s]+)>?\)`)
	listedDate = pattern.New(`(?:^|[^\d])((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?:[^\d]|$)`)
)

// addReadmeDates adds the dates in a README's list of posts: by file, or by the address to which
// the title of the post leads.
func (s *site) addReadmeDates(folder, text string) {
	for line := range strings.Lines(text) {
		links := listedLink.FindAllStringSubmatchIndex(line, 2)
		if len(links) != 1 {
			continue
		}
		file, beside := line[links[0][2]:links[0][3]], line[:links[0][0]]+" "+line[links[0][1]:]
		day := listedDate.FindStringSubmatch(beside)
		decoded, err := url.PathUnescape(file)
		if err != nil || day == nil || trimDate(path.Base(file)) != path.Base(file) && !strings.Contains(file, "://") {
			continue
		}
		id := file
		if !strings.Contains(file, "://") {
			id = path.Join(folder, strings.TrimSuffix(decoded, path.Ext(decoded)))
		}
		date := metadata.Entry{Key: "date", Value: metadata.TextNode(day[1], true, 0)}
		s.addSidecar(id, metadata.Node{Kind: metadata.Table, Entries: []metadata.Entry{date}})
	}
}

// linkedTitle matches a title that leads to the address at which the post was written, such as
// an issue of GitHub.
var linkedTitle = pattern.New(`^\s*# \[[^\]\n]*\]\((https?://[^()\s]+)\)`)

// addListed adds every table with a title as the metadata of a post.
func (s *site) addListed(folder, key string, n *metadata.Node) {
	for i := range n.Items {
		s.addListed(folder, "", &n.Items[i])
	}
	if firstText(n, []string{"title"}) != "" {
		s.addListedPost(folder, key, n)
		return
	}
	for i := range n.Entries {
		s.addListed(folder, n.Entries[i].Key, &n.Entries[i].Value)
	}
}

// addListedPost adds a table as the metadata of the post whose file or name it contains. If it
// contains none, the folder is the post.
func (s *site) addListedPost(folder, key string, n *metadata.Node) {
	tree := metadata.Node{Kind: metadata.Table}
	file := ""
	for _, e := range n.Entries {
		if text := e.Value.SingleText(); isMarkdown(path.Base(text)) {
			file = strings.TrimSuffix(text, path.Ext(text))
		} else {
			tree.Entries = append(tree.Entries, e)
		}
	}
	if file == "" {
		file = firstText(n, []string{"slug", "filename", "file", "id"})
	}
	if file == "" {
		file = key
	}
	postFolders := s.postFolders()
	if file == "" && !slices.Contains(postFolders, folder) {
		for _, name := range []string{"index", "content", "post", "article", "README"} {
			s.addSidecar(path.Join(folder, name), tree)
		}
	}
	if file == "" {
		return
	}
	for _, in := range append([]string{folder}, postFolders...) {
		for _, name := range []string{file, path.Base(file)} {
			s.addSidecar(path.Join(in, name), tree)
			s.addSidecar(path.Join(in, name, "index"), tree)
		}
	}
}

func (s *site) addSidecar(id string, tree metadata.Node) {
	if _, known := s.sidecars[id]; !known && len(s.sidecars) < maxSidecars {
		s.sidecars[id] = tree
	}
}
