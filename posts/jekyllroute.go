package posts

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"blogtui/model"
	"blogtui/model/pattern"
	"blogtui/posts/dates"
	"blogtui/posts/metadata"
)

// jekyllSite is the configuration of the addresses of posts in Jekyll.
type jekyllSite struct {
	permalink      string // pattern or name of a style, "" for the default
	source         string // folder of the sources, "" for the project's
	collectionsDir string // folder of the collections, including _posts
	ambiguous      bool   // front matter defaults or languages change the addresses of some posts
}

// jekyllStyles are Jekyll's named permalink styles. "weekdate" is left out, since the format of
// the weekday depends on the version.
var jekyllStyles = map[string]string{
	"pretty":  "/:categories/:year/:month/:day/:title/",
	"date":    "/:categories/:year/:month/:day/:title:output_ext",
	"ordinal": "/:categories/:year/:y_day/:title:output_ext",
	"none":    "/:categories/:title:output_ext",
}

// apply applies a configuration file. A permalink of the collection of posts, or in the front
// matter defaults of posts, overrides the general one.
func (config *jekyllSite) apply(tree *metadata.Node) {
	config.source = cmp.Or(config.source, cleanFolder(firstText(tree, []string{"source"})))
	config.collectionsDir = cmp.Or(config.collectionsDir, cleanFolder(firstText(tree, []string{"collectionsdir"})))
	if all, ok := tree.Get("permalink"); ok && all.Kind == metadata.Scalar {
		config.permalink = cmp.Or(config.permalink, strings.TrimSpace(all.Text))
	}
	if own := firstText(tree, []string{"collections.posts.permalink"}); own != "" {
		config.permalink = own
	}
	if languages, ok := tree.Get("languages"); ok && languages.Kind == metadata.List && len(languages.Items) > 1 {
		config.ambiguous = true // Polyglot puts each language into a folder
	}
	if defaults, ok := tree.Get("defaults"); ok {
		config.applyDefaults(defaults)
	}
}

func cleanFolder(name string) string {
	if name = path.Clean(strings.Trim(name, "/")); name == "." {
		return ""
	}
	return strings.TrimPrefix(name, "./")
}

// applyDefaults applies the permalink in the front matter defaults, if it is the same for all
// posts.
func (config *jekyllSite) applyDefaults(defaults *metadata.Node) {
	hasPermalink := false
	for i := range defaults.Items {
		rule := &defaults.Items[i]
		if kind := firstText(rule, []string{"scope.type"}); kind != "" && kind != "posts" && kind != "post" {
			continue
		}
		values, _ := rule.Get("values")
		if values == nil {
			continue
		}
		_, hasCategory := values.Get("category")
		_, hasCategories := values.Get("categories")
		_, hasSlug := values.Get("slug")
		config.ambiguous = config.ambiguous || hasCategory || hasCategories || hasSlug
		if permalink := firstText(values, []string{"permalink"}); permalink != "" {
			config.ambiguous = config.ambiguous || hasPermalink || firstText(rule, []string{"scope.path"}) != ""
			config.permalink, hasPermalink = permalink, true
		}
	}
}

// jekyllFile matches names of posts below _posts, without extension.
var jekyllFile = pattern.New(`^\d{4}-\d{1,2}-\d{1,2}-(.+)$`)

// jekyllPrefix matches the date that Jekyll requires at the beginning of file names below
// _posts.
var jekyllPrefix = pattern.New(`^\d{2,4}-\d{1,2}-\d{1,2}-`)

// draftFromName makes drafts of files below _posts that Jekyll ignores because their names do
// not begin with a date. Files with a date in the front matter get a hint only.
func draftFromName(r *postParser) bool {
	file := r.site.inProject(string(r.post.ID))
	if r.site.generator != jekyll || !strings.Contains("/"+file, "/_posts/") || jekyllPrefix.MatchString(r.path.base) {
		return false
	}
	r.addProblem(0, model.Hint, "Jekyll makes no post of this file, since its name does not begin with a date; name it like 2024-05-31-"+cleanLine(r.path.base))
	r.post.Draft = r.dates.date.Date.IsZero()
	return r.post.Draft
}

