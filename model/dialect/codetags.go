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

// maxFenceEnd is the maximum length in bytes of a closing fence with the white space around
// it.
const maxFenceEnd = 200

// verbatim tracks text that is shown as written.
type verbatim struct {
	fenceTitle string // title for the next fence, given by the tag around it
	mathEnd    string // what closes the current formula: "$$" or "`$", "" outside
	inPre      bool   // within <pre>
}

// enclosesFence reports whether the content of a tag begins and ends with a fence. The tag then
// only gives it a title.
func (e *expander) enclosesFence(t shortcode) bool {
	if t.end.remaining > e.remaining {
		return false
	}
	within := e.textUntil(t.end)
	return fenceAhead.MatchString(within) && fenceBefore.MatchString(within[max(0, len(within)-maxFenceEnd):])
}

// isPreformatted reports whether a line belongs to a <pre> element.
func (e *expander) isPreformatted(line string) bool {
	within := e.verbatim.inPre
	if begins, continues := startsPre(line); begins {
		within, e.verbatim.inPre = true, continues
	} else if within {
		e.verbatim.inPre = !strings.Contains(line, "</pre")
	}
	return within
}

// addFenceTitle adds the title given by the surrounding tag to an opening fence.
func (e *expander) addFenceTitle(line string) string {
	if e.verbatim.fenceTitle == "" {
		return line
	}
	title := e.verbatim.fenceTitle
	e.verbatim.fenceTitle = ""
	return withTitle(strings.TrimRight(line, " \n"), title) + lineEnding(line)
}

// codeTitle returns the title of a code block of Octopress or Hexo: [title] [lang:language]
// [url] [link text].
func codeTitle(a Arguments) string {
	words := slices.DeleteFunc(slices.Clone(a.words), func(word string) bool { return word == ">folded" }) // Icarus
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

// copyUntilEnd starts to copy lines unchanged until the end tag: as a fenced code block or
// as plain text. It returns the opening fence, "" for text and for code within a line.
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

// endCode returns the closing fence for an end tag at offset at. Text before the tag is
// still code: then the fence goes on the next line if that is blank.
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

// diagram writes the source of a diagram as a code block.
func (e *expander) diagram(t shortcode) string {
	if inner := t.args.text[strings.IndexByte(t.args.text, '{')+1:]; !t.closing && !t.end.found && strings.HasSuffix(inner, "}") { // Pelican: the source is in the tag itself
		return "`" + strings.TrimSpace(strings.ReplaceAll(inner[:len(inner)-1], "`", "")) + "`"
	}
	if !t.closing && !t.end.found { // the source is in a file
		return e.unknownTag(t)
	}
	if t.firstOnLine && t.end.found && t.end.remaining < e.remaining { // the source may begin on the line of the tag
		t.alone = true
	}
	first := t.args.text // the first words of the source in NexT: {% mermaid graph TD %}
	if t.hugo {
		first = t.args.Named["title"]
	}
	if t.args = ParseArguments(t.name); diagrams[t.name] == "" {
		t.args = ParseArguments("mermaid") // HugoBlox calls it just a diagram
	}
	if sizeOrPair.MatchString(first) {
		first = ""
	}
	return withTitle(e.copyUntilEnd(t, true), first)
}

// mathBlock writes a formula as a code block.
func (e *expander) mathBlock(t shortcode) string {
	t.args = ParseArguments(t.name)
	return e.copyUntilEnd(t, true)
}

// plainCode writes a code block of unknown language.
func (e *expander) plainCode(t shortcode) string {
	t.args = Arguments{}
	return e.copyUntilEnd(t, true)
}

// lineCode are tags that may enclose inline code, lineMath inline formulas.
var (
	lineCode = letters.Words("codeblock highlight code")
	lineMath = letters.Words("katex mathjax tex latex")
)

// inlineCode translates code or a formula whose end tag is on the same line. rest is the
// text after the tag. size is the number of bytes up to the end of the end tag, 0 if there
// is no such code.
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
	case strings.Contains(text, "$"): // already marked as a formula
		return text, size
	case last && strings.Contains(t.args.text, "display"):
		return "$$" + text + "$$", size
	}
	return "$`" + text + "`$", size
}

// tabbedCode writes code in several languages. HTML comments mark where each begins and
// ends.
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

// tabbedLine handles the comments between languages. ok is false for a line of code.
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

// formulaEnd matches the end tag of a formula.
var formulaEnd = pattern.New(`\{(?:%-?|\{[<%])\s*(?:end|/\s*)(?:katex|mathjax|latex|tex|math)\b`)

// formula writes the content of a tag as TeX, unless it is already marked as a formula.
func (e *expander) formula(t shortcode) string {
	body := t.args.Named["body"]
	switch {
	case t.isOutput && body != "" && t.alone: // Zola
		return "$$" + body + "$$"
	case t.isOutput && body != "":
		return "$`" + body + "`$"
	case t.closing:
		mark := e.verbatim.mathEnd
		e.verbatim.mathEnd = ""
		return mark
	case t.isOutput || !t.end.found || e.enclosesNothing(t):
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

// highlightedLines matches options that list the highlighted lines of code: hl_lines of
// Hugo, Zola and Python-Markdown, mark_lines of Jekyll, mark of Hexo and Expressive Code,
// data-line of Prism.
var highlightedLines = pattern.New(`\b(?:hl_lines|mark_lines|highlight_lines|highlight|emphasize-lines|data-line|mark|ins|del)\s*[=:]\s*(\[[^\]]*\]|"[^"]*"|'[^']*'|\{[^}]*\}|\d[\d ,-]*)`)

// HighlightedLines returns the lists of highlighted lines in the info string of a fence.
func HighlightedLines(info string) []string {
	var lists []string
	for _, m := range highlightedLines.FindAllStringSubmatch(info, -1) {
		lists = append(lists, m[1])
	}
	return lists
}
