package posts

import (
	"encoding/json"
	"path"
	"strings"

	"blogtui/model/pattern"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// Databases of Bludit: the metadata of all posts, the names of categories and what the site is.
// Those of users and of security are never opened.
// https://docs.bludit.com/en/developers/folder-structure
const (
	bluditPages      = "bl-content/databases/pages.php"
	bluditCategories = "bl-content/databases/categories.php"
	bluditSite       = "bl-content/databases/site.php"

	bluditFolder = "bl-content/pages"
)

func isBluditPost(id string) bool {
	return strings.HasPrefix(id, bluditFolder+"/") && path.Base(id) == "index.txt"
}

// belowPHP returns the JSON of a database, which a line of PHP precedes.
func belowPHP(text string) string {
	if _, after, ok := strings.Cut(text, "?>"); ok && strings.HasPrefix(text, "<?php") {
		return after
	}
	return text
}

// readBludit reads the metadata of all posts.
func (s *site) readBludit(src files.Source) {
	raw, _, _ := files.ReadFile(src, bluditCategories, metadata.MaxBlock)
	categories := metadata.ReadLargeJSON(belowPHP(decodeText(raw)))
	raw, _, err := files.ReadFile(src, bluditPages, maxSidecarBytes)
	if err != nil {
		return
	}
	pages := json.NewDecoder(strings.NewReader(belowPHP(decodeText(raw))))
	if start, err := pages.Token(); err != nil || start != json.Delim('{') {
		return
	}
	for pages.More() && len(s.sidecars) < maxSidecars {
		key, err := pages.Token()
		name, ok := key.(string)
		var page json.RawMessage
		if err != nil || !ok || pages.Decode(&page) != nil {
			return
		}
		tree := metadata.ReadLargeJSON(string(page))
		clearLines(&tree)
		s.addSidecar(path.Join(bluditFolder, name, "index"), bluditMetadata(&tree, &categories))
	}
}

// bluditKeys are the keys of a post that have the same meaning as elsewhere.
var bluditKeys = strings.Fields("title description date")

// bluditMetadata returns the metadata of a post by the usual keys. The name of the account that
// has written it is not for readers.
func bluditMetadata(page, categories *metadata.Node) metadata.Node {
	tree := metadata.Node{Kind: metadata.Table}
	add := func(key string, value metadata.Node) {
		tree.Entries = append(tree.Entries, metadata.Entry{Key: key, Value: value})
	}
	addText := func(key, text string) {
		if text != "" {
			add(key, metadata.TextNode(text, true, 0))
		}
	}
	for _, key := range bluditKeys {
		if value, ok := page.Get(key); ok {
			add(key, *value)
		}
	}
	if tags, ok := page.Get("tags"); ok {
		names := metadata.Node{Kind: metadata.List}
		for _, e := range tags.Entries { // labels by key
			names.Items = append(names.Items, e.Value)
		}
		if len(names.Items) == 0 {
			names = *tags
		}
		add("tags", names)
	}
	addText("updated", firstText(page, []string{"datemodified"}))
	if key := firstText(page, []string{"category"}); key != "" {
		if label := firstText(categories, []string{metadata.FoldKey(key) + ".name"}); label != "" {
			key = label
		}
		addText("category", key)
	}
	pictures := "/bl-content/uploads"
	if id := firstText(page, []string{"uuid"}); id != "" {
		pictures += "/pages/" + id
	}
	addText("mediasubpath", pictures)
	addText("cover", firstText(page, []string{"coverimage"}))
	switch firstText(page, []string{"type", "status"}) {
	case "static":
		addText("type", "page")
	case "autosave":
		addText("headless", "true")
	case "draft", "unlisted", "trash":
		addText("draft", "true")
	}
	return tree
}

// bluditHead matches the head of a text before Bludit 3, whose metadata are in the database too.
var bluditHead = pattern.New(`^(?:[A-Z]\w*:[^\n]*\n)*Content:[ \t]*\n*`)

// cutBludit leaves out the head of a text, which is no metadata.
func cutBludit(text string) metadata.Block {
	b := metadata.Block{Line: 1}
	if head := bluditHead.FindStringIndex(text); head != nil {
		b.End = head[1]
	}
	return b
}
