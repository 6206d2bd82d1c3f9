package posts

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
	"blogtui/posts/dates"
)

// assembled is the result of assemble.
type assembled struct {
	posts    []*model.Post
	problems []model.FileProblem
	skipped  int
}

// assemble makes the posts of a blog from its parsed files. It decides what depends on other
// files: which number of a date is the month, which files are pages, sections or parts of
// other posts, and which slugs clash. final is set when all files have been read.
func assemble(parsed []*parsedFile, site *site, final bool) assembled {
	s := collectFacts(parsed)
	s.isVault = site.isVault()
	s.site = site
	s.insidePostsFolder = strings.Contains("/"+site.pathTail+"/", "/_posts/")
	s.onlyRepositoryFiles = !slices.ContainsFunc(parsed, func(l *parsedFile) bool { return l.post != nil && !l.isIndex() && !s.isRepositoryFile(l) })
	var out assembled
	for _, l := range parsed {
		switch {
		case l.problem != nil:
			out.problems = append(out.problems, model.FileProblem{Path: cleanPath(l.id), Problem: *l.problem})
		case l.notPost || l.id != site.openedFile && s.isSkipped(l):
			out.skipped++
		default:
			out.posts = append(out.posts, s.finishPost(l, final))
		}
	}
	if final {
		hintDuplicateSlugs(out.posts)
	}
	return out
}

// isSkipped reports whether a file is neither a post nor a page.
func (s *blogFacts) isSkipped(l *parsedFile) bool {
	t := l.traits
	return t.redirect || t.hidden && !t.external || t.empty && (t.listing || isAuthor(l)) || s.isSection(l) || s.isGenerated(l) || s.isResource(l) || s.isSnippet(l) || s.isRepositoryFileAmongPosts(l) || s.isTemplate(l)
}

// isAuthor reports whether a file is about an author.
func isAuthor(l *parsedFile) bool { return !l.isDated() && isInFolder(l, "authors", "author") }

// blogFacts are properties of the blog as a whole.
type blogFacts struct {
	site                *site
	dateOrder           map[byte]dates.Order   // order of day and month by the separator of dates
	datedByFolder       map[string]int         // number of dated files by folder
	numberedByFolder    map[string]int         // number of bundles with a number before their name, by folder around them
	describedByFolder   map[string]int         // number of files with metadata in or below a folder
	bundles             map[string]*parsedFile // the file of each bundle by folder
	notebooks           map[string]bool        // paths of notebooks without extension
	markdown            map[string]bool        // paths of other Markdown files without extension
	folderLanguages     map[string]bool        // languages that folders are named after
	languageNamed       map[string]int         // number of files whose whole name is a language, by folder
	outsideLanguages    bool                   // there are files outside of folders named after languages
	hasPostsFolder      bool                   // there is a folder named _posts
	hasBlogFolder       bool                   // there are dated posts in one of blogFolders
	insidePostsFolder   bool                   // the blog's folder is in a folder named _posts
	onlyRepositoryFiles bool                   // there are only files about the repository
	isVault             bool                   // the blog is a vault of notes, where every note is a post
	postCount           int                    // number of files that may be posts
	datedCount          int                    // number of dated files
	datedInPages        int                    // number of dated files in folders named "pages"
	describedCount      int                    // number of files with metadata
}

