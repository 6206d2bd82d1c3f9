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

// longestComment bounds, in bytes, how far the end of a comment is looked for.
const longestComment = 64 << 10

// commentOfKramdown returns the bytes of the comment over several lines that src
// begins with, 0 if there is none.
func (d *translator) commentOfKramdown(src string) int {
	if !strings.HasPrefix(src, "{::comment}") || d.unclosed > mostUnclosed {
		return 0
	}
	end := strings.Index(src[:min(len(src), longestComment)], "{:/")
	if end < 0 {
		d.unclosed++
		return 0
	}
	if line := strings.IndexByte(src[end:], '\n'); line >= 0 {
		return end + line + 1
	}
	return len(src)
}

// kramdownMarks leaves out kramdown's comments, and the marks around what it hands on
// as it is.
func kramdownMarks(_ *translator, text string) string {
	return extensionMark.ReplaceAllString(extensionComment.ReplaceAllString(text, ""), "")
}
