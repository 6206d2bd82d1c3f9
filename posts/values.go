package posts

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
)

func readTitle(r *reading, _ string, n *node) bool {
	text := n.text
	switch n.shape {
	case list: // [Part] between brackets
		parts := make([]string, 0, len(n.items))
		for _, item := range n.items {
			parts = append(parts, item.text)
		}
		text = "[" + strings.Join(parts, ", ") + "]"
	case table: // {{ a template }} or a title with a colon in a bracket
		return false
	}
	if strings.HasPrefix(text, "{{") && strings.HasSuffix(text, "}}") && liquidText.FindString(text) == "" {
		return false // an archetype that was never filled in
	}
	r.post.Title = plainLine(text)
	return r.post.Title != ""
}

func titleFromHeading(r *reading) bool {
	title, done := firstHeading(r.body())
	if title == "" && r.html {
		title = htmlTitle(r.body())
	}
	r.wantsMore = r.wantsMore || !done && title == ""
	r.post.Title = title
	return title != ""
}

var htmlHeading = regexp.MustCompile(`(?is)<h1[^>]*>(.*?)</h1>|<title[^>]*>(.*?)</title>`)

func htmlTitle(text string) string {
	if m := htmlHeading.FindStringSubmatch(text); m != nil {
		return plainLine(m[1] + m[2])
	}
	return ""
}

func titleFromName(r *reading) bool {
	name := line(strings.NewReplacer("-", " ", "_", " ").Replace(r.place.name))
	if name == "" {
		name = line(r.place.base)
	}
	if name == "" {
		name = "?"
	}
	first, size := utf8.DecodeRuneInString(name)
	r.traits.nameless = true
	r.post.Title = string(unicode.ToUpper(first)) + name[size:]
	return true
}

// Names that stand for no name at all.
func noName(s string) bool {
	if len(s) > len("undefined") {
		return false
	}
	switch strings.ToLower(s) {
	case "", "-", "~", "null", "nil", "none", "[]", "undefined", "n/a":
		return true
	}
	return false
}

func setNames(names *[]string, n *node) bool {
	found := appendNames(nil, n, 0)
	if len(found) == 0 {
		return false
	}
	*names = found
	return true
}

// appendNames collects the names in a value: a list of them, a text with
// commas, tables with a name, or a table whose keys are names.
func appendNames(names []string, n *node, depth int) []string {
	switch n.shape {
	case scalar:
		if depth > 0 {
			return appendName(names, n.text)
		}
		for _, part := range splitNames(n.text) {
			names = appendName(names, part)
		}
	case list:
		for i := range n.items {
			names = appendNames(names, &n.items[i], depth+1)
		}
	case table:
		for _, key := range []string{"name", "title", "label", "value", "slug", "id"} {
			if value, ok := n.get(key); ok {
				return appendNames(names, value, depth+1)
			}
		}
		for _, e := range n.entries {
			if e.value.shape == scalar && depth > 0 && !e.value.quoted {
				names = appendName(names, e.key+": "+e.value.text) // a name with a colon
			} else {
				names = appendName(names, e.key)
			}
		}
	}
	return names
}

func appendName(names []string, name string) []string {
	name = strings.Trim(plainLine(name), `"'`)
	if len(name) > 1 && name[0] == '#' && name[1] != ' ' {
		name = name[1:]
	}
	if noName(name) || slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, name) }) {
		return names
	}
	return append(names, name)
}

// splitNames reads a text that holds several names. Spaces alone don't divide
// names, whatever Jekyll does: "considered harmful" is one.
func splitNames(s string) []string {
	s = strings.TrimSpace(s)
	if len(s) > 2 && s[0] == '[' && s[len(s)-1] == ']' {
		s = s[1 : len(s)-1]
	}
	if s != "" && s[0] == '-' {
		// "-A -B" are items whose dashes lack a space.
		s = strings.ReplaceAll(strings.TrimLeft(s, "- "), " -", ",")
	}
	for _, mark := range []string{",", "，", "、", ";", "|"} {
		if strings.Contains(s, mark) {
			return strings.Split(s, mark)
		}
	}
	if strings.HasPrefix(s, "#") && strings.Contains(s, " #") {
		return strings.Fields(s)
	}
	return []string{s}
}

func readAuthors(r *reading, _ string, n *node) bool {
	var names []string
	if n.shape == scalar {
		for _, name := range splitAuthors(n.text) {
			names = appendName(names, r.site.author(name))
		}
	} else {
		for _, name := range appendNames(nil, n, 0) {
			for _, one := range splitAuthors(name) {
				names = appendName(names, r.site.author(one))
			}
		}
	}
	r.post.Authors = names
	return len(names) > 0
}

var authorMarks = strings.NewReplacer(", and ", ",", " and ", ",", " & ", ",", ";", ",")

// splitAuthors divides "Ada Example, Ben Sample and Cleo Test", but neither
// "Example, Ada" nor "Ada Example, PhD".
func splitAuthors(s string) []string {
	s = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(s), "-"))
	if !strings.ContainsAny(s, ",;&") && !strings.Contains(s, " and ") {
		return []string{s}
	}
	parts := strings.Split(authorMarks.Replace(s), ",")
	for i, part := range parts {
		if parts[i] = strings.TrimSpace(part); !strings.Contains(parts[i], " ") {
			return []string{s}
		}
	}
	return parts
}

