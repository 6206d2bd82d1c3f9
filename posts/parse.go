package posts

import (
	"bytes"
	"hash/crc32"
	"io/fs"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/dates"
	"blogtui/posts/metadata"
)

// parsedFile is one file that has been read, before the blog as a whole is known.
type parsedFile struct {
	id      string
	path    pathInfo
	post    *model.Post // without what only the whole blog can tell
	dates   parsedDates
	traits  traits
	version model.Version
	problem *model.Problem // the file became no post
	notPost bool           // the file is none of a blog's, such as HTML without front matter
	html    bool

	incomplete bool // it is empty, or its metadata is not closed
}

// parsedDates are a post's as they are written; which number is the month may not be
// known before the whole blog is.
type parsedDates struct {
	date, updated, expires, shown dates.Parsed
}

// traits are signs of what a file is for.
type traits struct {
	page, post, redirect bool
	hidden               bool // the generator makes no page of it
	external             bool // its text is on another site
	listing              bool // its layout is one that lists posts
	maybeList            bool // its type is what lists have too, such as "posts"
	inMenu               bool // a menu of the site leads to it
	empty                bool // there is no text behind the metadata
	noMetadata           bool // it has no metadata
	titleFromName        bool // its title is only its file's name
	invalidDate          bool // its date cannot be read, which is told
}

// postParser is the work on one file.
type postParser struct {
	site        *site
	zone        *time.Location
	path        pathInfo
	text        string // the beginning of the file, with its metadata
	rest        []byte // what has been read behind text
	bodyOffset  int    // where the body begins in text
	syntax      metadata.Syntax
	html        bool
	candidates  []candidate
	post        *model.Post
	dates       parsedDates
	traits      traits
	hasDraftKey bool // a draft key was there, whatever it said
	needsMore   bool // what has been read of the file does not tell the title
}

// Sizes of what is read of a file to know its metadata: nearly always the
// first is enough.
const (
	headSize    = 4 << 10
	maxHeadSize = metadata.MaxBlock + headSize
	maxTitle    = 500 // letters
)

// parseFile reads the head of a file. more tells that it is not enough: the
// metadata's end or the title is not in it.
func parseFile(s *site, zone *time.Location, id string, info fs.FileInfo, head []byte) (l parsedFile, more bool) {
	whole := int64(len(head)) >= info.Size()
	l = parsedFile{id: id, path: parsePath(id, s)}
	if zeros := bytes.Count(head, []byte{0}); zeros > 0 && zeros > len(head)/100 && !isUTF16(head) {
		l.problem = &model.Problem{Severity: model.Error, Text: "this is no text in UTF-8: it holds NUL bytes; save it as UTF-8 or remove it"}
		return l, false
	}
	if isUTF16(head) && !whole {
		return l, true
	}
	utf8Head, known := toUTF8(head)
	grows := !whole && len(head) < maxHeadSize
	if !known && grows {
		return l, true
	}
	r := &postParser{site: s, zone: zone, path: l.path, html: isHTML(id)}
	r.text, r.rest = headText(utf8Head, whole)
	r.post = &model.Post{
		ID: model.ID(id), Path: clean.Line(id),
		Version: model.Version{Size: info.Size(), ModTime: info.ModTime()},
	}
	b, tree := r.readMetadata()
	if b.Unclosed && grows {
		return l, true
	}
	r.bodyOffset, r.syntax, l.html = b.End, b.Syntax, r.html
	problems := r.post.Problems
	if b.Fault.Text != "" && (!b.Unclosed || whole) {
		r.addProblem(b.Fault.Line, model.Warning, b.Fault.Text)
	}
	r.traits.noMetadata = len(tree.Entries) == 0
	l.incomplete = info.Size() == 0 || b.Unclosed && whole
	if r.html && b.Syntax == metadata.NoSyntax {
		l.notPost = true
		return l, false
	}
	r.fillFields(&tree)
	if r.needsMore && grows {
		return l, true
	}
	if letters := []rune(r.post.Title[:min(len(r.post.Title), 4*maxTitle+4)]); len(letters) > maxTitle {
		r.post.Title = string(letters[:maxTitle]) + "…"
		r.addProblem(0, model.Warning, "the title is longer than 500 letters; shorten it")
	}
	r.traits.empty = whole && strings.TrimSpace(r.body()) == ""
	r.raiseSeverity(problems)
	r.dates.applyTo(r.post)
	if route := r.route(); route != "" && s.baseURL != "" {
		r.post.URL = s.baseURL + route
	}
	l.post, l.dates, l.traits = r.post, r.dates, r.traits
	return l, false
}

// readMetadata cuts what stands above the text and decodes it, or takes what stands beside
// the file.
func (r *postParser) readMetadata() (metadata.Block, metadata.Node) {
	b, tree, plain := metadata.ReadSimple(r.text)
	if !plain {
		b = r.site.cutMetadata(r.text)
		if r.site.generator == octopressOrHexo {
			b.Text = metadata.ExpandTabs(b)
		}
		tree, r.post.Problems = metadata.Decode(b)
	}
	if b.Syntax == metadata.NoSyntax && !r.html {
		if beside, ok := r.site.sidecarOf(string(r.post.ID)); ok {
			tree = beside
		}
	}
	return b, tree
}

// raiseSeverity makes a fault of the front matter an error when it cost the title.
func (r *postParser) raiseSeverity(faults []model.Problem) {
	titled := false
	for _, c := range r.candidates {
		titled = titled || c.field == "title"
	}
	if len(faults) > 0 && !titled && strings.Contains(strings.ToLower(r.text[:r.bodyOffset]), "title") {
		r.post.Problems[0].Severity = model.Error
	}
}

