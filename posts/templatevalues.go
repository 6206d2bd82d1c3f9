package posts

import (
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
	"blogtui/posts/metadata"
)

// valueMarkers are strings in texts that insert values of the front matter: by Liquid,
// Nunjucks and Vue, Hugo's param, Quarto's meta and includes of Minimal Mistakes.
var valueMarkers = []string{"page.", "frontmatter.", "< param ", "% param ", "< meta ", "include gallery", "include feature_row"}

// frontMatterValues returns the values of the front matter by path, such as gallery.0.url, or
// nil if the text does not use any.
func frontMatterValues(text string, front metadata.Block) map[string]string {
	if !strings.Contains(text, "{{") && !strings.Contains(text, "{%") {
		return nil
	}
	contains := func(marker string) bool { return strings.Contains(text, marker) }
	if !slices.ContainsFunc(valueMarkers, contains) && !tagWithValue.MatchString(text) && !strings.Contains(front.Text, "resources") {
		return nil
	}
	tree, _ := metadata.Decode(front)
	given := map[string]string{}
	flatten(given, "", tree)
	for i := 0; given["resources."+strconv.Itoa(i)+".src"] != ""; i++ { // page resources of Hugo, which may be referred to by name
		file, name := given["resources."+strconv.Itoa(i)+".src"], given["resources."+strconv.Itoa(i)+".name"]
		if name != "" && !strings.Contains(file, "*") {
			given[model.PictureKey(name)] = file
		}
	}
	return given
}

// tagWithValue matches a tag with the path of a value: {% cloudinary cover.file %}.
var tagWithValue = pattern.New(`\{(?:%-?|\{<)\s*\w+\s+(?:\w+=)?[.$]{0,2}[A-Za-z_]\w*\.[A-Za-z]`)

// hexoPostLink matches Hexo's link to a post without a link text.
var hexoPostLink = pattern.New(`\{%-?\s*post_link\s+(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'%]+))\s*(?:true|false)?\s*-?%\}`)

// maxTitles is the maximum number of linked posts whose titles are looked up.
const maxTitles = 200

// addTitles adds the titles of posts that a text links to without a link text, except those of
// drafts, future and expired posts.
func addTitles(given map[string]string, text string, from *model.Post, l *model.Library) map[string]string {
	for _, name := range linkedNames(text) {
		link := l.Resolve(from, name)
		if link.To != model.ToPost || link.Post == from || link.Post.Draft || link.Post.Future || link.Post.Expired {
			continue
		}
		if given == nil {
			given = map[string]string{}
		}
		given[model.TitleKey(name)] = link.Post.Title
	}
	return given
}

// linkedNames returns the names in links whose rendering depends on the linked post.
func linkedNames(text string) []string {
	var names []string
	if strings.Contains(text, "post_link") {
		for _, m := range hexoPostLink.FindAllStringSubmatch(text, maxTitles) {
			names = append(names, m[1]+m[2]+m[3])
		}
	}
	if strings.Contains(text, "[[") && strings.Contains(text, "|") {
		for _, m := range pipedLink.FindAllStringSubmatch(text, maxTitles) {
			names = append(names, strings.TrimSpace(m[1]), strings.TrimSpace(m[2]))
		}
	}
	return names
}

// pipedLink matches [[page|label]] and [[label|page]], since generators differ in the order.
// Fragments are not part of the page.
var pipedLink = pattern.New(`\[\[([^\[\]|#\n]{1,200})(?:#[^\[\]|\n]*)?\|([^\[\]|#\n]{1,200})(?:#[^\[\]|\n]*)?\]\]`)

// flatten adds the values of a tree by path, at most metadata.MaxKeys of them.
func flatten(given map[string]string, at string, n metadata.Node) {
	if len(given) >= metadata.MaxKeys {
		return
	}
	within := at
	if at != "" {
		within += "."
	}
	switch n.Kind {
	case metadata.List:
		for i, item := range n.Items {
			flatten(given, within+strconv.Itoa(i), item)
		}
	case metadata.Table:
		for _, e := range n.Entries {
			flatten(given, within+e.Key, e.Value)
		}
	default:
		given[at] = clean.Line(n.Text)
	}
}
