package typeset

import (
	"hash/fnv"
	"strconv"
	"strings"

	"blogtui/model/article"
	"blogtui/ui/words"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"
)

// styledText is text with styles, not yet wrapped. Its newlines are hard line breaks.
type styledText struct {
	buffer strings.Builder
	runs   []styleRun // in order, contiguous
	linkID linkID     // of the text that is added next
}

// text returns the plain text.
func (g *styledText) text() string { return g.buffer.String() }

// styleRun is a part of a styledText with one style, link and linkID.
type styleRun struct {
	end    int    // byte offset in the text
	sgr    string // the SGR sequences that set its style
	target string // of a hyperlink, "" for none
	linkID linkID
}

// addANSI appends text with SGR sequences, as Glamour and lipgloss write it.
func (g *styledText) addANSI(styled, link string) {
	if !strings.Contains(styled, "\x1b") {
		g.addRun(styled, "", link)
		return
	}
	sgr := ""
	for styled != "" {
		at := strings.Index(styled, "\x1b[")
		if at < 0 {
			g.addRun(styled, sgr, link)
			return
		}
		g.addRun(styled[:at], sgr, link)
		styled = styled[at:]
		end := strings.IndexByte(styled, 'm')
		if end < 0 {
			return
		}
		if code := styled[:end+1]; code == "\x1b[m" || code == "\x1b[0m" {
			sgr = ""
		} else {
			sgr += code
		}
		styled = styled[end+1:]
	}
}

func (g *styledText) addRun(text, sgr, link string) {
	if text == "" {
		return
	}
	g.buffer.WriteString(text)
	if last := len(g.runs) - 1; last >= 0 && g.runs[last].sgr == sgr && g.runs[last].target == link && g.runs[last].linkID == g.linkID {
		g.runs[last].end = g.buffer.Len()
		return
	}
	g.runs = append(g.runs, styleRun{g.buffer.Len(), sgr, link, g.linkID})
}

// append appends other.
func (g *styledText) append(other *styledText) {
	from, text := 0, other.text()
	for _, r := range other.runs {
		g.linkID = r.linkID
		g.addRun(text[from:r.end], r.sgr, r.target)
		from = r.end
	}
	g.linkID = 0
}

// slice returns the part between two byte offsets.
func (g *styledText) slice(from, to int) *styledText {
	part := &styledText{}
	for text, at := g.text(), g.runIndex(from); from < to; at++ {
		end := min(g.runs[at].end, to)
		part.addRun(text[from:end], g.runs[at].sgr, g.runs[at].target)
		from = end
	}
	return part
}

// mergeBlankRuns removes changes of style that are invisible because they only cover
// blanks. It is for code, whose styles only set the foreground.
func (g *styledText) mergeBlankRuns() {
	text, from := g.text(), 0
	calm := g.runs[:0]
	for _, r := range g.runs {
		last := len(calm) - 1
		blank := strings.Trim(text[from:r.end], " \n") == ""
		if last >= 0 && (blank || calm[last].sgr == r.sgr) {
			calm[last].end = r.end
		} else {
			calm = append(calm, r)
		}
		from = r.end
	}
	g.runs = calm
}

// encode returns the part between two byte offsets with all escape sequences it needs,
// reset at the end.
func (g *styledText) encode(from, to int) string {
	var out strings.Builder
	sgr, link, text := "", "", g.text()
	begin, at := from, g.runIndex(from)
	for ; from < to && at < len(g.runs); at++ {
		r := g.runs[at]
		end := min(r.end, to)
		if r.sgr != sgr && sgr != "" && !(isForegroundOnly(sgr) && strings.HasPrefix(r.sgr, trueColourPrefix)) {
			out.WriteString(ansi.ResetStyle)
		}
		if r.target != link {
			out.WriteString(hyperlink(r.target, g.linkContinues(at, begin, to)))
		}
		if r.sgr != sgr {
			out.WriteString(r.sgr)
		}
		sgr, link = r.sgr, r.target
		out.WriteString(text[from:end])
		from = end
	}
	if sgr != "" {
		out.WriteString(ansi.ResetStyle)
	}
	if link != "" {
		out.WriteString(hyperlink("", false))
	}
	return out.String()
}

// trueColourPrefix starts the SGR sequence of a true-colour foreground.
const trueColourPrefix = "\x1b[38;2;"

// isForegroundOnly reports whether a style only sets a true-colour foreground, so that the
// next such sequence replaces it.
func isForegroundOnly(sgr string) bool {
	return strings.HasPrefix(sgr, trueColourPrefix) && strings.Count(sgr, ";") == 4 && strings.Count(sgr, "\x1b") == 1
}

