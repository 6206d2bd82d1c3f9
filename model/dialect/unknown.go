package dialect

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// controlTags are tags for control flow, spacing, loading and listing posts, which show no
// text of their own.
var controlTags = letters.Words(`if else elsif elseif elif for each unless case when with assign set capture increment decrement cycle tablerow break
	continue layout block extends load import from macro call filter autoescape comment liquid render csrf_token do trans spaceless
	more readmore toc tableofcontents toc-inline tocinline paginate pagination archives seo feed_meta cache paired_shortcode end
	pagebreak lipsum base_path section children attachments blogdown/postref katex mathjax math clear clearfix spacer divider separator doccardlist bibliography slide load-photoswipe`)

// iconTags are tags that only show an icon.
var iconTags = letters.Words("icon icons fa-icon fa fab fas far fontawesome iconify feather octicon bi mdi emojify svg-icon svgicon")

// unknownTag translates a tag by its arguments and what its name suggests.
func (e *expander) unknownTag(t shortcode) string {
	if kind, _ := t.args.noticeKind(); noticeTags.MatchString(t.name) && (t.closing || kind != "note") {
		return e.callout(t)
	}
	if pattern := filePattern(t.args); pattern != "" && !t.closing {
		return e.matchingPictures(t, pattern)
	}
	switch {
	case t.closing && e.nesting.footer != "":
		return e.footerBelow(t)
	case t.closing && t.lastOnLine && !t.firstOnLine && t.hugo && cardTags.MatchString(t.name):
		return "  " // so that the next card begins on a new line
	case t.closing || controlTags[t.name] || iconTags[t.name] && !t.end.found:
		return ""
	case t.end.found && diagrams[t.name] != "":
		return e.diagram(t)
	case t.end.found && e.enclosesNothing(t):
		if t.end = (endTag{}); newCard(t).title == "" {
			return ""
		}
	case t.end.found:
		return e.titleAbove(t)
	}
	if shown := embedArgument(t.args); shown != "" { // its pictures belong to it
		return shown
	}
	pictures, target := pictureArguments(t.args), t.args.First(-1, "link", "href", "url")
	switch {
	case len(pictures) == 1 && (target == "" || target == pictures[0] || cardTags.MatchString(t.name)):
		t.args.Named["src"] = pictures[0]
		if more := t.args.First(-1, "subtitle", "text", "excerpt", "summary"); more != "" && t.alone && t.args.First(-1, "caption", "description", "desc") == "" {
			t.args.Named["description"] = more // of a card
		}
		return e.picture(t)
	case len(pictures) == 0 && !t.args.hasText() && documentFile.MatchString(t.args.First(0, "src", "url", "file", "href")):
		file := t.args.First(0, "src", "url", "file", "href")
		return Link(path.Base(file), file) + t.hardBreak()
	case len(pictures) > 0 && len(pictures) == len(t.args.values()), len(pictures) > 1 && (!t.args.hasText() || t.args.Named["caption"] != ""):
		captions := splitList(t.args.Named["captions"])
		for i, source := range pictures {
			alt := ""
			if len(captions) == len(pictures) {
				alt = captionNumber.ReplaceAllString(captions[i], "")
			}
			pictures[i] = image(alt, source)
		}
		if caption := t.args.Named["caption"]; caption != "" {
			pictures = append(pictures, "<br>"+pictureCaptionMark(clean.JoinLines(caption)))
		}
		return strings.Join(pictures, " ")
	}
	return fallback(t)
}

// documentFile matches the name of a file that readers must download.
var documentFile = pattern.New(`(?i)^[^?*]+\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|epub|zip|tar|t?gz|7z|rar|dmg|exe|apk|ipynb)$`)

// captionNumber matches the numbers of captions in Hinode: {0:First,1:Second}.
var captionNumber = pattern.New(`^\d+:\s*`)

// enclosesNothing reports whether a tag on its own line has neither content nor a title.
func (e *expander) enclosesNothing(t shortcode) bool {
	return t.alone && t.end.remaining <= e.remaining && t.args.Named["title"] == "" && strings.TrimLeft(e.textUntil(t.end), " \t\r\n") == ""
}

