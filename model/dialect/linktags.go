package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// button is a link that looks like one: Hexo's address, text, icon or Hugo's
// with its text between two tags.
func (e *expander) button(t shortcode) string {
	address := t.args.First(-1, "href", "url", "link", "relref")
	switch {
	case t.closing && e.linkTarget != "":
		address, e.linkTarget = e.linkTarget, ""
		return "](<" + address + ">)"
	case t.closing:
		return ""
	case t.hugo && !t.end.found, address != "" && !t.hugo:
		return linkFromArguments(t.args)
	case t.hugo:
		if address == "" || e.remaining-t.end.remaining > maxTag {
			return ""
		}
		e.linkTarget = address
		return "["
	}
	parts := splitParts(t.args.text)
	if len(parts) == 1 {
		return linkOfWords(t.args)
	}
	for i, part := range parts { // the title comes before the address, or behind it
		if strings.Contains(part, "://") || strings.HasPrefix(part, "/") || part == "#" {
			return Link(parts[linkTextIndex(t, i)], part)
		}
	}
	return Link(parts[1], parts[0])
}

// linkOfWords is Hexo's link, whose address stands behind its text or before it, or the
// address of a file, as Jekyll writes it.
func linkOfWords(a Arguments) string {
	if text, address := a.titleAndAddress(); address != "" && text != "" {
		return Link(text, address)
	}
	return a.file()
}

// fileWithBlanks matches the name of a file in which blanks stand.
var fileWithBlanks = pattern.New(`^[^\s"'=:][^"'=:]*[^\s"'=:/]\.[A-Za-z]{2,8}$`)

// file is the file that a tag of Jekyll's names: all that stands in the tag, blanks
// too, as an address has them.
func (a Arguments) file() string {
	if len(a.words) > 1 && fileWithBlanks.MatchString(a.text) {
		return strings.ReplaceAll(a.text, " ", "%20")
	}
	return a.First(0)
}

// linkTextIndex is the place of a link's text, whose address is the part at a place:
// Volantis says first how it looks, Butterfly names the site behind the title.
func linkTextIndex(t shortcode, address int) int {
	switch {
	case address == 0: // the address comes first
		return 1
	case t.name == "link":
		return 0
	}
	return address - 1
}

// linkFromArguments is a link whose tag says all of it: address, text, title.
func linkFromArguments(a Arguments) string {
	address := a.First(0, "href", "url", "link", "relref", "to")
	text := a.First(-1, "content", "text", "label", "title")
	if at := len(a.words); text == "" && at > 0 {
		text = a.words[min(1, at-1)]
	}
	switch {
	case address == "":
		return text
	case text == "" || text == address:
		return "<" + strings.Trim(address, "<>") + ">"
	}
	return Link(text, address)
}

// person is a link to somebody's page.
func (e *expander) person(t shortcode) string {
	address, name := t.args.First(0, "url", "href", "link"), t.args.First(-1, "name", "nick")
	if t.closing || t.end.found || name == "" || address == "" {
		return e.unknownTag(t)
	}
	return Link(name, address)
}

// mention is somebody or something of a site, as dev.to has it.
func (e *expander) mention(t shortcode) string {
	name := t.args.First(0, "repo", "user")
	switch {
	case t.closing || name == "":
		return ""
	case t.name == "github" && strings.Contains(name, "/") && !strings.Contains(name, "://"):
		return Link(name, "https://github.com/"+name)
	case t.name == "github":
		return Link(name, name)
	case t.name == "user":
		return "@" + name
	}
	return `\#` + name
}

// githubCard is somebody on GitHub, or a repository of theirs, as Stellar has it.
func (e *expander) githubCard(t shortcode) string {
	name := t.args.First(0, "repo", "user")
	if t.closing || !accountName.MatchString(name) {
		return e.unknownTag(t)
	}
	return Link(name, "https://github.com/"+name) + t.hardBreak()
}

// accountName matches the name of an account of GitHub's, or of its repository.
var accountName = pattern.New(`^[A-Za-z0-9][A-Za-z0-9-]*(?:/[\w.-]+)?$`)

// album is a link to a gallery: name, description, address, picture.
func (e *expander) album(t shortcode) string {
	words := t.args.words
	if t.closing || len(words) < 3 {
		return ""
	}
	return Link(words[0], words[2]) + " " + words[1] + "  "
}
