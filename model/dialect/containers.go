package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// maxColons is the number of colons of the outermost container. Nested containers have
// fewer, since a line with as many or more would close the outer one.
const maxColons = 16

// container begins or ends a container (:::kind) for the content of a tag. Content may
// begin on the line of the tag, and end on the line of the end tag if a blank line follows.
// If an end tag shares its line with other text, there is no container.
func (e *expander) container(t shortcode, kind, title string) string {
	depth := len(e.openContainers)
	switch {
	case t.closing && e.inlineContainer == t.name:
		e.inlineContainer = ""
		return " :::"
	case !t.closing && t.firstOnLine && !t.alone && t.end.remaining >= e.remaining && t.end.lastOnLine && e.inlineContainer == "": // start and end tag on one line
		e.inlineContainer, e.trimAfterTag = t.name, true
		return containerLine(kind, title)
	case t.closing && depth > 0 && e.openContainers[depth-1] == t.name && (t.alone || t.lastOnLine && e.blankLineBelow()):
		e.openContainers = e.openContainers[:depth-1]
		end := strings.Repeat(":", maxColons-depth+1)
		if !t.alone {
			e.pendingClose, end = strings.Repeat(" ", e.nesting.indent)+end+"\n", ""
		}
		return end
	case t.closing:
		return ""
	case !t.firstOnLine || !t.end.canCloseBlock || t.end.remaining > e.remaining || depth > maxColons-minColons:
		return t.titleLine(title)
	}
	e.openContainers = append(e.openContainers, t.name)
	colons := strings.Repeat(":", maxColons-depth)
	if !t.alone {
		e.trimAfterTag = true
		return colons + strings.TrimPrefix(containerLine(kind, title), ":::")
	}
	if title != "" {
		title = "[" + title + "]"
	}
	return colons + kind + title
}

// titleLine returns the title of content that gets no container.
func (t shortcode) titleLine(title string) string {
	switch {
	case title == "" || !t.end.found:
		return title
	case t.alone:
		return bold(title) + "  "
	}
	return bold(title) + " "
}

// minColons is the minimum number of colons of a container.
const minColons = 3

// noticeWords maps tag names and arguments to kinds of notices.
var noticeWords = map[string]string{
	"note": "note", "info": "info", "information": "info", "primary": "note", "default": "note", "secondary": "note", "success": "success",
	"tip": "tip", "hint": "tip", "warning": "warning", "warn": "warning", "caution": "caution", "danger": "danger", "error": "danger", "critical": "danger",
	"important": "important", "quote": "quote", "question": "question", "example": "example", "bug": "bug", "abstract": "abstract", "todo": "todo",
}

// noticeTypes maps words to kinds of notices that count only as arguments of a notice.
var noticeTypes = map[string]string{
	"failure": "failure", "fail": "failure", "missing": "failure", "attention": "warning", "check": "success",
	"faq": "question", "summary": "abstract", "tldr": "abstract",
}

// callout writes a notice. Its kind is given by the tag name or the arguments, where style
// words and icon names are ignored.
func (e *expander) callout(t shortcode) string {
	kind, words := noticeWords[t.name], t.args.words
	if told, rest := t.args.noticeKind(); kind == "" || kind == "note" || t.name == "hint" || told != "note" && startsUnquoted(t.args) { // hints of Hugo Book, tips of Butterfly
		kind, words = told, rest
	}
	text := t.args.First(-1, "text", "content", "body")
	if annotation := t.args.Named["pop"]; annotation != "" && !t.end.found { // Stellar
		return strings.Join(t.args.words, " ") + " (" + annotation + ")"
	}
	lone := !t.isOutput && !t.closing && !t.end.found
	switch after, given := textAfterStyle(t.args.text); {
	case t.void && text != "":
	case lone && t.args.Named["color"] != "":
		t.args.Named["title"], text = stellarNote(t.args.text)
	case t.isOutput && text == "", lone && text == "" && len(words) > 0:
		text = strings.Join(words, " ")
	case lone && given:
		text = after
	case lone && !t.hugo:
		t.args.Named["title"], text = stellarNote(t.args.text)
	case !t.isOutput:
		title := t.args.First(-1, "title", "header", "heading")
		if title == "" {
			for len(words) > 0 && (words[len(words)-1] == "true" || words[len(words)-1] == "false") {
				words = words[:len(words)-1] // whether it is open
			}
			if len(words) > 1 && strings.Contains(words[0], " ") {
				words = words[:1] // the rest is the name of an icon
			}
			if title = firstTitle([]string{strings.Join(words, " ")}); title == "" && !t.hugo { // Volantis, Redefine
				title = firstTitle(splitParts(t.args.text)[1:])
			}
		}
		return e.container(t, kind, title)
	}
	return t.oneLineNotice(kind, t.args.Named["title"], text)
}

// textAfterStyle returns the text after the style of a notice, as in Volantis: "kind,
// text", "kind colour::text".
func textAfterStyle(given string) (text string, found bool) {
	style, text, found := strings.Cut(given, "::")
	if !found || !lowerCaseWords.MatchString(style) {
		_, text, found = strings.Cut(given, ",")
	}
	return strings.TrimSpace(text), found
}

// lowerCaseWords matches lower-case ASCII words.
var lowerCaseWords = pattern.New(`^[a-z ]*$`)

var (
	stellarStyle = pattern.New(`(?:^|\s)(?:color|child):\S*`)
	stellarTitle = pattern.New(`^(?:"([^"]*)"|'([^']*)'|(\S+))\s+(\S.*)$`)
)

