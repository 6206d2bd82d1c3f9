package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// mostColons is how many colons the outermost callout of a template begins
// with. One within another has fewer, since as many or more would end that.
const mostColons = 16

// box begins or ends a callout around what a tag encloses. Its text may begin on the line of
// the tag, and end on that of the end tag where the next line is free. Where an end tag shares
// a line with other text, only the text is left.
func (e *expander) box(t shortcode, kind, title string) string {
	depth := len(e.boxes)
	switch {
	case t.closing && e.inline == t.name:
		e.inline = ""
		return " :::"
	case !t.closing && t.first && !t.alone && t.end.left >= e.ahead && t.end.last && e.inline == "": // all on one line
		e.inline, e.glued = t.name, true
		return boxLine(kind, title)
	case t.closing && depth > 0 && e.boxes[depth-1] == t.name && (t.alone || t.last && e.freeBelow()):
		e.boxes = e.boxes[:depth-1]
		end := strings.Repeat(":", mostColons-depth+1)
		if !t.alone {
			e.closing, end = strings.Repeat(" ", e.nest.indent)+end+"\n", ""
		}
		return end
	case t.closing:
		return ""
	case !t.first || !t.end.closes || t.end.left > e.ahead || depth > mostColons-minColons:
		return t.titleLine(title)
	}
	e.boxes = append(e.boxes, t.name)
	colons := strings.Repeat(":", mostColons-depth)
	if !t.alone {
		e.glued = true
		return colons + strings.TrimPrefix(boxLine(kind, title), ":::")
	}
	if title != "" {
		title = "[" + title + "]"
	}
	return colons + kind + title
}

// titleLine is a title above or before what a tag encloses, if anything, where that gets no box.
func (t shortcode) titleLine(title string) string {
	switch {
	case title == "" || !t.end.there:
		return title
	case t.alone:
		return bold(title) + "  "
	}
	return bold(title) + " "
}

// minColons is how many colons begin a callout at least.
const minColons = 3

// noticeWords are the words of tags that say what kind of notice they begin.
var noticeWords = map[string]string{
	"note": "note", "info": "info", "information": "info", "primary": "note", "default": "note", "secondary": "note", "success": "success",
	"tip": "tip", "hint": "tip", "warning": "warning", "warn": "warning", "caution": "caution", "danger": "danger", "error": "danger", "critical": "danger",
	"important": "important", "quote": "quote", "question": "question", "example": "example", "bug": "bug", "abstract": "abstract", "todo": "todo",
}

// noticeTypes are words that say so only where a notice is given them.
var noticeTypes = map[string]string{
	"failure": "failure", "fail": "failure", "missing": "failure", "attention": "warning", "check": "success",
	"faq": "question", "summary": "abstract", "tldr": "abstract",
}

// callout is a notice, of the kind that the tag's name or its arguments tell.
// Words that say how it looks, and names of icons, tell nothing.
func (e *expander) callout(t shortcode) string {
	kind, words := noticeWords[t.name], t.args.words
	if told, rest := t.args.notice(); kind == "" || kind == "note" || t.name == "hint" || told != "note" && startsPlainly(t.args) { // Hugo Book's hints, Butterfly's tips
		kind, words = told, rest
	}
	text := t.args.First(-1, "text", "content", "body")
	if annotation := t.args.Named["pop"]; annotation != "" && !t.end.there { // of Stellar
		return strings.Join(t.args.words, " ") + " (" + annotation + ")"
	}
	lone := !t.output && !t.closing && !t.end.there
	switch after, given := behindLooks(t.args.text); {
	case t.void && text != "":
	case lone && t.args.Named["color"] != "":
		t.args.Named["title"], text = stellarNote(t.args.text)
	case t.output && text == "", lone && text == "" && len(words) > 0:
		text = strings.Join(words, " ")
	case lone && given:
		text = after
	case lone && !t.hugo:
		t.args.Named["title"], text = stellarNote(t.args.text)
	case !t.output:
		title := t.args.First(-1, "title", "header", "heading")
		if title == "" {
			for len(words) > 0 && (words[len(words)-1] == "true" || words[len(words)-1] == "false") {
				words = words[:len(words)-1] // whether it is open
			}
			if len(words) > 1 && strings.Contains(words[0], " ") {
				words = words[:1] // before the name of an icon
			}
			if title = plainTitle([]string{strings.Join(words, " ")}); title == "" && !t.hugo { // of Volantis, of Redefine
				title = plainTitle(parted(t.args.text)[1:])
			}
		}
		return e.box(t, kind, title)
	}
	return t.saidAs(kind, t.args.Named["title"], text)
}

