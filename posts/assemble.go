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

// assembled is what all files together tell.
type assembled struct {
	posts    []*model.Post
	problems []model.FileProblem
	skipped  int
}

// assemble decides what no file can tell alone: which number of a date is the
// month, what is a page, a section or a snippet, which names clash.
func assemble(leaves []*parsedFile, of *site, final bool) assembled {
	s := collectFacts(leaves)
	s.isVault = of.isVault()
	s.site = of
	s.insidePostsFolder = strings.Contains("/"+of.pathTail+"/", "/_posts/")
	s.onlyRepositoryFiles = !slices.ContainsFunc(leaves, func(l *parsedFile) bool { return l.post != nil && !l.isIndex() && !s.isRepositoryFile(l) })
	var out assembled
	for _, l := range leaves {
		switch {
		case l.problem != nil:
			out.problems = append(out.problems, model.FileProblem{Path: cleanPath(l.id), Problem: *l.problem})
		case l.notPost || l.id != of.openedFile && s.isSkipped(l):
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

// isSkipped reports a file that is no post of the blog.
func (s *blogFacts) isSkipped(l *parsedFile) bool {
	t := l.traits
	return t.redirect || t.hidden && !t.external || t.listing && t.empty || s.isSection(l) || s.isGenerated(l) || s.isResource(l) || s.isSnippet(l) || s.isRepositoryFileAmongPosts(l) || s.isTemplate(l)
}

// blogFacts of a whole blog.
type blogFacts struct {
	site                *site
	dateOrder           map[byte]dates.Order   // the author's habit by the mark between numbers
	datedByFolder       map[string]int         // dated posts by folder
	describedByFolder   map[string]int         // files with metadata by folder
	bundles             map[string]*parsedFile // files that stand for their folder
	notebooks           map[string]bool        // files whose code is run, without their endings
	markdown            map[string]bool        // other files of Markdown, likewise
	folderLanguages     map[string]bool        // languages that folders are named after
	languageNamed       map[string]int         // files that are named after a language and nothing else, by folder
	outsideLanguages    bool                   // there are files in no such folder
	hasPostsFolder      bool                   // there is a folder named _posts
	hasBlogFolder       bool                   // there are dated posts in a folder that is named after them
	insidePostsFolder   bool                   // all of the blog lies in a folder named _posts
	onlyRepositoryFiles bool                   // there is nothing but a repository's own files
	isVault             bool                   // the blog is a vault of notes, of which every one counts
	postCount           int                    // files that may be posts
	datedCount          int
	datedInPages        int // dated files in folders named "pages"
	describedCount      int // files with metadata
}

func collectFacts(leaves []*parsedFile) *blogFacts {
	s := &blogFacts{
		dateOrder: make(map[byte]dates.Order), datedByFolder: make(map[string]int), describedByFolder: make(map[string]int), bundles: make(map[string]*parsedFile),
		notebooks: make(map[string]bool), markdown: make(map[string]bool), folderLanguages: make(map[string]bool),
		languageNamed: make(map[string]int),
	}
	for _, l := range leaves {
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
		}
		if !l.dates.date.Date.IsZero() {
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

// noteDateOrder notes a habit; who writes both ways has none.
func (s *blogFacts) noteDateOrder(m dates.Parsed) {
	known, ok := s.dateOrder[m.Separator]
	if ok && known != m.Order {
		s.dateOrder[m.Separator] = dates.UnknownOrder
		return
	}
	s.dateOrder[m.Separator] = m.Order
}

// isInFolder reports whether a file lies in or below a folder of one of the names.
func isInFolder(l *parsedFile, names ...string) bool {
	if l.path.folder == "." {
		return false
	}
	for part := range strings.SplitSeq(l.path.folder, "/") {
		if slices.Contains(names, strings.ToLower(part)) {
			return true
		}
	}
	return false
}

// isIndex reports an undated file that may head a folder.
func (l *parsedFile) isIndex() bool {
	name, _, _ := strings.Cut(strings.ToLower(l.path.base), ".")
	return (name == "index" || name == "_index" || l.path.bundle && !isBodyName(name)) && l.dates.date.Date.IsZero()
}

// isSectionIndex reports a file that by its name is a section's: _index.md.
func (l *parsedFile) isSectionIndex() bool {
	base := strings.ToLower(l.path.base)
	return strings.HasPrefix(base, "_index.") || strings.HasPrefix(base, "-index.")
}

// isSection reports files that only head a folder: _index.md, unless its text is all that is
// there, and an index where the folder holds posts of its own: one without a date, unless it
// says that it is a list of them or is Zine's, where every page has a date.
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

// isGenerated reports a file of which another form lies beside it: a notebook of which
// Markdown was made, a page that was made of a notebook.
func (s *blogFacts) isGenerated(l *parsedFile) bool {
	return isNotebook(l.path.base) && s.markdown[l.stem()] || l.html && s.notebooks[l.stem()]
}

// stem is a file's path without its ending.
func (l *parsedFile) stem() string { return strings.TrimSuffix(l.id, path.Ext(l.id)) }

// isSnippet reports files that are parts of a post: without metadata in or below
// the folder of a bundle that has some, or without even a heading in a folder
// of their like, where nearly all others have metadata.
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

// isResource reports files that Hugo and Zola make no pages of: those without a date in or below
// the folder of a bundle, to which they belong.
func (s *blogFacts) isResource(l *parsedFile) bool {
	if s.site.generator != hugo && s.site.generator != zolaOrHugo || !l.dates.date.Date.IsZero() {
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

// isRepositoryFileAmongPosts reports a repository's own files beside posts.
func (s *blogFacts) isRepositoryFileAmongPosts(l *parsedFile) bool {
	return !s.onlyRepositoryFiles && s.isRepositoryFile(l)
}

// isRepositoryFile reports files that tell of a repository, wherever there are posts.
func (s *blogFacts) isRepositoryFile(l *parsedFile) bool {
	if l.path.folder != "." && !slices.Contains(s.site.folders, l.path.folder) || !l.dates.date.Date.IsZero() && !l.traits.noMetadata {
		return false
	}
	return repositoryFileName.MatchString(strings.TrimSuffix(l.path.base, path.Ext(l.path.base)))
}

// repositoryFileName matches the names that repositories give to what is about them, in
// another language too: README.zh, README-pt_BR. Other names in capitals may be a
// person's notes: IDEAS, GDPR.
var repositoryFileName = pattern.New(`^(?:(?i:readme|licen[sc]e|changelog|contributing|code[_-]of[_-]conduct|authors|contributors|copying|copyright)|` +
	`AGENTS|BUILDING|CHANGES|CLAUDE|CODEOWNERS|CREDITS|GEMINI|GOVERNANCE|HACKING|HISTORY|INSTALL|ISSUE_TEMPLATE|MAINTAINERS|NOTICE|` +
	`PULL_REQUEST_TEMPLATE|RELEASING|ROADMAP|SECURITY|SUMMARY|SUPPORT|THANKS|UPGRADING)(?:[._-][A-Za-z]{2}(?:[_-][A-Za-z]{2,4})?)?$`)

// isTemplate reports files that a generator copies or fills in: templates for new
// posts and for addresses ([slug].mdx), and what has neither metadata nor a place in _posts beside it.
func (s *blogFacts) isTemplate(l *parsedFile) bool {
	if l.dates.date.Date.IsZero() && isInFolder(l, "templates", "template", "archetypes", "scaffolds") || dynamicRoute.MatchString(l.id) {
		return true
	}
	return s.isOutsidePostsFolder(l) && (l.traits.noMetadata || l.html)
}

// dynamicRoute matches the path of what stands for many addresses in Next.js and its like.
var dynamicRoute = pattern.New(`(?:^|/)\[[\w.-]+\](?:/\+?page)?\.\w+$`)

// isOutsidePostsFolder reports files that are not posts because the blog keeps those in
// folders named _posts. A collection of Jekyll's is a folder of its own.
func (s *blogFacts) isOutsidePostsFolder(l *parsedFile) bool {
	return s.hasPostsFolder && !l.traits.post && !isInFolder(l, "_posts", "_drafts", "_articles", "_blog", "_notes", "_content") && (l.post == nil || s.site.collectionOf(l.post) == nil)
}

// finishPost is a leaf's post as the whole blog makes it: a copy when that changes it.
func (s *blogFacts) finishPost(l *parsedFile, final bool) *model.Post {
	p := l.post
	page := s.isPage(l)
	dateless := final && !page && p.Date.IsZero() && !p.Draft && !l.traits.invalidDate && s.mostlyDated()
	turned := l.dates.resolve(s.dateOrder)
	region := s.folderLanguage(l)
	translation := s.isTranslation(l)
	if translation {
		region = l.path.name
	}
	foreign := p.Language == "" && region != ""
	if !page && !dateless && !foreign && !translation && turned == l.dates {
		return p
	}
	twin := *p
	if translation && twin.Slug == l.path.name {
		twin.Slug = cleanLine(trimDate(path.Base(l.path.folder)))
	}
	if foreign {
		setLanguage(&twin, region)
	}
	turned.applyTo(&twin)
	if page {
		twin.Kind = model.KindPage
	}
	if dateless {
		twin.Problems = append(twin.Problems[:len(twin.Problems):len(twin.Problems)], model.Problem{Severity: model.Hint, Text: "there is no date, so this is listed last; add a line such as date: 2024-05-31"})
	}
	return &twin
}

// isTranslation reports a file that is named after a language, beside others of its kind: the
// folder is the post, as in my-post/fr.md.
func (s *blogFacts) isTranslation(l *parsedFile) bool {
	return l.path.folder != "." && s.languageNamed[l.path.folder] > 1 && isLanguage(path.Base(l.stem()))
}

// folderLanguage is the language that a folder around a file is named after, if that is
// certain: there are folders for several, or one beside posts of the blog's own.
func (s *blogFacts) folderLanguage(l *parsedFile) string {
	region := l.path.folderLanguage
	base, _, _ := strings.Cut(strings.ToLower(region), "-")
	switch {
	case region == "":
		return s.site.folderLanguage
	case len(s.folderLanguages) > 1, s.outsideLanguages && slices.Contains(unambiguousLanguages, base) && s.isAtTopLevel(l, region):
		return region
	}
	return ""
}

// isAtTopLevel reports whether a file lies below a folder of a name among those of the
// first level.
func (s *blogFacts) isAtTopLevel(l *parsedFile, name string) bool {
	return slices.ContainsFunc(s.site.folders, func(folder string) bool {
		return strings.HasPrefix(l.path.folder+"/", path.Join(folder, name)+"/")
	})
}

// resolve is what the dates mean to an author with the given habits.
func (d parsedDates) resolve(order map[byte]dates.Order) parsedDates {
	if d.date.Swapped.IsZero() && d.updated.Swapped.IsZero() && d.expires.Swapped.IsZero() && d.shown.Swapped.IsZero() {
		return d
	}
	return parsedDates{d.date.InOrder(order[d.date.Separator]), d.updated.InOrder(order[d.updated.Separator]), d.expires.InOrder(order[d.expires.Separator]), d.shown.InOrder(order[d.shown.Separator])}
}

func (d parsedDates) applyTo(p *model.Post) {
	p.Date, p.Time, p.Updated, p.Expires, p.VisibleFrom = d.date.Date, d.date.Time, d.updated.Date, d.expires.Date, d.shown.Time
}

// hintDuplicateSlugs points out posts that share a name.
func hintDuplicateSlugs(posts []*model.Post) {
	first := make(map[string]*model.Post, len(posts))
	for _, p := range posts {
		if twin := first[strings.ToLower(p.Slug)]; twin == nil || p.ID < twin.ID {
			first[strings.ToLower(p.Slug)] = p
		}
	}
	for i, p := range posts {
		// A translation has the slug of its original.
		if other := first[strings.ToLower(p.Slug)]; other != p && other.Language == p.Language {
			twin := *p
			twin.Problems = append(p.Problems[:len(p.Problems):len(p.Problems)], model.Problem{
				Severity: model.Hint,
				Text:     "the slug " + clean.Quote(p.Slug) + " is that of " + other.Path + " too; give one of them another slug, or name them by their paths",
			})
			posts[i] = &twin
		}
	}
}

func formatSize(n int64) string {
	if n >= 1<<20 {
		return strconv.FormatInt(n>>20, 10) + " MB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}
