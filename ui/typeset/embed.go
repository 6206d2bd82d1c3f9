package typeset

import (
	"strings"
	"unicode/utf8"

	"blogtui/model/article"
	"blogtui/ui/words"
)

// minCardWidth is the minimum width of the card of an embed, in cells.
const minCardWidth = 36

// embedCard renders a card with the kind of an embed in its top, and its title and
// address.
func (t *Typesetter) embedCard(e article.Embed, width int) []string {
	c := inlineRenderer{t: t}
	address := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(e.Target, "https://"), "http://"), "/")
	g := newStyledText(t.theme.Style(t.theme.Accent), t.glyphs.play+" ")
	if e.Title != "" {
		g.addANSI(t.theme.Bold(t.theme.Strong).Render(e.Title), c.hyperlinkTarget(e.Target))
		g.addRun("\n", "", "")
	}
	where := t.theme.Style(t.theme.Link)
	if e.Title != "" {
		where = t.theme.Style(t.theme.Muted)
	}
	g.linkID = linkID(e.Number)
	g.addANSI(where.Render(address), c.hyperlinkTarget(e.Target))
	g.linkID = 0
	inner := max(1, t.ornamentWidth(width)-4)
	rows := t.wrapHanging(g, strings.Repeat(" ", cells(t.glyphs.play)+1), inner)
	kind := words.EmbedName(e.Kind)
	longest := max(cells(kind)+4, min(inner, minCardWidth-4))
	for _, row := range rows {
		longest = max(longest, cells(row))
	}
	return t.boxed(kind, rows, min(longest+4, max(width, 4)))
}

// boxed adds a frame of width cells with a label in its top.
func (t *Typesetter) boxed(label string, rows []string, width int) []string {
	edge := t.theme.Style(t.theme.Rule)
	side := edge.Render(t.glyphs.side)
	lines := []string{t.frameTop(label, width)}
	for _, row := range rows {
		lines = append(lines, side+" "+row+strings.Repeat(" ", max(0, width-4-cells(row)))+" "+side)
	}
	return append(lines, t.frameBottom(width))
}

const formulaIndent = "    "

// fits reports whether no line is wider than width.
func fits(text string, width int) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if cells(line) > width {
			return false
		}
	}
	return true
}

// canShowFormula reports whether a formula can be shown as text. In ASCII, other letters
// and raised digits would be lost.
func (t *Typesetter) canShowFormula(formula string) bool {
	if formula == "" {
		return false
	}
	return !t.ascii || !strings.ContainsFunc(formula, func(r rune) bool { return r >= utf8.RuneSelf && !strings.ContainsRune("−·×≈…′", r) })
}

// formula renders a display formula, indented, or its TeX source in a frame if it cannot
// be shown as text.
func (t *Typesetter) formula(f article.Formula, width int) []string {
	if !t.canShowFormula(f.Text) || strings.Contains(f.Text, "\n") && !fits(f.Text, width-len(formulaIndent)) {
		return t.code(article.CodeBlock{Location: f.Location, Language: "math", Text: f.Source + "\n"}, &pageBlock{}, width)
	}
	var lines []string
	for text := range strings.SplitSeq(f.Text, "\n") {
		bare := strings.TrimLeft(text, " ")
		room := formulaIndent + text[:min(len(text)-len(bare), width/2)]
		set := []article.Inline{article.Math{Source: f.Source, Text: bare}}
		if strings.Contains(f.Text, "\n") {
			set = []article.Inline{article.Text(bare)} // the parts of large brackets do not join in italics
		}
		g := t.inline(set, bodyStyle)
		for _, line := range t.wrap(g, max(1, width-len(room))) {
			lines = append(lines, room+line)
		}
	}
	return lines
}

// remark renders a remark of the program.
func (t *Typesetter) remark(r article.Remark, width int) []string {
	colour := t.theme.Danger
	if r.Kind == article.NoText { // nothing is lost
		colour = t.theme.Muted
	}
	return t.wrap(newStyledText(t.theme.Style(colour), "["+RemarkText(r)+"]"), width)
}

// RemarkText returns a remark as a sentence.
func RemarkText(r article.Remark) string {
	switch r.Kind {
	case article.RestLeftOut:
		return words.ArticleRestOmitted(r.Lines)
	case article.ShownPlain:
		return words.ArticlePlainFromLine(r.Lines)
	case article.NoText:
		return words.ArticleEmpty
	}
	return words.ArticleFileTooLarge
}
