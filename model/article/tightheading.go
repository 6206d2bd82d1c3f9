package article

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tightHeadings is the block parser of headings without a space after the hashes, as
// Markdown allowed before CommonMark: "##Title". With a single hash it may be a hashtag.
type tightHeadings struct{}

// Trigger implements parser.BlockParser.
func (tightHeadings) Trigger() []byte { return []byte{'#'} }

// Open implements parser.BlockParser.
func (tightHeadings) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	start := pc.BlockOffset()
	if start < 0 || pc.BlockIndent() > 3 {
		return nil, parser.NoChildren
	}
	level := len(line[start:]) - len(bytes.TrimLeft(line[start:], "#"))
	words := bytes.TrimRight(line[start+level:], " \t\n")
	first, _ := utf8.DecodeRune(words)
	if level < 2 || level > 6 || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return nil, parser.NoChildren
	}
	words = bytes.TrimRight(bytes.TrimRight(words, "#"), " \t")
	heading := ast.NewHeading(level)
	from := segment.Start + start + level - segment.Padding
	heading.Lines().Append(text.NewSegment(from, from+len(words)))
	skipLine(reader, line, segment)
	return heading, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (tightHeadings) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close implements parser.BlockParser.
func (tightHeadings) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (tightHeadings) CanInterruptParagraph() bool { return false }

// CanAcceptIndentedLine implements parser.BlockParser.
func (tightHeadings) CanAcceptIndentedLine() bool { return false }
