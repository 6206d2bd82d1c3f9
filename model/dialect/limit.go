package dialect

import (
	"strings"

	"blogtui/model/letters"
)

// MaxDepth is the maximum nesting of containers (quotes, lists, emphasis, ...). Deeper ones
// become plain paragraphs.
const MaxDepth = 16

// Limits of a paragraph, since the time of the Markdown parser grows with the square of
// these numbers.
const (
	maxMarks    = 500  // brackets, and tildes
	maxOpenRuns = 1000 // unclosed runs of asterisks and underscores
)

// MaxFootnotes is the maximum number of footnotes of an article, for the same reason.
const MaxFootnotes = 2000

// maxMarkIndent is the maximum indent of a list mark. A larger one belongs to a list nested
// deeper than MaxDepth.
const maxMarkIndent = 4 * MaxDepth

// Limit bounds the work of the Markdown parser. It drops quote marks beyond MaxDepth, and
// escapes list marks beyond it, marks of a paragraph beyond maxMarks and footnotes that would
// be lost. Code stays as it is, and no line is added or removed. cut is the first line, from 1,
// that exceeds a limit; 0 if there is none.
func Limit(src string) (limited string, cut int) {
	orphans := unusedFootnotes(src)
	if len(orphans) == 0 && !mayExceedLimits(src) {
		return src, 0
	}
	var out strings.Builder
	out.Grow(len(src))
	t := limiter{afterBlank: true, unusedFootnotes: orphans}
	for line := range strings.Lines(src) {
		t.lineNumber++
		out.WriteString(t.line(line))
	}
	return out.String(), t.firstChanged
}

// mayExceedLimits is a cheap check that nearly every article fails.
func mayExceedLimits(src string) bool {
	if strings.Count(src, "[") > maxMarks || strings.Count(src, "~") > maxMarks || strings.Count(src, "*")+strings.Count(src, "_") > maxOpenRuns {
		return true
	}
	for line := range strings.Lines(src) {
		if strings.IndexByte(" \t>-*+0123456789:[", line[0]) < 0 {
			continue
		}
		if _, marks := containerMarks(line); marks > MaxDepth || marks > 0 && letters.Indent(line) > maxMarkIndent {
			return true
		}
	}
	return false
}

// limiter applies the limits line by line.
type limiter struct {
	fence                    fenceTracker
	afterBlank               bool       // the previous line was blank or indented code
	counts                   markCounts // of the current paragraph
	unusedFootnotes          map[string]bool
	lineNumber, firstChanged int // lines so far, first changed line or 0
}

// markChanged records that the current line is changed.
func (t *limiter) markChanged() {
	if t.firstChanged == 0 {
		t.firstChanged = t.lineNumber
	}
}

// footnoteMark is a reference to a footnote or the beginning of its definition.
type footnoteMark struct {
	label      string
	definition bool // it begins the definition
	end        int  // byte offset after it
}

// maxLabel is the maximum length in bytes of a footnote label (CommonMark's limit for link
// labels).
const maxLabel = 1000

// nextFootnote finds the first footnote mark at or after offset from.
func nextFootnote(src string, from int) (mark footnoteMark, ok bool) {
	for {
		at := strings.Index(src[from:], "[^")
		if at < 0 {
			return footnoteMark{}, false
		}
		at += from
		size := strings.IndexAny(src[at+2:min(len(src), at+2+maxLabel)], "] \t\n")
		from = at + 2
		if size < 1 || src[from+size] != ']' {
			continue
		}
		mark = footnoteMark{label: src[from : from+size], end: from + size + 1}
		before := src[max(0, at-4):at]
		before = before[strings.LastIndexByte(before, '\n')+1:]
		mark.definition = strings.HasPrefix(src[mark.end:], ":") && len(before) < 4 && strings.Trim(before, " ") == ""
		return mark, true
	}
}

// unusedFootnotes returns the labels of footnotes without a reference, which the Markdown
// parser would drop with their text, and of those beyond MaxFootnotes, for which the value
// is true.
func unusedFootnotes(src string) map[string]bool {
	unused, used := map[string]bool{}, map[string]bool{}
	for mark, ok := nextFootnote(src, 0); ok; mark, ok = nextFootnote(src, mark.end) {
		switch _, known := unused[mark.label]; {
		case !mark.definition:
			used[mark.label] = true
		case !known:
			unused[mark.label] = len(unused) >= MaxFootnotes
		}
	}
	for label := range used {
		if !unused[label] {
			delete(unused, label)
		}
	}
	return unused
}

