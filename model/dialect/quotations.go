package dialect

import (
	"html"
	"slices"
	"strings"

	"blogtui/model/clean"
	"blogtui/model/letters"
)

// blockquote quotes the lines between its tags and names their origin below.
func (e *expander) blockquote(t shortcode) string {
	if kind, ok := e.quotesNobody(t); ok {
		return e.box(t, kind, "")
	}
	if t.closing {
		if e.quote == nil {
			return ""
		}
		origin := e.quote.origin
		e.quote = nil
		switch {
		case origin == "":
			return ""
		case !t.first:
			return "<br>— " + origin
		}
		return "> <footer>— " + html.EscapeString(origin) + "</footer>" // no lazy line may follow it
	}
	if text := t.args.First(-1, "text", "body", "content", "quote"); text != "" && (t.output || !t.end.there) {
		return quoteLine(clean.JoinLines(text), origin(t.args))
	}
	if words := t.args.words; !t.end.there && t.alone && len(words) > 0 && len(strings.Fields(words[0])) >= proseWords { // all of it is given
		return quoteLine(words[0], strings.Join(words[1:], ", "))
	}
	if !t.end.there || !t.first {
		return ""
	}
	e.quote = &quotation{origin(t.args)}
	if t.alone {
		return ""
	}
	return "> "
}

// quotesNobody reports a quotation of Hugo's that is given nothing but the kind of a notice,
// or the end of one.
func (e *expander) quotesNobody(t shortcode) (kind string, ok bool) {
	switch depth := len(e.boxes); {
	case t.closing:
		return "", e.inline == t.name || depth > 0 && e.boxes[depth-1] == t.name
	case t.hugo && t.end.there && len(t.args.words) == 1:
		kind = noticeWords[t.args.text]
	}
	return kind, kind != "" && kind != "quote"
}

// quoteLine is a quotation on one line.
func quoteLine(words, origin string) string {
	return strings.TrimSuffix("> "+words+"<br>— "+origin, "<br>— ")
}

// origin is who said a quotation and where: the author and, after the address,
// the title (Octopress, Hexo), or named values (Hugo).
func origin(a Arguments) string {
	author := strings.TrimRight(a.First(-1, "author", "pre", "cite", "by", "name", "person"), ", ")
	source := a.First(-1, "source", "title", "role", "position")
	if cite := withoutMarks(a.Named["cite"]); source == "" && cite != author && !strings.Contains(cite, "://") {
		source = cite
	}
	if detail := a.Named["detail"]; detail != "" && source != "" { // of Hugo Tufte
		source += ", " + detail
	}
	if author == "" && len(a.words) > 0 && strings.ContainsAny(a.text[:1], `"'`) {
		said := slices.DeleteFunc(slices.Clone(a.words), func(word string) bool { return strings.Contains(word, "://") })
		return strings.Join(said, ", ")
	}
	if author == "" && len(a.words) > 0 && !languageWord[a.text] {
		author, _, _ = strings.Cut(a.text, " --") // of Jekyll Scholar
		for _, word := range a.words {
			if strings.Contains(word, "://") {
				before, after, _ := strings.Cut(a.text, word)
				author, source = strings.TrimSpace(before), strings.TrimSpace(after)
				break
			}
		}
	}
	if author != "" && source != "" {
		return author + ", " + source
	}
	return author + source
}

// languageWord are the languages that a quotation may say to be in, and that name nobody.
var languageWord = letters.Words("en de fr es pt nl ja ko zh ru uk pl cs sv da fi tr zh-cn zh-tw en-us en-gb pt-br")

// pullquote leaves its text in place and shows the words that the author chose
// in it, between {" and "}, once more below; Hugo's and those of components have
// nothing but these words.
func (e *expander) pullquote(t shortcode) string {
	if t.hugo {
		return e.epigraph(t)
	}
	if !t.closing {
		e.pull = &pulled{}
		return ""
	}
	if e.pull == nil || e.pull.words.Len() == 0 {
		e.pull = nil
		return ""
	}
	words := e.pull.words.String()
	e.pull = nil
	return `<aside class="pullquote">` + html.EscapeString(words) + `</aside>`
}

// epigraph is a quotation that is set as a pull quote.
func (e *expander) epigraph(t shortcode) string {
	mark := e.blockquote(t)
	if !t.closing && e.quote != nil {
		mark = "> [!" + PullQuoteKind + "] "
	}
	return mark
}

// pulled are the words of a pull quote, which stand between {" and "} in its text.
type pulled struct {
	words strings.Builder
	open  bool // they go on
}

// take takes note of the words in a line, and leaves them in the text.
func (p *pulled) take(line string) string {
	var out strings.Builder
	for {
		if !p.open {
			before, rest, found := strings.Cut(line, `{"`)
			out.WriteString(before)
			if !found {
				return out.String()
			}
			line, p.open = strings.TrimLeft(rest, " "), true
			if p.words.Len() > 0 {
				p.words.WriteString(" … ")
			}
		}
		words, rest, closed := strings.Cut(line, `"}`)
		if !closed {
			p.words.WriteString(strings.TrimSpace(line) + " ")
			out.WriteString(line)
			return out.String()
		}
		words = strings.TrimRight(words, " ")
		p.words.WriteString(words)
		out.WriteString(words)
		line, p.open = rest, false
	}
}
