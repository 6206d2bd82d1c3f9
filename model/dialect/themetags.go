package dialect

import (
	"path"
	"strings"
	"sync"

	"blogtui/model/pattern"
)

// themeTags are the tags that themes and plugins bring, by name. What they
// enclose or are given is kept: the title of a box that opens, the label of a
// button, the words that are only coloured.
var themeTags = sync.OnceValue(func() map[string]func(*expander, shortcode) string {
	tags := map[string]func(*expander, shortcode) string{}
	for names, write := range map[string]func(*expander, shortcode) string{
		"centerquote cq":     (*expander).blockquote,
		"epigraph":           (*expander).epigraph,
		"multilingual_quote": (*expander).quoteTwice,
		"hidetoggle folding fold spoiler collapse collapsible details expand accordion accordionitem accordion-item hideblock": (*expander).fold,
		"comment css js javascript script macro": (*expander).skip,
		"if unless":                              (*expander).condition,
		"else":                                   (*expander).otherwise,
		"style":                                  (*expander).styled,
		"mermaid plantuml chart echarts graphviz diagram": (*expander).diagram,
		"math.block":                        (*expander).mathBlock,
		"flink links linkgrid lg media":     (*expander).friends,
		"btn button link cell":              (*expander).button,
		"person":                            (*expander).person,
		"tabbed-codeblock tabbed_codeblock": (*expander).tabbedCode,
		"code-toggle runkit":                (*expander).plainCode,
		"tab codetab":                       (*expander).tab,
		"fullimage full-image fi inlineimage picturecaption": (*expander).commaPicture,
		"marginfigure":                           (*expander).marginFigure,
		"align":                                  (*expander).aligned,
		"label p span wavy del psw":              (*expander).coloured,
		"hideinline checkbox radio cb":           (*expander).shown,
		"tabs timeline":                          (*expander).tabs,
		"github user tag":                        (*expander).named,
		"table":                                  (*expander).rows,
		"kbd":                                    (*expander).keyCap,
		"abbr":                                   (*expander).abbreviation,
		"detailssummary":                         (*expander).foldTitle,
		"tabpane":                                (*expander).panes,
		"katex mathjax tex latex math":           (*expander).formula,
		"sidenote marginnote sidenote-ref sn mn": (*expander).beside,
		"filetree/folder filetree/file":          (*expander).fileEntry,
		"sup sub":                                (*expander).raised,
		"poetry poem verse reel paper":           (*expander).verses,
		"rendercontent":                          (*expander).rendered,
		"box pageinfo panel":                     (*expander).panel,
		"newthought":                             (*expander).words,
		"galleria":                               (*expander).galleria,
		"gallerygroup":                           (*expander).album,
		"music music-list meting":                (*expander).music,
		"br newline linebreak line-break":        (*expander).lineEnded,
		"nbsp":                                   (*expander).space,
		"cite":                                   (*expander).cited,
		"ghcard":                                 (*expander).githubCard,
		"cloud":                                  (*expander).download,
		"progress progressbar":                   (*expander).progress,
		"lamp dotted hr":                         (*expander).ruled,
		"copy":                                   (*expander).copyable,
		"mark quot u emp blur":                   (*expander).plain,
	} {
		for name := range strings.FieldsSeq(names) {
			tags[name] = write
		}
	}
	return tags
})

// skip leaves out what a tag encloses, up to its end tag.
func (e *expander) skip(t shortcode) string {
	if !t.closing && t.end.there {
		e.copy.until, e.copy.drop = t.name, true
	}
	return ""
}

// condition leaves out what a template never shows. Of what else it asks only the site's
// program knows the answer, so that both answers are told.
func (e *expander) condition(t shortcode) string {
	if t.args.text == "false" && t.name == "if" || t.args.text == "true" && t.name == "unless" {
		return e.skip(t)
	}
	return ""
}

// otherwise parts two such answers within a line.
func (e *expander) otherwise(t shortcode) string {
	if t.first || t.last {
		return ""
	}
	return " / "
}

