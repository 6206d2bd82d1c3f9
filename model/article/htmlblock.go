package article

import (
	"strconv"
	"strings"

	"blogtui/model/clean"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// htmlBlock converts a block of HTML.
func (c *converter) htmlBlock(place Place, node *ast.HTMLBlock) []Block {
	raw := c.verbatim(node)
	if node.HasClosure() {
		raw += string(node.ClosureLine.Value(c.source))
	}
	w := htmlWriter{place: place, headingID: func(text string) string { return c.unique(slug(text)) }}
	w.read(raw)
	return w.blocks
}

// htmlWriter makes blocks of a stream of tokens. It keeps the order of the
// text and never recurses, so that no markup can make it slow or deep.
type htmlWriter struct {
	place     Place
	headingID func(text string) string
	blocks    []Block
	line      []Inline // of the paragraph being written; tags are still in it
	hidden    string   // the element whose text is not for readers
	pre       bool
	code      strings.Builder
	heading   int // level of the heading being written
	item      string
}

func (w *htmlWriter) read(raw string) {
	z := html.NewTokenizer(strings.NewReader(raw))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		source := string(z.Raw())
		switch kind {
		case html.TextToken:
			w.text(string(z.Text()))
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			w.tag(kind, string(name), source)
		}
	}
	w.flush()
}

func (w *htmlWriter) text(s string) {
	switch {
	case w.hidden != "":
	case w.pre:
		w.code.WriteString(clean.Text(s))
	default:
		w.line = append(w.line, Text(clean.Text(s)))
	}
}

func (w *htmlWriter) tag(kind html.TokenType, name, source string) {
	start := kind != html.EndTagToken
	switch {
	case w.hidden != "":
		if name == w.hidden && !start {
			w.hidden = ""
		}
	case name == "script" || name == "style" || name == "noscript" || name == "template":
		if kind == html.StartTagToken {
			w.hidden = name
		}
	case name == "pre":
		w.flush()
		w.pre = start
	case w.pre:
	case len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6':
		w.flush()
		w.heading = 0
		if start {
			w.heading, _ = strconv.Atoi(name[1:])
		}
	case name == "hr":
		w.flush()
		w.blocks = append(w.blocks, Rule{w.place})
	case name == "li":
		w.flush()
		if start {
			w.item = "• "
		}
	case phrasing[name]:
		w.line = append(w.line, tag(source))
	case name == "td" || name == "th":
		w.line = append(w.line, Text(" "))
	default:
		w.flush()
	}
}

// phrasing holds the elements that stand within a line.
var phrasing = map[string]bool{
	"a": true, "abbr": true, "b": true, "br": true, "cite": true, "code": true, "del": true, "dfn": true,
	"em": true, "font": true, "i": true, "img": true, "ins": true, "kbd": true, "mark": true, "q": true,
	"s": true, "samp": true, "small": true, "span": true, "strike": true, "strong": true, "sub": true,
	"sup": true, "tt": true, "u": true, "var": true, "wbr": true, "time": true, "label": true, "button": true,
}

// flush ends the block being written.
func (w *htmlWriter) flush() {
	if code := strings.Trim(w.code.String(), "\n"); strings.TrimSpace(code) != "" {
		w.blocks = append(w.blocks, CodeBlock{Place: w.place, Text: code + "\n"})
	}
	w.code.Reset()
	line := trim(tidyInlines(resolveTags(join(w.line), dropAlone)))
	w.line = nil
	if len(line) == 0 {
		return
	}
	switch {
	case w.heading > 0:
		w.blocks = append(w.blocks, Heading{w.place, w.heading, w.headingID(Plain(line)), line})
	case w.item != "":
		item := Item{Line: w.place.Line, Blocks: []Block{Paragraph{Place: w.place, Text: line}}}
		w.item = ""
		if end := len(w.blocks) - 1; end >= 0 {
			if list, ok := w.blocks[end].(List); ok {
				list.Items = append(list.Items, item)
				w.blocks[end] = list
				return
			}
		}
		w.blocks = append(w.blocks, List{Place: w.place, Tight: true, Items: []Item{item}})
	default:
		w.blocks = append(w.blocks, pictures(Paragraph{Place: w.place, Text: line})...)
	}
}
