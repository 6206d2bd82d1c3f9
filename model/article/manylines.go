package article

import (
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// manyLines are more lines of a paragraph than goldmark should look through for each mark.
const manyLines = 64

// linesFound has an inline parser of goldmark's find lines of long paragraphs by halves.
type linesFound struct{ parser.InlineParser }

// Parse is that of the parser.
func (p linesFound) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if lines := parent.Lines(); lines.Len() > manyLines {
		block = longBlock{block, lines}
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock is that of the parser, if it has one.
func (p linesFound) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if closer, ok := p.InlineParser.(parser.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
}

// longBlock reads a block of many lines.
type longBlock struct {
	text.Reader
	lines *text.Segments
}

// Value is the text of a segment. The reader itself looks for its line from the last one on.
func (b longBlock) Value(segment text.Segment) []byte {
	at := sort.Search(b.lines.Len(), func(i int) bool { return b.lines.At(i).Start > segment.Start })
	var value []byte
	for at = max(0, at-1); at < b.lines.Len(); at++ {
		line := b.lines.At(at)
		value = line.ConcatPadding(value)
		if from, to := max(line.Start, segment.Start), min(line.Stop, segment.Stop); from < to {
			value = append(value, b.Source()[from:to]...)
		}
		if line.Stop > segment.Stop {
			break
		}
	}
	return value
}

// inlineParsers are those of CommonMark.
func inlineParsers() []util.PrioritizedValue {
	parsers := parser.DefaultInlineParsers()
	for i, p := range parsers {
		if p.Value == parser.NewLinkParser() {
			parsers[i].Value = linesFound{parser.NewLinkParser()}
		}
	}
	return parsers
}