// abbreviation is a short form with what it stands for.
func (e *expander) abbreviation(t shortcode) string {
	short, long := t.args.First(0, "text", "abbr", "short"), t.args.First(1, "title", "full", "long")
	if short == "" || t.end.there || t.closing {
		return e.unknown(t)
	}
	if long != "" {
		short += " (" + long + ")"
	}
	return short
}

// foldTitle is the title of a fold that stands between tags of its own.
func (e *expander) foldTitle(t shortcode) string {
	if t.closing {
		return "</strong><br>"
	}
	return "<strong>"
}

// styled leaves out a style sheet, and keeps text for which the tag says how it
// looks.
func (e *expander) styled(t shortcode) string {
	if t.closing || t.args.text != "" {
		return ""
	}
	return e.skip(t)
}

// quoteTwice is a quotation with its translation.
func (e *expander) quoteTwice(t shortcode) string {
	original, translated := t.args.Named["original"], t.args.Named["translated"]
	if !t.first || original+translated == "" {
		return e.unknown(t)
	}
	return quoteLine(original+"<br>"+translated, origin(t.args))
}

// lineEnded ends a line, unless the tag encloses something.
func (e *expander) lineEnded(t shortcode) string {
	if t.closing || t.end.there {
		return ""
	}
	return "<br>"
}

// space is a blank at which no line ends.
func (e *expander) space(shortcode) string { return "&nbsp;" }

// cited is what a text refers to by its key, as Jekyll Scholar has it, without options.
func (e *expander) cited(t shortcode) string {
	keys, _, _ := strings.Cut(" "+t.args.text, " --")
	if keys = strings.TrimSpace(keys); keys == "" || t.hugo || t.closing || t.end.there || strings.ContainsAny(keys, "[]") {
		return e.unknown(t)
	}
	return `\[` + strings.Join(strings.Fields(keys), ", ") + `\]`
}

// bold is Markdown for a title in a text.
func bold(title string) string { return "**" + strings.ReplaceAll(title, "*", "") + "**" }

// commaPicture is NexT's: address, description, title. Sizes may stand before the
// description, which commas part where an address ends it.
func (e *expander) commaPicture(t shortcode) string {
	parts := strings.Split(t.args.text, ",")
	var said []string
	for _, part := range parts[1:] {
		switch part = strings.Trim(part, ` "'`); {
		case strings.Contains(part, "://"):
			return "[" + image(strings.Join(said, ", "), strings.Trim(parts[0], ` "'`)) + "](<" + withoutAngles.Replace(part) + ">)"
		case !sizeOrPair.MatchString(part):
			said = append(said, part)
		}
	}
	return image(first(said), strings.Trim(parts[0], ` "'`))
}

// marginFigure is a picture behind a name of its own, with its caption.
func (e *expander) marginFigure(t shortcode) string {
	if len(t.args.words) < 2 {
		return e.unknown(t)
	}
	shown := image("", t.args.words[1])
	if caption := strings.Join(t.args.words[2:], " "); caption != "" {
		shown += " <em>" + caption + "</em>"
	}
	return shown
}

// aligned is text behind the side that it is set to.
func (e *expander) aligned(t shortcode) string {
	if len(t.args.words) != 2 || t.end.there || t.closing {
		return e.unknown(t)
	}
	return t.args.words[1]
}

// sizeOrPair matches a size, or a name with its value.
var sizeOrPair = pattern.New(`^(?:\d+(?:px|%|r?em|v[wh])?|[a-z-]+=\S*)$`)

// coloured is text behind its colour or class: "primary @text", "red, text".
func (e *expander) coloured(t shortcode) string {
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
	return e.plain(t) // Butterfly: text, colour
}

// plain is text among words for its looks; Stellar's may be a heading.
func (e *expander) plain(t shortcode) string {
	if t.hugo {
		return ""
	}
	text := plainTitle([]string{strings.Join(withoutLooks(strings.Fields(t.args.text)), " ")})
	if text == "" {
		text = t.args.text
	}
	if level := headingLevel.FindStringSubmatch(t.args.Named["el"]); level != nil && t.alone {
		return "######"[:level[1][0]-'0'] + " " + text
	}
	return text
}

