package article

import (
	"strings"
	"unicode/utf8"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"
	"blogtui/model/tex"

	"golang.org/x/net/html"
)

// tag is an unresolved inline HTML tag.
type tag string

func (tag) inline() {}

// element is a parsed tag.
type element struct {
	name       string
	attributes map[string]string
	kind       html.TokenType
}

func parseTag(raw string) element {
	if e, ok := plainTag(raw); ok {
		return e
	}
	return tokenizedTag(raw)
}

// tokenizedTag parses any tag with the HTML tokenizer, which needs a buffer of 4 KiB.
func tokenizedTag(raw string) element {
	z := html.NewTokenizer(strings.NewReader(raw))
	e := element{kind: z.Next(), attributes: map[string]string{}}
	name, more := z.TagName()
	e.name = string(name)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		e.attributes[string(key)] = clean.JoinLines(string(value))
	}
	return e
}

// plainTag parses a tag of the common form: a name and attributes with quoted values,
// without entities.
func plainTag(raw string) (e element, ok bool) {
	rest, opened := strings.CutPrefix(raw, "<")
	rest, closed := strings.CutSuffix(rest, ">")
	rest, ends := strings.CutPrefix(rest, "/")
	name := tagWord(rest, "")
	if !opened || !closed || name == "" {
		return e, false
	}
	e = element{name: strings.ToLower(name), kind: html.StartTagToken, attributes: map[string]string{}}
	if ends {
		e.kind = html.EndTagToken
	}
	for rest = rest[len(name):]; rest != ""; {
		trimmed := strings.TrimLeft(rest, " \n\t")
		switch {
		case trimmed == "":
			return e, true
		case trimmed == "/" && !ends:
			e.kind = html.SelfClosingTagToken
			return e, true
		case len(trimmed) == len(rest) || ends:
			return e, false
		}
		key := tagWord(trimmed, "-_:")
		value, size := quoted(trimmed[len(key):])
		name := strings.ToLower(key)
		if _, twice := e.attributes[name]; key == "" || size == 0 || twice {
			return e, false
		}
		e.attributes[name] = clean.JoinLines(value)
		rest = trimmed[len(key)+size:]
	}
	return e, true
}

// tagWord returns the name at the start of s: a letter, then letters, digits and the given
// signs.
func tagWord(s, signs string) string {
	end := 0
	for end < len(s) && (letters.Word(s[end]) && (end > 0 || s[end] > '9') || end > 0 && strings.IndexByte(signs, s[end]) >= 0) {
		end++
	}
	return s[:end]
}

// quoted parses the value at the start of s, after an equals sign. It returns its length
// in bytes, 0 if it is not a plain one.
func quoted(s string) (value string, size int) {
	if len(s) < 2 || s[0] != '=' || s[1] != '"' && s[1] != '\'' {
		return "", 0
	}
	end := strings.IndexByte(s[2:], s[1])
	if end < 0 || strings.ContainsAny(s[2:2+end], "&\r\x00") {
		return "", 0
	}
	return s[2 : 2+end], end + 3
}

// openTag is an open element with the inlines since its tag.
type openTag struct {
	raw     string
	element element
	inside  []Inline
}

// unpairedTags says what to do with unpaired tags.
type unpairedTags bool

const (
	keepAlone unpairedTags = false // in prose: the author most likely writes about it
	dropAlone unpairedTags = true  // in HTML: the partner is elsewhere
)

