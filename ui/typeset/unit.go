package typeset

import (
	"image/color"
	"strings"
	"unicode"

	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// narrowest is the least number of cells that text is set in; frames that would
// leave less are left out, the outermost first.
const narrowest = 12

// unit sets a unit: the blank lines above it, then its lines within its frames.
func (t *Typesetter) unit(u *unit) []string {
	width, drop := t.within(u)
	set := t.block(u, width)
	mirrored := len(u.frames) > 0 && width < unboundWidth/2 && (u.frames[0].right || u.frames[len(u.frames)-1].right)
	lines := make([]string, 0, u.space+len(set))
	for range u.space {
		lines = append(lines, strings.TrimRight(u.framed("", drop, u.shared, false, mirrored, t.width), " "))
	}
	for i, line := range set {
		line = u.framed(line, drop, len(u.frames), i == 0, mirrored, t.width)
		if t.width < 2*narrowest && cells(line) > t.width {
			line = ansi.Truncate(line, t.width, "")
		}
		lines = append(lines, trimEnd(line))
	}
	return lines
}

// within is the width in cells that the frames of a unit leave to it, and how
// many of them are left out for that.
func (t *Typesetter) within(u *unit) (width, drop int) {
	width = t.width
	for _, f := range u.frames {
		width -= f.width
	}
	for drop < len(u.frames) && width < narrowest {
		width += u.frames[drop].width
		drop++
	}
	return width, drop
}

// framed puts the frames from one index to another before a line, or mirrored
// behind it, so that it ends at the right edge of a page of so many cells.
func (u *unit) framed(line string, from, to int, first, mirrored bool, width int) string {
	before, behind := "", ""
	for i := from; i < to; i++ {
		f := u.frames[i]
		mark, mirror := f.rest, f.behindRest
		if first && i >= u.fresh {
			mark, mirror = f.first, f.behindFirst
		}
		if mirror == "" {
			mirror = " " + strings.TrimSuffix(mark, " ")
		}
		before += mark
		behind = mirror + behind
	}
	if !mirrored {
		return before + line
	}
	return strings.Repeat(" ", max(0, width-cells(line)-cells(behind))) + line + behind
}

// trimEnd removes blanks at the end of a line.
func trimEnd(line string) string {
	if strings.HasSuffix(line, " ") {
		return strings.TrimRight(line, " ")
	}
	return line
}

// block sets the block of a unit in so many cells.
func (t *Typesetter) block(u *unit, width int) []string {
	lines := []string{}
	switch b := u.block.(type) {
	case Front:
		return t.front(b, u.plate, width)
	case Coda:
		return t.coda(b, width)
	case noteRule:
		return t.noteRule(b, width)
	case caption:
		return t.caption(b, width)
	case article.Heading:
		return t.heading(b, width)
	case article.Paragraph:
		return t.paragraph(b, u, width)
	case article.PullQuote:
		lines = t.pullQuote(b, width)
	case article.CodeBlock:
		lines = t.code(b, u, width)
	case article.Table:
		lines = t.table(b, u, width)
	case article.Rule:
		lines = []string{t.centred(t.theme.Style(t.theme.Accent), t.signs.rule, width)}
	case article.Picture:
		lines = t.illustrated(b, u.plate, width)
	case article.Embed:
		lines = t.embed(b, width)
	case article.Formula:
		lines = t.formula(b, width)
	case article.Remark:
		lines = t.remark(b, width)
	}
	if u.end {
		lines = append(lines, "", t.theme.Style(t.theme.Accent).Render(t.signs.end))
	}
	return lines
}

// noteRule sets the rule above the notes, on the side where they begin.
func (t *Typesetter) noteRule(r noteRule, width int) []string {
	lines := []string{t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.signs.line, min(12, width)))}
	if r.right && width < unboundWidth/2 {
		return onTheRight(lines, width)
	}
	return lines
}

func (t *Typesetter) centred(style theme.Style, s string, width int) string {
	width = t.ornament(width)
	if cells(s) > width {
		return style.Render(ansi.Truncate(s, width, ""))
	}
	return strings.Repeat(" ", (width-cells(s))/2) + style.Render(s)
}

func (t *Typesetter) paragraph(p article.Paragraph, u *unit, width int) []string {
	name := u.voice
	if p.Credit && name == body {
		name = quiet
	}
	g := t.set(p.Text, name)
	end := t.theme.Style(t.theme.Accent).Render(t.signs.end)
	if u.end && width < unboundWidth/2 && rightToLeft(g.text()) {
		return endedOnTheLeft(t.ragged(g, width), end)
	}
	if u.end {
		g.add("\u00a0\u00a0"+end, "")
	}
	return t.ragged(g, width)
}

// endedOnTheLeft puts the end mark behind text from right to left: before the
// first letter of its last line where there is room, else below.
func endedOnTheLeft(lines []string, end string) []string {
	last := len(lines) - 1
	text := strings.TrimLeft(lines[last], " ")
	room := len(lines[last]) - len(text) - cells(end) - 2
	if room < 0 {
		return append(lines, end)
	}
	lines[last] = strings.Repeat(" ", room) + end + "  " + text
	return lines
}

