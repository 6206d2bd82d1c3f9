package article

import (
	"path"
	"regexp"
	"strings"
)

// themeTags are the tags that themes and plugins bring, by name. What they
// enclose or are given is kept: the title of a box that opens, the label of a
// button, the words that are only coloured.
var themeTags = map[string]func(*expander, shortcode) string{}

func init() {
	for names, write := range map[string]func(*expander, shortcode) string{
		"centerquote cq": (*expander).blockquote,
		"hidetoggle folding fold spoiler collapse details expand accordion accordionitem accordion-item hideblock": (*expander).fold,
		"comment css js javascript style script flink":                                                             (*expander).skip,
		"mermaid plantuml chart echarts graphviz math.block":                                                       (*expander).diagram,
		"btn button link":                   (*expander).button,
		"tabbed-codeblock tabbed_codeblock": (*expander).plainCode,
		"tab":                               (*expander).tab,
		"fullimage fi inlineimage":          (*expander).commaPicture,
		"label p span u emp wavy del psw":   (*expander).coloured,
		"hideinline checkbox radio cb":      (*expander).shown,
		"tabs timeline":                     (*expander).tabs,
		"github user tag":                   (*expander).named,
		"kbd":                               (*expander).keyCap,
	} {
		for name := range strings.FieldsSeq(names) {
			themeTags[name] = write
		}
	}
}

// skip leaves out what a tag encloses, up to its end tag.
func (e *expander) skip(t shortcode) string {
	if !t.closing && t.end.there {
		e.until, e.drop = t.name, true
	}
	return ""
}

// diagram is code that a picture would be drawn from.
func (e *expander) diagram(t shortcode) string {
	t.args = parseArguments(t.name)
	return e.begin(t, true)
}

// plainCode is code in a language that is not told.
func (e *expander) plainCode(t shortcode) string {
	t.args = arguments{}
	return e.begin(t, true)
}

// button is a link that looks like one: Hexo's address, text, icon or Hugo's
// with its text between two tags.
func (e *expander) button(t shortcode) string {
	address := t.args.first(-1, "href", "url", "link", "relref")
	switch {
	case t.closing && e.target != "":
		address, e.target = e.target, ""
		return "](<" + address + ">)"
	case t.closing:
		return ""
	case t.hugo:
		if address == "" || !t.end.there || e.ahead-t.end.left > longestTag {
			return ""
		}
		e.target = address
		return "["
	}
	parts := parted(t.args.text)
	if len(parts) == 1 { // Jekyll's link to a file
		return t.args.first(0)
	}
	for i, part := range parts { // the title comes first, or the address
		if strings.Contains(part, "://") || strings.HasPrefix(part, "/") || part == "#" {
			return link(parts[max(0, 1-i)], part)
		}
	}
	return link(parts[1], parts[0])
}

// tab is the title of one of several texts of which the page shows one.
func (e *expander) tab(t shortcode) string {
	title := t.args.first(0, "name", "title", "header", "label", "tabname")
	if !t.hugo && len(t.args.words) > 1 { // al-folio: the group, then the title
		title = strings.Join(t.args.words[1:], " ")
	}
	if t.closing || !t.alone || title == "" {
		return ""
	}
	return "**" + title + "**  "
}

// tabs are such texts as Hexo's themes write them: their titles are comments.
func (e *expander) tabs(t shortcode) string {
	if e.tabbed = !t.closing && t.end.there; !e.tabbed || t.name == "tabs" {
		return ""
	}
	t.args.named["title"] = plainTitle(parted(t.args.text))
	return e.tab(t)
}

var tabComment = regexp.MustCompile(`^\s*<!--\s*(?:tab|timeline|node)\s+(.*?)(?:@[\w-]+)?\s*-->`)

// commaPicture is NexT's: address, description, title.
func (e *expander) commaPicture(t shortcode) string {
	source, text, _ := strings.Cut(t.args.text, ",")
	text, _, _ = strings.Cut(text, ",")
	return image(strings.TrimSpace(text), strings.Trim(source, ` "'`))
}

// coloured is text behind its colour or class: "primary @text", "red, text".
func (e *expander) coloured(t shortcode) string {
	if t.hugo {
		return ""
	}
	text := t.args.text
	for _, mark := range []string{"@", ","} {
		if _, after, ok := strings.Cut(text, mark); ok {
			return strings.TrimSpace(after)
		}
	}
	if t.name == "p" || t.name == "span" || t.name == "label" {
		return ""
	}
	return text
}

// shown is text before its looks: "text, colour".
func (e *expander) shown(t shortcode) string {
	if t.hugo {
		return ""
	}
	parts := strings.Split(t.args.text, ",")
	if t.name == "hideinline" {
		return strings.TrimSpace(parts[0])
	}
	return strings.TrimSpace(parts[len(parts)-1])
}

// named is somebody or something of a site, as dev.to has it.
func (e *expander) named(t shortcode) string {
	name := t.args.first(0, "repo", "user")
	switch {
	case t.closing || name == "":
		return ""
	case t.name == "github" && strings.Contains(name, "/") && !strings.Contains(name, "://"):
		return link(name, "https://github.com/"+name)
	case t.name == "github":
		return link(name, name)
	case t.name == "user":
		return "@" + name
	}
	return `\#` + name
}

func (e *expander) keyCap(t shortcode) string {
	if t.closing || t.args.text == "" {
		return ""
	}
	return "<kbd>" + strings.Trim(t.args.text, `"'`) + "</kbd>"
}

// include is what a file of the theme makes of its arguments. What it is can be
// told from the file's name.
func (e *expander) include(t shortcode) string {
	file := strings.ToLower(t.args.first(0))
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	content := t.args.first(-1, "content", "text", "body", "message")
	switch kind := noticeWords[name]; {
	case name == "img" || strings.Contains(name, "figure") || strings.Contains(name, "image"):
		return e.picture(t)
	case kind == "" && (name == "alert" || name == "callout" || name == "notice" || name == "admonition"):
		if kind = noticeWords[t.args.named["type"]]; kind == "" {
			kind = "note"
		}
		fallthrough
	case kind != "":
		if content != "" {
			return saidAs(kind, content)
		}
	}
	if provider := t.args.named["provider"]; provider != "" {
		name = provider
	}
	if len(t.args.words) > 0 {
		t.args.words = t.args.words[1:]
	}
	if t.args.named["id"] == "" && t.args.named["path"] != "" {
		t.args.named["id"] = t.args.named["path"]
	}
	t.name = strings.ToLower(name)
	return embed(t)
}
