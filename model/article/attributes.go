package article

import (
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
)

// Attribute lists in braces style the page: {: .class #id} in kramdown, without the colon in
// Pandoc, MkDocs and markdown-it. Some kramdown classes turn the paragraph or block quote
// before them into a notice.
var (
	spanAttributes  = pattern.New(`^(?:\{:[^{}\n]*\}|\{\s*(?:[.#][\w:-]+|data-[\w-]+|download|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|[^\s{}]+))(?:\s+(?:[.#]?[\w:-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|[^\s{}]+)))*\s*\})`)
	blockAttributes = pattern.New(`^\{(?::[^{}\n]*|[ \t]*(?:\.[A-Za-z][\w:-]*|#[A-Za-z][\w:-]*[ \t]+\.[A-Za-z][\w-]*|[a-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'))(?:[ \t]+(?:[.#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}]+)))*[ \t]*)\}[ \t]*$`)
	headAttributes  = pattern.New(`[ \t]*\{(?:-|:[^{}\n]*|\s*(?:[.#][\w-]+|[\w-]+="[^"{}\n]*")(?:\s+(?:[.#][\w-]+|[\w-]+=(?:"[^"{}\n]*"|[^\s{}"]+)))*\s*)\}[ \t]*$`)
	figureAlt       = pattern.New(`\bfig-alt="([^"]*)"`) // Quarto
	contentsMark    = pattern.New(`^\{:\s*toc\b`)
)

func isCode(inline Inline) bool {
	_, ok := inline.(Code)
	return ok
}

// stripAttributes removes the attributes after a link, a picture, code or emphasis.
func stripAttributes(inlines []Inline) []Inline {
	for i := 1; i < len(inlines); i++ {
		text, ok := inlines[i].(Text)
		if !ok || text == "" || text[0] != '{' {
			continue
		}
		if format := rawFormat.FindStringSubmatch(string(text)); format != nil && isCode(inlines[i-1]) {
			if inlines[i] = text[len(format[0]):]; format[1] != "html" && format[1] != "html5" { // for other output formats
				inlines[i-1] = Text("")
			}
			continue
		}
		switch before := inlines[i-1].(type) {
		case Text, Break:
		case Image:
			given := spanAttributes.FindString(string(text))
			if m := figureAlt.FindStringSubmatch(given); m != nil && before.Alt == "" {
				before.Alt = m[1]
				inlines[i-1] = before
			}
			inlines[i] = trimLeadingAttributes(text)
		default:
			inlines[i] = trimLeadingAttributes(text)
		}
	}
	return inlines
}

// Limits of spans with attributes: inlines in one, and spans in a text, since each of them
// copies the inlines before it.
const (
	maxSpanInlines = 16
	maxSpans       = 1000
)

// stripBracketedSpans removes the brackets and attributes of spans such as [a
// *text*]{.aside}, of Pandoc and Quarto.
func stripBracketedSpans(inlines []Inline) []Inline {
	spans := 0
	for i := range inlines {
		text, ok := inlines[i].(Text)
		for from := 0; ok && spans < maxSpans; {
			at := strings.Index(string(text[from:]), "]{")
			if at < 0 {
				break
			}
			at += from
			given := spanAttributes.FindString(string(text[at+1:]))
			if from = at + 1; given == "" || strings.HasPrefix(given, "{:") || strings.ContainsAny(string(text[:at]), "[]") {
				continue
			}
			if opening := lastOpenBracket(inlines[:i]); opening >= 0 {
				before := inlines[opening].(Text)
				bracket := strings.LastIndexByte(string(before), '[')
				inlines[opening] = before[:bracket] + before[bracket+1:]
				text = text[:at] + text[at+1+len(given):]
				inlines[i], from = text, at
				spans++
			}
		}
	}
	return inlines
}

// lastOpenBracket returns the index of the last text with an unclosed bracket, -1 if there
// is none near the end.
func lastOpenBracket(inlines []Inline) int {
	for i := len(inlines) - 1; i >= max(0, len(inlines)-maxSpanInlines); i-- {
		if text, ok := inlines[i].(Text); ok && strings.ContainsAny(string(text), "[]") {
			if strings.LastIndexByte(string(text), '[') > strings.LastIndexByte(string(text), ']') {
				return i
			}
			return -1
		}
	}
	return -1
}

// trimLeadingAttributes returns text without attributes at its start.
func trimLeadingAttributes(text Text) Text {
	for {
		given := spanAttributes.FindString(string(text))
		if given == "" {
			return text
		}
		text = text[len(given):]
	}
}

