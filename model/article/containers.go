package article

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// container is an open HTML element with its content so far.
type container struct {
	element     element
	place       Location
	blocks      []Block
	items       []Item       // of a list
	terms       []Definition // of a definition list
	rows        []Row        // of a table
	cells       []Block      // content of those rows
	head        bool         // the first row of the table is its head
	layout      bool         // the table is used for layout: it contains more than text
	richCells   bool         // some cell contains a table or several paragraphs
	attribution []Inline     // who is quoted
	caption     []Inline     // of a figure or a disclosure
}

// containers holds the elements whose conversion depends on all their content.
var containers = map[string]bool{
	"blockquote": true, "figure": true, "figcaption": true, "footer": true, "aside": true, "div": true,
	"section": true, "article": true, "head": true, "details": true, "summary": true, "ul": true, "ol": true, "li": true,
	"dl": true, "dt": true, "dd": true, "table": true, "tr": true, "td": true, "th": true,
}

// impliedEndTags maps elements with optional end tags to the elements that end them.
var impliedEndTags = map[string][]string{
	"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"td", "th", "tr"}, "td": {"td", "th"}, "th": {"td", "th"},
}

// openContainer opens a container.
func (w *htmlWriter) openContainer(e element) {
	w.endParagraph()
	for _, name := range impliedEndTags[e.name] {
		if w.top().element.name == name {
			w.closeInnermost()
		}
	}
	if w.top(); len(w.open) <= dialect.MaxDepth {
		w.open = append(w.open, container{element: e, place: w.place})
		return
	}
	w.flattened(w.place.Line)
}

// endParagraph closes an open <p>, whose end tag is optional.
func (w *htmlWriter) endParagraph() {
	if w.top().element.name == "p" {
		w.closeInnermost()
	}
}

// closeElement closes the innermost container of a name and all containers in it.
func (w *htmlWriter) closeElement(name string) {
	for i := len(w.open) - 1; i > 0; i-- {
		if w.open[i].element.name == name {
			for len(w.open) > i {
				w.closeInnermost()
			}
			return
		}
	}
}

// inQuote reports whether the innermost container is a quote or a figure.
func (w *htmlWriter) inQuote() bool {
	switch e := w.top().element; e.name {
	case "blockquote", "figcaption", "footer":
		return true
	default:
		return isPullQuoteElement(e)
	}
}

// isPullQuoteElement reports whether the class of an element is that of a pull quote.
func isPullQuoteElement(e element) bool {
	class := strings.ToLower(e.attributes["class"])
	return strings.Contains(class, "kg-blockquote-alt") || strings.Contains(class, "pullquote") || strings.Contains(class, "pull-quote")
}

// bulmaKind matches the classes of Bulma's notices, which the Icarus theme uses:
// https://bulma.io/documentation/components/message/
var bulmaKind = pattern.New(`^(?:message|notification)\s(?:.*\s)?is-(info|success|warning|danger|primary|link|dark)\b`)

func noticeKind(e element) string {
	if e.attributes["data-node-type"] == "callout" || strings.Contains(e.attributes["class"], "kg-callout-card") { // Hashnode, Ghost
		return "note"
	}
	if m := bulmaKind.FindStringSubmatch(e.attributes["class"]); m != nil {
		return cmp.Or(dialect.NoticeKind(m[1]), "note")
	}
	general := "" // a class of all notices; a later class may be more specific
	for class := range strings.FieldsSeq(strings.ToLower(e.attributes["class"])) {
		if class == "notice--primary" || class == "notice--success" { // Minimal Mistakes
			return dialect.NoticeKind(strings.TrimPrefix(class, "notice--"))
		}
		for _, kind := range noticeKinds {
			switch {
			case class != kind && class != "alert-"+kind && class != "callout-"+kind && class != "notice--"+kind && class != "admonition-"+kind:
			case kind != "note" && kind != "notice" && kind != "alert":
				return kind
			case general == "":
				general = kind
			}
		}
		if kind := dialect.NoticeKind(strings.TrimPrefix(class, "alert-")); general == "alert" && kind != "" && kind != "note" && class != kind {
			return kind
		}
	}
	return general
}

// closeInnermost closes the innermost container and appends its blocks to the outer one.
func (w *htmlWriter) closeInnermost() {
	c := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	c.blocks = finishBlocks(c.blocks)
	if c.attachTo(w.top()) {
		return
	}
	w.append(c.toBlocks()...)
}

