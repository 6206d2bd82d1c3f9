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

// minTextWidth is the least number of cells that text is set in; frames that would
// leave less are left out, the outermost first.
const minTextWidth = 12

// renderBlock sets a unit: the blank lines above it, then its lines within its frames.
func (t *Typesetter) renderBlock(u *pageBlock) []string {
	width, drop := t.innerWidth(u)
	set := t.renderContent(u, width)
	mirrored := len(u.frames) > 0 && width < unboundWidth/2 && (u.frames[0].rightToLeft || u.frames[len(u.frames)-1].rightToLeft)
	lines := make([]string, 0, u.blankAbove+len(set))
	for range u.blankAbove {
		lines = append(lines, strings.TrimRight(u.addFrames("", drop, u.sharedFrames, false, mirrored, t.width), " "))
	}
	for i, line := range set {
		line = u.addFrames(line, drop, len(u.frames), i == 0, mirrored, t.width)
		if t.width < 2*minTextWidth && cells(line) > t.width {
			line = ansi.Truncate(line, t.width, "")
		}
		lines = append(lines, trimEnd(line))
	}
	return lines
}

// innerWidth is the width in cells that the frames of a unit leave to it, and how
// many of them are left out for that.
func (t *Typesetter) innerWidth(u *pageBlock) (width, drop int) {
	width = t.width
	for _, f := range u.frames {
		width -= f.width
	}
	for drop < len(u.frames) && width < minTextWidth {
		width += u.frames[drop].width
		drop++
	}
	return width, drop
}

// addFrames puts the frames from one index to another before a line, or mirrored
// behind it, so that it ends at the right edge of a page of so many cells.
func (u *pageBlock) addFrames(line string, from, to int, first, mirrored bool, width int) string {
	before, behind := "", ""
	for i := from; i < to; i++ {
		f := u.frames[i]
		mark, mirror := f.rest, f.mirroredRest
		if first && i >= u.newFrames {
			mark, mirror = f.first, f.mirroredFirst
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

// renderContent sets the block of a unit in so many cells.
func (t *Typesetter) renderContent(u *pageBlock, width int) []string {
	lines := []string{}
	switch b := u.block.(type) {
	case Header:
		return t.header(b, u.picture, width)
	case Footer:
		return t.footer(b, width)
	case notesRule:
		return t.notesRule(b, width)
	case calloutTitle:
		return t.calloutTitle(b, width)
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
		lines = []string{t.centre(t.theme.Style(t.theme.Accent), t.glyphs.rule, width)}
	case article.Picture:
		lines = t.picture(b, u.picture, width)
	case article.Embed:
		lines = t.embedCard(b, width)
	case article.Formula:
		lines = t.formula(b, width)
	case article.Remark:
		lines = t.remark(b, width)
	}
	if u.end {
		lines = append(lines, "", t.theme.Style(t.theme.Accent).Render(t.glyphs.endMark))
	}
	return lines
}

// notesRule sets the rule above the notes, on the side where they begin.
func (t *Typesetter) notesRule(r notesRule, width int) []string {
	lines := []string{t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.glyphs.line, min(12, width)))}
	if r.rightToLeft && width < unboundWidth/2 {
		return alignRight(lines, width)
	}
	return lines
}

func (t *Typesetter) centre(style theme.Style, s string, width int) string {
	width = t.ornamentWidth(width)
	if cells(s) > width {
		return style.Render(ansi.Truncate(s, width, ""))
	}
	return strings.Repeat(" ", (width-cells(s))/2) + style.Render(s)
}

func (t *Typesetter) paragraph(p article.Paragraph, u *pageBlock, width int) []string {
	name := u.style
	if p.Credit && name == bodyStyle {
		name = mutedStyle
	}
	g := t.inline(p.Text, name)
	end := t.theme.Style(t.theme.Accent).Render(t.glyphs.endMark)
	if u.end && width < unboundWidth/2 && startsRightToLeft(g.text()) {
		return addMirroredEndMark(t.wrap(g, width), end)
	}
	if u.end {
		g.addANSI("\u00a0\u00a0"+end, "")
	}
	return t.wrap(g, width)
}

// addMirroredEndMark puts the end mark behind text from right to left: before the
// first letter of its last line where there is room, else below.
func addMirroredEndMark(lines []string, end string) []string {
	last := len(lines) - 1
	text := strings.TrimLeft(lines[last], " ")
	room := len(lines[last]) - len(text) - cells(end) - 2
	if room < 0 {
		return append(lines, end)
	}
	lines[last] = strings.Repeat(" ", room) + end + "  " + text
	return lines
}

// wrap breaks a galley into lines that are even on the side where its text begins.
func (t *Typesetter) wrap(g *styledText, width int) []string {
	text := g.text()
	right := width < unboundWidth/2 && startsRightToLeft(text)
	spans := breakLines(text, width)
	lines := make([]string, len(spans))
	for i, s := range spans {
		lines[i] = t.encodeLine(g, s.from, s.to)
		if right {
			lines[i] = strings.Repeat(" ", max(0, width-cells(text[s.from:s.to]))) + lines[i]
		}
	}
	return lines
}

// startsRightToLeft reports whether the first letter of a text belongs to a script
// written from right to left (Unicode Standard Annex #9, rules P2 and P3).
func startsRightToLeft(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}

// isRightToLeft reports whether the first text of some blocks runs from right to left.
func isRightToLeft(blocks []article.Block) bool {
	for _, block := range blocks {
		for _, text := range article.OwnInlines(block) {
			if plain := article.Plain(text); strings.ContainsFunc(plain, unicode.IsLetter) {
				return startsRightToLeft(plain)
			}
		}
		for _, inner := range article.InnerBlocks(block) {
			if len(inner) > 0 {
				return isRightToLeft(inner)
			}
		}
	}
	return false
}

func (t *Typesetter) heading(h article.Heading, width int) []string {
	name := minorHeadingStyle
	switch {
	case h.Level <= 2:
		name = headingStyle
	case h.Level == 3:
		name = subheadingStyle
	}
	g := t.inline(h.Text, name)
	lines := t.wrap(g, width)
	if h.Level > 2 {
		return lines
	}
	longest, indent := 8, ""
	for _, line := range lines {
		longest = max(longest, cells(strings.TrimLeft(line, " ")))
	}
	if longest = min(longest, t.ornamentWidth(width)); width < unboundWidth/2 && startsRightToLeft(g.text()) {
		indent = strings.Repeat(" ", width-longest)
	}
	return append(lines, indent+t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.glyphs.line, longest)))
}

