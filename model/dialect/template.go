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
	e := &expander{src: src, endTags: indexEndTags(src), afterBlank: true}
	e.data.page, e.outputs.certain = page, language == model.Liquid || language == model.Vue
	for src != "" {
		size := e.lineSize(src)
		e.remaining = len(src) - size
		line := src[:size]
		src = src[size:]
		inner := strings.Count(strings.TrimSuffix(line, "\n"), "\n")
		if inner > 0 {
			line = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\n", " ") + "\n"
		}
		written := e.expandLine(line)
		if definition.MatchString(src) && loneChip.MatchString(written) {
			written = "\n"
		}
		if strings.TrimSpace(written) == "" || e.fence.open() {
			held, owed = held+strings.Repeat("\n", owed), 0
		}
		out.WriteString(held)
		if held = written; e.afterText && !strings.HasPrefix(src, "\n") && !strings.HasSuffix(strings.TrimSpace(written), ":::") {
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
	src       string       // all of it
	endTags   *endTagIndex // that it holds
	openCalls []string     // the tags that are closed by a nameless end
	data      templateData
	outputs   outputs

	fence        fenceTracker
	remaining    int  // bytes that follow the line
	afterBlank   bool // the line before was blank: code may be indented
	afterText    bool // the line before was text, which a paragraph goes on from
	afterTag     bool // the line before held nothing but a tag
	trimAfterTag bool // blanks behind the tag are left out

	copy            copying
	verbatim        verbatim
	nesting         nesting
	tabState        tabState
	quote           *quotation      // of a blockquote tag that is open
	pullQuote       *pullQuoteWords // the words of a pull quote whose tag is open
	openContainers  []string        // the tags whose callouts are open
	inlineContainer string          // the tag whose callout begins and ends on the line
	linkTarget      string          // of the button whose text is being written
	listedTitle     string          // title of the listed link whose address follows
	captionBelow    string          // what stands below the pictures between two tags
	pendingClose    string          // the line that closes a fence or a box, instead of the free one that follows
	footnotes       int             // footnotes written so far
	inNote          bool            // a note within a line is open
}

// quotation is what a blockquote tag says of its origin.
type quotation struct{ origin string }

func (e *expander) expandLine(line string) string {
	line = e.dedent(line)
	switch {
	case e.pendingClose != "":
		line, e.pendingClose = e.pendingClose, ""
		return line
	case e.copy.until != "":
		e.afterText = false
		return e.copyLine(line)
	case e.isCode(line):
		e.afterText = false
		return e.addFenceTitle(line)
	case e.verbatim.mathEnd == "$$" && !formulaEnd.MatchString(line):
		if strings.TrimSpace(line) == "" { // formulas have no empty lines
			line = " " + lineEnding(line)
		}
		return line
	case e.isPreformatted(line):
		e.afterText, e.afterBlank = false, false
		return rawTags.ReplaceAllString(line, "")
	}
	if e.afterTag && underline.MatchString(line) {
		line = strings.ReplaceAll(line, "-", "*")
	}
	e.afterTag = false
	e.afterBlank = strings.TrimSpace(line) == ""
	e.trackVPre(line)
	opened := e.quote == nil // by this line, which then is not quoted itself
	if strings.Contains(line, "{%") || strings.Contains(line, "{{") {
		around := len(e.nesting.open)
		line = e.expandTags(outsideCodeSpans(line, e.expandAddresses), true)
		if bare := strings.TrimLeft(line, " \t"); len(e.nesting.open) > around || !e.nesting.inList && (e.afterTag && blockMarkSize(bare) == 0 || strings.HasPrefix(bare, ":::")) {
			line = bare
		}
		if emptyItem.MatchString(line) { // the site's program would have written it
			line = lineEnding(line)
		}
	}
	if columnMark.MatchString(line) {
		line = lineEnding(line)
	}
	if len(e.tabState.open) > 0 {
		line = tabComment.ReplaceAllStringFunc(line, e.commentTitle)
	}
	e.afterText = !e.afterTag && strings.TrimSpace(line) != ""
	if last := len(e.nesting.open) - 1; e.afterText && last >= 0 && e.nesting.open[last].verse {
		words := strings.TrimLeft(line, " \t")
		line = strings.Repeat("&ensp;", len(line)-len(words)) + strings.TrimRight(words, " \n") + "  " + lineEnding(line)
	}
	if e.pullQuote != nil {
		line = e.pullQuote.take(line)
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

// isCode reports a line of code, and keeps track of fences.
func (e *expander) isCode(line string) bool {
	if e.fence.isCode(line) {
		return true
	}
	if within := e.nesting.inList || len(e.nesting.open) > 0; within && templateTag.MatchString(line) {
		return false // the indent is that of what is around
	}
	return e.afterBlank && isIndentedCode(line)
}

// expandTags expands the tags of a line, or of its end, that lie outside code spans; blank
// tells that so is what has been written of it.
func (e *expander) expandTags(line string, blank bool) string {
	var out strings.Builder
	write := func(text string) {
		blank = blank && strings.TrimSpace(text) == ""
		out.WriteString(text)
	}
	tagged, open := findTag(line, 0), strings.IndexByte(line, '`')
	for at := 0; at < len(line); {
		switch {
		case tagged != nil && (open < 0 || tagged[0] < open):
			write(e.expandOutputs(line[at:tagged[0]]))
			t := newShortcode(line, tagged)
			t.firstOnLine = blank
			t.alone = t.firstOnLine && t.lastOnLine
			at = tagged[1]
			e.nameEnd(&t)
			e.findEnd(&t, e.remaining+len(line)-at)
			if shown, size := e.inlineCode(t, line[at:]); size > 0 {
				write(shown)
				at += size
				tagged = findTag(line, at)
				continue
			}
			e.trackNesting(t)
			write(e.tag(t))
			e.afterTag = t.alone
			if e.trimAfterTag {
				at, e.trimAfterTag = len(line)-len(strings.TrimLeft(line[at:], " ")), false
			}
			if e.copy.until != "" {
				return out.String() + e.copyRestOfLine(line[at:])
			}
			tagged = findTag(line, at)
		case open >= 0:
			end := CodeSpanEnd(line, open)
			write(e.expandOutputs(line[at:open]) + line[open:end])
			if at = end; tagged != nil && tagged[0] < at {
				tagged = findTag(line, at)
			}
		default:
			write(e.expandOutputs(line[at:]))
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

// CodeSpanEnd returns the end of the code span that opens at an offset, or of the
// back quotes alone if it doesn't close on its line.
func CodeSpanEnd(line string, open int) int {
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
	removeAngles    = strings.NewReplacer("<", "", ">", "")
)

// image is Markdown for a picture.
func image(alt, source string) string {
	return "![" + escapedBrackets.Replace(alt) + "](<" + removeAngles.Replace(source) + ">)"
}

// Link is Markdown for a link.
func Link(text, target string) string {
	return "[" + strings.TrimPrefix(image(text, target), "![")
}
