// Package article parses Markdown, translated from any dialect by package dialect, into blocks:
// values that hold the content, without style or width. It does no I/O, never fails and omits
// no text without a remark. A parsed Document is immutable and may be shared by readers.
package article

import (
	"sync"

	"blogtui/model"
	"blogtui/model/dialect"
)

// Document is a parsed article. It is immutable and may be shared.
type Document struct {
	Blocks   []Block
	Headings []Heading // in order, at any depth
	Links    []DocumentLink
	Images   []DocumentImage
	Quotes   []PullQuote

	anchors *anchors
}

// anchors are the named places of a text, found on first use.
type anchors struct {
	text  string
	once  sync.Once
	found []dialect.Anchor
}

func anchorsOf(text string) *anchors { return &anchors{text: text} }

func (a *anchors) all() []dialect.Anchor {
	a.once.Do(func() { a.found, a.text = dialect.Anchors(a.text), "" })
	return a.found
}

// Anchors returns the named places other than headings, in order. They are searched on
// first use, since few readers of an article need them.
func (d *Document) Anchors() []dialect.Anchor {
	if d.anchors == nil {
		return nil
	}
	return d.anchors.all()
}

// LinkTargets returns a Document with only what links can lead to.
func (d *Document) LinkTargets() *Document {
	d.Anchors() // releases the text
	return &Document{Headings: d.Headings, anchors: d.anchors}
}

// DocumentLink is a link with its location.
type DocumentLink struct {
	Text   string // plain
	Target string // as written, cleaned
	Line   int    // 1-based line of the body on which its block begins
	Source string // the original text if Target is derived from it
}

// DocumentImage is an image with its location.
type DocumentImage struct {
	Source, Alt string
	Line        int // 1-based line of the body on which its block begins
}

// Parse parses the body of a post, whose text must be clean (see clean.Decode). It takes
// linear time for any text. Nesting deeper than dialect.MaxDepth is flattened, and text
// after maxTokens lines and delimiters is omitted. Remarks say so, also if the body was
// truncated.
func Parse(body model.Body) *Document {
	d := parse(body)
	if body.Truncated {
		d.Blocks = append(d.Blocks, Remark{Kind: FileTooLarge})
	}
	return d
}

func parse(body model.Body) *Document {
	var left int
	body.Text, left = truncateSource(body.Text)
	d := &Document{Blocks: parseBlocks(body), anchors: anchorsOf(body.Text)}
	if left > 0 {
		d.Blocks = append(d.Blocks, Remark{Kind: RestLeftOut, Lines: left})
	}
	d.collect(d.Blocks)
	return d
}

// collect fills the lists of the document from its blocks and numbers the links.
func (d *Document) collect(blocks []Block) {
	for n, block := range blocks {
		switch b := block.(type) {
		case Paragraph: // most blocks are
			d.collectInlines(b.Text, b.Line)
			continue
		case Heading:
			d.Headings = append(d.Headings, b)
		case PullQuote:
			d.Quotes = append(d.Quotes, b)
		case Picture:
			d.Images = append(d.Images, DocumentImage{b.Source, b.Alt, b.Line})
			if b.Target != "" {
				d.Links = append(d.Links, DocumentLink{Text: b.Alt, Target: b.Target, Line: b.Line})
				b.Number = len(d.Links)
				blocks[n] = b
			}
		case Embed:
			d.Links = append(d.Links, DocumentLink{Text: b.Name(), Target: b.Target, Line: b.Line})
			b.Number = len(d.Links)
			blocks[n] = b
		}
		for _, inlines := range OwnInlines(block) {
			d.collectInlines(inlines, block.StartLine())
		}
		for _, inner := range InnerBlocks(block) {
			d.collect(inner)
		}
	}
}

func (d *Document) collectInlines(inlines []Inline, line int) {
	for n, inline := range inlines {
		switch i := inline.(type) {
		case Link:
			d.Links = append(d.Links, DocumentLink{Plain(i.Text), i.Target, line, i.Source})
			i.Number = len(d.Links)
			inlines[n] = i
		case Image:
			d.Images = append(d.Images, DocumentImage{i.Source, i.Alt, line})
		}
		d.collectInlines(Children(inline), line)
	}
}
