package posts

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"blogtui/posts/metadata"
)

const frontMatterDocument = "../docs/front-matter.md"

func TestTheDocumentOfFrontMatterSaysWhatTheTablesSay(t *testing.T) {
	want := document()
	if *update {
		if err := os.WriteFile(frontMatterDocument, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(frontMatterDocument)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is out of date; run go test ./posts -update", frontMatterDocument)
	}
}

// document returns the text of docs/front-matter.md, generated from Dialects, fields and generators.
func document() string {
	var out strings.Builder
	line := func(parts ...string) { out.WriteString(strings.Join(parts, "") + "\n") }
	line("# What blogtui reads of a post", "\n")
	line("This page is made from the program's own tables by `go test ./posts -update`.", "\n")
	line("A post never disappears because of its metadata: what strict parsing rejects is read line by line, the text is always kept, and `blogtui check` tells the line and the cure.", "\n")
	line("## How metadata may be written", "\n")
	line("Tried in this order; a file without any of them is all text.", "\n")
	for _, d := range metadata.Dialects {
		line("- ", d.Description)
		line("\n  ```")
		for l := range strings.SplitSeq(strings.TrimRight(d.Example, "\n"), "\n") {
			line("  ", l)
		}
		line("  ```\n")
	}
	line("Where a post of Nikola's has none, it is looked for in a file of the same name that ends in `.meta`: lines of `.. key: value`, or of a title, an address, a date, tags, a link and a description, in this order. In a blog of Harp's it is looked for in the `_data.json` of its folder. In one that makes its pages itself it is looked for in lists of posts in the folder and above it: `manifest`, `index`, `posts`, `articles`, `blog`, `list`, `entries`, `meta`, `metadata`, `post`, `article` or `info`, as `.json`, `.yaml` or `.yml`, with a title for each post and its file, slug or name; what such a file says without one is about the post that the folder is. A date in a README's line with a link to a post, or to the address to which the post's title leads, is the post's.", "\n")
	line("Metadata of more than 64 kB or 1,000 keys is read in part.", "\n")
	line("## Which keys feed which field", "\n")
	line("The first key that has a usable value wins. Capitals, `_` and `-` in keys make no difference: `pubDate`, `pub_date` and `pub-date` are one. `a.b` is `b` inside `a`.", "\n")
	for _, f := range fields {
		line("### ", f.name, "\n")
		verb := "Keys: "
		if f.allKeys {
			verb = "Keys, of which every one counts: "
		}
		line(verb, "`", strings.Join(metadata.Keys[f.name], "`, `"), "`.")
		if f.note != "" {
			line("\n", f.note)
		}
		if len(f.fallbacks) > 0 {
			line("\nElse, in this order:\n")
			for _, other := range f.fallbacks {
				line("- ", other.name)
			}
		}
		line()
	}
	line("## What posts inherit", "\n")
	line("Where a post says nothing of its ", strings.Join(slices.Sorted(maps.Keys(inheritable)), ", "), ", these count, the nearest folder's first: Jekyll's `defaults`, Hugo's `cascade` in its configuration and in the `_index.md` of a section, Eleventy's `posts/posts.json`, Lume's `_data.yml` and Quarto's `_metadata.yml` (of at most ", strconv.Itoa(maxDataFolders), " folders).", "\n")
	line("## How dates are read", "\n")
	line("Any usual way is fine: `2024-05-31`, `2024-05-31T18:30:00+02:00`, `2024/05/31`, `2024-5-31 18.30`, `20240531`, `31.05.2024`, `31-05-2024`, `5/31/2024`, `31 May 2024`, `May 31st, 2024`, `Fri, 31 May 2024 18:30:00 GMT`, `2024年5月31日`, `2024-W22`, names of months and digits in many languages and scripts, seconds since 1970.", "\n")
	line("Where only the numbers could tell the day from the month, the rest of the blog decides: one date such as `24/05/2015` proves that the day comes first everywhere in it. Without a proof `/` means month first, `-` and `.` day first. A day that doesn't exist is a problem, and the next source is asked. A clock time without a zone is one of the zone that the configuration names (`timezone: Europe/Berlin`), else of UTC.", "\n")
	line("## Where the posts of a project are looked for", "\n")
	line("Opening a project's root is the same as opening its folder of posts. So is opening a repository in which one project lies, at most two folders down (`website`, `apps/blog`), with at least half of all texts. A folder without a known layout is read as it is. What the generator is told to ignore is left out (Eleventy's `.eleventyignore` and `ignores.add`, Hugo's `ignoreFiles`, Jekyll's `exclude`, MkDocs' `exclude_docs`, Quartz's `ignorePatterns`, VitePress' `srcExclude`, Zola's `ignored_content`), and so are undated files in a bundle of Hugo's or Zola's.", "\n")
	line("| generator | its root has one of | posts, the first that holds any |")
	line("| --- | --- | --- |")
	for _, g := range generators {
		pages := ""
		if g.root == "." {
			pages = ", pages beside them"
		} else if g.root != "" {
			pages = ", pages elsewhere in `" + g.root + "`"
		}
		line("| ", g.name, " | `", strings.Join(g.markers, "`, `"), "` | `", strings.ReplaceAll(strings.Join(g.folders, "`, `"), "+", "` with `"), "`", pages, " |")
	}
	line("\nIn a site of Kirby the texts of its pages are read (`content/2_blog/20240512_a-day/article.txt`, `article.fr.txt`): fields with a line of `----` between them, the text in one such as `Text`, in KirbyText or as blocks. Accounts of authors are not shown. In one of Bludit `bl-content/pages/a-day/index.txt` is read with what the database of pages says of it; the names of accounts are never read. Any other `.txt` is no post.")
	line("\nLeft out everywhere: hidden files, `node_modules`, `vendor`, `testdata`, `exampleSite`, names that begin with `_` other than `_posts`, `_drafts`, `_content`, `_articles`, `_blog`, `_notes`, `_pages`, `_tabs`, `_i18n`, the collections of which Jekyll makes pages and the groups of Astro's content, and what the generator writes beside its configuration. A README, a licence and other files about a repository at the top are no posts when there are others.")
	return out.String()
}
