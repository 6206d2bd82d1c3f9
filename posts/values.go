package posts

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/pattern"
	"blogtui/posts/metadata"
)

func readTitle(r *postParser, _ string, n *metadata.Node) bool {
	text := n.Text
	switch n.Kind {
	case metadata.List: // [Part] between brackets
		parts := make([]string, 0, len(n.Items))
		for _, item := range n.Items {
			parts = append(parts, item.Text)
		}
		text = "[" + strings.Join(parts, ", ") + "]"
		if len(parts) == 1 && n.Items[0].Line > n.Line {
			text = parts[0] // an item of its own line
		}
	case metadata.Table: // {word} between braces; anything else is no title
		if len(n.Entries) != 1 || n.Entries[0].Value.Kind == metadata.Table || n.Entries[0].Value.SingleText() != "" && n.Entries[0].Value.SingleText() != n.Entries[0].Key {
			return false
		}
		text = "{" + n.Entries[0].Key + "}"
	}
	if strings.HasPrefix(text, "{{") && strings.HasSuffix(text, "}}") && liquidText.FindString(text) == "" {
		return false // an unexpanded template of the title
	}
	r.post.Title = plainLine(text)
	return r.post.Title != ""
}

func titleFromHeading(r *postParser) bool {
	if r.site.isVault() {
		r.post.Title = headingAtTop(r.body())
		return r.post.Title != ""
	}
	title, done := firstHeading(r.body())
	if title == "" && r.html {
		title = htmlTitle(r.body())
	}
	r.needsMore = r.needsMore || !done && title == ""
	r.post.Title = title
	return title != ""
}

var htmlHeading = pattern.New(`(?is)<h1[^>]*>(.*?)</h1>|<title[^>]*>(.*?)</title>`)

func htmlTitle(text string) string {
	if m := htmlHeading.FindStringSubmatch(text); m != nil {
		return plainLine(m[1] + m[2])
	}
	return ""
}

func titleFromName(r *postParser) bool {
	name := cleanLine(strings.NewReplacer("-", " ", "_", " ").Replace(r.path.name))
	if trimDate(r.path.datedName) == "" {
		name = cleanLine(strings.NewReplacer("_", "-", ".", "-").Replace(r.path.name)) // a journal's day
	}
	if name == "" {
		name = cleanLine(r.path.base)
	}
	if name == "" {
		name = "?"
	}
	first, size := utf8.DecodeRuneInString(name)
	r.traits.titleFromName = true
	r.post.Title = string(unicode.ToUpper(first)) + name[size:]
	return true
}

var htmlTag = pattern.New(`</?[A-Za-z][^<>]*>`)

// maxOpening is the maximum length in runes of a title that is taken from the text.
const maxOpening = 60

// titleFromText uses the first words of the text if the file name has no letters: notes of a
// microblog are named after the time.
func titleFromText(r *postParser) bool {
	if strings.IndexFunc(r.path.name, unicode.IsLetter) >= 0 || trimDate(r.path.datedName) == "" {
		return false
	}
	for raw := range strings.Lines(r.body()) {
		words := []rune(plainLine(htmlTag.ReplaceAllString(raw, "")))
		if len(words) == 0 || strings.ContainsRune("<!|>#{`", words[0]) {
			continue
		}
		if len(words) > maxOpening {
			words = words[:maxOpening]
			for end := len(words) - 1; end > maxOpening/2; end-- {
				if unicode.IsSpace(words[end]) {
					words = words[:end]
					break
				}
			}
			words = append(words, '…')
		}
		r.post.Title = string(words)
		return true
	}
	return false
}

// summaryTag matches HTML tags that are removed from summaries: blocks, breaks and pictures.
var summaryTag = pattern.New(`(?i)<(?:img|iframe|picture|source|figure|blockquote|h[1-6]|ul|ol|li|br|p|div)(?:\s[^<>]*)?/?>|</(?:picture|figure|blockquote|h[1-6]|ul|ol|li|p|div)>`)

