package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// translate turns what only some generators read as markup (components of MDX,
// tags of WordPress, directives of Nikola) into tags of templates and plain
// Markdown. Nothing within code is touched, and no
// line is added or removed.
func translate(src string) string { return translateWith(labelsOf(src), model.Body{Text: src}) }

// translateWith does so to the text of a body that refers to labels.
func translateWith(labels Labels, body model.Body) string {
	src := body.Text
	found := survey(src)
	rewrites := found.rewrites()
	var modules, constants map[string]string
	var values names
	if found.modules() || strings.HasPrefix(src, importSign[1:]) || strings.HasPrefix(src, exportSign[1:]) {
		modules, constants, values = modulesOf(src)
	}
	if body.Templates == model.MDX && modules == nil {
		modules = map[string]string{}
	}
	var closing map[string]int
	if found.closing() {
		closing = closingTags(src)
	}
	ofFranklin, ofPyMdown := franklin(src), slashed(src)
	shortcodes := bracketNames(src)
	folded := htmlFolds{there: hasHTMLFolds(src)}
	drawn := strings.Contains(src, "+--") || strings.Contains(src, "+==") || strings.Contains(src, "-- --") || strings.Contains(src, "--  --")
	flows, cards := strings.Contains(src, " ####\n"), holdsCards(src)
	notes, colonned := strings.Contains(src, "^["), strings.Contains(src, "\n::") || strings.HasPrefix(src, "::")
	if len(rewrites) == 0 && modules == nil && len(closing) == 0 && !ofFranklin && !ofPyMdown && !notes && !colonned && shortcodes == nil && labels == nil && !folded.there && !drawn && !flows && !cards {
		return src
	}
	d := &translator{code: codeLines{blank: true}, rewrites: rewrites, modules: modules, constants: constants, values: values, given: body.Given, flows: flows, cards: cards, closing: closing, franklin: ofFranklin, slashed: ofPyMdown, light: forLight(src), notes: notes, colonned: colonned, shortcodes: shortcodes, labels: labels, drawn: drawn, htmlFolds: folded}
	if strings.Contains(src, "(@") {
		d.examples = examplesOf(src)
	}
	d.blocks = blocksOf(src)
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

// translator goes through the lines of a source.
type translator struct {
	code         codeLines
	rewrites     []rewrite
	barred       bool              // the lines of a notice of Gatsby's go on
	modules      map[string]string // what imports name, with the file each comes from
	constants    map[string]string // texts and numbers that are exported, by their names
	values       names             // arrays, objects and truths that are
	steps        int               // of expressions that were read
	putIn        int               // bytes that these have put in
	blockHTML    bool              // the text of elements is Markdown
	flows        bool              // there are blocks of Lektor's
	cards        bool              // there are cards of MyST's
	inFlow       bool              // the line is in one
	fieldNext    bool              // the next line is a field of it
	flowCode     bool              // code of such a field is open
	flowCodes    int               // of them so far
	given        map[string]string // what the text asks for, see model.Body
	formula      bool              // a formula on lines of its own goes on
	unclosed     int               // exports and comments that did not close
	open         []component       // around the line
	tabLabels    map[string]string // of tabs to come, by their values
	franklin     bool              // HTML stands between marks
	light        bool              // it has pictures for light pages alone
	slashed      bool              // blocks stand between lines of slashes
	slashes      int               // of them that are open
	html         bool              // such a mark is open
	shortcodes   map[string]bool   // between brackets, by the names that an end tag has
	folds        int               // of Shoka's that are open
	ahead        string            // what follows the line
	notes        bool              // it may hold notes within its lines
	note         int               // brackets that are open in such a note
	autoNumbered bool              // items are counted without numbers
	inConflict   bool              // of two versions, which git has marked

	colonned       bool           // directives may stand between colons
	colonsOpen     []int          // the colons of the components around the line
	unclosedColons int            // components that did not close
	closing        map[string]int // bytes of the source from the last end tag of each component on

	drawn     bool              // there may be tables drawn with dashes
	textAbove bool              // the line above isn't empty
	habrCode  bool              // code between tags of Habr's is open
	habrLast  int               // bytes from the last end tag of such code to the end of the source, more than there are for none; 0: not looked for
	blocks    map[string]string // texts of Logseq's blocks by their numbers
	htmlFolds htmlFolds
	examples  examples
	labels    Labels // that the source refers to
}

// next translates the line that src begins with, which has so many bytes. It may
// take further lines and then says so.
func (d *translator) next(src string, size *int) string {
	line := src[:*size]
	if d.flows && !d.code.fence.open() {
		if written, ok := d.flow(src, line); ok {
			return written
		}
	}
	if d.franklin && !d.code.fence.open() {
		bare, mark := d.franklinHTML(src, line)
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
	if written, used := d.block(src, line); used > 0 {
		*size = used
		return written
	}
	d.ahead = src[*size:]
	return d.within(src, line)
}

// hiding count the bytes, of what a source begins with, that show nothing.
var hiding = []func(*translator, string) int{(*translator).hidden, (*translator).svelteElement, (*translator).commentOfKramdown}

// block translates what has whole lines for itself, and returns the bytes it took; 0 if
// there is no such thing.
func (d *translator) block(src, line string) (written string, used int) {
	if d.colonned {
		if written, used = d.colons(src, line); used > 0 {
			return written, used
		}
	}
	for _, hides := range hiding {
		if used = hides(d, src); used > 0 {
			return d.said(src[:used]) + strings.Repeat("\n", strings.Count(src[:used], "\n")), used
		}
	}
	if strings.Contains(line, "[caption") {
		if written, used = captionLines(d, src, line); used > 0 {
			return written, used
		}
	}
	if d.slashed && strings.HasPrefix(line, "///") {
		if written, used = d.slashedLine(src, line); used > 0 {
			return written, used
		}
	}
	if d.htmlFolds.there {
		if written, used = d.htmlFolds.read(src, line); used > 0 {
			return written, used
		}
	}
	if d.modules != nil {
		if written, used = d.expressionBlock(src, line); used > 0 {
			return written, used
		}
	}
	if d.drawn {
		if written, used = d.drawnTable(src, line); used > 0 {
			return written, used
		}
	}
	return d.component(src)
}

// within translates what stands within a line; src begins with it.
func (d *translator) within(src, line string) string {
	if d.inConflict {
		if mark := d.conflict(line); mark != line {
			return mark
		}
	}
	if d.cards && cardMark.MatchString(line) {
		return lineEnd(line)
	}
	if d.notes {
		line = d.inlineNotes(src, line)
	}
	line = d.dedented(line)
	if d.modules != nil && !d.formula && (strings.Contains(line, "{") || strings.Contains(line, "<>")) {
		line = d.expressions(line)
	}
	if d.modules != nil || strings.Contains(line, " className=") {
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

// rewrite translates one kind of markup within a line, code spans left out.
type rewrite struct {
	sign  string // what a line, and so the source, has to hold
	write func(d *translator, text string) string
}

// rewrites are all that translate knows.
var rewrites = append([]rewrite{
	{"<%", embeddedRuby}, {"{{/*", templateComment}, {"{#", templateComment}, {"{% #", templateComment}, {"{%- #", templateComment}, {"{%#", templateComment}, // before comments of JSX
	{"={", (*translator).attributes}, {"<br", loneBreak}, {"<hr", loneBreak}, {"[details", discourse}, {"/details]", discourse},
	{"{", valueless}, {"{", colonsWithin}, {":kbd[", colonsOfText}, {":spoiler[", colonsOfText}, {":ruby[", colonsOfText},
	{":u[", colonsOfText}, {":mark[", colonsOfText}, {":badge[", colonsOfText}, {":abbr[", colonsOfText}, {":del[", colonsOfText},
	{"!!", masked}, {";;;", shokaTab}, {"+++", shokaFold}, {"{.", trailingClass}, {"</Link>", routerLink},
	{"{'", expression}, {`{"`, expression}, {"{/*", expression}, {"/>", (*translator).inlineComponents}, {` align="`, aligned},
	{"[/caption", wordpress}, {"[/embed", wordpress}, {"[gallery", wordpress}, {"[youtube", wordpress}, {"[audio", wordpress}, {"[video", wordpress},
	{"[tweet", wordpressAlone}, {"[vimeo", wordpressAlone}, {"[soundcloud", wordpressAlone}, {"[instagram", wordpressAlone}, {"[googlemaps", wordpressAlone},
	{"[contact-form", wordpressAlone}, {"[gravityform", wordpressAlone}, {"[wpforms", wordpressAlone}, {"[mc4wp_form", wordpressAlone}, {"[ninja_form", wordpressAlone}, {"[polldaddy", wordpressAlone}, {"[slideshare", wordpressAlone},
	{"[code", wordpressCode}, {"[sourcecode", wordpressCode}, {"code]", wordpressCode}, {"%[", hashnode}, {".. ", directive},
}, flavours...)

// outsideCode applies a change to the parts of a line outside code spans.
func outsideCode(line string, change func(string) string) string {
	if !strings.Contains(line, "`") {
		return change(line)
	}
	var out strings.Builder
	for line != "" {
		open := strings.IndexByte(line, '`')
		if open < 0 {
			open = len(line)
		}
		out.WriteString(change(line[:open]))
		if line = line[open:]; line != "" {
			end := SpanEnd(line, 0)
			out.WriteString(line[:end])
			line = line[end:]
		}
	}
	return out.String()
}

var (
	hashnodeEmbed = pattern.New(`^\s*%\[(https?://[^\s\]]+)\]\s*$`)
	reDirective   = pattern.New(`^\.\. ([\w-]+)(?:::[ \t]*(\S*).*)?$`)
)

var hashnodeWidget = pattern.New(`%%\[[\w-]+\]`)

// hashnode shows an address alone on its line.
func hashnode(_ *translator, line string) string {
	if strings.Contains(line, "%%[") { // a widget of the site
		return hashnodeWidget.ReplaceAllString(line, "")
	}
	if m := hashnodeEmbed.FindStringSubmatch(line); m != nil {
		return embedMark("", m[1]) + lineEnd(line)
	}
	return line
}

var (
	commentInTag = pattern.New(`\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{#-?\s.*?\s-?#\}|\{%-?\s*#\s[^%\n]*%\}`)
	callInTag    = pattern.New(`^\{\{/\*\s*\w+\(`) // that Zola shows
)

// templateComment leaves out comments of Hugo's and Jinja's templates.
func templateComment(_ *translator, text string) string {
	return commentInTag.ReplaceAllStringFunc(text, func(comment string) string {
		if callInTag.MatchString(comment) {
			return comment
		}
		return ""
	})
}

var alignedTarget = pattern.New(`\]\((\S+) align="\w+"\)`)

// aligned takes the place of a picture out of its target, where Hashnode writes it.
func aligned(_ *translator, text string) string { return alignedTarget.ReplaceAllString(text, "]($1)") }

// directive reads those of reStructuredText that Nikola knows in Markdown.
func directive(_ *translator, line string) string {
	m := reDirective.FindStringSubmatch(strings.TrimRight(line, " \n"))
	switch {
	case m == nil:
		return line
	case m[1] == "TEASER_END" || m[1] == "contents":
		return lineEnd(line)
	case m[1] == "image" || m[1] == "figure" || m[1] == "thumbnail":
		return image("", m[2]) + lineEnd(line)
	case embeds[m[1]] != "" && m[2] != "":
		return "{{< " + m[1] + " " + m[2] + " >}}" + lineEnd(line)
	}
	return line
}

// lineEnd is the line end that a line has, if any.
func lineEnd(line string) string {
	if strings.HasSuffix(line, "\n") {
		return "\n"
	}
	return ""
}
