package typeset

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// RenderedBlock is a unit as it was set: its lines, and where on them its texts stand.
// It is never changed, so that readers may share it; what is laid over the lines
// (a focus, words that were found) is not in it.
type RenderedBlock struct {
	lines         []string
	texts         []string   // each as it was before it was broken into lines
	links         []linkSpan // in order of the texts
	lineSpans     []lineSpan // in order of the lines
	unhighlighted bool       // of code whose colours have not been found yet
}

// Lines are what is drawn; nobody changes them.
func (p *RenderedBlock) Lines() []string { return p.lines }

// passageBytes, linkBytes and stretchBytes are what the parts of a passage take
// in memory besides its text.
const (
	renderedBlockBytes = 128
	stringBytes        = 16
	linkSpanBytes      = 32
	lineSpanBytes      = 40
)

// Bytes is about what the passage takes in memory.
func (p *RenderedBlock) Bytes() int {
	bytes := renderedBlockBytes + linkSpanBytes*len(p.links) + lineSpanBytes*len(p.lineSpans)
	for _, text := range [][]string{p.lines, p.texts} {
		for _, line := range text {
			bytes += stringBytes + len(line)
		}
	}
	return bytes
}

// linkSpan is the part of a text that leads somewhere.
type linkSpan struct {
	text, from, to int // bytes of texts[text]
	linkID         linkID
}

// linkID tells the links of a unit apart: the number of a link, or the number of a
// footnote below 0. 0 is none.
type linkID int32

// lineSpan is a part of a text that stands on one line.
type lineSpan struct {
	text, from, to int // bytes of texts[text]
	line           int // within the unit
	cell           int // at which it begins
}

// recorder notes what a unit is made of while it is set. Each stretch has a sign
// in its line, which no terminal would show, by which it is found when frames,
// tables and panels have been put around it.
type recorder struct {
	textIndex map[*styledText]int
	texts     []string
	links     []linkSpan
	lineSpans []lineSpan
}

// The sign of a stretch is its number in an application program command (ECMA-48,
// section 8.3.2), which text does not hold: it is clean.
const (
	markerStart = "\x1b_"
	markerEnd   = "\x1b\\"
)

// encodeLine cuts a line out of a galley, as all lines of text are.
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

// markerSequence is the sign of a stretch that begins so many cells behind it.
func markerSequence(stretch, cells int) string {
	return markerStart + strconv.Itoa(stretch) + ";" + strconv.Itoa(cells) + markerEnd
}

// addLink notes a part of a link; parts in several styles are one.
func (r *recorder) addLink(l linkSpan) {
	if last := len(r.links) - 1; last >= 0 && r.links[last].linkID == l.linkID && r.links[last].text == l.text && r.links[last].to == l.from {
		r.links[last].to = l.to
		return
	}
	r.links = append(r.links, l)
}

// finish removes the signs from lines and notes where they were.
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

// extractMarkers reads the signs of one line and returns it without them.
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

// spanMarker is what marks a stretch in a line.
type spanMarker struct {
	lineSpan int
	cells    int // of the line between the sign and the stretch
}

// nextMarker returns the first sign of a line, with what stands before and after it.
func nextMarker(line string) (before string, s spanMarker, after string, found bool) {
	before, rest, found := strings.Cut(line, markerStart)
	if !found {
		return before, s, "", false
	}
	words, after, _ := strings.Cut(rest, markerEnd)
	stretch, cells, _ := strings.Cut(words, ";")
	s.lineSpan, _ = strconv.Atoi(stretch) // written by signFor
	s.cells, _ = strconv.Atoi(cells)
	return before, s, after, true
}

// Range is a part of one line of a page.
type Range struct {
	At       Anchor
	From, To int // cells, To not included
}

// ranges returns where a part of a text stands; what was cut off is nowhere.
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
