package posts

import (
	"path"
	"strings"

	"blogtui/model/pattern"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// Generators keep data of authors by key in one file, or in a folder with a file for each.
var (
	authorFiles = []string{
		"_data/authors.yml", "_data/authors.yaml", "_data/authors.json", "_data/people.yml", "src/_data/authors.yml", "blog/authors.yml", "authors.yml",
		"data/authors.yml", "data/authors.yaml", "data/authors.toml", "data/authors.json", "src/data/authors.json", "src/data/authors.yml", "src/data/authors.yaml", "content/authors.yml", "content/authors.yaml", "content/authors.json", "docs/blog/.authors.yml", "docs/.authors.yml", "blog/.authors.yml", ".authors.yml",
	}
	authorFolders = []string{"_authors", "collections/_authors", "data/authors", "content/authors", "src/content/authors", "src/data/authors"}
)

const maxAuthors = 500

// authorFile matches a data file of an author (Astro).
var authorFile = pattern.New(`\.(?:json|ya?ml|toml)$`)

// tagLabelFiles are the files of Docusaurus with the labels of tags.
var tagLabelFiles = []string{"blog/tags.yml", "tags.yml", "website/blog/tags.yml"}

// readAuthorsAndTags reads the names of authors and the labels of tags by key.
func (s *site) readAuthorsAndTags(src files.Source) {
	s.readAuthors(src)
	if s.tagLabels == nil {
		s.tagLabels = make(map[string]string)
	}
	for _, name := range tagLabelFiles {
		raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
		if err != nil {
			continue
		}
		tree, _ := metadata.Decode(metadata.Block{Syntax: metadata.YAML, Text: strings.TrimPrefix(string(raw), "---\n"), Line: 1})
		for i := range tree.Entries {
			tag := &tree.Entries[i]
			if label := firstText(&tag.Value, []string{"label"}); label != "" && s.tagLabels[tag.Key] == "" {
				s.tagLabels[tag.Key] = plainLine(label)
			}
		}
	}
}

// readAuthors reads the names of authors by key.
func (s *site) readAuthors(src files.Source) {
	if s.authors == nil {
		s.authors = make(map[string]string)
	}
	for _, name := range authorFiles {
		raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
		if err != nil {
			continue
		}
		tree, _ := metadata.Decode(authorBlock(name, strings.TrimPrefix(string(raw), "---\n")))
		if all, ok := tree.Get("authors"); ok { // MkDocs
			tree = *all
		}
		for i := range tree.Entries {
			s.addAuthor(tree.Entries[i].Key, &tree.Entries[i].Value)
		}
		for i := range tree.Items {
			person := &tree.Items[i]
			s.addAuthor(firstText(person, []string{"id", "slug", "key", "username", "handle"}), person)
		}
	}
	for _, folder := range authorFolders {
		entries, _ := listFolder(src, folder, maxAuthors)
		for _, e := range entries {
			name := path.Join(folder, e.Name())
			if e.IsDir() {
				name = path.Join(name, "_index.md") // Hugo
			}
			if !isMarkdown(name) && !authorFile.MatchString(name) {
				continue
			}
			raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
			if err != nil {
				continue
			}
			block := authorBlock(name, decodeText(raw))
			if isMarkdown(name) {
				block = metadata.Cut(block.Text)
			}
			tree, _ := metadata.Decode(block)
			s.addAuthor(strings.TrimSuffix(e.Name(), path.Ext(e.Name())), &tree)
			s.addAuthor(firstText(&tree, []string{"shortname", "username"}), &tree) // Jekyll's tutorial
		}
	}
}

// authorBlock returns a file of authors as a block, by its extension. A list becomes a table
// with the key "authors", since decoders return tables.
func authorBlock(name, text string) metadata.Block {
	b := metadata.Block{Syntax: metadata.YAML, Text: text, Line: 1}
	switch path.Ext(name) {
	case ".toml":
		b.Syntax = metadata.TOML
	case ".json":
		b.Syntax = metadata.JSON
		if strings.HasPrefix(strings.TrimSpace(text), "[") {
			b.Text = `{"authors": ` + text + "}"
		}
	default:
		if strings.HasPrefix(text, "- ") {
			b.Text = "authors:\n" + text
		}
	}
	return b
}

func (s *site) addAuthor(key string, person *metadata.Node) {
	if name := firstText(person, []string{"name", "title"}); name != "" && key != "" && person.Kind == metadata.Table && s.authors[key] == "" {
		s.authors[key] = plainLine(name)
	}
}

// Email addresses are removed from the names of authors.
var (
	emailAfterName  = pattern.New(`^(.*\S)\s*<[^<>\s]+@[^<>\s]+>$`)    // RFC 5322: Ada <ada@example.org>
	emailBeforeName = pattern.New(`^[^\s@]+@[^\s@]+\s+\((.*\S)\s*\)$`) // RSS: ada@example.org (Ada)
)

// authorName returns the name of an author by key, or name without its email address.
func (s *site) authorName(name string) string {
	for _, form := range []*pattern.Pattern{emailAfterName, emailBeforeName} {
		if !strings.Contains(name, "@") {
			break
		}
		if m := form.FindStringSubmatch(name); m != nil {
			name = m[1]
		}
	}
	if full, ok := s.authors[name]; ok {
		return full
	}
	return name
}
