package dialect

import "strings"

// codeIndent is the indent in columns that makes a line code (CommonMark 4.4).
const codeIndent = 4

// maxContainers bounds the open containers that are tracked.
const maxContainers = 64

// indentTracker detects indented code line by line. Within list items, definitions, footnotes
// and notices the indent counts from their content.
type indentTracker struct {
	contents []int // columns where the contents of the open containers begin
}

// isCode reports whether a line is indented code. afterBlank tells that it may be: no paragraph
// continues in it.
func (t *indentTracker) isCode(line string, afterBlank bool) bool {
	columns, text := cutIndent(line, 0)
	if text == "" || text == "\n" {
		return false
	}
	mark, content := containerContent(text, columns)
	if afterBlank || mark > 0 || text[0] == '#' || fenceMark(text) != "" { // else the line continues a paragraph
		t.leave(columns)
	}
	if afterBlank && columns-t.content() >= codeIndent {
		return true
	}
	for mark > 0 && len(t.contents) < maxContainers {
		t.contents = append(t.contents, content)
		if columns, text = cutIndent(text[mark:], columns+mark); columns >= content+codeIndent {
			break // code in the container
		}
		mark, content = containerContent(text, columns)
	}
	return false
}

// content returns the column where the content of the innermost container begins.
func (t *indentTracker) content() int {
	if len(t.contents) == 0 {
		return 0
	}
	return t.contents[len(t.contents)-1]
}

// leave closes the containers whose content begins after a column.
func (t *indentTracker) leave(columns int) {
	for t.content() > columns {
		t.contents = t.contents[:len(t.contents)-1]
	}
}

// containerContent returns the size in bytes of the mark of a container at the beginning of
// text, and the column where its content begins; 0 if there is none. text begins at column at.
func containerContent(text string, at int) (mark, content int) {
	for _, notice := range []string{"!!! ", "??? ", "???+ ", `=== "`, "[^"} { // of Python-Markdown; footnotes
		if strings.HasPrefix(text, notice) && (notice != "[^" || containerMarkSize(text) > 0) {
			return len(strings.TrimRight(text, "\n")), at + 4
		}
	}
	if mark = containerMarkSize(text); mark == 0 || text[0] == '>' {
		return 0, 0
	}
	content, rest := cutIndent(text[mark:], at+mark)
	if rest == "" || rest == "\n" || content > at+mark+codeIndent {
		content = at + mark + 1 // CommonMark 5.2
	}
	return mark, content
}

// cutIndent cuts the blanks off the beginning of a text that begins at column at, and returns
// the column behind them. A tab leads to the next column that is divisible by four.
func cutIndent(text string, at int) (columns int, rest string) {
	for columns = at; text != ""; text = text[1:] {
		switch text[0] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, text
		}
	}
	return columns, text
}
