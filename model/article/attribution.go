package article

import (
	"strings"

	"blogtui/model/pattern"
)

// attributionLine matches the end of a sentence and, after several spaces, a dash that was
// on a line of its own before some program joined the lines.
var attributionLine = pattern.New(`[.!?…”"’'»)][ \t\x{a0}]{2,}([—–―-])`)

// nameAtEnd matches a full name at the end, after a sentence and a dash on the same line.
var nameAtEnd = pattern.New(`[.!?…”"’'»)][ \t\x{a0}]((?:-{2,3}|[—–―])[ \t]?\p{Lu}[\pL.’'-]*(?: (?:(?:de|da|di|du|van|von|der|la|le|bin|ibn|the|of) )*\p{Lu}[\pL.’'-]*){1,4}(?:, [^,\n]{1,60})?)\s*$`)

// appendQuote appends a block, unless it is a block quote that only attributes the one
// above.
func appendQuote(out []Block, block Block) []Block {
	if columns, ok := block.(Callout); ok && columns.Kind == "multi-column" { // of Obsidian
		return append(out, columns.Blocks...)
	}
	quote, ok := block.(Quote)
	if !ok || len(out) == 0 || len(quote.Blocks) != 1 {
		return append(out, block)
	}
	said, plain := paragraphText(quote.Blocks)
	last := len(out) - 1
	above, quoted := onlyQuote(out[last:])
	if text := Plain(said); !plain || !quoted || len(above.Name) > 0 || !isAttribution(text) || !isName(trimDash(text)) {
		return append(out, block)
	}
	above.attribute(said)
	above.trimQuoteMarks()
	out[last] = above
	return out
}

// quoteWithAttribution returns a pull quote if the last line of a block quote attributes
// it.
func quoteWithAttribution(place Location, blocks []Block) (PullQuote, bool) {
	end := len(blocks) - 1
	if end < 0 {
		return PullQuote{}, false
	}
	last, ok := blocks[end].(Paragraph)
	if !ok {
		return PullQuote{}, false
	}
	text := Plain(last.Text)
	at := strings.LastIndexByte(text, '\n') + 1
	if said := strings.ReplaceAll(text, "\n", " "); end > 0 && isAttribution(said) && isName(trimDash(said)) { // over several lines
		text, at = said, 0
	}
	for _, behind := range []*pattern.Pattern{attributionLine, nameAtEnd} {
		if m := behind.FindStringSubmatchIndex(text[at:]); m != nil && !isAttribution(text[at:]) {
			at += m[2]
		}
	}
	if at == 0 && end == 0 || !isAttribution(text[at:]) || !isName(trimDash(text[at:])) {
		return PullQuote{}, false
	}
	words, by := split(last.Text, at)
	blocks = blocks[:end:end]
	if words = trim(words); len(words) > 0 {
		last.Text = words
		blocks = append(blocks, last)
	}
	quote := PullQuote{Location: place, Blocks: finishBlocks(blocks)}
	quote.attribute(by)
	quote.trimQuoteMarks()
	return quote, true
}
