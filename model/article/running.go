package article

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// runningText is a paragraph whose marks leave no doubt about what they mean, so
// that it is read here, at a fraction of what goldmark takes: that looks at every
// space for what may begin there. Nearly all that people write is so.
type runningText struct {
	ast.BaseBlock
	inlines []Inline // as converter.inlines returns them
}

var kindRunningText = ast.NewNodeKind("RunningText")

// Kind implements ast.Node.
func (*runningText) Kind() ast.NodeKind { return kindRunningText }

// IsRaw implements ast.Node: goldmark has nothing to read in it.
func (*runningText) IsRaw() bool { return true }

// Dump implements ast.Node.
func (r *runningText) Dump(source []byte, level int) { ast.DumpHelper(r, source, level, nil, nil) }

// runningTexts is the paragraph transformer that makes it.
type runningTexts struct{}

// around is, in goldmark's context, what is around the source that it reads.
type around struct {
	text  string // the source
	depth int    // containers around it
}

var aroundKey = parser.NewContextKey()

func newContext(a *around) parser.Context {
	pc := parser.NewContext()
	pc.Set(aroundKey, a)
	return pc
}

// Transform implements parser.ParagraphTransformer.
func (runningTexts) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	around, ok := pc.Get(aroundKey).(*around)
	if !ok || becomesOther(node, reader) {
		return
	}
	lines := node.Lines()
	r := runs{text: around.text}
	r.out = r.few[:0]
	for i := range lines.Len() {
		line := lines.At(i)
		if line.Padding > 0 || !r.line(line.Start, line.Stop, i == 0, i == lines.Len()-1) {
			return
		}
	}
	inlines, ok := r.end()
	if !ok || around.depth+depthOf(node)+r.deepest > maxDepth {
		return
	}
	running := &runningText{inlines: inlines}
	running.SetPos(node.Pos())
	running.SetBlankPreviousLines(node.HasBlankPreviousLines())
	parser.NewParagraphParser().Close(node, reader, pc) // trims the lines
	running.SetLines(lines)
	node.Parent().ReplaceChild(node.Parent(), node, running)
}

// linkAddresses is goldmark's paragraph transformer of the addresses that links
// name, kept away from paragraphs that begin with none.
type linkAddresses struct{}

// Transform implements parser.ParagraphTransformer.
func (linkAddresses) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	line := node.Lines().At(0)
	if words := bytes.TrimLeft(reader.Source()[line.Start:line.Stop], " \t"); len(words) > 0 && words[0] == '[' {
		parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
	}
}

// becomesOther reports whether the line behind a paragraph may make a heading of
// it, or the term of a definition.
func becomesOther(node *ast.Paragraph, reader text.Reader) bool {
	line, _ := reader.PeekLine()
	if line = bytes.TrimSpace(line); len(line) > 0 && (line[0] == ':' || len(bytes.Trim(line, "=")) == 0 || len(bytes.Trim(line, "-")) == 0) {
		return true
	}
	lines := node.Lines()
	behind := bytes.TrimLeft(reader.Source()[lines.At(lines.Len()-1).Stop:], " \t\n>")
	return len(behind) > 0 && behind[0] == ':'
}

func depthOf(node ast.Node) int {
	depth := 0
	for parent := node.Parent(); parent != nil; parent = parent.Parent() {
		depth++
	}
	return depth
}
