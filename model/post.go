// Package model defines posts, the library of a blog and queries on it. Values are
// immutable once built and the package does no I/O, so a library may be shared by any
// number of readers.
package model

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// ID identifies a post by the path of its file relative to the blog, with "/" separators.
type ID string

// Kind distinguishes posts from pages.
type Kind uint8

const (
	// KindPost is an article of the blog.
	KindPost Kind = iota
	// KindPage is a timeless page such as "about". It is not in the list of posts.
	KindPage
)

// String returns "post" or "page", as in JSON output.
func (k Kind) String() string {
	if k == KindPage {
		return "page"
	}
	return "post"
}

// Version identifies the content of a file by size and modification time. Use Equal: ==
// would also compare the time zones.
type Version struct {
	_ [0]func() // prevents ==

	Size    int64 // bytes
	ModTime time.Time
}

// Equal reports whether two versions have the same size and time.
func (v Version) Equal(other Version) bool {
	return v.Size == other.Size && v.ModTime.Equal(other.ModTime)
}

// Post is an article or page. All strings are clean: they are safe to write to a terminal.
type Post struct {
	ID      ID
	Path    string // relative to the blog, "/" separators, cleaned for display
	Slug    string // last part of the post's address
	Title   string // one line of plain text, never empty
	Summary string // one line of plain text

	Date        Date      // as written, not converted between time zones; zero if none
	Time        time.Time // Date with the time of day; zero if there is none
	Updated     Date      // zero if none
	VisibleFrom time.Time // start of visibility, if it differs from the date; else zero
	Expires     Date      // first day on which the post is not shown; zero if none

	Categories []string
	Tags       []string
	Authors    []string
	Aliases    []string // former addresses, as written
	Address    string   // address in the front matter, "" if none
	URL        string   // published address, "" unless the base URL of the blog is known

	Series      string
	Image       string // source of the cover picture, as written
	PictureBase string // folder that sources of pictures are relative to, "" for the post's folder
	Language    string // as written, such as "he" or "zh-TW"
	RTL         bool   // the front matter says that the text runs from right to left

	Kind    Kind
	Draft   bool
	Future  bool // dated after the library was made
	Expired bool

	Words    int // words of the text; 0 until counted
	Counted  bool
	Digest   uint64 // hash of the text without front matter; 0 until counted and for an empty text
	Problems []Problem
	Version  Version
}

// wordsPerMinute is the silent reading speed of adults (Brysbaert 2019: 238 words a minute
// for English non-fiction).
const wordsPerMinute = 238

// Minutes returns the reading time, at least one minute for a post with words, and 0 if
// there are none or they are not counted yet.
func (p *Post) Minutes() int {
	if p.Words == 0 {
		return 0
	}
	return max(1, (p.Words+wordsPerMinute/2)/wordsPerMinute)
}

// Hidden reports whether queries leave the post out by default.
func (p *Post) Hidden() bool { return p.Draft || p.Future || p.Expired }

// Folder returns the folder of the post's file, "." for the root of the blog.
func (p *Post) Folder() string { return path.Dir(string(p.ID)) }

// Severity is the severity of a problem.
type Severity uint8

const (
	// Hint is a possible improvement.
	Hint Severity = iota
	// Warning is something that readers may miss or see wrongly.
	Warning
	// Error is something that could not be read.
	Error
)

// String returns "hint", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"hint", "warning", "error"}[s]
}

// Problem is something wrong with a file of the blog.
type Problem struct {
	Line     int // 1-based, 0 for the whole file
	Severity Severity
	Text     string // a clean sentence that says what is wrong and what to do
}

// FileProblem is a problem with the path of its file.
type FileProblem struct {
	Path string
	Problem
}

// SortedProblems sorts problems by path and line, in place.
func SortedProblems(all []FileProblem) []FileProblem {
	slices.SortStableFunc(all, func(a, b FileProblem) int {
		return cmp.Or(CompareNatural(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return all
}

// Body is the text of a post without its front matter.
type Body struct {
	Text      string // clean, with LF line ends
	Line      int    // line of the file at which Text begins, 1-based
	Truncated bool   // the file is larger than the limit

	// Values are what the text refers to: values of the front matter by path, such as
	// "gallery.0.url", titles of other posts by TitleKey, pictures by PictureKey and
	// included files by FileKey. They are clean. It is nil if the text refers to none.
	Values map[string]string

	// HardBreaks means that line ends in paragraphs are hard line breaks.
	HardBreaks bool

	// Math means that dollars and escaped brackets always delimit formulas.
	Math bool

	// Templates is the template language that the generator processes.
	Templates Templates
}

// HasIncludes reports whether the text shows titles of other posts or included files. These
// may change or become hidden independently.
func (b Body) HasIncludes() bool {
	for path := range b.Values {
		if isIncludeKey(path) {
			return true
		}
	}
	return false
}

// WithoutIncludes returns the body without titles of other posts and included files.
func (b Body) WithoutIncludes() Body {
	b.Values = maps.Clone(b.Values)
	maps.DeleteFunc(b.Values, func(path, _ string) bool { return isIncludeKey(path) })
	return b
}

// isIncludeKey reports whether a key of Values refers to another post or file.
func isIncludeKey(path string) bool {
	return strings.HasPrefix(path, titlePath) || strings.HasPrefix(path, filePath)
}

// Prefixes of keys of Body.Values that are not paths in the front matter.
const titlePath, picturePath, filePath = "title of ", "picture of ", "file "

// TitleKey returns the key in Body.Values of the title of a post, by its name in links.
func TitleKey(name string) string { return titlePath + name }

// PictureKey returns the key in Body.Values of a picture's file, by its name in the front
// matter.
func PictureKey(name string) string { return picturePath + name }

// PictureTextKey returns the key in Body.Values of what a file beside a picture says of it: its
// "alt" or its "caption".
func PictureTextKey(file, kind string) string { return picturePath + file + "." + kind }

// FileKey returns the key in Body.Values of the text of an included file, by the including
// tag and its argument.
func FileKey(tag, name string) string { return filePath + tag + " " + name }

// Templates is a template language within Markdown.
type Templates uint8

// Template languages. Liquid and Hugo tags are processed everywhere, also in code.
const (
	NoTemplates Templates = iota
	Liquid                // Jekyll and Eleventy
	Hugo                  // shortcodes
	Vue                   // VuePress and VitePress; not in code
	MDX                   // JSX expressions and elements; not in code
	KirbyText             // tags between parentheses; not in code
)
