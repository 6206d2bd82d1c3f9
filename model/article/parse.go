package article

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"sync"

	"blogtui/model"
	"blogtui/model/dialect"
	"blogtui/model/pattern"
	"blogtui/model/tex"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown returns the goldmark parser. It is safe for concurrent use, since each Parse
// gets its own context.
var markdown = sync.OnceValue(func() parser.Parser {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(withOwnParsers(parser.DefaultBlockParsers())...),
			parser.WithInlineParsers(inlineParsers()...),
			parser.WithParagraphTransformers(util.Prioritized(linkDefinitions{}, 100)),
		)),
		goldmark.WithExtensions(extension.Strikethrough, extension.TaskList, linkifyExtension(), extension.DefinitionList),
		goldmark.WithParserOptions(
			parser.WithBlockParsers(util.Prioritized(fencedDivs{}, 750), util.Prioritized(indentedDivs{}, 755), util.Prioritized(tightHeadings{}, 758), util.Prioritized(mathBlocks{}, 760), util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
			parser.WithParagraphTransformers(
				util.Prioritized(lazyAttributes{}, 150),
				util.Prioritized(newFullRowTables(), 200),
				util.Prioritized(fastTextTransformer{}, 1000), // behind those that find tables and addresses of links
			),
			parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0), util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
			parser.WithInlineParsers(
				util.Prioritized(mathSpans{}, 90), // before code spans, for $`x`$
				util.Prioritized(indexedInlineParser{extension.NewFootnoteParser()}, 101),
				util.Prioritized(newStarEmphasis(), 490), // before those of CommonMark
			),
		),
	).Parser()
})

// converter converts goldmark's tree to blocks.
type converter struct {
	text             string
	source           []byte         // the same
	lines            []int          // byte offsets of the lines
	lastLine         int            // line of the latest block whose line is known
	ids              map[string]int // heading IDs in use, with the last numeric suffix of each
	lineOffset       int            // lines above this source in that of parent
	flattenedLine    *int           // first line whose markup was flattened, 0 if none
	parent           *converter     // converter of the surrounding source, nil if none
	myst             *bool          // the source is MyST, nil until asked for
	logseq           *bool          // the same of Logseq's
	hardBreaks       bool           // line ends are hard breaks
	labels           dialect.Labels // of the whole article
	formulas         bool           // all text between math delimiters is math
	values           map[string]string
	includeBytesLeft *int        // bytes that included files may still have
	links            *blockLinks // nil until asked for
	fixedLine        bool        // the source is an included file: all locations are that of the line that includes it
}

func parseBlocks(body model.Body) []Block {
	c, blocks := convert(body)
	c.setSourceSizes(blocks)
	return addFlattenedRemark(blocks, *c.flattenedLine)
}

// convert returns the blocks of a body, not measured yet.
func convert(body model.Body) (*converter, []Block) {
	written := dialect.Markdown(body)
	c := newConverter(written.Text)
	c.labels = written.Labels
	c.ids, c.flattenedLine, c.hardBreaks, c.formulas = map[string]int{}, new(written.LimitedLine), body.HardBreaks, body.Math
	c.values, c.includeBytesLeft = body.Values, new(maxIncludedBytes)
	return c, withoutEmptyContents(c.blocks(c.parseTree(0), 0))
}

func newConverter(src string) *converter {
	source := []byte(src)
	return &converter{text: src, source: source, lines: lineStarts(source), lastLine: 1}
}

// parseTree parses the source with goldmark; depth is the number of containers around it.
func (c *converter) parseTree(depth int) ast.Node {
	return markdown().Parse(text.NewReader(c.source), parser.WithContext(newContext(&parseState{text: c.text, depth: depth, hardBreaks: c.hardBreaks, formulas: c.formulas})))
}

// addFlattenedRemark inserts a remark below the block of the first flattened line; 0 is no
// line.
func addFlattenedRemark(blocks []Block, line int) []Block {
	if line == 0 {
		return blocks
	}
	at := sort.Search(len(blocks), func(i int) bool { return blocks[i].StartLine() > line })
	return slices.Insert(blocks, at, Block(Remark{Location{Line: line}, ShownPlain, line}))
}

