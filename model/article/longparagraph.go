package article

import (
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// longParagraphLines is the number of lines from which goldmark's linear search for the
// line of a delimiter is too slow.
const longParagraphLines = 64

// indexedInlineParser gives an inline parser a reader that finds lines of long paragraphs
// by binary search.
type indexedInlineParser struct{ parser.InlineParser }

// Parse is that of the parser.
func (p indexedInlineParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if lines := parent.Lines(); lines.Len() > longParagraphLines {
		block = indexedReader{block, lines}
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock is that of the parser, if it has one.
func (p indexedInlineParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if closer, ok := p.InlineParser.(parser.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
}

// indexedReader is a reader of a block with many lines.
type indexedReader struct {
	text.Reader
	lines *text.Segments
}

// Value is the text of a segment. The reader itself looks for its line from the last one on.
func (b indexedReader) Value(segment text.Segment) []byte {
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
			parsers[i].Value = indexedInlineParser{parser.NewLinkParser()}
		}
	}
	return parsers
}
