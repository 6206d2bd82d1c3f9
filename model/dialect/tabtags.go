package dialect

import (
	"slices"
	"strings"

	"blogtui/model/pattern"
)

// tabbing is about several texts of which the page shows one.
type tabbing struct {
	group    string   // the name of what is around them
	titles   []string // of those to come, which the tag around them names
	open     []string // the tags within which comments are titles
	language string   // of those that are code, "true" if it is unknown, "" if they are text
	between  bool     // two of them in code
}

// tab is the title of one of several texts of which the page shows one.
func (e *expander) tab(t shortcode) string {
	title := t.args.First(0, "name", "title", "header", "label", "tabname", "value")
	if title == "" && !t.closing && len(e.tabbing.titles) > 0 {
		title, e.tabbing.titles = strings.Trim(e.tabbing.titles[0], ` "'`), e.tabbing.titles[1:]
	}
	if words := t.args.words; !t.hugo && len(words) > 1 {
		if words[0] == e.tabbing.group { // as in al-folio
			words = words[1:]
		}
		title = strings.Join(words, " ")
	}
	switch {
	case t.closing && t.last && !t.first:
		return "  " // the next one begins a line
	case t.closing || !t.first || title == "":
		return ""
	case !t.alone:
		return bold(title) + "<br>"
	case e.tabbing.language != "" && t.hugo && !t.markdown:
		code := t
		code.args = ParseArguments(t.args.First(1, "lang", "language"))
		if len(code.args.words) == 0 && e.tabbing.language != "true" {
			code.args.words = []string{e.tabbing.language}
		}
		if fence := e.begin(code, true); fence != "" {
			return withTitle(fence, title)
		}
	}
	return bold(title) + "  "
}

// panes are tabs whose texts are code, where Docsy writes them, unless it is said
// that they are texts.
func (e *expander) panes(t shortcode) string {
	e.tabbing.language = ""
	if !t.closing && t.args.Named["text"] != "true" {
		if e.tabbing.language = t.args.First(-1, "lang", "langequalsheader"); e.tabbing.language == "" {
			e.tabbing.language = "true"
		}
	}
	return ""
}

// tabs are such texts as Hexo's themes write them: their titles are comments.
func (e *expander) tabs(t shortcode) string {
	e.tabbing.titles, e.tabbing.group = nil, t.args.text
	if items := t.args.Named["items"]; t.hugo && items != "" { // Hextra
		e.tabbing.titles = strings.Split(strings.Trim(items, "[]{}"), ",")
	} else if t.hugo && !t.closing { // Zzo
		e.tabbing.titles = slices.Clone(t.args.words)
	}
	if t.closing || !t.end.there || t.name == "tabs" {
		return ""
	}
	if t.args.Named["api"] != "" { // of Stellar, which asks another site for them
		return chipMark(t.name)
	}
	t.args.Named["title"] = plainTitle(parted(t.args.text))
	return e.tab(t)
}

// tabTag keeps track of the tags within which comments are titles: those that begin
// with such a comment.
func (e *expander) tabTag(t shortcode) {
	last := len(e.tabbing.open) - 1
	switch {
	case t.closing && last >= 0 && e.tabbing.open[last] == t.name:
		e.tabbing.open = e.tabbing.open[:last]
	case t.alone && t.end.there && len(e.tabbing.open) < MaxDepth && tabComment.MatchString(e.src[len(e.src)-e.ahead:]):
		e.tabbing.open = append(e.tabbing.open, t.name)
	}
}

var tabComment = pattern.New(`^\s*<!--\s*(?:tab|timeline|node|folder|cell|section)\s+(.*?)(?:@[\w -]+)?\s*-->`)

// tabTitled makes a title of the comment that a tab begins with. Below text it begins a
// paragraph.
func (e *expander) tabTitled(comment string) string {
	title := tabComment.FindStringSubmatch(comment)[1]
	if named := ParseArguments(title).Named["title"]; named != "" { // of Icarus, beside a name and an icon
		title = named
	}
	if title == "" || title == "left" || title == "right" { // of Stellar, where a column stands
		return ""
	}
	title = bold(title) + "  "
	if e.worded {
		return "<br><br>" + title
	}
	return title
}