// stripHeadingAttributes removes the attributes at the end of a heading.
func stripHeadingAttributes(inlines []Inline) []Inline {
	if len(inlines) == 0 {
		return inlines
	}
	last := len(inlines) - 1
	if text, ok := inlines[last].(Text); ok && strings.HasSuffix(strings.TrimRight(string(text), " \t"), "}") {
		if at := headAttributes.FindStringIndex(string(text)); at != nil {
			return append(inlines[:last:last], text[:at[0]])
		}
	}
	return inlines
}

// takeAttributes cuts the lines of attributes at both ends of a paragraph and
// returns them.
func (p *Paragraph) takeAttributes() (attributes string) {
	text := Plain(p.Text)
	var taken strings.Builder
	from, to := 0, len(text)
	for {
		line, _, more := strings.Cut(text[from:], "\n")
		if !blockAttributes.MatchString(line) {
			break
		}
		taken.WriteString(line)
		if from += len(line) + 1; !more {
			p.Text = nil
			return taken.String()
		}
	}
	for {
		at := strings.LastIndexByte(strings.TrimRight(text[from:to], "\n"), '\n')
		if at < 0 || !blockAttributes.MatchString(strings.TrimSpace(text[from+at:to])) {
			break
		}
		taken.WriteString(text[from+at : to])
		to = from + at
	}
	if from > 0 {
		_, p.Text = split(p.Text, from)
	}
	if to < len(text) {
		p.Text, _ = split(p.Text, to-from)
	}
	return taken.String()
}

// applyAttributes removes attributes from blocks and applies those that have a meaning
// here.
func applyAttributes(blocks []Block) []Block {
	out := blocks[:0]
	for _, block := range blocks {
		p, ok := block.(Paragraph)
		if !ok || !containsByte(p.Text, '{') || !strings.ContainsRune(Plain(p.Text), '{') {
			out = append(out, block)
			continue
		}
		attributes := p.takeAttributes()
		if p.Text = trim(p.Text); len(p.Text) == 0 {
			continue
		}
		if kind := dialect.NoticeKindFromClasses(attributes); kind != "" {
			out = append(out, Callout{Location: p.Location, Kind: kind, Blocks: []Block{p}})
			continue
		}
		if pullClass.MatchString(attributes) {
			out = append(out, calloutAsPullQuote(Callout{Location: p.Location, Blocks: []Block{p}}))
			continue
		}
		out = append(out, p)
	}
	return out
}

// setCodeTitle sets the title of the code block above to the file that attributes name, as
// in Chirpy: {: file="a.go" }.
func setCodeTitle(blocks []Block, attributes string) {
	last := len(blocks) - 1
	if last < 0 {
		return
	}
	if code, ok := blocks[last].(CodeBlock); ok && code.Title == "" {
		if m := fenceTitle.FindStringSubmatch(attributes); m != nil {
			code.Title = m[1] + m[2] + m[3]
			blocks[last] = code
		}
	}
}

// cutTrailingAttributes cuts the attributes at the end of the last block, which apply to
// all blocks.
func cutTrailingAttributes(blocks []Block) (rest []Block, attributes string) {
	last := len(blocks) - 1
	if last < 0 {
		return blocks, ""
	}
	p, ok := blocks[last].(Paragraph)
	if !ok {
		return blocks, ""
	}
	attributes = p.takeAttributes()
	if blocks[last] = p; len(trim(p.Text)) == 0 {
		blocks = blocks[:last]
	}
	return blocks, attributes
}

// adjacentAttributes returns the attributes directly below a block or, unless they are
// directly below another one, directly above it, as in kramdown.
func (c *converter) adjacentAttributes(node ast.Node) string {
	if below, ok := node.AttributeString(belowName); ok {
		return below.(string)
	}
	// goldmark puts the link back of a footnote, an inline node, behind a last block that is no paragraph.
	if below := node.NextSibling(); below != nil && below.Type() == ast.TypeBlock && !below.HasBlankPreviousLines() {
		if raw := c.attributesOf(below); raw != "" {
			return raw
		}
	}
	above := node.PreviousSibling()
	if above == nil || node.HasBlankPreviousLines() {
		return ""
	}
	if raw := c.attributesOf(above); raw != "" && c.isAfterBlankLine(above.Lines().At(0).Start) {
		return raw
	}
	return ""
}

// attributesOf returns the attributes that a paragraph consists of, "" if it has other
// text.
func (c *converter) attributesOf(node ast.Node) string {
	switch node.(type) {
	case *ast.Paragraph, *fastText:
		if raw := strings.TrimSpace(c.rawLines(node)); strings.HasPrefix(raw, "{:") && blockAttributes.MatchString(raw) {
			return raw
		}
	}
	return ""
}

// isAfterBlankLine reports whether the line before that of an offset is blank but for
// block quote markers.
func (c *converter) isAfterBlankLine(at int) bool {
	before := c.text[:strings.LastIndexByte(c.text[:at], '\n')+1]
	return before == "" || dialect.StartsLine(before[:len(before)-1])
}
