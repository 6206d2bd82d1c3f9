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

// valueMarkers are what a text holds that puts in what the front matter says: outputs of
// Liquid, Nunjucks and Vue, Hugo's param, Quarto's meta, what Minimal Mistakes includes.
var valueMarkers = []string{"page.", "frontmatter.", "< param ", "% param ", "< meta ", "include gallery", "include feature_row"}

// frontMatterValues are the values of the front matter by their paths, such as gallery.0.url, if
// the text asks for any.
func frontMatterValues(text string, front metadata.Block) map[string]string {
	if !strings.Contains(text, "{{") && !strings.Contains(text, "{%") {
		return nil
	}
	asks := func(asking string) bool { return strings.Contains(text, asking) }
	if !slices.ContainsFunc(valueMarkers, asks) && !tagWithValue.MatchString(text) && !strings.Contains(front.Text, "resources") {
		return nil
	}
	tree, _ := metadata.Decode(front)
	given := map[string]string{}
	flatten(given, "", tree)
	for i := 0; given["resources."+strconv.Itoa(i)+".src"] != ""; i++ { // of Hugo, which may be called by their names
		file, name := given["resources."+strconv.Itoa(i)+".src"], given["resources."+strconv.Itoa(i)+".name"]
		if name != "" && !strings.Contains(file, "*") {
			given[model.PictureKey(name)] = file
		}
	}
	return given
}

// tagWithValue matches a tag that is given the name of a value: {% cloudinary cover.file %}.
var tagWithValue = pattern.New(`\{(?:%-?|\{<)\s*\w+\s+(?:\w+=)?[.$]{0,2}[A-Za-z_]\w*\.[A-Za-z]`)

// hexoPostLink matches Hexo's link to a post, of which only the name is said.
var hexoPostLink = pattern.New(`\{%-?\s*post_link\s+(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'%]+))\s*(?:true|false)?\s*-?%\}`)

// maxTitles bounds how many posts a text is told the titles of.
const maxTitles = 200

// addTitles adds the titles of the posts that a text names and says nothing else of: not
// those of posts that the site doesn't show.
func addTitles(given map[string]string, text string, from *model.Post, l *model.Library) map[string]string {
	for _, name := range linkedNames(text) {
		to := l.Resolve(from, name)
		if to.To != model.ToPost || to.Post == from || to.Post.Draft || to.Post.Future || to.Post.Expired {
			continue
		}
		if given == nil {
			given = map[string]string{}
		}
		given[model.TitleKey(name)] = to.Post.Title
	}
	return given
}

// linkedNames are the names of posts in a text of which it matters whether there are such.
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

// pipedLink matches a link between double brackets whose label stands before or behind the
// page; what names a place in the page is left out.
var pipedLink = pattern.New(`\[\[([^\[\]|#\n]{1,200})(?:#[^\[\]|\n]*)?\|([^\[\]|#\n]{1,200})(?:#[^\[\]|\n]*)?\]\]`)

// flatten notes the values of a tree, at most maxKeys of them.
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
