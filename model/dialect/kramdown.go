package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Comments and other extensions of kramdown:
// https://kramdown.gettalong.org/syntax.html#extensions
var (
	extensionComment = pattern.New(`\{::comment\}.*?\{:/(?:comment)?\}`)
	extensionMark    = pattern.New(`\{::(?:nomarkdown|options|comment)\b[^{}\n]*\}|\{:/(?:nomarkdown|options|comment)?\}`)
)

// Option by which the content of all HTML elements is Markdown:
// https://kramdown.gettalong.org/options.html#option-parse_block_html
var (
	parseBlockHTML = pattern.New(`\{::options\s[^{}]*parse_block_html=["'](true|false)["']`)
	htmlBlockTag   = pattern.New(`^([ \t]*<(?:div|section|article|aside|details|blockquote|figure|figcaption|center|p|header|footer|main|li|td|th)\b)([^<>]*>)`)
)

// maxComment is the number of bytes that are searched for the end of a comment.
const maxComment = 64 << 10

// kramdownComment removes a multiline comment at the beginning of src. It returns its size
// in bytes, 0 if there is none.
func (d *translator) kramdownComment(src, _ string) (written string, used int) {
	if !strings.HasPrefix(src, "{::comment}") || d.unclosed > maxUnclosed {
		return "", 0
	}
	end := strings.Index(src[:min(len(src), maxComment)], "{:/")
	if end < 0 {
		d.unclosed++
		return "", 0
	}
	used = len(src)
	if line := strings.IndexByte(src[end:], '\n'); line >= 0 {
		used = end + line + 1
	}
	return blankLines(src[:used]), used
}

// kramdownExtensions removes comments and the tags of extensions.
func kramdownExtensions(d *translator, text string) string {
	if m := parseBlockHTML.FindStringSubmatch(text); m != nil {
		d.markdownInHTML = m[1] == "true"
	}
	return extensionMark.ReplaceAllString(extensionComment.ReplaceAllString(text, ""), "")
}
