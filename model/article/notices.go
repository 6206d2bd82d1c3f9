package article

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	alertMark  = regexp.MustCompile(`^\[!([A-Za-z][\w-]{0,30})\][+-]?[ \t]*`)
	creditText = regexp.MustCompile(`(?i)^[\[(]?\s*(image|photo|photograph|picture|img|illustration)s?\b.{0,24}?(:|credit|via|by|from|courtesy)`)
	moduleLine = regexp.MustCompile(`^(?:import\s+(?:[\w{}*,$\s]+\s+from\s+)?['"][^'"]+['"];?|export\s+(?:const|let|var|default|function|async|class|\{|\*).*)$`)
)

// longestCredit is how many bytes a paragraph may have to be taken for the
// credit of a picture.
const longestCredit = 200

// credit reports whether a paragraph only says where a picture comes from.
func credit(text string) bool {
	return len(text) < longestCredit && creditText.MatchString(text)
}

// hiddenLines reports a paragraph of MDX that imports or exports: a program's
// text, not the reader's.
func hiddenLines(text string) bool {
	if !strings.HasPrefix(text, "import") && !strings.HasPrefix(text, "export") {
		return false
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if !moduleLine.MatchString(strings.TrimSpace(first)) {
		return false
	}
	if strings.HasPrefix(first, "export") {
		return true
	}
	for line := range strings.Lines(rest) {
		if !moduleLine.MatchString(strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

// quote converts a block quote. It may turn out to be a callout or a pull quote.
func (c *converter) quote(place Place, node ast.Node, depth int) Block {
	blocks := c.untidy(node, depth+1)
	if callout, ok := alert(place, blocks); ok {
		return callout
	}
	if quote, ok := attributed(place, blocks); ok {
		return quote
	}
	return Quote{place, finish(blocks)}
}

// alert makes a callout of a block quote whose first line says so:
// `> [!NOTE] Title`.
func alert(place Place, blocks []Block) (Callout, bool) {
	if len(blocks) == 0 {
		return Callout{}, false
	}
	first, ok := blocks[0].(Paragraph)
	if !ok {
		return Callout{}, false
	}
	text := Plain(first.Text)
	mark := alertMark.FindStringSubmatch(text)
	if mark == nil {
		return Callout{}, false
	}
	callout := Callout{Place: place, Kind: strings.ToLower(mark[1])}
	_, rest := split(first.Text, len(mark[0]))
	if end := strings.IndexByte(Plain(rest), '\n'); end >= 0 {
		callout.Title, rest = split(rest, end)
	} else {
		callout.Title, rest = rest, nil
	}
	callout.Title = tidyInlines(trim(callout.Title))
	blocks = blocks[1:]
	if first.Text = trim(rest); len(first.Text) > 0 {
		blocks = append([]Block{first}, blocks...)
	}
	callout.Blocks = finish(blocks)
	return callout, true
}

// fencedDiv is a container between lines of colons, as Docusaurus, VuePress and
// Pandoc know it:
//
//	:::warning Mind the step
//	...
//	:::
type fencedDiv struct {
	ast.BaseBlock
	colons int
	kind   string
	title  string
}

var kindFencedDiv = ast.NewNodeKind("FencedDiv")

// Kind implements ast.Node.
func (*fencedDiv) Kind() ast.NodeKind { return kindFencedDiv }

// Dump implements ast.Node.
func (d *fencedDiv) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }

// fencedDivs is the block parser of fencedDiv.
type fencedDivs struct{}

var divOpening = regexp.MustCompile(`^(:{3,})[ \t]*\{?[ \t]*\.?([A-Za-z][\w-]*)\}?[ \t]*(?:\[(.*)\]|(.*?))[ \t:]*$`)

// Trigger implements parser.BlockParser.
func (fencedDivs) Trigger() []byte { return []byte{':'} }

// Open implements parser.BlockParser.
func (fencedDivs) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	depth := 0
	for ; parent != nil; parent = parent.Parent() {
		if depth++; depth > maxDepth {
			return nil, parser.NoChildren
		}
	}
	line, segment := reader.PeekLine()
	m := divOpening.FindSubmatch(bytes.TrimSpace(line))
	if m == nil {
		return nil, parser.NoChildren
	}
	skipLine(reader, line, segment)
	title := strings.Trim(strings.TrimSpace(string(m[3])+string(m[4])), "}")
	return &fencedDiv{colons: len(m[1]), kind: strings.ToLower(string(m[2])), title: title}, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (fencedDivs) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	mark := bytes.TrimSpace(line)
	if len(mark) >= node.(*fencedDiv).colons && len(bytes.Trim(mark, ":")) == 0 {
		skipLine(reader, line, segment)
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// skipLine goes to the end of a line but not over it, as goldmark's own block
// parsers do.
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

// div converts a fenced div: a callout.
func (c *converter) div(place Place, node *fencedDiv, depth int) []Block {
	callout := Callout{Place: place, Kind: node.kind, Blocks: c.blocks(node, depth+1)}
	if title := oneLine(decode([]byte(node.title))); title != "" {
		callout.Title = []Inline{Text(title)}
	}
	return []Block{callout}
}