// headingLevel matches the element of a heading.
var headingLevel = pattern.New(`^h([1-6])$`)

// withoutLooks takes off the words behind a text that say how it looks.
func withoutLooks(words []string) []string {
	for len(words) > 1 && looksWord(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// raised is text above or below the line, of which only numbers need to be told apart.
func (e *expander) raised(t shortcode) string {
	if t.hugo || t.closing || t.end.there {
		return ""
	}
	text := e.plain(t)
	if strings.Trim(text, "0123456789+-") != "" {
		return text
	}
	return "<" + t.name + ">" + text + "</" + t.name + ">"
}

// shown is text before its looks: "text, colour".
func (e *expander) shown(t shortcode) string {
	if t.hugo {
		return ""
	}
	parts := parted(t.args.text)
	if t.args.Named["checked"] != "" || len(parts) == 1 && t.name != "hideinline" { // of Stellar
		return boxed(t, e.plain(t), t.args.Named["checked"] == "true")
	}
	switch t.name {
	case "hideinline":
		return parts[0]
	case "cb":
		return boxed(t, parts[0], len(parts) > 1 && parts[1] == "true")
	case "checkbox":
		return boxed(t, parts[len(parts)-1], strings.Contains(parts[0], "checked") && len(parts) > 1)
	}
	return parts[len(parts)-1]
}

// boxed is a task, or its text alone where it is a part of a line.
func boxed(t shortcode, text string, done bool) string {
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

// beside is a note on the margin of the page, within the line that it is about.
func (e *expander) beside(t shortcode) string {
	if text := strings.Join(t.args.words[min(1, len(t.args.words)):], " "); !t.hugo && !t.closing && !t.end.there && text != "" { // of Tufte's: name, text
		if t.alone {
			return text
		}
		return " (" + text + ")"
	}
	label := ""
	for _, word := range t.args.words { // sides and names may come before it
		if word != "left" && word != "right" && !noteNumber.MatchString(word) {
			label = word
		}
	}
	switch {
	case t.alone || !t.closing && !t.end.there:
		return label
	case t.closing && e.noted:
		e.noted = false
		return ")"
	case t.closing:
		return ""
	case t.first && label == "":
		return ""
	}
	e.noted, e.glued = true, true
	return label + " ("
}

// panel is a notice whose words are its title.
func (e *expander) panel(t shortcode) string {
	if !t.closing && !t.end.there {
		return e.unknown(t)
	}
	kind, words := t.args.notice()
	if kind == "note" {
		words = t.args.words
	}
	title := t.args.First(-1, "title", "header")
	if title == "" {
		title = plainTitle([]string{strings.Join(words, " ")})
	}
	return e.box(t, kind, title)
}

// words are what a tag is given, or what it encloses.
func (e *expander) words(t shortcode) string {
	if t.closing {
		return ""
	}
	return strings.Join(t.args.words, " ")
}

// fileEntry is a line of a tree of files.
func (e *expander) fileEntry(t shortcode) string {
	if name := t.args.First(0, "name"); !t.closing && name != "" {
		return "- " + name
	}
	return ""
}

// rendered is what a component of Bridgetown's encloses.
func (e *expander) rendered(t shortcode) string {
	if kind := noticeWords[path.Base(t.args.First(0))]; kind != "" || t.closing {
		return e.box(t, kind, t.args.Named["title"])
	}
	return e.titled(t)
}

// verses are a poem with its title and who wrote it. Stellar's paper is prose.
func (e *expander) verses(t shortcode) string {
	if t.closing || !t.end.there || !t.alone {
		return e.unknown(t)
	}
	if t.args.Named["title"] == "" {
		t.args.Named["title"] = plainTitle([]string{strings.Join(t.args.words, " ")})
	}
	t.args.Named["subtitle"] = t.args.First(-1, "subtitle", "author")
	e.inner(t).verse = t.name != "paper"
	return e.titled(t)
}
