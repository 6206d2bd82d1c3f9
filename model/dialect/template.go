package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// Expand replaces the tags of templates by the Markdown they stand for; those
// that mean nothing to a reader are left out, and what they enclose stays.
// Nothing within code is touched, and no line is added or removed. What the front matter
// says is put in where the source asks for it.
func Expand(src string, page map[string]string) string {
	return expandFor(model.NoTemplates, src, page)
}

// expandFor does so for a source that templates of that language are certainly read in.
func expandFor(language model.Templates, src string, page map[string]string) string {
	if !strings.Contains(src, "{%") && !strings.Contains(src, "{{") {
		return src
	}
	var out strings.Builder
	out.Grow(len(src))
	held, owed := "", 0 // the last line, not written yet, and lines that its paragraph has less than in the source
	e := &expander{src: src, page: page, outputs: language == model.Liquid || language == model.Vue, blank: true, ends: endTags(src)}
	for src != "" {
		size := e.extent(src)
		e.ahead = len(src) - size
		line := src[:size]
		src = src[size:]
		inner := strings.Count(strings.TrimSuffix(line, "\n"), "\n")
		if inner > 0 {
			line = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\n", " ") + "\n"
		}
		written := e.line(line)
		if definition.MatchString(src) && loneChip.MatchString(written) {
			written = "\n"
		}
		if strings.TrimSpace(written) == "" || e.fence.open() {
			held, owed = held+strings.Repeat("\n", owed), 0
		}
		out.WriteString(held)
		if held = written; e.worded && !strings.HasPrefix(src, "\n") && !strings.HasSuffix(strings.TrimSpace(written), ":::") {
			owed += inner // an empty line would end the paragraph
		} else {
			held += strings.Repeat("\n", inner)
		}
	}
	out.WriteString(held + strings.Repeat("\n", owed))
	return out.String()
}

// A tag that puts a file in may stand right before the addresses of links. What is
// left of it must not make them a paragraph.
var (
	definition = pattern.New(`^\[[^\[\]\n]+\]:[ \t]`)
	loneChip   = pattern.New(`^!\[[^\[\]\n]*\]\(<` + ChipScheme + `>\)\s*$`)
)

// expander goes through the lines of a source.
type expander struct {
	src       string            // all of it
	variables map[string]string // texts by the names that the source gives them
	page      map[string]string // what the front matter says, by its paths
	outputs   bool              // what stands between double braces is certainly one
	vPre      string            // the colons of a container within which none is
	looped    map[string]bool   // the names of what loops go through
	unsaid    map[string]bool   // names of what only the site's program knows
	putIn     int               // bytes of these that have been put in
	fence     fenced
	until     string              // the name of the tag whose end ends what is copied as it is
	read      func(string) string // makes text of each line of what is copied
	code      bool                // what is copied is code, and its end tag ends a fence
	drop      bool                // what would be copied is left out
	blank     bool                // the line before was blank: code may be indented
	pre       bool                // between <pre> and </pre>
	quote     *quotation          // of a blockquote tag that is open
	pull      *strings.Builder
	pulling   bool        // the words of a pull quote go on
	notes     int         // footnotes written so far
	ahead     int         // bytes that follow the line
	ends      *closings   // that the source holds
	boxes     []string    // the tags whose callouts are open
	title     string      // of the fence to come, which the tag around it names
	titles    []string    // of tabs to come, which the tag around them names
	tabbed    []string    // the tags that are open within which comments are titles
	worded    bool        // the line before was text, which a paragraph goes on from
	target    string      // of the button whose text is being written
	calls     []string    // the tags that are closed by a nameless end
	codeTabs  string      // the language of the tabs that are open, "true" if any, "" if they are texts
	inline    string      // the tag whose callout begins and ends on the line
	around    []enclosing // the tags that are open around the line
	hung      []hanging   // the same within a list
	indent    int         // bytes of the line's indent
	listed    bool        // the line belongs to a list
	noted     bool        // a note within a line is open
	untabbed  bool        // between languages of tabbed code
	closing   string      // the line that closes a fence or a box, instead of the free one that follows
	footer    string      // below the text of the tag that has just ended
	below     string      // what stands below the pictures between two tags
	math      string      // the mark that ends the formula we are in
	tagged    bool        // the line before held nothing but a tag
	glued     bool        // blanks behind the tag are left out
}

