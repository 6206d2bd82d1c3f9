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

// blog is what all files together tell.
type blog struct {
	posts    []*model.Post
	problems []model.FileProblem
	skipped  int
}

// settle decides what no file can tell alone: which number of a date is the
// month, what is a page, a section or a snippet, which names clash.
func settle(leaves []*leaf, of *site, final bool) blog {
	s := survey(leaves)
	s.notes = of.notes()
	s.site = of
	s.posted = strings.Contains("/"+of.around+"/", "/_posts/")
	s.noticed = !slices.ContainsFunc(leaves, func(l *leaf) bool { return l.post != nil && !l.heads() && !s.repositorys(l) })
	var out blog
	for _, l := range leaves {
		switch {
		case l.problem != nil:
			out.problems = append(out.problems, model.FileProblem{Path: cleanPath(l.id), Problem: *l.problem})
		case l.foreign || l.id != of.opened && s.skips(l):
			out.skipped++
		default:
			out.posts = append(out.posts, s.post(l, final))
		}
	}
	if final {
		hintTwins(out.posts)
	}
	return out
}

// skips reports a file that is no post of the blog.
func (s *facts) skips(l *leaf) bool {
	t := l.traits
	return t.redirect || t.hidden && !t.elsewhere || t.listing && t.empty || s.section(l) || s.woven(l) || s.resource(l) || s.snippet(l) || s.notice(l) || s.machinery(l)
}

// facts of a whole blog.
type facts struct {
	site      *site
	order     map[byte]dates.Order // the author's habit by the mark between numbers
	dated     map[string]int       // dated posts by folder
	files     map[string]int       // files with metadata by folder
	bundles   map[string]*leaf     // files that stand for their folder
	notebooks map[string]bool      // files whose code is run, without their endings
	markdown  map[string]bool      // other files of Markdown, likewise
	regions   map[string]bool      // languages that folders are named after
	tongues   map[string]int       // files that are named after a language and nothing else, by folder
	elsewhere bool                 // there are files in no such folder
	underline bool                 // there is a folder named _posts
	blog      bool                 // there are dated posts in a folder that is named after them
	posted    bool                 // all of the blog lies in a folder named _posts
	noticed   bool                 // there is nothing but a repository's own files
	notes     bool                 // the blog is a vault of notes, of which every one counts
	posts     int                  // files that may be posts
	allDated  int
	inPages   int // dated files in folders named "pages"
	described int // files with metadata
}

func survey(leaves []*leaf) *facts {
	s := &facts{
		order: make(map[byte]dates.Order), dated: make(map[string]int), files: make(map[string]int), bundles: make(map[string]*leaf),
		notebooks: make(map[string]bool), markdown: make(map[string]bool), regions: make(map[string]bool),
		tongues: make(map[string]int),
	}
	for _, l := range leaves {
		if l.post == nil {
			continue
		}
		if isNotebook(l.place.base) {
			s.notebooks[l.stem()] = true
		} else if !l.html {
			s.markdown[l.stem()] = true
		}
		if !l.heads() && !l.traits.page {
			s.posts++
		}
		if isLanguage(path.Base(l.stem())) {
			s.tongues[l.place.folder]++
		}
		s.underline = s.underline || within(l, "_posts")
		if l.place.region != "" {
			s.regions[l.place.region] = true
		} else {
			s.elsewhere = true
		}
		for _, m := range []dates.Parsed{l.when.date, l.when.updated, l.when.expires} {
			if m.Order != dates.UnknownOrder {
				s.prove(m)
			}
		}
		folder := l.place.folder
		if l.place.bundle {
			s.bundles[folder] = l
			folder = path.Dir(folder)
		}
		if !l.when.date.Date.IsZero() {
			s.allDated++
			s.dated[folder]++
			s.blog = s.blog || within(l, blogFolders...)
			if within(l, "pages", "_pages", "page") {
				s.inPages++
			}
		}
		if !l.traits.bare {
			s.described++
			for up := folder; ; up = path.Dir(up) {
				s.files[up]++
				if up == "." || up == "/" {
					break
				}
			}
		}
	}
	return s
}

// prove notes a habit; who writes both ways has none.
func (s *facts) prove(m dates.Parsed) {
	known, ok := s.order[m.Separator]
	if ok && known != m.Order {
		s.order[m.Separator] = dates.UnknownOrder
		return
	}
	s.order[m.Separator] = m.Order
}

