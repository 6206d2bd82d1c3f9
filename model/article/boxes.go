package article

import (
	"strings"
)

// mostColons is how many colons the outermost callout of a template begins
// with. One within another has fewer, since as many or more would end that.
const mostColons = 16

// box begins or ends a callout around what a tag encloses. An end tag that
// shares its line with text would not be seen: then only the text is left.
func (e *expander) box(t shortcode, kind, title string) string {
	depth := len(e.boxes)
	switch {
	case t.closing && depth > 0 && e.boxes[depth-1] == t.name && t.alone:
		e.boxes = e.boxes[:depth-1]
		return strings.Repeat(":", mostColons-depth+1)
	case t.closing || !t.alone || !t.end.alone || depth > mostColons-minColons:
		return ""
	}
	e.boxes = append(e.boxes, t.name)
	colons := strings.Repeat(":", mostColons-depth)
	if title != "" {
		title = "[" + title + "]"
	}
	return colons + kind + title
}

// minColons is how many colons begin a callout at least.
const minColons = 3

// noticeWords are the words of tags that say what kind of notice they begin.
var noticeWords = map[string]string{
	"note": "note", "info": "info", "information": "info", "primary": "note", "default": "note", "secondary": "note", "success": "success",
	"tip": "tip", "hint": "tip", "warning": "warning", "warn": "warning", "caution": "caution", "danger": "danger", "error": "danger",
	"important": "important", "quote": "quote", "question": "question", "example": "example", "bug": "bug", "abstract": "abstract", "todo": "todo",
}

// callout is a notice, of the kind that the tag's name or its arguments tell.
// Words that say how it looks, and names of icons, tell nothing.
func (e *expander) callout(t shortcode) string {
	kind := noticeWords[t.name]
	if kind == "" || kind == "note" {
		kind = "note"
		words := append([]string{t.args.first(-1, "type", "class", "color", "kind", "level")}, t.args.words...)
		for _, word := range words {
			word = strings.ToLower(word)
			word = word[strings.LastIndexByte(word, '-')+1:] // alert-warning
			if known := noticeWords[word]; known != "" {
				kind = known
				break
			}
		}
		for word, value := range t.args.named { // Zola's alert(warning=true)
			if known := noticeWords[word]; known != "" && value == "true" {
				kind = known
			}
		}
	}
	if t.output {
		return saidAs(kind, t.args.first(0, "text", "content", "body"))
	}
	return e.box(t, kind, t.args.first(-1, "title", "header", "heading"))
}

// saidAs is a notice on one line.
func saidAs(kind, text string) string {
	if text == "" {
		return ""
	}
	return "> **" + strings.ToUpper(kind[:1]) + kind[1:] + ":** " + text
}

// fold is what a reader of the page would have to open.
func (e *expander) fold(t shortcode) string {
	if t.output {
		return t.args.first(0, "text", "content")
	}
	title := t.args.first(-1, "title", "summary", "label", "header", "name", "text")
	if title == "" && !t.called {
		title = t.args.text
		if !t.hugo { // Hexo's themes: colour, title or title, colour, colour
			title = plainTitle(strings.Split(title, ","))
		}
		title = strings.Trim(title, `"' `)
	}
	return e.box(t, "details", title)
}

// plainTitle is the first part that is no colour.
func plainTitle(parts []string) string {
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if !colourWord[strings.ToLower(part)] && !strings.HasPrefix(part, "#") {
			return part
		}
	}
	return ""
}

var colourWord = map[string]bool{
	"red": true, "blue": true, "green": true, "yellow": true, "orange": true, "purple": true, "cyan": true, "pink": true, "black": true,
	"white": true, "gray": true, "grey": true, "open": true, "child:codeblock": true, "child:tabs": true,
}
