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

// Parse implements parser.InlineParser.
func (p indexedInlineParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if lines := parent.Lines(); lines.Len() > longParagraphLines {
		block = indexedReader{block, lines}
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock implements parser.CloseBlocker.
func (p indexedInlineParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if closer, ok := p.InlineParser.(parser.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
}

// indexedReader is a text.Reader whose Value finds the line of a segment by binary search.
type indexedReader struct {
	text.Reader
	lines *text.Segments
}

// Value implements text.Reader.
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

// inlineParsers returns goldmark's inline parsers, with an indexed parser of links.
func inlineParsers() []util.PrioritizedValue {
	parsers := parser.DefaultInlineParsers()
	for i, p := range parsers {
		if p.Value == parser.NewLinkParser() {
			parsers[i].Value = indexedInlineParser{parser.NewLinkParser()}
		}
	}
	return parsers
}
