package article

import (
	"bytes"
	"strings"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// rawBlock returns the source of an HTML block.
func (c *converter) rawBlock(node *ast.HTMLBlock) string {
	raw := c.rawLines(node)
	if node.HasClosure() {
		raw += string(node.ClosureLine.Value(c.source))
	}
	return raw
}

// sourceInHTML returns the source of a block that lies within <pre>, <script> or another
// element whose text is no Markdown: the HTML ends at a blank line or, in preformatted
// text, at </script>, the element does not.
func (c *converter) sourceInHTML(w *htmlWriter, node ast.Node) (string, bool) {
	element := w.hidden
	if w.pre {
		element = "pre"
	}
	if element == "" {
		return "", false
	}
	from, to := len(c.source), 0
	_ = ast.Walk(node, func(inner ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && inner.Type() == ast.TypeBlock {
			if lines := inner.Lines(); lines.Len() > 0 {
				from, to = min(from, lines.At(0).Start), max(to, lines.At(lines.Len()-1).Stop)
			}
		}
		return ast.WalkContinue, nil
	})
	if w.rawElement != element {
		w.rawElement, w.rawEnd = element, bytes.LastIndex(c.source, []byte("</"+element))
	}
	if from >= to || from > w.rawEnd {
		w.pre, w.hidden = false, ""
		w.flush()
		return "", false
	}
	from = bytes.LastIndexByte(c.source[:from], '\n') + 1
	if from > 1 && c.source[from-2] == '\n' {
		from-- // the blank line above
	}
	return string(c.source[from:to]), true
}

// htmlWriter converts HTML and the Markdown between its tags to blocks: an element may be
// opened by one HTML block and closed by a later one. It keeps the order of the text and
// never recurses, so that hostile markup makes it neither slow nor deep.
type htmlWriter struct {
	place        Location // of the block being written
	currentLine  int      // line of the source
	fixedLine    bool     // all locations are that line
	unique       func(id string) string
	open         []container
	line         []Inline // text of the current paragraph, with unresolved tags
	pendingLink  string   // opening link tag around elements, until it has text
	hiddenDepth  int      // nesting depth of elements of that name
	hidden       string   // open element whose content is hidden
	pre          bool
	rawElement   string          // element whose end tag was last searched
	rawEnd       int             // byte offset of its last end tag
	code         strings.Builder // content of <pre>
	codeLanguage string          // its language
	headingLevel int             // of the current heading, 0 for none
	anchor       string

	flattened func(line int) // called for markup that is nested too deeply

	source          strings.Builder // Markdown within elements
	markdownCaption bool            // within <em markdown="1">, by which package dialect marks captions
	markdown        func(line int, source string) []Block
}

// newHTMLWriter returns a writer behind the blocks that there are already.
func (c *converter) newHTMLWriter(blocks []Block, depth int) *htmlWriter {
	w := &htmlWriter{fixedLine: c.fixedLine, unique: c.unique, flattened: c.noteFlattened, open: []container{{blocks: blocks}}}
	w.markdown = func(line int, source string) []Block { return c.parseNested(line, source, depth) }
	return w
}

// append appends blocks to the innermost open element.
func (w *htmlWriter) append(blocks ...Block) {
	top := w.top()
	top.blocks = append(top.blocks, blocks...)
}

func (w *htmlWriter) top() *container {
	if len(w.open) == 0 {
		w.open = append(w.open, container{})
	}
	return &w.open[len(w.open)-1]
}

// end closes all open elements and returns the blocks.
func (w *htmlWriter) end() []Block {
	w.flush()
	for len(w.open) > 1 {
		w.closeInnermost()
	}
	return w.top().blocks
}

func (w *htmlWriter) read(place Location, raw string) {
	w.place, w.currentLine = place, place.Line
	z := html.NewTokenizer(strings.NewReader(asHTML(raw)))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		source := string(z.Raw())
		switch kind {
		case html.TextToken:
			if w.hidden == "" && !w.pre {
				if w.markdownCaption {
					w.captionText(source)
					continue
				}
				if w.beginsMarkdown(source) {
					w.top().element.attributes["markdown"] = "1"
				}
				if w.inMarkdown() {
					w.startBlock(0)
					w.source.WriteString(source)
					continue
				}
			}
			w.text(string(z.Text()))
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			w.tag(kind, string(name), source)
		}
		if !w.fixedLine {
			w.currentLine += strings.Count(source, "\n")
		}
	}
	if !w.pre {
		w.flush()
		w.endParagraph()
		w.line, w.pendingLink = nil, ""
	}
}

func (w *htmlWriter) text(s string) {
	if words := strings.TrimLeft(s, " \t\n"); words != "" && w.hidden == "" {
		w.startBlock(strings.Count(s[:len(s)-len(words)], "\n"))
	}
	switch {
	case w.hidden != "":
	case w.pre:
		w.code.WriteString(clean.Text(s))
	default:
		w.line = append(w.line, Text(clean.Text(s)))
	}
}