func collectFacts(parsed []*parsedFile) *blogFacts {
	s := &blogFacts{
		dateOrder: make(map[byte]dates.Order), datedByFolder: make(map[string]int), numberedByFolder: make(map[string]int), describedByFolder: make(map[string]int), bundles: make(map[string]*parsedFile),
		notebooks: make(map[string]bool), markdown: make(map[string]bool), folderLanguages: make(map[string]bool),
		languageNamed: make(map[string]int),
	}
	for _, l := range parsed {
		if l.post == nil {
			continue
		}
		if isNotebook(l.path.base) {
			s.notebooks[l.stem()] = true
		} else if !l.html {
			s.markdown[l.stem()] = true
		}
		if !l.isIndex() && !l.traits.page {
			s.postCount++
		}
		if isLanguage(path.Base(l.stem())) {
			s.languageNamed[l.path.folder]++
		}
		s.hasPostsFolder = s.hasPostsFolder || isInFolder(l, "_posts")
		if l.path.folderLanguage != "" {
			s.folderLanguages[l.path.folderLanguage] = true
		} else {
			s.outsideLanguages = true
		}
		for _, m := range []dates.Parsed{l.dates.date, l.dates.updated, l.dates.expires} {
			if m.Order != dates.UnknownOrder {
				s.noteDateOrder(m)
			}
		}
		folder := l.path.folder
		if l.path.bundle {
			s.bundles[folder] = l
			folder = path.Dir(folder)
			if l.path.numbered {
				s.numberedByFolder[folder]++
			}
		}
		if l.isDated() {
			s.datedCount++
			s.datedByFolder[folder]++
			s.hasBlogFolder = s.hasBlogFolder || isInFolder(l, blogFolders...)
			if isInFolder(l, "pages", "_pages", "page") {
				s.datedInPages++
			}
		}
		if !l.traits.noMetadata {
			s.describedCount++
			for up := folder; ; up = path.Dir(up) {
				s.describedByFolder[up]++
				if up == "." || up == "/" {
					break
				}
			}
		}
	}
	return s
}

// noteDateOrder records the order of day and month that a date proves. Contradicting dates
// make it unknown.
func (s *blogFacts) noteDateOrder(m dates.Parsed) {
	known, ok := s.dateOrder[m.Separator]
	if ok && known != m.Order {
		s.dateOrder[m.Separator] = dates.UnknownOrder
		return
	}
	s.dateOrder[m.Separator] = m.Order
}

// isInFolder reports whether a file is in or below a folder with one of the names.
func isInFolder(l *parsedFile, names ...string) bool {
	if l.path.folder == "." {
		return false
	}
	for part := range strings.SplitSeq(l.path.folder, "/") {
		if slices.Contains(names, strings.ToLower(folderNumber.ReplaceAllString(part, ""))) {
			return true
		}
	}
	return false
}

// folderNumber matches the number before the name of a folder in Grav and Kirby.
var folderNumber = pattern.New(`^\d{1,3}[._-]`)

// isDated reports whether a file has a date.
func (l *parsedFile) isDated() bool { return !l.dates.date.Date.IsZero() }

// isIndex reports whether a file is the undated index of a folder.
func (l *parsedFile) isIndex() bool {
	name, _, _ := strings.Cut(strings.ToLower(l.path.base), ".")
	return (name == "index" || name == "_index" || l.path.bundle && !isBodyName(name)) && !l.isDated()
}

// isSectionIndex reports whether a file has the name of the index of a section: _index.md.
func (l *parsedFile) isSectionIndex() bool {
	base := strings.ToLower(l.path.base)
	return strings.HasPrefix(base, "_index.") || strings.HasPrefix(base, "-index.")
}

// isSection reports whether a file only introduces a folder of posts. That is _index.md,
// unless it has text and is the only file, and the index of a folder with posts if it is
// undated, says that it is a list, or is Zine's, where every page has a date.
func (s *blogFacts) isSection(l *parsedFile) bool {
	if l.isSectionIndex() {
		alone := s.describedByFolder[l.path.folder] == 0 && l.path.folder != "." && !slices.Contains(s.site.folders, l.path.folder)
		return !alone || l.traits.empty || isInFolder(l, "tags", "categories", "series", "topics", "authors", "author")
	}
	lists := (s.site.generator == zine || l.traits.maybeList) && strings.HasPrefix(l.path.base, "index.")
	if !lists && (!l.isIndex() || l.traits.page && !l.traits.titleFromName) {
		return false
	}
	others := s.describedByFolder[l.path.folder]
	if l.path.folder == "." && !l.traits.noMetadata {
		others--
	}
	return others > 0
}

// isGenerated reports whether another form of a file is used instead: the Markdown that was
// generated from a notebook, or the notebook from which an HTML page was generated.
func (s *blogFacts) isGenerated(l *parsedFile) bool {
	return isNotebook(l.path.base) && s.markdown[l.stem()] || l.html && s.notebooks[l.stem()]
}

// stem returns the path of a file without its extension.
func (l *parsedFile) stem() string { return strings.TrimSuffix(l.id, path.Ext(l.id)) }