// jekyllRoute returns the route of a post in Jekyll: the expanded permalink pattern of the post
// or of the site.
func jekyllRoute(r *postParser, file string) string {
	config := &r.site.jekyll
	if r.post.Address != "" || config.ambiguous {
		return ""
	}
	for _, folder := range []string{config.source, config.collectionsDir} {
		if folder != "" {
			file = strings.TrimPrefix(file, folder+"/")
		}
	}
	folders, name, ok := splitJekyllPath(file)
	when := r.dates.date
	day, sure := r.buildDay(when)
	if !ok || when.Date.IsZero() || !when.Swapped.IsZero() || !sure {
		return ""
	}
	template := r.rawText("permalink")
	if template == "" {
		template = cmp.Or(config.permalink, "date")
		template = cmp.Or(jekyllStyles[template], template)
	}
	if !strings.Contains(template, ":") || len(template) > maxPermalink {
		return ""
	}
	p := jekyllPost{
		slug: cmp.Or(r.rawText("slug"), name), file: strings.TrimSuffix(path.Base(file), path.Ext(file)),
		day: day,
	}
	if strings.Contains(template, "categories") {
		p.categories, ok = r.jekyllCategories(folders)
		if !ok || strings.HasPrefix(folders+"/", "docs/") {
			return "" // GitHub Pages may use docs as the root of the site
		}
	}
	return p.fill(template)
}

// buildDay returns the day of a post in the time zone of the build. sure is false if that is the
// zone of the machine, since the configuration names none, and the day depends on it.
func (r *postParser) buildDay(when dates.Parsed) (day time.Time, sure bool) {
	day = time.Date(when.Date.Year, when.Date.Month, when.Date.Day, 0, 0, 0, 0, time.UTC)
	if when.Time.IsZero() {
		return day, true
	}
	built := when.Time.In(r.zone)
	day = time.Date(built.Year(), built.Month(), built.Day(), 0, 0, 0, 0, time.UTC)
	return day, r.site.timeZone != "" || model.DateOf(built) == when.Date
}

// splitJekyllPath splits the path of a post into the folders above _posts, which are categories,
// and the name without its date. Only drafts may lack a date.
func splitJekyllPath(file string) (folders, name string, ok bool) {
	name = strings.TrimSuffix(path.Base(file), path.Ext(file))
	for _, folder := range []string{"_posts/", "_drafts/"} {
		above, _, within := strings.Cut("/"+file, "/"+folder)
		if !within {
			continue
		}
		if m := jekyllFile.FindStringSubmatch(name); m != nil {
			return strings.Trim(above, "/"), m[1], true
		}
		return strings.Trim(above, "/"), name, folder == "_drafts/"
	}
	return "", "", false
}

// Limits of addresses.
const (
	maxPermalink         = 500 // bytes
	maxAddressCategories = 50  // categories
)

// jekyllCategories returns the categories for an address, in lower case and without
// duplicates: first the folders, then those of the front matter. sure is false if YAML may
// convert a value, so that it is not written as in the file.
func (r *postParser) jekyllCategories(folders string) (joined string, sure bool) {
	var names, single []string
	if folders != "" {
		names = strings.Split(folders, "/")
	}
	sure = true
	for _, c := range r.candidates {
		var values []metadata.Node
		switch {
		case c.key != "category" && c.key != "categories" || c.value.Kind == metadata.Null:
			continue
		case c.value.Kind == metadata.List:
			values = c.value.Items
		case c.value.Kind == metadata.Scalar && c.key == "categories":
			words := strings.Fields(c.value.Text)
			for _, word := range words {
				values = append(values, metadata.TextNode(word, c.value.Quoted || len(words) > 1, c.value.Line))
			}
		default:
			values = []metadata.Node{*c.value}
		}
		for i := range values {
			sure = sure && (values[i].Kind == metadata.Null || isPlainString(&values[i]))
			if c.key == "category" {
				single = append(single, values[i].Text)
			} else {
				names = append(names, values[i].Text)
			}
		}
	}
	if names = append(names, single...); len(names) > maxAddressCategories || len(strings.Join(names, "")) > model.MaxAssetAddress {
		return "", false
	}
	var unique []string
	for _, name := range names {
		if name = strings.ToLower(name); name != "" && !slices.Contains(unique, name) {
			unique = append(unique, name)
		}
	}
	return strings.Join(unique, "/"), sure
}

