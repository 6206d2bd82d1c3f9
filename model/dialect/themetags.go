package dialect

import (
	"path"
	"strings"
	"sync"

	"blogtui/model/pattern"
)

// themeTags maps tags of themes and plugins to functions that translate them. They keep
// text for readers: the title of collapsed text, the label of a button, coloured words.
var themeTags = sync.OnceValue(func() map[string]func(*expander, shortcode) string {
	tags := map[string]func(*expander, shortcode) string{}
	for names, write := range map[string]func(*expander, shortcode) string{
		"centerquote cq":     (*expander).blockquote,
		"epigraph":           (*expander).epigraph,
		"multilingual_quote": (*expander).translatedQuote,
		"hidetoggle folding fold spoiler collapse collapsible details expand accordion accordionitem accordion-item hideblock": (*expander).details,
		"comment css js javascript script macro": (*expander).skip,
		"if unless":                              (*expander).ifTag,
		"else":                                   (*expander).elseTag,
		"style":                                  (*expander).styleTag,
		"mermaid plantuml chart echarts graphviz diagram": (*expander).diagram,
		"math.block":                        (*expander).mathBlock,
		"flink links linkgrid lg media":     (*expander).linkList,
		"btn button link cell":              (*expander).button,
		"person":                            (*expander).person,
		"tabbed-codeblock tabbed_codeblock": (*expander).tabbedCode,
		"code-toggle runkit":                (*expander).plainCode,
		"tab codetab":                       (*expander).tab,
		"fullimage full-image fi inlineimage picturecaption": (*expander).commaPicture,
		"marginfigure":                           (*expander).marginFigure,
		"align":                                  (*expander).alignedText,
		"label p span wavy del psw":              (*expander).styledText,
		"hideinline checkbox radio cb":           (*expander).textBeforeStyle,
		"tabs timeline":                          (*expander).tabs,
		"github user tag":                        (*expander).mention,
		"table":                                  (*expander).tableRows,
		"kbd":                                    (*expander).keyCap,
		"abbr":                                   (*expander).abbreviation,
		"detailssummary":                         (*expander).detailsSummary,
		"tabpane":                                (*expander).panes,
		"katex mathjax tex latex math":           (*expander).formula,
		"sidenote marginnote sidenote-ref sn mn": (*expander).sidenote,
		"filetree/folder filetree/file":          (*expander).fileEntry,
		"sup sub":                                (*expander).supOrSub,
		"poetry poem verse reel paper":           (*expander).poem,
		"rendercontent":                          (*expander).renderContent,
		"box pageinfo panel":                     (*expander).panel,
		"newthought":                             (*expander).argumentText,
		"galleria":                               (*expander).galleria,
		"gallerygroup":                           (*expander).album,
		"music music-list meting":                (*expander).music,
		"br newline linebreak line-break":        (*expander).lineBreak,
		"nbsp":                                   (*expander).nonBreakingSpace,
		"cite":                                   (*expander).citation,
		"ghcard":                                 (*expander).githubCard,
		"cloud":                                  (*expander).download,
		"progress progressbar":                   (*expander).progress,
		"lamp dotted hr":                         (*expander).divider,
		"copy":                                   (*expander).copyable,
		"mark quot u emp blur":                   (*expander).textWithoutStyle,
	} {
		for name := range strings.FieldsSeq(names) {
			tags[name] = write
		}
	}
	return tags
})

// skip removes the content of a tag.
func (e *expander) skip(t shortcode) string {
	if !t.closing && t.end.found {
		e.copy.until, e.copy.drop = t.name, true
	}
	return ""
}

// ifTag removes content that is never shown. Other conditions are unknown, so all branches
// are shown.
func (e *expander) ifTag(t shortcode) string {
	if t.args.text == "false" && t.name == "if" || t.args.text == "true" && t.name == "unless" {
		return e.skip(t)
	}
	return ""
}

// elseTag separates two branches within a line.
func (e *expander) elseTag(t shortcode) string {
	if t.firstOnLine || t.lastOnLine {
		return ""
	}
	return " / "
}

// abbreviation returns an abbreviation with its meaning.
func (e *expander) abbreviation(t shortcode) string {
	short, long := t.args.First(0, "text", "abbr", "short"), t.args.First(1, "title", "full", "long")
	if short == "" || t.end.found || t.closing {
		return e.unknownTag(t)
	}
	if long != "" {
		short += " (" + long + ")"
	}
	return short
}

