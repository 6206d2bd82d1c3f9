package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model/letters"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// starEmphasis parses emphasis with stars as goldmark does, except in scripts without
// spaces. There CommonMark (section 6.2) finds no emphasis that ends with punctuation, as
// in **注意：**请看, which many engines do and all authors mean.
type starEmphasis struct{ parser.InlineParser }

func newStarEmphasis() starEmphasis { return starEmphasis{parser.NewEmphasisParser()} }

// Trigger implements parser.InlineParser.
func (starEmphasis) Trigger() []byte { return []byte{'*'} }

// Parse implements parser.InlineParser.
func (s starEmphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	node := s.InlineParser.Parse(parent, block, pc)
	if mark, ok := node.(*parser.Delimiter); ok {
		after := ' '
		if line, _ := block.PeekLine(); len(line) > 0 {
			after, _ = utf8.DecodeRune(line)
		}
		mark.CanOpen, mark.CanClose = letters.Flanks('*', before, after)
		if mark.OriginalLength == 2 && !mark.CanClose {
			fixFlanking(mark, before, block)
		}
	}
	return node
}

// fixFlanking lets two stars close strong emphasis after a space or punctuation, as in
// **Answer: **Invest first, or open it at the start of a line, if all other pairs of the
// block match then. WYSIWYG editors produce this, and store HTML besides, so that browsers
// show what was meant.
func fixFlanking(mark *parser.Delimiter, before rune, block text.Reader) {
	switch {
	case hasOpenPair(mark.PreviousDelimiter):
		if countPairsAhead(block)%2 == 0 {
			mark.CanOpen, mark.CanClose = false, true
		}
	case !mark.CanOpen && before == '\n':
		mark.CanOpen = countPairsAhead(block)%2 == 1
	}
}

// maxPairDistance is the maximum number of delimiters to look through for an open one.
const maxPairDistance = 100

// hasOpenPair reports whether two stars at or before mark are not closed yet.
func hasOpenPair(mark *parser.Delimiter) bool {
	closed := 0
	for range maxPairDistance {
		switch {
		case mark == nil:
			return false
		case mark.Char != '*' || mark.OriginalLength != 2:
		case mark.CanClose:
			closed++
		case mark.CanOpen && closed == 0:
			return true
		case mark.CanOpen:
			closed--
		}
		mark = mark.PreviousDelimiter
	}
	return false
}

// maxLookahead is the maximum number of bytes after a delimiter in which pairs are
// counted.
const maxLookahead = 4096

// countPairsAhead counts the pairs of stars in the rest of a block.
func countPairsAhead(block text.Reader) (pairs int) {
	line, at := block.Position()
	defer block.SetPosition(line, at)
	run := 0
	for left := maxLookahead; left > 0; left-- {
		c := block.Peek()
		switch {
		case c == '*':
			run++
		case run == 2:
			pairs, run = pairs+1, 0
		default:
			run = 0
		}
		if c == text.EOF {
			break
		}
		block.Advance(1)
	}
	return pairs
}

// strongText returns the strong text of a node. Spaces at its ends, which only fixFlanking
// allows, are moved out of it, or dropped at the ends of a line.
func strongText(node ast.Node, words []Inline) []Inline {
	before, words := cutBlank(words, 0, strings.TrimLeft)
	after, words := cutBlank(words, len(words)-1, strings.TrimRight)
	if node.PreviousSibling() == nil {
		before = nil
	}
	if node.NextSibling() == nil {
		after = nil
	}
	return slices.Concat(before, []Inline{Strong{words}}, after)
}

// cutBlank trims spaces off one of some inlines.
func cutBlank(words []Inline, at int, trim func(s, cutset string) string) (blank, rest []Inline) {
	if len(words) == 0 {
		return nil, words
	}
	text, ok := words[at].(Text)
	trimmed := trim(string(text), " \n\u00a0")
	if !ok || trimmed == string(text) {
		return nil, words
	}
	rest = slices.Clone(words)
	rest[at] = Text(trimmed)
	return []Inline{Text(" ")}, rest
}
