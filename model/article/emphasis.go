package article

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
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
		mark.CanOpen, mark.CanClose = flanks('*', before, after)
	}
	return node
}

// flanks tells whether stars or underscores between two characters can open and close
// emphasis.
func flanks(mark byte, before, after rune) (opens, closes bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	pointBefore, pointAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	unspaced := mark == '*' && (eastAsian(before) || eastAsian(after))
	left := !spaceAfter && (!pointAfter || spaceBefore || pointBefore || unspaced)
	right := !spaceBefore && (!pointBefore || spaceAfter || pointAfter || unspaced)
	if mark == '_' {
		return left && (!right || pointBefore), right && (!left || pointAfter)
	}
	return left, right
}

// eastAsian reports characters beside which no spaces are written.
func eastAsian(r rune) bool { return ideographic(r) || unicode.Is(unicode.Hangul, r) }