// runIndex returns the index of the run at a byte offset.
func (g *styledText) runIndex(offset int) int {
	low, high := 0, len(g.runs)
	for low < high {
		if middle := (low + high) / 2; g.runs[middle].end <= offset {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// linkContinues reports whether the link of a run extends beyond the part between two byte
// offsets.
func (g *styledText) linkContinues(run, from, to int) bool {
	link := g.runs[run].target
	start, same := 0, false
	if run > 0 {
		start, same = g.runs[run-1].end, g.runs[run-1].target == link
	}
	if start < from || start == from && same {
		return true
	}
	for ; run < len(g.runs) && g.runs[run].target == link; run++ {
		if end := g.runs[run].end; end >= to {
			return end > to || run+1 < len(g.runs) && g.runs[run+1].target == link
		}
	}
	return false
}

// hyperlink returns the sequence that opens an OSC 8 hyperlink, or closes it for "". A
// link that continues on other lines gets an ID, so that terminals treat its parts as one.
func hyperlink(target string, goesOn bool) string {
	switch {
	case target == "":
		return ansi.ResetHyperlink()
	case !goesOn:
		return ansi.SetHyperlink(target)
	}
	h := fnv.New32a()
	h.Write([]byte(target))
	return ansi.SetHyperlink(target, "id="+strconv.FormatUint(uint64(h.Sum32()), 36))
}

// maxHyperlinkBytes is the length of a hyperlink, in bytes, from which terminals reject
// it.
const maxHyperlinkBytes = 2083

// isSafeHyperlink reports whether target may be sent to a terminal: a web or mail address
// in printable ASCII.
func isSafeHyperlink(target string) bool {
	if len(target) >= maxHyperlinkBytes {
		return false
	}
	for i := range len(target) {
		if target[i] <= ' ' || target[i] >= 0x7f {
			return false
		}
	}
	scheme, _, _ := strings.Cut(target, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// inlineRenderer renders inlines with the styles of a textStyle.
type inlineRenderer struct {
	t      *Typesetter
	styles *styleSet
	out    styledText
	buf    strings.Builder
}

// inline renders inlines through Glamour.
func (t *Typesetter) inline(inlines []article.Inline, style textStyle) *styledText {
	c := inlineRenderer{t: t, styles: t.styleSet(style)}
	c.inlines(inlines, c.styles.text, "")
	return &c.out
}

func (c *inlineRenderer) inlines(inlines []article.Inline, style gansi.StylePrimitive, link string) {
	styles := &c.styles.styles
	for _, inline := range inlines {
		switch i := inline.(type) {
		case article.Text:
			c.plainText(string(i), style, link)
		case article.Emphasis:
			emphasis := styles.Emph
			if style.Italic != nil && *style.Italic {
				upright := false
				emphasis.Italic = &upright // emphasis within italics is upright
			}
			c.inlines(i.Text, overlay(style, emphasis), link)
		case article.Strong:
			c.inlines(i.Text, overlay(style, styles.Strong), link)
		case article.Strike:
			c.inlines(i.Text, overlay(style, styles.Strikethrough), link)
		case article.Link:
			c.out.linkID = linkID(i.Number)
			c.inlines(i.Text, overlay(style, styles.LinkText), c.hyperlinkTarget(i.Target))
			c.out.linkID = 0
		case article.Code:
			c.glamour(&gansi.CodeSpanElement{Text: string(i), Style: overlay(style, styles.Code.StylePrimitive)}, link)
		case article.Image:
			c.plainText(c.t.pictureText(i), overlay(style, styles.ImageText), link)
		case article.FootnoteRef:
			around := c.out.linkID
			c.out.linkID = -linkID(i)
			c.plainText(c.t.noteMark(int(i)), overlay(style, gansi.StylePrimitive{Color: styles.LinkText.Color}), link)
			c.out.linkID = around
		case article.Mark:
			c.inlines(i.Text, overlay(style, c.t.highlightStyle()), link)
		case article.Math:
			if !c.t.canShowFormula(i.Text) {
				c.glamour(&gansi.CodeSpanElement{Text: i.Source, Style: overlay(style, styles.Code.StylePrimitive)}, link)
			} else {
				c.plainText(i.Text, overlay(style, styles.Emph), link)
			}
		case article.Placeholder:
			c.plainText(c.t.glyphs.chip[0]+string(i)+c.t.glyphs.chip[1], overlay(style, c.t.chipStyle()), link)
		case article.Break:
			c.out.addRun("\n", "", "")
		}
	}
}

// plainText renders plain text. Glamour unescapes backslashes once more, so they are
// doubled.
func (c *inlineRenderer) plainText(s string, style gansi.StylePrimitive, link string) {
	c.glamour(&gansi.BaseElement{Token: strings.ReplaceAll(s, `\`, `\\`), Style: style}, link)
}

func (c *inlineRenderer) glamour(element gansi.ElementRenderer, link string) {
	c.buf.Reset()
	if err := element.Render(&c.buf, c.styles.context); err != nil {
		return // strings.Builder never fails, and the styles of a theme have no templates
	}
	c.out.addANSI(c.buf.String(), link)
}

func (c *inlineRenderer) hyperlinkTarget(target string) string {
	if c.t.hyperlinks && isSafeHyperlink(target) {
		return target
	}
	return ""
}

func (t *Typesetter) pictureText(image article.Image) string {
	alt := image.Alt
	if alt == "" {
		alt = fileName(image.Source)
	}
	return t.glyphs.picture + " " + alt
}

// fileName returns the last element of a URL or path.
func fileName(source string) string {
	source, _, _ = strings.Cut(source, "?")
	source = strings.TrimRight(source, "/")
	if name := source[strings.LastIndexByte(source, '/')+1:]; name != "" && !strings.HasPrefix(source, "data:") {
		return name
	}
	return words.PictureUnnamed
}

// noteMark formats the number of a footnote.
func (t *Typesetter) noteMark(number int) string {
	digits := strconv.Itoa(number)
	if t.ascii {
		return "[" + digits + "]"
	}
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, digits)
}
