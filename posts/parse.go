package posts

import (
	"bytes"
	"hash/crc32"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/dates"
	"blogtui/posts/metadata"
)

// parsedFile is the result of parsing the head of one file. What depends on other files is
// decided by assemble.
type parsedFile struct {
	id      string
	path    pathInfo
	post    *model.Post // before assemble
	dates   parsedDates
	traits  traits
	version model.Version
	problem *model.Problem // why there is no post
	notPost bool           // not a file of the blog, such as HTML without front matter
	html    bool

	incomplete bool // it is empty, or its metadata is not closed
}

// parsedDates are the dates of a post. Whether a date such as 01/02/2024 is in January may
// be unknown until all files are parsed.
type parsedDates struct {
	date, updated, expires, shown dates.Parsed
}

// traits are properties of a file that help to decide whether it is a post, a page or
// neither.
type traits struct {
	page, post, redirect bool
	hidden               bool // the generator renders no page for it
	external             bool // it links to a text on another site
	listing              bool // its layout lists posts
	maybeList            bool // its type is also used by lists of posts, such as "posts"
	inMenu               bool // the site's menu links to it
	empty                bool // there is no text after the metadata
	noMetadata           bool
	titleFromName        bool // the title comes from the file name
	invalidDate          bool // the date could not be parsed, which was reported
}

// postParser parses the head of one file.
type postParser struct {
	site        *site
	zone        *time.Location
	path        pathInfo
	text        string // the head of the file, including the metadata
	rest        []byte // what has been read after text
	block       metadata.Block
	html        bool
	candidates  []candidate
	post        *model.Post
	dates       parsedDates
	traits      traits
	hasDraftKey bool // there is a draft key with any value
	needsMore   bool // more of the file is needed to find the title
}

const (
	headSize    = 4 << 10                      // bytes read at first, nearly always enough for the metadata
	maxHeadSize = metadata.MaxBlock + headSize // bytes read if that was not enough
	maxTitle    = 500                          // runes
)

// parseFile parses the head of a file. more reports that the head is too short: it lacks the
// end of the metadata or the title.
func parseFile(s *site, zone *time.Location, id string, info fs.FileInfo, head []byte) (l parsedFile, more bool) {
	complete := int64(len(head)) >= info.Size()
	l = parsedFile{id: id, path: parsePath(id, s)}
	if zeros := bytes.Count(head, []byte{0}); zeros > 0 && zeros > len(head)/100 && !isUTF16(head) {
		l.problem = &model.Problem{Severity: model.Error, Text: "this is no text in UTF-8: it holds NUL bytes; save it as UTF-8 or remove it"}
		return l, false
	}
	if isUTF16(head) && !complete {
		return l, true
	}
	utf8Head, known := toUTF8(head)
	canReadMore := !complete && len(head) < maxHeadSize
	if !known && canReadMore {
		return l, true
	}
	r := &postParser{site: s, zone: zone, path: l.path, html: isHTML(id)}
	r.text, r.rest = headText(utf8Head, complete)
	r.post = &model.Post{
		ID: model.ID(id), Path: clean.Line(id),
		Version: model.Version{Size: info.Size(), ModTime: info.ModTime()},
	}
	b, tree := r.readMetadata()
	if (b.Unclosed || b.MayContinue) && canReadMore {
		return l, true
	}
	r.block, l.html = b, r.html
	decodeProblems := r.post.Problems
	if b.Fault.Text != "" && (!b.Unclosed || complete) {
		r.addProblem(b.Fault.Line, model.Warning, b.Fault.Text)
	}
	r.traits.noMetadata = len(tree.Entries) == 0
	l.incomplete = info.Size() == 0 || b.Unclosed && complete
	if r.html && b.Syntax == metadata.NoSyntax {
		l.notPost = true
		return l, false
	}
	r.fillFields(&tree)
	if r.needsMore && canReadMore {
		return l, true
	}
	if letters := []rune(r.post.Title[:min(len(r.post.Title), 4*maxTitle+4)]); len(letters) > maxTitle {
		r.post.Title = string(letters[:maxTitle]) + "…"
		r.addProblem(0, model.Warning, "the title is longer than 500 letters; shorten it")
	}
	r.traits.empty = complete && strings.TrimSpace(r.body()) == ""
	r.raiseSeverity(decodeProblems)
	r.dates.applyTo(r.post)
	if route := r.route(); route != "" && s.baseURL != "" {
		r.post.URL = s.baseURL + route
	}
	l.post, l.dates, l.traits = r.post, r.dates, r.traits
	return l, false
}

