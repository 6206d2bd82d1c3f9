package article

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/emoji"
	"blogtui/model/letters"
	"blogtui/model/pattern"
	"blogtui/model/tex"

	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// inlines converts the inline children of a node. Line ends of the source are
// still newlines within its Texts: tidyInlines turns them into spaces.
func (c *converter) inlines(parent ast.Node, depth int) []Inline {
	if running, ok := parent.(*fastText); ok {
		return running.inlines
	}
	if depth > dialect.MaxDepth {
		c.noteFlattened(c.lineOffset + c.lastLine)
		return []Inline{Text(c.deepText(parent))}
	}
	var out []Inline
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		switch n := node.(type) {
		case *ast.Text:
			out = append(out, Text(decodeText(c.segmentText(n.Segment))))
			if n.HardLineBreak() || n.SoftLineBreak() && c.hardBreaks {
				out = append(out, Break{})
			} else if n.SoftLineBreak() {
				out = append(out, Text("\n"))
			}
		case *ast.String:
			out = append(out, Text(clean.Text(string(n.Value))))
		case *ast.CodeSpan:
			out = append(out, spanCode(c.rawSpan(n)))
		case *ast.Emphasis:
			if inner := c.inlines(n, depth+1); n.Level == 1 {
				out = append(out, Emphasis{inner})
			} else {
				out = append(out, strongText(n, inner)...)
			}
		case *gfm.Strikethrough:
			out = append(out, c.struck(n, c.inlines(n, depth+1))...)
		case *ast.Link:
			out = append(out, Link{Text: c.inlines(n, depth+1), Target: target(string(n.Destination)), Title: decodeText(string(n.Title))})
		case *ast.AutoLink:
			out = append(out, c.autoLink(n))
		case *ast.Image:
			out = append(out, Image{target(string(n.Destination)), altText(c.inlines(n, depth+1)), decodeText(string(n.Title))})
		case *ast.RawHTML:
			out = append(out, tag(c.rawHTML(n)))
		case *mathSpan:
			out = append(out, Math{n.source, tex.Inline(n.source)})
		case *gfm.FootnoteLink:
			out = append(out, FootnoteRef(n.Index))
		case *gfm.FootnoteBacklink, *gfm.TaskCheckBox:
		default:
			out = append(out, c.inlines(n, depth+1)...)
		}
	}
	return cleanInlines(resolveTags(mergeText(out), keepAlone))
}

// sizeInAlt matches Obsidian's size of an image after its alternative text: ![A
// pier|300](a.png).
var sizeInAlt = pattern.New(`\|\d+(?:x\d+)?$`)

// altText returns the alternative text of an image from the inlines between its brackets.
func altText(inside []Inline) string {
	return sizeInAlt.ReplaceAllString(clean.JoinLines(Plain(inside)), "")
}

// struck converts text between tildes. A single pair strikes words as on GitHub, makes a
// subscript after a letter as in Pandoc and markdown-it (H~2~O), and is plain text within
// other words: 9~12 and 13~18, as ranges are written in East Asia.
func (c *converter) struck(node *gfm.Strikethrough, inside []Inline) []Inline {
	first, begins := node.FirstChild().(*ast.Text)
	last, ends := node.LastChild().(*ast.Text)
	if !begins || !ends || strings.HasSuffix(c.text[:first.Segment.Start], "~~") {
		return []Inline{Strike{inside}}
	}
	before, _ := utf8.DecodeLastRuneInString(c.text[:first.Segment.Start-1])
	after, _ := utf8.DecodeRuneInString(c.text[min(last.Segment.Stop+1, len(c.text)):])
	if lowered := shiftedText(inside, tex.Subscript, "_"); (letterByte(before) || before == ')') && lowers(Plain(inside), after) {
		return lowered
	}
	if inWord(before) || inWord(after) {
		return slices.Concat([]Inline{Text("~")}, inside, []Inline{Text("~")})
	}
	return []Inline{Strike{inside}}
}

