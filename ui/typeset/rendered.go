package typeset

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// RenderedBlock holds the lines of a block and where its texts are on them. It is
// immutable, so that readers may share it; highlights of the focus or of matches are not
// part of it.
type RenderedBlock struct {
	lines         []string
	texts         []string   // before wrapping
	links         []linkSpan // ordered by text
	lineSpans     []lineSpan // ordered by line
	unhighlighted bool       // code that is not highlighted yet
}

// Lines returns the lines, which must not be changed.
func (p *RenderedBlock) Lines() []string { return p.lines }

// The memory of the parts of a RenderedBlock besides
// its text, in bytes.
const (
	renderedBlockBytes = 128
	stringBytes        = 16
	linkSpanBytes      = 32
	lineSpanBytes      = 40
)

// Bytes returns about how much memory the block takes.
func (p *RenderedBlock) Bytes() int {
	bytes := renderedBlockBytes + linkSpanBytes*len(p.links) + lineSpanBytes*len(p.lineSpans)
	for _, text := range [][]string{p.lines, p.texts} {
		for _, line := range text {
			bytes += stringBytes + len(line)
		}
	}
	return bytes
}

// linkSpan is a part of a text that is a link.
type linkSpan struct {
	text, from, to int // bytes of texts[text]
	linkID         linkID
}

// linkID distinguishes the links of a block: the number of a link, or the negative number
// of a footnote; 0 for none.
type linkID int32

// lineSpan is a part of a text on one line.
type lineSpan struct {
	text, from, to int // bytes of texts[text]
	line           int // of the block
	cell           int // first cell
}

// recorder tracks where texts end up while a block is rendered. Each lineSpan is preceded
// by an invisible marker in its line, by which it is found after frames, tables and panels
// have been added.
type recorder struct {
	textIndex map[*styledText]int
	texts     []string
	links     []linkSpan
	lineSpans []lineSpan
}

// The marker of a lineSpan is its index in an application program command (ECMA-48,
// section 8.3.2), which clean text never contains.
const (
	markerStart = "\x1b_"
	markerEnd   = "\x1b\\"
)

// encodeLine returns a part of text as a line. All lines of text go through it, to be
// recorded.
func (t *Typesetter) encodeLine(g *styledText, from, to int) string {
	if t.recorder == nil || from == to {
		return g.encode(from, to)
	}
	return t.recorder.addMarker(g, from, to) + g.encode(from, to)
}

func (r *recorder) addMarker(g *styledText, from, to int) string {
	text, known := r.textIndex[g]
	if !known {
		text = len(r.texts)
		r.textIndex[g] = text
		r.texts = append(r.texts, g.text())
		start := 0
		for _, run := range g.runs {
			if run.linkID != 0 {
				r.addLink(linkSpan{text, start, run.end, run.linkID})
			}
			start = run.end
		}
	}
	r.lineSpans = append(r.lineSpans, lineSpan{text: text, from: from, to: to, line: -1})
	return markerSequence(len(r.lineSpans)-1, 0)
}

// markerSequence returns the marker of a lineSpan that starts that many cells after it.
func markerSequence(stretch, cells int) string {
	return markerStart + strconv.Itoa(stretch) + ";" + strconv.Itoa(cells) + markerEnd
}

// addLink records a part of a link; adjacent parts in several styles are merged.
func (r *recorder) addLink(l linkSpan) {
	if last := len(r.links) - 1; last >= 0 && r.links[last].linkID == l.linkID && r.links[last].text == l.text && r.links[last].to == l.from {
		r.links[last].to = l.to
		return
	}
	r.links = append(r.links, l)
}

// finish removes the markers from lines and records their positions.
func (r *recorder) finish(lines []string) *RenderedBlock {
	p := &RenderedBlock{lines: lines, texts: r.texts, links: r.links}
	for y, line := range lines {
		if strings.Contains(line, markerStart) {
			line = r.extractMarkers(p, y, line)
		}
		lines[y] = minimizeSGR(line)
	}
	return p
}

// extractMarkers records the markers of a line and returns it without them.
func (r *recorder) extractMarkers(p *RenderedBlock, y int, line string) string {
	var out strings.Builder
	cell := 0
	for rest := line; rest != ""; {
		before, sign, after, found := nextMarker(rest)
		out.WriteString(before)
		rest = after
		if cell += cells(before); found {
			s := r.lineSpans[sign.lineSpan]
			s.line, s.cell = y, cell+sign.cells
			p.lineSpans = append(p.lineSpans, s)
		}
	}
	return out.String()
}

// spanMarker is the marker of a lineSpan.
type spanMarker struct {
	lineSpan int
	cells    int // between the marker and the span
}

// nextMarker returns the first marker of a line, with the text before and after it.
func nextMarker(line string) (before string, s spanMarker, after string, found bool) {
	before, rest, found := strings.Cut(line, markerStart)
	if !found {
		return before, s, "", false
	}
	words, after, _ := strings.Cut(rest, markerEnd)
	stretch, cells, _ := strings.Cut(words, ";")
	s.lineSpan, _ = strconv.Atoi(stretch) // written by markerSequence
	s.cells, _ = strconv.Atoi(cells)
	return before, s, after, true
}

// Range is a part of a line of a page.
type Range struct {
	At       Anchor
	From, To int // cells, To not included
}

// ranges returns the positions of a part of a text, without what was truncated.
func (p *RenderedBlock) ranges(block, text, from, to int) []Range {
	var found []Range
	for _, s := range p.lineSpans {
		start, end := max(from, s.from), min(to, s.to)
		if s.text != text || start >= end {
			continue
		}
		whole := p.texts[text]
		left := s.cell + ansi.StringWidth(whole[s.from:start])
		found = append(found, Range{Anchor{block, s.line}, left, left + ansi.StringWidth(whole[start:end])})
	}
	return found
}
