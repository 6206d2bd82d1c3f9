// Package typeset sets the blocks of an article as lines of a given width in
// the look of a theme. Glamour sets the words (emphasis, links, code), this
// package where they go. It reads no file and no terminal, and sets only what is
// asked for.
package typeset

import (
	"slices"
	"strings"
	"unicode"

	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/words"
)

// Options say for what kind of screen lines are set.
type Options struct {
	Width      int  // cells a line may take
	ASCII      bool // ornaments in ASCII; the text stays as it is
	Hyperlinks bool // links as OSC 8 sequences
	Unbound    bool // lines are as long as the text is, Width is not looked at
	WrapCode   bool // long lines of code go on in the next line instead of being cut

	Caches CacheProvider // with other readers; nil to share nothing
}

// unboundWidth stands for "no limit" and is still small enough to calculate with.
const unboundWidth = 1 << 20

// defaultMeasure is the width of ornaments where lines have no limit.
const defaultMeasure = 72

// Typesetter sets articles for one reader. It is cheap to make and not safe for
// concurrent use, because Glamour's renderers are not.
type Typesetter struct {
	theme      theme.Theme
	width      int // cells
	ascii      bool
	hyperlinks bool
	wrapCode   bool // of code
	glyphs     glyphs
	caches     CacheProvider

	glamour *glamour // nil without a sheet
	cache   *styleCache

	recorder *recorder // of the unit that is being set
	pan      int       // steps sideways that it is moved

	fullHighlight bool // all colours of code are waited for
}

// New returns a typesetter for one theme and one width.
func New(th theme.Theme, o Options) *Typesetter {
	t := &Typesetter{theme: th, width: max(1, o.Width), ascii: o.ASCII, hyperlinks: o.Hyperlinks && !th.Plain,
		wrapCode: o.WrapCode, glyphs: unicodeGlyphs, caches: o.Caches,
		cache: newStyleCache()}
	t.glamour, _ = parseGlamour(th.Glamour) // it has been checked
	if o.Unbound {
		t.width = unboundWidth
	}
	if o.ASCII {
		t.glyphs = asciiGlyphs
	}
	return t
}

// WithWidth returns a typesetter for another width that shares what t has learned. The
// two must not be used at the same time.
func (t *Typesetter) WithWidth(width int) *Typesetter {
	other := *t
	other.width = max(1, width)
	return &other
}

// Page lays out an article; front and coda may be nil. Nothing is set yet.
func (t *Typesetter) Page(doc *article.Document, front *Header, coda *Footer) *Page {
	p := &Page{setter: t, namedAnchor: doc.Anchor, blocks: make([]pageBlock, 0, len(doc.Blocks)+len(doc.Blocks)/2+2)}
	l := &layout{page: p}
	blocks := doc.Blocks
	if front != nil {
		var f Header
		f, blocks, p.titleID = front.Deduplicate(blocks)
		l.emit(pageBlock{block: f})
		l.setGap(1)
	}
	if t.caches != nil {
		p.cache = t.caches(t.layoutKey(doc, front != nil, len(doc.Blocks)-len(blocks)))
	}
	l.article(blocks)
	l.footer(coda)
	p.rendered = make([]*RenderedBlock, len(p.blocks))
	p.heights = make([]int, len(p.blocks))
	for i := range p.blocks {
		p.heights[i] = t.estimate(&p.blocks[i])
	}
	return p
}

// dropTitle leaves out a first heading that only repeats the title, which the
// front has said already, and returns its ID.
func dropTitle(blocks []article.Block, title string) ([]article.Block, string) {
	if len(blocks) == 0 {
		return blocks, ""
	}
	h, ok := blocks[0].(article.Heading)
	if !ok {
		return blocks, ""
	}
	if normalized(article.Plain(h.Text)) == normalized(title) {
		return blocks[1:], h.ID
	}
	if words, badges := splitPictures(h.Text); len(badges) > 0 && normalized(article.Plain(words)) == normalized(title) {
		return append([]article.Block{article.Paragraph{Location: h.Location, Text: badges}}, blocks[1:]...), h.ID
	}
	return blocks, ""
}