// detailsSummary translates the title of collapsed text.
func (e *expander) detailsSummary(t shortcode) string {
	if t.closing {
		return "</strong><br>"
	}
	return "<strong>"
}

// styleTag removes a style sheet, but keeps text that is styled by arguments.
func (e *expander) styleTag(t shortcode) string {
	if t.closing || t.args.text != "" {
		return ""
	}
	return e.skip(t)
}

// translatedQuote returns a quotation with its translation.
func (e *expander) translatedQuote(t shortcode) string {
	original, translated := t.args.Named["original"], t.args.Named["translated"]
	if !t.firstOnLine || original+translated == "" {
		return e.unknownTag(t)
	}
	return oneLineQuote(original+"<br>"+translated, quoteOrigin(t.args))
}

// lineBreak returns a line break, unless the tag has content.
func (e *expander) lineBreak(t shortcode) string {
	if t.closing || t.end.found {
		return ""
	}
	return "<br>"
}

// nonBreakingSpace returns a non-breaking space.
func (e *expander) nonBreakingSpace(shortcode) string { return "&nbsp;" }

// citation returns the keys of a citation of Jekyll Scholar.
func (e *expander) citation(t shortcode) string {
	keys, _, _ := strings.Cut(" "+t.args.text, " --")
	if keys = strings.TrimSpace(keys); keys == "" || t.hugo || t.closing || t.end.found || strings.ContainsAny(keys, "[]") {
		return e.unknownTag(t)
	}
	return `\[` + strings.Join(strings.Fields(keys), ", ") + `\]`
}

// bold returns Markdown for a bold title.
func bold(title string) string { return "**" + strings.ReplaceAll(title, "*", "") + "**" }

// commaPicture translates a picture of NexT: address, description, title. Sizes may precede
// the description. Before an address the description may contain commas.
func (e *expander) commaPicture(t shortcode) string {
	parts := strings.Split(t.args.text, ",")
	var description []string
	for _, part := range parts[1:] {
		switch part = strings.Trim(part, ` "'`); {
		case strings.Contains(part, "://"):
			return "[" + image(strings.Join(description, ", "), strings.Trim(parts[0], ` "'`)) + "](<" + removeAngles.Replace(part) + ">)"
		case !sizeOrPair.MatchString(part):
			description = append(description, part)
		}
	}
	return image(firstOf(description), strings.Trim(parts[0], ` "'`))
}

// marginFigure translates a picture with an ID and a caption.
func (e *expander) marginFigure(t shortcode) string {
	if len(t.args.words) < 2 {
		return e.unknownTag(t)
	}
	shown := image("", t.args.words[1])
	if caption := strings.Join(t.args.words[2:], " "); caption != "" {
		shown += " " + pictureCaptionMark(caption)
	}
	return shown
}

// alignedText returns the text after the alignment.
func (e *expander) alignedText(t shortcode) string {
	if len(t.args.words) != 2 || t.end.found || t.closing {
		return e.unknownTag(t)
	}
	return t.args.words[1]
}

// sizeOrPair matches a size, or a name with a value.
var sizeOrPair = pattern.New(`^(?:\d+(?:px|%|r?em|v[wh])?|[a-z-]+=\S*)$`)

// styledText returns the text after its colour or class: "primary @text", "red, text".
func (e *expander) styledText(t shortcode) string {
	if t.hugo {
		return ""
	}
	text := t.args.text
	for _, mark := range []string{"@", ",", "::"} {
		if at := strings.LastIndex(text, mark); mark == "::" && at > 0 {
			return strings.TrimSpace(text[at+len(mark):])
		} else if _, after, ok := strings.Cut(text, mark); ok && mark != "::" {
			return strings.TrimSpace(after)
		}
	}
	return e.textWithoutStyle(t) // Butterfly: text, colour
}

// textWithoutStyle returns the arguments without style words. In Stellar it may be a
// heading.
func (e *expander) textWithoutStyle(t shortcode) string {
	if t.hugo {
		return ""
	}
	text := firstTitle([]string{strings.Join(trimStyleWords(strings.Fields(t.args.text)), " ")})
	if text == "" {
		text = t.args.text
	}
	if level := headingLevel.FindStringSubmatch(t.args.Named["el"]); level != nil && t.alone {
		return "######"[:level[1][0]-'0'] + " " + text
	}
	return text
}

// headingLevel matches a heading element.
var headingLevel = pattern.New(`^h([1-6])$`)