func readSummary(r *postParser, _ string, n *metadata.Node) bool {
	r.post.Summary = plainLine(summaryTag.ReplaceAllString(n.SingleText(), " "))
	if len(r.post.Summary) < 3 && isNoValue(r.post.Summary) || r.post.Summary == "true" || r.post.Summary == "false" {
		r.post.Summary = ""
	}
	return r.post.Summary != ""
}

func readAliases(r *postParser, key string, n *metadata.Node) bool {
	if key == "abbrlink" && n.SingleText() != "" && r.post.Address == "" && strings.Contains(r.site.permalink, ":abbrlink") {
		r.post.Address = strings.Replace(r.site.permalink, ":abbrlink", cleanLine(n.SingleText()), 1)
	}
	for _, alias := range appendNames(nil, n, 0) {
		if alias != r.post.Slug {
			r.post.Aliases = append(r.post.Aliases, alias)
		}
	}
	return true
}

func readImage(r *postParser, key string, n *metadata.Node) bool {
	switch n.Kind {
	case metadata.List:
		if key == "resources" {
			return readFeaturedResource(r, n)
		}
		return len(n.Items) > 0 && readImage(r, key, &n.Items[0])
	case metadata.Table:
		for _, name := range []string{"src", "url", "path", "image", "feature", "file", "filename", "teaser", "og"} {
			if value, ok := n.Get(name); ok && value.Kind != metadata.Null {
				return readImage(r, key, value)
			}
		}
		return false
	}
	text := r.resolveImport(n)
	if isNoValue(text) || text == "true" || text == "false" || strings.ContainsAny(text, "{}") || strings.HasPrefix(text, "file://") {
		return false
	}
	r.post.Image = text
	return true
}

// readFeaturedResource reads the resource of a Hugo bundle that themes show above the text.
func readFeaturedResource(r *postParser, n *metadata.Node) bool {
	for i := range n.Items {
		name := strings.ToLower(firstText(&n.Items[i], []string{"name"}))
		if strings.Contains(name, "featur") || strings.Contains(name, "cover") || strings.Contains(name, "thumb") || strings.Contains(name, "header") {
			return readImage(r, "src", &n.Items[i])
		}
	}
	return false
}

// readPictureBase reads the folder to which the picture addresses of the post are relative.
func readPictureBase(r *postParser, _ string, n *metadata.Node) bool {
	r.post.PictureBase = cleanLine(n.SingleText())
	return r.post.PictureBase != ""
}

// resolveImport returns the file that an MDX post imports under the name n, or n itself.
func (r *postParser) resolveImport(n *metadata.Node) string {
	text := cleanLine(n.Text)
	if n.Quoted || r.block.Syntax != metadata.JavaScript || text == "" {
		return text
	}
	for _, m := range importLine.FindAllStringSubmatch(r.text[:r.block.End], 50) {
		if m[1] == text {
			return cleanLine(m[2])
		}
	}
	return text
}

var importLine = pattern.New(`(?m)^import\s+(\w+)\s+from\s+['"]([^'"]+)['"]`)

func readSeries(r *postParser, key string, n *metadata.Node) bool {
	if n.Has("prev") || n.Has("next") { // the posts beside this one
		return false
	}
	names := appendNames(nil, n, 1)
	if len(names) == 0 {
		return false
	}
	name := strings.ToLower(names[0])
	if key == "collection" { // a folder of Jekyll, all posts in Metalsmith
		switch name {
		case "post", "posts", "blog", "article", "articles", strings.TrimPrefix(path.Base(r.path.folder), "_"):
			return false
		}
	}
	r.post.Series = names[0]
	return true
}

func readLanguage(r *postParser, _ string, n *metadata.Node) bool {
	language := cleanLine(n.SingleText())
	if language == "" || len(language) > 35 || strings.Contains(language, " ") {
		return false
	}
	setLanguage(r.post, language)
	return true
}

// localized returns the value in the language of the post or of the site, or else the first
// one, if n is a table of values by language (Valaxy).
func (r *postParser) localized(n *metadata.Node) *metadata.Node {
	sure := false
	for _, e := range n.Entries {
		if !isLanguage(e.Key) {
			return n
		}
		sure = sure || slices.Contains(unambiguousLanguages, e.Key)
	}
	if !sure {
		return n
	}
	for _, language := range []string{r.path.language, r.site.language} {
		if value, ok := n.Get(metadata.FoldKey(language)); ok {
			return value
		}
	}
	return &n.Entries[0].Value
}