// splitPictures parts the words of a heading from pictures, such as badges, each with the
// link that it stands for.
func splitPictures(heading []article.Inline) (words, pictures []article.Inline) {
	for _, inline := range heading {
		inside := []article.Inline{inline}
		if link, ok := inline.(article.Link); ok {
			inside = link.Text
		}
		if slices.ContainsFunc(inside, isPicture) && !slices.ContainsFunc(inside, func(i article.Inline) bool { return !isPicture(i) }) {
			if len(pictures) > 0 {
				pictures = append(pictures, article.Text("  "))
			}
			pictures = append(pictures, inline)
		} else {
			words = append(words, inline)
		}
	}
	return words, pictures
}

func isPicture(inline article.Inline) bool {
	_, ok := inline.(article.Image)
	return ok
}

// startsWithText reports whether the text begins with the summary, as it does when a
// generator cut the one out of the other.
func startsWithText(blocks []article.Block, summary string) bool {
	wanted, begins := normalized(summary), ""
	for _, block := range blocks {
		if p, ok := block.(article.Paragraph); ok && len(begins) < len(wanted) {
			begins += normalized(article.Plain(p.Text))
		}
	}
	return wanted != "" && strings.HasPrefix(begins, wanted)
}

// normalized is a text without what generators change in it: marks, spaces, case.
func normalized(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// ornamentWidth limits a width to one that an ornament may fill.
func (t *Typesetter) ornamentWidth(width int) int {
	if width >= unboundWidth/2 {
		return defaultMeasure
	}
	return width
}

// glyphs are the characters that are not text.
type glyphs struct {
	bullets                                            []string
	open, done                                         string
	inProgress, dropped, moved, urgent, asked          string
	bar, quoteBar                                      string
	line, heavy                                        string
	corners                                            [4]string // top left, top right, bottom left, bottom right
	side, cross                                        string
	pointer                                            string // in the place of side, before lines that are pointed at
	picture, endMark, truncated, continued, dash, rule string
	quoteMark                                          [2]string // the opening mark of a pull quote, two rows
	mirroredQuoteMark                                  [2]string // the same before text from right to left
	smallQuoteMark                                     string
	mirroredBar, mirroredQuoteBar                      string
	post, older, newer, external, broken               string // before what leads there
	dot                                                string
	play, expanded                                     string    // before what is shown of another place, before what pages fold
	chip                                               [2]string // around the name of a part that is not here
}

var unicodeGlyphs = glyphs{
	bullets: []string{"•", "◦", "▪", "·"}, open: "☐", done: "☑", inProgress: "◩", dropped: "☒", moved: "➤", urgent: "!", asked: "?",
	bar: "▌", quoteBar: "▎", line: "─", heavy: "━",
	corners: [4]string{"╭", "╮", "╰", "╯"}, side: "│", pointer: "┃", cross: "┼",
	picture: "▣", endMark: "■", truncated: "…", continued: "↪", dash: "—", rule: "·  ·  ·",
	quoteMark: [2]string{"▗▘▗▘", "█ █ "}, mirroredQuoteMark: [2]string{"▝▖▝▖", " █ █"}, smallQuoteMark: "“", mirroredBar: "▐", mirroredQuoteBar: "▕", post: "→", older: "▾", newer: "▴", external: "↗", broken: "×", dot: "·",
	play: "▶", expanded: "▾", chip: [2]string{"‹", "›"},
}

var asciiGlyphs = glyphs{
	bullets: []string{"*", "-", "+", "-"}, open: "[ ]", done: "[x]", inProgress: "[/]", dropped: "[-]", moved: "[>]", urgent: "[!]", asked: "[?]",
	bar: "|", quoteBar: "|", line: "-", heavy: "=",
	corners: [4]string{"+", "+", "+", "+"}, side: "|", pointer: ">", cross: "+",
	picture: words.PictureSign, endMark: "#", truncated: ">", continued: ">", dash: "--", rule: "*  *  *",
	quoteMark: [2]string{"\"", " "}, mirroredQuoteMark: [2]string{"\"", " "}, smallQuoteMark: "\"", mirroredBar: "|", mirroredQuoteBar: "|", post: "->", older: "v", newer: "^", external: "=>", broken: "x", dot: "|",
	play: ">", expanded: "+", chip: [2]string{"<", ">"},
}
