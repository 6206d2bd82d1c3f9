package article

import (
	"slices"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
)

var (
	alertMark  = pattern.New(`^\[!([A-Za-z][\w-]{0,30})(?:\|[^\]\n]*)?\][+-]?[ \t]*`)
	creditText = pattern.New(`(?i)^[\[(]?\s*(image|photo|photograph|picture|img|illustration)s?\b.{0,24}?(:|credit|via|by|from|courtesy)`)
	moduleLine = pattern.New(`^(?:import\s+(?:[\w{}*,$\s]+\s+from\s+)?['"][^'"]+['"];?|export\s+(?:const|let|var|default|function|async|class|\{|\*).*)$`)
)

// longestCredit is how many bytes a paragraph may have to be taken for the
// credit of a picture.
const longestCredit = 200

// credit reports whether a paragraph only says where a picture comes from.
func credit(text string) bool {
	if len(text) >= longestCredit {
		return false
	}
	first := strings.TrimLeft(text, "[( \t\n\f\r")
	return first != "" && strings.IndexByte("iIpP", first[0]) >= 0 && creditText.MatchString(text)
}

// hiddenLines reports a paragraph of MDX that imports or exports: a program's
// text, not the reader's.
func hiddenLines(text string) bool {
	if !strings.HasPrefix(text, "import") && !strings.HasPrefix(text, "export") {
		return false
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if !moduleLine.MatchString(strings.TrimSpace(first)) {
		return false
	}
	if strings.HasPrefix(first, "export") {
		return true
	}
	for line := range strings.Lines(rest) {
		if !moduleLine.MatchString(strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

// quote converts a block quote. It may turn out to be a callout or a pull quote.
func (c *converter) quote(place Place, node ast.Node, depth int) Block {
	blocks := c.untidy(node, depth+1)
	blocks, attributes := lastAttributes(blocks)
	attributes += c.attributesAround(node)
	if kind := dialect.NoticeKindFromClasses(attributes); kind != "" {
		notice := Callout{Place: place, Kind: kind}
		notice.Title, notice.Blocks = noticeTitle(kind, attributes, blocks)
		if quotingKinds[kind] {
			return quoteOf(notice)
		}
		notice.Blocks = finish(notice.Blocks)
		return notice
	}
	if pullClass.MatchString(attributes) {
		return pulledFrom(Callout{Place: place, Blocks: blocks})
	}
	if by := dialect.ParseArguments(strings.Trim(attributes, "{:} \n")).First(-1, "caption", "attribution", "author"); by != "" {
		quote := PullQuote{Place: place, Blocks: finish(blocks)}
		quote.attribute([]Inline{Text(by)})
		return quote
	}
	switch callout, ok := alert(place, blocks); {
	case ok && callout.Kind == dialect.PullQuoteKind:
		return pulledFrom(callout)
	case ok && quotingKinds[callout.Kind]:
		return quoteOf(callout)
	case ok:
		return callout
	}
	if quote, ok := attributed(place, blocks); ok {
		return quote
	}
	return quotation(place, finish(blocks))
}

// pullClass matches the classes of pull quotes.
var pullClass = pattern.New(`\.(?:pull-?quote|epigraph)\b`)

// quotation is a block quote, or the pull quote that it consists of.
func quotation(place Place, blocks []Block) Block {
	if pull, ok := firstOf(blocks).(PullQuote); ok && len(blocks) == 1 {
		return pull
	}
	return Quote{place, blocks}
}

// noticeTitle takes the title off the blocks of a quotation that attributes make a
// notice: a heading or, where they say so as in Just the Docs ({: .note-title }), the
// first paragraph.
func noticeTitle(kind, attributes string, blocks []Block) (title []Inline, rest []Block) {
	if len(blocks) < 2 {
		return nil, blocks
	}
	switch first := blocks[0].(type) {
	case Heading:
		if strings.EqualFold(Plain(first.Text), kind) {
			return nil, blocks[1:]
		}
		return first.Text, blocks[1:]
	case Paragraph:
		if strings.Contains(attributes, "-title") {
			return tidyInlines(first.Text), blocks[1:]
		}
	}
	return nil, blocks
}

// quotingKinds are the kinds of notices that are quotations.
var quotingKinds = letters.Words("quote cite")

// quoteOf makes a quotation of such a notice, unless it holds more than paragraphs, or says
// something else than who is quoted. The line ends of its texts are still in them.
func quoteOf(c Callout) Block {
	title := Plain(c.Title)
	if strings.EqualFold(title, c.Kind) {
		title, c.Title = "", nil
	}
	if len(c.Blocks) == 0 || slices.ContainsFunc(c.Blocks, func(b Block) bool { return !isParagraph(b) }) || title != "" && !isName(title) {
		c.Blocks = finish(c.Blocks)
		return c
	}
	if title == "" {
		if quote, ok := attributed(c.Place, c.Blocks); ok {
			return quote
		}
		return quotation(c.Place, finish(c.Blocks))
	}
	quote := PullQuote{Place: c.Place, Blocks: finish(c.Blocks)}
	quote.attribute(c.Title)
	quote.unmark()
	return quote
}

// pulledFrom makes a pull quote of a callout of that kind.
func pulledFrom(c Callout) Block {
	blocks := c.Blocks
	if len(c.Title) > 0 {
		blocks = append([]Block{Paragraph{Place: c.Place, Text: c.Title}}, blocks...)
	}
	if quote, ok := attributed(c.Place, blocks); ok {
		return quote
	}
	quote := PullQuote{Place: c.Place, Blocks: finish(blocks)}
	quote.unmark()
	return quote
}

// boldAlert is what GitHub had before: `> **Note**` on a line of its own.
func boldAlert(place Place, first Paragraph, blocks []Block) (Callout, bool) {
	if len(first.Text) == 0 {
		return Callout{}, false
	}
	strong, ok := first.Text[0].(Strong)
	rest := first.Text[1:]
	if !ok || !boldAlerts[Plain(strong.Text)] || len(rest) > 0 && !strings.HasPrefix(Plain(rest), "\n") {
		return Callout{}, false
	}
	if first.Text = trim(rest); len(first.Text) > 0 {
		blocks = append([]Block{first}, blocks...)
	}
	return Callout{Place: place, Kind: strings.ToLower(Plain(strong.Text)), Blocks: finish(blocks)}, len(blocks) > 0
}

var boldAlerts = map[string]bool{"Note": true, "Tip": true, "Important": true, "Warning": true, "Caution": true}

// alert makes a callout of a block quote whose first line says so:
// `> [!NOTE] Title`.
func alert(place Place, blocks []Block) (Callout, bool) {
	if len(blocks) == 0 {
		return Callout{}, false
	}
	first, ok := blocks[0].(Paragraph)
	if !ok {
		return Callout{}, false
	}
	text := Plain(first.Text)
	mark := alertMark.FindStringSubmatch(text)
	if mark == nil {
		return boldAlert(place, first, blocks[1:])
	}
	callout := Callout{Place: place, Kind: strings.ToLower(mark[1])}
	_, rest := split(first.Text, len(mark[0]))
	if end := strings.IndexByte(Plain(rest), '\n'); end >= 0 {
		callout.Title, rest = split(rest, end)
	} else {
		callout.Title, rest = rest, nil
	}
	callout.Title = tidyInlines(trim(callout.Title))
	blocks = blocks[1:]
	if first.Text = trim(rest); len(first.Text) > 0 {
		blocks = append([]Block{first}, blocks...)
	}
	if callout.Blocks = blocks; callout.Kind != dialect.PullQuoteKind && !quotingKinds[callout.Kind] { // whose last line may be a name
		callout.Blocks = finish(blocks)
	}
	return callout, true
}

// noticeKinds are the classes that make a division a callout.
var noticeKinds = []string{"warning", "caution", "danger", "important", "note", "notice", "tip", "hint", "info", "alert"}
