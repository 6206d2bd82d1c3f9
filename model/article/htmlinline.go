package article

import (
	"slices"

	"blogtui/model/letters"
	"blogtui/model/pattern"

	"golang.org/x/net/html"
)

// Markdown within the text of HTML blocks. It has no meaning in CommonMark, but Pandoc, MDX
// and others parse it.
var (
	inlineMarkdown = pattern.New(`\]\([^()\s]|\*\*\S[^*]*\*\*`)
	blockMarkdown  = pattern.New("^[ \t]*\n(?:[ \t]*\n)*[ \t]*(?:#{1,6}[ \t]+\\S|`{3}|[-*+][ \t][^\n]+\n[ \t]*[-*+][ \t]|1[.)][ \t][^\n]+\n[ \t]*2[.)][ \t])")
)

// flowElements are the elements whose text may be Markdown blocks.
var flowElements = letters.Words("div section details aside article main figure")

// beginsMarkdown reports whether text at the start of an element, or after another element
// in it, is a Markdown heading, list or code.
func (w *htmlWriter) beginsMarkdown(text string) bool {
	if len(w.line) > 0 || !flowElements[w.top().element.name] {
		return false
	}
	return blockMarkdown.MatchString(text)
}

// parseTexts parses inline Markdown in the texts of a line of HTML.
func (w *htmlWriter) parseTexts(line []Inline) []Inline {
	isMarked := func(inline Inline) bool {
		text, ok := inline.(Text)
		return ok && inlineMarkdown.MatchString(string(text))
	}
	if !slices.ContainsFunc(line, isMarked) {
		return line
	}
	var out []Inline
	for _, inline := range line {
		if isMarked(inline) {
			out = append(out, w.parseInlineMarkdown(inline.(Text))...)
		} else {
			out = append(out, inline)
		}
	}
	return out
}

// parseInlineMarkdown parses text as Markdown and keeps the spaces around it.
func (w *htmlWriter) parseInlineMarkdown(text Text) []Inline {
	words := inlinesOf(w.markdown(w.place.Line, html.EscapeString(string(text))))
	if words == nil {
		return []Inline{text}
	}
	if text[0] == ' ' || text[0] == '\n' {
		words = append([]Inline{Text(" ")}, words...)
	}
	if last := text[len(text)-1]; last == ' ' || last == '\n' {
		words = append(words[:len(words):len(words)], Text(" "))
	}
	return words
}

// inlinesOf returns the inlines of a single paragraph or picture, nil for other blocks.
func inlinesOf(blocks []Block) []Inline {
	if len(blocks) != 1 {
		return nil
	}
	switch b := blocks[0].(type) {
	case Paragraph:
		return b.Text
	case Picture:
		picture := Inline(Image{Source: b.Source, Alt: b.Alt, Title: b.Title})
		if b.Target != "" {
			picture = Link{Text: []Inline{picture}, Target: b.Target}
		}
		return append([]Inline{picture}, b.Caption...)
	}
	return nil
}
