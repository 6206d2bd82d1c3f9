package typeset

import (
	"strings"
	"unicode/utf8"

	"blogtui/model/article"
	"blogtui/ui/words"
)

// narrowestCard is the least width of the card of an embed, in cells.
const narrowestCard = 36

// embed sets a card: what it is in its upper edge, then its title and address.
func (t *Typesetter) embed(e article.Embed, width int) []string {
	c := compositor{t: t}
	address := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(e.Target, "https://"), "http://"), "/")
	g := inked(t.theme.Style(t.theme.Accent), t.signs.play+" ")
	if e.Title != "" {
		g.add(t.theme.Bold(t.theme.Strong).Render(e.Title), c.target(e.Target))
		g.put("\n", "", "")
	}
	where := t.theme.Style(t.theme.Link)
	if e.Title != "" {
		where = t.theme.Style(t.theme.Muted)
	}
	g.mark = mark(e.Number)
	g.add(where.Render(address), c.target(e.Target))
	g.mark = 0
	inner := max(1, t.ornament(width)-4)
	rows := t.hanging(g, strings.Repeat(" ", cells(t.signs.play)+1), inner)
	kind := words.Embed(e.Kind)
	longest := max(cells(kind)+4, min(inner, narrowestCard-4))
	for _, row := range rows {
		longest = max(longest, cells(row))
	}
	return t.boxed(kind, rows, min(longest+4, max(width, 4)))
}

// boxed puts rows into a frame of a width in cells, a label in its upper edge.
func (t *Typesetter) boxed(label string, rows []string, width int) []string {
	edge := t.theme.Style(t.theme.Rule)
	side := edge.Render(t.signs.side)
	lines := []string{t.frameTop(label, width)}
	for _, row := range rows {
		lines = append(lines, side+" "+row+strings.Repeat(" ", max(0, width-4-cells(row)))+" "+side)
	}
	return append(lines, t.frameFoot(width))
}

const formulaIndent = "    "

// fits reports text of which no line is wider.
func fits(text string, width int) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if cells(line) > width {
			return false
		}
	}
	return true
}

// says reports whether a formula can be set in these characters. In ASCII other letters
// and raised digits would be lost.
func (t *Typesetter) says(formula string) bool {
	if formula == "" {
		return false
	}
	return !t.ascii || !strings.ContainsFunc(formula, func(r rune) bool { return r >= utf8.RuneSelf && !strings.ContainsRune("−·×≈…′", r) })
}

// formula sets a formula that stands alone: indented where characters can say it,
// else its source in a frame.
func (t *Typesetter) formula(f article.Formula, width int) []string {
	if !t.says(f.Text) || strings.Contains(f.Text, "\n") && !fits(f.Text, width-len(formulaIndent)) {
		return t.code(article.CodeBlock{Place: f.Place, Language: "math", Text: f.Source + "\n"}, &unit{}, width)
	}
	var lines []string
	for text := range strings.SplitSeq(f.Text, "\n") {
		bare := strings.TrimLeft(text, " ")
		room := formulaIndent + text[:min(len(text)-len(bare), width/2)]
		set := []article.Inline{article.Math{Source: f.Source, Text: bare}}
		if strings.Contains(f.Text, "\n") {
			set = []article.Inline{article.Text(bare)} // the parts of large brackets don't meet when they slant
		}
		g := t.set(set, body)
		for _, line := range t.ragged(g, max(1, width-len(room))) {
			lines = append(lines, room+line)
		}
	}
	return lines
}

// remark sets what the program has to say about the text.
func (t *Typesetter) remark(r article.Remark, width int) []string {
	colour := t.theme.Danger
	if r.About == article.NoText { // nothing is lost
		colour = t.theme.Muted
	}
	return t.ragged(inked(t.theme.Style(colour), "["+RemarkWords(r)+"]"), width)
}

// RemarkWords is a remark as a sentence.
func RemarkWords(r article.Remark) string {
	switch r.About {
	case article.RestLeftOut:
		return words.RestLeftOut(r.Lines)
	case article.ShownPlain:
		return words.ShownPlain(r.Lines)
	case article.NoText:
		return words.NothingWritten
	}
	return words.FileTooLarge
}
