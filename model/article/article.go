// Package article turns the Markdown of any generator into blocks: values that
// say what a passage is, with neither style nor width. It does no I/O, never
// fails and never drops a letter of the text; a parsed Document is never changed
// again and may be shared by any number of readers.
package article

import "strings"

// Document is a parsed article.
type Document struct {
	Blocks   []Block
	Headings []Heading // in order, of every depth
	Links    []LinkAt
	Images   []ImageAt
	Quotes   []PullQuote
}

// LinkAt is a link together with where it stands.
type LinkAt struct {
	Text   string // plain
	Target string // as written, cleaned
	Line   int    // 1-based line of the body on which its block begins
}

// ImageAt is a picture together with where it stands.
type ImageAt struct {
	Source, Alt string
	Line        int // 1-based line of the body on which its block begins
}

// Parse reads the body of a post; src must be clean text (see clean.Decode).
// Whatever src holds, the cost stays proportional to its length, and nesting is
// flattened beyond maxDepth levels.
func Parse(src string) *Document {
	d := &Document{Blocks: parseBlocks(src)}
	d.collect(d.Blocks)
	return d
}

// Text returns the words of the article without any machinery: paragraphs
// parted by a blank line, code as it is, link targets left out.
func (d *Document) Text() string {
	var out strings.Builder
	writeText(&out, d.Blocks)
	return strings.TrimRight(out.String(), "\n")
}

func writeText(out *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		if quote, ok := block.(PullQuote); ok { // who said it comes after what was said
			writeText(out, quote.Blocks)
		}
		for _, line := range ownText(block) {
			if line != "" {
				out.WriteString(line)
				out.WriteString("\n\n")
			}
		}
		if _, ok := block.(PullQuote); ok {
			continue
		}
		for _, inner := range Inside(block) {
			writeText(out, inner)
		}
	}
}

// ownText returns the texts of a block that are not in blocks inside of it.
func ownText(block Block) []string {
	switch b := block.(type) {
	case CodeBlock:
		return []string{b.Title, strings.TrimRight(b.Text, "\n")}
	case Table:
		var rows []string
		for _, row := range append([]Row{b.Head}, b.Rows...) {
			cells := make([]string, len(row))
			for i, cell := range row {
				cells[i] = Plain(cell)
			}
			rows = append(rows, strings.Join(cells, "  "))
		}
		return []string{strings.Join(rows, "\n")}
	case Picture:
		return []string{b.Alt, Plain(b.Caption)}
	case Embed:
		return []string{b.Title}
	case Formula:
		return []string{Math{b.Source, b.Text}.Shown()}
	}
	var texts []string
	for _, inlines := range Inlines(block) {
		texts = append(texts, Plain(inlines))
	}
	return texts
}

// collect fills the lists of what the blocks hold.
func (d *Document) collect(blocks []Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case Heading:
			d.Headings = append(d.Headings, b)
		case PullQuote:
			d.Quotes = append(d.Quotes, b)
		case Picture:
			d.Images = append(d.Images, ImageAt{b.Source, b.Alt, b.Line})
			if b.Target != "" {
				d.Links = append(d.Links, LinkAt{b.Alt, b.Target, b.Line})
			}
		case Embed:
			d.Links = append(d.Links, LinkAt{b.Name(), b.Target, b.Line})
		}
		for _, inlines := range Inlines(block) {
			d.collectInlines(inlines, block.At())
		}
		for _, inner := range Inside(block) {
			d.collect(inner)
		}
	}
}

func (d *Document) collectInlines(inlines []Inline, line int) {
	for _, inline := range inlines {
		switch i := inline.(type) {
		case Link:
			d.Links = append(d.Links, LinkAt{Plain(i.Text), i.Target, line})
		case Image:
			d.Images = append(d.Images, ImageAt{i.Source, i.Alt, line})
		}
		d.collectInlines(Children(inline), line)
	}
}