// attachTo adds a container to the outer one it is a part of, such as a cell to its table.
// It reports whether it is one.
func (c *container) attachTo(outer *container) bool {
	text, plain := paragraphText(c.blocks)
	switch name := c.element.name; {
	case (name == "li") && (outer.element.name == "ul" || outer.element.name == "ol"):
		outer.items = append(outer.items, Item{Line: c.place.Line, Blocks: c.blocks})
	case name == "dt" && outer.element.name == "dl" && plain:
		if end := len(outer.terms) - 1; end >= 0 && len(outer.terms[end].Meanings) == 0 {
			outer.terms[end].Terms = append(outer.terms[end].Terms, text)
		} else {
			outer.terms = append(outer.terms, Definition{Terms: [][]Inline{text}})
		}
	case name == "dd" && outer.element.name == "dl" && len(outer.terms) > 0:
		end := len(outer.terms) - 1
		outer.terms[end].Meanings = append(outer.terms[end].Meanings, c.blocks)
	case (name == "td" || name == "th") && outer.element.name == "tr":
		text, plain = cellText(c.blocks)
		outer.cells = append(outer.cells, c.blocks...)
		outer.layout = outer.layout || !plain
		outer.richCells = outer.richCells || len(c.blocks) > 1 || len(c.blocks) == 1 && !isParagraph(c.blocks[0])
		if len(outer.rows) == 0 {
			outer.rows = []Row{nil}
		}
		outer.rows[0] = append(outer.rows[0], text)
		outer.head = outer.head || name == "th"
	case name == "tr" && outer.element.name == "table":
		outer.blocks = append(outer.blocks, c.blocks...)
		outer.cells = append(outer.cells, c.cells...)
		outer.layout = outer.layout || c.layout
		outer.richCells = outer.richCells || c.richCells
		outer.head = outer.head || c.head && len(outer.rows) == 0
		outer.rows = append(outer.rows, c.rows...)
	case (name == "footer" || name == "cite") && plain && len(text) > 0 && (outer.element.name == "blockquote" || isPullQuoteElement(outer.element)):
		outer.attribution = append(outer.attribution, text...)
	case name == "cite" && len(text) > 0 && plain:
		outer.blocks = append(outer.blocks, Paragraph{Location: c.place, Text: text})
	case (name == "figcaption" && outer.element.name == "figure" || name == "summary" && outer.element.name == "details") && plain:
		if len(outer.caption) > 0 {
			text = append([]Inline{Break{}}, text...)
		}
		outer.caption = append(outer.caption, text...)
	default:
		return false
	}
	return true
}

// paragraphText returns the text of blocks; plain is false if they are not all paragraphs.
func paragraphText(blocks []Block) (text []Inline, plain bool) {
	for _, block := range blocks {
		p, ok := block.(Paragraph)
		if !ok {
			return nil, false
		}
		if len(text) > 0 {
			text = append(text, Break{})
		}
		text = append(text, p.Text...)
	}
	return text, true
}

// maxNestedTableRows is the maximum number of rows of a table within a cell.
const maxNestedTableRows = 20

// cellText returns the text of a cell: its paragraphs, and the rows of a nested table as
// lines; plain is false if it has other content.
func cellText(blocks []Block) (text []Inline, plain bool) {
	paragraphs := make([]Block, 0, len(blocks))
	for _, block := range blocks {
		table, ok := block.(Table)
		if !ok {
			paragraphs = append(paragraphs, block)
			continue
		}
		if len(blocks) > 2 || len(table.Rows) > maxNestedTableRows {
			return nil, false
		}
		paragraphs = append(paragraphs, table.rowParagraphs()...)
	}
	return paragraphText(paragraphs)
}

// rowParagraphs returns the rows of a table as paragraphs, with dots between the cells.
func (t Table) rowParagraphs() []Block {
	var lines []Block
	for n, row := range append([]Row{t.Head}, t.Rows...) {
		var line []Inline
		for _, cell := range row {
			if len(line) > 0 {
				line = append(line, Text(" · "))
			}
			line = append(line, cell...)
		}
		if n == 0 && len(line) > 0 {
			line = []Inline{Strong{line}}
		}
		if len(line) > 0 {
			lines = append(lines, Paragraph{Location: t.Location, Text: line})
		}
	}
	return lines
}

func isParagraph(block Block) bool { _, ok := block.(Paragraph); return ok }

// columns returns the number of cells in the longest row of a table.
func (c *container) columns() int {
	columns := 0
	for _, row := range c.rows {
		columns = max(columns, len(row))
	}
	return columns
}

// captionClass matches the classes of captions.
var captionClass = pattern.New(`(?i)(?:^|[\s-])caption(?:-text)?(?:\s|$)`)

// isTableOfContents reports whether an element is a generated table of contents.
func isTableOfContents(e element) bool {
	return e.name == "div" && (e.attributes["id"] == "TOC" || strings.Contains(e.attributes["class"], "ox-hugo-toc"))
}

