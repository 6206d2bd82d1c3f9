package article

import (
	"slices"
	"strings"

	"blogtui/model/pattern"
)

// flush ends the current paragraph, heading, code or Markdown.
func (w *htmlWriter) flush() {
	w.flushMarkdown()
	w.flushCode()
	line := w.line
	if w.pendingLink != "" {
		line = append(line, tag("</a>"))
	}
	line = trim(w.parseTexts(resolveTags(mergeText(line), dropAlone)))
	w.line = nil
	defer func() { w.place.Line = w.currentLine }()
	if w.pendingLink != "" && strings.TrimSpace(Plain(line)) == "" && !showsPicture(line) { // the link is around what follows
		w.line, line = []Inline{tag(w.pendingLink)}, nil
	} else {
		w.pendingLink = ""
	}
	if len(line) == 0 {
		return
	}
	if w.headingLevel > 0 {
		line = tidyInlines(line)
		id := w.anchor
		if id == "" {
			id = slug(Plain(line))
		}
		w.append(Heading{w.place, w.headingLevel, w.unique(id), line})
		return
	}
	top := w.top()
	if address := Plain(line); isWordPressEmbed(top.element) && bareAddress.MatchString(address) {
		w.append(newEmbed(w.place, "", address))
		return
	}
	top.blocks = pictures(top.blocks, Paragraph{Location: w.place, Text: line})
}

// flushMarkdown ends Markdown within an element.
func (w *htmlWriter) flushMarkdown() {
	if source := dedent(w.source.String()); strings.TrimSpace(source) != "" {
		w.append(w.markdown(w.place.Line, source)...)
	}
	w.source.Reset()
}

func (w *htmlWriter) flushCode() {
	if code := strings.Trim(w.code.String(), "\n"); strings.TrimSpace(code) != "" {
		w.append(CodeBlock{Location: w.place, Language: w.codeLanguage, Text: code + "\n"})
		w.codeLanguage = ""
	}
	w.code.Reset()
}

// showsPicture reports whether inlines contain a picture, even one without alternative
// text.
func showsPicture(inlines []Inline) bool {
	return slices.ContainsFunc(inlines, func(inline Inline) bool {
		_, ok := inline.(Image)
		return ok || showsPicture(Children(inline))
	})
}

// isWordPressEmbed reports whether an element is a WordPress embed, which exports reduce
// to its address.
func isWordPressEmbed(e element) bool {
	return strings.Contains(e.attributes["class"], "wp-block-embed")
}

var bareAddress = pattern.New(`^https?://\S+$`)
