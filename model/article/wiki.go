package article

import (
	"path"
	"strings"
	"unicode"

	"blogtui/model"
	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// wikiLink matches a link to another note or, after "!", an embed of it:
// [[Page#Heading|label]], ![[picture.png|300]].
var wikiLink = pattern.New(`(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{0,200}))?\]\]`)

// spacedName matches a name with a blank on both sides. A condition of a shell has several words.
var spacedName = pattern.New(`^ [\pL\d][\pL\d_./-]* $`)

// positionWords are labels of a picture that only position it.
var positionWords = letters.Words("left right center centre inline")

// wikiLinks converts the wiki links and images of a text.
func wikiLinks(text Text) []Inline {
	s := string(text)
	if !strings.Contains(s, "[[") {
		return []Inline{text}
	}
	var out []Inline
	at := 0
	for _, m := range wikiLink.FindAllStringSubmatchIndex(s, -1) {
		name, label := strings.TrimSpace(s[m[4]:m[5]]), ""
		if m[6] >= 0 {
			label = strings.TrimSpace(s[m[6]:m[7]])
		}
		if strings.IndexFunc(name, unicode.IsLetter) < 0 || strings.ContainsAny(s[m[4]:m[4]+1], " -!$") && !spacedName.MatchString(s[m[4]:m[5]]) {
			continue // a shell condition or a matrix
		}
		out = append(out, Text(s[at:m[0]]), wikiInline(m[2] < m[3], name, label))
		at = m[1]
	}
	return append(out, Text(s[at:]))
}

func wikiInline(shown bool, name, label string) Inline {
	page, heading, _ := strings.Cut(name, "#")
	if shown && model.IsPicture(page) {
		words := ""
		for part := range strings.SplitSeq(label, "|") {
			if strings.Trim(part, "0123456789x") != "" && !positionWords[strings.ToLower(part)] {
				words = part
			}
		}
		return Image{Source: page, Alt: words}
	}
	if shown && dialect.EmbedKind(page) != "" { // a video or recording
		return Image{Source: dialect.EmbedScheme + page, Alt: label}
	}
	if label == "" {
		label = strings.TrimSpace(path.Base(page))
		if shown && strings.Contains(heading, "=") { // of a file: page=3
			return Link{Text: []Inline{Text(label)}, Target: "/" + strings.TrimPrefix(page, "/"), Source: "[[" + name + "]]"}
		}
		if page == "" || heading != "" && !strings.HasPrefix(heading, "^") {
			label = strings.Trim(strings.TrimPrefix(page+" › "+heading, " › "), "^")
		}
	}
	target := "/" + strings.TrimPrefix(page, "/")
	if page == "" {
		target = ""
	}
	if heading != "" {
		target += "#" + heading[strings.LastIndexByte(heading, '#')+1:]
	}
	return Link{Text: []Inline{Text(label)}, Target: target, Source: "[[" + name + "]]"}
}

// blockID matches a block ID at the end of a block.
var blockID = pattern.New(`(?:^|[ \t\n])\^([A-Za-z\d-]+)[ \t]*$`)

// ownID matches a block ID of Obsidian's, or one that is more than a word: others may be a
// key or a power.
var ownID = pattern.New(`^(?:[\da-z]{6}|[A-Za-z][A-Za-z\d]*-[A-Za-z\d-]+|[A-Za-z]+\d[A-Za-z\d]+|[A-Za-z]{2,}\d)$`)

var (
	blockLinked = pattern.New(`#\^([A-Za-z\d-]+)[\]|]`)
	noteLinked  = pattern.New(`\[\[[^\[\]\n_]*[\pL\d][^\[\]\n]*\]\]`)
)

// blockLinks holds what the links of notes tell about block IDs.
type blockLinks struct {
	named map[string]bool // that they lead to
	notes bool            // there are links between notes, as only note takers have them
}

// namesBlock reports whether the word after a caret at the end of a text is a block ID: it
// has a certain form, a link of the same text refers to it, or it is any word among linked
// notes.
func (c *converter) namesBlock(id string) bool {
	if ownID.MatchString(id) {
		return true
	}
	outer := c
	for outer.parent != nil {
		outer = outer.parent
	}
	if outer.links == nil {
		outer.links = &blockLinks{map[string]bool{}, noteLinked.MatchString(outer.text)}
		for _, m := range blockLinked.FindAllStringSubmatch(outer.text, -1) {
			outer.links.named[m[1]] = true
		}
	}
	return outer.links.named[id] || outer.links.notes && len(id) > 1 && strings.Trim(id, "0123456789-") != ""
}

// withoutBlockID removes Obsidian's block ID from a text.
func (c *converter) withoutBlockID(text []Inline) []Inline {
	last := len(text) - 1
	if last < 0 {
		return text
	}
	end, ok := text[last].(Text)
	if !ok || !strings.Contains(string(end), "^") {
		return text
	}
	m := blockID.FindStringSubmatchIndex(string(end))
	if m == nil {
		return text
	}
	if !c.namesBlock(string(end[m[2]:m[3]])) {
		return text
	}
	return trim(append(text[:last:last], end[:m[0]]))
}
