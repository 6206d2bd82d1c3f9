package dialect

import (
	"strings"

	"blogtui/model"
)

// translate turns what only some generators read as markup (components of MDX,
// tags of WordPress, directives of Nikola) into tags of templates and plain
// Markdown. Nothing within code is touched, and no
// line is added or removed.
func translate(src string) string { return translateWith(labelsOf(src), model.Body{Text: src}) }

// translateWith does so to the text of a body that refers to labels.
func translateWith(labels Labels, body model.Body) string {
	src := body.Text
	d := newTranslator(labels, body)
	if d.idle() {
		return src
	}
	var out strings.Builder
	out.Grow(len(src))
	for src != "" {
		size := strings.IndexByte(src, '\n') + 1
		if size == 0 {
			size = len(src)
		}
		out.WriteString(d.next(src, &size))
		d.textAbove = strings.TrimSpace(src[max(0, size-2):size]) != ""
		src = src[size:]
	}
	return out.String()
}

// translator goes through the lines of a source. What has to be known of all of it is found
// before the first line; what goes on over lines is kept by each construct for itself.
type translator struct {
	readers    []reader          // that the source may have work for
	rewrites   []rewrite         // that it has
	given      map[string]string // what the text asks for, see model.Body
	labels     Labels            // that the source refers to
	closing    map[string]int    // bytes of the source from the last end tag of each component on
	shortcodes map[string]bool   // between brackets, by the names that an end tag has
	blocks     map[string]string // texts of Logseq's blocks by their numbers
	light      bool              // it has pictures for light pages alone
	js         program

	code      codeLines
	open      []component // around the line
	unclosed  int         // exports, comments and conflicts that did not end
	ahead     string      // what follows the line
	textAbove bool        // the line above isn't empty

	flow         *flow        // nil without any, so the two below
	rawHTML      *rawHTML     // between Franklin's marks
	notes        *inlineNotes // of Pandoc and Obsidian
	colons       colonBlocks
	htmlFolds    htmlFolds
	examples     examples
	habr         habr
	tabLabels    map[string]string // of tabs to come, by their values
	slashes      int               // blocks between slashes that are open
	folds        int               // of Shoka's that are open
	autoNumbered bool              // items are counted without numbers
	inConflict   bool              // of two versions, which git has marked
	barred       bool              // the lines of a notice of Gatsby's go on
	blockHTML    bool              // the text of elements is Markdown
}

func newTranslator(labels Labels, body model.Body) *translator {
	src := body.Text
	found := survey(src)
	d := &translator{code: codeLines{blank: true}, rewrites: found.rewrites(), given: body.Values, labels: labels}
	if found.modules() || strings.HasPrefix(src, importSign[1:]) || strings.HasPrefix(src, exportSign[1:]) {
		d.js = programOf(src)
	}
	if body.Templates == model.MDX && d.js.modules == nil {
		d.js.modules = map[string]string{}
	}
	if found.closing() {
		d.closing = closingTags(src)
	}
	d.shortcodes, d.blocks, d.light = bracketNames(src), blocksOf(src), forLight(src)
	d.flow, d.rawHTML, d.notes = flowOf(src), rawHTMLOf(src), inlineNotesOf(src)
	d.colons.there = strings.Contains(src, "\n::") || strings.HasPrefix(src, "::")
	if strings.Contains(src, "(@") {
		d.examples = examplesOf(src)
	}
	for _, r := range readers {
		if r.there(d, src) {
			d.readers = append(d.readers, r)
		}
	}
	return d
}

// idle reports that the source is Markdown already.
func (d *translator) idle() bool {
	return len(d.rewrites)+len(d.readers) == 0 && d.flow == nil && d.rawHTML == nil && d.notes == nil && d.shortcodes == nil && d.labels == nil
}

// next translates the line that src begins with, which has so many bytes. It may
// take further lines and then says so.
func (d *translator) next(src string, size *int) string {
	line := src[:*size]
	if d.flow != nil && !d.code.fence.open() {
		if written, ok := d.flow.line(src, line); ok {
			return written
		}
	}
	if d.rawHTML != nil && !d.code.fence.open() {
		bare, mark := d.rawHTML.bare(src, line)
		if mark {
			return bare
		}
		line = bare
	}
	if code := d.code.tagged(src); code > 0 {
		*size = code
		return src[:code]
	}
	if written, code := d.rubyCode(src); code > 0 {
		*size = code
		return written
	}
	if d.code.in(line, len(d.open) > 0) {
		return d.dedented(line)
	}
	for _, r := range d.readers {
		if written, used := r.read(d, src, line); used > 0 {
			*size = used
			return written
		}
	}
	d.ahead = src[*size:]
	return d.within(src, line)
}

// within translates what stands within a line; src begins with it.
func (d *translator) within(src, line string) string {
	if d.inConflict {
		if mark := d.conflict(line); mark != line {
			return mark
		}
	}
	if d.notes != nil {
		line = d.notes.shown(src, line)
	}
	line = d.dedented(line)
	if d.js.modules != nil && !d.js.formula && (strings.Contains(line, "{") || strings.Contains(line, "<>")) {
		line = d.expressions(line)
	}
	if d.js.modules != nil || strings.Contains(line, " className=") {
		line = d.element(line)
	}
	if d.blockHTML && !strings.Contains(line, " markdown=") {
		line = blockOfHTML.ReplaceAllString(line, `$1 markdown="1"$2`)
	}
	if d.barred = d.barred && strings.HasPrefix(line, "|"); d.barred {
		line = ">" + line[1:]
	}
	if d.shortcodes != nil {
		line = outsideCode(line, d.brackets)
	}
	if d.labels != nil {
		line = outsideCode(line, d.labels.references)
	}
	for _, r := range d.rewrites {
		if strings.Contains(line, r.sign) {
			line = outsideCode(line, func(text string) string { return r.write(d, text) })
		}
	}
	return line
}

// A reader translates a construct that has whole lines for itself.
type reader struct {
	there func(d *translator, src string) bool // whether a source may have it
	// read translates what src begins with, its first line given, and returns the bytes it
	// took; 0 if that is no such construct.
	read func(d *translator, src, line string) (written string, used int)
}

// readers are all that translate knows; the first that takes a line has it.
var readers = []reader{
	{holdsColons, (*translator).colonLines},
	{isMDX, (*translator).programLines},
	{holds("<svelte:"), (*translator).svelteElement},
	{holds("{::comment}"), (*translator).commentOfKramdown},
	{holds("[caption"), (*translator).captionLines},
	{holdsSlashed, (*translator).slashedLine},
	{holdsHTMLFolds, (*translator).htmlFold},
	{isMDX, (*translator).expressionBlock},
	{holdsDrawnTables, (*translator).drawnTable},
	{holdsComponents, (*translator).componentLines},
	{holdsCards, (*translator).withoutCardMark},
	{holds("~ "), (*translator).tildeDefinition},
}

func isMDX(d *translator, _ string) bool { return d.js.modules != nil }

// holds is about sources with some text.
func holds(sign string) func(*translator, string) bool {
	return func(_ *translator, src string) bool { return strings.Contains(src, sign) }
}

// emptied has nothing but the line ends of a text.
func emptied(text string) string { return strings.Repeat("\n", strings.Count(text, "\n")) }

// lineEnd is the line end that a line has, if any.
func lineEnd(line string) string {
	if strings.HasSuffix(line, "\n") {
		return "\n"
	}
	return ""
}