// barFrame is a frame with a bar on every line, and the one that stands behind text
// from right to left.
func (l *layout) barFrame(sign, behind string, c color.Color) frame {
	ink := l.page.setter.sgrFor(c)
	bar, mirror := ink.on+sign+ink.off+" ", " "+ink.on+behind+ink.off
	return frame{first: bar, rest: bar, width: cells(sign) + 1, mirroredFirst: mirror, mirroredRest: mirror}
}

// calloutTitle sets the line that names a callout.
func (t *Typesetter) calloutTitle(c calloutTitle, width int) []string {
	style := t.theme.Bold(t.calloutColor(c.kind))
	g := &styledText{}
	name := strings.ToUpper(words.Callout(c.kind))
	between := "  "
	if c.kind == detailsKind && len(c.text) > 0 {
		style, name, between = t.theme.Bold(t.theme.Accent), t.glyphs.expanded, " "
	}
	g.addANSI(style.Render(name), "")
	if len(c.text) > 0 {
		g.addRun(between, "", "")
		text := t.inline(c.text, subheadingStyle)
		g.append(text)
	}
	return t.wrap(g, width)
}

// detailsKind is the kind of a callout that pages show folded.
const detailsKind = "details"

// calloutColor is the colour of a callout of some kind.
func (t *Typesetter) calloutColor(kind string) color.Color {
	switch kind {
	case "tip", "success", "hint", "check", "done":
		return t.theme.Fresh
	case "warning", "caution", "attention", "important":
		return t.theme.Accent
	case detailsKind:
		return t.theme.Rule
	case "danger", "error", "failure", "bug", "alert":
		return t.theme.Danger
	}
	return t.theme.Link
}

// pictureCard sets a card that says which picture stands here.
func (t *Typesetter) pictureCard(p article.Picture, width int) []string {
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
	g := &styledText{}
	link := ""
	if c := (inlineRenderer{t: t}); p.Target != "" {
		link = c.hyperlinkTarget(p.Target)
	}
	g.addANSI(t.theme.Style(t.theme.Accent).Render(t.glyphs.picture)+" ", "")
	g.linkID = linkID(p.Number)
	g.addANSI(t.theme.Style(t.theme.Muted).Italic(!t.theme.Plain).Render(alt), link)
	g.linkID = 0
	lines := t.wrapHanging(g, "  ", width)
	if len(p.Caption) > 0 {
		for _, line := range t.wrap(t.inline(p.Caption, mutedStyle), max(1, width-2)) {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}

// wrapHanging breaks a galley into lines, all but the first with an indent.
func (t *Typesetter) wrapHanging(g *styledText, indent string, width int) []string {
	lines := t.wrap(g, max(1, width-len(indent)))
	for i := 1; i < len(lines); i++ {
		lines[i] = indent + lines[i]
	}
	return lines
}

// estimate guesses the lines of a unit from the bytes of its source.
func (t *Typesetter) estimate(u *pageBlock) int {
	b, ok := u.block.(article.Block)
	if !ok {
		return u.blankAbove + 6
	}
	if u.to > u.from {
		return u.blankAbove + u.to - u.from
	}
	width := t.width
	for _, f := range u.frames {
		width -= f.width
	}
	return u.blankAbove + 1 + b.SourceSize()/max(minTextWidth, width)
}