// within reports whether a file lies in or below a folder of one of the names.
func within(l *leaf, names ...string) bool {
	if l.place.folder == "." {
		return false
	}
	for part := range strings.SplitSeq(l.place.folder, "/") {
		if slices.Contains(names, strings.ToLower(part)) {
			return true
		}
	}
	return false
}

// heads reports an undated file that may head a folder.
func (l *leaf) heads() bool {
	name, _, _ := strings.Cut(strings.ToLower(l.place.base), ".")
	return (name == "index" || name == "_index" || l.place.bundle && !isBodyName(name)) && l.when.date.Date.IsZero()
}

// headsSection reports a file that by its name is a section's: _index.md.
func (l *leaf) headsSection() bool {
	base := strings.ToLower(l.place.base)
	return strings.HasPrefix(base, "_index.") || strings.HasPrefix(base, "-index.")
}

// section reports files that only head a folder: _index.md, unless its text is all that is
// there, and an index where the folder holds posts of its own: one without a date, unless it
// says that it is a list of them or is Zine's, where every page has a date.
func (s *facts) section(l *leaf) bool {
	if l.headsSection() {
		alone := s.files[l.place.folder] == 0 && l.place.folder != "." && !slices.Contains(s.site.folders, l.place.folder)
		return !alone || l.traits.empty || within(l, "tags", "categories", "series", "topics", "authors", "author")
	}
	lists := (s.site.generator == zine || l.traits.lists) && strings.HasPrefix(l.place.base, "index.")
	if !lists && (!l.heads() || l.traits.page && !l.traits.nameless) {
		return false
	}
	others := s.files[l.place.folder]
	if l.place.folder == "." && !l.traits.bare {
		others--
	}
	return others > 0
}

// woven reports a file of which another form lies beside it: a notebook of which
// Markdown was made, a page that was made of a notebook.
func (s *facts) woven(l *leaf) bool {
	return isNotebook(l.place.base) && s.markdown[l.stem()] || l.html && s.notebooks[l.stem()]
}

// stem is a file's path without its ending.
func (l *leaf) stem() string { return strings.TrimSuffix(l.id, path.Ext(l.id)) }

// snippet reports files that are parts of a post: without metadata in or below
// the folder of a bundle that has some, or without even a heading in a folder
// of their like, where nearly all others have metadata.
func (s *facts) snippet(l *leaf) bool {
	if !l.traits.bare || l.place.bundle {
		return false
	}
	if l.traits.nameless && !s.notes && s.files[l.place.folder] == 0 && s.described*5 > s.posts*4 {
		return true
	}
	for folder := l.place.folder; folder != "."; folder = path.Dir(folder) {
		if b := s.bundles[folder]; b != nil && !b.traits.bare && !s.section(b) {
			return true
		}
	}
	return false
}

// resource reports files that Hugo and Zola make no pages of: those without a date in or below
// the folder of a bundle, to which they belong.
func (s *facts) resource(l *leaf) bool {
	if s.site.generator != hugo && s.site.generator != zolaOrHugo || !l.when.date.Date.IsZero() {
		return false
	}
	folder := l.place.folder
	if l.place.bundle {
		folder = path.Dir(folder)
	}
	for ; folder != "." && !slices.Contains(s.site.folders, folder); folder = path.Dir(folder) {
		if b := s.bundles[folder]; b != nil && !b.traits.bare && strings.HasPrefix(b.place.base, "index.") {
			return true
		}
	}
	return false
}

// notice reports a repository's own files beside posts.
func (s *facts) notice(l *leaf) bool { return !s.noticed && s.repositorys(l) }

// repositorys reports files that tell of a repository, wherever there are posts.
func (s *facts) repositorys(l *leaf) bool {
	if l.place.folder != "." && !slices.Contains(s.site.folders, l.place.folder) || !l.when.date.Date.IsZero() && !l.traits.bare {
		return false
	}
	return noticeName.MatchString(strings.TrimSuffix(l.place.base, path.Ext(l.place.base)))
}

// noticeName matches the names that repositories give to what is about them, in
// another language too: README.zh, README-pt_BR. Other names in capitals may be a
// person's notes: IDEAS, GDPR.
var noticeName = pattern.New(`^(?:(?i:readme|licen[sc]e|changelog|contributing|code[_-]of[_-]conduct|authors|contributors|copying|copyright)|` +
	`AGENTS|BUILDING|CHANGES|CLAUDE|CODEOWNERS|CREDITS|GEMINI|GOVERNANCE|HACKING|HISTORY|INSTALL|ISSUE_TEMPLATE|MAINTAINERS|NOTICE|` +
	`PULL_REQUEST_TEMPLATE|RELEASING|ROADMAP|SECURITY|SUMMARY|SUPPORT|THANKS|UPGRADING)(?:[._-][A-Za-z]{2}(?:[_-][A-Za-z]{2,4})?)?$`)

