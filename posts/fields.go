package posts

import (
	"slices"

	"blogtui/model"
	"blogtui/posts/metadata"
)

// field is a row of the field table: a field of a post and how it is read.
type field struct {
	name      string // key in metadata.Keys
	allKeys   bool   // all keys are read, not only the first one by rank
	note      string // how the value is read, for docs/front-matter.md
	read      func(r *postParser, key string, n *metadata.Node) bool
	fallbacks []fallback // tried in order if no key has a value
}

// fallback is a source of a field outside of the front matter.
type fallback struct {
	name string
	read func(r *postParser) bool
}

// fields is the field table. docs/front-matter.md is generated from it.
var fields = []field{
	{
		name: "title",
		note: "Entities are decoded, Markdown and HTML marks are left out.",
		read: readTitle,
		fallbacks: []fallback{
			{"the first heading of the text; in a vault of notes (Obsidian, Quartz) only one of the first level that the text begins with", titleFromHeading},
			{"the first words of the text, where the file's name has no letter (notes of a micro blog)", titleFromText},
			{"the name of the folder or file, without its date", titleFromName},
		},
	},
	{
		name: "date",
		note: "See “How dates are read”. The day is the one that is written; no time zone moves it.",
		read: readPostDate,
		fallbacks: []fallback{
			{"the post's own address, such as `path: 2014/12/12/a-day`", dateFromAddress},
			{"the name of the file or of its bundle, such as `2014-12-12-a-day.md`", dateFromName},
			{"the folders, such as `2014/12/12/a-day.md`", dateFromFolders},
			{"the title, where it is a date or begins with one, such as `# May 12, 2024`", dateFromTitle},
			{"another part of the file's name, such as `weekly-2024-05-12.md`", dateWithinName},
			{"another part of the title, such as `Weekly (2024-05-12)`", dateWithinTitle},
			{"the month of the folders, such as `2024/05/a-day.md`", dateFromMonth},
			{"the last change (Qiita, which writes nothing else)", dateFromUpdate},
		},
	},
	{
		name: "updated",
		note: "In Wiki.js `date` is the day of the last change, beside `dateCreated`.",
		read: readUpdated,
	},
	{
		name: "expiry",
		note: "The first day on which the post is no longer shown.",
		read: readExpiry,
	},
	{
		name: "publication",
		note: "The day from which on the post is shown, whatever its date. In Hugo it decides alone.",
		read: readPublication,
	},
	{
		name: "categories",
		note: "A list, a text with commas, or one name (`categories` and `tags` are divided by spaces too, where the site is Jekyll's or Bridgetown's); `-A, B` under the key means A and B, a lone `-` means none. A list within the list counts as its names.",
		read: func(r *postParser, key string, n *metadata.Node) bool { return r.setNames(&r.post.Categories, key, n) },
		fallbacks: []fallback{
			{"the folders around `_posts` (Jekyll), the folder of the file (Pelican)", categoryFromFolder},
		},
	},
	{
		name: "tags",
		note: "As categories. A leading `#` is left out, and so are `post` and `posts`, by which Eleventy knows its posts. Nikola's `draft` and `private` hide the post. Docusaurus's `tags.yml` tells what they are called.",
		read: readTags,
	},
	{
		name: "authors",
		note: "Names, or tables with a `name`.",
		read: readAuthors,
	},
	{
		name: "summary",
		read: readSummary,
	},
	{
		name: "address",
		note: "The post's own address. A picture, a pattern such as `/:year/:title/` and an address on another host do not count. The published address comes of it, of the pattern of the site (Hexo; Jekyll, with the categories and the styles that it has names for, `date` where nothing is said), or of the file's path, date and slug as Hugo, Zola and Docusaurus have them; where that can't be known, as with several languages, there is none.",
		read: readAddress,
	},
	{
		name: "slug",
		note: "Its last part is the post's name. A `link` is one if it is a single word (Bear).",
		read: readSlug,
		fallbacks: []fallback{
			{"the last part of the address", slugFromAddress},
			{"an alias without slashes", slugFromAlias},
			{"the bundle's folder, without its date or number; a file named `post`, `article`, `content` or `entry` makes a bundle too, and so do files that are named after languages, such as `my-post/fr.md` beside `my-post/de.md`", slugFromBundle},
			{"the file's name, without date and ending", slugFromName},
		},
	},
	{
		name: "aliases", allKeys: true,
		note: "Old addresses; links to them find the post. An `abbrlink` (Hexo) is the post's own where the site's pattern of addresses asks for it.",
		read: readAliases,
	},
	{
		name: "picture",
		note: "An address, the first of a list, or a table with `src`, `url`, `path` or `image`; of `resources` the one whose name says so.",
		read: readImage,
	},
	{
		name: "pictures",
		note: "The folder that the pictures of the post are named from.",
		read: readPictureBase,
	},
	{
		name: "series",
		read: readSeries,
	},
	{
		name: "language",
		read: readLanguage,
		fallbacks: []fallback{
			{"the end of the file's name, such as `my-post.fr.md`, or all of it, such as `fr.md` beside `de.md`", languageFromName},
			{"the folder, such as `fr/my-post.md`, in a blog with folders for two languages, or with one (not `it` or `id`) beside its other posts; the folder that is opened, such as `content/en`", func(*postParser) bool { return false }},
		},
	},
	{
		name: "direction",
		note: "`rtl`, or `rtl: true`.",
		read: readDirection,
	},
	{
		name: "draft", allKeys: true,
		note: "`draft: true`, `published: false`, `status: draft` (or private, hidden, pending), `stream: draft`, `private: true`, `unlisted: true`, `hide: true`, a `password`.",
		read: readDraft,
		fallbacks: []fallback{
			{"a folder named `drafts` or `_drafts`", draftFromFolder},
			{"`draft` before the date in the file's name, such as `draft-2024-05-12-a-day.md`", func(r *postParser) bool {
				r.post.Draft = r.post.Draft || r.path.stream == "draft"
				return r.post.Draft
			}},
			{"below `_posts` of Jekyll, a name that does not begin with a date, without a date elsewhere: Jekyll makes no post of it", draftFromName},
			{"in Kirby, a folder without a number or date before its name beside others that have one; in Bludit, a file that the database of pages does not name", func(*postParser) bool { return false }},
		},
	},
	{
		name: "kind", allKeys: true,
		note: "`page` makes a page, and so does a place in a menu, unless the file is dated and lies in a folder of posts; redirects, headless bundles, lists of other pages, drawings and boards are left out.",
		read: readKind,
		fallbacks: []fallback{
			{"the template after which the file is named in Kirby, such as `article.txt` and `home.txt`", kindFromTemplate},
			{"what is dated and within `_posts` is a post; what is outside `_posts` and `_drafts` in a blog that has them is a page; without metadata it is left out", func(*postParser) bool { return false }},
			{"`_index.md` (or `-index.md`) heads its folder and is left out, but is a page where its text is all that is there", func(*postParser) bool { return false }},
			{"what lies in a folder named `pages` is a page, unless most of the blog does", func(*postParser) bool { return false }},
			{"what lies in a folder of publications, talks, events or projects, where there are posts in one named `blog`, `posts` or the like, is a page", func(*postParser) bool { return false }},
			{"a file without a date, in a folder without dated posts, where most of the blog is dated, is a page, and so are files with names such as `about` and `contact`", func(*postParser) bool { return false }},
		},
	},
}

