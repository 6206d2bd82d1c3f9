package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// button translates a link that looks like a button: address, text, icon in Hexo; in Hugo
// the text is between two tags.
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
	for i, part := range parts { // the title is before or after the address
		if strings.Contains(part, "://") || strings.HasPrefix(part, "/") || part == "#" {
			return Link(parts[linkTextIndex(t, i)], part)
		}
	}
	return Link(parts[1], parts[0])
}

// linkOfWords returns a link of Hexo, whose text is before or after the address, or the
// path of a file as in Jekyll.
func linkOfWords(a Arguments) string {
	if text, address := a.titleAndAddress(); address != "" && text != "" {
		return Link(text, address)
	}
	return a.file()
}

// fileWithBlanks matches a file name that may contain blanks.
var fileWithBlanks = pattern.New(`^[^\s"'=:][^"'=:]*[^\s"'=:/]\.[A-Za-z]{2,8}$`)

// file returns the file that a tag of Jekyll names, with blanks encoded.
func (a Arguments) file() string {
	if len(a.words) > 1 && fileWithBlanks.MatchString(a.text) {
		return strings.ReplaceAll(a.text, " ", "%20")
	}
	return a.First(0)
}

// linkTextIndex returns the index of the link text, given the index of the address. In
// Volantis style words come first; in Butterfly the site follows the title.
func linkTextIndex(t shortcode, address int) int {
	switch {
	case address == 0: // the address comes first
		return 1
	case t.name == "link":
		return 0
	}
	return address - 1
}

// linkFromArguments returns a link whose address and text are arguments.
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

// person returns a link to the page of a person.
func (e *expander) person(t shortcode) string {
	address, name := t.args.First(0, "url", "href", "link"), t.args.First(-1, "name", "nick")
	if t.closing || t.end.found || name == "" || address == "" {
		return e.unknownTag(t)
	}
	return Link(name, address)
}

// mention returns a mention of dev.to: of a user, a tag or a repository.
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

// githubCard returns a link to an account or a repository on GitHub, as in Stellar.
func (e *expander) githubCard(t shortcode) string {
	name := t.args.First(0, "repo", "user")
	if t.closing || !accountName.MatchString(name) {
		return e.unknownTag(t)
	}
	return Link(name, "https://github.com/"+name) + t.hardBreak()
}

// accountName matches an account on GitHub or a repository.
var accountName = pattern.New(`^[A-Za-z0-9][A-Za-z0-9-]*(?:/[\w.-]+)?$`)

// album returns a link to a gallery: name, description, address, picture.
func (e *expander) album(t shortcode) string {
	words := t.args.words
	if t.closing || len(words) < 3 {
		return ""
	}
	return Link(words[0], words[2]) + " " + words[1] + "  "
}
