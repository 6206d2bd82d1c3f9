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

// templateWords are the tags by which templates are programmed, or that only make
// room, load something or list what the site has.
var templateWords = letters.Words(`if else elsif elseif elif for unless case when with assign set capture increment decrement cycle tablerow break
	continue layout block extends load import from macro call filter autoescape comment liquid render csrf_token do trans spaceless
	more readmore toc tableofcontents toc-inline tocinline paginate pagination archives seo feed_meta cache paired_shortcode end
	pagebreak lipsum base_path section children attachments blogdown/postref katex mathjax math clear clearfix spacer divider separator doccardlist bibliography slide load-photoswipe`)

// iconWords are the tags that draw nothing but an icon.
var iconWords = letters.Words("icon icons fa-icon fa fab fas far fontawesome iconify feather octicon bi mdi emojify svg-icon svgicon")

// unknown is what is left of a tag that nobody here knows.
func (e *expander) unknown(t shortcode) string {
	if kind, _ := t.args.notice(); noticing.MatchString(t.name) && (t.closing || kind != "note") {
		return e.callout(t)
	}
	if pattern := patternOf(t.args); pattern != "" && !t.closing {
		return e.matching(t, pattern)
	}
	switch {
	case t.closing && e.nest.footer != "":
		return e.under(t)
	case t.closing && t.last && !t.first && t.hugo && cardNames.MatchString(t.name):
		return "  " // the next one begins a line
	case t.closing || templateWords[t.name] || iconWords[t.name] && !t.end.there:
		return ""
	case t.end.there && diagrams[t.name] != "":
		return e.diagram(t)
	case t.end.there && e.holdsNothing(t):
		if t.end = (end{}); newCard(t).words == "" {
			return ""
		}
	case t.end.there:
		return e.titled(t)
	}
	if shown := shownElsewhere(t.args); shown != "" { // pictures beside it are its own
		return shown
	}
	pictures, target := givenPictures(t.args), t.args.First(-1, "link", "href", "url")
	switch {
	case len(pictures) == 1 && (target == "" || target == pictures[0] || cardNames.MatchString(t.name)):
		t.args.Named["src"] = pictures[0]
		if more := t.args.First(-1, "subtitle", "text", "excerpt", "summary"); more != "" && t.alone && t.args.First(-1, "caption", "description", "desc") == "" {
			t.args.Named["description"] = more // of a card
		}
		return e.picture(t)
	case len(pictures) == 0 && !t.args.said() && documentFile.MatchString(t.args.First(0, "src", "url", "file", "href")):
		file := t.args.First(0, "src", "url", "file", "href")
		return Link(path.Base(file), file) + t.lineEnd()
	case len(pictures) > 0 && len(pictures) == len(t.args.all()), len(pictures) > 1 && (!t.args.said() || t.args.Named["caption"] != ""):
		captions := listed(t.args.Named["captions"])
		for i, source := range pictures {
			alt := ""
			if len(captions) == len(pictures) {
				alt = numbered.ReplaceAllString(captions[i], "")
			}
			pictures[i] = image(alt, source)
		}
		if caption := t.args.Named["caption"]; caption != "" {
			pictures = append(pictures, "<br><em>"+clean.JoinLines(caption)+"</em>")
		}
		return strings.Join(pictures, " ")
	}
	return leftover(t)
}

// documentFile matches the name of a file that a reader would have to load and open.
var documentFile = pattern.New(`(?i)^[^?*]+\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|epub|zip|tar|t?gz|7z|rar|dmg|exe|apk|ipynb)$`)

// numbered matches what Hinode counts captions by: {0:First,1:Second}.
var numbered = pattern.New(`^\d+:\s*`)

// holdsNothing reports whether nothing stands between the line of a tag and its end, and
// the tag has no title either.
func (e *expander) holdsNothing(t shortcode) bool {
	return t.alone && t.end.left <= e.ahead && t.args.Named["title"] == "" && strings.TrimLeft(e.src[len(e.src)-e.ahead:len(e.src)-t.end.left], " \t\r\n") == ""
}

