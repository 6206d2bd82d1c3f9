package dialect

import (
	"fmt"
	"slices"
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

var (
	fenceAhead  = pattern.New("\\A\\s*(?:```|~~~)")
	fenceBefore = pattern.New("\n[ \t]*(?:```|~~~)[`~]*\\s*\\z")
)

// maxFenceEnd is how many bytes the line that closes a fence may have with what is
// blank behind it.
const maxFenceEnd = 200

// verbatim is what is shown as it is written.
type verbatim struct {
	fenceTitle string // of the fence to come, which the tag around it names
	mathEnd    string // the mark that ends the formula around the line
	inPre      bool   // between <pre> and </pre>
}

// enclosesFence reports a tag that is put around a fence, for its title.
func (e *expander) enclosesFence(t shortcode) bool {
	if t.end.remaining > e.remaining {
		return false
	}
	within := e.textUntil(t.end)
	return fenceAhead.MatchString(within) && fenceBefore.MatchString(within[max(0, len(within)-maxFenceEnd):])
}

// isPreformatted reports a line of an element whose text is shown as it is.
func (e *expander) isPreformatted(line string) bool {
	within := e.verbatim.inPre
	if begins, goesOn := startsPre(line); begins {
		within, e.verbatim.inPre = true, goesOn
	} else if within {
		e.verbatim.inPre = !strings.Contains(line, "</pre")
	}
	return within
}

// addFenceTitle adds to a line that opens a fence the title that the tag around it gives.
func (e *expander) addFenceTitle(line string) string {
	if e.verbatim.fenceTitle == "" {
		return line
	}
	title := e.verbatim.fenceTitle
	e.verbatim.fenceTitle = ""
	return withTitle(strings.TrimRight(line, " \n"), title) + lineEnding(line)
}

// codeTitle is what Octopress and Hexo say of code: [title] [lang:language] [url] [link text].
func codeTitle(a Arguments) string {
	words := slices.DeleteFunc(slices.Clone(a.words), func(word string) bool { return word == ">folded" }) // of Icarus
	for i, word := range words {
		if strings.Contains(word, "://") {
			linked := strings.TrimPrefix(strings.Join(words[i+1:], " ")+": "+word, ": ")
			return strings.TrimSpace(strings.Join(words[:i], " ") + " (" + linked + ")")
		}
	}
	if title := a.First(-1, "title", "name"); title != "" {
		return title
	}
	return strings.Join(words, " ")
}

// copyUntilEnd copies what follows as it is, up to the end tag: as code in a fence, or
// as text. Code within a line stays where it is.
func (e *expander) copyUntilEnd(t shortcode, code bool) string {
	if t.closing || !t.end.found || code && !t.alone {
		return ""
	}
	language := t.args.First(0, "lang", "language")
	title := t.args.First(-1, "title", "tabtitle", "filename", "file", "caption", "name", "label")
	if t.name == "codeblock" {
		language, title = t.args.First(-1, "lang", "language"), codeTitle(t.args)
	}
	if code && language == "" && e.enclosesFence(t) {
		e.verbatim.fenceTitle = title
		return ""
	}
	if e.copy.until, e.copy.code = t.name, code; !code {
		e.afterBlank = e.afterBlank || t.alone
		return ""
	}
	fence := Fence + language
	if title != "" {
		fence += fmt.Sprintf(" title=%q", title)
	}
	if marks := highlightedLines.FindString(t.args.text); marks != "" {
		fence += " " + marks
	}
	return fence
}

// endCode is the line that closes a fence, in which an end tag stands at an offset. What
// stands before the tag is code, and the fence is closed on the next line if that is free.
func (e *expander) endCode(line string, at int) string {
	end := Fence + "\n"
	if e.nesting.inList {
		end = line[:letters.Indent(line)] + end
	}
	if strings.TrimSpace(line[:at]) == "" || !e.blankLineBelow() {
		return end
	}
	if e.remaining > 0 {
		e.pendingClose = end
	}
	return line[:at] + "\n"
}

// diagram is code that a picture would be drawn from.
func (e *expander) diagram(t shortcode) string {
	if inner := t.args.text[strings.IndexByte(t.args.text, '{')+1:]; !t.closing && !t.end.found && strings.HasSuffix(inner, "}") { // of Pelican: all in one tag
		return "`" + strings.TrimSpace(strings.ReplaceAll(inner[:len(inner)-1], "`", "")) + "`"
	}
	if t.firstOnLine && t.end.found && t.end.remaining < e.remaining { // it may begin on the line of the tag
		t.alone = true
	}
	first := t.args.text // the first words of it, as NexT writes them: {% mermaid graph TD %}
	if t.hugo {
		first = t.args.Named["title"]
	}
	if t.args = ParseArguments(t.name); diagrams[t.name] == "" {
		t.args = ParseArguments("mermaid") // which HugoBlox calls nothing but a diagram
	}
	if sizeOrPair.MatchString(first) {
		first = ""
	}
	return withTitle(e.copyUntilEnd(t, true), first)
}

// mathBlock is a formula that is written as code is.
func (e *expander) mathBlock(t shortcode) string {
	t.args = ParseArguments(t.name)
	return e.copyUntilEnd(t, true)
}

// plainCode is code in a language that is not told.
func (e *expander) plainCode(t shortcode) string {
	t.args = Arguments{}
	return e.copyUntilEnd(t, true)
}

// lineCode are the tags that may enclose code within a line, lineMath those of formulas.
var (
	lineCode = letters.Words("codeblock highlight code")
	lineMath = letters.Words("katex mathjax tex latex")
)

// inlineCode is code or a formula between a tag and its end on one line, rest being what follows
// the tag on it; size counts the bytes up to behind the end, 0 if it is none.
func (e *expander) inlineCode(t shortcode, rest string) (shown string, size int) {
	end := len(rest) + e.remaining - t.end.remaining
	if t.closing || !t.end.found || end < 0 || end >= len(rest) || !lineCode[t.name] && !lineMath[t.name] || lineCode[t.name] && end == 0 {
		return "", 0
	}
	text, size := strings.TrimSpace(rest[:end]), end+anyEndTag.FindStringIndex(rest[end:])[1]
	last := t.firstOnLine && strings.TrimSpace(rest[size:]) == ""
	switch {
	case lineCode[t.name]:
		return codeSpan(text), size
	case text == "":
		return "", size
	case strings.Contains(text, "$"): // it is marked as a formula already
		return text, size
	case last && strings.Contains(t.args.text, "display"):
		return "$$" + text + "$$", size
	}
	return "$`" + text + "`$", size
}

// tabbedCode is code in several languages, of which the page shows one. Comments say
// where each begins and ends.
func (e *expander) tabbedCode(t shortcode) string {
	fence := e.plainCode(t)
	if e.tabState.betweenCode = fence != "" && codeTab.MatchString(e.following()); e.tabState.betweenCode {
		return ""
	}
	return fence
}

var (
	codeTab    = pattern.New(`\A\s*<!--\s*tab\s+([\w+#-]+)[^\n]*-->[ \t]*\n`)
	codeTabEnd = pattern.New(`\A\s*<!--\s*endtab\s*-->`)
)

// tabbedLine is a line of such code; ok tells that it begins, parts or ends languages.
func (e *expander) tabbedLine(line string) (written string, ok bool) {
	begins := codeTab.FindStringSubmatch(line)
	switch {
	case e.tabState.betweenCode && begins != nil:
		e.tabState.betweenCode = false
		return Fence + begins[1] + "\n", true
	case !e.tabState.betweenCode && codeTabEnd.MatchString(line):
		e.tabState.betweenCode = true
		return Fence + "\n", true
	}
	return "\n", e.tabState.betweenCode
}

// formulaEnd matches what ends a formula between two tags.
var formulaEnd = pattern.New(`\{(?:%-?|\{[<%])\s*(?:end|/\s*)(?:katex|mathjax|latex|tex|math)\b`)

// formula is what tags enclose as TeX, unless it is marked as a formula already.
func (e *expander) formula(t shortcode) string {
	body := t.args.Named["body"]
	switch {
	case t.output && body != "" && t.alone: // of Zola
		return "$$" + body + "$$"
	case t.output && body != "":
		return "$`" + body + "`$"
	case t.closing:
		mark := e.verbatim.mathEnd
		e.verbatim.mathEnd = ""
		return mark
	case t.output || !t.end.found || e.enclosesNothing(t):
		return ""
	case t.alone && t.end.remaining < e.remaining:
		if strings.Contains(e.textUntil(t.end), "$") {
			return ""
		}
		e.verbatim.mathEnd = "$$"
		return e.verbatim.mathEnd
	case t.hugo && t.name == "math":
		return ""
	case t.firstOnLine && strings.Contains(t.args.text, "display"):
		e.verbatim.mathEnd = "$$"
		return e.verbatim.mathEnd
	}
	e.verbatim.mathEnd = "`$"
	return "$`"
}

// highlightedLines matches what names lines that count: hl_lines of Hugo, Zola and
// Python-Markdown, mark_lines of Jekyll, mark of Hexo and Expressive Code, data-line
// of Prism.
var highlightedLines = pattern.New(`\b(?:hl_lines|mark_lines|highlight_lines|highlight|emphasize-lines|data-line|mark|ins|del)\s*[=:]\s*(\[[^\]]*\]|"[^"]*"|'[^']*'|\{[^}]*\}|\d[\d ,-]*)`)

// HighlightedLines are the lists of lines that a fence names as those that count.
func HighlightedLines(info string) []string {
	var said []string
	for _, m := range highlightedLines.FindAllStringSubmatch(info, -1) {
		said = append(said, m[1])
	}
	return said
}
