package article

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
func (d *dialect) commentOfKramdown(src string) int {
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
func kramdownMarks(_ *dialect, text string) string {
	return extensionMark.ReplaceAllString(extensionComment.ReplaceAllString(text, ""), "")
}

var (
	barred  = pattern.New(`^\|[^\n]*\|[^\n]*$`)
	barRule = pattern.New(`^\|[-+=:| \t]*$|^\|[-+=:#| \t]*--[-+=:#| \t]*$`)
)

// barTable reads a paragraph of lines that begin with bars as kramdown does: rules
// may stand above and below any row, and only one below the first row makes a head
// of it.
func (c *converter) barTable(place Place, raw string, depth int) (Table, bool) {
	if !strings.HasPrefix(raw, "|") {
		return Table{}, false
	}
	var rows []string
	head, columns := false, 0
	for line := range strings.SplitSeq(strings.TrimRight(raw, "\n"), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case blockAttributes.MatchString(line):
		case barRule.MatchString(line):
			head = head || len(rows) == 1
		case barred.MatchString(line):
			rows = append(rows, line)
			columns = max(columns, strings.Count(strings.Trim(line, "|"), "|")+1)
		default:
			return Table{}, false
		}
	}
	if len(rows) < 2 || columns < 2 || columns > mostBars {
		return Table{}, false
	}
	above := strings.Repeat("|-", columns) + "|\n"
	if head {
		missing := columns - strings.Count(strings.Trim(rows[0], "|"), "|") - 1
		above, rows = rows[0]+strings.Repeat(" |", missing)+"\n"+above, rows[1:]
	} else {
		above = strings.Repeat("| ", columns) + "|\n" + above
	}
	blocks := c.nested(place.Line, above+strings.Join(rows, "\n"), depth)
	if table, ok := firstOf(blocks).(Table); ok && len(blocks) == 1 {
		table.Place = place
		return table, true
	}
	return Table{}, false
}

// mostBars bounds the columns of such a table.
const mostBars = 50