// resolveTags converts tags: br, em, code, a, ... become inlines, other pairs are
// unwrapped, comments are removed.
func resolveTags(inlines []Inline, lone unpairedTags) []Inline {
	if !hasTags(inlines) {
		return inlines
	}
	open := []openTag{{}}
	put := func(inlines ...Inline) {
		top := &open[len(open)-1]
		top.inside = append(top.inside, inlines...)
	}
	for _, inline := range inlines {
		raw, ok := inline.(tag)
		if !ok {
			put(inline)
			continue
		}
		e := parseTag(string(raw))
		switch e.kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			if alone, ok := voidElement(e); ok {
				put(alone...)
			} else if words, ok := selfClosingText(e, string(raw)); ok {
				put(words)
			} else if e.kind == html.SelfClosingTagToken || len(open) > dialect.MaxDepth {
				put(lone.text(string(raw)))
			} else {
				open = append(open, openTag{raw: string(raw), element: e})
			}
		case html.EndTagToken:
			at := matchingTag(open, e.name)
			if alone, ok := voidEnd(e); ok && at == 0 {
				put(alone...)
				continue
			}
			if at == 0 {
				put(lone.text(string(raw)))
				continue
			}
			for len(open) > at+1 {
				open = closeUnmatched(open, lone)
			}
			closed := open[at]
			open = open[:at]
			put(wrap(closed.element, mergeText(closed.inside))...)
		}
	}
	for len(open) > 1 {
		open = closeUnmatched(open, lone)
	}
	return mergeText(open[0].inside)
}

// selfClosingText returns the text in the attributes of a self-closing component. Without
// attributes the tag may be the topic of the text.
func selfClosingText(e element, raw string) (words Inline, ok bool) {
	if e.kind != html.SelfClosingTagToken || len(e.attributes) == 0 || len(raw) < 2 || raw[1] < 'A' || raw[1] > 'Z' {
		return nil, false
	}
	for _, name := range []string{"text", "title", "label", "alt"} {
		if e.attributes[name] != "" {
			return Text(e.attributes[name]), true
		}
	}
	return Text(""), true
}

func (l unpairedTags) text(raw string) Inline {
	if e := parseTag(raw); l == dropAlone || e.name == "figure" || containers[e.name] && len(e.attributes) > 0 {
		return Text("")
	}
	return Text(clean.JoinLines(raw))
}

func hasTags(inlines []Inline) bool {
	for _, inline := range inlines {
		if _, ok := inline.(tag); ok {
			return true
		}
	}
	return false
}

// matchingTag returns the index of the innermost open tag of a name, 0 if there is none.
func matchingTag(open []openTag, name string) int {
	for i := len(open) - 1; i > 0; i-- {
		if open[i].element.name == name {
			return i
		}
	}
	return 0
}

// closeUnmatched converts the innermost open tag to text.
func closeUnmatched(open []openTag, lone unpairedTags) []openTag {
	last := len(open) - 1
	top := &open[last-1]
	top.inside = append(top.inside, lone.text(open[last].raw))
	top.inside = append(top.inside, open[last].inside...)
	return open[:last]
}

// voidElement returns the inlines of a void element.
func voidElement(e element) ([]Inline, bool) {
	switch e.name {
	case "br", "hr":
		return []Inline{Break{}}, true
	case "img", "amp-img", "amp-anim":
		return []Inline{Image{e.attributes["src"], e.attributes["alt"], e.attributes["title"]}}, true
	case "source", "embed":
		if e.attributes["src"] == "" { // of a picture, which has others for other screens
			return nil, true
		}
		return []Inline{Image{dialect.EmbedScheme + e.attributes["src"], e.attributes["title"], ""}}, true
	case "input":
		if e.attributes["type"] != "checkbox" {
			return nil, false
		}
		box := Text("☐")
		if _, ticked := e.attributes["checked"]; ticked {
			box = "☑"
		}
		return []Inline{box}, true
	case "d-cite": // of Distill, which lists the work below
		return []Inline{Text("[" + e.attributes["key"] + "]")}, e.kind == html.SelfClosingTagToken
	case "wbr", "track", "param":
		return nil, true
	case "a": // <a name="…"/> is an anchor
		if e.kind == html.SelfClosingTagToken {
			return nil, true
		}
	}
	return nil, false
}

// voidEnd returns the inlines of the end tag of a void element: </br> is <br> (HTML,
// section 13.2.6.4.7), others are nothing. Other unpaired end tags may be the topic of the
// text.
func voidEnd(e element) ([]Inline, bool) {
	switch e.name {
	case "br":
		return []Inline{Break{}}, true
	case "img", "amp-img", "amp-anim", "hr", "wbr", "source", "embed", "track", "param", "input":
		return nil, true
	}
	return nil, false
}

