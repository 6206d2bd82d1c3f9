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

// galley is text in its styles, not yet broken into lines. Its newlines are
// line ends the author asked for.
type galley struct {
	words strings.Builder
	runs  []run // in order, without gaps
	mark  mark  // of what is added next
}

// text is the text alone.
func (g *galley) text() string { return g.words.String() }

// run is a stretch of a galley in one style.
type run struct {
	end  int    // byte offset in the text
	pen  string // the SGR sequences that switch its style on
	link string // target, "" for none
	mark mark
}

// add appends a string that may hold SGR sequences: the output of Glamour and
// of lipgloss.
func (g *galley) add(styled, link string) {
	if !strings.Contains(styled, "\x1b") {
		g.put(styled, "", link)
		return
	}
	pen := ""
	for styled != "" {
		at := strings.Index(styled, "\x1b[")
		if at < 0 {
			g.put(styled, pen, link)
			return
		}
		g.put(styled[:at], pen, link)
		styled = styled[at:]
		end := strings.IndexByte(styled, 'm')
		if end < 0 {
			return
		}
		if code := styled[:end+1]; code == "\x1b[m" || code == "\x1b[0m" {
			pen = ""
		} else {
			pen += code
		}
		styled = styled[end+1:]
	}
}

func (g *galley) put(text, pen, link string) {
	if text == "" {
		return
	}
	g.words.WriteString(text)
	if last := len(g.runs) - 1; last >= 0 && g.runs[last].pen == pen && g.runs[last].link == link && g.runs[last].mark == g.mark {
		g.runs[last].end = g.words.Len()
		return
	}
	g.runs = append(g.runs, run{g.words.Len(), pen, link, g.mark})
}

// join appends another galley.
func (g *galley) join(other *galley) {
	from, text := 0, other.text()
	for _, r := range other.runs {
		g.mark = r.mark
		g.put(text[from:r.end], r.pen, r.link)
		from = r.end
	}
	g.mark = 0
}

// part returns the part of the galley between two byte offsets as one of its own.
func (g *galley) part(from, to int) *galley {
	part := &galley{}
	for text, at := g.text(), g.runAt(from); from < to; at++ {
		end := min(g.runs[at].end, to)
		part.put(text[from:end], g.runs[at].pen, g.runs[at].link)
		from = end
	}
	return part
}

// calm removes the changes of style that nobody can see because only blanks
// stand in them. It is for code, whose styles are colours of letters alone.
func (g *galley) calm() {
	text, from := g.text(), 0
	calm := g.runs[:0]
	for _, r := range g.runs {
		last := len(calm) - 1
		blank := strings.Trim(text[from:r.end], " \n") == ""
		if last >= 0 && (blank || calm[last].pen == r.pen) {
			calm[last].end = r.end
		} else {
			calm = append(calm, r)
		}
		from = r.end
	}
	g.runs = calm
}

// cut returns the part of the galley between two byte offsets, with all that
// its styles need to stand alone.
func (g *galley) cut(from, to int) string {
	var out strings.Builder
	pen, link, text := "", "", g.text()
	begin, at := from, g.runAt(from)
	for ; from < to && at < len(g.runs); at++ {
		r := g.runs[at]
		end := min(r.end, to)
		if r.pen != pen && pen != "" && !(onlyColour(pen) && strings.HasPrefix(r.pen, trueColour)) {
			out.WriteString(ansi.ResetStyle)
		}
		if r.link != link {
			out.WriteString(hyperlink(r.link, g.goesOn(at, begin, to)))
		}
		if r.pen != pen {
			out.WriteString(r.pen)
		}
		pen, link = r.pen, r.link
		out.WriteString(text[from:end])
		from = end
	}
	if pen != "" {
		out.WriteString(ansi.ResetStyle)
	}
	if link != "" {
		out.WriteString(hyperlink("", false))
	}
	return out.String()
}

// trueColour begins the sequence for a foreground colour.
const trueColour = "\x1b[38;2;"

// onlyColour reports a style that the next foreground colour replaces whole.
func onlyColour(pen string) bool {
	return strings.HasPrefix(pen, trueColour) && strings.Count(pen, ";") == 4 && strings.Count(pen, "\x1b") == 1
}

