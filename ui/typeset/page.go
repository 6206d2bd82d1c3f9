package typeset

import (
	"fmt"
	"slices"
	"time"
	"unicode"

	"blogtui/model/article"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// Heading is a heading of a page.
type Heading struct {
	Level int // 1 to 6
	Text  string
	ID    string
	Block int // see Anchor
}

// Anchor is a place on a page. Block counts the units the page is set in: the
// front, then each block, where long blocks and containers count as several. It
// is the same place on every width.
type Anchor struct {
	Block int
	Line  int // within the lines of the unit, blank ones above it included
}

// Page is an article laid out for one width. Its blocks are set when they are
// first asked for. Like its Typesetter it serves one reader.
type Page struct {
	setter   *Typesetter
	units    []unit
	headings []Heading
	titleID  string // of a heading that only repeated the title
	anchors  func(name string) (line int, ok bool)
	passages []*Passage  // by unit, nil until set
	heights  []int       // by unit: lines, estimated until set
	spots    []Spot      // nil until asked for
	next     int         // units before this one are set
	shared   SharedLines // nil if nothing is shared
}

// unitLines sets a unit if that has not happened yet.
func (p *Page) unitLines(i int) []string { return p.passage(i).lines }

// passage sets a unit if that has not happened yet.
func (p *Page) passage(i int) *Passage {
	if p.passages[i] == nil {
		p.passages[i] = p.sharedUnit(i)
		p.heights[i] = len(p.passages[i].lines)
	}
	return p.passages[i]
}

// sharedUnit returns what another reader has set, or sets it for all.
func (p *Page) sharedUnit(i int) *Passage {
	if p.shared == nil || p.units[i].pan > 0 {
		return p.setUnit(i)
	}
	says, own := p.units[i].says()
	if own {
		return p.setUnit(i)
	}
	shared := p.shared.Unit(UnitKey{i, says}, func() *Passage {
		if p.pale(i) {
			return nil
		}
		return p.setUnit(i)
	})
	if shared == nil {
		return p.setUnit(i)
	}
	return shared
}

// pale reports whether a unit would be set without its colours, because a reader
// would have to wait for them.
func (p *Page) pale(i int) bool {
	u := &p.units[i]
	return u.listing != nil && p.setter.pale(u.listing, u.to)
}

// setUnit sets a unit. Where that fails it says so in the unit's place: one
// passage never costs a reader the others.
func (p *Page) setUnit(i int) (set *Passage) {
	t := *p.setter
	defer func() {
		if recover() != nil {
			notice := ansi.Truncate(words.NotSet, t.width, "")
			set = &Passage{lines: []string{"", t.theme.Style(t.theme.Danger).Render(notice)}}
		}
	}()
	if t.record != nil { // within another unit, which keeps the record
		return &Passage{lines: t.unit(&p.units[i])}
	}
	t.record, t.pan = &recorder{galleys: map[*galley]int{}}, p.units[i].pan
	pale := p.pale(i)
	set = t.record.passage(t.unit(&p.units[i]))
	set.pale = pale
	return set
}

// Window returns up to rows lines from top on. It sets only the blocks it needs.
func (p *Page) Window(top Anchor, rows int) []string {
	top = p.valid(top)
	var out []string
	for i, skip := top.Block, top.Line; i < len(p.units) && len(out) < rows; i++ {
		lines := p.unitLines(i)
		lines = lines[min(skip, len(lines)):]
		out = append(out, lines[:min(len(lines), rows-len(out))]...)
		skip = 0
	}
	return out
}

// Lines returns the whole page.
func (p *Page) Lines() []string {
	p.setter.thorough = true
	var out []string
	for i := range p.units {
		out = append(out, p.unitLines(i)...)
	}
	return out
}

// valid returns the nearest place that exists.
func (p *Page) valid(a Anchor) Anchor {
	if len(p.units) == 0 || a.Block < 0 {
		return Anchor{}
	}
	if a.Block >= len(p.units) {
		a = Anchor{len(p.units) - 1, 1 << 30}
	}
	return Anchor{a.Block, max(0, min(a.Line, len(p.unitLines(a.Block))-1))}
}

// Move returns the place so many lines below (above if negative), at most the
// first or the last line of the page.
func (p *Page) Move(from Anchor, lines int) Anchor {
	a := p.valid(from)
	if len(p.units) == 0 {
		return a
	}
	a.Line += lines
	for a.Line < 0 && a.Block > 0 {
		a.Block--
		a.Line += len(p.unitLines(a.Block))
	}
	for a.Line >= len(p.unitLines(a.Block)) && a.Block < len(p.units)-1 {
		a.Line -= len(p.unitLines(a.Block))
		a.Block++
	}
	return p.valid(a)
}

// Bottom returns the top of the last screen of so many rows.
func (p *Page) Bottom(rows int) Anchor {
	return p.Move(Anchor{len(p.units), 0}, 1-rows)
}

// Clamp returns a, or Bottom if a screen that begins at a would run over the end.
func (p *Page) Clamp(a Anchor, rows int) Anchor {
	a = p.valid(a)
	left := -a.Line
	for i := a.Block; i < len(p.units); i++ {
		if left += len(p.unitLines(i)); left >= rows {
			return a
		}
	}
	return p.Bottom(rows)
}

// Headings returns the headings of the article in order.
func (p *Page) Headings() []Heading { return p.headings }

// AnchorOf returns the place of a heading, or another one that has a name, its first
// line on top. A heading is also known by its text, and by an ID that differs in case,
// hyphens and marks.
func (p *Page) AnchorOf(headingID string) (Anchor, bool) {
	if headingID != "" && headingID == p.titleID {
		return Anchor{}, true
	}
	if i := p.HeadingOf(headingID); i >= 0 {
		block := p.headings[i].Block
		return Anchor{block, p.units[block].space}, true
	}
	if line, ok := p.anchors(headingID); ok {
		return p.ofLine(line), true
	}
	return Anchor{}, false
}

// HeadingOf returns the place of a heading among Headings, -1 if there is none or
// something else has its name.
func (p *Page) HeadingOf(headingID string) int {
	if i := slices.IndexFunc(p.headings, func(h Heading) bool { return h.ID == headingID }); i >= 0 {
		return i
	}
	wanted := wording(headingID)
	if _, other := p.anchors(headingID); other || wanted == "" {
		return -1
	}
	return slices.IndexFunc(p.headings, func(h Heading) bool { return wording(h.ID) == wanted || wording(h.Text) == wanted })
}

// ofLine is the place of what begins on a line of the body, or goes on there.
func (p *Page) ofLine(line int) Anchor {
	nearest, found := 0, 0
	for i := range p.units {
		block, ok := p.units[i].block.(article.Block)
		if ok && block.At() > nearest && block.At() <= line {
			nearest, found = block.At(), i
		}
	}
	if nearest == 0 {
		return Anchor{}
	}
	return Anchor{found, p.units[found].space}
}

// Progress is how much of the way from the first to the last screen lies behind
// a screen at top: 0 to 1, by estimated heights until all is set.
func (p *Page) Progress(top Anchor, rows int) float64 {
	top = p.valid(top)
	above, total := top.Line, 0
	for i, height := range p.heights {
		total += height
		if i < top.Block {
			above += height
		}
	}
	if total <= rows {
		return 1
	}
	return min(1, float64(above)/float64(total-rows))
}

// Set sets further blocks, from the first to the last, for about so long, and
// reports whether all are set.
func (p *Page) Set(budget time.Duration) (done bool) {
	for start := time.Now(); p.next < len(p.units); p.next++ {
		if p.passage(p.next).pale && !p.brighten(p.next, start.Add(budget)) {
			return false
		}
		if time.Since(start) > budget {
			p.next++
			break
		}
	}
	return p.next >= len(p.units)
}

// brighten finds the colours of a unit that was set without them, until a moment,
// and reports whether it has set it anew.
func (p *Page) brighten(i int, until time.Time) bool {
	if u := &p.units[i]; !p.setter.brighten(u.listing, u.to, until) {
		return false
	}
	p.passages[i] = nil
	p.passage(i)
	return true
}

// Reflow returns the place on p that shows what stood at top on old, a page of
// the same article in another width, or before it was changed.
func (p *Page) Reflow(old *Page, top Anchor) Anchor {
	top = old.valid(top)
	block, ok := p.moved(old, top.Block)
	if !ok {
		return p.valid(top)
	}
	if block != top.Block || p.units[block].space != old.units[top.Block].space {
		return p.valid(Anchor{block, top.Line})
	}
	before := 0
	for _, line := range old.unitLines(top.Block)[:top.Line] {
		before += letters(line)
	}
	if before == 0 {
		space := p.units[top.Block].space
		return p.valid(Anchor{top.Block, min(top.Line, space)})
	}
	for i, line := range p.unitLines(top.Block) {
		if before -= letters(line); before < 0 {
			return Anchor{top.Block, i}
		}
	}
	return p.valid(Anchor{top.Block, 1 << 30})
}

// moved returns the block of p that says what a block of old says, the nearest
// one if there are several.
func (p *Page) moved(old *Page, block int) (int, bool) {
	if block >= len(old.units) {
		return 0, false
	}
	says := old.units[block].words()
	for away := 0; away < max(len(p.units), len(old.units)); away++ {
		for _, at := range []int{block - away, block + away} {
			if at >= 0 && at < len(p.units) && p.units[at].words() == says {
				return at, true
			}
		}
	}
	return 0, false
}

// words is the text by which a unit is known again; those without one are known by
// their kind.
func (u *unit) words() string {
	if s := u.listing; s != nil {
		return s.text[s.starts[u.from]:s.starts[u.to]]
	}
	switch b := u.block.(type) {
	case article.Heading:
		return b.ID
	case article.Paragraph:
		return article.Plain(b.Text)
	case article.CodeBlock:
		return b.Text
	case article.PullQuote:
		return (&article.Document{Blocks: b.Blocks}).Text()
	}
	return fmt.Sprintf("%T", u.block)
}

// letters counts the letters and digits of a line: what stays the same when the
// width changes.
func letters(line string) int {
	n := 0
	for _, r := range ansi.Strip(line) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