// quotation is what a blockquote tag says of its origin.
type quotation struct{ origin string }

func (e *expander) line(line string) string {
	line = e.dedented(line)
	switch {
	case e.closing != "":
		line, e.closing = e.closing, ""
		return line
	case e.until != "":
		e.worded = false
		return e.copied(line)
	case e.inCode(line):
		e.worded = false
		return e.titledFence(line)
	case e.math == "$$" && !formulaEnd.MatchString(line):
		if strings.TrimSpace(line) == "" { // formulas have no empty lines
			line = " " + lineEnd(line)
		}
		return line
	case e.preformatted(line):
		e.worded, e.blank = false, false
		return rawMark.ReplaceAllString(line, "")
	}
	if e.tagged && underline.MatchString(line) {
		line = strings.ReplaceAll(line, "-", "*")
	}
	e.tagged = false
	e.blank = strings.TrimSpace(line) == ""
	e.noteShown(line)
	opened := e.quote == nil // by this line, which then is not quoted itself
	if strings.Contains(line, "{%") || strings.Contains(line, "{{") {
		around := len(e.around)
		line = e.outsideSpans(outsideCode(line, e.addressed), true)
		if bare := strings.TrimLeft(line, " \t"); len(e.around) > around || !e.listed && (e.tagged && markSize(bare) == 0 || strings.HasPrefix(bare, ":::")) {
			line = bare
		}
		if emptyItem.MatchString(line) { // the site's program would have written it
			line = lineEnd(line)
		}
	}
	if columnMark.MatchString(line) {
		line = lineEnd(line)
	}
	if len(e.tabbed) > 0 {
		line = tabComment.ReplaceAllStringFunc(line, e.tabTitled)
	}
	e.worded = !e.tagged && strings.TrimSpace(line) != ""
	if last := len(e.around) - 1; e.worded && last >= 0 && e.around[last].verse {
		line = strings.TrimRight(line, " \n") + "  " + lineEnd(line)
	}
	if e.pull != nil {
		line = e.pulled(line)
	}
	if e.quote != nil && !opened {
		line = "> " + line
	}
	return line
}

// underline matches the line that below a tag is a rule, and below text makes a heading
// of it.
var underline = pattern.New(`^-{3,}\s*$`)

// columnMark matches the line between two columns of Hugo Book's.
var columnMark = pattern.New(`^\s*<--->\s*$`)

// emptyItem matches an item of a list that holds nothing but links without text.
var emptyItem = pattern.New(`^\s*(?:[-*+]|\d+[.)])\s+(?:\[\]\([^()\n]*\)\s*)*\n?$`)

// pulled takes note of the words of a pull quote, between {" and "}, which may go on
// over lines, and leaves them in the text.
func (e *expander) pulled(line string) string {
	var out strings.Builder
	for {
		if !e.pulling {
			before, rest, found := strings.Cut(line, `{"`)
			out.WriteString(before)
			if !found {
				return out.String()
			}
			line, e.pulling = strings.TrimLeft(rest, " "), true
			if e.pull.Len() > 0 {
				e.pull.WriteString(" … ")
			}
		}
		words, rest, closed := strings.Cut(line, `"}`)
		if !closed {
			e.pull.WriteString(strings.TrimSpace(line) + " ")
			out.WriteString(line)
			return out.String()
		}
		words = strings.TrimRight(words, " ")
		e.pull.WriteString(words)
		out.WriteString(words)
		line, e.pulling = rest, false
	}
}

// inCode reports a line of code, and keeps track of fences.
func (e *expander) inCode(line string) bool {
	if e.fence.in(line) {
		return true
	}
	if within := e.listed || len(e.around) > 0; within && templateTag.MatchString(line) {
		return false // the indent is that of what is around
	}
	return e.blank && asCode(line)
}