func languageFromName(r *postParser) bool {
	setLanguage(r.post, r.path.language)
	return true
}

// setLanguage sets the language of a post and its direction.
func setLanguage(p *model.Post, language string) {
	p.Language = language
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	switch base {
	case "ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "dv", "ckb":
		p.RTL = true
	}
}

func readDirection(r *postParser, key string, n *metadata.Node) bool {
	value := strings.ToLower(n.SingleText())
	r.post.RTL = value == "rtl" || key == "rtl" && isYes(value)
	return true
}

func isYes(s string) bool {
	if len(s) > 10 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "on", "1", "y":
		return true
	}
	return false
}

func isNo(s string) bool {
	if len(s) > 10 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "false", "no", "off", "0", "n", "never":
		return true
	}
	return false
}

func readDraft(r *postParser, key string, n *metadata.Node) bool {
	value := strings.ToLower(strings.TrimSpace(n.SingleText()))
	switch key {
	case "published", "publish", "dgpublish", "ispublished", "public", "listed", "build.list":
		r.post.Draft = r.post.Draft || isNo(value)
	case "status", "poststatus", "state", "visibility", "stream":
		switch value {
		case "draft", "private", "hidden", "pending", "unpublished", "unlisted", "wip", "trash":
			r.post.Draft = true
		}
	case "password", "encrypt": // the site shows the post only with a password
		r.post.Draft = r.post.Draft || value != "" && !isNo(value) && !isNoValue(value)
	case "draft", "isdraft":
		r.post.Draft = r.post.Draft || isYes(value)
		r.hasDraftKey = value != ""
	default:
		r.post.Draft = r.post.Draft || isYes(value)
	}
	return true
}

func draftFromFolder(r *postParser) bool {
	for _, folder := range strings.Split(r.post.Folder(), "/") {
		switch strings.ToLower(folder) {
		case "_drafts":
			r.post.Draft = true
		case "drafts", "draft":
			r.post.Draft = r.post.Draft || !r.hasDraftKey
		}
	}
	return r.post.Draft
}

func readKind(r *postParser, key string, n *metadata.Node) bool {
	value := strings.ToLower(n.SingleText())
	value = value[strings.LastIndexByte(value, '/')+1:]
	value, _, _ = strings.Cut(value, ".")
	switch key {
	case "menu", "menus", "eleventynavigation":
		r.traits.inMenu = r.traits.inMenu || n.Kind == metadata.Table || n.Kind == metadata.List && len(n.Items) > 0 || value != "" && !isNo(value)
		return true
	case "headless", "build.render", "content.items":
		r.traits.hidden = r.traits.hidden || n.Kind == metadata.Table || isYes(value) || value == "never" || strings.HasPrefix(value, "@")
		return true
	case "externalurl":
		r.traits.external = n.SingleText() != ""
		return true
	case "article": // VuePress: false for pages
		r.traits.page = r.traits.page || isNo(value)
		return true
	case "ispage":
		r.traits.page = r.traits.page || isYes(value)
		return true
	case "excalidrawplugin", "kanbanplugin":
		r.traits.hidden = true
		return true
	case "redirectto":
		r.traits.redirect = n.SingleText() != ""
		return true
	case "redirect":
		r.traits.redirect = r.traits.redirect || n.Kind == metadata.Scalar && !isYes(value) && !isNo(value) && value != ""
		return true
	}
	switch value {
	case "page", "pages", "about-page", "about", "contact", "static", "home", "landing":
		r.traits.page = true
	case "archive", "archives", "search", "tags", "tag", "categories", "category", "tag-index", "index", "link", "links":
		r.traits.page, r.traits.listing = true, true
	case "redirect", "redirects", "redirected":
		r.traits.redirect = true
	case "post", "posts", "blog-post", "blogpost", "blog_post", "article", "blog":
		r.traits.post = true
		r.traits.maybeList = r.traits.maybeList || value == "posts" || value == "blog"
	}
	return true
}
