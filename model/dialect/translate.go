package dialect

import (
	"strings"

	"blogtui/model"
)

// translate turns what only some generators read as markup (components of MDX,
// tags of WordPress, directives of Nikola) into tags of templates and plain
// Markdown. Nothing within code is touched, and no
// line is added or removed.
func translate(src string) string { return translateBody(findLabels(src), model.Body{Text: src}) }

// translateBody does so to the text of a body that refers to labels.
func translateBody(labels Labels, body model.Body) string {
	src := body.Text
	d := newTranslator(labels, body)
	if d.nothingToDo() {
		return src
	}
	var out strings.Builder
	out.Grow(len(src))
	for src != "" {
		size := strings.IndexByte(src, '\n') + 1
		if size == 0 {
			size = len(src)
		}
		out.WriteString(d.translateLine(src, &size))
		d.textAbove = strings.TrimSpace(src[max(0, size-2):size]) != ""
		src = src[size:]
	}
	return out.String()
}

// translator goes through the lines of a source. What has to be known of all of it is found
// before the first line; what goes on over lines is kept by each construct for itself.
type translator struct {
	blockRules       []blockRule       // that the source may have work for
	inlineRules      []inlineRule      // that it has
	page             map[string]string // what the text asks for, see model.Body
	labels           Labels            // that the source refers to
	lastEndTags      map[string]int    // bytes of the source from the last end tag of each component on
	bracketNames     map[string]bool   // between brackets, by the names that an end tag has
	logseqBlocks     map[string]string // texts of Logseq's blocks by their numbers
	hasLightPictures bool              // it has pictures for light pages alone
	js               mdxProgram

	code           codeTracker
	openComponents []component // around the line
	unclosed       int         // exports, comments and conflicts that did not end
	following      string      // what follows the line
	textAbove      bool        // the line above isn't empty

	flow             *flow        // nil without any, so the two below
	rawHTML          *rawHTML     // between Franklin's marks
	inlineNotes      *inlineNotes // of Pandoc and Obsidian
	colons           colonBlocks
	htmlDetails      htmlDetails
	examples         examples
	habr             habr
	tabLabels        map[string]string // of tabs to come, by their values
	openSlashBlocks  int               // blocks between slashes that are open
	openShokaDetails int               // of Shoka's that are open
	autoNumbered     bool              // items are counted without numbers
	inConflict       bool              // of two versions, which git has marked
	inGatsbyNotice   bool              // the lines of a notice of Gatsby's go on
	markdownInHTML   bool              // the text of elements is Markdown
}

func newTranslator(labels Labels, body model.Body) *translator {
	src := body.Text
	found := findTriggers(src)
	d := &translator{code: codeTracker{afterBlank: true}, inlineRules: found.inlineRules(), page: body.Values, labels: labels}
	if found.hasModules() || strings.HasPrefix(src, importTrigger[1:]) || strings.HasPrefix(src, exportTrigger[1:]) {
		d.js = readProgram(src)
	}
	if body.Templates == model.MDX && d.js.modules == nil {
		d.js.modules = map[string]string{}
	}
	if found.hasEndTags() {
		d.lastEndTags = findLastEndTags(src)
	}
	d.bracketNames, d.logseqBlocks, d.hasLightPictures = findBracketNames(src), findLogseqBlocks(src), hasLightPictures(src)
	d.flow, d.rawHTML, d.inlineNotes = newFlow(src), newRawHTML(src), newInlineNotes(src)
	d.colons.possible = strings.Contains(src, "\n::") || strings.HasPrefix(src, "::")
	if strings.Contains(src, "(@") {
		d.examples = findExamples(src)
	}
	for _, r := range blockRules {
		if r.mayApply(d, src) {
			d.blockRules = append(d.blockRules, r)
		}
	}
	return d
}

// nothingToDo reports that the source is Markdown already.
func (d *translator) nothingToDo() bool {
	return len(d.inlineRules)+len(d.blockRules) == 0 && d.flow == nil && d.rawHTML == nil && d.inlineNotes == nil && d.bracketNames == nil && d.labels == nil
}