// trimStyleWords removes trailing style words.
func trimStyleWords(words []string) []string {
	for len(words) > 1 && isStyleWord(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// supOrSub returns superscript or subscript. Only numbers need to be distinguished from
// text.
func (e *expander) supOrSub(t shortcode) string {
	if t.hugo || t.closing || t.end.found {
		return ""
	}
	text := e.textWithoutStyle(t)
	if strings.Trim(text, "0123456789+-") != "" {
		return text
	}
	return "<" + t.name + ">" + text + "</" + t.name + ">"
}

// textBeforeStyle returns text before its style: "text, colour".
func (e *expander) textBeforeStyle(t shortcode) string {
	if t.hugo {
		return ""
	}
	parts := splitParts(t.args.text)
	if t.args.Named["checked"] != "" || len(parts) == 1 && t.name != "hideinline" { // Stellar
		return taskItem(t, e.textWithoutStyle(t), t.args.Named["checked"] == "true")
	}
	switch t.name {
	case "hideinline":
		return parts[0]
	case "cb":
		return taskItem(t, parts[0], len(parts) > 1 && parts[1] == "true")
	case "checkbox":
		return taskItem(t, parts[len(parts)-1], strings.Contains(parts[0], "checked") && len(parts) > 1)
	}
	return parts[len(parts)-1]
}

// taskItem returns a task list item, or only its text within a line.
func taskItem(t shortcode, text string, done bool) string {
	switch {
	case !t.alone:
		return text
	case done:
		return "- [x] " + text
	}
	return "- [ ] " + text
}

func (e *expander) keyCap(t shortcode) string {
	if t.closing || t.args.text == "" {
		return ""
	}
	key := t.args.First(-1, "text", "key", "keys")
	if key == "" {
		key = strings.Trim(t.args.text, `"'`)
	}
	return "<kbd>" + key + "</kbd>"
}

var noteNumber = pattern.New(`^(?:[a-z]{0,3}\d+|[ms]n(?:-[\w-]+)?)$`)

// sidenote translates a margin note to text in parentheses.
func (e *expander) sidenote(t shortcode) string {
	if text := strings.Join(t.args.words[min(1, len(t.args.words)):], " "); !t.hugo && !t.closing && !t.end.found && text != "" { // Tufte: name, text
		if t.alone {
			return text
		}
		return " (" + text + ")"
	}
	label := ""
	for _, word := range t.args.words { // after the side and the name
		if word != "left" && word != "right" && !noteNumber.MatchString(word) {
			label = word
		}
	}
	switch {
	case t.alone || !t.closing && !t.end.found:
		return label
	case t.closing && e.inNote:
		e.inNote = false
		return ")"
	case t.closing:
		return ""
	case t.firstOnLine && label == "":
		return ""
	}
	e.inNote, e.trimAfterTag = true, true
	return label + " ("
}

// panel translates a notice whose words are its title.
func (e *expander) panel(t shortcode) string {
	if !t.closing && !t.end.found {
		return e.unknownTag(t)
	}
	kind, words := t.args.noticeKind()
	if kind == "note" {
		words = t.args.words
	}
	title := t.args.First(-1, "title", "header")
	if title == "" {
		title = firstTitle([]string{strings.Join(words, " ")})
	}
	return e.container(t, kind, title)
}

// argumentText returns the arguments as text.
func (e *expander) argumentText(t shortcode) string {
	if t.closing {
		return ""
	}
	return strings.Join(t.args.words, " ")
}

// fileEntry returns a line of a file tree.
func (e *expander) fileEntry(t shortcode) string {
	if name := t.args.First(0, "name"); !t.closing && name != "" {
		return "- " + name
	}
	return ""
}

// renderContent translates a component of Bridgetown.
func (e *expander) renderContent(t shortcode) string {
	if kind := noticeWords[path.Base(t.args.First(0))]; kind != "" || t.closing {
		return e.container(t, kind, t.args.Named["title"])
	}
	return e.titleAbove(t)
}

// poem translates a poem with its title and author. In Stellar, paper is prose.
func (e *expander) poem(t shortcode) string {
	if t.closing || !t.end.found || !t.alone {
		return e.unknownTag(t)
	}
	if t.args.Named["title"] == "" {
		t.args.Named["title"] = firstTitle([]string{strings.Join(t.args.words, " ")})
	}
	t.args.Named["subtitle"] = t.args.First(-1, "subtitle", "author")
	e.justOpened(t).verse = t.name != "paper"
	return e.titleAbove(t)
}
