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
	if len(b.Text) <= maxWholeCode {
		l.emit(pageBlock{block: b})
		return
	}
	s := newLongCode(b)
	for from, to := 0, 0; from < s.lineCount(); from = to {
		if from > 0 {
			l.setGap(0)
		}
		to = s.chunkEnd(from)
		l.emit(pageBlock{block: b, from: from, to: to, code: s})
	}
}

// code renders a block of code, or a part of it, with the frame's top above the first line
// and its bottom below the last.
func (t *Typesetter) code(b article.CodeBlock, pb *pageBlock, width int) []string {
	last := true
	var g *styledText
	if s := pb.code; s != nil {
		last = pb.to == s.lineCount()
		g = t.highlightedLines(s, pb.from, pb.to)
	} else {
		g = t.highlight(expandTabs(strings.TrimRight(b.Text, "\n")), b.Language)
	}
	set := t.codeLines(g, max(1, width-4))
	if width >= unboundWidth/2 {
		width = 4
		for _, rows := range set {
			width = max(width, cells(rows[0])+4)
		}
		width = max(width, defaultMeasure)
	}
	side := t.theme.Style(t.theme.Rule).Render(t.glyphs.side)
	var lines []string
	if pb.from == 0 {
		lines = append(lines, t.frameTop(frameLabel(b), width))
	}
	for i, rows := range set {
		before := side
		if b.IsHighlighted(pb.from + i + 1) {
			before = t.theme.Style(t.theme.Accent).Render(t.glyphs.pointer)
		}
		for _, row := range rows {
			lines = append(lines, before+" "+row+strings.Repeat(" ", max(0, width-4-cells(row)))+" "+side)
		}
	}
	if last {
		lines = append(lines, t.frameBottom(width))
	}
	return lines
}

// frameLabel returns the label in the frame of a block of code.
func frameLabel(b article.CodeBlock) string {
	name := b.Language
	if kind := b.Diagram(); kind != "" {
		name = words.DiagramName(kind)
	}
	if b.Title != "" {
		name = strings.TrimSpace(b.Title + "  " + name)
	}
	return name
}

// frameTop renders the top of a frame with a label.
func (t *Typesetter) frameTop(name string, width int) string {
	edge := t.theme.Style(t.theme.Rule)
	if name = cellPrefix(name, width-8); name == "" {
		return edge.Render(t.glyphs.corners[0] + strings.Repeat(t.glyphs.line, max(0, width-2)) + t.glyphs.corners[1])
	}
	rest := max(0, width-5-cells(name))
	return edge.Render(t.glyphs.corners[0]+t.glyphs.line+" ") + t.theme.Style(t.theme.Faint).Render(name) +
		edge.Render(" "+strings.Repeat(t.glyphs.line, rest)+t.glyphs.corners[1])
}

// frameBottom renders the bottom of a frame.
func (t *Typesetter) frameBottom(width int) string {
	return t.theme.Style(t.theme.Rule).Render(t.glyphs.corners[2] + strings.Repeat(t.glyphs.line, max(0, width-2)) + t.glyphs.corners[3])
}

// codeLines renders the lines of code, each as one or more rows.
func (t *Typesetter) codeLines(g *styledText, width int) [][]string {
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

// codeLine renders a line of code, truncated at the width or wrapped.
func (t *Typesetter) codeLine(g *styledText, from, to, width int) []string {
	text := g.text()
	if t.pan > 0 && !t.wrapCode {
		return []string{t.panLine(t.encodeLine(g, from, to), t.pan*panStep, width)}
	}
	if to-from <= width || cells(text[from:min(to, from+width*8)]) <= width && to-from <= width*8 {
		return []string{t.encodeLine(g, from, to)}
	}
	mark := t.theme.Style(t.theme.Accent).Render(t.glyphs.truncated)
	if !t.wrapCode {
		end := from + len(cellPrefix(text[from:to], width-cells(t.glyphs.truncated)))
		return []string{t.encodeLine(g, from, end) + mark}
	}
	mark = t.theme.Style(t.theme.Accent).Render(t.glyphs.continued) + " "
	indent := cells(t.glyphs.continued) + 1
	var rows []string
	for from < to {
		room, before := width, ""
		if len(rows) > 0 && width > 2*indent {
			room, before = width-indent, mark
		}
		end := from + max(len(cellPrefix(text[from:to], room)), firstClusterBytes(text[from:to]))
		rows = append(rows, before+t.encodeLine(g, from, end))
		from = end
	}
	return rows
}

func firstClusterBytes(s string) int {
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(cluster)
}

// cellPrefix returns the longest prefix of s of at most width cells.
func cellPrefix(s string, width int) string {
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

// highlight highlights code through Glamour, if its language is known: guessing is slow
// and often wrong.
func (t *Typesetter) highlight(text, language string) *styledText {
	key := codeKey{language, text}
	if g := t.cache.highlighted[key]; g != nil {
		return g
	}
	if t.theme.Plain || !t.hasLexer(language) || slowToLex(text) || t.cache.slowTime > maxSlowTime {
		return t.plainCode(text)
	}
	begun := time.Now()
	g := t.highlightNow(text, language)
	if took := time.Since(begun); took > slowBlock {
		t.cache.slowTime += took
	}
	t.cache.reserve(len(text))
	t.cache.highlighted[key] = g
	return g
}

func (t *Typesetter) highlightNow(text, language string) *styledText {
	var out strings.Builder
	g := &styledText{}
	element := &gansi.CodeBlockElement{Code: text, Language: language}
	if err := element.Render(&out, t.styleSet(bodyStyle).context); err == nil {
		g.addANSI(strings.TrimRight(out.String(), "\n"), "")
	}
	if strings.TrimRight(g.text(), "\n ") == strings.TrimRight(text, "\n ") {
		g.mergeBlankRuns()
		return g
	}
	return t.plainCode(text) // the lexer failed or changed the text
}

func (t *Typesetter) plainCode(text string) *styledText {
	g := &styledText{}
	g.addANSI(t.theme.Style(t.theme.Text).Render(text), "")
	return g
}

func (t *Typesetter) hasLexer(language string) bool {
	known, asked := t.cache.hasLexer[language]
	if !asked {
		known = language != "" && lexers.Get(language) != nil
		t.cache.hasLexer[language] = known
	}
	return known
}
