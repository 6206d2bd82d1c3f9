package dialect

import (
	"slices"
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// tabState tracks groups of tabs.
type tabState struct {
	group       string   // name of the group
	titles      []string // titles for the next tabs, given by the tag of the group
	open        []string // tags within which HTML comments are titles
	language    string   // of tabs with code: "true" if unknown, "" for text
	betweenCode bool     // between two tabs of tabbedCode
}

// tab translates a tab of a group to its title.
func (e *expander) tab(t shortcode) string {
	title := t.args.First(0, "name", "title", "header", "label", "tabname", "value")
	if title == "" && !t.closing && len(e.tabState.titles) > 0 {
		title, e.tabState.titles = strings.Trim(e.tabState.titles[0], ` "'`), e.tabState.titles[1:]
	}
	if words := t.args.words; !t.hugo && len(words) > 1 {
		if words[0] == e.tabState.group { // al-folio
			words = words[1:]
		}
		title = strings.Join(words, " ")
	}
	switch {
	case t.closing && t.lastOnLine && !t.firstOnLine:
		return "  " // so that the next tab begins on a new line
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

// panes begins a group of tabs of Docsy, which contain code unless the arguments say
// otherwise.
func (e *expander) panes(t shortcode) string {
	e.tabState.language = ""
	if !t.closing && t.args.Named["text"] != "true" {
		if e.tabState.language = t.args.First(-1, "lang", "langequalsheader"); e.tabState.language == "" {
			e.tabState.language = "true"
		}
	}
	return ""
}

// tabs begins a group of tabs. In Hexo themes the titles are HTML comments.
func (e *expander) tabs(t shortcode) string {
	e.tabState.titles, e.tabState.group = nil, t.args.text
	if labels := t.args.First(-1, "items", "labels", "names", "titles", "tabs"); labels != "" && !t.closing {
		separator := ","
		if strings.Contains(labels, "|") {
			separator = "|"
		}
		e.tabState.titles = strings.Split(strings.Trim(labels, "[]{}"), separator)
		if t.alone && t.end.found && t.end.remaining < e.remaining {
			within := e.textUntil(t.end)
			return e.separatedTab(tabSeparator.FindString(within[:min(len(within), maxTag)]))
		}
	} else if t.hugo && !t.closing { // Zzo
		e.tabState.titles = slices.Clone(t.args.words)
	}
	if t.closing || !t.end.found || t.name == "tabs" {
		return ""
	}
	if t.args.Named["api"] != "" { // Stellar loads them from another site
		return chipMark(t.name)
	}
	t.args.Named["title"] = firstTitle(splitParts(t.args.text))
	return e.tab(t)
}

// trackTabs tracks the tags whose content begins with a comment for a title.
func (e *expander) trackTabs(t shortcode) {
	last := len(e.tabState.open) - 1
	switch {
	case t.closing && last >= 0 && e.tabState.open[last] == t.name:
		e.tabState.open = e.tabState.open[:last]
	case t.alone && t.end.found && len(e.tabState.open) < MaxDepth && tabComment.MatchString(e.following()):
		e.tabState.open = append(e.tabState.open, t.name)
	}
}

// tabSeparator matches a line between two tabs whose titles the tag of the group gives.
var tabSeparator = pattern.New(`(?m)^[ \t]*(?:<!-- ?tab ?-->|%%%)[ \t]*$`)

// separatedTab translates a separator to the title of the next tab.
func (e *expander) separatedTab(line string) string {
	if len(e.tabState.titles) == 0 || !tabSeparator.MatchString(line) {
		return line
	}
	title := e.tab(shortcode{name: "tab", firstOnLine: true, alone: true})
	if e.afterText {
		title = "<br><br>" + title
	}
	return title + lineEnding(line)
}

var tabComment = pattern.New(`^\s*<!--\s*(?:tab|timeline|node|folder|cell|section)\s+(.*?)(?:@[\w -]+)?\s*-->`)

// commentTitle translates a comment to the title of a tab. After text it begins a new
// paragraph.
func (e *expander) commentTitle(comment string) string {
	title := tabComment.FindStringSubmatch(comment)[1]
	if named := ParseArguments(title).Named["title"]; named != "" { // Icarus, beside an ID and an icon
		title = named
	}
	if title == "" || title == "left" || title == "right" { // Stellar: the position of a column
		return ""
	}
	title = bold(title) + "  "
	if e.afterText {
		title = "<br><br>" + title
	}
	if e.nesting.inList {
		title = comment[:letters.Indent(comment)] + title
	}
	return title
}
