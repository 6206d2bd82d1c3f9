package article

import (
	"bytes"

	"blogtui/model/dialect"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// fastText is a paragraph or heading with unambiguous markup, which is parsed here much
// faster than by goldmark, which tries its parsers at every space. Nearly all prose
// qualifies.
type fastText struct {
	ast.BaseBlock
	inlines []Inline     // as converter.inlines would return them
	heading *ast.Heading // the original heading, nil for a paragraph
}

var kindFastText = ast.NewNodeKind("FastText")

// Kind implements ast.Node.
func (*fastText) Kind() ast.NodeKind { return kindFastText }

// IsRaw implements ast.Node: goldmark must not parse inlines in it.
func (*fastText) IsRaw() bool { return true }

// Dump implements ast.Node.
func (r *fastText) Dump(source []byte, level int) { ast.DumpHelper(r, source, level, nil, nil) }

// fastTextTransformer is the paragraph transformer that replaces paragraphs by fastText.
type fastTextTransformer struct{}

// parseState is our state in goldmark's context.
type parseState struct {
	text       string     // the source
	depth      int        // containers around it
	hardBreaks bool       // line ends are hard breaks
	formulas   bool       // all text between math delimiters is math
	fast       fastParser // reused for all blocks
}

var parseStateKey = parser.NewContextKey()

func newContext(a *parseState) parser.Context {
	pc := parser.NewContext()
	pc.Set(parseStateKey, a)
	return pc
}

// Transform implements parser.ParagraphTransformer.
func (fastTextTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if becomesOther(node, reader) {
		return
	}
	if inlines, ok := parseFast(node, pc); ok {
		parser.NewParagraphParser().Close(node, reader, pc) // trims the lines
		replaceNode(node, &fastText{inlines: inlines})
	}
}

// parseFast parses the lines of a block; ok is false if they are ambiguous.
func parseFast(node ast.Node, pc parser.Context) (inlines []Inline, ok bool) {
	around, ok := pc.Get(parseStateKey).(*parseState)
	if !ok {
		return nil, false
	}
	lines := node.Lines()
	r := &around.fast
	r.reset(around)
	for i := range lines.Len() {
		line := lines.At(i)
		if line.Padding > 0 || !r.line(line.Start, line.Stop, i == 0, i == lines.Len()-1) {
			return nil, false
		}
	}
	if inlines, ok = r.end(); !ok || around.depth+containerDepth(node)+r.deepest > dialect.MaxDepth {
		return nil, false
	}
	return inlines, true
}

// replaceNode replaces a block by the fastText that was parsed from it.
func replaceNode(node ast.Node, running *fastText) {
	running.SetPos(node.Pos())
	running.SetBlankPreviousLines(node.HasBlankPreviousLines())
	running.SetLines(node.Lines())
	node.Parent().ReplaceChild(node.Parent(), node, running)
}

// headingParser is a block parser of headings that tries parseFast on their text.
type headingParser struct{ parser.BlockParser }

// withOwnParsers replaces some of goldmark's block parsers by ours.
func withOwnParsers(parsers []util.PrioritizedValue) []util.PrioritizedValue {
	for i, p := range parsers {
		switch p.Priority {
		case setextPriority:
			parsers[i].Value = headingParser{parser.NewSetextHeadingParser(parser.WithHeadingAttribute())}
		case hashPriority:
			parsers[i].Value = headingParser{parser.NewATXHeadingParser(parser.WithHeadingAttribute())}
		case htmlPriority:
			parsers[i].Value = htmlBlocks{parser.NewHTMLBlockParser()}
		}
	}
	return parsers
}

// Priorities of goldmark's block parsers of underlined headings, of those behind hashes
// and of HTML, as parser.DefaultBlockParsers tells them.
const setextPriority, hashPriority, htmlPriority = 100, 600, 900

// Close implements parser.BlockParser.
func (h headingParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	if node.Parent() == nil {
		return
	}
	if inlines, ok := parseFast(node, pc); ok && len(inlines) > 0 {
		replaceNode(node, &fastText{inlines: inlines, heading: node.(*ast.Heading)})
	}
}

// linkDefinitions is goldmark's paragraph transformer of link reference definitions,
// skipped for paragraphs that do not begin with one.
type linkDefinitions struct{}

// Transform implements parser.ParagraphTransformer.
func (linkDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	line := node.Lines().At(0)
	if words := bytes.TrimLeft(reader.Source()[line.Start:line.Stop], " \t"); len(words) > 0 && words[0] == '[' {
		parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
	}
}

// becomesOther reports whether the line after a paragraph may make it a heading or the
// term of a definition.
func becomesOther(node *ast.Paragraph, reader text.Reader) bool {
	line, _ := reader.PeekLine()
	if line = bytes.TrimSpace(line); len(line) > 0 && (line[0] == ':' || len(bytes.Trim(line, "=")) == 0 || len(bytes.Trim(line, "-")) == 0) {
		return true
	}
	lines := node.Lines()
	behind := bytes.TrimLeft(reader.Source()[lines.At(lines.Len()-1).Stop:], " \t\n>")
	return len(behind) > 0 && behind[0] == ':'
}

func containerDepth(node ast.Node) int {
	depth := 0
	for parent := node.Parent(); parent != nil; parent = parent.Parent() {
		depth++
	}
	return depth
}
