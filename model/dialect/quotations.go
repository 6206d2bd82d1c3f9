package dialect

import (
	"html"
	"slices"
	"strings"

	"blogtui/model/clean"
	"blogtui/model/letters"
)

// blockquote quotes the content of a tag and names its origin below.
func (e *expander) blockquote(t shortcode) string {
	if kind, ok := e.noticeQuote(t); ok {
		return e.container(t, kind, "")
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
		case !t.firstOnLine:
			return "<br>— " + origin
		}
		return "> <footer>— " + html.EscapeString(origin) + "</footer>" // an HTML element, so that no lazy continuation line can follow
	}
	if text := t.args.First(-1, "text", "body", "content", "quote"); text != "" && (t.isOutput || !t.end.found) {
		return oneLineQuote(clean.JoinLines(text), quoteOrigin(t.args))
	}
	if words := t.args.words; !t.end.found && t.alone && len(words) > 0 && len(strings.Fields(words[0])) >= minSentenceWords { // the quotation is in the arguments
		return oneLineQuote(words[0], strings.Join(words[1:], ", "))
	}
	if !t.end.found || !t.firstOnLine {
		return ""
	}
	e.quote = &quotation{origin: quoteOrigin(t.args)}
	if e.nesting.inList {
		e.quote.margin = strings.Repeat(" ", e.nesting.indent)
	}
	if t.alone {
		return ""
	}
	return "> "
}

// noticeQuote reports whether a quotation tag of Hugo is a notice, or the end of one: its
// only argument is a kind of notice.
func (e *expander) noticeQuote(t shortcode) (kind string, ok bool) {
	switch depth := len(e.openContainers); {
	case t.closing:
		return "", e.inlineContainer == t.name || depth > 0 && e.openContainers[depth-1] == t.name
	case t.hugo && t.end.found && len(t.args.words) == 1:
		kind = noticeWords[t.args.text]
	}
	return kind, kind != "" && kind != "quote"
}

// oneLineQuote returns a quotation on one line.
func oneLineQuote(words, origin string) string {
	return strings.TrimSuffix("> "+words+"<br>— "+origin, "<br>— ")
}

// quoteOrigin returns author and source of a quotation: author, address and title in
// Octopress and Hexo, named arguments in Hugo.
func quoteOrigin(a Arguments) string {
	author := strings.TrimRight(a.First(-1, "author", "pre", "cite", "by", "name", "person"), ", ")
	source := a.First(-1, "source", "title", "role", "position")
	if cite := stripMarkdown(a.Named["cite"]); source == "" && cite != author && !strings.Contains(cite, "://") {
		source = cite
	}
	if detail := a.Named["detail"]; detail != "" && source != "" { // Hugo Tufte
		source += ", " + detail
	}
	if author == "" && len(a.words) > 0 && strings.ContainsAny(a.text[:1], `"'`) {
		words := slices.DeleteFunc(slices.Clone(a.words), func(word string) bool { return strings.Contains(word, "://") })
		return strings.Join(words, ", ")
	}
	if author == "" && len(a.words) > 0 && !languageCodes[a.text] {
		author, _, _ = strings.Cut(a.text, " --") // Jekyll Scholar
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

// languageCodes are language codes, which are not the author of a quotation.
var languageCodes = letters.Words("en de fr es pt nl ja ko zh ru uk pl cs sv da fi tr zh-cn zh-tw en-us en-gb pt-br")

// pullquote keeps its content and repeats the words between {" and "} below as a pull
// quote. The content of such tags in Hugo and in components is the pull quote itself.
func (e *expander) pullquote(t shortcode) string {
	if t.hugo {
		return e.epigraph(t)
	}
	if !t.closing {
		e.pullQuote = &pullQuoteWords{}
		return ""
	}
	if e.pullQuote == nil || e.pullQuote.words.Len() == 0 {
		e.pullQuote = nil
		return ""
	}
	words := e.pullQuote.words.String()
	e.pullQuote = nil
	return `<aside class="pullquote">` + html.EscapeString(words) + `</aside>`
}

// epigraph returns a quotation that is set as a pull quote.
func (e *expander) epigraph(t shortcode) string {
	mark := e.blockquote(t)
	if !t.closing && e.quote != nil {
		mark = "> [!" + PullQuoteKind + "] "
	}
	return mark
}

// pullQuoteWords collects the words of a pull quote, which are between {" and "} in its
// content.
type pullQuoteWords struct {
	words strings.Builder
	open  bool // the words continue
}

// collect collects the words in a line, and returns the line without the marks.
func (p *pullQuoteWords) collect(line string) string {
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