// isSnippet reports whether a file without metadata is part of another post: it is in or below
// the folder of a bundle that has metadata, or it has no heading either, in a folder without
// metadata of a blog whose files nearly all have some.
func (s *blogFacts) isSnippet(l *parsedFile) bool {
	if !l.traits.noMetadata || l.path.bundle {
		return false
	}
	if l.traits.titleFromName && !s.isVault && s.describedByFolder[l.path.folder] == 0 && s.describedCount*5 > s.postCount*4 {
		return true
	}
	for folder := l.path.folder; folder != "."; folder = path.Dir(folder) {
		if b := s.bundles[folder]; b != nil && !b.traits.noMetadata && !s.isSection(b) {
			return true
		}
	}
	return false
}

// isResource reports whether a file is a page resource of Hugo or Zola: undated, in or below
// the folder of a bundle.
func (s *blogFacts) isResource(l *parsedFile) bool {
	if s.site.generator != hugo && s.site.generator != zolaOrHugo || l.isDated() {
		return false
	}
	folder := l.path.folder
	if l.path.bundle {
		folder = path.Dir(folder)
	}
	for ; folder != "." && !slices.Contains(s.site.folders, folder); folder = path.Dir(folder) {
		if b := s.bundles[folder]; b != nil && !b.traits.noMetadata && strings.HasPrefix(b.path.base, "index.") {
			return true
		}
	}
	return false
}

// isRepositoryFileAmongPosts reports whether a file is about the repository, in a blog that
// has other files too.
func (s *blogFacts) isRepositoryFileAmongPosts(l *parsedFile) bool {
	return !s.onlyRepositoryFiles && s.isRepositoryFile(l)
}

// isRepositoryFile reports whether a file is about the repository, such as a README.
func (s *blogFacts) isRepositoryFile(l *parsedFile) bool {
	if l.path.folder != "." && !slices.Contains(s.site.folders, l.path.folder) || l.isDated() && !l.traits.noMetadata {
		return false
	}
	return repositoryFileName.MatchString(strings.TrimSuffix(l.path.base, path.Ext(l.path.base)))
}

// repositoryFileName matches names of files about a repository, also with a language:
// README.zh, README-pt_BR. Other names in capitals may be notes: IDEAS, GDPR.
var repositoryFileName = pattern.New(`^(?:(?i:readme|licen[sc]e|changelog|contributing|code[_-]of[_-]conduct|authors|contributors|copying|copyright)|` +
	`AGENTS|BUILDING|CHANGES|CLAUDE|CODEOWNERS|CREDITS|GEMINI|GOVERNANCE|HACKING|HISTORY|INSTALL|ISSUE_TEMPLATE|MAINTAINERS|NOTICE|` +
	`PULL_REQUEST_TEMPLATE|RELEASING|ROADMAP|SECURITY|SUMMARY|SUPPORT|THANKS|UPGRADING)(?:[._-][A-Za-z]{2}(?:[_-][A-Za-z]{2,4})?)?$`)

// isTemplate reports whether a file is a template of the generator: for new posts, for dynamic
// routes ([slug].mdx), or a file without metadata outside of _posts.
func (s *blogFacts) isTemplate(l *parsedFile) bool {
	if !l.isDated() && isInFolder(l, "templates", "template", "archetypes", "scaffolds") || dynamicRoute.MatchString(l.id) {
		return true
	}
	return s.isOutsidePostsFolder(l) && (l.traits.noMetadata || l.html)
}

// dynamicRoute matches paths of files that Next.js and others use for many addresses.
var dynamicRoute = pattern.New(`(?:^|/)\[[\w.-]+\](?:/\+?page)?\.\w+$`)

// isOutsidePostsFolder reports whether a file is outside of _posts and similar folders and of
// Jekyll's collections, in a blog that has a folder named _posts. Where no generator is known
// there may be several, so dated files in folders of posts are inside.
func (s *blogFacts) isOutsidePostsFolder(l *parsedFile) bool {
	if s.site.generator == "" && l.isDated() && isInFolder(l, blogFolders...) {
		return false
	}
	return s.hasPostsFolder && !l.traits.post && !isInFolder(l, "_posts", "_drafts", "_articles", "_blog", "_notes", "_content") && (l.post == nil || s.site.collectionOf(l.post) == nil)
}

