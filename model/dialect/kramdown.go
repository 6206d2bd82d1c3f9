package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// kramdown's comments and other extensions: https://kramdown.gettalong.org/syntax.html#extensions
var (
	extensionComment = pattern.New(`\{::comment\}.*?\{:/(?:comment)?\}`)
	extensionMark    = pattern.New(`\{::(?:nomarkdown|options|comment)\b[^{}\n]*\}|\{:/(?:nomarkdown|options|comment)?\}`)
)

// Where the text of elements is Markdown without saying so:
// https://kramdown.gettalong.org/options.html#option-parse_block_html
var (
	parseBlockHTML = pattern.New(`\{::options\s[^{}]*parse_block_html=["'](true|false)["']`)
	htmlBlockTag   = pattern.New(`^([ \t]*<(?:div|section|article|aside|details|blockquote|figure|figcaption|center|p|header|footer|main|li|td|th)\b)([^<>]*>)`)
)

// maxComment bounds, in bytes, how far the end of a comment is looked for.
const maxComment = 64 << 10

// kramdownComment leaves out the comment over several lines that src begins with, and
// returns the bytes it took; 0 if there is none.
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

// kramdownExtensions leaves out kramdown's comments, and the marks around what it hands on
// as it is.
func kramdownExtensions(d *translator, text string) string {
	if m := parseBlockHTML.FindStringSubmatch(text); m != nil {
		d.markdownInHTML = m[1] == "true"
	}
	return extensionMark.ReplaceAllString(extensionComment.ReplaceAllString(text, ""), "")
}
