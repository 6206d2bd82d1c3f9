package article

import (
	"cmp"
	"encoding/csv"
	"slices"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/letters"
)

// hiddenDirectives are directives with metadata, or that assemble what only the site's
// program has.
var hiddenDirectives = letters.Words("bibliography contents tableofcontents article-info post postlist index meta tags")

// cardDirectives are the cards, whose text may have a head and a foot.
var cardDirectives = letters.Words("card grid-item-card")

// titledDirectives are directives whose argument is a title.
var titledDirectives = letters.Words("card grid-item-card rubric panels")

// gridDirectives are directives whose argument is a number of columns.
var gridDirectives = letters.Words("grid grid-item hlist")

// glossary converts the terms of a glossary, with indented text below them, to a
// definition list. It keeps the number of lines.
func glossary(body string) string {
	var out strings.Builder
	base, meant := 0, false
	for line := range strings.Lines(body) {
		switch indent := letters.Indent(line); {
		case strings.TrimSpace(line) == "":
			out.WriteString("\n")
		case indent == 0:
			out.WriteString(line)
			meant = false
		case !meant:
			out.WriteString(": " + line[indent:])
			base, meant = indent, true
		default:
			out.WriteString("  " + line[min(indent, base):])
		}
	}
	return out.String()
}

// csvTable converts comma-separated values, or the name of their file, to a table.
func (c *converter) csvTable(place Location, title string, options map[string]string, body string, depth int) ([]Block, bool) {
	rows := csv.NewReader(strings.NewReader(options["header"] + "\n" + body))
	rows.FieldsPerRecord, rows.LazyQuotes, rows.TrimLeadingSpace = -1, true, true
	if delimiter := options["delim"]; len(delimiter) == 1 && strings.Contains(";|:", delimiter) {
		rows.Comma = rune(delimiter[0])
	}
	records, err := rows.ReadAll()
	if err != nil {
		return nil, false
	}
	if len(records) == 0 {
		return []Block{Paragraph{Location: place, Text: []Inline{Placeholder(cmp.Or(options["file"], options["url"]))}}}, true
	}
	if options["header"] == "" && (options["header-rows"] == "" || options["header-rows"] == "0") {
		records = append([][]string{make([]string, len(records[0]))}, records...)
	}
	if widest := slices.MaxFunc(records, func(a, b []string) int { return cmp.Compare(len(a), len(b)) }); len(widest)*len(records) > maxTokens {
		return nil, false
	}
	var out strings.Builder
	for i, record := range records {
		for _, cell := range record {
			out.WriteString("| " + strings.ReplaceAll(strings.Join(strings.Fields(cell), " "), "|", `\|`) + " ")
		}
		out.WriteString("|\n")
		if i == 0 {
			out.WriteString(strings.Repeat("|-", len(record)) + "|\n")
		}
	}
	return c.appendTableTitle(c.parseNested(place.Line, out.String(), depth), place, title, depth), true
}

// appendTableTitle appends the title of a table.
func (c *converter) appendTableTitle(blocks []Block, place Location, title string, depth int) []Block {
	if title == "" {
		return blocks
	}
	return append(blocks, Paragraph{Location: place, Text: c.parseInline(place.Line, title, depth), Credit: true})
}

// cardText returns the text of a card without the separators of its head and foot.
func cardText(name, body string) string {
	if !cardDirectives[name] {
		return body
	}
	return dialect.RemoveCardSeparators(body)
}

// behindOptions removes the blank line between options and code.
func behindOptions(body string, options map[string]string) string {
	if len(options) > 0 {
		return strings.TrimPrefix(body, "\n")
	}
	return body
}
