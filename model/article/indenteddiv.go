package article

import (
	"bytes"
	"strings"

	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// indentedDivs is the block parser of the containers of Python-Markdown and
// MkDocs, whose content is indented by four columns:
//
//	!!! note "Title"
//	    ...
//
// "???" folds, `=== "Title"` is one of several tabs.
type indentedDivs struct{}

var indentedOpening = pattern.New(`^(?:(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)(?:[ \t]+[\w-]+)*(?:[ \t]+"(.*)")?|===[+!]*[ \t]+"(.*)")$`)

// tabKind is the kind of a fencedDiv that is a tab.
const tabKind = "tab"

// Trigger implements parser.BlockParser.
func (indentedDivs) Trigger() []byte { return []byte("!?=") }

// Open implements parser.BlockParser.
func (indentedDivs) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	if tooDeep(parent) {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	m := indentedOpening.FindSubmatch(bytes.TrimSpace(line))
	if m == nil || len(m[3]) == 0 && !indentedNext(reader.Source()[segment.Stop:]) { // a title may be all that a notice says
		return nil, parser.NoChildren
	}
	skipLine(reader, line, segment)
	div := &fencedDiv{kind: strings.ToLower(string(m[2])), title: string(m[3]), isNotice: true}
	if len(m[1]) == 0 {
		div.kind, div.title = tabKind, string(m[4])
	}
	return div, parser.HasChildren
}

// indentedNext reports whether the next non-blank line is indented.
func indentedNext(rest []byte) bool {
	for range 3 {
		line, after, more := bytes.Cut(rest, []byte("\n"))
		if len(bytes.TrimSpace(line)) > 0 {
			line = bytes.TrimLeft(line, ">")
			return bytes.HasPrefix(line, []byte("    ")) || bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("\t"))
		}
		if !more {
			return false
		}
		rest = after
	}
	return false
}

// Continue implements parser.BlockParser.
func (indentedDivs) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (indentedDivs) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (indentedDivs) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (indentedDivs) CanAcceptIndentedLine() bool { return false }