// titleAbove returns the title above the content of an unknown tag, or a fence if the
// content is code. The content stays.
func (e *expander) titleAbove(t shortcode) string {
	language := t.args.Named["code"]
	if language == "true" {
		language = t.args.First(-1, "lang", "language")
	}
	if t.alone && language != "" && language != "false" {
		title := t.args.First(-1, "header", "title")
		t.args = Arguments{words: []string{language}, Named: map[string]string{}}
		return withTitle(e.copyUntilEnd(t, true), title)
	}
	if t.alone && e.containsCode(t) {
		return e.enclosedCode(t)
	}
	if pictures := pictureArguments(t.args); t.alone && len(pictures) == 1 && pictureTags.MatchString(t.name) { // the content is its text
		return image(t.args.First(-1, "alt", "title"), pictures[0])
	}
	title := e.contentTitle(t)
	if fieldTags.MatchString(t.name) {
		return t.ownLine(parameterLine(t.args))
	}
	header := t.args.Named["header"]
	if header == title {
		header = ""
	}
	if badge := t.args.Named["badge"]; badge != "" && title != "" {
		title += " (" + badge + ")"
	}
	var lines []string
	if cardTags.MatchString(t.name) {
		if pictures := pictureArguments(t.args); len(pictures) == 1 {
			lines = append(lines, image("", pictures[0]))
		}
		if target := t.args.First(-1, "href", "to", "link", "url"); target != "" && title != "" {
			title = Link(title, target)
		}
	}
	for _, line := range []string{header, title} {
		if line != "" {
			lines = append(lines, bold(line))
		}
	}
	if below := t.args.First(-1, "subheader", "subtitle", "description"); below != "" && t.alone {
		lines = append(lines, below)
	}
	if footer := t.args.Named["footer"]; footer != "" && t.alone {
		e.justOpened(t).footer = footer
	}
	if len(lines) == 0 || !t.firstOnLine {
		return ""
	}
	return t.ownLine(strings.Join(lines, "<br>"))
}

// contentTitle returns the title that the arguments of a tag give to its content. A caption
// is shown below the content instead.
func (e *expander) contentTitle(t shortcode) string {
	title := t.args.First(-1, "title", "header", "heading", "label", "summary", "caption")
	if title != "" && title == t.args.Named["caption"] && t.alone {
		title = ""
		e.justOpened(t).footer = `<div class="caption">` + stripMarkdown(t.args.Named["caption"]) + "</div>"
	}
	switch {
	case t.name == "timenode": // Volantis
		title = t.args.text
	case title == "" && dialogTags.MatchString(t.name):
		title = t.args.First(-1, "name", "speaker", "author", "from")
	}
	if title == "" {
		title = quotedTitle(t.args)
	}
	return title
}

// ownLine ends what is above the content of a tag with a line break.
func (t shortcode) ownLine(line string) string {
	if t.alone {
		return line + "  "
	}
	return line + "<br>"
}

// fieldTags matches names of tags that document parameters or fields.
var fieldTags = pattern.New(`(?:field|param(?:eter)?|property)$`)

// parameterLine returns the name of a parameter with its type and default.
func parameterLine(a Arguments) string {
	name := a.First(-1, "name", "path", "query", "body", "header", "title")
	if name == "" {
		return ""
	}
	var details []string
	if kind := a.Named["type"]; kind != "" {
		details = append(details, kind)
	}
	if a.Named["required"] == "true" {
		details = append(details, "required")
	}
	if value := a.Named["default"]; value != "" {
		details = append(details, "default "+value)
	}
	if len(details) == 0 {
		return bold(name)
	}
	return bold(name) + " (" + escapeMarks.Replace(strings.Join(details, ", ")) + ")"
}

// cardTags matches names of tags for blocks that are side by side on the page.
var cardTags = pattern.New(`card$|^(?:grid-?item|column|feature|step)$`)

// pictureTags matches names of tags that show a picture.
var pictureTags = pattern.New(`im(?:g|age)|pic|photo|figure`)

// codeTags are tags for code. codeLanguages are first arguments by which any tag contains
// code.
var (
	codeTags      = letters.Words("output command cmd terminal console file shell snippet")
	codeLanguages = letters.Words(`bash sh shell zsh fish console text plain plaintext yaml yml json toml ini xml html css scss js jsx ts tsx javascript typescript
		go python py java kotlin scala c cpp csharp rust ruby php perl lua sql diff http proto dockerfile makefile powershell hcl terraform nix nginx`)
)

// shellPrompt matches content that begins with a shell prompt.
var shellPrompt = pattern.New(`\A\s*\$ \S`)

// codeInside matches content that begins with a code tag, as in the codes tag of Zzo.
var codeInside = pattern.New(`\A\s*\{\{[<%]\s*code\b`)

