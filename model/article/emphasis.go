package article

import (
	"unicode/utf8"

	"blogtui/model/letters"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// stars is the inline parser of emphasis between stars, goldmark's but for scripts
// that are written without spaces: there CommonMark (section 6.2) finds no emphasis
// that ends with punctuation, as in **注意：**请看, which many engines do and all
// writers mean.
type stars struct{ parser.InlineParser }

func newStars() stars { return stars{parser.NewEmphasisParser()} }

// Trigger implements parser.InlineParser.
func (stars) Trigger() []byte { return []byte{'*'} }

// Parse implements parser.InlineParser.
func (s stars) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	node := s.InlineParser.Parse(parent, block, pc)
	if mark, ok := node.(*parser.Delimiter); ok {
		after := ' '
		if line, _ := block.PeekLine(); len(line) > 0 {
			after, _ = utf8.DecodeRune(line)
		}
		mark.CanOpen, mark.CanClose = letters.Flanks('*', before, after)
	}
	return node
}
