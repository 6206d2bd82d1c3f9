package posts

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"blogtui/model/pattern"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// inherited is default front matter for the posts in a folder.
type inherited struct {
	folder string // path in the project, "" for the whole project
	values metadata.Node
}

// inheritable are the fields that posts can inherit. Title, date and address are not among
// them.
var inheritable = map[string]bool{"categories": true, "tags": true, "authors": true, "series": true, "language": true, "draft": true}

// maxDataFolders is the maximum number of folders that are searched for data files.
const maxDataFolders = 100

// addInherited adds default front matter for the posts in a folder. The nearest folder has
// precedence.
func (s *site) addInherited(folder string, values *metadata.Node) {
	if values == nil || values.Kind != metadata.Table {
		return
	}
	s.inherited = append(s.inherited, inherited{cleanFolder(folder), *values})
	slices.SortStableFunc(s.inherited, func(a, b inherited) int { return cmp.Compare(len(b.folder), len(a.folder)) })
}

// applyInherited adds default front matter from a configuration file: Jekyll's defaults, Hugo's
// cascade and contentDir of languages.
func (s *site) applyInherited(tree *metadata.Node) {
	languages := tree
	if table, ok := tree.Get("languages"); ok {
		languages = table
	}
	for i := range languages.Entries {
		e := &languages.Entries[i]
		if folder := firstText(&e.Value, []string{"contentdir"}); folder != "" {
			language := metadata.Entry{Key: "language", Value: metadata.TextNode(e.Key, true, 0)}
			s.addInherited(folder, &metadata.Node{Kind: metadata.Table, Entries: []metadata.Entry{language}})
		}
	}
	if rules, ok := tree.Get("defaults"); ok {
		for i := range rules.Items {
			rule := &rules.Items[i]
			if kind := firstText(rule, []string{"scope.type"}); kind == "" || kind == "posts" || kind == "post" || kind == "drafts" {
				values, _ := rule.Get("values")
				s.addInherited(patternFolder(firstText(rule, []string{"scope.path"})), values)
			}
		}
	}
	s.applyCascade("", tree)
}

// applyCascade adds Hugo's cascade for the pages in a folder, or in those that its targets
// name.
func (s *site) applyCascade(folder string, tree *metadata.Node) {
	cascade, ok := tree.Get("cascade")
	if !ok {
		return
	}
	rules := cascade.Items
	if cascade.Kind == metadata.Table {
		rules = []metadata.Node{*cascade}
	}
	for i := range rules {
		if kind := firstText(&rules[i], []string{"target.kind"}); kind == "" || kind == "page" {
			to := folder
			if target := firstText(&rules[i], []string{"target.path"}); target != "" {
				to = path.Join("content", patternFolder(target))
			}
			s.addInherited(to, &rules[i])
		}
	}
}

// patternFolder returns the longest folder of a path pattern without wildcards.
func patternFolder(pattern string) string {
	if at := strings.IndexAny(pattern, "*{["); at >= 0 {
		pattern = pattern[:strings.LastIndexByte(pattern[:at], '/')+1]
	}
	return pattern
}

// dataFileName matches files with default front matter for their folder: _index.md of Hugo and
// Zola, Eleventy's files named like the folder, _data of Lume, _metadata of Quarto.
var dataFileName = pattern.New(`^(?:_index\.md|_metadata\.ya?ml|_data\.(?:ya?ml|json)|[\w-]+(?:\.11tydata)?\.json)$`)

// readInherited reads the data files in the folders of posts and in their parent folders.
func (s *site) readInherited(src files.Source) {
	if s.generator != hugo && s.generator != zolaOrHugo && s.generator != eleventy && s.generator != lume && s.generator != quarto {
		return
	}
	folders := s.postFolders()
	for _, folder := range folders {
		for around := path.Dir(folder); around != "."; around = path.Dir(around) {
			s.readDataFiles(src, around)
		}
	}
	for i := 0; i < len(folders) && i < maxDataFolders; i++ {
		for _, name := range s.readDataFiles(src, folders[i]) {
			folders = append(folders, path.Join(folders[i], name))
		}
	}
}

// readDataFiles reads the data files in a folder, and returns the names of its subfolders.
func (s *site) readDataFiles(src files.Source, folder string) (below []string) {
	entries, _ := listFolder(src, folder, metadata.MaxKeys)
	for _, e := range entries {
		switch name := e.Name(); {
		case e.IsDir() && !isSkippedFolder(name):
			below = append(below, name)
		case dataFileName.MatchString(name):
			s.readDataFile(src, folder, name)
		}
	}
	return below
}

// readDataFile reads one data file.
func (s *site) readDataFile(src files.Source, folder, name string) {
	ofSection := name == "_index.md"
	stem, _, _ := strings.Cut(name, ".")
	if ofSection != (s.generator == hugo || s.generator == zolaOrHugo) || !ofSection && stem != "_data" && stem != "_metadata" && stem != path.Base(folder) {
		return
	}
	raw, _, err := files.ReadFile(src, path.Join(folder, name), metadata.MaxBlock)
	if err != nil {
		return
	}
	if ofSection {
		text := decodeText(raw)
		tree, _ := metadata.Decode(metadata.Cut(text))
		s.applyCascade(folder, &tree)
		return
	}
	b := metadata.Block{Syntax: metadata.YAML, Text: string(raw), Line: 1}
	if strings.HasSuffix(name, ".json") {
		b.Syntax = metadata.JSON
	}
	tree, _ := metadata.Decode(b)
	s.addInherited(folder, &tree)
}

// withInherited appends inherited values for fields without a value in the post itself.
func (r *postParser) withInherited(found []candidate) []candidate {
	file := r.site.inProject(string(r.post.ID))
	for i := range r.site.inherited {
		defaults := &r.site.inherited[i]
		if defaults.folder != "" && !strings.HasPrefix(file, defaults.folder+"/") {
			continue
		}
		ownCount := len(found)
		for _, c := range candidates(nil, "", &defaults.values, 0) {
			own := slices.ContainsFunc(found[:ownCount], func(f candidate) bool { return f.field == c.field })
			if inheritable[c.field] && !own {
				found = append(found, c)
			}
		}
	}
	return found
}