// lowers reports whether text between two tildes after a letter is a subscript: a number,
// or letters that end the word.
func lowers(text string, after rune) bool {
	return len(text) <= maxScriptBytes && (!strings.ContainsFunc(text, unicode.IsLetter) || !unicode.IsLetter(after))
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func letterByte(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// maxScriptBytes is the maximum length of a subscript or superscript between single
// delimiters.
const maxScriptBytes = 4

// segmentText returns a segment of the source.
func (c *converter) segmentText(s text.Segment) string {
	if s.Padding == 0 && !s.ForceNewline {
		return c.text[s.Start:s.Stop]
	}
	return string(s.Value(c.source))
}

// mergeText merges adjacent Texts, which goldmark splits at potential delimiters.
func mergeText(inlines []Inline) []Inline {
	out := inlines[:0]
	for i := 0; i < len(inlines); {
		first, ok := inlines[i].(Text)
		end := i + 1
		if !ok {
			out = append(out, inlines[i])
			i = end
			continue
		}
		for end < len(inlines) {
			if _, ok := inlines[end].(Text); !ok {
				break
			}
			end++
		}
		switch {
		case end > i+1:
			if text := Plain(inlines[i:end]); text != "" {
				out = append(out, Text(text))
			}
		case first != "":
			out = append(out, inlines[i]) // saves a conversion to an interface
		}
		i = end
	}
	return out
}

// deepText returns the text below a node that is nested too deeply.
func (c *converter) deepText(parent ast.Node) string {
	var out strings.Builder
	_ = ast.Walk(parent, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if text, ok := node.(*ast.Text); ok && entering {
			out.WriteString(decodeText(c.segmentText(text.Segment)))
			if text.SoftLineBreak() || text.HardLineBreak() {
				out.WriteByte('\n')
			}
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// rawSpan returns the text of a code span with its line ends.
func (c *converter) rawSpan(node *ast.CodeSpan) string {
	var out strings.Builder
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if text, ok := child.(*ast.Text); ok {
			out.Write(text.Segment.Value(c.source))
		}
	}
	return stripInternalMarkup(out.String())
}

func (c *converter) rawHTML(node *ast.RawHTML) string {
	var out strings.Builder
	for i := range node.Segments.Len() {
		segment := node.Segments.At(i)
		out.Write(segment.Value(c.source))
	}
	return out.String()
}

func (c *converter) autoLink(node *ast.AutoLink) Inline {
	label := clean.Line(string(node.Label(c.source)))
	address := target(string(node.URL(c.source)))
	if node.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	return Link{Text: []Inline{Text(shortAddress(label))}, Target: address}
}

// maxShownAddress is the maximum number of characters of a bare address that are shown.
const maxShownAddress = 60

// shortAddress shortens a bare address for display: without https:// and the last slash,
// truncated if it is long. The link target is the whole address.
func shortAddress(address string) string {
	short := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	if utf8.RuneCountInString(short) > maxShownAddress {
		return string([]rune(short)[:maxShownAddress-1]) + "…"
	}
	if trimmed := strings.TrimSuffix(short, "/"); trimmed != "" {
		return trimmed
	}
	return address
}

// maxEntityBytes is the maximum length of an entity, in bytes: the longest one of HTML5
// has 33.
const maxEntityBytes = 34

// decodeText resolves backslash escapes and entities in one pass, as CommonMark does, and
// cleans the result.
func decodeText(s string) string {
	var out strings.Builder
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return clean.Text(s)
	}
	for i := 0; i < len(s); {
		switch end := 0; {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			out.WriteByte(s[i+1])
			i += 2
			continue
		case s[i] == '\\' && escapesBlank(s[:i], s[i+1:]):
			out.WriteString("\u00a0")
			i += 2
			continue
		case s[i] == '&':
			if end = strings.IndexByte(s[i:min(len(s), i+maxEntityBytes)], ';'); end > 1 {
				out.WriteString(html.UnescapeString(s[i : i+end+1]))
				i += end + 1
				continue
			}
		}
		out.WriteByte(s[i])
		i++
	}
	return clean.Text(out.String())
}

// escapesBlank reports whether the backslash between two texts makes the following space
// non-breaking, as in Pandoc. After C: it is part of a path.
func escapesBlank(before, after string) bool {
	if before == "" || len(after) < 2 || after[0] != ' ' {
		return false
	}
	last, next := before[len(before)-1], after[1]
	return (letters.Word(last) || last >= utf8.RuneSelf || last == '.' || last == ')') && (letters.Word(next) || next >= utf8.RuneSelf)
}

// target cleans the address of a link.
func target(raw string) string {
	return strings.TrimPrefix(clean.JoinLines(decodeText(raw)), "__GHOST_URL__") // where Ghost's exports leave out the blog's address
}

// tidyInlines replaces line ends by spaces (by nothing between ideographs) and no-break
// spaces next to other spaces by one space. It returns inlines itself if nothing changes.
func tidyInlines(inlines []Inline) []Inline {
	var out []Inline // once something is changed
	for n, inline := range inlines {
		tidied, changed := tidyInline(inline)
		if text, ok := tidied.(Text); ok && n > 0 && strings.HasPrefix(string(text), " ") {
			if _, ok := inlines[n-1].(Break); ok { // a line begins here
				tidied, changed = text[1:], true
			}
		}
		if changed && out == nil {
			out = append(make([]Inline, 0, len(inlines)), inlines[:n]...)
		}
		if out != nil && tidied != nil {
			out = append(out, tidied)
		}
	}
	if out == nil {
		return inlines
	}
	return out
}

// tidyInline returns nil if nothing is left.
func tidyInline(inline Inline) (tidied Inline, changed bool) {
	switch i := inline.(type) {
	case Text:
		switch text := tidyText(string(i)); text {
		case "":
			return nil, true
		case string(i):
			return inline, false
		default:
			return Text(text), true
		}
	case Image:
		return i.inlineForm(), true
	}
	if inner := Children(inline); inner != nil {
		return withChildren(inline, tidyInlines(inner)), true
	}
	return inline, false
}

func tidyText(s string) string {
	s = emoji.Shown(s)
	if isTidy(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	last, kept := ' ', 0 // kept: up to where s has been copied
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			last = r
			i += size
			continue
		}
		end := i
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsSpace(r) {
				break
			}
			end += size
		}
		if space := collapseSpace(s[i:end], last, s[end:]); space != s[i:end] {
			out.WriteString(s[kept:i])
			out.WriteString(space)
			kept = end
		}
		i = end
	}
	out.WriteString(s[kept:])
	return out.String()
}

// isTidy reports whether the only white space of s is single spaces. It is much cheaper
// than tidying.
func isTidy(s string) bool {
	return strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\t') < 0 && !strings.Contains(s, "  ") && !strings.Contains(s, "\u00a0")
}

// collapseSpace returns the replacement of white space between two characters.
func collapseSpace(run string, before rune, rest string) string {
	after, _ := utf8.DecodeRuneInString(rest)
	switch {
	case run == "\u00a0" || run == "\u202f":
		return run
	case strings.Contains(run, "\n") && letters.Ideographic(before) && letters.Ideographic(after):
		return ""
	}
	return " "
}

// tidy applies tidyInlines to the texts of a block itself.
func tidy(block Block) Block {
	switch b := block.(type) {
	case Heading:
		b.Text = tidyInlines(trim(b.Text))
		return b
	case Paragraph:
		if embed, ok := bareEmbed(b); ok {
			return embed
		}
		tidied := tidyInlines(b.Text)
		same := len(tidied) == len(b.Text) && (len(tidied) == 0 || &tidied[0] == &b.Text[0])
		before := b.Credit
		b.Text = tidied
		if PlainSize(b.Text) < max(maxSceneBreakBytes, maxCreditBytes) {
			text := Plain(b.Text)
			if isSceneBreak(text) {
				return Rule{b.Location}
			}
			b.Credit = b.Credit || isCredit(text)
		}
		if same && b.Credit == before {
			return block
		}
		return b
	case PullQuote:
		b.Name, b.Role = tidyInlines(b.Name), tidyInlines(b.Role)
		return b
	case Callout:
		if b.Title = tidyInlines(b.Title); strings.EqualFold(Plain(b.Title), b.Kind) && dialect.NoticeKind(b.Kind) != "" {
			b.Title = nil // it is said already
		}
		return b
	}
	return block
}
