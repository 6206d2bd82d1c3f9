package article

import (
	"bytes"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// htmlBlocks is goldmark's parser of HTML blocks, most of which end at a blank line. Here
// a line that starts a container, a quote, code or a formula also ends them: within HTML
// it would be text.
type htmlBlocks struct{ parser.BlockParser }

// Continue implements parser.BlockParser.
func (h htmlBlocks) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if node.(*ast.HTMLBlock).HTMLBlockType >= ast.HTMLBlockType6 && interruptsHTML(reader, mathIsCertain(pc)) && !endsInTag(node.Lines(), reader.Source()) {
		return parser.Close
	}
	return h.BlockParser.Continue(node, reader, pc)
}

func interruptsHTML(reader text.Reader, formulas bool) bool {
	line, segment := reader.PeekLine()
	switch mark := bytes.TrimSpace(line); {
	case bytes.HasPrefix(mark, []byte(":::")):
		return parseDivOpening(line) != nil || len(bytes.Trim(mark, ":")) == 0 || bytes.HasPrefix(mark, []byte(dialect.HTMLDetailsEnd))
	case bytes.HasPrefix(mark, []byte("$$")):
		return len(blockFormula(reader.Source()[segment.Start:], formulas)) > 0
	case bytes.HasPrefix(mark, []byte(dialect.Fence)), bytes.HasPrefix(mark, []byte("> ")):
		return true
	case bytes.HasPrefix(mark, []byte("```")), bytes.HasPrefix(mark, []byte("~~~")):
		return fenceWithin(line, mark[:3], reader.Source()[segment.Stop:])
	}
	return false
}

// fenceWithin reports whether a fence below a tag is closed later. Its code may contain
// blank lines, which would end the HTML block.
func fenceWithin(line, mark, ahead []byte) bool {
	info := bytes.TrimLeft(bytes.TrimSpace(line), string(mark[:1]))
	return letters.Indent(string(line)) <= 3 && !bytes.Contains(info, mark[:1]) && bytes.Contains(ahead, mark)
}

// maxTagLines is the maximum number of lines of a tag.
const maxTagLines = 50

// endsInTag reports whether lines of HTML end within a tag.
func endsInTag(lines *text.Segments, source []byte) bool {
	for i := lines.Len() - 1; i >= max(0, lines.Len()-maxTagLines); i-- {
		segment := lines.At(i)
		line := segment.Value(source)
		if at := bytes.LastIndexAny(line, "<>"); at >= 0 {
			return line[at] == '<'
		}
	}
	return false
}

var (
	containerLine = pattern.New(`(^|\n):{3,}(?:/?[A-Za-z][\w-]*(?:\[([^\]\n]*)\])?(?:\{\})?)?(?:[ \t]+|\n|$)`)
	containerEnd  = pattern.New(`[ \t]:::[ \t]*(\n|$)`)
)

// stripContainerLines removes the lines of containers from a text; their titles stay.
func stripContainerLines(text string) string {
	if !strings.Contains(text, ":::") {
		return text
	}
	text = containerLine.ReplaceAllString(text, "$1$2\n")
	return containerEnd.ReplaceAllString(text, "$1")
}

// Markup that package dialect generates: a container on one line, a container for a template
// tag, with more colons than anybody types, and one for an HTML <details>.
var (
	generatedBox        = pattern.New(`:::\w+\[([^\]\n]*)\]\{\}[ \t]+(.*?)[ \t]*:::`)
	generatedTag        = pattern.New(`(?m)^[ \t]*:{10,}[\w-]*(?:\[([^\n]*)\])?(?:\{\})?[ \t]*$`)
	generatedDetails    = pattern.New(`:::` + dialect.HTMLDetailsKind + `\d+\[([^\n]*)\]`)
	generatedDetailsEnd = pattern.New(dialect.HTMLDetailsEnd + dialect.HTMLDetailsKind + `\d+`)

	generatedImage = pattern.New(`!\[(?:[^\[\]\\\n]|\\.)*\]\(<` + dialect.EmbedScheme + `([^<>\n]*)>\)|!\[((?:[^\[\]\\\n]|\\.)*)\]\(<` + dialect.ChipScheme + `[^<>\n]*>\)|` +
		`<img src="` + dialect.EmbedScheme + `([^"\n]*)" [^<>\n]*>|<img src="` + dialect.ChipScheme + `[^"\n]*" alt="([^"\n]*)" [^<>\n]*>`)
)

// stripInternalMarkup removes images and containers of package dialect from code; their
// text stays.
func stripInternalMarkup(code string) string {
	if strings.Contains(code, ":::") {
		code = generatedTag.ReplaceAllString(generatedBox.ReplaceAllString(code, "$1 $2"), "$1")
		code = generatedDetailsEnd.ReplaceAllString(generatedDetails.ReplaceAllString(code, "<details><summary>$1</summary>"), "</details>")
	}
	if !strings.Contains(code, dialect.EmbedScheme) && !strings.Contains(code, dialect.ChipScheme) {
		return code
	}
	return generatedImage.ReplaceAllString(code, "$1$2$3$4")
}
