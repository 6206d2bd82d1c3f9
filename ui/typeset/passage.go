package typeset

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Passage is a unit as it was set: its lines, and where on them its texts stand.
// It is never changed, so that readers may share it; what is laid over the lines
// (a focus, words that were found) is not in it.
type Passage struct {
	lines     []string
	texts     []string  // each as it was before it was broken into lines
	links     []link    // in order of the texts
	stretches []stretch // in order of the lines
	pale      bool      // of code whose colours have not been found yet
}

// Lines are what is drawn; nobody changes them.
func (p *Passage) Lines() []string { return p.lines }

// passageBytes, linkBytes and stretchBytes are what the parts of a passage take
// in memory besides its text.
const (
	passageBytes = 128
	stringBytes  = 16
	linkBytes    = 32
	stretchBytes = 40
)

// Bytes is about what the passage takes in memory.
func (p *Passage) Bytes() int {
	bytes := passageBytes + linkBytes*len(p.links) + stretchBytes*len(p.stretches)
	for _, text := range [][]string{p.lines, p.texts} {
		for _, line := range text {
			bytes += stringBytes + len(line)
		}
	}
	return bytes
}

// link is the part of a text that leads somewhere.
type link struct {
	text, from, to int // bytes of texts[text]
	mark           mark
}

// mark tells the links of a unit apart: the number of a link, or the number of a
// footnote below 0. 0 is none.
type mark int32

// stretch is a part of a text that stands on one line.
type stretch struct {
	text, from, to int // bytes of texts[text]
	line           int // within the unit
	cell           int // at which it begins
}

// recorder notes what a unit is made of while it is set. Each stretch has a sign
// in its line, which no terminal would show, by which it is found when frames,
// tables and panels have been put around it.
type recorder struct {
	galleys   map[*galley]int
	texts     []string
	links     []link
	stretches []stretch
}

// The sign of a stretch is its number in an application program command (ECMA-48,
// section 8.3.2), which text does not hold: it is clean.
const (
	signStart = "\x1b_"
	signEnd   = "\x1b\\"
)

// line cuts a line out of a galley, as all lines of text are.
func (t *Typesetter) line(g *galley, from, to int) string {
	if t.record == nil || from == to {
		return g.cut(from, to)
	}
	return t.record.sign(g, from, to) + g.cut(from, to)
}

func (r *recorder) sign(g *galley, from, to int) string {
	text, known := r.galleys[g]
	if !known {
		text = len(r.texts)
		r.galleys[g] = text
		r.texts = append(r.texts, g.text())
		start := 0
		for _, run := range g.runs {
			if run.mark != 0 {
				r.link(link{text, start, run.end, run.mark})
			}
			start = run.end
		}
	}
	r.stretches = append(r.stretches, stretch{text: text, from: from, to: to, line: -1})
	return signFor(len(r.stretches)-1, 0)
}

// signFor is the sign of a stretch that begins so many cells behind it.
func signFor(stretch, cells int) string {
	return signStart + strconv.Itoa(stretch) + ";" + strconv.Itoa(cells) + signEnd
}

// link notes a part of a link; parts in several styles are one.
func (r *recorder) link(l link) {
	if last := len(r.links) - 1; last >= 0 && r.links[last].mark == l.mark && r.links[last].text == l.text && r.links[last].to == l.from {
		r.links[last].to = l.to
		return
	}
	r.links = append(r.links, l)
}

// passage removes the signs from lines and notes where they were.
func (r *recorder) passage(lines []string) *Passage {
	p := &Passage{lines: lines, texts: r.texts, links: r.links}
	for y, line := range lines {
		if strings.Contains(line, signStart) {
			line = r.unsign(p, y, line)
		}
		lines[y] = thrifty(line)
	}
	return p
}

// unsign reads the signs of one line and returns it without them.
func (r *recorder) unsign(p *Passage, y int, line string) string {
	var out strings.Builder
	cell := 0
	for rest := line; rest != ""; {
		before, sign, after, found := nextSign(rest)
		out.WriteString(before)
		rest = after
		if cell += cells(before); found {
			s := r.stretches[sign.stretch]
			s.line, s.cell = y, cell+sign.cells
			p.stretches = append(p.stretches, s)
		}
	}
	return out.String()
}

// sign is what marks a stretch in a line.
type sign struct {
	stretch int
	cells   int // of the line between the sign and the stretch
}

// nextSign returns the first sign of a line, with what stands before and after it.
func nextSign(line string) (before string, s sign, after string, found bool) {
	before, rest, found := strings.Cut(line, signStart)
	if !found {
		return before, s, "", false
	}
	words, after, _ := strings.Cut(rest, signEnd)
	stretch, cells, _ := strings.Cut(words, ";")
	s.stretch, _ = strconv.Atoi(stretch) // written by signFor
	s.cells, _ = strconv.Atoi(cells)
	return before, s, after, true
}

// Range is a part of one line of a page.
type Range struct {
	At       Anchor
	From, To int // cells, To not included
}

// ranges returns where a part of a text stands; what was cut off is nowhere.
func (p *Passage) ranges(block, text, from, to int) []Range {
	var found []Range
	for _, s := range p.stretches {
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