// behindLooks is the text behind the kind of a notice, as Volantis and its like have both:
// "kind, text", "kind colour::text".
func behindLooks(given string) (text string, parted bool) {
	looks, text, parted := strings.Cut(given, "::")
	if !parted || !looksAlone.MatchString(looks) {
		_, text, parted = strings.Cut(given, ",")
	}
	return strings.TrimSpace(text), parted
}

// looksAlone matches words in lower case of ASCII.
var looksAlone = pattern.New(`^[a-z ]*$`)

var (
	stellarLooks = pattern.New(`(?:^|\s)(?:color|child):\S*`)
	stellarTitle = pattern.New(`^(?:"([^"]*)"|'([^']*)'|(\S+))\s+(\S.*)$`)
)

// stellarNote divides what Stellar's note is given: a color, a title of one word or between
// quotation marks, unless there is only one, and a text.
func stellarNote(given string) (title, text string) {
	given = strings.TrimSpace(stellarLooks.ReplaceAllString(given, ""))
	m := stellarTitle.FindStringSubmatch(given)
	if m == nil {
		return "", strings.Trim(given, `"'`)
	}
	return m[1] + m[2] + m[3], strings.Trim(m[4], `"`)
}

// startsPlainly reports whether the first argument is a word without quotes and a name.
func startsPlainly(a Arguments) bool {
	return len(a.words) > 0 && strings.HasPrefix(a.text, a.words[0]) && strings.ToLower(a.words[0]) == a.words[0]
}

// noticing matches the names of tags that are notices where they are given a kind:
// Kratos' alertbox and colorpanel, Reimu's alertblockquote, Stellar's ablock.
var noticing = pattern.New(`alert|callout|notice|admonition|message|(?:box|panel|block|blockquote)$`)

// notice is the kind of notice that arguments name, "note" if they name none, and
// the words behind that.
func (a Arguments) notice() (kind string, rest []string) {
	for name, value := range a.Named { // Zola's alert(warning=true)
		if known := noticeWords[name]; known != "" && value == "true" {
			return known, a.words
		}
	}
	if known := noticeWords[strings.ToLower(a.Named["style"])]; known != "" { // of GitBook, Relearn
		return known, a.words
	}
	words := append([]string{a.First(-1, "type", "class", "color", "kind", "level")}, a.words...)
	for i, word := range words {
		word = strings.ToLower(strings.TrimSuffix(word, ","))
		word = word[strings.LastIndexByte(word, '-')+1:] // alert-warning
		if known := noticeWords[word]; known != "" {
			return known, words[i+1:]
		} else if known := noticeTypes[word]; known != "" && i < 2 {
			return known, words[i+1:]
		}
	}
	if len(a.words) > 0 && colourWord[a.words[0]] {
		return "note", a.words[1:]
	}
	return "note", nil // a word alone is the name of an icon
}

// saidAs is a notice on one line.
func (t shortcode) saidAs(kind, title, text string) string {
	if text == "" {
		return ""
	}
	if !t.alone {
		return "**" + strings.ToUpper(kind[:1]) + kind[1:] + ":** " + text
	}
	return boxLine(kind, title) + text + " :::"
}

// boxLine begins a callout whose text begins on its line.
func boxLine(kind, title string) string {
	return ":::" + kind + "[" + bracketless.Replace(title) + "]{} "
}

