package linear

import (
	"strings"

	"blogtui/model/article"
	"blogtui/model/clean"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// text is an article in words.
type text struct {
	lines    []line
	links    []link
	sections []section
	places   []passage
	end      int // index of the line from which on it is only said that the article ends
}

// line is one line of text.
type line struct {
	text    string
	front   bool // it stands above the article's own text
	heading bool
	begins  bool // a passage, before which reading may pause
}

// link is somewhere that the text leads; its number is its place, from 1.
type link struct{ text, target string }

// words is a link as it is listed.
func (l link) words() string {
	if l.text == "" || l.text == l.target {
		return l.target
	}
	return words.LinkTo(l.text, l.target)
}

// section is a heading and the line at which it stands.
type section struct {
	id, title string
	level     int
	line      int // index of its line
}

// passage maps a line of the source to the line that reads out what begins there.
type passage struct{ source, line int }

// find returns the index of the line of a heading, or of another place that has a name.
func (t *text) find(doc *article.Document, name string) (int, bool) {
	if line, ok := t.section(name); ok {
		return line, true
	}
	if source, ok := doc.Anchor(name); ok {
		at := 0
		for _, p := range t.places {
			if p.source <= source {
				at = p.line
			}
		}
		return at, true
	}
	heading, _ := doc.Heading(name)
	return t.section(heading.ID)
}

// section returns the index of the line of a heading.
func (t *text) section(id string) (int, bool) {
	for _, s := range t.sections {
		if s.id == id {
			return s.line, true
		}
	}
	return 0, false
}

// gap parts passages by an empty line.
func (t *teller) gap() {
	if len(t.lines) > 0 {
		t.lines = append(t.lines, line{})
	}
	t.begins = true
}

// say adds a paragraph, after the lead that waits for it.
func (t *teller) say(told string) {
	told = t.lead + told
	if told == "" {
		return
	}
	t.lead = ""
	for _, l := range wrapped(told, t.width) {
		t.add(l)
	}
}

// exactly adds a line that must not be wrapped.
func (t *teller) exactly(words string) {
	for l := range strings.SplitSeq(harmless(words), "\n") {
		t.add(l)
	}
}

func (t *teller) add(words string) {
	t.lines = append(t.lines, line{text: words, front: t.above, begins: t.begins})
	t.begins = false
}

// flush adds the lead of something that has no words.
func (t *teller) flush() {
	if t.lead != "" {
		t.say("")
	}
}

// wrapped divides words into lines of at most width cells, 0 for no limit.
func wrapped(words string, width int) []string {
	words = harmless(words)
	if width <= 0 {
		return strings.Split(strings.TrimRight(words, " "), "\n")
	}
	return typeset.Wrap(words, width)
}

// tabStop is what a tab becomes, which terminals set as they like.
const tabStop = "    "

// harmless leaves no control character but the line end in words.
func harmless(words string) string {
	return strings.ReplaceAll(clean.Text(words), "\t", tabStop)
}
