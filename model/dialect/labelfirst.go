package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// Dendron and Gollum write the label of a wiki link first, [[Label|page.name]]; Obsidian,
// Logseq and Foam write it last: [[page|Label]]. The side that names a page of the blog
// decides or, if neither does, a name that is typical of Dendron.
// https://wiki.dendron.so/notes/3472226a-ff3c-432d-bf5d-10926f39f6c2/

var (
	labelledWikiLink = pattern.New(`(^|[^!])\[\[([^\[\]|\n]{1,200}?)[ \t]*\|[ \t]*([^\[\]|\n]{1,200})\]\]`)
	dendronName      = pattern.New(`^[a-z][\w-]*(?:\.[a-z][\w-]*)+(?:#[^#]*)?$`)
	fileExtension    = pattern.New(`\.(?:[a-z]{1,3}|json|html|yaml|toml|text|jpeg|webp)$`)
)

// labelFirst moves the label behind the page.
func labelFirst(d *translator, text string) string {
	return labelledWikiLink.ReplaceAllStringFunc(text, func(link string) string {
		m := labelledWikiLink.FindStringSubmatch(link)
		first, second := m[2], m[3]
		_, known := d.page[model.TitleKey(pageOf(first))]
		_, also := d.page[model.TitleKey(pageOf(second))]
		if known || !also && (dendronName.MatchString(first) || !dendronName.MatchString(second) || fileExtension.MatchString(second)) {
			return link
		}
		return m[1] + "[[" + second + "|" + first + "]]"
	})
}

// pageOf returns the page of a link target without its heading.
func pageOf(name string) string {
	page, _, _ := strings.Cut(name, "#")
	return strings.TrimSpace(page)
}
