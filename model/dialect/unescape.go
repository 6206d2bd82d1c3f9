package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// rawTags matches the tags between which Liquid expands no tags.
var rawTags = pattern.New(`\{%-?\s*(?:end)?raw\s*-?%\}`)

// unescapeTagsInCode removes the escapes of tags within code, where the generator would
// expand them there too.
func unescapeTagsInCode(body model.Body) string {
	switch {
	case body.Templates == model.Liquid && strings.Contains(body.Text, "endraw"):
		return insideCode(body.Text, func(code string) string { return rawTags.ReplaceAllString(code, "") })
	case body.Templates == model.Hugo && strings.Contains(body.Text, "/*"):
		return insideCode(body.Text, unescapeTags.Replace)
	}
	return body.Text
}

// insideCode applies change to the code of a source: per block between tags, else per line
// or span.
func insideCode(src string, change func(string) string) string {
	var out strings.Builder
	out.Grow(len(src))
	lines := codeTracker{afterBlank: true}
	for src != "" {
		size := strings.IndexByte(src, '\n') + 1
		if size == 0 {
			size = len(src)
		}
		if tagged := lines.taggedCode(src); tagged > 0 {
			if size = tagged; rawTags.MatchString(src[:strings.IndexByte(src, '\n')+1]) {
				out.WriteString(src[:size]) // raw text may be more than code
			} else {
				out.WriteString(change(src[:size]))
			}
		} else if line := src[:size]; lines.isCode(line, false) {
			out.WriteString(change(line))
		} else {
			out.WriteString(insideCodeSpans(line, change))
		}
		src = src[size:]
	}
	return out.String()
}

// insideCodeSpans applies change to the code spans of a line.
func insideCodeSpans(line string, change func(string) string) string {
	var out strings.Builder
	for {
		open := strings.IndexByte(line, '`')
		if open < 0 {
			out.WriteString(line)
			return out.String()
		}
		end := CodeSpanEnd(line, open)
		out.WriteString(line[:open])
		out.WriteString(change(line[open:end]))
		line = line[end:]
	}
}
