package dialect

import (
	"strings"
	"unicode/utf8"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// hasText reports whether an argument is text for readers.
func (a Arguments) hasText() bool { return a.First(-1, textArguments...) != "" }

// textArguments are the names of arguments that are text for readers, best first.
var textArguments = []string{"title", "label", "text", "caption", "heading", "header", "children", "alt", "content", "quote", "cta_text", "original"}

// MaxChip is the maximum length in bytes of the text of a chip.
const MaxChip = 60

// fallback returns what is shown of an unknown tag without content: the text in its
// arguments, else a chip with its name and arguments.
func fallback(t shortcode) string {
	if t.closing || t.end.found || controlTags[t.name] || iconTags[t.name] {
		return ""
	}
	if links := linkArgument.FindAllString(t.args.text, -1); len(links) > 0 { // the navbar of Stellar
		return strings.Join(links, " ")
	}
	switch c := newCard(t); {
	case c.description != "" || c.address != "" && c.title != "":
		return c.markdown() + t.hardBreak()
	case c.title != "":
		return c.title
	case strings.Contains(c.address, "://"):
		return "<" + c.address + ">" + t.hardBreak()
	case c.address != "":
		return Link(c.address, c.address) + t.hardBreak()
	}
	return tagChip(t)
}

// linkArgument matches a Markdown link among the arguments.
var linkArgument = pattern.New(`\[[^\[\]]+\]\([^()\s]+\)`)

// tagChip returns a chip with the name of a tag and its arguments or the file that they
// name.
func tagChip(t shortcode) string {
	words := append([]string{t.name}, t.args.words...)
	if len(t.args.order) > 0 && !strings.Contains(strings.Join(t.args.words, " "), ".") {
		words = words[:1]
		for _, name := range t.args.order {
			if value := t.args.Named[name]; filePath.MatchString(value) {
				words = append(words, value)
				break
			}
		}
	}
	if shown := strings.Join(words, " "); len(shown) <= MaxChip {
		return chipMark(shown)
	}
	return chipMark(t.name)
}

// filePath matches the path of a file or a name such as owner/project.
var filePath = pattern.New(`^[\w@~-]*(?:/[\w@.-]+|\.[A-Za-z]\w*)+/?$`)

// card is the text that a tag has for readers.
type card struct{ title, description, address string }

// newCard extracts a card from the arguments of a tag.
func newCard(t shortcode) card {
	text, found := t.args.titleAndAddress()
	c := card{title: t.args.First(-1, textArguments...), address: t.args.First(-1, "href", "to", "link", "url", "cta_link")}
	if c.address == "" {
		c.address = found
	}
	if c.title == "" && c.address != "" {
		c.title = t.args.Named["name"]
	}
	if c.title == "" && found == "" {
		c.title = t.args.sentence()
	}
	if c.title == "" && (c.address != "" || titleTags.MatchString(t.name) || !t.hugo && strings.ContainsFunc(text, letters.Ideographic)) {
		c.title = text
	}
	if repo := strings.TrimSuffix(t.args.First(0, "repo"), ","); c.title == "" && repository.MatchString(repo) && (t.args.Named["repo"] != "" || strings.HasPrefix(t.name, "gh")) {
		c.title, c.address = repo, "https://github.com/"+repo
	}
	if c.title == "" && c.address == "" {
		if c.address = t.args.address(); c.address != "" {
			c.title = t.args.Named["name"]
		}
	}
	if c.description = t.args.First(-1, "description", "desc", "des", "subtitle", "summary", "bio", "text", "content", "body"); c.description == "" && strings.ContainsAny(t.args.Named["value"], "0123456789") { // of a figure
		c.description = t.args.Named["value"]
	}
	if c.description == c.title || c.title == "" {
		c.description = ""
	}
	if button := t.args.First(-1, buttonTextArguments...); button != "" && button != c.title && c.address != "" {
		c.description, c.address = strings.TrimSpace(c.description+" "+Link(button, c.address)), ""
	}
	return c
}

// buttonTextArguments are the names of arguments with the text of a button.
var buttonTextArguments = []string{"button", "button_text", "button-text", "btn_label", "cta_text"}

// markdown returns the title, linked if there is an address, and the description.
func (c card) markdown() string {
	shown := c.title
	if c.address != "" {
		shown = Link(c.title, c.address)
	}
	return strings.TrimSuffix(shown+": "+c.description, ": ")
}

// titleAndAddress returns the first URL among the positional arguments, and the words
// before it that are not style words, or those after it if there are none.
func (a Arguments) titleAndAddress() (text, address string) {
	var words []string
	for _, word := range a.words {
		switch bare := strings.TrimSuffix(word, ","); {
		case address == "" && strings.Contains(bare, "://") && !strings.Contains(bare, " "):
			var behind string // text after a bare comma, as written by Chinese themes
			if address, behind = cutTitle(bare); behind != "" {
				words = append(words, behind)
			}
			if len(words) > 0 {
				return joinWords(words), address
			}
		case !isStyleWord(word):
			words = append(words, word)
		}
	}
	return joinWords(words), address
}

// cutTitle splits address at a comma that is followed by non-ASCII text, which is a title.
func cutTitle(address string) (bare, title string) {
	bare, title, found := strings.Cut(address, ",")
	if !found || !strings.ContainsFunc(title, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return address, ""
	}
	return bare, title
}

// joinWords joins words and removes a trailing comma.
func joinWords(words []string) string { return strings.TrimSuffix(strings.Join(words, " "), ",") }

// hardBreak returns the end of a Markdown hard line break if the tag is alone on its line.
func (t shortcode) hardBreak() string {
	if t.alone {
		return "  "
	}
	return ""
}

// titleTags matches the names of tags whose arguments are a title.
var titleTags = pattern.New(`title|heading|^badge$|^label$|^pill$`)

// repository matches the name of a repository on GitHub.
var repository = pattern.New(`^[\w.-]+/[\w.-]+$`)

// address returns the first URL among the values, "" if none.
func (a Arguments) address() string {
	for _, value := range a.values() {
		if strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://") {
			return value
		}
	}
	return ""
}

// CardTitle returns Markdown for the title in the attributes of a card of VuePress or Nuxt,
// with its link and description, "" if there is no title.
func CardTitle(given Arguments) string {
	title := given.First(-1, "title", "label", "summary", "name")
	if title == "" {
		return ""
	}
	shown := card{title: title, description: given.First(-1, "desc", "description"), address: given.First(-1, "link", "to", "href")}
	return shown.markdown()
}
