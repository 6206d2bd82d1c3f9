package article

import (
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
)

// gatsbyEmbed matches a code span that plugins of Gatsby replace by an embed.
var gatsbyEmbed = pattern.New(`^(youtube|vimeo|twitch|video|gist|tweet|twitter|instagram|codesandbox|codepen|oembed|soundcloud|spotify): *(?:\[([^\[\]]*)\]\()?([^\s"'<>{}()]+)\)?$`)

// gatsbyFile matches a code span that a plugin of Gatsby replaces by a file.
var gatsbyFile = pattern.New(`^embed:\s*([\w./-]{1,60}\.\w+)(?:[{#][^{}]*\}?)?$`)

// beginsLine reports whether an inline starts a line of its own below the text before it.
func beginsLine(inline Inline) bool {
	switch i := inline.(type) {
	case Text:
		return strings.HasPrefix(string(i), "\n")
	case Break:
		return true
	}
	return false
}

// trimLastBreak removes a backslash at the end of a paragraph, which some authors leave as
// vertical space.
func trimLastBreak(inlines []Inline) []Inline {
	last := len(inlines) - 1
	if last < 0 {
		return inlines
	}
	if text, ok := inlines[last].(Text); ok && (text == `\` || strings.HasSuffix(string(text), ` \`)) {
		return append(inlines[:last:last], text[:len(text)-1])
	}
	return inlines
}

// paragraph appends a paragraph, or the blocks that it consists of.
func (c *converter) paragraph(out []Block, place Location, node ast.Node, depth int) []Block {
	raw := c.rawLines(node)
	if blocks := c.include(place, raw, depth); blocks != nil {
		return append(out, blocks...)
	}
	if chips := snippets(raw); chips != nil {
		return append(out, Paragraph{Location: place, Text: chips})
	}
	if isModuleCode(raw) && depth == 0 || isToolMarkup(raw) || c.isMySTComment(raw) {
		if strings.HasPrefix(raw, "{:") {
			setCodeTitle(out, raw)
		}
		return out
	} else if strings.HasPrefix(raw, "|") && barRule.MatchString(strings.TrimSpace(raw)) { // above a kramdown table
		return out
	} else if chips := outputs(raw); chips != nil {
		return append(out, Paragraph{Location: place, Text: chips})
	}
	if table, ok := c.pipeTable(place, raw, depth); ok {
		return append(out, table)
	}
	if span, ok := node.FirstChild().(*ast.CodeSpan); ok && node.ChildCount() == 1 {
		code := c.rawSpan(span)
		if strings.Contains(strings.Trim(code, "\n"), "\n") {
			return append(out, CodeBlock{Location: place, Text: strings.Trim(code, "\n") + "\n"})
		}
	}
	inlines := c.withoutBlockID(trim(trimLastBreak(trim(c.inlines(node, depth)))))
	if len(inlines) == 0 {
		return out
	}
	if strings.HasPrefix(raw, "<cite") && citedAbove(out, Paragraph{Location: place, Text: inlines}) || linkedAbove(out, Paragraph{Text: inlines}) {
		return out
	}
	if code, ok := inlines[0].(Code); ok && len(inlines) == 1 {
		if m := gatsbyFile.FindStringSubmatch(string(code)); m != nil {
			return append(out, Paragraph{Location: place, Text: []Inline{Placeholder(m[1])}})
		}
	}
	if code, ok := inlines[0].(Code); ok && (len(inlines) == 1 || beginsLine(inlines[1])) {
		if m := gatsbyEmbed.FindStringSubmatch(string(code)); m != nil {
			out = append(out, c.parseNested(place.Line, dialect.Expand("{{< "+m[1]+" "+m[3]+` title="`+strings.ReplaceAll(m[2], `"`, "”")+`" >}}`, nil), depth)...)
			if inlines = trim(inlines[1:]); len(inlines) == 0 {
				return out
			}
			place.Line++
		}
	}
	if raw[0] == '|' && isLineBlock(raw) {
		inlines = lineBlock(inlines)
	} else if mayBeLettered(raw) {
		if blocks, ok := letteredList(Paragraph{Location: place, Text: inlines}); ok {
			return append(out, blocks...)
		}
	}
	return pictures(out, Paragraph{Location: place, Text: inlines})
}
