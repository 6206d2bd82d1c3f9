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

// mostInheriting bounds how many folders are looked into for front matter of theirs.
const mostInheriting = 100

// inherit adds front matter for the posts of a folder; what is nearest to a post counts most.
func (s *site) inherit(folder string, values *metadata.Node) {
	if values == nil || values.Kind != metadata.Table {
		return
	}
	s.inherited = append(s.inherited, inherited{cleanFolder(folder), *values})
	slices.SortStableFunc(s.inherited, func(a, b inherited) int { return cmp.Compare(len(b.folder), len(a.folder)) })
}

// takeInherited adds what a configuration file has posts inherit: defaults of Jekyll, and
// of Hugo the cascade and the languages of folders.
func (s *site) takeInherited(tree *metadata.Node) {
	languages := tree
	if table, ok := tree.Get("languages"); ok {
		languages = table
	}
	for i := range languages.Entries {
		e := &languages.Entries[i]
		if folder := firstText(&e.Value, []string{"contentdir"}); folder != "" {
			language := metadata.Entry{Key: "language", Value: metadata.TextNode(e.Key, true, 0)}
			s.inherit(folder, &metadata.Node{Kind: metadata.Table, Entries: []metadata.Entry{language}})
		}
	}
	if rules, ok := tree.Get("defaults"); ok {
		for i := range rules.Items {
			rule := &rules.Items[i]
			if kind := firstText(rule, []string{"scope.type"}); kind == "" || kind == "posts" || kind == "post" || kind == "drafts" {
				values, _ := rule.Get("values")
				s.inherit(beforeStar(firstText(rule, []string{"scope.path"})), values)
			}
		}
	}
	s.takeCascade("", tree)
}

// takeCascade adds Hugo's cascade for the pages of a folder, or of those below it that it
// names.
func (s *site) takeCascade(folder string, tree *metadata.Node) {
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
				to = path.Join("content", beforeStar(target))
			}
			s.inherit(to, &rules[i])
		}
	}
}

// beforeStar is the folder of a pattern of paths.
func beforeStar(pattern string) string {
	if at := strings.IndexAny(pattern, "*{["); at >= 0 {
		pattern = pattern[:strings.LastIndexByte(pattern[:at], '/')+1]
	}
	return pattern
}

// dataFiles matches the files that give all posts of their folder front matter: of Hugo
// and Zola a section's own, of Eleventy one that is called like the folder, of Lume _data,
// of Quarto _metadata.
var dataFiles = pattern.New(`^(?:_index\.md|_metadata\.ya?ml|_data\.(?:ya?ml|json)|[\w-]+(?:\.11tydata)?\.json)$`)

// readInherited looks for such files in the folders of the posts, the upper ones first.
func (s *site) readInherited(src files.Source) {
	if s.generator != hugo && s.generator != zolaOrHugo && s.generator != eleventy && s.generator != lume && s.generator != quarto {
		return
	}
	folders := s.foldersOfPosts()
	for _, folder := range folders {
		for around := path.Dir(folder); around != "."; around = path.Dir(around) {
			s.readDataIn(src, around)
		}
	}
	for i := 0; i < len(folders) && i < mostInheriting; i++ {
		for _, name := range s.readDataIn(src, folders[i]) {
			folders = append(folders, path.Join(folders[i], name))
		}
	}
}

// readDataIn reads the data files of a folder, and returns the names of those in it.
func (s *site) readDataIn(src files.Source, folder string) (below []string) {
	entries, _ := listFolder(src, folder, metadata.MaxKeys)
	for _, e := range entries {
		switch name := e.Name(); {
		case e.IsDir() && !skippedFolder(name):
			below = append(below, name)
		case dataFiles.MatchString(name):
			s.readData(src, folder, name)
		}
	}
	return below
}

// readData reads one of these files.
func (s *site) readData(src files.Source, folder, name string) {
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
		text := textOf(raw)
		tree, _ := metadata.Decode(metadata.Cut(text))
		s.takeCascade(folder, &tree)
		return
	}
	b := metadata.Block{Syntax: metadata.YAML, Text: string(raw), Line: 1}
	if strings.HasSuffix(name, ".json") {
		b.Syntax = metadata.JSON
	}
	tree, _ := metadata.Decode(b)
	s.inherit(folder, &tree)
}

// inherits adds what a post takes from elsewhere, of fields that it says nothing of itself.
func (r *reading) inherits(found []candidate) []candidate {
	file := r.site.projectPath(string(r.post.ID))
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
