package article

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// lazyAttributes is the paragraph transformer that gives attributes of kramdown below a
// quotation or a list to the whole of it. CommonMark takes their line for one of the last
// paragraph within, however deep that lies.
type lazyAttributes struct{}

// belowName is the attribute of goldmark's tree that holds them.
const belowName = "below"

// Transform implements parser.ParagraphTransformer.
func (lazyAttributes) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := node.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := bytes.TrimSpace(segment.Value(source))
		if !bytes.HasPrefix(line, []byte("{:")) || !blockAttributes.Match(line) {
			continue
		}
		before := source[bytes.LastIndexByte(source[:segment.Start], '\n')+1 : segment.Start]
		outer, _ := leftBy(node.Parent(), before)
		if outer == nil {
			continue
		}
		outer.SetAttributeString(belowName, string(line))
		if behind := lines.Sliced(i+1, lines.Len()); len(behind) > 0 {
			text := ast.NewParagraph()
			text.SetPos(behind[0].Start)
			text.Lines().AppendAll(behind)
			outer.Parent().InsertAfter(outer.Parent(), outer, text)
		}
		lines.SetSliced(0, i)
		return
	}
}

// leftBy returns the outermost quotation or list around a line that the line is not set in
// for, nil if it belongs to all of them, and what is left of the blanks and marks before it.
func leftBy(node ast.Node, before []byte) (outer ast.Node, rest []byte) {
	if node == nil {
		return nil, before
	}
	outer, before = leftBy(node.Parent(), before)
	if outer != nil {
		return outer, before
	}
	blank := len(before) - len(bytes.TrimLeft(before, " \t"))
	switch n := node.(type) {
	case *ast.Blockquote:
		if blank == len(before) || before[blank] != '>' {
			return n, before
		}
		return nil, bytes.TrimPrefix(before[blank+1:], []byte(" "))
	case *ast.ListItem:
		if blank < n.Offset {
			return n.Parent(), before
		}
		return nil, before[n.Offset:]
	}
	return nil, before
}
