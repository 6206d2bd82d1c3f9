package article

import (
	"bytes"
	"strings"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// fencedDiv is a container between lines of colons, as Docusaurus, VuePress,
// Quarto and Pandoc know it:
//
//	:::warning Mind the step
//	...
//	:::
type fencedDiv struct {
	ast.BaseBlock
	colons           int
	kind             string
	title            string
	text             string // text of a container on a single line
	textOffset       int    // byte offset of text on the first line, if there is any
	endLine          string // closing line, if not just as many colons
	titleFromHeading bool   // a first heading is its title, as in Quarto
	myst             bool   // it is a MyST directive, which may start with options
	isNotice         bool   // it is a notice of any kind
	figure           string // Quarto's label of a figure, whose caption is the last paragraph
	hidden           bool   // not part of web pages in Quarto
	attribution      string // who is quoted
	label            string // by which a text refers to it
}

var kindFencedDiv = ast.NewNodeKind("FencedDiv")

// Kind implements ast.Node.
func (*fencedDiv) Kind() ast.NodeKind { return kindFencedDiv }

// Dump implements ast.Node.
func (d *fencedDiv) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }

// fencedDivs is the block parser of fencedDiv.
type fencedDivs struct{}

var divOpening = pattern.New(`^(:{3,})[ \t]*([A-Za-z][\w-]*)?[ \t]*(?:\[(.*?)\])?[ \t]*(?:\{([^{}]*)\})?[ \t]*(.*?)[ \t:]*$`)

// parseDivOpening parses the opening line of a container; it returns nil for other lines.
func parseDivOpening(line []byte) *fencedDiv {
	m := divOpening.FindSubmatch(bytes.TrimSpace(line))
	if m == nil || len(m[2])+len(m[4]) == 0 {
		return nil
	}
	div := &fencedDiv{colons: len(m[1]), kind: string(m[2]), title: string(m[3])}
	if m[5] = groupName.ReplaceAll(m[5], nil); divAttributes.Match(m[5]) {
		m[5] = []byte(dialect.CardTitle(dialect.ParseArguments(string(m[5]))))
	}
	switch {
	case len(m[5]) > 0 && bytes.HasSuffix(bytes.TrimSpace(line), m[1]):
		div.text = string(m[5])
	case emptyCallout.Match(line):
		div.text = " "
	case calloutStart.Match(line):
		div.textOffset = len(calloutStart.Find(line))
	case div.title == "":
		div.title = titleAttributes.ReplaceAllString(string(m[5]), "")
	}
	if name := directiveName.FindSubmatch(m[4]); div.kind == "" && name != nil {
		div.myst, div.kind = true, string(name[1])
		if gridDirectives[div.kind] {
			div.title = ""
		}
	}
	if label := labelOfFigure.FindSubmatch(m[4]); label != nil {
		div.figure = string(label[1])
	}
	attributes := dialect.ParseArguments(string(m[4]))
	if class := firstClass.FindStringSubmatch(string(m[4])); div.kind == "" && class != nil {
		div.kind = class[1]
		div.hidden = isHiddenOnPages(div.kind, attributes)
	}
	if kind := attributes.First(-1, "type", "color"); kind != "" && dialect.NoticeKind(div.kind) == "" {
		div.kind = kind
	}
	div.attribution = attributes.First(-1, "author", "by", "attribution", "source")
	if div.title == "" {
		div.title = dialect.CardTitle(attributes)
	}
	if strings.HasPrefix(div.kind, dialect.HTMLDetailsKind) {
		div.kind, div.endLine = "details", dialect.HTMLDetailsEnd+div.kind
	}
	kind, quarto := strings.CutPrefix(strings.ToLower(div.kind), "callout-")
	div.kind, div.titleFromHeading = bookdownKind(kind), quarto
	div.readStatement(string(m[4]))
	if kind := titleKinds[div.title]; kind != "" && (div.kind == "note" || div.kind == "message") {
		div.kind, div.title = kind, ""
	}
	return div
}