// machinery reports files that a generator copies or fills in: templates for new
// posts and for addresses ([slug].mdx), and what has neither metadata nor a place in _posts beside it.
func (s *facts) machinery(l *leaf) bool {
	if l.when.date.Date.IsZero() && within(l, "templates", "template", "archetypes", "scaffolds") || anyAddress.MatchString(l.id) {
		return true
	}
	return s.outside(l) && (l.traits.bare || l.html)
}

// anyAddress matches the path of what stands for many addresses in Next.js and its like.
var anyAddress = pattern.New(`(?:^|/)\[[\w.-]+\](?:/\+?page)?\.\w+$`)

// outside reports files that are not posts because the blog keeps those in
// folders named _posts. A collection of Jekyll's is a folder of its own.
func (s *facts) outside(l *leaf) bool {
	return s.underline && !l.traits.post && !within(l, "_posts", "_drafts", "_articles", "_blog", "_notes", "_content") && (l.post == nil || s.site.collectionOf(l.post) == nil)
}

// post is a leaf's post as the whole blog makes it: a copy when that changes it.
func (s *facts) post(l *leaf, final bool) *model.Post {
	p := l.post
	page := s.page(l)
	dateless := final && !page && p.Date.IsZero() && !p.Draft && !l.traits.misdated && s.mostlyDated()
	turned := l.when.turned(s.order)
	region := s.region(l)
	translation := s.translation(l)
	if translation {
		region = l.place.name
	}
	foreign := p.Language == "" && region != ""
	if !page && !dateless && !foreign && !translation && turned == l.when {
		return p
	}
	twin := *p
	if translation && twin.Slug == l.place.name {
		twin.Slug = line(undated(path.Base(l.place.folder)))
	}
	if foreign {
		setLanguage(&twin, region)
	}
	turned.tell(&twin)
	if page {
		twin.Kind = model.KindPage
	}
	if dateless {
		twin.Problems = append(twin.Problems[:len(twin.Problems):len(twin.Problems)], model.Problem{Severity: model.Hint, Text: "there is no date, so this is listed last; add a line such as date: 2024-05-31"})
	}
	return &twin
}

// translation reports a file that is named after a language, beside others of its kind: the
// folder is the post, as in my-post/fr.md.
func (s *facts) translation(l *leaf) bool {
	return l.place.folder != "." && s.tongues[l.place.folder] > 1 && isLanguage(path.Base(l.stem()))
}

// region is the language that a folder around a file is named after, if that is
// certain: there are folders for several, or one beside posts of the blog's own.
func (s *facts) region(l *leaf) string {
	region := l.place.region
	base, _, _ := strings.Cut(strings.ToLower(region), "-")
	switch {
	case region == "":
		return s.site.region
	case len(s.regions) > 1, s.elsewhere && slices.Contains(plainRegions, base) && s.atTop(l, region):
		return region
	}
	return ""
}

// atTop reports whether a file lies below a folder of a name among those of the
// first level.
func (s *facts) atTop(l *leaf, name string) bool {
	return slices.ContainsFunc(s.site.folders, func(folder string) bool {
		return strings.HasPrefix(l.place.folder+"/", path.Join(folder, name)+"/")
	})
}

// turned is what the dates mean to an author with the given habits.
func (d writtenDates) turned(order map[byte]dates.Order) writtenDates {
	if d.date.Swapped.IsZero() && d.updated.Swapped.IsZero() && d.expires.Swapped.IsZero() && d.shown.Swapped.IsZero() {
		return d
	}
	return writtenDates{d.date.InOrder(order[d.date.Separator]), d.updated.InOrder(order[d.updated.Separator]), d.expires.InOrder(order[d.expires.Separator]), d.shown.InOrder(order[d.shown.Separator])}
}

func (d writtenDates) tell(p *model.Post) {
	p.Date, p.Time, p.Updated, p.Expires, p.VisibleFrom = d.date.Date, d.date.Time, d.updated.Date, d.expires.Date, d.shown.Time
}

// hintTwins points out posts that share a name.
func hintTwins(posts []*model.Post) {
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

func megabytes(n int64) string {
	if n >= 1<<20 {
		return strconv.FormatInt(n>>20, 10) + " MB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}