// stellarNote splits the arguments of a note of Stellar: a colour, a title of one word or
// in quotes, and a text. A single string is the text.
func stellarNote(given string) (title, text string) {
	given = strings.TrimSpace(stellarStyle.ReplaceAllString(given, ""))
	m := stellarTitle.FindStringSubmatch(given)
	if m == nil {
		return "", strings.Trim(given, `"'`)
	}
	return m[1] + m[2] + m[3], strings.Trim(m[4], `"`)
}

// startsUnquoted reports whether the first positional argument is in lower case and not
// quoted.
func startsUnquoted(a Arguments) bool {
	return len(a.words) > 0 && strings.HasPrefix(a.text, a.words[0]) && strings.ToLower(a.words[0]) == a.words[0]
}

// noticeTags matches names of tags that are notices if their arguments give a kind:
// alertbox and colorpanel of Kratos, alertblockquote of Reimu, ablock of Stellar.
var noticeTags = pattern.New(`alert|callout|notice|admonition|message|(?:box|panel|block|blockquote)$`)

// noticeKind returns the kind of notice that the arguments give, "note" by default, and the
// words after it.
func (a Arguments) noticeKind() (kind string, rest []string) {
	for name, value := range a.Named { // alert(warning=true) of Zola
		if known := noticeWords[name]; known != "" && value == "true" {
			return known, a.words
		}
	}
	if known := noticeWords[strings.ToLower(a.Named["style"])]; known != "" { // GitBook, Relearn
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
	if len(a.words) > 0 && styleWords[a.words[0]] {
		return "note", a.words[1:]
	}
	return "note", nil // a single word is the name of an icon
}

// oneLineNotice returns a notice on one line.
func (t shortcode) oneLineNotice(kind, title, text string) string {
	if text == "" {
		return ""
	}
	if !t.alone {
		return "**" + strings.ToUpper(kind[:1]) + kind[1:] + ":** " + text
	}
	return containerLine(kind, title) + text + " :::"
}

// containerLine returns the beginning of a container whose content follows on the same
// line.
func containerLine(kind, title string) string {
	return ":::" + kind + "[" + withoutBrackets.Replace(title) + "]{} "
}

var withoutBrackets = strings.NewReplacer("[", "", "]", "")

// detailsInside matches content that begins with nested details elements, which have their
// own titles.
var detailsInside = pattern.New(`\A\s*\{(?:%|\{[<%])\s*(?:(?i:accordion-?item)|details)\b`)

// details writes content that is collapsed on the page.
func (e *expander) details(t shortcode) string {
	if t.isOutput {
		return t.args.First(0, "text", "content")
	}
	title := t.args.First(-1, "title", "summary", "label", "header", "name", "text")
	if title == "" && !t.isCall && (len(t.args.words) > 0 || !t.hugo) {
		title = t.args.text
		if strings.HasPrefix(title, `"`) {
			title = t.args.First(0)
		} else if !t.hugo && t.name != "details" {
			title = firstTitle(splitParts(title))
		}
		title = strings.Trim(title, `"' `)
		if style, after, marked := strings.Cut(title, "@"); marked && !t.hugo && !strings.Contains(strings.TrimSpace(style), " ") { // Fluid
			title = strings.TrimSpace(after)
		}
	}
	if title == "" && !t.closing && detailsInside.MatchString(e.following()) {
		return ""
	}
	return e.container(t, "details", title)
}

// splitParts splits the arguments of Hexo themes: "colour, title", "colour::title".
func splitParts(text string) []string {
	parts := strings.Split(strings.ReplaceAll(text, "::", ","), ",")
	for i := range parts {
		parts[i] = strings.Trim(parts[i], ` "'`)
	}
	return parts
}

// firstTitle returns the first part that is more than style words, without those.
func firstTitle(parts []string) string {
	for _, part := range parts {
		words := strings.Fields(part)
		for len(words) > 0 && isStyleWord(words[0]) {
			words = words[1:]
		}
		if len(words) > 0 {
			return strings.Trim(strings.Join(words, " "), `"'`)
		}
	}
	return ""
}

// isStyleWord reports whether a word is for styling: a colour, a style or an icon.
func isStyleWord(word string) bool {
	word = strings.ToLower(strings.Trim(word, `"'`))
	for _, icon := range []string{"#", "fa-", "faa-", "fas", "far", "fab", "icon-", "open:", "child:", "color:"} {
		if strings.HasPrefix(word, icon) {
			return true
		}
	}
	return styleWords[word] || stylePair.MatchString(word)
}

// stylePair matches the style options of Stellar: el:h1, width:max.
var stylePair = pattern.New(`^[a-z_]+(?::[^\s/:]+)+$`)

var styleWords = letters.Words(`red blue green yellow orange purple cyan pink black white gray grey open close closed true false
	flat modern simple no-icon disabled default primary animated auto`)

// NoticeKind returns the kind of notice for a word, "" if it is not one.
func NoticeKind(word string) string { return noticeWords[word] }

// className matches a class in attributes.
var className = pattern.New(`\.([\w-]+)`)

// NoticeKindFromClasses returns the kind of notice that classes in attributes give:
// .notice, .notice--warning, .prompt-tip, .alert-danger, .note-title. It returns "" if
// there is none.
func NoticeKindFromClasses(attributes string) string {
	general := "" // from a class that all notices have
	for _, m := range className.FindAllStringSubmatch(attributes, -1) {
		family, kind, ok := strings.Cut(strings.ReplaceAll(m[1], "--", "-"), "-")
		switch {
		case family == "new" && (!ok || kind == "title"): // Just the Docs
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
		if notice := noticeWords[strings.ToLower(kind)]; notice == "note" {
			general = notice
		} else if notice != "" {
			return notice
		}
	}
	return general
}
