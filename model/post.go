// Package model is the blog as its readers know it: posts, the library they
// form, and the questions asked of it. Values are immutable once built and the
// package does no I/O, so any number of readers may share one library.
package model

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// ID names a post for as long as its file stays where it is: the path relative
// to the blog, with "/" separators.
type ID string

// Kind tells what a file is for its readers.
type Kind uint8

const (
	// KindPost is an article of the blog.
	KindPost Kind = iota
	// KindPage is a timeless page, such as "about": not in the list of posts.
	KindPage
)

// String returns the word used in JSON output: "post" or "page".
func (k Kind) String() string {
	if k == KindPage {
		return "page"
	}
	return "post"
}

// Version changes whenever the bytes of a post's file change. Versions are compared
// by Is: == would also compare the zones of the times.
type Version struct {
	_ [0]func() // not comparable

	Size    int64     // bytes
	ModTime time.Time // of the file
}

// Equal reports whether two versions are of the same bytes, as far as size and
// time tell.
func (v Version) Equal(other Version) bool {
	return v.Size == other.Size && v.ModTime.Equal(other.ModTime)
}

// Post is one article or page. Every string in it is clean: it holds no
// control byte and is safe to write to a terminal.
type Post struct {
	ID      ID
	Path    string // relative to the blog, "/" separators, cleaned for display
	Slug    string // the last part of the post's own address
	Title   string // one line of plain text, never empty
	Summary string // one line of plain text

	Date        Date      // the day the author wrote, never shifted by a zone; zero if none
	Time        time.Time // with the clock time the author wrote; zero without one
	Updated     Date      // zero if none
	VisibleFrom time.Time // from when on the post is shown, where that is told apart from its date
	Expires     Date      // the first day on which the post is no longer shown; zero if none

	Categories []string
	Tags       []string
	Authors    []string
	Aliases    []string // old addresses, as written
	Address    string   // the post's own address as its front matter names it, "" if it doesn't
	URL        string   // the published address, "" unless the blog's base URL is known

	Series      string
	Image       string // the cover picture as written
	PictureBase string // the folder that the sources of pictures are written from, "" for the post's own
	Language    string // as written, such as "he" or "zh-TW"
	RTL         bool   // the front matter says that the text runs right to left

	Kind    Kind
	Draft   bool
	Future  bool // dated after the moment the library was made
	Expired bool

	Words    int // of the body's text; 0 until counted
	Counted  bool
	Digest   uint64 // of the text without its front matter; 0 until counted and for no text
	Problems []Problem
	Version  Version
}

// wordsPerMinute is a calm adult's silent reading speed (Brysbaert 2019 found
// 238 words a minute for English non-fiction).
const wordsPerMinute = 238

// Minutes is the time it takes to read the post, at least one for a post that
// has words, 0 for one that has none or is not counted yet.
func (p *Post) Minutes() int {
	if p.Words == 0 {
		return 0
	}
	return max(1, (p.Words+wordsPerMinute/2)/wordsPerMinute)
}

// Hidden reports whether the post is left out unless asked for.
func (p *Post) Hidden() bool { return p.Draft || p.Future || p.Expired }

// Folder is the path of the folder the post's file lies in, "." for the blog's own.
func (p *Post) Folder() string { return path.Dir(string(p.ID)) }

// Severity grades a problem.
type Severity uint8

const (
	// Hint marks what could be better.
	Hint Severity = iota
	// Warning marks what a reader may miss or see wrongly.
	Warning
	// Error marks what the author must mend: something could not be read.
	Error
)

// String returns "hint", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"hint", "warning", "error"}[s]
}

// Problem is something wrong with a file of the blog: where, what and the cure.
type Problem struct {
	Line     int // 1-based line in the file, 0 when it concerns the whole file
	Severity Severity
	Text     string // one clean sentence that says what is wrong and what to do
}

// FileProblem is a problem together with the file it was found in.
type FileProblem struct {
	Path string
	Problem
}

// SortedProblems puts problems in order of path and line, in place.
func SortedProblems(all []FileProblem) []FileProblem {
	slices.SortStableFunc(all, func(a, b FileProblem) int {
		return cmp.Or(CompareNatural(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return all
}

// Body is the text of a post, without its front matter.
type Body struct {
	Text      string // clean, LF line ends
	Line      int    // 1-based line of the file at which Text begins
	Truncated bool   // the file is larger than what is read of one

	// Values are what the text asks for: values of the front matter by their paths, such as
	// "gallery.0.url", titles of other posts by TitleKey of their names, and texts of files that
	// are put in by FileKey of their names. They are clean; nil if the text asks for none.
	Values map[string]string

	// HardBreaks says that a line that ends in a paragraph ends in the article too, as if
	// two blanks stood there: some generators have it so.
	HardBreaks bool

	// Math says that dollars and escaped brackets stand around formulas, whatever is
	// between them: the post or its site says so.
	Math bool

	// Templates are those whose tags the generator certainly reads, some within code too.
	Templates Templates
}

// HasIncludes reports whether the text shows something of other posts or files, which may
// change, or be hidden, without it.
func (b Body) HasIncludes() bool {
	for path := range b.Values {
		if isIncludeKey(path) {
			return true
		}
	}
	return false
}

// WithoutIncludes returns the body without what it shows of other posts or files.
func (b Body) WithoutIncludes() Body {
	b.Values = maps.Clone(b.Values)
	maps.DeleteFunc(b.Values, func(path, _ string) bool { return isIncludeKey(path) })
	return b
}

// isIncludeKey reports whether a key in Values leads out of the post.
func isIncludeKey(path string) bool {
	return strings.HasPrefix(path, titlePath) || strings.HasPrefix(path, filePath)
}

// What paths in Body.Values begin with that are none of the front matter.
const titlePath, picturePath, filePath = "title of ", "picture of ", "file "

// TitleKey is the path in Body.Values of the title of a post that is named as a link names it.
func TitleKey(name string) string { return titlePath + name }

// PictureKey is the path in Body.Values of the file of a picture to which the front matter gives a name.
func PictureKey(name string) string { return picturePath + name }

// FileKey is the path in Body.Values of the text of a file, by the tag that puts it in and the
// name that the tag says.
func FileKey(tag, name string) string { return filePath + tag + " " + name }

// Templates is a language of templates that posts are written in besides Markdown.
type Templates uint8

// Languages of templates; the tags of the first two are read wherever they stand in a post.
const (
	NoTemplates Templates = iota
	Liquid                // of Jekyll and Eleventy
	Hugo                  // its shortcodes
	Vue                   // of VuePress and VitePress; not within code
	MDX                   // expressions and elements of JSX; not within code
)