var bracketless = strings.NewReplacer("[", "", "]", "")

// groupOfFolds matches what a tag begins with around folds that have titles.
var groupOfFolds = pattern.New(`\A\s*\{(?:%|\{[<%])\s*(?:(?i:accordion-?item)|details)\b`)

// fold is what a reader of the page would have to open.
func (e *expander) fold(t shortcode) string {
	if t.output {
		return t.args.First(0, "text", "content")
	}
	title := t.args.First(-1, "title", "summary", "label", "header", "name", "text")
	if title == "" && !t.called && (len(t.args.words) > 0 || !t.hugo) {
		title = t.args.text
		if strings.HasPrefix(title, `"`) {
			title = t.args.First(0)
		} else if !t.hugo && t.name != "details" {
			title = plainTitle(parted(title))
		}
		title = strings.Trim(title, `"' `)
		if looks, after, marked := strings.Cut(title, "@"); marked && !t.hugo && !strings.Contains(strings.TrimSpace(looks), " ") { // of Fluid
			title = strings.TrimSpace(after)
		}
	}
	if title == "" && !t.closing && groupOfFolds.MatchString(e.src[len(e.src)-e.ahead:]) {
		return ""
	}
	return e.box(t, "details", title)
}

// parted divides what Hexo's themes are given: "colour, title", "colour::title".
func parted(text string) []string {
	parts := strings.Split(strings.ReplaceAll(text, "::", ","), ",")
	for i := range parts {
		parts[i] = strings.Trim(parts[i], ` "'`)
	}
	return parts
}

// plainTitle is the first part that holds more than words for looks, without these.
func plainTitle(parts []string) string {
	for _, part := range parts {
		words := strings.Fields(part)
		for len(words) > 0 && looksWord(words[0]) {
			words = words[1:]
		}
		if len(words) > 0 {
			return strings.Trim(strings.Join(words, " "), `"'`)
		}
	}
	return ""
}

// looksWord reports a word that says how a box looks: a colour, a style, an icon.
func looksWord(word string) bool {
	word = strings.ToLower(strings.Trim(word, `"'`))
	for _, icon := range []string{"#", "fa-", "faa-", "fas", "far", "fab", "icon-", "open:", "child:", "color:"} {
		if strings.HasPrefix(word, icon) {
			return true
		}
	}
	return colourWord[word] || looksPair.MatchString(word)
}

// looksPair matches how Stellar says how something looks: el:h1, width:max.
var looksPair = pattern.New(`^[a-z_]+(?::[^\s/:]+)+$`)

var colourWord = letters.Words(`red blue green yellow orange purple cyan pink black white gray grey open close closed true false
	flat modern simple no-icon disabled default primary animated auto`)

// NoticeKind is the kind of notice that a word of a tag begins, "" for none.
func NoticeKind(word string) string { return noticeWords[word] }

// classOf matches a class among attributes.
var classOf = pattern.New(`\.([\w-]+)`)

// NoticeKindFromClasses is the kind of notice that attributes name, "" for none: .notice,
// .notice--warning, .prompt-tip, .alert-danger, .note-title.
func NoticeKindFromClasses(attributes string) string {
	general := "" // said by a word that all notices have
	for _, m := range classOf.FindAllStringSubmatch(attributes, -1) {
		family, kind, ok := strings.Cut(strings.ReplaceAll(m[1], "--", "-"), "-")
		switch {
		case family == "new" && (!ok || kind == "title"): // of Just the Docs
			return family
		case kind == "title":
			kind = family
		case !ok && family == "notice":
			general = "note"
			continue
		case !ok:
			kind = family
		case family != "notice" && family != "prompt" && family != "alert" && family != "callout" && family != "block" && family != "box":
			continue
		}
		if known := noticeWords[strings.ToLower(kind)]; known == "note" {
			general = known
		} else if known != "" {
			return known
		}
	}
	return general
}