// isHiddenOnPages reports whether Quarto leaves a container out of web pages.
func isHiddenOnPages(class string, a dialect.Arguments) bool {
	when, unless := a.Named["when-format"], a.Named["unless-format"]
	page := strings.HasPrefix(when, "html") || when == "" && unless != "" && !strings.HasPrefix(unless, "html")
	switch class {
	case "hidden":
		return true
	case "content-visible":
		return when+unless != "" && !page
	case "content-hidden":
		return when+unless == "" || page
	}
	return false
}

// titleAttributes matches VitePress attributes after the title of a container.
var titleAttributes = pattern.New(`\s*\{(?:open|closed|[.#][\w-]+(?:\s[^{}]*)?)\}$`)

// firstClass matches the first class in attributes.
var firstClass = pattern.New(`\.([\w-]+)`)

// emptyCallout matches a template's callout without content, on a line of its own.
var emptyCallout = pattern.New(`^\s*:::\w+\[[^\]\n]*\]\{\}\s+:::\s*$`)

// calloutStart matches the start of a callout whose text continues on further lines.
var calloutStart = pattern.New(`^\s*:{3,}\w+\[[^\]\n]*\]\{\} `)

// titleKinds maps the words after a notice name that determine its kind in Qiita and Zenn.
var titleKinds = map[string]string{"info": "info", "warn": "warning", "alert": "danger"}

var (
	directiveName = pattern.New(`^(?:prf:|proof:)?([a-z][a-z-]*)$`)
	groupName     = pattern.New(`^#[\w-]+[ \t]*`) // tabs that are turned together
	divAttributes = pattern.New(`^[\w-]+="[^"]*"(?:[ \t]|$)`)
)

// Trigger implements parser.BlockParser.
func (fencedDivs) Trigger() []byte { return []byte{':'} }

