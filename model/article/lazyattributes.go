package article

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// lazyAttributes is a paragraph transformer that applies kramdown attributes below a block
// quote or list to all of it, and ends a paragraph at its attributes. In CommonMark their
// line is a continuation of the last paragraph, at any depth.
type lazyAttributes struct{}

// belowName is the attribute of the goldmark node that holds them.
const belowName = "below"

// Transform implements parser.ParagraphTransformer.
func (lazyAttributes) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := node.Lines(), reader.Source()
	for i := lines.Len() - 1; i > 0; i-- {
		segment := lines.At(i)
		line := bytes.TrimSpace(segment.Value(source))
		if !bytes.HasPrefix(line, []byte("{:")) || !blockAttributes.Match(line) {
			continue
		}
		before := source[bytes.LastIndexByte(source[:segment.Start], '\n')+1 : segment.Start]
		outer, _ := containerLeft(node.Parent(), before)
		kept := i + 1
		if outer == nil {
			outer = node
		} else {
			outer.SetAttributeString(belowName, string(line))
			kept = i
		}
		if behind := lines.Sliced(i+1, lines.Len()); len(behind) > 0 {
			text := ast.NewParagraph()
			text.SetPos(behind[0].Start)
			text.Lines().AppendAll(behind)
			outer.Parent().InsertAfter(outer.Parent(), outer, text)
		}
		lines.SetSliced(0, kept)
	}
}

// containerLeft returns the outermost block quote or list around node that a line is not
// part of, nil if it is part of all. before is the indent and markers before the text of the
// line; rest is what the containers do not account for.
func containerLeft(node ast.Node, before []byte) (outer ast.Node, rest []byte) {
	if node == nil {
		return nil, before
	}
	outer, before = containerLeft(node.Parent(), before)
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