// isUTF16 reports UTF-16 by its byte order mark.
func isUTF16(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff})
}

// toUTF8 is a head in UTF-8. known is false where only more of it may tell which
// older encoding it is in.
func toUTF8(head []byte) (text []byte, known bool) {
	if isUTF16(head) {
		text, _ := clean.Decode(head)
		return []byte(text), true
	}
	if isUTF8Prefix(head) {
		return head, true
	}
	if text, ok := clean.DecodeWindows1252(head); ok {
		return []byte(text), true
	}
	if text, _, ok := clean.DecodeLegacy(head); ok {
		return []byte(text), true
	}
	return head, false
}

// isUTF8Prefix reports UTF-8 of which the last character may be cut.
func isUTF8Prefix(head []byte) bool {
	for last := len(head) - 1; last >= max(0, len(head)-utf8.UTFMax); last-- {
		if utf8.RuneStart(head[last]) {
			if !utf8.FullRune(head[last:]) {
				head = head[:last]
			}
			break
		}
	}
	return utf8.Valid(head)
}

// decodeText is the text of a file, whatever its encoding (see headLines).
func decodeText(raw []byte) string {
	utf8Text, _ := toUTF8(raw)
	text, rest := headText(utf8Text, true)
	return text + normalizeLineEnds(rest)
}

// headText is the text of a beginning in UTF-8: complete lines without a byte
// order mark and with LF line ends. Values are cleaned one by one. What is
// behind plain front matter is left in rest, since nearly no title is there.
func headText(head []byte, whole bool) (text string, rest []byte) {
	for _, mark := range []string{"\ufeff", "\u200b", "\u2060"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	if end := bytes.LastIndexByte(head, '\n') + 1; !whole && (end > 0 && len(head) < maxHeadSize-headSize || end > len(head)/2) {
		head = head[:end] // but the beginning of an endless line is better than nothing
	}
	if fence := []byte("---\n"); bytes.HasPrefix(head, fence) {
		if i := bytes.Index(head, []byte("\n---\n")); i > 0 && bytes.IndexByte(head[:i], '\r') < 0 {
			return string(head[:i+5]), head[i+5:]
		}
	}
	return normalizeLineEnds(head), nil
}

func normalizeLineEnds(head []byte) string {
	if bytes.IndexByte(head, '\r') < 0 {
		return string(head)
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(head), "\r\n", "\n"), "\r", "\n")
}

// body is what has been read of the text behind the metadata.
func (r *postParser) body() string { return r.text[r.bodyOffset:] + normalizeLineEnds(r.rest) }

func isHTML(id string) bool {
	ext := strings.ToLower(path.Ext(id))
	return ext == ".html" || ext == ".htm"
}

// completePost completes a copy of a post with what only its whole text tells. Afterwards raw has
// other bytes.
func (s *site) completePost(p *model.Post, raw []byte, cutAt int64) *model.Post {
	text, faults := clean.Decode(raw)
	b := s.cutMetadata(text)
	twin := *p
	twin.Words, twin.Counted = countWords(text[b.End:]), true
	twin.Problems = append(twin.Problems[:len(twin.Problems):len(twin.Problems)], textProblems(faults)...)
	twin.Problems = append(twin.Problems, metadata.FindConflict(text)...)
	if cutAt > 0 {
		twin.Problems = append(twin.Problems, model.Problem{Severity: model.Warning, Text: "the file is longer than " + formatSize(cutAt) + "; only its beginning is shown"})
	}
	if len(raw) == 0 {
		twin.Problems = append(twin.Problems, model.Problem{Severity: model.Hint, Text: "the file is empty; write something or remove it"})
	}
	twin.Digest = digest(text[b.End:], raw)
	return &twin
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// digest tells texts apart whatever space stands around them. It is the same in
// every run of the program and 0 for no text. The buffer is written over.
func digest(text string, buffer []byte) uint64 {
	text = strings.TrimSpace(text)
	return uint64(len(text))<<32 | uint64(crc32.Checksum(append(buffer[:0], text...), castagnoli))
}

func textProblems(faults []clean.Fault) []model.Problem {
	var problems []model.Problem
	for _, f := range faults {
		p := model.Problem{Line: f.Line, Severity: model.Warning}
		switch f.Kind {
		case clean.NotUTF8:
			p.Text = "there are bytes that are not UTF-8; save the file as UTF-8"
		case clean.Control:
			p.Text = "there are control characters; remove them"
		case clean.Hidden:
			p.Severity, p.Text = model.Hint, "there are characters that hide or reorder text; remove them if they are not meant"
		case clean.Windows1252:
			p.Severity, p.Text = model.Hint, "the file is not UTF-8 and was read as Windows-1252; save it as UTF-8"
		case clean.LegacyCharset:
			p.Severity, p.Text = model.Hint, "the file is not UTF-8 and was read as "+f.Charset+"; save it as UTF-8"
		case clean.UTF16:
			p.Severity, p.Text = model.Hint, "the file is UTF-16; save it as UTF-8"
		}
		problems = append(problems, p)
	}
	return problems
}

func countLines(text string) int { return strings.Count(text, "\n") }

func versionOf(info fs.FileInfo) model.Version {
	return model.Version{Size: info.Size(), ModTime: info.ModTime()}
}

// truncatedInfo is the information of a file as if it ended where reading stopped.
type truncatedInfo struct {
	fs.FileInfo
	size int64
}

func (s truncatedInfo) Size() int64 { return s.size }