// noteFlattened records the first line whose markup is flattened.
func (c *converter) noteFlattened(line int) {
	if *c.flattenedLine == 0 {
		*c.flattenedLine = line
	}
}

func lineStarts(source []byte) []int {
	starts := make([]int, 1, 1+bytes.Count(source, []byte("\n")))
	for at := 0; ; {
		end := bytes.IndexByte(source[at:], '\n')
		if end < 0 {
			return starts
		}
		at += end + 1
		starts = append(starts, at)
	}
}

// setSourceSizes sets the source sizes of top-level blocks.
func (c *converter) setSourceSizes(blocks []Block) {
	end := len(c.source)
	for i := len(blocks) - 1; i >= 0; i-- {
		start := c.lines[min(blocks[i].StartLine(), len(c.lines))-1]
		blocks[i] = withLocation(blocks[i], Location{blocks[i].StartLine(), max(0, end-start)})
		end = min(end, start)
	}
}

func withLocation(block Block, p Location) Block {
	switch b := block.(type) {
	case Heading:
		b.Location = p
		return b
	case Paragraph:
		b.Location = p
		return b
	case Quote:
		b.Location = p
		return b
	case PullQuote:
		b.Location = p
		return b
	case List:
		b.Location = p
		return b
	case CodeBlock:
		b.Location = p
		return b
	case Table:
		b.Location = p
		return b
	case Callout:
		b.Location = p
		return b
	case Definitions:
		b.Location = p
		return b
	case Picture:
		b.Location = p
		return b
	case Embed:
		b.Location = p
		return b
	case Formula:
		b.Location = p
		return b
	}
	return block
}

// location returns the line on which a node begins. Nodes without a position (rules, empty
// items) get that of the previous node.
func (c *converter) location(node ast.Node) Location {
	if pos := node.Pos(); pos >= 0 {
		c.lastLine = sort.SearchInts(c.lines, pos+1)
	} else if node.Type() == ast.TypeBlock && node.Lines().Len() > 0 {
		c.lastLine = sort.SearchInts(c.lines, node.Lines().At(0).Start+1)
	}
	if c.fixedLine {
		return Location{Line: c.lineOffset + 1}
	}
	return Location{Line: c.lineOffset + c.lastLine}
}

// blocks converts the children of a node and what several of them mean together.
func (c *converter) blocks(parent ast.Node, depth int) []Block {
	return finishBlocks(c.rawBlocks(parent, depth))
}

// rawBlocks converts the children of a node; their texts still contain line ends.
func (c *converter) rawBlocks(parent ast.Node, depth int) []Block {
	if depth > dialect.MaxDepth {
		return c.flattenBlocks(parent)
	}
	var out []Block
	var w *htmlWriter // once there is HTML
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		raw, isHTML := node.(*ast.HTMLBlock)
		if isHTML && w == nil {
			w = c.newHTMLWriter(out, depth)
		}
		switch {
		case isHTML:
			w.read(c.location(node), c.rawBlock(raw))
		case w == nil:
			out = c.block(out, node, depth)
		default:
			if source, ok := c.sourceInHTML(w, node); ok {
				w.read(c.location(node), source)
				continue
			}
			top := w.top()
			top.blocks = c.block(top.blocks, node, depth)
		}
	}
	if w == nil {
		return out
	}
	return w.end()
}

func finishBlocks(blocks []Block) []Block {
	blocks = pullQuotes(applyAttributes(blocks))
	for i, block := range blocks {
		blocks[i] = tidy(block)
	}
	return mergeCredits(blocks)
}