// translateLine translates the line that src begins with, which has so many bytes. It may
// take further lines and then says so.
func (d *translator) translateLine(src string, size *int) string {
	line := src[:*size]
	if d.flow != nil && !d.code.fence.open() {
		if written, ok := d.flow.line(src, line); ok {
			return written
		}
	}
	if d.rawHTML != nil && !d.code.fence.open() {
		bare, mark := d.rawHTML.strip(src, line)
		if mark {
			return bare
		}
		line = bare
	}
	if code := d.code.taggedCode(src); code > 0 {
		*size = code
		return src[:code]
	}
	if written, code := d.rubyCode(src); code > 0 {
		*size = code
		return written
	}
	if d.code.isCode(line, len(d.openComponents) > 0) {
		return d.dedent(line)
	}
	for _, r := range d.blockRules {
		if written, used := r.translate(d, src, line); used > 0 {
			*size = used
			return written
		}
	}
	d.following = src[*size:]
	return d.translateInline(src, line)
}

// translateInline translates what stands within a line; src begins with it.
func (d *translator) translateInline(src, line string) string {
	if d.inConflict {
		if mark := d.conflict(line); mark != line {
			return mark
		}
	}
	if d.inlineNotes != nil {
		line = d.inlineNotes.parenthesize(src, line)
	}
	line = d.dedent(line)
	if d.js.modules != nil && !d.js.formula && (strings.Contains(line, "{") || strings.Contains(line, "<>")) {
		line = d.expressions(line)
	}
	if d.js.modules != nil || strings.Contains(line, " className=") {
		line = d.markdownInElement(line)
	}
	if d.markdownInHTML && !strings.Contains(line, " markdown=") {
		line = htmlBlockTag.ReplaceAllString(line, `$1 markdown="1"$2`)
	}
	if d.inGatsbyNotice = d.inGatsbyNotice && strings.HasPrefix(line, "|"); d.inGatsbyNotice {
		line = ">" + line[1:]
	}
	if d.bracketNames != nil {
		line = outsideCodeSpans(line, d.bracketShortcodes)
	}
	if d.labels != nil {
		line = outsideCodeSpans(line, d.labels.references)
	}
	for _, r := range d.inlineRules {
		if strings.Contains(line, r.trigger) {
			line = outsideCodeSpans(line, func(text string) string { return r.translate(d, text) })
		}
	}
	return line
}

// A reader translates a construct that has whole lines for itself.
type blockRule struct {
	mayApply func(d *translator, src string) bool // whether a source may have it
	// translate translates what src begins with, its first line given, and returns the bytes it
	// took; 0 if that is no such construct.
	translate func(d *translator, src, line string) (written string, used int)
}

// blockRules are all that translate knows; the first that takes a line has it.
var blockRules = []blockRule{
	{hasColons, (*translator).colonBlock},
	{isMDX, (*translator).programBlock},
	{contains("<svelte:"), (*translator).svelteElement},
	{contains("{::comment}"), (*translator).kramdownComment},
	{contains("[caption"), (*translator).multilineCaption},
	{hasSlashBlocks, (*translator).slashBlock},
	{hasHTMLDetails, (*translator).htmlDetailsBlock},
	{isMDX, (*translator).expressionBlock},
	{hasDrawnTables, (*translator).drawnTable},
	{hasComponents, (*translator).componentBlock},
	{hasCards, (*translator).cardSeparator},
	{contains("~ "), (*translator).tildeDefinition},
}

func isMDX(d *translator, _ string) bool { return d.js.modules != nil }

// contains is about sources with some text.
func contains(sign string) func(*translator, string) bool {
	return func(_ *translator, src string) bool { return strings.Contains(src, sign) }
}

// blankLines has nothing but the line ends of a text.
func blankLines(text string) string { return strings.Repeat("\n", strings.Count(text, "\n")) }

// lineEnding is the line end that a line has, if any.
func lineEnding(line string) string {
	if strings.HasSuffix(line, "\n") {
		return "\n"
	}
	return ""
}