// titled is the title of what a tag encloses, where the tag has a line of its own:
// the text itself stays where it is. It may be code, if the tag says so.
func (e *expander) titled(t shortcode) string {
	language := t.args.Named["code"]
	if language == "true" {
		language = t.args.First(-1, "lang", "language")
	}
	if t.alone && language != "" && language != "false" {
		title := t.args.First(-1, "header", "title")
		t.args = Arguments{words: []string{language}, Named: map[string]string{}}
		return withTitle(e.begin(t, true), title)
	}
	if t.alone && t.hugo && !t.markdown && (codeTags[t.name] || len(t.args.words) > 0 && codeLanguages[t.args.words[0]] || promptBelow.MatchString(e.src[len(e.src)-e.ahead:])) && !groupOfCode.MatchString(e.src[len(e.src)-e.ahead:]) {
		return e.enclosedCode(t)
	}
	if pictures := givenPictures(t.args); t.alone && len(pictures) == 1 && ofPicture.MatchString(t.name) { // its text is below it
		return image(t.args.First(-1, "alt", "title"), pictures[0])
	}
	title := t.args.First(-1, "title", "header", "heading", "label", "summary", "caption")
	if title != "" && title == t.args.Named["caption"] && t.alone {
		title = ""
		e.inner(t).below = `<div class="caption">` + withoutMarks(t.args.Named["caption"]) + "</div>"
	}
	switch {
	case fieldNames.MatchString(t.name):
		return t.own(fieldOf(t.args))
	case t.name == "timenode": // of Volantis
		title = t.args.text
	case title == "" && spoken.MatchString(t.name):
		title = t.args.First(-1, "name", "speaker", "author", "from")
	}
	if title == "" {
		title = saidInQuotes(t.args)
	}
	header := t.args.Named["header"]
	if header == title {
		header = ""
	}
	if badge := t.args.Named["badge"]; badge != "" && title != "" {
		title += " (" + badge + ")"
	}
	var lines []string
	if cardNames.MatchString(t.name) {
		if pictures := givenPictures(t.args); len(pictures) == 1 {
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
		e.inner(t).below = footer
	}
	if len(lines) == 0 || !t.first {
		return ""
	}
	return t.own(strings.Join(lines, "<br>"))
}

// own gives what stands above the text of a tag a line of its own.
func (t shortcode) own(line string) string {
	if t.alone {
		return line + "  "
	}
	return line + "<br>"
}

// fieldNames matches the names of tags that tell of what a program is given or gives.
var fieldNames = pattern.New(`(?:field|param(?:eter)?|property)$`)

// fieldOf is the name of such a field, and in parentheses what is said of it.
func fieldOf(a Arguments) string {
	name := a.First(-1, "name", "path", "query", "body", "header", "title")
	if name == "" {
		return ""
	}
	var said []string
	if kind := a.Named["type"]; kind != "" {
		said = append(said, kind)
	}
	if a.Named["required"] == "true" {
		said = append(said, "required")
	}
	if value := a.Named["default"]; value != "" {
		said = append(said, "default "+value)
	}
	if len(said) == 0 {
		return bold(name)
	}
	return bold(name) + " (" + plainText.Replace(strings.Join(said, ", ")) + ")"
}

// cardNames matches the names of what stands side by side on the page.
var cardNames = pattern.New(`card$|^(?:grid-?item|column|feature|step)$`)

// ofPicture matches the names of tags that show a picture.
var ofPicture = pattern.New(`im(?:g|age)|pic|photo|figure`)

// codeTags are tags that enclose code, by their names; codeLanguages are first
// arguments that say so of any.
var (
	codeTags      = letters.Words("output command cmd terminal console file shell snippet")
	codeLanguages = letters.Words(`bash sh shell zsh fish console text plain plaintext yaml yml json toml ini xml html css scss js jsx ts tsx javascript typescript
		go python py java kotlin scala c cpp csharp rust ruby php perl lua sql diff http proto dockerfile makefile powershell hcl terraform nix nginx`)
)

// promptBelow matches the prompt of a shell that the line below a tag begins with.
var promptBelow = pattern.New(`\A\s*\$ \S`)

// groupOfCode matches what a tag begins with around tags of code, as Zzo's codes do.
var groupOfCode = pattern.New(`\A\s*\{\{[<%]\s*code\b`)

// enclosedCode is code that such a tag encloses, with the file that it says.
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
	return withTitle(e.begin(t, true), title)
}

// spoken matches the names of tags whose text somebody says: <Conv name="...">.
var spoken = pattern.New(`conv|chat|dialog|speech|bubble`)

// withTitle adds a title to the line that opens a fence.
func withTitle(fence, title string) string {
	if fence == "" || title == "" {
		return fence
	}
	return fence + ` title="` + strings.NewReplacer(`"`, "”", "*", "").Replace(title) + `"`
}

// givenPictures are the files of pictures among arguments; one that stands for
// something else, such as a film, does not count.
func givenPictures(a Arguments) []string {
	var found []string
	take := func(values ...string) {
		for _, value := range severalFiles(values) {
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
			take(listed(value)...)
		default:
			take(value)
		}
	}
	take(a.words...)
	return found
}

// first is the first of some texts, "" of none.
func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

// diagrams are the languages that draw, with the names a reader knows.
var diagrams = map[string]string{
	"mermaid": "Mermaid", "plantuml": "PlantUML", "puml": "PlantUML", "uml": "UML", "dot": "Graphviz", "graphviz": "Graphviz", "viz": "Graphviz",
	"ditaa": "Ditaa", "svgbob": "Svgbob", "d2": "D2", "goat": "GoAT", "flow": "Flowchart", "flowchart": "Flowchart", "sequence": "Sequence",
	"wavedrom": "WaveDrom", "score": "ABC notation", "abc": "ABC notation", "chartjs": "Chart.js", "vega_lite": "Vega-Lite", "echart": "ECharts", "vega": "Vega", "vega-lite": "Vega-Lite", "markmap": "Markmap", "nomnoml": "Nomnoml", "pikchr": "Pikchr",
	"erd": "ER", "c4plantuml": "C4", "bpmn": "BPMN", "chart": "Chart.js", "echarts": "ECharts",
}

// DiagramName is the name that a reader knows a language by which draws, "" for any other.
func DiagramName(language string) string { return diagrams[strings.ToLower(language)] }

// severalFiles parts values that name pictures between commas.
func severalFiles(values []string) []string {
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

// saidInQuotes is the last of the arguments that are words in quotes, "" if there are others:
// what a tag that encloses something says above it. Single words are how it looks.
func saidInQuotes(a Arguments) string {
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