// plainScalar matches unquoted scalars that YAML reads as strings, and integers, which are
// written as in the file.
var plainScalar = pattern.New(`^(?:0|[1-9]\d*|[^\d\s.+-].*)$`)

// isPlainString reports whether YAML reads a scalar as the string that is written: not as a
// boolean, a date or a float.
func isPlainString(n *metadata.Node) bool {
	if n.Kind != metadata.Scalar || n.Quoted {
		return n.Kind == metadata.Scalar
	}
	switch strings.ToLower(n.Text) {
	case "true", "false", "yes", "no", "on", "off":
		return false
	}
	return plainScalar.MatchString(n.Text)
}

// prettyMarks are the characters that Jekyll's slugify keeps in its mode "pretty".
const prettyMarks = "._~!$&'()+,;=@"

// hyphenate replaces everything but letters, digits and the given marks by hyphens.
func hyphenate(name, marks string) string {
	var out strings.Builder
	gap := false
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune(marks, r) {
			if gap {
				out.WriteByte('-')
			}
			out.WriteRune(r)
			gap = false
			continue
		}
		gap = out.Len() > 0
	}
	return out.String()
}

// jekyllPost holds the values of the tokens of a permalink pattern.
type jekyllPost struct {
	slug, file string
	categories string // joined by slashes
	day        time.Time
}

// dayTokens are the layouts (see time.Format) of the tokens for the date.
var dayTokens = map[string]string{
	"year": "2006", "short_year": "06", "month": "01", "i_month": "1", "day": "02", "i_day": "2", "y_day": "002",
}

// tokenValue returns the value of a token, "" if it is unknown.
func (p *jekyllPost) tokenValue(token string) string {
	if layout := dayTokens[token]; layout != "" {
		return p.day.Format(layout)
	}
	switch token {
	case "title":
		return hyphenate(p.slug, prettyMarks)
	case "slug":
		return strings.ToLower(hyphenate(p.slug, ""))
	case "name":
		return strings.ToLower(hyphenate(p.file, ""))
	case "output_ext":
		return ".html"
	case "collection":
		return "posts"
	case "categories":
		return p.categories
	case "slugified_categories":
		parts := strings.Split(p.categories, "/")
		for i, part := range parts {
			parts[i] = hyphenate(part, "")
		}
		return strings.Join(parts, "/")
	}
	return ""
}

var jekyllToken = pattern.New(`:[a-z_]+`)

// fill expands a permalink pattern. It returns "" if a token has no value. Like Jekyll it adds a
// leading slash and removes double slashes.
func (p *jekyllPost) fill(template string) string {
	ok := true
	address := jekyllToken.ReplaceAllStringFunc(template, func(token string) string {
		value := p.tokenValue(token[1:])
		ok = ok && (value != "" || strings.HasSuffix(token, "categories"))
		return (&url.URL{Path: "/" + value}).EscapedPath()[1:]
	})
	if !ok || strings.Contains(address, ":") || cleanLine(address) != address {
		return ""
	}
	end := ""
	if strings.HasSuffix(address, "/") {
		end = "/"
	}
	return strings.TrimSuffix(path.Join("/", address), "/") + end
}
