// Package typeset renders the blocks of an article as lines of a given width in the style of
// a theme. Glamour styles the text (emphasis, links, code), this package does the layout. It
// reads no files, does not access the terminal and renders only what is needed.
package typeset

import (
	"slices"
	"strings"
	"unicode"

	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/words"
)

// Options say how and for what kind of terminal lines are rendered.
type Options struct {
	Width      int  // cells of a line
	ASCII      bool // glyphs in ASCII; the text stays as it is
	Hyperlinks bool // links as OSC 8 sequences
	Unbound    bool // lines are not wrapped; Width is ignored
	WrapCode   bool // wrap long lines of code instead of truncating them

	Caches CacheProvider // shared with other readers; nil for none
}

// unboundWidth means "no limit" and is small enough to calculate with.
const unboundWidth = 1 << 20

// defaultMeasure is the width of rules and frames, in cells, where lines have no limit.
const defaultMeasure = 72

// Typesetter renders articles for one reader. It is cheap to create and not safe for
// concurrent use, because Glamour's renderers are not.
type Typesetter struct {
	theme      theme.Theme
	width      int // cells
	ascii      bool
	hyperlinks bool
	wrapCode   bool // of code
	glyphs     glyphs
	caches     CacheProvider

	glamour *glamour // nil without a style sheet
	cache   *styleCache

	recorder *recorder // of the block that is being rendered
	pan      int       // horizontal scroll of that block, in steps

	fullHighlight bool // wait until code is fully highlighted
}

// New returns a Typesetter for a theme.
func New(th theme.Theme, o Options) *Typesetter {
	t := &Typesetter{theme: th, width: max(1, o.Width), ascii: o.ASCII, hyperlinks: o.Hyperlinks && !th.Plain,
		wrapCode: o.WrapCode, glyphs: unicodeGlyphs, caches: o.Caches,
		cache: newStyleCache()}
	t.glamour, _ = parseGlamour(th.Glamour) // validated by ReadGlamour
	if o.Unbound {
		t.width = unboundWidth
	}
	if o.ASCII {
		t.glyphs = asciiGlyphs
	}
	return t
}

// WithWidth returns a Typesetter for another width that shares the caches of t. The two
// must not be used concurrently.
func (t *Typesetter) WithWidth(width int) *Typesetter {
	other := *t
	other.width = max(1, width)
	return &other
}

// Page lays out an article; header and footer may be nil. Nothing is rendered yet.
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

// dropTitle removes a first heading that repeats the title, and returns its ID. Pictures
// in that heading, such as badges, stay.
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

// splitPictures separates the words of a heading from its pictures, such as badges, which
// keep their links.
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

// startsWithText reports whether the blocks begin with the summary, as they do when a
// generator took the summary from the text.
func startsWithText(blocks []article.Block, summary string) bool {
	wanted, begins := normalized(summary), ""
	for _, block := range blocks {
		if p, ok := block.(article.Paragraph); ok && len(begins) < len(wanted) {
			begins += normalized(article.Plain(p.Text))
		}
	}
	return wanted != "" && strings.HasPrefix(begins, wanted)
}

// normalized returns the letters and digits of text in lower case, since generators change
// punctuation, spaces and case.
func normalized(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// ornamentWidth limits the width of rules and frames where lines have no limit.
func (t *Typesetter) ornamentWidth(width int) int {
	if width >= unboundWidth/2 {
		return defaultMeasure
	}
	return width
}

// glyphs are the characters that are drawn besides the text.
type glyphs struct {
	bullets                                            []string
	open, done                                         string
	inProgress, dropped, moved, urgent, asked          string
	bar, quoteBar                                      string
	line, heavy                                        string
	corners                                            [4]string // top left, top right, bottom left, bottom right
	side, cross                                        string
	pointer                                            string // replaces side before highlighted lines
	picture, endMark, truncated, continued, dash, rule string
	quoteMark                                          [2]string // opening mark of a pull quote, two rows
	mirroredQuoteMark                                  [2]string // the same for right-to-left text
	smallQuoteMark                                     string
	mirroredBar, mirroredQuoteBar                      string
	post, older, newer, external, broken               string // before footer links
	dot                                                string
	play, expanded                                     string    // before embeds, before collapsible blocks
	chip                                               [2]string // around a placeholder
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
	picture: words.PicturePlaceholder, endMark: "#", truncated: ">", continued: ">", dash: "--", rule: "*  *  *",
	quoteMark: [2]string{"\"", " "}, mirroredQuoteMark: [2]string{"\"", " "}, smallQuoteMark: "\"", mirroredBar: "|", mirroredQuoteBar: "|", post: "->", older: "v", newer: "^", external: "=>", broken: "x", dot: "|",
	play: ">", expanded: "+", chip: [2]string{"<", ">"},
}