func (w *htmlWriter) tag(kind html.TokenType, name, source string) {
	start := kind != html.EndTagToken
	switch {
	case w.hidden != "":
		w.tagHidden(kind, name)
	case name == "script" || name == "style" || name == "noscript" || name == "template" || name == "svg":
		if address := scriptEmbedAddress(parseTag(source)); address != "" {
			w.flush()
			w.append(newEmbed(w.place, "", address))
		}
		if kind == html.StartTagToken {
			w.hidden = name
		}
	case name == "pre":
		w.flush()
		w.pre = start
		w.language(source)
	case w.pre:
		w.language(source)
	case (strings.Contains(source, `class="kg-`) || name == "label") && decoration.MatchString(source):
		if name == "div" || name == "label" {
			w.hidden = name
		}
	case name == "p" && (!start && w.top().element.name == name || start && isSeparateParagraph(source)):
		w.flush()
		if w.endParagraph(); start {
			w.openContainer(parseTag(source))
		}
	case containers[name] || name == "cite" && (w.inQuote() || w.top().element.name == name):
		w.flush()
		if !start {
			w.closeElement(name)
		} else if kind == html.StartTagToken {
			w.openContainer(parseTag(source))
		}
	case len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6':
		w.flush()
		w.headingLevel = 0
		if start {
			w.headingLevel, w.anchor = int(name[1]-'0'), parseTag(source).attributes["id"]
		}
	case name == "hr":
		w.flush()
		w.append(Rule{w.place})
	case w.top().element.name == "head" && headOnly[name]: // of Docusaurus
		if name == "title" {
			w.hidden = name
		}
	case name == "meta": // never part of an article: its author shows the source
		w.line = append(w.line, Text(clean.JoinLines(source)))
	case phrasing[name] && w.inMarkdown():
		w.startBlock(0)
		w.source.WriteString(source)
	case phrasing[name]:
		w.inlineTag(name, start, source)
	default:
		w.flush()
	}
}

// headOnly are the elements of the head of a page.
var headOnly = letters.Words("title meta link base")

// tagHidden handles tags within a hidden element.
func (w *htmlWriter) tagHidden(kind html.TokenType, name string) {
	switch {
	case name != w.hidden:
	case kind == html.StartTagToken:
		w.hiddenDepth++
	case kind == html.EndTagToken && w.hiddenDepth > 0:
		w.hiddenDepth--
	case kind == html.EndTagToken:
		w.hidden = ""
	}
}

// isSeparateParagraph reports whether a <p> is a notice or a caption, or contains
// Markdown.
func isSeparateParagraph(source string) bool {
	if !strings.Contains(source, "=") {
		return false
	}
	e := parseTag(source)
	_, marked := e.attributes["markdown"]
	return marked || noticeKind(e) != "" || captionClass.MatchString(e.attributes["class"])
}

// decoration matches the tags of decorations in Ghost's bookmarks, the controls of its
// players, and Substack's text for screen readers.
var decoration = pattern.New(`class="kg-(?:bookmark-icon|bookmark-thumbnail|audio-thumbnail|audio-player|video-overlay|video-player)[" ]|class="hide-text"`)

// inlineTag appends a tag to the current line.
func (w *htmlWriter) inlineTag(name string, start bool, source string) {
	if name == "a" {
		if w.pendingLink = ""; start && strings.Contains(source, "href") {
			w.pendingLink = source
		}
	}
	w.startBlock(0)
	w.line = append(w.line, tag(source))
	w.markdownCaption = source == dialect.CaptionStart
}

// captionText appends a caption in Markdown to the current line.
func (w *htmlWriter) captionText(source string) {
	for _, block := range w.markdown(w.place.Line, source) {
		if p, ok := block.(Paragraph); ok {
			w.line = append(w.line, p.Text...)
		}
	}
}

// startBlock records where a block starts, that many lines below the current one, unless
// one has started.
func (w *htmlWriter) startBlock(below int) {
	if !w.fixedLine && len(w.line) == 0 && w.code.Len() == 0 && w.source.Len() == 0 {
		w.place.Line = w.currentLine + below
	}
}

// language reads the language of code from the class of its element: <pre><code
// class="language-go">.
func (w *htmlWriter) language(source string) {
	if !strings.Contains(source, "=") {
		return // no attributes: no need to parse it
	}
	for class := range strings.FieldsSeq(parseTag(source).attributes["class"]) {
		for _, prefix := range []string{"language-", "lang-"} {
			if name, ok := strings.CutPrefix(class, prefix); ok {
				w.codeLanguage = name
			}
		}
	}
}

// phrasing holds the inline elements.
var phrasing = map[string]bool{
	"a": true, "abbr": true, "b": true, "br": true, "cite": true, "code": true, "del": true, "dfn": true,
	"em": true, "font": true, "i": true, "img": true, "amp-img": true, "amp-anim": true, "ins": true, "kbd": true, "mark": true, "q": true,
	"s": true, "samp": true, "small": true, "span": true, "strike": true, "strong": true, "sub": true,
	"sup": true, "tt": true, "u": true, "var": true, "wbr": true, "time": true, "label": true, "button": true,
	"iframe": true, "video": true, "audio": true, "object": true, "embed": true, "source": true, "track": true, "param": true,
	"picture": true,
}

// inMarkdown reports whether an outer element says that its text is Markdown, as in
// kramdown and Python-Markdown: <details markdown="1">.
func (w *htmlWriter) inMarkdown() bool {
	for i := len(w.open) - 1; i > 0; i-- {
		e := w.open[i].element
		if value, ok := e.attributes["markdown"]; ok {
			return value != "0"
		} else if e.name == "aside" && len(e.attributes) == 0 { // of Notion's exports
			return true
		}
	}
	return false
}

// dedent removes the common indent of all lines.
func dedent(source string) string {
	least := len(source)
	for line := range strings.Lines(source) {
		if strings.TrimSpace(line) != "" {
			least = min(least, letters.Indent(line))
		}
	}
	var out strings.Builder
	for line := range strings.Lines(source) {
		out.WriteString(line[min(least, letters.Indent(strings.TrimRight(line, "\n"))):])
	}
	return out.String()
}