// copied passes a line on until the end tag of what is copied as it is.
func (e *expander) copied(line string) string {
	for at := tagFrom(line, 0); at != nil; at = tagFrom(line, at[1]) {
		t := newShortcode(line, at)
		if e.ended(&t); t.closing && t.name == e.until {
			e.until, e.read = "", nil
			e.enclosed(t)
			switch {
			case e.code:
				e.code = false
				if e.untabbed {
					e.untabbed = false
					return "\n"
				}
				return e.endCode(line, at[0])
			case e.drop:
				e.drop = false
				return e.outsideSpans(line[at[1]:], true)
			}
			return line[:at[0]] + e.outsideSpans(line[at[1]:], strings.TrimSpace(line[:at[0]]) == "")
		}
	}
	if strings.HasPrefix(e.until, "tabbed") {
		if written, ok := e.tabbedLine(line); ok {
			return written
		}
	}
	switch {
	case e.read != nil:
		return e.read(line)
	case e.drop:
		return "\n"
	case !e.code && !e.inCode(line):
		return literally(line)
	case e.until == "codeblock": // a string of JSX: {`...`}
		line = strings.TrimPrefix(line, "{`")
		if bare, ok := strings.CutSuffix(strings.TrimRight(line, "\n"), "`}"); ok {
			return bare + lineEnd(line)
		}
	}
	return line
}

// outsideSpans expands the tags of a line, or of its end, that lie outside code spans; blank
// tells that so is what has been written of it.
func (e *expander) outsideSpans(line string, blank bool) string {
	var out strings.Builder
	write := func(text string) {
		blank = blank && strings.TrimSpace(text) == ""
		out.WriteString(text)
	}
	tagged, open := tagFrom(line, 0), strings.IndexByte(line, '`')
	for at := 0; at < len(line); {
		switch {
		case tagged != nil && (open < 0 || tagged[0] < open):
			write(e.braces(line[at:tagged[0]]))
			t := newShortcode(line, tagged)
			t.first = blank
			t.alone = t.first && t.last
			at = tagged[1]
			e.ended(&t)
			e.begun(&t, e.ahead+len(line)-at)
			if shown, size := e.onLine(t, line[at:]); size > 0 {
				write(shown)
				at += size
				tagged = tagFrom(line, at)
				continue
			}
			e.enclosed(t)
			write(e.tag(t))
			e.tagged = t.alone
			if e.glued {
				at, e.glued = len(line)-len(strings.TrimLeft(line[at:], " ")), false
			}
			if e.until != "" {
				return out.String() + e.rest(line[at:])
			}
			tagged = tagFrom(line, at)
		case open >= 0:
			end := SpanEnd(line, open)
			write(e.braces(line[at:open]) + line[open:end])
			if at = end; tagged != nil && tagged[0] < at {
				tagged = tagFrom(line, at)
			}
		default:
			write(e.braces(line[at:]))
			at = len(line)
		}
		if open >= 0 && open < at {
			if open = strings.IndexByte(line[at:], '`'); open >= 0 {
				open += at
			}
		}
	}
	return out.String()
}

// rest is what follows, on its line, a tag that begins what is copied as it is.
func (e *expander) rest(line string) string {
	if e.code {
		if first := strings.TrimSpace(line); first != "" {
			return withTitle(" ", first)[1:] + "\n"
		}
		return "\n"
	}
	if e.drop {
		return strings.TrimRight(e.copied(line), "\n") + "\n"
	}
	copied := e.copied(line)
	if e.until == "" {
		return literally(copied)
	}
	return copied
}

// literally keeps a line of raw text from being taken for what the site's program
// fills in.
func literally(line string) string {
	if bare := strings.TrimLeft(line, " "); strings.HasPrefix(bare, "{{") {
		return line[:len(line)-len(bare)] + "&#123;" + bare[1:]
	}
	return line
}

// SpanEnd returns the end of the code span that opens at an offset, or of the
// back quotes alone if it doesn't close on its line.
func SpanEnd(line string, open int) int {
	size := len(line[open:]) - len(strings.TrimLeft(line[open:], "`"))
	mark := line[open : open+size]
	for at := open + size; at < len(line); {
		next := strings.Index(line[at:], mark)
		if next < 0 {
			break
		}
		at += next
		run := len(line[at:]) - len(strings.TrimLeft(line[at:], "`"))
		if run == size {
			return at + size
		}
		at += run
	}
	return open + size
}

var (
	escapedBrackets = strings.NewReplacer("[", `\[`, "]", `\]`)
	withoutAngles   = strings.NewReplacer("<", "", ">", "")
)

// image is Markdown for a picture.
func image(alt, source string) string {
	return "![" + escapedBrackets.Replace(alt) + "](<" + withoutAngles.Replace(source) + ">)"
}

// Link is Markdown for a link.
func Link(text, target string) string {
	return "[" + strings.TrimPrefix(image(text, target), "![")
}