// finishPost returns the post of a file with what depends on the whole blog. It is a copy if
// anything changes.
func (s *blogFacts) finishPost(l *parsedFile, final bool) *model.Post {
	p := l.post
	page := s.isPage(l)
	unlisted := !page && !p.Draft && s.isUnlisted(l)
	dateless := final && !page && !unlisted && p.Date.IsZero() && !p.Draft && !l.traits.invalidDate && s.mostlyDated()
	resolved := l.dates.resolve(s.dateOrder)
	language := s.folderLanguage(l)
	translation := s.isTranslation(l)
	if translation {
		language = l.path.name
	}
	setsLanguage := p.Language == "" && language != ""
	if !page && !unlisted && !dateless && !setsLanguage && !translation && resolved == l.dates {
		return p
	}
	updated := *p
	updated.Draft = p.Draft || unlisted
	if translation && updated.Slug == l.path.name {
		updated.Slug = cleanLine(trimDate(path.Base(l.path.folder)))
	}
	if setsLanguage {
		setLanguage(&updated, language)
	}
	resolved.applyTo(&updated)
	if page {
		updated.Kind = model.KindPage
	}
	if dateless {
		updated.Problems = append(slices.Clip(updated.Problems), model.Problem{Severity: model.Hint, Text: "there is no date, so this is listed last; add a line such as date: 2024-05-31"})
	}
	return &updated
}

// isTranslation reports whether the whole name of a file is a language and the folder has more
// such files: the folder is the post, as in my-post/fr.md.
func (s *blogFacts) isTranslation(l *parsedFile) bool {
	return l.path.folder != "." && s.languageNamed[l.path.folder] > 1 && isLanguage(path.Base(l.stem()))
}

// folderLanguage returns the language that a parent folder is named after. To be sure, there
// must be folders for several languages, or one for an unambiguous language beside other
// posts.
func (s *blogFacts) folderLanguage(l *parsedFile) string {
	language := l.path.folderLanguage
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch {
	case language == "":
		return s.site.folderLanguage
	case len(s.folderLanguages) > 1, s.outsideLanguages && slices.Contains(unambiguousLanguages, base) && s.isAtTopLevel(l, language):
		return language
	}
	return ""
}

// isAtTopLevel reports whether a file is below a top-level folder of that name.
func (s *blogFacts) isAtTopLevel(l *parsedFile, name string) bool {
	return slices.ContainsFunc(s.site.folders, func(folder string) bool {
		return strings.HasPrefix(l.path.folder+"/", path.Join(folder, name)+"/")
	})
}

// resolve returns the dates as they are read in the given orders of day and month.
func (d parsedDates) resolve(order map[byte]dates.Order) parsedDates {
	if d.date.Swapped.IsZero() && d.updated.Swapped.IsZero() && d.expires.Swapped.IsZero() && d.shown.Swapped.IsZero() {
		return d
	}
	return parsedDates{d.date.InOrder(order[d.date.Separator]), d.updated.InOrder(order[d.updated.Separator]), d.expires.InOrder(order[d.expires.Separator]), d.shown.InOrder(order[d.shown.Separator])}
}

func (d parsedDates) applyTo(p *model.Post) {
	p.Date, p.Time, p.Updated, p.Expires, p.VisibleFrom = d.date.Date, d.date.Time, d.updated.Date, d.expires.Date, d.shown.Time
}

// hintDuplicateSlugs adds a hint to posts whose slug another post has too.
func hintDuplicateSlugs(posts []*model.Post) {
	first := make(map[string]*model.Post, len(posts))
	for _, p := range posts {
		if other := first[strings.ToLower(p.Slug)]; other == nil || p.ID < other.ID {
			first[strings.ToLower(p.Slug)] = p
		}
	}
	for i, p := range posts {
		// A translation has the slug of its original.
		if other := first[strings.ToLower(p.Slug)]; other != p && other.Language == p.Language {
			updated := *p
			updated.Problems = append(slices.Clip(p.Problems), model.Problem{
				Severity: model.Hint,
				Text:     "the slug " + clean.Quote(p.Slug) + " is that of " + other.Path + " too; give one of them another slug, or name them by their paths",
			})
			posts[i] = &updated
		}
	}
}

func formatSize(n int64) string {
	if n >= 1<<20 {
		return strconv.FormatInt(n>>20, 10) + " MB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}