// containsCode reports whether the content of a tag of Hugo is code: by the name of the tag,
// by a language as its first argument, or by a shell prompt.
func (e *expander) containsCode(t shortcode) bool {
	if !t.hugo || t.markdown || codeInside.MatchString(e.following()) {
		return false
	}
	return codeTags[t.name] || len(t.args.words) > 0 && codeLanguages[t.args.words[0]] || shellPrompt.MatchString(e.following())
}

// enclosedCode begins the code of such a tag, with its file name as title.
func (e *expander) enclosedCode(t shortcode) string {
	language, title := "", t.args.First(-1, "title", "name", "file", "filename", "caption")
	for _, word := range t.args.words {
		if codeLanguages[strings.ToLower(word)] {
			language = word
		} else if title == "" {
			title = word
		}
	}
	if named := t.args.First(-1, "lang", "language"); named != "" {
		language = named
	}
	t.args = Arguments{words: []string{language}, Named: map[string]string{}}
	return withTitle(e.copyUntilEnd(t, true), title)
}

// dialogTags matches names of tags for speech: <Conv name="...">.
var dialogTags = pattern.New(`conv|chat|dialog|speech|bubble`)

// withTitle adds a title to an opening fence.
func withTitle(fence, title string) string {
	if fence == "" || title == "" {
		return fence
	}
	return fence + ` title="` + strings.NewReplacer(`"`, "”", "*", "").Replace(title) + `"`
}

// pictureArguments returns the picture files among the arguments, without posters, icons
// and the like.
func pictureArguments(a Arguments) []string {
	var found []string
	take := func(values ...string) {
		for _, value := range splitFiles(values) {
			address, _, _ := strings.Cut(value, "?")
			if model.IsPicture(address) && !strings.Contains(address, "*") {
				found = append(found, value)
			}
		}
	}
	for _, name := range a.order {
		switch value := a.Named[name]; name {
		case "poster", "avatar", "logo", "icon", "cover", "thumbnail", "dark_src", "dark-src", "dark", "toggled_src", "hovered_src", "src_s", "src_l", "theme":
		case "images", "srcs", "files":
			take(splitList(value)...)
		default:
			take(value)
		}
	}
	take(a.words...)
	return found
}

// firstOf returns the first text, "" if there is none.
func firstOf(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

// diagrams maps diagram languages to their names.
var diagrams = map[string]string{
	"mermaid": "Mermaid", "plantuml": "PlantUML", "puml": "PlantUML", "uml": "UML", "dot": "Graphviz", "graphviz": "Graphviz", "viz": "Graphviz",
	"ditaa": "Ditaa", "svgbob": "Svgbob", "d2": "D2", "goat": "GoAT", "flow": "Flowchart", "flowchart": "Flowchart", "sequence": "Sequence",
	"wavedrom": "WaveDrom", "score": "ABC notation", "abc": "ABC notation", "chartjs": "Chart.js", "vega_lite": "Vega-Lite", "echart": "ECharts", "vega": "Vega", "vega-lite": "Vega-Lite", "markmap": "Markmap", "nomnoml": "Nomnoml", "pikchr": "Pikchr",
	"erd": "ER", "c4plantuml": "C4", "bpmn": "BPMN", "chart": "Chart.js", "echarts": "ECharts",
}

// DiagramName returns the name of a diagram language, "" for other languages.
func DiagramName(language string) string { return diagrams[strings.ToLower(language)] }

// splitFiles splits comma-separated lists of pictures.
func splitFiles(values []string) []string {
	var files []string
	for _, value := range values {
		parts := strings.Split(value, ",")
		if !slices.ContainsFunc(parts, func(part string) bool { return !model.IsPicture(part) }) {
			files = append(files, parts...)
		} else {
			files = append(files, value)
		}
	}
	return files
}

// quotedTitle returns the last positional argument if all are quoted and none is named, as
// the title of a tag with content. A single ASCII word is more likely a style.
func quotedTitle(a Arguments) string {
	if len(a.words) == 0 || len(a.order) > 0 || strings.Count(a.text, `"`)+strings.Count(a.text, "'") < 2*len(a.words) {
		return ""
	}
	words := a.words[len(a.words)-1]
	first, _ := utf8.DecodeRuneInString(words)
	if strings.Contains(words, " ") || first >= 0x80 && unicode.IsLetter(first) {
		return words
	}
	return ""
}