// toBlocks converts a container to blocks.
func (c *container) toBlocks() []Block {
	if isTableOfContents(c.element) {
		return nil
	}
	switch c.element.name {
	case "blockquote":
		return []Block{c.quote()}
	case "figure":
		return c.figure()
	case "details":
		return []Block{Callout{c.place, "details", c.caption, c.blocks}}
	case "ul", "ol":
		return c.list()
	case "dl":
		if len(c.terms) > 0 {
			return append(c.blocks, Definitions{c.place, c.terms})
		}
	case "table":
		if !c.layout && len(c.rows) > 1 && !(c.richCells && c.columns() == 1) {
			return append(c.blocks, c.table())
		}
	}
	blocks := append(c.blocks, c.cells...)
	switch kind := noticeKind(c.element); {
	case len(blocks) == 0:
	case strings.Contains(c.element.attributes["class"], "kg-toggle-card"): // of Ghost
		fold := Callout{Location: c.place, Kind: "details", Blocks: blocks}
		if heading, ok := blocks[0].(Heading); ok {
			fold.Title, fold.Blocks = heading.Text, blocks[1:]
		}
		return []Block{fold}
	case isPullQuoteElement(c.element):
		return []Block{c.pullQuote()}
	case captionClass.MatchString(c.element.attributes["class"]):
		return asCredit(blocks)
	case kind != "":
		notice := Callout{Location: c.place, Kind: kind, Blocks: blocks}
		if heading, ok := blocks[0].(Heading); ok && len(blocks) > 1 {
			notice.Title, notice.Blocks = heading.Text, blocks[1:]
		}
		return []Block{notice}
	}
	return blocks
}

func (c *container) quote() Block {
	if end := len(c.blocks) - 1; end > 0 && len(c.attribution) == 0 {
		if p, ok := c.blocks[end].(Paragraph); ok { // <cite> in a paragraph of its own
			if name, rest := leadingEmphasis(p.Text); len(name) > 0 && len(rest) == 0 && isName(Plain(name)) {
				c.attribution, c.blocks = name, c.blocks[:end]
			}
		}
	}
	if len(c.attribution) > 0 || isPullQuoteElement(c.element) {
		return c.pullQuote()
	}
	if quote, ok := quoteWithAttribution(c.place, c.blocks); ok {
		return quote
	}
	return quoteOrPullQuote(c.place, c.blocks)
}

// pullQuote converts a container to a pull quote.
func (c *container) pullQuote() PullQuote {
	quote := PullQuote{Location: c.place, Blocks: c.blocks}
	if len(c.attribution) > 0 {
		quote.attribute(c.attribution)
	}
	quote.trimQuoteMarks()
	return quote
}

// onlyQuote returns the quote that blocks consist of.
func onlyQuote(blocks []Block) (PullQuote, bool) {
	if len(blocks) != 1 {
		return PullQuote{}, false
	}
	switch b := blocks[0].(type) {
	case PullQuote:
		return b, true
	case Quote:
		return PullQuote{Location: b.Location, Blocks: b.Blocks}, true
	}
	return PullQuote{}, false
}

// figure returns pictures with their caption, or a quote with its source.
func (c *container) figure() []Block {
	if _, ok := onlyQuote(c.blocks); (ok || isPullQuoteElement(c.element)) && len(c.caption) > 0 {
		c.attribution = c.caption
		return []Block{c.pullQuote()}
	}
	if len(c.caption) == 0 {
		return c.blocks
	}
	if end := len(c.blocks) - 1; end >= 0 {
		if picture, ok := c.blocks[end].(Picture); ok {
			picture.Caption = c.caption
			c.blocks[end] = picture
			return c.blocks
		}
	}
	return append(c.blocks, Paragraph{Location: c.place, Text: c.caption, Credit: true})
}

// maxListStart is the highest number that a list can start with, as in CommonMark.
const maxListStart = 999_999_999

func (c *container) list() []Block {
	if len(c.items) == 0 {
		return c.blocks
	}
	start, err := strconv.Atoi(c.element.attributes["start"])
	if err != nil || start < 0 || start > maxListStart {
		start = 1
	}
	if !slices.ContainsFunc(c.items, func(item Item) bool { return len(item.Blocks) > 0 }) {
		return c.blocks // a script would fill it
	}
	list := List{Location: c.place, Ordered: c.element.name == "ol", Start: start, Numbering: htmlNumbering[c.element.attributes["type"]], Tight: true, Items: c.items}
	for _, item := range c.items {
		if len(item.Blocks) > 1 {
			if _, nested := item.Blocks[1].(List); !nested {
				list.Tight = false
			}
		}
	}
	return append(c.blocks, list)
}

func (c *container) table() Block {
	table := Table{Location: c.place, Rows: c.rows}
	if c.head {
		table.Head, table.Rows = c.rows[0], c.rows[1:]
	}
	return table
}