// block appends the blocks of a node.
func (c *converter) block(out []Block, node ast.Node, depth int) []Block {
	place := c.location(node)
	switch n := node.(type) {
	case *ast.Heading:
		return c.heading(out, place, n, c.inlines(n, depth))
	case *fastText:
		if n.heading != nil {
			return c.heading(out, place, n.heading, n.inlines)
		}
		return c.paragraph(out, place, n, depth)
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(out, place, n, depth)
	case *ast.Blockquote:
		return appendQuote(out, c.quote(place, n, depth))
	case *ast.List:
		attributes := c.adjacentAttributes(n)
		if n.ChildCount() == 1 && contentsMark.MatchString(attributes) {
			return withoutContentsTitle(out) // kramdown puts the table of contents in its place
		}
		if kind := dialect.NoticeKindFromClasses(attributes); kind != "" {
			return append(out, Callout{Location: place, Kind: kind, Blocks: []Block{c.list(place, n, depth)}})
		}
		return append(out, c.list(place, n, depth))
	case *ast.FencedCodeBlock:
		info := ""
		if n.Info != nil {
			info = string(n.Info.Value(c.source))
		}
		code := stripInternalMarkup(c.rawLines(n))
		if c.isTaggedCode(n) {
			code = withoutBlankLines(code)
		}
		return append(out, c.fenced(place, info, code, depth)...)
	case *ast.CodeBlock:
		return append(out, indentedCode(place, stripInternalMarkup(c.rawLines(n))))
	case *ast.ThematicBreak:
		return append(out, Rule{place})
	case *gfm.Table:
		return append(out, c.table(place, n, depth))
	case *gfm.DefinitionList:
		return append(out, c.definitions(place, n, depth))
	case *gfm.FootnoteList:
		return append(out, c.footnotes(place, n, depth))
	case *fencedDiv:
		return append(out, c.div(place, n, depth)...)
	case *mathBlock:
		return append(out, Formula{place, n.source, tex.Display(n.source)})
	case *ast.LinkReferenceDefinition:
		return out
	}
	return append(out, c.blocks(node, depth+1)...)
}

func (c *converter) heading(out []Block, place Location, node *ast.Heading, inlines []Inline) []Block {
	inlines = c.withoutBlockID(stripHeadingAttributes(inlines))
	if len(trim(inlines)) == 0 || node.Level == 1 && titleOfPage.MatchString(Plain(inlines)) {
		return out
	}
	return append(out, Heading{place, node.Level, c.headingID(node, Plain(inlines)), inlines})
}

// titleOfPage matches a title that mdsvex or MDX take from the front matter.
var titleOfPage = pattern.New(`^\{(?:\w+\.)?title\}$`)

// flattenBlocks returns the text of what is nested too deeply, a paragraph for each block.
func (c *converter) flattenBlocks(parent ast.Node) []Block {
	var out []Block
	c.noteFlattened(c.location(parent).Line)
	_ = ast.Walk(parent, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || node.Type() != ast.TypeBlock || node == parent {
			return ast.WalkContinue, nil
		}
		switch node.(type) {
		case *ast.Paragraph, *ast.TextBlock, *fastText, *ast.Heading, *gfm.TableCell, *gfm.DefinitionTerm:
			out = append(out, tidy(Paragraph{Location: c.location(node), Text: c.inlines(node, 0)}))
			return ast.WalkSkipChildren, nil
		case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			out = append(out, CodeBlock{Location: c.location(node), Text: c.rawLines(node)})
		}
		return ast.WalkContinue, nil
	})
	return out
}

// rawLines returns the lines of a block unchanged, without a copy if they are contiguous.
func (c *converter) rawLines(node ast.Node) string {
	lines := node.Lines()
	if text, ok := c.contiguousLines(lines); ok {
		return text
	}
	var out strings.Builder
	size := 0
	for i := range lines.Len() {
		segment := lines.At(i)
		size += segment.Len()
	}
	out.Grow(size)
	for i := range lines.Len() {
		segment := lines.At(i)
		out.Write(segment.Value(c.source))
	}
	return out.String()
}

// contiguousLines returns lines as a slice of the source, if they are contiguous.
func (c *converter) contiguousLines(lines *text.Segments) (string, bool) {
	from, to := 0, 0
	for i := range lines.Len() {
		segment := lines.At(i)
		if i == 0 {
			from, to = segment.Start, segment.Start
		}
		if segment.Padding > 0 || segment.ForceNewline || segment.Start != to {
			return "", false
		}
		to = segment.Stop
	}
	return c.text[from:to], true
}
