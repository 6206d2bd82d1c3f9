package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// rawTags matches the tags between which Liquid leaves other tags as they are.
var rawTags = pattern.New(`\{%-?\s*(?:end)?raw\s*-?%\}`)

// unescapeTagsInCode takes from code the marks by which an author keeps other tags from being
// read there, where the generator reads the tags of templates within code too.
func unescapeTagsInCode(body model.Body) string {
	switch {
	case body.Templates == model.Liquid && strings.Contains(body.Text, "endraw"):
		return insideCode(body.Text, func(code string) string { return rawTags.ReplaceAllString(code, "") })
	case body.Templates == model.Hugo && strings.Contains(body.Text, "/*"):
		return insideCode(body.Text, unescapeTags.Replace)
	}
	return body.Text
}

// insideCode applies a change to the code of a source, line by line.
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
				out.WriteString(src[:size]) // these tags keep what is not code
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

// insideCodeSpans applies a change to the code spans of a line.
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