// Open implements parser.BlockParser.
func (fencedDivs) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	if tooDeep(parent) {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	div := parseDivOpening(line)
	if div == nil {
		return nil, parser.NoChildren
	}
	if div.textOffset > 0 {
		reader.Advance(div.textOffset)
		return div, parser.HasChildren
	}
	skipLine(reader, line, segment)
	if div.text != "" {
		return div, parser.NoChildren
	}
	return div, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (fencedDivs) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if node.(*fencedDiv).text != "" {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	mark := bytes.TrimSpace(line)
	if end := node.(*fencedDiv).endLine; end != "" {
		if string(mark) != end {
			return parser.Continue | parser.HasChildren
		}
		skipLine(reader, line, segment)
		return parser.Close
	}
	if len(mark) >= node.(*fencedDiv).colons && len(bytes.Trim(mark, ":")) == 0 {
		skipLine(reader, line, segment)
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// tooDeep reports whether a block has maxDepth ancestors.
func tooDeep(parent ast.Node) bool {
	depth := 0
	for ; parent != nil && depth <= dialect.MaxDepth; parent = parent.Parent() {
		depth++
	}
	return depth > dialect.MaxDepth
}

// skipLine advances to the end of a line but not past it, as goldmark's block parsers do.
func skipLine(reader text.Reader, line []byte, segment text.Segment) {
	end := segment.Len()
	if bytes.HasSuffix(line, []byte("\n")) {
		end--
	}
	reader.Advance(end)
}

// Close implements parser.BlockParser.
func (fencedDivs) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (fencedDivs) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (fencedDivs) CanAcceptIndentedLine() bool { return false }

// noticeDivs are the kinds of containers that are notices, besides those that
// dialect.NoticeKind knows.
var noticeDivs = map[string]bool{
	"details": true, "spoiler": true, "collapse": true, "attention": true, "seealso": true, "failure": true, "summary": true, "tldr": true,
	"message": true, "cite": true, "faq": true, "notice": true, "callout": true, "alert": true, "admonition": true, "aside": true, "solution": true,
}

// div converts a container: a notice to a callout, others to their content below their
// title.
func (c *converter) div(place Location, node *fencedDiv, depth int) []Block {
	if node.hidden || node.myst && hiddenDirectives[node.kind] {
		return nil
	}
	blocks, kind := c.rawBlocks(node, depth+1), node.kind
	if node.myst {
		var options map[string]string
		options, blocks = takeOptions(blocks)
		kind = directiveNoticeKind(kind, options)
	}
	title := c.parseInline(place.Line, node.title, depth)
	if pullQuoteClasses[kind] {
		return []Block{calloutAsPullQuote(Callout{Location: place, Title: title, Blocks: append(blocks, attributionBlocks(place, node.attribution)...)})}
	}
	if node.text != "" {
		blocks = c.parseNested(place.Line, node.text, depth)
	}
	if quotingKinds[kind] {
		return []Block{calloutAsQuote(Callout{Location: place, Kind: kind, Title: title, Blocks: append(blocks, attributionBlocks(place, node.attribution)...)})}
	}
	blocks = finishBlocks(blocks)
	if heading, ok := firstBlock(blocks).(Heading); ok && node.titleFromHeading && len(title) == 0 {
		title, blocks = heading.Text, blocks[1:]
	}
	title = c.statementTitle(kind, node.label, title)
	switch {
	case kind == dialect.CaptionKind:
		return asCredit(blocks)
	case node.figure != "" && len(blocks) > 1:
		return c.captionedFigure(node.figure, blocks)
	case kind == dialect.TableRowsKind:
		return tableOf(place, blocks)
	case node.myst && kind == "table":
		return c.appendTableTitle(blocks, place, node.title, depth)
	case node.isNotice && kind != tabKind || noticeDivs[kind] || dialect.NoticeKind(kind) != "":
		return []Block{Callout{Location: place, Kind: kind, Title: title, Blocks: blocks}}
	case len(title) > 0:
		return append([]Block{Paragraph{Location: place, Text: []Inline{Strong{title}}}}, blocks...)
	}
	return blocks
}

// pullQuoteClasses are the kinds of containers that are pull quotes.
var pullQuoteClasses = letters.Words("epigraph pullquote pull-quote")

// attributionBlocks returns the line that attributes a quote.
func attributionBlocks(place Location, by string) []Block {
	if by == "" {
		return nil
	}
	return []Block{Paragraph{Location: place, Text: []Inline{Text("— " + clean.JoinLines(by))}}}
}

// labelOfFigure matches a figure label at the start of attributes.
var labelOfFigure = pattern.New(`^\s*#(fig-[\w:-]+)`)

// captionedFigure makes the last paragraph the numbered caption of the pictures.
func (c *converter) captionedFigure(label string, blocks []Block) []Block {
	last := len(blocks) - 1
	if p, ok := blocks[last].(Paragraph); ok {
		if number := c.labelledCaption(label, ""); number != "" {
			p.Text = append([]Inline{Text(number + ": ")}, p.Text...)
		}
		p.Credit = true
		blocks[last] = p
	}
	return blocks
}

// asCredit marks the paragraphs among blocks as credits of the picture above.
func asCredit(blocks []Block) []Block {
	for i, block := range blocks {
		if p, ok := block.(Paragraph); ok {
			p.Credit = true
			blocks[i] = p
		}
	}
	return blocks
}

func firstBlock(blocks []Block) Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// takeOptions cuts the lines of options at the start of a directive.
func takeOptions(blocks []Block) (options map[string]string, rest []Block) {
	options = map[string]string{}
	p, ok := firstBlock(blocks).(Paragraph)
	if !ok {
		return options, blocks
	}
	for {
		line, _, more := strings.Cut(Plain(p.Text), "\n")
		m := directiveOption.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			break
		}
		options[m[1]] = m[2]
		if !more {
			return options, blocks[1:]
		}
		_, p.Text = split(p.Text, len(line)+1)
	}
	blocks[0] = p
	return options, blocks
}

// parseInline converts the Markdown of a title.
func (c *converter) parseInline(line int, source string, depth int) []Inline {
	source = strings.TrimSpace(headAttributes.ReplaceAllString(source, ""))
	if source == "" {
		return nil
	}
	if blocks := c.parseNested(line, source, depth); len(blocks) == 1 {
		if p, ok := blocks[0].(Paragraph); ok {
			return p.Text
		}
	}
	return []Inline{Text(clean.JoinLines(decodeText(stripInternalMarkup(source))))}
}