func (t *limiter) line(line string) string {
	body, marks := containerMarks(line)
	afterBlank, inFence := t.afterBlank, t.fence.open()
	switch {
	case t.fence.isCode(line):
		t.afterBlank = true
		if !inFence && marks > MaxDepth {
			t.markChanged()
			line = dropDeepMarks(line)
		}
		return line
	case marks > 0 && letters.Indent(line) > maxMarkIndent:
		t.markChanged()
		t.afterBlank = false
		line = strings.Repeat(" ", maxMarkIndent) + strings.TrimLeft(line, " \t")
	case t.afterBlank && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")):
		return line
	case strings.TrimSpace(body) == "":
		t.afterBlank, t.counts = true, markCounts{}
	case marks > 0 && strings.Trim(line[:len(line)-len(body)], "> \t") != "" || body[0] == '|' || body[0] == '#':
		t.counts = markCounts{}
		t.afterBlank = false
	default:
		t.afterBlank = false
	}
	if marks > MaxDepth {
		t.markChanged()
		line = dropDeepMarks(line)
	}
	if note, ok := nextFootnote(line, 0); ok && note.definition {
		line = t.escapeFootnote(line, note.label, afterBlank)
	}
	return t.escapeMarks(line)
}

// escapeFootnote escapes the mark of a footnote that would be dropped. Without a blank line
// above, a line break keeps it on its own line.
func (t *limiter) escapeFootnote(line, label string, afterBlank bool) string {
	surplus, unused := t.unusedFootnotes[label]
	if surplus {
		t.markChanged()
	}
	if unused {
		escaped := `<br>\[^`
		if afterBlank {
			escaped = `\[^`
		}
		line = strings.Replace(line, "[^", escaped, 1)
	}
	return line
}

// escapeMarks escapes marks of a line beyond the limits of its paragraph. Code spans stay
// as they are.
func (t *limiter) escapeMarks(line string) string {
	if !strings.ContainsAny(line, "[~*_") {
		return line
	}
	var out strings.Builder
	written := 0
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++ // the next character is escaped already
		case line[i] == '`':
			i = CodeSpanEnd(line, i) - 1
		case t.counts.tooMany(line, i):
			out.WriteString(line[written:i] + "\\")
			written = i
		}
	}
	if written == 0 && out.Len() == 0 {
		return line
	}
	t.markChanged()
	return out.String() + line[written:]
}

// containerMarks returns what follows the quote and list marks of a line, and their number.
func containerMarks(line string) (rest string, marks int) {
	for {
		trimmed := strings.TrimLeft(line, " \t")
		size := containerMarkSize(trimmed)
		if size == 0 {
			return trimmed, marks
		}
		marks++
		line = trimmed[size:]
	}
}

// containerMarkSize is blockMarkSize, with marks of definitions and footnotes.
func containerMarkSize(s string) int {
	if strings.HasPrefix(s, ": ") {
		return 1
	}
	if note, ok := strings.CutPrefix(s, "[^"); ok {
		if end := strings.IndexAny(note[:min(len(note), maxLabel)], "] \t\n"); end > 0 && strings.HasPrefix(note[end:], "]:") {
			return len("[^") + end + len("]:")
		}
	}
	return blockMarkSize(s)
}

// blockMarkSize returns the size in bytes of the quote or list mark at the beginning of s,
// 0 if there is none.
func blockMarkSize(s string) int {
	if s == "" {
		return 0
	}
	if s[0] == '>' {
		return 1
	}
	i := 0
	for i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i < len(s) && (i > 0 && (s[i] == '.' || s[i] == ')') || i == 0 && strings.IndexByte("-*+", s[i]) >= 0) {
		if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t' || s[i+1] == '\n' {
			return i + 1
		}
	}
	return 0
}

// dropDeepMarks keeps the first MaxDepth container marks of a line.
func dropDeepMarks(line string) string {
	rest := line
	for range MaxDepth {
		rest = strings.TrimLeft(rest, " \t")
		rest = rest[containerMarkSize(rest):]
	}
	head := line[:len(line)-len(rest)]
	if rest = strings.TrimLeft(rest, " \t>"); blockMarkSize(rest) > 0 {
		return head + " \\" + rest
	}
	return head + " " + rest
}

// fenceMark returns the backticks or tildes of a fence, "" if line is none. Backticks after
// a fence of backticks would make it a code span.
func fenceMark(line string) string {
	for _, mark := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, mark)
		if size := len(line) - len(rest); size >= 3 && (mark == "~" || !strings.Contains(rest, mark)) {
			return line[:size]
		}
	}
	return ""
}