// styleElements are elements that only style their text.
var styleElements = letters.Words("em i strong b del s strike mark cite var dfn q sup sub")

// wrap returns the inlines of a pair of tags and its content.
func wrap(e element, inside []Inline) []Inline {
	if len(inside) == 0 && styleElements[e.name] { // an icon, as a rule
		return nil
	}
	switch e.name {
	case "em", "i", "cite", "var", "dfn":
		return []Inline{Emphasis{inside}}
	case "strong", "b":
		return []Inline{Strong{inside}}
	case "del", "s", "strike":
		return []Inline{Strike{inside}}
	case "mark":
		return []Inline{Mark{inside}}
	case "iframe", "video", "audio", "object", "embed":
		return shownBetween(e, inside)
	case "code", "kbd", "samp", "tt", "d-code":
		if text := Plain(inside); text != "" {
			return []Inline{Code(text)}
		}
	case "a":
		if e.attributes["href"] == "" {
			break
		}
		link := []Inline{Link{Text: inside, Target: e.attributes["href"], Title: e.attributes["title"]}}
		if strings.HasPrefix(e.attributes["class"], "footnote") && digits.MatchString(Plain(inside)) { // of Substack
			return shiftedText(link, tex.Superscript, "^")
		}
		return link
	case "span":
		if e.attributes["class"] == "kg-bookmark-publisher" { // of Ghost, behind the author
			return append([]Inline{Text(" · ")}, inside...)
		}
	case "link": // React Router's; that of HTML is a void element
		if address := e.attributes["to"] + e.attributes["href"]; address != "" {
			return []Inline{Link{Text: inside, Target: address, Title: e.attributes["title"]}}
		}
	case "figcaption": // on a line of its own, below its picture
		return []Inline{Text("\n"), Emphasis{inside}, Text("\n")}
	case "sup":
		return shiftedText(inside, tex.Superscript, "^")
	case "sub":
		return shiftedText(inside, tex.Subscript, "_")
	case "d-footnote": // Distill's, a popup
		return append(append([]Inline{Text(" (")}, inside...), Text(")"))
	case "d-cite": // Distill's, with a bibliography below
		return []Inline{Text("[" + e.attributes["key"] + "]")}
	case "q":
		return append(append([]Inline{Text("“")}, inside...), Text("”"))
	case "rt": // how a word is read
		return append(append([]Inline{Text("(")}, inside...), Text(")"))
	case "script":
		if address := scriptEmbedAddress(e); address != "" {
			return []Inline{Image{Source: dialect.EmbedScheme + address}}
		}
		return nil
	case "style", "svg", "rp":
		return nil
	}
	return inside
}

var digits = pattern.New(`^\d{1,3}$`)

// shownBetween returns what an element embeds; its content is a fallback for browsers.
func shownBetween(e element, inside []Inline) []Inline {
	for _, name := range []string{"src", "data", "data-src"} {
		if address := e.attributes[name]; address != "" {
			return []Inline{Image{dialect.EmbedScheme + address, e.attributes["title"], ""}}
		}
	}
	for _, inline := range inside {
		if image, ok := inline.(Image); ok {
			return []Inline{image}
		}
	}
	return inside
}

// maxShiftedBytes is the maximum length of a subscript or superscript of several words.
const maxShiftedBytes = 12

// shiftedText converts text to subscript or superscript characters if Unicode has all of
// them, else puts a mark before it.
func shiftedText(inside []Inline, shifted func(string) (string, bool), mark string) []Inline {
	text := Plain(inside)
	if text == "" || len(strings.Fields(text)) > 1 && utf8.RuneCountInString(text) > maxShiftedBytes {
		return inside // small letters
	}
	if script, ok := shifted(text); ok && len(inside) == 1 {
		if link, ok := inside[0].(Link); ok {
			link.Text = []Inline{Text(script)}
			return []Inline{link}
		}
		return []Inline{Text(script)}
	}
	if utf8.RuneCountInString(text) > 1 {
		return append(append([]Inline{Text(mark + "(")}, inside...), Text(")"))
	}
	return append([]Inline{Text(mark)}, inside...)
}
