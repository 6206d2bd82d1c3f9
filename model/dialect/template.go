package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// Expand replaces template tags by the Markdown they stand for. Tags without meaning for
// readers are removed, their content stays. Code stays as it is, and no line is added or
// removed. page holds the values of the front matter.
func Expand(src string, page map[string]string) string {
	return expandFor(model.NoTemplates, src, page)
}

// expandFor is Expand for a file whose template language is known.
func expandFor(language model.Templates, src string, page map[string]string) string {
	if !strings.Contains(src, "{%") && !strings.Contains(src, "{{") {
		return src
	}
	var out strings.Builder
	out.Grow(len(src))
	pending, missing := "", 0 // the last line, not written yet, and the number of line breaks that its paragraph lacks
	e := &expander{src: src, endTags: indexEndTags(src), afterBlank: true}
	e.data.page, e.outputs.certain = page, language == model.Liquid || language == model.Vue
	for src != "" {
		size := e.lineSize(src)
		e.remaining = len(src) - size
		line := src[:size]
		src = src[size:]
		joined := strings.Count(strings.TrimSuffix(line, "\n"), "\n")
		if joined > 0 {
			line = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\n", " ") + "\n"
		}
		written := e.expandLine(line)
		if linkDefinition.MatchString(src) && loneChip.MatchString(written) {
			written = "\n"
		}
		if strings.TrimSpace(written) == "" && strings.TrimSpace(line) != "" && htmlLine.MatchString(pending) && indentedHTML.MatchString(src[:min(len(src), maxTag)]) {
			written = "<!---->" + lineEnding(line) // a blank line would end the HTML, and what is indented below be code
		}
		if strings.TrimSpace(written) == "" || e.fence.open() {
			pending, missing = pending+strings.Repeat("\n", missing), 0
		}
		out.WriteString(pending)
		if pending = written; e.afterText && !strings.HasPrefix(src, "\n") && !strings.HasSuffix(strings.TrimSpace(written), ":::") {
			missing += joined // a blank line would end the paragraph
		} else {
			pending += strings.Repeat("\n", joined)
		}
	}
	out.WriteString(pending + strings.Repeat("\n", missing))
	return out.String()
}

// Lines of HTML, and what stands below tags within it.
var (
	htmlLine     = pattern.New(`^[ \t]*<[^\n]*>[ \t]*\n$`)
	indentedHTML = pattern.New(`^(?:[ \t]*\{%[^\n]*%\}[ \t]*\n)*[ \t]+<`)
)

// An include may precede link reference definitions. A chip for it would be a paragraph, to
// which the definitions would belong.
var (
	linkDefinition = pattern.New(`^\[[^\[\]\n]+\]:[ \t]`)
	loneChip       = pattern.New(`^!\[[^\[\]\n]*\]\(<` + ChipScheme + `>\)\s*$`)
)

// expander expands template tags line by line.
type expander struct {
	src       string // whole source
	endTags   *endTagIndex
	openCalls []string // open tags that are closed by a nameless end tag
	data      templateData
	outputs   outputs

	fence        fenceTracker
	indent       indentTracker
	remaining    int  // bytes after the current line
	afterBlank   bool // the previous line was blank, so indented code may begin
	afterText    bool // the previous line was text, so its paragraph may continue
	afterTag     bool // the previous line was only a tag
	trimAfterTag bool // blanks after the current tag are removed

	copy            copying
	verbatim        verbatim
	nesting         nesting
	tabState        tabState
	quote           *quotation      // of the open blockquote tag
	pullQuote       *pullQuoteWords // words of the open pullquote tag
	openContainers  []string        // tags of the open containers
	inlineContainer string          // tag of the container that ends on the same line
	linkTarget      string          // of the open button tag
	listedTitle     string          // title of the listed link whose address is still to come
	captionBelow    string          // shown after the content of a picture tag
	pendingClose    string          // closing line of a fence or container, written instead of the next line, which is blank
	footnotes       int             // written so far
	inNote          bool            // within an inline note
}

// quotation is an open blockquote tag.
type quotation struct {
	origin string
	margin string // blanks before the marks: the indent of a list item
}

// mark writes the mark of a quotation before a line.
func (q *quotation) mark(line string) string {
	return q.margin + "> " + strings.TrimPrefix(line, q.margin)
}

