package typeset

import (
	"strings"
	"time"

	"blogtui/model/article"
	"blogtui/ui/words"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/rivo/uniseg"
)

// code lays out a block of code, a long one in parts.
func (l *layout) code(b article.CodeBlock) {
	if len(b.Text) <= wholeListing {
		l.emit(unit{block: b})
		return
	}
	s := newListing(b)
	for from, to := 0, 0; from < s.lines(); from = to {
		if from > 0 {
			l.setGap(0)
		}
		to = s.chunk(from)
		l.emit(unit{block: b, from: from, to: to, listing: s})
	}
}

// code sets a block of code, or a part of it, in a frame that opens above the
// first line and closes below the last.
func (t *Typesetter) code(b article.CodeBlock, u *unit, width int) []string {
	last := true
	var g *galley
	if s := u.listing; s != nil {
		last = u.to == s.lines()
		g = t.part(s, u.from, u.to)
	} else {
		g = t.highlight(untabbed(strings.TrimRight(b.Text, "\n")), b.Language)
	}
	set := t.codeLines(g, max(1, width-4))
	if width >= unboundWidth/2 {
		width = 4
		for _, rows := range set {
			width = max(width, cells(rows[0])+4)
		}
		width = max(width, measure)
	}
	side := t.theme.Style(t.theme.Rule).Render(t.signs.side)
	var lines []string
	if u.from == 0 {
		lines = append(lines, t.frameTop(frameLabel(b), width))
	}
	for i, rows := range set {
		before := side
		if b.Marks(u.from + i + 1) {
			before = t.theme.Style(t.theme.Accent).Render(t.signs.pointer)
		}
		for _, row := range rows {
			lines = append(lines, before+" "+row+strings.Repeat(" ", max(0, width-4-cells(row)))+" "+side)
		}
	}
	if last {
		lines = append(lines, t.frameFoot(width))
	}
	return lines
}

// frameLabel is what the frame of a block of code says of it.
func frameLabel(b article.CodeBlock) string {
	name := b.Language
	if kind := b.Diagram(); kind != "" {
		name = words.Diagram(kind)
	}
	if b.Title != "" {
		name = strings.TrimSpace(b.Title + "  " + name)
	}
	return name
}

// frameTop is the upper edge of a frame with a label.
func (t *Typesetter) frameTop(name string, width int) string {
	edge := t.theme.Style(t.theme.Rule)
	if name = firstCells(name, width-8); name == "" {
		return edge.Render(t.signs.corners[0] + strings.Repeat(t.signs.line, max(0, width-2)) + t.signs.corners[1])
	}
	rest := max(0, width-5-cells(name))
	return edge.Render(t.signs.corners[0]+t.signs.line+" ") + t.theme.Style(t.theme.Faint).Render(name) +
		edge.Render(" "+strings.Repeat(t.signs.line, rest)+t.signs.corners[1])
}

// frameFoot is the lower edge of a frame.
func (t *Typesetter) frameFoot(width int) string {
	return t.theme.Style(t.theme.Rule).Render(t.signs.corners[2] + strings.Repeat(t.signs.line, max(0, width-2)) + t.signs.corners[3])
}

// codeLines sets the lines of code, each in as many rows as it gets.
func (t *Typesetter) codeLines(g *galley, width int) [][]string {
	text := g.text()
	var lines [][]string
	for from := 0; from <= len(text); {
		end := strings.IndexByte(text[from:], '\n')
		if end < 0 {
			end = len(text) - from
		}
		lines = append(lines, t.codeLine(g, from, from+len(strings.TrimRight(text[from:from+end], " ")), width))
		from += end + 1
	}
	return lines
}

// codeLine sets one line of code: cut at the width, or gone on with below.
func (t *Typesetter) codeLine(g *galley, from, to, width int) []string {
	text := g.text()
	if t.pan > 0 && !t.wrap {
		return []string{t.through(t.line(g, from, to), t.pan*panStep, width)}
	}
	if to-from <= width || cells(text[from:min(to, from+width*8)]) <= width && to-from <= width*8 {
		return []string{t.line(g, from, to)}
	}
	mark := t.theme.Style(t.theme.Accent).Render(t.signs.cut)
	if !t.wrap {
		end := from + len(firstCells(text[from:to], width-cells(t.signs.cut)))
		return []string{t.line(g, from, end) + mark}
	}
	mark = t.theme.Style(t.theme.Accent).Render(t.signs.hang) + " "
	indent := cells(t.signs.hang) + 1
	var rows []string
	for from < to {
		room, before := width, ""
		if len(rows) > 0 && width > 2*indent {
			room, before = width-indent, mark
		}
		end := from + max(len(firstCells(text[from:to], room)), clusterSize(text[from:to]))
		rows = append(rows, before+t.line(g, from, end))
		from = end
	}
	return rows
}

func clusterSize(s string) int {
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(cluster)
}

// firstCells returns as much of s as fits into so many cells.
func firstCells(s string, width int) string {
	wide, size, state := 0, 0, -1
	for rest := s; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if wide += cells(cluster); wide > width {
			break
		}
		size += len(cluster)
	}
	return s[:size]
}

// highlight lets Glamour colour code. Without a language it would guess one,
// which is slow and often wrong.
func (t *Typesetter) highlight(text, language string) *galley {
	key := snippet{language, text}
	if g := t.shop.coloured[key]; g != nil {
		return g
	}
	if t.theme.Plain || !t.known(language) || confusing(text) || t.shop.slow > longestSlow {
		return t.uncoloured(text)
	}
	begun := time.Now()
	g := t.colour(text, language)
	if took := time.Since(begun); took > slowBlock {
		t.shop.slow += took
	}
	t.shop.keep(len(text))
	t.shop.coloured[key] = g
	return g
}

func (t *Typesetter) colour(text, language string) *galley {
	var out strings.Builder
	g := &galley{}
	element := &gansi.CodeBlockElement{Code: text, Language: language}
	if err := element.Render(&out, t.voice(body).context); err == nil {
		g.add(strings.TrimRight(out.String(), "\n"), "")
	}
	if strings.TrimRight(g.text(), "\n ") == strings.TrimRight(text, "\n ") {
		g.calm()
		return g
	}
	return t.uncoloured(text) // a lexer gave up, or changed the text
}

func (t *Typesetter) uncoloured(text string) *galley {
	g := &galley{}
	g.add(t.theme.Style(t.theme.Text).Render(text), "")
	return g
}

func (t *Typesetter) known(language string) bool {
	known, asked := t.shop.languages[language]
	if !asked {
		known = language != "" && lexers.Get(language) != nil
		t.shop.languages[language] = known
	}
	return known
}
