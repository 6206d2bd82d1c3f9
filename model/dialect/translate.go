package dialect

import (
	"strings"

	"blogtui/model"
)

// translate rewrites markup of single generators (components of MDX, shortcodes of
// WordPress, directives of Nikola) as template tags and Markdown. Code stays as it is, and
// no line is added or removed.
func translate(src string) string { return translateBody(findLabels(src), model.Body{Text: src}) }

// translateBody is translate for a body with cross-references to labels.
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

// translator applies the rules line by line. What depends on the whole source is computed
// before the first line. Each construct that spans lines keeps its own state.
type translator struct {
	blockRules       []blockRule       // that may apply to the source
	inlineRules      []inlineRule      // whose trigger is in the source
	page             map[string]string // values of the front matter and included files, see model.Body
	labels           Labels
	lastEndTags      map[string]int    // bytes from the last end tag of each component to the end of the source
	bracketNames     map[string]bool   // shortcodes in brackets that have an end tag
	handlebarsNames  map[string]bool   // blocks of Handlebars that have an end tag
	logseqBlocks     map[string]string // texts of Logseq blocks by ID
	hasLightPictures bool              // there are pictures for light pages only
	js               mdxProgram

	code           codeTracker
	openComponents []component // components around the line
	unclosed       int         // unclosed constructs so far, see maxUnclosed
	following      string      // source after the current line
	textAbove      bool        // the previous line is not blank

	flow             *flow        // Lektor; nil if unused, like the next two
	rawHTML          *rawHTML     // Franklin
	inlineNotes      *inlineNotes // Pandoc, Obsidian
	colons           colonBlocks
	htmlDetails      htmlDetails
	examples         examples
	habr             habr
	tabLabels        map[string]string // labels of the next tabs by value
	latexLists       []string          // open lists of LaTeX
	latexNotices     int               // open theorems of LaTeX and the like
	openSlashBlocks  int               // of PyMdown
	openShokaDetails int               // of Shoka
	autoNumbered     bool              // an automatically numbered item was found
	inConflict       bool              // within a merge conflict of git
	inGatsbyNotice   bool              // the lines of a notice of Gatsby continue
	markdownInHTML   bool              // option parse_block_html of kramdown
	mdx              bool              // the generator reads the file as MDX
	kirbyText        bool              // the generator processes KirbyText
}

func newTranslator(labels Labels, body model.Body) *translator {
	src := body.Text
	found := findTriggers(src)
	d := &translator{code: codeTracker{afterBlank: true}, inlineRules: found.inlineRules(), page: body.Values, labels: labels}
	if found.hasModules() || strings.HasPrefix(src, importTrigger[1:]) || strings.HasPrefix(src, exportTrigger[1:]) {
		d.js = readProgram(src)
	}
	d.kirbyText = body.Templates == model.KirbyText && strings.Contains(src, "(")
	if d.mdx = body.Templates == model.MDX; d.mdx && d.js.modules == nil {
		d.js.modules = map[string]string{}
	}
	if found.hasEndTags() {
		d.lastEndTags = findLastEndTags(src)
	}
	d.bracketNames, d.logseqBlocks, d.hasLightPictures = findBracketNames(src), findLogseqBlocks(src), hasLightPictures(src)
	d.handlebarsNames = findHandlebarsNames(src)
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

// nothingToDo reports whether no rule can apply.
func (d *translator) nothingToDo() bool {
	return len(d.inlineRules)+len(d.blockRules) == 0 && d.flow == nil && d.rawHTML == nil && d.inlineNotes == nil && d.bracketNames == nil && d.labels == nil && !d.kirbyText
}

// translateLine translates the first line of src, which has size bytes. If a rule takes
// further lines, it increases size.
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

// translateInline translates markup within a line; src begins with the line.
func (d *translator) translateInline(src, line string) string {
	if d.inConflict {
		if mark := d.conflictMarker(line); mark != line {
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
	line = d.unescapeTags(line)
	if d.bracketNames != nil {
		line = outsideCodeSpans(line, d.bracketShortcodes)
	}
	if d.kirbyText {
		line = outsideCodeSpans(line, d.kirbyTags)
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

// blockRule translates a construct that takes whole lines.
type blockRule struct {
	mayApply func(d *translator, src string) bool // cheap check for the whole source
	// translate translates the construct at the beginning of src, whose first line is line.
	// It returns the size in bytes, 0 if there is none.
	translate func(d *translator, src, line string) (written string, used int)
}

// blockRules are tried for each line in this order. The first that applies takes the line.
var blockRules = []blockRule{
	{isKirbyText, (*translator).multilineKirbyTag},
	{hasColons, (*translator).colonBlock},
	{contains(`\begin{`), (*translator).latexEnvironment},
	{contains(`\eq`), (*translator).franklinFormula},
	{contains(":::{"), (*translator).colonFence},
	{contains(":::{"), (*translator).colonYAML},
	{isMDX, (*translator).programBlock},
	{contains("<svelte:"), (*translator).svelteElement},
	{contains("{::comment}"), (*translator).kramdownComment},
	{contains("[caption"), (*translator).multilineCaption},
	{contains("[/"), (*translator).bracketCode},
	{hasSlashBlocks, (*translator).slashBlock},
	{hasHTMLDetails, (*translator).htmlDetailsBlock},
	{isMDX, (*translator).expressionBlock},
	{hasDrawnTables, (*translator).drawnTable},
	{hasComponents, (*translator).componentBlock},
	{hasCards, (*translator).cardSeparator},
	{contains("~ "), (*translator).tildeDefinition},
}

func isKirbyText(d *translator, _ string) bool { return d.kirbyText }

func isMDX(d *translator, _ string) bool { return d.js.modules != nil }

// contains returns a check whether the source contains text.
func contains(text string) func(*translator, string) bool {
	return func(_ *translator, src string) bool { return strings.Contains(src, text) }
}

// blankLines returns the line breaks of text.
func blankLines(text string) string { return strings.Repeat("\n", strings.Count(text, "\n")) }

// lineEnding returns the line break at the end of line, if any.
func lineEnding(line string) string {
	if strings.HasSuffix(line, "\n") {
		return "\n"
	}
	return ""
}
