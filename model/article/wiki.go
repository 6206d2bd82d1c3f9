package article

import (
	"path"
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// wikiLink matches what notes write for a link to another note or, behind "!",
// for what is shown of it: [[Page#Heading|label]], ![[picture.png|300]].
var wikiLink = pattern.New(`(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{0,200}))?\]\]`)

var pictureEndings = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".svg": true, ".avif": true, ".bmp": true,
}

// placeWord are the words behind a picture's name that say where it stands.
var placeWord = wordSet("left right center centre inline")

// wikiLinks makes links and images of those in a text.
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
		if strings.IndexFunc(name, unicode.IsLetter) < 0 || strings.ContainsAny(s[m[4]:m[4]+1], " -!$") {
			continue // a condition of a shell, a matrix
		}
		out = append(out, Text(s[at:m[0]]), wikiInline(m[2] < m[3], name, label))
		at = m[1]
	}
	return append(out, Text(s[at:]))
}

func wikiInline(shown bool, name, label string) Inline {
	page, heading, _ := strings.Cut(name, "#")
	if shown && pictureEndings[strings.ToLower(path.Ext(page))] {
		words := ""
		for part := range strings.SplitSeq(label, "|") {
			if strings.Trim(part, "0123456789x") != "" && !placeWord[strings.ToLower(part)] {
				words = part
			}
		}
		return Image{Source: page, Alt: words}
	}
	if label == "" {
		label = strings.TrimSpace(path.Base(page))
		if page == "" || heading != "" && !strings.HasPrefix(heading, "^") {
			label = strings.Trim(strings.TrimPrefix(page+" › "+heading, " › "), "^")
		}
	}
	target := "/" + strings.TrimPrefix(page, "/")
	if page == "" {
		target = ""
	}
	if heading != "" && heading[0] != '^' {
		target += "#" + heading[strings.LastIndexByte(heading, '#')+1:]
	}
	return Link{Text: []Inline{Text(label)}, Target: target, Source: "[[" + name + "]]"}
}
