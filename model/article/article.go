// Package article turns Markdown, that of any generator by way of package dialect, into blocks: values that
// say what a passage is, with neither style nor width. It does no I/O, never
// fails and drops no letter of the text without saying so; a parsed Document is never changed
// again and may be shared by any number of readers.
package article

import (
	"sync"

	"blogtui/model"
	"blogtui/model/dialect"
)

// Document is a parsed article.
type Document struct {
	Blocks   []Block
	Headings []Heading // in order, of every depth
	Links    []DocumentLink
	Images   []DocumentImage
	Quotes   []PullQuote

	anchors *anchors
}

// anchors are the names in a text, found when they are first asked for.
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

// Anchors returns the names of places that are no headings, in order. They are looked
// for when they are first asked for, which few readers of an article do.
func (d *Document) Anchors() []dialect.Anchor {
	if d.anchors == nil {
		return nil
	}
	return d.anchors.all()
}

// LinkTargets is what links can lead to in a document, without its text.
func (d *Document) LinkTargets() *Document {
	d.Anchors() // which lets go of the text
	return &Document{Headings: d.Headings, anchors: d.anchors}
}

// DocumentLink is a link together with where it stands.
type DocumentLink struct {
	Text   string // plain
	Target string // as written, cleaned
	Line   int    // 1-based line of the body on which its block begins
	Source string // what stands in the text where Target is made of it
}

// DocumentImage is a picture together with where it stands.
type DocumentImage struct {
	Source, Alt string
	Line        int // 1-based line of the body on which its block begins
}

// Parse reads the body of a post, whose text must be clean (see clean.Decode).
// Whatever it holds, the cost stays proportional to its length; nesting is
// flattened beyond dialect.MaxDepth levels, and what lies behind maxParts lines and marks
// is left out. Remarks say so, and if the body was cut off.
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

// collect fills the lists of what the blocks hold, and numbers the links.
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
