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

// maxCreditBytes is the maximum length of a picture credit.
const maxCreditBytes = 200

// isCredit reports whether a paragraph only credits a picture.
func isCredit(text string) bool {
	if len(text) >= maxCreditBytes {
		return false
	}
	first := strings.TrimLeft(text, "[( \t\n\f\r")
	return first != "" && strings.IndexByte("iIpP", first[0]) >= 0 && creditText.MatchString(text)
}

// isModuleCode reports whether a paragraph of MDX consists of imports or exports.
func isModuleCode(text string) bool {
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
func (c *converter) quote(place Location, node ast.Node, depth int) Block {
	blocks := c.rawBlocks(node, depth+1)
	blocks, attributes := cutTrailingAttributes(blocks)
	attributes += c.adjacentAttributes(node)
	if kind := dialect.NoticeKindFromClasses(attributes); kind != "" {
		notice := Callout{Location: place, Kind: kind}
		notice.Title, notice.Blocks = cutNoticeTitle(kind, attributes, blocks)
		if quotingKinds[kind] {
			return calloutAsQuote(notice)
		}
		notice.Blocks = finishBlocks(notice.Blocks)
		return notice
	}
	if pullClass.MatchString(attributes) {
		return calloutAsPullQuote(Callout{Location: place, Blocks: blocks})
	}
	if by := dialect.ParseArguments(strings.Trim(attributes, "{:} \n")).First(-1, "caption", "attribution", "author"); by != "" {
		quote := PullQuote{Location: place, Blocks: finishBlocks(blocks)}
		quote.attribute([]Inline{Text(by)})
		return quote
	}
	switch callout, ok := alert(place, blocks); {
	case ok && callout.Kind == dialect.PullQuoteKind:
		return calloutAsPullQuote(callout)
	case ok && quotingKinds[callout.Kind]:
		return calloutAsQuote(callout)
	case ok:
		return callout
	}
	if quote, ok := quoteWithAttribution(place, blocks); ok {
		return quote
	}
	return quoteOrPullQuote(place, finishBlocks(blocks))
}

// pullClass matches the classes of pull quotes.
var pullClass = pattern.New(`\.(?:pull-?quote|epigraph)\b`)

// quoteOrPullQuote returns a block quote, or the pull quote that it consists of.
func quoteOrPullQuote(place Location, blocks []Block) Block {
	if pull, ok := firstBlock(blocks).(PullQuote); ok && len(blocks) == 1 {
		return pull
	}
	return Quote{place, blocks}
}

// cutNoticeTitle cuts the title off the blocks of a block quote that attributes make a
// notice: a heading or, as in Just the Docs ({: .note-title }), the first paragraph.
func cutNoticeTitle(kind, attributes string, blocks []Block) (title []Inline, rest []Block) {
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

// quotingKinds are the kinds of notices that are quotes.
var quotingKinds = letters.Words("quote cite")

// calloutAsQuote converts such a notice to a quote, unless it contains more than
// paragraphs or its title is not an attribution. Its texts still contain line ends.
func calloutAsQuote(c Callout) Block {
	title := Plain(c.Title)
	if strings.EqualFold(title, c.Kind) {
		title, c.Title = "", nil
	}
	if len(c.Blocks) == 0 || slices.ContainsFunc(c.Blocks, func(b Block) bool { return !isParagraph(b) }) || title != "" && !isName(title) {
		c.Blocks = finishBlocks(c.Blocks)
		return c
	}
	if title == "" {
		if quote, ok := quoteWithAttribution(c.Location, c.Blocks); ok {
			return quote
		}
		return quoteOrPullQuote(c.Location, finishBlocks(c.Blocks))
	}
	quote := PullQuote{Location: c.Location, Blocks: finishBlocks(c.Blocks)}
	quote.attribute(c.Title)
	quote.trimQuoteMarks()
	return quote
}

// calloutAsPullQuote converts a callout to a pull quote.
func calloutAsPullQuote(c Callout) Block {
	blocks := c.Blocks
	if len(c.Title) > 0 {
		blocks = append([]Block{Paragraph{Location: c.Location, Text: c.Title}}, blocks...)
	}
	if quote, ok := quoteWithAttribution(c.Location, blocks); ok {
		return quote
	}
	quote := PullQuote{Location: c.Location, Blocks: finishBlocks(blocks)}
	quote.trimQuoteMarks()
	return quote
}

// boldAlert converts GitHub's former alerts: `> **Note**` on a line of its own.
func boldAlert(place Location, first Paragraph, blocks []Block) (Callout, bool) {
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
	return Callout{Location: place, Kind: strings.ToLower(Plain(strong.Text)), Blocks: finishBlocks(blocks)}, len(blocks) > 0
}

var boldAlerts = map[string]bool{"Note": true, "Tip": true, "Important": true, "Warning": true, "Caution": true}

// alert converts a block quote to a callout if its first line is an alert marker: `>
// [!NOTE] Title`.
func alert(place Location, blocks []Block) (Callout, bool) {
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
	callout := Callout{Location: place, Kind: strings.ToLower(mark[1])}
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
		callout.Blocks = finishBlocks(blocks)
	}
	return callout, true
}

// noticeKinds are the classes that make a div a callout.
var noticeKinds = []string{"warning", "caution", "danger", "important", "note", "notice", "tip", "hint", "info", "alert"}