func readSummary(r *reading, _ string, n *node) bool {
	r.post.Summary = plainLine(n.flat())
	if len(r.post.Summary) < 3 && noName(r.post.Summary) || r.post.Summary == "true" || r.post.Summary == "false" {
		r.post.Summary = ""
	}
	return r.post.Summary != ""
}

func readAliases(r *reading, _ string, n *node) bool {
	for _, alias := range appendNames(nil, n, 0) {
		if alias != r.post.Slug {
			r.post.Aliases = append(r.post.Aliases, alias)
		}
	}
	return true
}

func readImage(r *reading, key string, n *node) bool {
	switch n.shape {
	case list:
		return len(n.items) > 0 && readImage(r, key, &n.items[0])
	case table:
		for _, name := range []string{"src", "url", "path", "image", "feature", "file", "filename", "teaser", "og"} {
			if value, ok := n.get(name); ok && value.shape != null {
				return readImage(r, key, value)
			}
		}
		return false
	}
	text := r.imported(n)
	if noName(text) || text == "true" || text == "false" {
		return false
	}
	r.post.Image = text
	return true
}

// imported resolves the name under which an MDX post imports its picture.
func (r *reading) imported(n *node) string {
	text := line(n.text)
	if n.quoted || r.syntax != scriptSyntax || text == "" {
		return text
	}
	for _, m := range importLine.FindAllStringSubmatch(r.text[:r.bodyAt], 50) {
		if m[1] == text {
			return line(m[2])
		}
	}
	return text
}

var importLine = regexp.MustCompile(`(?m)^import\s+(\w+)\s+from\s+['"]([^'"]+)['"]`)

func readSeries(r *reading, _ string, n *node) bool {
	if names := appendNames(nil, n, 1); len(names) > 0 {
		r.post.Series = names[0]
	}
	return r.post.Series != ""
}

func readLanguage(r *reading, _ string, n *node) bool {
	language := line(n.flat())
	if language == "" || len(language) > 35 || strings.Contains(language, " ") {
		return false
	}
	r.post.Language = language
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	switch base {
	case "ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "dv", "ckb":
		r.post.RTL = true
	}
	return true
}

func readDirection(r *reading, key string, n *node) bool {
	value := strings.ToLower(n.flat())
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

func readDraft(r *reading, key string, n *node) bool {
	value := strings.ToLower(strings.TrimSpace(n.flat()))
	switch key {
	case "published", "publish", "ispublished", "public", "build.list":
		r.post.Draft = r.post.Draft || isNo(value)
	case "status", "poststatus", "visibility":
		switch value {
		case "draft", "private", "hidden", "pending", "unpublished", "unlisted", "wip", "trash":
			r.post.Draft = true
		}
	case "draft", "isdraft":
		r.post.Draft = r.post.Draft || isYes(value)
		r.saidDraft = value != ""
	default:
		r.post.Draft = r.post.Draft || isYes(value)
	}
	return true
}

func draftFromFolder(r *reading) bool {
	for _, folder := range strings.Split(r.post.Folder(), "/") {
		switch strings.ToLower(folder) {
		case "_drafts":
			r.post.Draft = true
		case "drafts", "draft":
			r.post.Draft = r.post.Draft || !r.saidDraft
		}
	}
	return true
}

func readKind(r *reading, key string, n *node) bool {
	value := strings.ToLower(n.flat())
	value = value[strings.LastIndexByte(value, '/')+1:]
	value, _, _ = strings.Cut(value, ".")
	switch key {
	case "redirectto":
		r.traits.redirect = value != ""
		return true
	case "redirect":
		r.traits.redirect = r.traits.redirect || n.shape == scalar && !isYes(value) && !isNo(value) && value != ""
		return true
	}
	switch value {
	case "page", "pages", "about-page", "about", "contact", "static", "home", "archive", "archives", "search", "tags", "categories", "tag-index", "index", "landing", "links":
		r.traits.page = true
	case "redirect", "redirects", "redirected":
		r.traits.redirect = true
	case "post", "posts", "blog-post", "blogpost", "blog_post", "article", "blog":
		r.traits.post = true
	}
	return true
}

func readPostDate(r *reading, key string, n *node) bool {
	m, ok := r.date(key, n)
	if !ok {
		return false
	}
	r.when.date = m
	return true
}

func readUpdated(r *reading, key string, n *node) bool {
	m, ok := r.date(key, n)
	r.when.updated = m
	return ok
}

func readExpiry(r *reading, key string, n *node) bool {
	m, ok := r.date(key, n)
	r.when.expires = m
	return ok
}

// date reads the date in a value and says so when there is one that can't be read.
func (r *reading) date(key string, n *node) (moment, bool) {
	text := n.flat()
	if text == "" || noName(text) || isYes(text) || isNo(text) {
		return moment{}, false
	}
	m, fault := readDate(text, r.zone)
	switch fault {
	case impossible:
		r.problem(n.line, model.Error, "there is no day "+quote(text)+"; correct "+quote(key))
	case noDate:
		if !strings.Contains(key, "date") && !strings.ContainsAny(text, "0123456789") || key == "day" || strings.Contains(text, "{{") {
			return moment{}, false
		}
		r.problem(n.line, model.Error, "the date "+quote(text)+" cannot be read; write it as 2024-05-31")
	}
	return m, fault == noFault
}

// quote puts words of the author between quotation marks, shortened.
func quote(s string) string {
	letters := []rune(line(s))
	if len(letters) > 40 {
		letters = append(letters[:40:40], '…')
	}
	return "“" + string(letters) + "”"
}
