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
	maxMarks = 500  // brackets, and tildes
	maxStars = 1000 // runs of stars and underscores that are not closed
)

// MaxFootnotes is how many footnotes an article may have, for the same reason.
const MaxFootnotes = 2000

// deepestMark is how many blanks may stand before a list mark: more would be the
// indent of lists nested beyond MaxDepth.
const deepestMark = 4 * MaxDepth

// Limit bounds what src can ask of the Markdown parser. Container marks at the
// beginning of a line beyond MaxDepth are dropped (">") or escaped (list marks),
// and so are the marks of a paragraph beyond maxMarks. Code stays as it is, and no
// line is added or removed. It returns the first line (from 1) that had to be
// changed, 0 if none.
func Limit(src string) (tamed string, cut int) {
	orphans := orphanNotes(src)
	if len(orphans) == 0 && !hostile(src) {
		return src, 0
	}
	var out strings.Builder
	out.Grow(len(src))
	t := tamer{blank: true, orphans: orphans}
	for line := range strings.Lines(src) {
		t.number++
		out.WriteString(t.line(line))
	}
	return out.String(), t.cut
}

// hostile reports whether tame might have to change src: a cheap look that nearly
// every article passes.
func hostile(src string) bool {
	if strings.Count(src, "[") > maxMarks || strings.Count(src, "~") > maxMarks || strings.Count(src, "*")+strings.Count(src, "_") > maxStars {
		return true
	}
	for line := range strings.Lines(src) {
		if strings.IndexByte(" \t>-*+0123456789:[", line[0]) < 0 {
			continue
		}
		if _, marks := containerMarks(line); marks > MaxDepth || marks > 0 && letters.Indent(line) > deepestMark {
			return true
		}
	}
	return false
}

// tamer goes through the lines of a source.
type tamer struct {
	fence       fenced
	blank       bool   // the line before was blank or indented code
	so          counts // far in the paragraph
	orphans     map[string]bool
	number, cut int // lines so far, and the first that was changed
}

// changed takes note that the line is not set as it was written.
func (t *tamer) changed() {
	if t.cut == 0 {
		t.cut = t.number
	}
}

// noteMark is a footnote, or a mark that refers to one.
type noteMark struct {
	label string
	opens bool // it begins the note itself
	end   int  // byte offset behind it
}

// longestLabel bounds, in bytes, the label of a footnote (CommonMark's bound for
// those of links) and how far its end is looked for.
const longestLabel = 1000

// nextNote finds the first mark of a footnote in src at an offset or behind it.
func nextNote(src string, from int) (mark noteMark, ok bool) {
	for {
		at := strings.Index(src[from:], "[^")
		if at < 0 {
			return noteMark{}, false
		}
		at += from
		size := strings.IndexAny(src[at+2:min(len(src), at+2+longestLabel)], "] \t\n")
		from = at + 2
		if size < 1 || src[from+size] != ']' {
			continue
		}
		mark = noteMark{label: src[from : from+size], end: from + size + 1}
		before := src[max(0, at-4):at]
		before = before[strings.LastIndexByte(before, '\n')+1:]
		mark.opens = strings.HasPrefix(src[mark.end:], ":") && len(before) < 4 && strings.Trim(before, " ") == ""
		return mark, true
	}
}

// orphanNotes returns the labels of footnotes that can be none: those that no text
// refers to, which the Markdown parser would drop with their text, and those behind
// MaxFootnotes others, for which the value is true.
func orphanNotes(src string) map[string]bool {
	orphans, used := map[string]bool{}, map[string]bool{}
	for mark, ok := nextNote(src, 0); ok; mark, ok = nextNote(src, mark.end) {
		switch _, known := orphans[mark.label]; {
		case !mark.opens:
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

func (t *tamer) line(line string) string {
	body, marks := containerMarks(line)
	apart, begun := t.blank, t.fence.open()
	switch {
	case t.fence.in(line):
		t.blank = true
		if !begun && marks > MaxDepth {
			t.changed()
			line = cutMarks(line)
		}
		return line
	case marks > 0 && letters.Indent(line) > deepestMark:
		t.changed()
		t.blank = false
		line = strings.Repeat(" ", deepestMark) + strings.TrimLeft(line, " \t")
	case t.blank && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")):
		return line
	case strings.TrimSpace(body) == "":
		t.blank, t.so = true, counts{}
	case marks > 0 && strings.Trim(line[:len(line)-len(body)], "> \t") != "" || body[0] == '|' || body[0] == '#':
		t.so = counts{}
		t.blank = false
	default:
		t.blank = false
	}
	if marks > MaxDepth {
		t.changed()
		line = cutMarks(line)
	}
	if note, ok := nextNote(line, 0); ok && note.opens {
		line = t.note(line, note.label, apart)
	}
	return t.marks(line)
}

// note escapes the mark of a footnote that can be none, and keeps it on a line of its own
// where no empty line does.
func (t *tamer) note(line, label string, apart bool) string {
	surplus, orphan := t.orphans[label]
	if surplus {
		t.changed()
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

// marks escapes the marks of a line that are too many for its paragraph. What is code
// for sure is left as it is.
func (t *tamer) marks(line string) string {
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
		case t.so.tooMany(line, i):
			out.WriteString(line[written:i] + "\\")
			written = i
		}
	}
	if written == 0 && out.Len() == 0 {
		return line
	}
	t.changed()
	return out.String() + line[written:]
}

// containerMarks returns what follows the quote and list marks at the
// beginning of a line, and their number.
func containerMarks(line string) (rest string, marks int) {
	for {
		trimmed := strings.TrimLeft(line, " \t")
		size := containerSize(trimmed)
		if size == 0 {
			return trimmed, marks
		}
		marks++
		line = trimmed[size:]
	}
}

// containerSize is markSize for the marks of definitions and footnotes, too.
func containerSize(s string) int {
	if strings.HasPrefix(s, ": ") {
		return 1
	}
	if note, ok := strings.CutPrefix(s, "[^"); ok {
		if end := strings.IndexAny(note[:min(len(note), longestLabel)], "] \t\n"); end > 0 && strings.HasPrefix(note[end:], "]:") {
			return len("[^") + end + len("]:")
		}
	}
	return markSize(s)
}

// markSize returns the bytes of the container mark at the beginning of s, 0 if
// there is none.
func markSize(s string) int {
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

// cutMarks keeps the first MaxDepth marks of a line.
func cutMarks(line string) string {
	rest := line
	for range MaxDepth {
		rest = strings.TrimLeft(rest, " \t")
		rest = rest[containerSize(rest):]
	}
	head := line[:len(line)-len(rest)]
	if rest = strings.TrimLeft(rest, " \t>"); markSize(rest) > 0 {
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
