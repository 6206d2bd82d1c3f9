package linear

import (
	"strings"

	"blogtui/model/article"
	"blogtui/model/clean"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// transcript is an article as lines of plain text, in which each block says what it is.
type transcript struct {
	lines       []line
	links       []link
	sections    []section
	blockStarts []blockStart
	end         int // index of the first line after the article: what follows says that it ends
}

// line is one line of a transcript.
type line struct {
	text         string
	inHeader     bool // part of the header, above the article
	heading      bool
	passageStart bool // a part may end before this line
}

// link is a link of the article. Links are numbered from 1, in order.
type link struct{ text, target string }

// description returns the link as it is listed.
func (l link) description() string {
	if l.text == "" || l.text == l.target {
		return l.target
	}
	return words.LinearLinkWithTarget(l.text, l.target)
}

// section is a heading.
type section struct {
	id, title string
	level     int
	line      int // index of its line
}

// blockStart maps the line of the source on which a block starts to a line of the transcript.
type blockStart struct{ source, line int }

// find returns the index of the line of a heading or anchor.
func (t *transcript) find(doc *article.Document, name string) (int, bool) {
	if line, ok := t.section(name); ok {
		return line, true
	}
	if source, ok := doc.Anchor(name); ok {
		at := 0
		for _, p := range t.blockStarts {
			if p.source <= source {
				at = p.line
			}
		}
		return at, true
	}
	heading, _ := doc.Heading(name)
	return t.section(heading.ID)
}

// section returns the index of the line of the heading with that ID.
func (t *transcript) section(id string) (int, bool) {
	for _, s := range t.sections {
		if s.id == id {
			return s.line, true
		}
	}
	return 0, false
}

// blankLine adds an empty line and starts a passage.
func (t *transcriber) blankLine() {
	if len(t.lines) > 0 {
		t.lines = append(t.lines, line{})
	}
	t.passageStart = true
}

// say adds a paragraph after the pending label.
func (t *transcriber) say(text string) {
	text = t.label + text
	if text == "" {
		return
	}
	t.label = ""
	for _, l := range wrap(text, t.width) {
		t.add(l)
	}
}

// verbatim adds lines without wrapping them.
func (t *transcriber) verbatim(text string) {
	for l := range strings.SplitSeq(sanitize(text), "\n") {
		t.add(l)
	}
}

func (t *transcriber) add(text string) {
	t.lines = append(t.lines, line{text: text, inHeader: t.inHeader, passageStart: t.passageStart})
	t.passageStart = false
}

// flush adds a pending label that no text has followed.
func (t *transcriber) flush() {
	if t.label != "" {
		t.say("")
	}
}

// wrap wraps text to lines of at most width cells, 0 for no limit.
func wrap(text string, width int) []string {
	text = sanitize(text)
	if width <= 0 {
		return strings.Split(strings.TrimRight(text, " "), "\n")
	}
	return typeset.Wrap(text, width)
}

// tabSpaces replaces tabs, whose width depends on the terminal.
const tabSpaces = "    "

// sanitize removes all control characters but line ends.
func sanitize(text string) string {
	return strings.ReplaceAll(clean.Text(text), "\t", tabSpaces)
}
