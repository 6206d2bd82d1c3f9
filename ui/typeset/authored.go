package typeset

import (
	"strings"

	"blogtui/model/article"
)

// AuthoredTexts returns the texts of an article that its author wrote, as a page shows
// them, without rendering one. On a page AuthoredRange tells where they are.
func AuthoredTexts(doc *article.Document, front *Header) []string {
	above, rest, _ := front.Deduplicate(doc.Blocks)
	return append(above.texts(), authoredTexts(rest)...)
}

func authoredTexts(blocks []article.Block) []string {
	var all []string
	for _, block := range blocks {
		switch b := block.(type) {
		case article.CodeBlock:
			all = append(all, b.Text)
			continue
		case article.Formula:
			all = append(all, article.Math{Source: b.Source, Text: b.Text}.Display())
			continue
		}
		if words, apart := authoredPart(block); apart {
			all = append(all, words)
			continue
		}
		for _, inlines := range article.OwnInlines(block) {
			all = append(all, article.Plain(inlines))
		}
		for _, inner := range article.InnerBlocks(block) {
			all = append(all, authoredTexts(inner)...)
		}
	}
	return all
}

// authoredPart returns what the author wrote of a block that also shows other text, such
// as a file name, an address or why there is no picture.
func authoredPart(block any) (words string, ok bool) {
	switch b := block.(type) {
	case article.Picture:
		for _, words = range []string{article.Plain(b.Caption), b.Alt, b.Title} {
			if words != "" {
				break
			}
		}
		return words, true
	case article.Embed:
		return b.Title, true
	}
	return "", false
}

// AuthoredRange returns the part of a text of a block that the author wrote, in bytes.
func (p *Page) AuthoredRange(block, text int) (from, to int) {
	whole := p.renderedBlock(block).texts[text]
	words, apart := authoredPart(p.blocks[block].block)
	switch {
	case !apart:
		return 0, len(whole)
	case words == "":
		return 0, 0
	}
	if from = strings.Index(whole, words); from < 0 {
		return 0, 0
	}
	return from, from + len(words)
}