// ragged breaks a galley into lines that are even on the side where its text begins.
func (t *Typesetter) ragged(g *galley, width int) []string {
	text := g.text()
	right := width < unboundWidth/2 && rightToLeft(text)
	spans := breakLines(text, width)
	lines := make([]string, len(spans))
	for i, s := range spans {
		lines[i] = t.line(g, s.from, s.to)
		if right {
			lines[i] = strings.Repeat(" ", max(0, width-cells(text[s.from:s.to]))) + lines[i]
		}
	}
	return lines
}

// rightToLeft reports whether the first letter of a text belongs to a script
// written from right to left (Unicode Standard Annex #9, rules P2 and P3).
func rightToLeft(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}

// leansRight reports whether the first text of some blocks runs from right to left.
func leansRight(blocks []article.Block) bool {
	for _, block := range blocks {
		for _, text := range article.Inlines(block) {
			if plain := article.Plain(text); strings.ContainsFunc(plain, unicode.IsLetter) {
				return rightToLeft(plain)
			}
		}
		for _, inner := range article.Inside(block) {
			if len(inner) > 0 {
				return leansRight(inner)
			}
		}
	}
	return false
}

func (t *Typesetter) heading(h article.Heading, width int) []string {
	name := minor
	switch {
	case h.Level <= 2:
		name = heading
	case h.Level == 3:
		name = section
	}
	g := t.set(h.Text, name)
	lines := t.ragged(g, width)
	if h.Level > 2 {
		return lines
	}
	longest, indent := 8, ""
	for _, line := range lines {
		longest = max(longest, cells(strings.TrimLeft(line, " ")))
	}
	if longest = min(longest, t.ornament(width)); width < unboundWidth/2 && rightToLeft(g.text()) {
		indent = strings.Repeat(" ", width-longest)
	}
	return append(lines, indent+t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.signs.line, longest)))
}

// bar is a frame with a bar on every line, and the one that stands behind text
// from right to left.
func (l *layout) bar(sign, behind string, c color.Color) frame {
	ink := l.page.setter.inkOf(c)
	bar, mirror := ink.on+sign+ink.off+" ", " "+ink.on+behind+ink.off
	return frame{first: bar, rest: bar, width: cells(sign) + 1, behindFirst: mirror, behindRest: mirror}
}

// caption sets the line that names a callout.
func (t *Typesetter) caption(c caption, width int) []string {
	style := t.theme.Bold(t.calloutColor(c.kind))
	g := &galley{}
	name := strings.ToUpper(words.Callout(c.kind))
	between := "  "
	if c.kind == disclosure && len(c.text) > 0 {
		style, name, between = t.theme.Bold(t.theme.Accent), t.signs.opened, " "
	}
	g.add(style.Render(name), "")
	if len(c.text) > 0 {
		g.put(between, "", "")
		text := t.set(c.text, section)
		g.join(text)
	}
	return t.ragged(g, width)
}

// disclosure is the kind of a callout that pages show folded.
const disclosure = "details"

// calloutColor is the colour of a callout of some kind.
func (t *Typesetter) calloutColor(kind string) color.Color {
	switch kind {
	case "tip", "success", "hint", "check", "done":
		return t.theme.Fresh
	case "warning", "caution", "attention", "important":
		return t.theme.Accent
	case disclosure:
		return t.theme.Rule
	case "danger", "error", "failure", "bug", "alert":
		return t.theme.Danger
	}
	return t.theme.Link
}

// picture sets a card that says which picture stands here.
func (t *Typesetter) picture(p article.Picture, width int) []string {
	alt := p.Alt
	if alt == "" {
		alt = p.Title
	}
	if alt == "" {
		alt = fileName(p.Source)
	}
	if alt == article.Plain(p.Caption) {
		p.Caption = nil
	}
	g := &galley{}
	link := ""
	if c := (compositor{t: t}); p.Target != "" {
		link = c.target(p.Target)
	}
	g.add(t.theme.Style(t.theme.Accent).Render(t.signs.picture)+" ", "")
	g.mark = mark(p.Number)
	g.add(t.theme.Style(t.theme.Muted).Italic(!t.theme.Plain).Render(alt), link)
	g.mark = 0
	lines := t.hanging(g, "  ", width)
	if len(p.Caption) > 0 {
		for _, line := range t.ragged(t.set(p.Caption, quiet), max(1, width-2)) {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}

// hanging breaks a galley into lines, all but the first with an indent.
func (t *Typesetter) hanging(g *galley, indent string, width int) []string {
	lines := t.ragged(g, max(1, width-len(indent)))
	for i := 1; i < len(lines); i++ {
		lines[i] = indent + lines[i]
	}
	return lines
}

// estimate guesses the lines of a unit from the bytes of its source.
func (t *Typesetter) estimate(u *unit) int {
	b, ok := u.block.(article.Block)
	if !ok {
		return u.space + 6
	}
	if u.to > u.from {
		return u.space + u.to - u.from
	}
	width := t.width
	for _, f := range u.frames {
		width -= f.width
	}
	return u.space + 1 + b.Length()/max(narrowest, width)
}