// expandLine expands the tags of a line.
func (e *expander) expandLine(line string) string {
	line = e.dedent(line)
	if written, ok := e.verbatimLine(line); ok {
		return written
	}
	if e.afterTag && underline.MatchString(line) {
		line = strings.ReplaceAll(line, "-", "*")
	}
	e.afterTag = false
	e.afterBlank = strings.TrimSpace(line) == ""
	e.trackVPre(line)
	quoted := e.quote != nil // the line that opens a quotation is not quoted itself
	if strings.Contains(line, "{%") || strings.Contains(line, "{{") {
		depth := len(e.nesting.open)
		line = e.expandTags(outsideCodeSpans(line, e.expandAddresses), true)
		if bare := strings.TrimLeft(line, " \t"); len(e.nesting.open) > depth || !e.nesting.inList && (e.afterTag && blockMarkSize(bare) == 0 || strings.HasPrefix(bare, ":::")) {
			line = bare
		}
		if emptyItem.MatchString(line) { // a list that the site generator would fill
			line = lineEnding(line)
		}
	}
	if columnMark.MatchString(line) {
		line = lineEnding(line)
	}
	line = e.separatedTab(line)
	if len(e.tabState.open) > 0 {
		line = tabComment.ReplaceAllStringFunc(line, e.commentTitle)
	}
	e.afterText = !e.afterTag && strings.TrimSpace(line) != ""
	if last := len(e.nesting.open) - 1; e.afterText && last >= 0 && e.nesting.open[last].verse {
		words := strings.TrimLeft(line, " \t")
		line = strings.Repeat("&ensp;", len(line)-len(words)) + strings.TrimRight(words, " \n") + "  " + lineEnding(line)
	}
	if e.pullQuote != nil {
		line = e.pullQuote.collect(line)
	}
	if e.quote != nil && quoted {
		line = e.quote.mark(line)
	}
	return line
}

// verbatimLine handles a line in which tags are not expanded. ok is false for other lines.
func (e *expander) verbatimLine(line string) (written string, ok bool) {
	switch {
	case e.pendingClose != "":
		line, e.pendingClose = e.pendingClose, ""
	case e.copy.until != "":
		e.afterText = false
		line = e.copyLine(line)
	case e.isCode(line):
		e.afterText = false
		line = e.addFenceTitle(line)
	case e.verbatim.mathEnd == "$$" && !formulaEnd.MatchString(line):
		if strings.TrimSpace(line) == "" { // formulas have no blank lines
			line = " " + lineEnding(line)
		}
	case e.isPreformatted(line):
		e.afterText, e.afterBlank = false, false
		line = rawTags.ReplaceAllString(line, "")
	default:
		return "", false
	}
	return line, true
}

// underline matches a line that is a rule below a tag, but makes a heading of text above
// it.
var underline = pattern.New(`^-{3,}\s*$`)

// columnMark matches the column separator of Hugo Book.
var columnMark = pattern.New(`^\s*<--->\s*$`)

// emptyItem matches a list item with nothing but links without text.
var emptyItem = pattern.New(`^\s*(?:[-*+]|\d+[.)])\s+(?:\[\]\([^()\n]*\)\s*)*\n?$`)

// isCode reports whether a line is code, and tracks fences.
func (e *expander) isCode(line string) bool {
	indented := !e.fence.open() && e.indent.isCode(line, e.afterBlank)
	if e.fence.isCode(line) {
		return true
	}
	if within := e.nesting.inList || len(e.nesting.open) > 0; within && templateTag.MatchString(line) {
		return false // indented like the surrounding tags
	}
	return indented
}

// expandTags expands the tags of a line, or of its rest, outside code spans. blank reports
// whether only white space precedes line.
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

// CodeSpanEnd returns the end of the code span that begins at offset open, or the end of
// the backticks if the span is not closed within line.
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

// image returns Markdown for a picture.
func image(alt, source string) string {
	return "![" + escapedBrackets.Replace(alt) + "](<" + removeAngles.Replace(source) + ">)"
}

// Link returns Markdown for a link.
func Link(text, target string) string {
	return "[" + strings.TrimPrefix(image(text, target), "![")
}
