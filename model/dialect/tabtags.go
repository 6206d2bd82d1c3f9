package dialect

import (
	"slices"
	"strings"

	"blogtui/model/pattern"
)

// tabState is about several texts of which the page shows one.
type tabState struct {
	group       string   // the name of what is around them
	titles      []string // of those to come, which the tag around them names
	open        []string // the tags within which comments are titles
	language    string   // of those that are code, "true" if it is unknown, "" if they are text
	betweenCode bool     // two of them in code
}

// tab is the title of one of several texts of which the page shows one.
func (e *expander) tab(t shortcode) string {
	title := t.args.First(0, "name", "title", "header", "label", "tabname", "value")
	if title == "" && !t.closing && len(e.tabState.titles) > 0 {
		title, e.tabState.titles = strings.Trim(e.tabState.titles[0], ` "'`), e.tabState.titles[1:]
	}
	if words := t.args.words; !t.hugo && len(words) > 1 {
		if words[0] == e.tabState.group { // as in al-folio
			words = words[1:]
		}
		title = strings.Join(words, " ")
	}
	switch {
	case t.closing && t.lastOnLine && !t.firstOnLine:
		return "  " // the next one begins a line
	case t.closing || !t.firstOnLine || title == "":
		return ""
	case !t.alone:
		return bold(title) + "<br>"
	case e.tabState.language != "" && t.hugo && !t.markdown:
		code := t
		code.args = ParseArguments(t.args.First(1, "lang", "language"))
		if len(code.args.words) == 0 && e.tabState.language != "true" {
			code.args.words = []string{e.tabState.language}
		}
		if fence := e.copyUntilEnd(code, true); fence != "" {
			return withTitle(fence, title)
		}
	}
	return bold(title) + "  "
}

// panes are tabs whose texts are code, where Docsy writes them, unless it is said
// that they are texts.
func (e *expander) panes(t shortcode) string {
	e.tabState.language = ""
	if !t.closing && t.args.Named["text"] != "true" {
		if e.tabState.language = t.args.First(-1, "lang", "langequalsheader"); e.tabState.language == "" {
			e.tabState.language = "true"
		}
	}
	return ""
}

// tabs are such texts as Hexo's themes write them: their titles are comments.
func (e *expander) tabs(t shortcode) string {
	e.tabState.titles, e.tabState.group = nil, t.args.text
	if items := t.args.Named["items"]; t.hugo && items != "" { // Hextra
		e.tabState.titles = strings.Split(strings.Trim(items, "[]{}"), ",")
	} else if t.hugo && !t.closing { // Zzo
		e.tabState.titles = slices.Clone(t.args.words)
	}
	if t.closing || !t.end.found || t.name == "tabs" {
		return ""
	}
	if t.args.Named["api"] != "" { // of Stellar, which asks another site for them
		return chipMark(t.name)
	}
	t.args.Named["title"] = firstTitle(splitParts(t.args.text))
	return e.tab(t)
}

// trackTabs keeps track of the tags within which comments are titles: those that begin
// with such a comment.
func (e *expander) trackTabs(t shortcode) {
	last := len(e.tabState.open) - 1
	switch {
	case t.closing && last >= 0 && e.tabState.open[last] == t.name:
		e.tabState.open = e.tabState.open[:last]
	case t.alone && t.end.found && len(e.tabState.open) < MaxDepth && tabComment.MatchString(e.following()):
		e.tabState.open = append(e.tabState.open, t.name)
	}
}

var tabComment = pattern.New(`^\s*<!--\s*(?:tab|timeline|node|folder|cell|section)\s+(.*?)(?:@[\w -]+)?\s*-->`)

// commentTitle makes a title of the comment that a tab begins with. Below text it begins a
// paragraph.
func (e *expander) commentTitle(comment string) string {
	title := tabComment.FindStringSubmatch(comment)[1]
	if named := ParseArguments(title).Named["title"]; named != "" { // of Icarus, beside a name and an icon
		title = named
	}
	if title == "" || title == "left" || title == "right" { // of Stellar, where a column stands
		return ""
	}
	title = bold(title) + "  "
	if e.afterText {
		return "<br><br>" + title
	}
	return title
}