// runAt finds the run that holds a byte offset.
func (g *galley) runAt(offset int) int {
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

// goesOn reports whether the link of a run begins before or ends behind the part between
// two byte offsets, in which the run begins or goes on.
func (g *galley) goesOn(run, from, to int) bool {
	link := g.runs[run].link
	start, same := 0, false
	if run > 0 {
		start, same = g.runs[run-1].end, g.runs[run-1].link == link
	}
	if start < from || start == from && same {
		return true
	}
	for ; run < len(g.runs) && g.runs[run].link == link; run++ {
		if end := g.runs[run].end; end >= to {
			return end > to || run+1 < len(g.runs) && g.runs[run+1].link == link
		}
	}
	return false
}

// hyperlink opens an OSC 8 hyperlink; "" closes it. Where a link goes on over lines, an id
// lets terminals see its parts as one.
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

// longestTarget is the most bytes terminals accept in a hyperlink.
const longestTarget = 2083

// linkable reports whether a terminal may be told a target: an address of the
// web or of mail, in printable ASCII.
func linkable(target string) bool {
	if len(target) >= longestTarget {
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

// compositor sets inlines in a voice.
type compositor struct {
	t     *Typesetter
	voice *voice
	out   galley
	buf   strings.Builder
}

// set lets Glamour set inlines and returns what it wrote as a galley.
func (t *Typesetter) set(inlines []article.Inline, name voiceName) *galley {
	c := compositor{t: t, voice: t.voice(name)}
	c.inlines(inlines, c.voice.text, "")
	return &c.out
}

func (c *compositor) inlines(inlines []article.Inline, style gansi.StylePrimitive, link string) {
	styles := &c.voice.styles
	for _, inline := range inlines {
		switch i := inline.(type) {
		case article.Text:
			c.text(string(i), style, link)
		case article.Emphasis:
			emphasis := styles.Emph
			if style.Italic != nil && *style.Italic {
				upright := false
				emphasis.Italic = &upright // emphasis within slanted text stands upright
			}
			c.inlines(i.Text, over(style, emphasis), link)
		case article.Strong:
			c.inlines(i.Text, over(style, styles.Strong), link)
		case article.Strike:
			c.inlines(i.Text, over(style, styles.Strikethrough), link)
		case article.Link:
			c.out.mark = mark(i.Number)
			c.inlines(i.Text, over(style, styles.LinkText), c.target(i.Target))
			c.out.mark = 0
		case article.Code:
			c.glamour(&gansi.CodeSpanElement{Text: string(i), Style: over(style, styles.Code.StylePrimitive)}, link)
		case article.Image:
			c.text(c.t.pictureText(i), over(style, styles.ImageText), link)
		case article.NoteRef:
			around := c.out.mark
			c.out.mark = -mark(i)
			c.text(c.t.noteMark(int(i)), over(style, gansi.StylePrimitive{Color: styles.LinkText.Color}), link)
			c.out.mark = around
		case article.Mark:
			c.inlines(i.Text, over(style, c.t.marked()), link)
		case article.Math:
			if !c.t.says(i.Text) {
				c.glamour(&gansi.CodeSpanElement{Text: i.Source, Style: over(style, styles.Code.StylePrimitive)}, link)
			} else {
				c.text(i.Text, over(style, styles.Emph), link)
			}
		case article.Chip:
			c.text(c.t.signs.chip[0]+string(i)+c.t.signs.chip[1], over(style, c.t.chip()), link)
		case article.Break:
			c.out.put("\n", "", "")
		}
	}
}

// text sets plain text. Glamour resolves backslash escapes in it once more, so
// each backslash is doubled.
func (c *compositor) text(s string, style gansi.StylePrimitive, link string) {
	c.glamour(&gansi.BaseElement{Token: strings.ReplaceAll(s, `\`, `\\`), Style: style}, link)
}

func (c *compositor) glamour(element gansi.ElementRenderer, link string) {
	c.buf.Reset()
	if err := element.Render(&c.buf, c.voice.context); err != nil {
		return // strings.Builder never fails, and the styles of a theme have no templates
	}
	c.out.add(c.buf.String(), link)
}

func (c *compositor) target(target string) string {
	if c.t.links && linkable(target) {
		return target
	}
	return ""
}

func (t *Typesetter) pictureText(image article.Image) string {
	alt := image.Alt
	if alt == "" {
		alt = fileName(image.Source)
	}
	return t.signs.picture + " " + alt
}

// fileName is the last part of an address.
func fileName(source string) string {
	source, _, _ = strings.Cut(source, "?")
	source = strings.TrimRight(source, "/")
	if name := source[strings.LastIndexByte(source, '/')+1:]; name != "" && !strings.HasPrefix(source, "data:") {
		return name
	}
	return words.Unnamed
}

// noteMark writes the number of a footnote as its mark in the text.
func (t *Typesetter) noteMark(number int) string {
	digits := strconv.Itoa(number)
	if t.ascii {
		return "[" + digits + "]"
	}
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, digits)
}