// readMetadata cuts and decodes the metadata of the file, or returns that of its sidecar
// file.
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
		if beside, ok := r.site.sidecarOf(string(r.post.ID), r.text); ok {
			tree = beside
		}
	}
	return b, tree
}

// raiseSeverity makes a problem of the front matter an error if the title was lost by it.
func (r *postParser) raiseSeverity(decodeProblems []model.Problem) {
	titled := false
	for _, c := range r.candidates {
		titled = titled || c.field == "title"
	}
	if len(decodeProblems) > 0 && !titled && strings.Contains(strings.ToLower(r.text[:r.block.End]), "title") {
		r.post.Problems[0].Severity = model.Error
	}
}

// isUTF16 reports whether the text begins with a byte order mark of UTF-16.
func isUTF16(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff})
}

// toUTF8 converts a head to UTF-8. known is false if the encoding could not be detected.
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

// isUTF8Prefix reports whether head is valid UTF-8, except that the last character may be
// incomplete.
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

// decodeText returns the text of a file in any supported encoding, with LF line ends.
func decodeText(raw []byte) string {
	utf8Text, _ := toUTF8(raw)
	text, rest := headText(utf8Text, true)
	return text + normalizeLineEnds(rest)
}

// headText returns the complete lines of a head in UTF-8, without a byte order mark and with
// LF line ends. Values are sanitised later, one by one. What follows plain front matter is
// returned as rest, since it is rarely needed.
func headText(head []byte, complete bool) (text string, rest []byte) {
	for _, mark := range []string{"\ufeff", "\u200b", "\u2060"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	if end := bytes.LastIndexByte(head, '\n') + 1; !complete && (end > 0 && len(head) < maxHeadSize-headSize || end > len(head)/2) {
		head = head[:end] // a line that is longer than half of the head stays, though incomplete
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

// body returns what has been read of the text after the metadata.
func (r *postParser) body() string {
	return r.site.markdownOf(r.block.Body(r.text) + normalizeLineEnds(r.rest))
}

func isHTML(id string) bool {
	ext := strings.ToLower(path.Ext(id))
	return ext == ".html" || ext == ".htm"
}

// completePost returns a copy of a post with what depends on the whole text: the number of
// words, the problems and the digest. It overwrites raw.
func (s *site) completePost(p *model.Post, raw []byte, cutAt int64) *model.Post {
	text, faults := clean.Decode(raw)
	b := s.cutMetadata(text)
	body := s.markdownOf(b.Body(text))
	if strings.TrimSpace(body) == "" {
		body, _ = richText(b)
	}
	updated := *p
	updated.Words, updated.Counted = countWords(body), true
	updated.Problems = append(slices.Clip(updated.Problems), textProblems(faults)...)
	updated.Problems = append(updated.Problems, metadata.FindConflict(text)...)
	if cutAt > 0 {
		updated.Problems = append(updated.Problems, model.Problem{Severity: model.Warning, Text: "the file is longer than " + formatSize(cutAt) + "; only its beginning is shown"})
	}
	if len(raw) == 0 {
		updated.Problems = append(updated.Problems, model.Problem{Severity: model.Hint, Text: "the file is empty; write something or remove it"})
	}
	updated.Digest = digest(body, raw)
	return &updated
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// digest returns a hash of text without the space around it, 0 for no text. It is stable
// across runs of the program. It overwrites buffer.
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

// truncatedInfo is the fs.FileInfo of a file that was read only up to size.
type truncatedInfo struct {
	fs.FileInfo
	size int64
}

func (s truncatedInfo) Size() int64 { return s.size }
