package article

import (
	"strings"

	"blogtui/model"
)

// Passage is the plain text of a block, such as a paragraph, a table or code.
type Passage struct {
	Line int // 1-based line of the body on which its block begins
	Text string
}

// Passages returns the passages of a body. It is faster than Parse, since it does without
// the lists and sizes of a Document.
func Passages(body model.Body) []Passage {
	body.Text, _ = truncateSource(body.Text)
	_, blocks := convert(body)
	return appendPassages(nil, blocks)
}

// Text returns the passages of the article, separated by blank lines.
func (d *Document) Text() string {
	var out strings.Builder
	for _, passage := range d.Passages() {
		out.WriteString(passage.Text)
		out.WriteString("\n\n")
	}
	return strings.TrimRight(out.String(), "\n")
}

// Passages returns the passages of the article, in order.
func (d *Document) Passages() []Passage { return appendPassages(nil, d.Blocks) }

func appendPassages(passages []Passage, blocks []Block) []Passage {
	for _, block := range blocks {
		if p, ok := block.(Paragraph); ok { // most blocks are
			if text := Plain(p.Text); text != "" {
				passages = append(passages, Passage{p.Line, text})
			}
			continue
		}
		quote, quoted := block.(PullQuote)
		if quoted { // the attribution is after the quote
			passages = appendPassages(passages, quote.Blocks)
		}
		for _, text := range ownText(block) {
			if text != "" {
				passages = append(passages, Passage{block.StartLine(), text})
			}
		}
		if quoted {
			continue
		}
		for _, inner := range InnerBlocks(block) {
			passages = appendPassages(passages, inner)
		}
	}
	return passages
}

// ownText returns the texts of a block itself, without those of inner blocks.
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
		return []string{Math{b.Source, b.Text}.Display()}
	}
	var texts []string
	for _, inlines := range OwnInlines(block) {
		texts = append(texts, Plain(inlines))
	}
	return texts
}
