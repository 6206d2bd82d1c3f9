package dialect

import (
	"strings"

	"blogtui/model/letters"
)

// MaxDepth is how many containers (quotes, lists, emphasis, ...) may lie within
// one another; what lies deeper is kept as plain paragraphs.
const MaxDepth = 16

// How many marks of one paragraph may mean something: the time the Markdown parser
// takes grows with the square of their number.
const (
	maxMarks    = 500  // brackets, and tildes
	maxOpenRuns = 1000 // runs of stars and underscores that are not closed
)

// MaxFootnotes is how many footnotes an article may have, for the same reason.
const MaxFootnotes = 2000

// maxMarkIndent is how many blanks may stand before a list mark: more would be the
// indent of lists nested beyond MaxDepth.
const maxMarkIndent = 4 * MaxDepth

// Limit bounds what src can ask of the Markdown parser. Container marks at the
// beginning of a line beyond MaxDepth are dropped (">") or escaped (list marks),
// and so are the marks of a paragraph beyond maxMarks. Code stays as it is, and no
// line is added or removed. It returns the first line (from 1) that had to be
// changed, 0 if none.
func Limit(src string) (tamed string, cut int) {
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

// mayExceedLimits reports whether tame might have to change src: a cheap look that nearly
// every article passes.
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

// limiter goes through the lines of a source.
type limiter struct {
	fence                    fenceTracker
	afterBlank               bool       // the line before was blank or indented code
	counts                   markCounts // far in the paragraph
	unusedFootnotes          map[string]bool
	lineNumber, firstChanged int // lines so far, and the first that was changed
}

// markChanged takes note that the line is not set as it was written.
func (t *limiter) markChanged() {
	if t.firstChanged == 0 {
		t.firstChanged = t.lineNumber
	}
}

// footnoteMark is a footnote, or a mark that refers to one.
type footnoteMark struct {
	label      string
	definition bool // it begins the note itself
	end        int  // byte offset behind it
}

// maxLabel bounds, in bytes, the label of a footnote (CommonMark's bound for
// those of links) and how far its end is looked for.
const maxLabel = 1000

// nextFootnote finds the first mark of a footnote in src at an offset or behind it.
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

// unusedFootnotes returns the labels of footnotes that can be none: those that no text
// refers to, which the Markdown parser would drop with their text, and those behind
// MaxFootnotes others, for which the value is true.
func unusedFootnotes(src string) map[string]bool {
	orphans, used := map[string]bool{}, map[string]bool{}
	for mark, ok := nextFootnote(src, 0); ok; mark, ok = nextFootnote(src, mark.end) {
		switch _, known := orphans[mark.label]; {
		case !mark.definition:
			used[mark.label] = true
		case !known:
			orphans[mark.label] = len(orphans) >= MaxFootnotes
		}
	}
	for label := range used {
		if !orphans[label] {
			delete(orphans, label)
		}
	}
	return orphans
}

func (t *limiter) line(line string) string {
	body, marks := containerMarks(line)
	apart, begun := t.afterBlank, t.fence.open()
	switch {
	case t.fence.isCode(line):
		t.afterBlank = true
		if !begun && marks > MaxDepth {
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
		line = t.escapeFootnote(line, note.label, apart)
	}
	return t.escapeMarks(line)
}

// escapeFootnote escapes the mark of a footnote that can be none, and keeps it on a line of its own
// where no empty line does.
func (t *limiter) escapeFootnote(line, label string, apart bool) string {
	surplus, orphan := t.unusedFootnotes[label]
	if surplus {
		t.markChanged()
	}
	if orphan {
		escaped := `<br>\[^`
		if apart {
			escaped = `\[^`
		}
		line = strings.Replace(line, "[^", escaped, 1)
	}
	return line
}

// escapeMarks escapes the marks of a line that are too many for its paragraph. What is code
// for sure is left as it is.
func (t *limiter) escapeMarks(line string) string {
	if !strings.ContainsAny(line, "[~*_") {
		return line
	}
	var out strings.Builder
	written := 0
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++ // what follows is escaped already
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

// containerMarks returns what follows the quote and list marks at the
// beginning of a line, and their number.
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

// containerMarkSize is markSize for the marks of definitions and footnotes, too.
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

// blockMarkSize returns the bytes of the container mark at the beginning of s, 0 if
// there is none.
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

// dropDeepMarks keeps the first MaxDepth marks of a line.
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

// fenceMark returns the back quotes or tildes that open or close a fence. Behind back
// quotes there are no others then: they would be code within the line.
func fenceMark(line string) string {
	for _, mark := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, mark)
		if size := len(line) - len(rest); size >= 3 && (mark == "~" || !strings.Contains(rest, mark)) {
			return line[:size]
		}
	}
	return ""
}
