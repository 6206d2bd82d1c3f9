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

// inherited is front matter that the posts of a folder have unless they say otherwise.
type inherited struct {
	folder string // within the project, "" for all of it
	values metadata.Node
}

// inheritable are the fields that posts take from elsewhere. What is one post's own, such as
// its title, its date and its address, is none of them.
var inheritable = map[string]bool{"categories": true, "tags": true, "authors": true, "series": true, "language": true, "draft": true}

// maxDataFolders bounds how many folders are looked into for front matter of theirs.
const maxDataFolders = 100

// addInherited adds front matter for the posts of a folder; what is nearest to a post counts most.
func (s *site) addInherited(folder string, values *metadata.Node) {
	if values == nil || values.Kind != metadata.Table {
		return
	}
	s.inherited = append(s.inherited, inherited{cleanFolder(folder), *values})
	slices.SortStableFunc(s.inherited, func(a, b inherited) int { return cmp.Compare(len(b.folder), len(a.folder)) })
}

// applyInherited adds what a configuration file has posts inherit: defaults of Jekyll, and
// of Hugo the cascade and the languages of folders.
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

// applyCascade adds Hugo's cascade for the pages of a folder, or of those below it that it
// names.
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

// patternFolder is the folder of a pattern of paths.
func patternFolder(pattern string) string {
	if at := strings.IndexAny(pattern, "*{["); at >= 0 {
		pattern = pattern[:strings.LastIndexByte(pattern[:at], '/')+1]
	}
	return pattern
}

// dataFileName matches the files that give all posts of their folder front matter: of Hugo
// and Zola a section's own, of Eleventy one that is called like the folder, of Lume _data,
// of Quarto _metadata.
var dataFileName = pattern.New(`^(?:_index\.md|_metadata\.ya?ml|_data\.(?:ya?ml|json)|[\w-]+(?:\.11tydata)?\.json)$`)

// readInherited looks for such files in the folders of the posts, the upper ones first.
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

// readDataFiles reads the data files of a folder, and returns the names of those in it.
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

// readDataFile reads one of these files.
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

// withInherited adds what a post takes from elsewhere, of fields that it says nothing of itself.
func (r *postParser) withInherited(found []candidate) []candidate {
	file := r.site.inProject(string(r.post.ID))
	for i := range r.site.inherited {
		of := &r.site.inherited[i]
		if of.folder != "" && !strings.HasPrefix(file, of.folder+"/") {
			continue
		}
		said := len(found)
		for _, c := range candidates(nil, "", &of.values, 0) {
			own := slices.ContainsFunc(found[:said], func(f candidate) bool { return f.field == c.field })
			if inheritable[c.field] && !own {
				found = append(found, c)
			}
		}
	}
	return found
}
