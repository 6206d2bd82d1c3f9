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

// minTextWidth is the width, in cells, below which frames are dropped, the outermost
// first.
const minTextWidth = 12

// renderBlock returns the blank lines above a block and its lines within its frames.
func (t *Typesetter) renderBlock(pb *pageBlock) []string {
	width, drop := t.innerWidth(pb)
	set := t.renderContent(pb, width)
	mirrored := len(pb.frames) > 0 && width < unboundWidth/2 && (pb.frames[0].rightToLeft || pb.frames[len(pb.frames)-1].rightToLeft)
	lines := make([]string, 0, pb.blankAbove+len(set))
	for range pb.blankAbove {
		lines = append(lines, strings.TrimRight(pb.addFrames("", drop, pb.sharedFrames, false, mirrored, t.width), " "))
	}
	for i, line := range set {
		line = pb.addFrames(line, drop, len(pb.frames), i == 0, mirrored, t.width)
		if t.width < 2*minTextWidth && cells(line) > t.width {
			line = ansi.Truncate(line, t.width, "")
		}
		lines = append(lines, trimEnd(line))
	}
	return lines
}

// innerWidth returns the width, in cells, inside the frames of a block, and how many outer
// frames are dropped for lack of space.
func (t *Typesetter) innerWidth(pb *pageBlock) (width, drop int) {
	width = t.width
	for _, f := range pb.frames {
		width -= f.width
	}
	for drop < len(pb.frames) && width < minTextWidth {
		width += pb.frames[drop].width
		drop++
	}
	return width, drop
}

// addFrames adds the frames from one index to another before a line. With mirrored they
// follow the line, which is right-aligned to width cells.
func (pb *pageBlock) addFrames(line string, from, to int, first, mirrored bool, width int) string {
	before, behind := "", ""
	for i := from; i < to; i++ {
		f := pb.frames[i]
		mark, mirror := f.rest, f.mirroredRest
		if first && i >= pb.newFrames {
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

// trimEnd removes trailing spaces.
func trimEnd(line string) string {
	if strings.HasSuffix(line, " ") {
		return strings.TrimRight(line, " ")
	}
	return line
}

// renderContent renders a block without its frames.
func (t *Typesetter) renderContent(pb *pageBlock, width int) []string {
	lines := []string{}
	switch b := pb.block.(type) {
	case Header:
		return t.header(b, pb.picture, width)
	case Footer:
		return t.footer(b, width)
	case notesRule:
		return t.notesRule(b, width)
	case calloutTitle:
		return t.calloutTitle(b, width)
	case article.Heading:
		return t.heading(b, width)
	case article.Paragraph:
		return t.paragraph(b, pb, width)
	case article.PullQuote:
		lines = t.pullQuote(b, width)
	case article.CodeBlock:
		lines = t.code(b, pb, width)
	case article.Table:
		lines = t.table(b, pb, width)
	case article.Rule:
		lines = []string{t.centre(t.theme.Style(t.theme.Accent), t.glyphs.rule, width)}
	case article.Picture:
		lines = t.picture(b, pb.picture, width)
	case article.Embed:
		lines = t.embedCard(b, width)
	case article.Formula:
		lines = t.formula(b, width)
	case article.Remark:
		lines = t.remark(b, width)
	}
	if pb.end {
		lines = append(lines, "", t.theme.Style(t.theme.Accent).Render(t.glyphs.endMark))
	}
	return lines
}

// notesRule renders the rule above the footnotes, on the side where their text starts.
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

func (t *Typesetter) paragraph(p article.Paragraph, pb *pageBlock, width int) []string {
	style := pb.style
	if p.Credit && style == bodyStyle {
		style = mutedStyle
	}
	g := t.inline(p.Text, style)
	end := t.theme.Style(t.theme.Accent).Render(t.glyphs.endMark)
	if pb.end && width < unboundWidth/2 && startsRightToLeft(g.text()) {
		return addMirroredEndMark(t.wrap(g, width), end)
	}
	if pb.end {
		g.addANSI("\u00a0\u00a0"+end, "")
	}
	return t.wrap(g, width)
}

// addMirroredEndMark adds the end mark to right-to-left text: on the left of its last line
// if there is space, else below.
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

// wrap breaks text into lines. Right-to-left text is right-aligned.
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

// startsRightToLeft reports whether the first letter of text belongs to a right-to-left
// script (Unicode Standard Annex #9, rules P2 and P3).
func startsRightToLeft(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}

// isRightToLeft reports whether the first text of the blocks is right-to-left.
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
	style := minorHeadingStyle
	switch {
	case h.Level <= 2:
		style = headingStyle
	case h.Level == 3:
		style = subheadingStyle
	}
	g := t.inline(h.Text, style)
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

// barFrame returns a frame with a bar on every line, and its mirror image for
// right-to-left text.
func (l *layout) barFrame(sign, behind string, c color.Color) frame {
	sgr := l.page.setter.sgrFor(c)
	bar, mirror := sgr.on+sign+sgr.off+" ", " "+sgr.on+behind+sgr.off
	return frame{first: bar, rest: bar, width: cells(sign) + 1, mirroredFirst: mirror, mirroredRest: mirror}
}

// calloutTitle renders the title line of a callout.
func (t *Typesetter) calloutTitle(c calloutTitle, width int) []string {
	style := t.theme.Bold(t.calloutColor(c.kind))
	g := &styledText{}
	name := strings.ToUpper(words.CalloutName(c.kind))
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

// detailsKind is the kind of callout that web pages show collapsed.
const detailsKind = "details"

// calloutColor returns the colour for a kind of callout.
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

// pictureCard renders a card that describes a picture.
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

// wrapHanging is wrap with a hanging indent.
func (t *Typesetter) wrapHanging(g *styledText, indent string, width int) []string {
	lines := t.wrap(g, max(1, width-len(indent)))
	for i := 1; i < len(lines); i++ {
		lines[i] = indent + lines[i]
	}
	return lines
}

// estimate guesses the number of lines of a block from its bytes of source.
func (t *Typesetter) estimate(pb *pageBlock) int {
	b, ok := pb.block.(article.Block)
	if !ok {
		return pb.blankAbove + 6
	}
	if pb.to > pb.from {
		return pb.blankAbove + pb.to - pb.from
	}
	width := t.width
	for _, f := range pb.frames {
		width -= f.width
	}
	return pb.blankAbove + 1 + b.SourceSize()/max(minTextWidth, width)
}