// keyUse is the use of a key for a field. The lowest rank has precedence.
type keyUse struct {
	field string
	rank  int
}

// keyUses holds the uses by folded key; tableKeys are keys whose tables contain such keys.
var keyUses, tableKeys = usesOf(metadata.Keys)

func usesOf(keys map[string][]string) (uses map[string][]keyUse, tables map[string]bool) {
	uses, tables = make(map[string][]keyUse), make(map[string]bool)
	for field, names := range keys {
		for rank, key := range names {
			uses[key] = append(uses[key], keyUse{field, rank})
			for at := range len(key) {
				if key[at] == '.' {
					tables[key[:at]] = true
				}
			}
		}
	}
	return uses, tables
}

// candidate is a value in the metadata that may be used for a field.
type candidate struct {
	keyUse
	key   string
	value *metadata.Node
}

// fillFields sets all fields of the post from its metadata or, if that has no value, from the
// fallbacks.
func (r *postParser) fillFields(tree *metadata.Node) {
	found := r.withInherited(candidates(make([]candidate, 0, 12), "", tree, 0))
	wiki := isWikiPage(tree)
	for i := range found {
		found[i].value = r.localized(found[i].value)
		if wiki && found[i].keyUse == dateUse {
			found[i].field = "updated"
		}
	}
	r.candidates = found
	for i := range fields {
		f := &fields[i]
		done := false
		for rank := 0; !done; {
			best := -1
			for c := range found {
				if found[c].field == f.name && found[c].rank >= rank && (best < 0 || found[c].rank <= found[best].rank) {
					best = c // the last duplicate counts, as in YAML 1.1
				}
			}
			if best < 0 {
				break
			}
			done = f.read(r, found[best].key, found[best].value) && !f.allKeys
			rank = found[best].rank + 1
		}
		for _, other := range f.fallbacks {
			if done || other.read(r) {
				break
			}
		}
	}
}

// dateUse is the use of the key "date".
var dateUse = keyUse{"date", slices.Index(metadata.Keys["date"], "date")}

// isWikiPage reports whether the metadata is that of Wiki.js, where the key "date" holds the
// day of the last change and "dateCreated" that of the creation.
// https://github.com/requarks/wiki/blob/main/server/helpers/page.js
func isWikiPage(tree *metadata.Node) bool {
	return tree.Has("editor") && tree.Has("dateCreated") && tree.Has("date")
}

func candidates(found []candidate, prefix string, tree *metadata.Node, depth int) []candidate {
	for i := range tree.Entries {
		e := &tree.Entries[i]
		key := metadata.FoldKey(e.Key)
		if prefix != "" {
			key = prefix + "." + key
		}
		for _, use := range keyUses[key] {
			found = append(found, candidate{use, key, &e.Value})
		}
		if e.Value.Kind == metadata.Table && depth == 0 && tableKeys[key] {
			found = candidates(found, key, &e.Value, depth+1)
		}
	}
	return found
}

func (r *postParser) addProblem(line int, severity model.Severity, text string) {
	r.post.Problems = append(r.post.Problems, model.Problem{Line: line, Severity: severity, Text: text})
}
