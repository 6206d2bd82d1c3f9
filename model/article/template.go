package article

import (
	"regexp"
	"strings"
)

// templateTag matches what generators expand before they read the Markdown:
// tags of Liquid (Jekyll, Octopress, Hexo, Zola), shortcodes of Hugo and calls of
// Zola. Its groups are the name and the arguments of each.
var templateTag = regexp.MustCompile(templateTags)

// tagHere matches one at the beginning of a text.
var tagHere = regexp.MustCompile(`\A(?:` + templateTags + `)`)

const templateTags = `\{%-?\s*@?\s*(\w[\w-]*)\s*(.*?)\s*-?%\}|\{\{[<%]\s*(/?\s*\w[\w./-]*)\s*(.*?)\s*/?\s*[>%]\}\}|\{\{-?\s*(\w+)\(((?:\s*(?:"[^"]*"|'[^']*'|\w+\s*=\s*(?:"[^"]*"|'[^']*'|\[[^\[\](){}]*\]|[^"'(){}]*?)),?)*)\s*\)\s*-?\}\}`

// shortcode is one tag of a template.
type shortcode struct {
	name     string // lower case, without the mark of an end tag
	closing  bool
	args     arguments
	first    bool // nothing stands before it on its line
	alone    bool // nothing else stands on its line
	last     bool // nothing stands behind it on its line
	hugo     bool // written as Hugo's shortcodes are
	markdown bool // of these, one whose text is Markdown
	output   bool // between double braces, so that nothing ends it
	called   bool // written as a call, as Zola's are; its end tag has no name
	end      end  // the next end tag that may be its own
}

// expand replaces the tags of templates by the Markdown they stand for; those
// that mean nothing to a reader are left out, and what they enclose stays.
// Nothing within code is touched, and no line is added or removed.
func expand(src string) string {
	if !strings.Contains(src, "{%") && !strings.Contains(src, "{{") {
		return src
	}
	var out strings.Builder
	out.Grow(len(src))
	e := &expander{blank: true, ends: endTags(src)}
	for src != "" {
		size := e.extent(src)
		e.ahead = len(src) - size
		line := src[:size]
		src = src[size:]
		inner := strings.Count(strings.TrimSuffix(line, "\n"), "\n")
		if inner > 0 {
			line = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\n", " ") + "\n"
		}
		out.WriteString(e.line(line))
		out.WriteString(strings.Repeat("\n", inner))
	}
	return out.String()
}

// longestTag is how many bytes a tag may have.
const longestTag = 4000

// tagMarks are between what tags stand.
var tagMarks = []struct{ open, end string }{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"}}

// callOpening matches the first line of a call that runs over several.
var callOpening = regexp.MustCompile(`^\{\{-?\s*\w+\(`)

// extent is the bytes of the first line of src, together with the lines that a
// tag which begins in it runs over.
func (e *expander) extent(src string) int {
	size := strings.IndexByte(src, '\n') + 1
	if size == 0 {
		return len(src)
	}
	if e.fence != "" || e.until != "" {
		return size
	}
	for _, marks := range tagMarks {
		open := strings.LastIndex(src[:size], marks.open)
		if open < 0 || strings.Contains(src[open:size], marks.end) || strings.Count(src[:open], "`")%2 == 1 {
			continue
		}
		if marks.open == "{{" && !callOpening.MatchString(src[open:size]) {
			continue
		}
		within := src[open:min(len(src), open+longestTag)]
		close := strings.Index(within, marks.end)
		if close < 0 || strings.Contains(within[:close], "\n\n") {
			continue
		}
		if end := strings.IndexByte(src[open+close:], '\n'); end >= 0 {
			return open + close + end + 1
		}
		return len(src)
	}
	return size
}

// expander goes through the lines of a source.
type expander struct {
	fence    string     // what opened the fenced code we are in
	until    string     // the name of the tag whose end ends what is copied as it is
	code     bool       // what is copied is code, and its end tag ends a fence
	drop     bool       // what would be copied is left out
	blank    bool       // the line before was blank: code may be indented
	quote    *quotation // of a blockquote tag that is open
	pull     *strings.Builder
	notes    int         // footnotes written so far
	ahead    int         // bytes that follow the line
	ends     *closings   // that the source holds
	boxes    []string    // the tags whose callouts are open
	tabbed   bool        // a tag is open within which comments are titles
	target   string      // of the button whose text is being written
	calls    []string    // the tags that are closed by a nameless end
	codeTabs string      // the language of the tabs that are open, "true" if any, "" if they are texts
	inline   string      // the tag whose callout begins and ends on the line
	around   []enclosing // the tags that are open around the line
	indent   int         // bytes of the line's indent
	listed   bool        // the line belongs to a list
	noted    bool        // a note within a line is open
	glued    bool        // blanks behind the tag are left out
}

// quotation is what a blockquote tag says of its origin.
type quotation struct{ origin string }

// templateFence is longer than the fences that enclosed code may hold.
const templateFence = "``````"

func (e *expander) line(line string) string {
	line = e.dedented(line)
	switch {
	case e.until != "":
		return e.copied(line)
	case e.inCode(line):
		return line
	}
	e.blank = strings.TrimSpace(line) == ""
	opened := e.quote == nil // by this line, which then is not quoted itself
	if strings.Contains(line, "{%") || strings.Contains(line, "{{") {
		around := len(e.around)
		if line = e.outsideSpans(outsideCode(line, e.addressed)); len(e.around) > around {
			line = strings.TrimLeft(line, " \t")
		}
	}
	if e.tabbed {
		line = tabComment.ReplaceAllStringFunc(line, tabTitled)
	}
	if e.pull != nil {
		line = pulledWords.ReplaceAllStringFunc(line, e.pulled)
	}
	if e.quote != nil && !opened {
		line = "> " + line
	}
	return line
}

// pulled takes note of the words of a pull quote and leaves them in the text.
func (e *expander) pulled(marked string) string {
	words := pulledWords.FindStringSubmatch(marked)[1]
	if e.pull.Len() > 0 {
		e.pull.WriteString(" … ")
	}
	e.pull.WriteString(words)
	return words
}

// inCode reports a line of code, and keeps track of fences.
func (e *expander) inCode(line string) bool {
	mark := fenceMark(strings.TrimLeft(line, " >"))
	switch {
	case e.fence != "":
		if strings.HasPrefix(mark, e.fence) {
			e.fence = ""
		}
		return true
	case mark != "":
		e.fence = mark
		return true
	}
	if within := e.listed || len(e.around) > 0; within && templateTag.MatchString(line) {
		return false // the indent is that of what is around
	}
	return e.blank && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"))
}

// copied passes a line on until the end tag of what is copied as it is.
func (e *expander) copied(line string) string {
	for at := tagFrom(line, 0); at != nil; at = tagFrom(line, at[1]) {
		t := newShortcode(line, at)
		if e.ended(&t); t.closing && t.name == e.until {
			e.until = ""
			switch {
			case e.code:
				e.code = false
				return templateFence + "\n"
			case e.drop:
				e.drop = false
				return e.outsideSpans(line[at[1]:])
			}
			return line[:at[0]] + e.outsideSpans(line[at[1]:])
		}
	}
	switch {
	case e.drop:
		return "\n"
	case e.until == "codeblock": // a string of JSX: {`...`}
		line = strings.TrimPrefix(line, "{`")
		if bare, ok := strings.CutSuffix(strings.TrimRight(line, "\n"), "`}"); ok {
			return bare + lineEnd(line)
		}
	}
	return line
}

// outsideSpans expands the tags of a line that lie outside code spans.
func (e *expander) outsideSpans(line string) string {
	var out strings.Builder
	blank := true // so is what has been written
	write := func(text string) {
		blank = blank && strings.TrimSpace(text) == ""
		out.WriteString(text)
	}
	tagged, open := tagFrom(line, 0), strings.IndexByte(line, '`')
	for at := 0; at < len(line); {
		switch {
		case tagged != nil && (open < 0 || tagged[0] < open):
			write(plainBraces(line[at:tagged[0]]))
			t := newShortcode(line, tagged)
			t.first = blank
			t.alone = t.first && t.last
			at = tagged[1]
			e.ended(&t)
			e.begun(&t, e.ahead+len(line)-at)
			e.enclosed(t)
			write(e.tag(t))
			if e.glued {
				at, e.glued = len(line)-len(strings.TrimLeft(line[at:], " ")), false
			}
			if e.until != "" {
				return out.String() + e.rest(line[at:])
			}
			tagged = tagFrom(line, at)
		case open >= 0:
			end := spanEnd(line, open)
			write(plainBraces(line[at:open]) + line[open:end])
			if at = end; tagged != nil && tagged[0] < at {
				tagged = tagFrom(line, at)
			}
		default:
			write(plainBraces(line[at:]))
			at = len(line)
		}
		if open >= 0 && open < at {
			if open = strings.IndexByte(line[at:], '`'); open >= 0 {
				open += at
			}
		}
	}
	return out.String()
}

// tagFrom finds the first tag of a line behind an offset, nil if there is none.
func tagFrom(line string, at int) []int {
	for ; ; at++ {
		open := strings.IndexByte(line[at:], '{')
		if open < 0 {
			return nil
		}
		at += open
		within := line[at:min(len(line), at+longestTag)]
		if !tagCloses(within) {
			continue
		}
		if found := tagHere.FindStringSubmatchIndex(within); found != nil {
			for i := range found {
				if found[i] >= 0 {
					found[i] += at
				}
			}
			return found
		}
	}
}

// tagCloses reports whether a tag might begin where a text does: a quick look, so that
// many beginnings without an end cost little.
func tagCloses(text string) bool {
	for _, marks := range tagMarks {
		if strings.HasPrefix(text, marks.open) && strings.Contains(text, marks.end) {
			return true
		}
	}
	return false
}

// rest is what follows, on its line, a tag that begins what is copied as it is.
func (e *expander) rest(line string) string {
	if e.code {
		return "\n"
	}
	if e.drop {
		return strings.TrimRight(e.copied(line), "\n") + "\n"
	}
	return e.copied(line)
}

// spanEnd returns the end of the code span that opens at an offset, or of the
// back quotes alone if it doesn't close on its line.
func spanEnd(line string, open int) int {
	size := len(line[open:]) - len(strings.TrimLeft(line[open:], "`"))
	mark := line[open : open+size]
	for at := open + size; at < len(line); {
		next := strings.Index(line[at:], mark)
		if next < 0 {
			break
		}
		at += next
		run := len(line[at:]) - len(strings.TrimLeft(line[at:], "`"))
		if run == size {
			return at + size
		}
		at += run
	}
	return open + size
}

var (
	stringOutput = regexp.MustCompile(`\{\{-?\s*(?:"([^"]*)"|'([^']*)')\s*(?:\|\s*(?:relative_url|absolute_url|url|asset_url|escape|prepend:\s*site\.[\w.]+)\s*)*-?\}\}`)
	// through filters of Liquid, Nunjucks and Jinja; those of Vue and Angular are what
	// a text is about
	filtered    = regexp.MustCompile(`\{\{-?\s*(?:[\w.-]+|"[^"]*"|'[^']*')\s*(?:\|\s*(?:markdownify|remove|replace|strip|strip_html|escape|xml_escape|safe|date|date_to_\w+|default|size|length|join|limit|tag|cut|upper|lower|upcase|downcase|capitalize|truncate|truncatewords|jsonify|slugify|number_of_words|prepend|append|relative_url|absolute_url|asset_url|img_url|url)\b\s*(?:\([^{}()]*\)|:\s*(?:"[^"]*"|'[^']*'|[\w.]+)(?:\s*,\s*(?:"[^"]*"|'[^']*'|[\w.]+))*)?\s*)+-?\}\}`)
	siteOutput  = regexp.MustCompile(`\{\{-?\s*(?:site|page|post|collections|metadata|eleventy|resource|current_page|\$?frontmatter|\$page|\$site|\$themeConfig|relative_url|absolute_url)\.[\w.]+(?:\s*\|[^}]*)?\s*-?\}\}`)
	macro       = regexp.MustCompile(`\{\{(renderer|query|embed|cloze|function|video|youtube|tweet|twitter|#include|#rustdoc_include|#title|#playground|#playpen|#template|#quiz) +([^{}]*)\}\}`) // of Logseq, of mdBook
	pulledWords = regexp.MustCompile(`\{"\s*(.*?)\s*"\}`)
)

// shownTags takes off the marks of Hugo's tags that are shown instead of expanded.
var shownTags = strings.NewReplacer("{{</*", "{{<", "{{%/*", "{{%", "*/>}}", ">}}", "*/%}}", "%}}")

// plainBraces resolves outputs between double braces that need no program: a
// string is its text, and what only the site knows is left out. Others may be
// the author's own words about templates and stay.
func plainBraces(text string) string {
	if !strings.Contains(text, "{{") && !strings.Contains(text, "*/") {
		return text
	}
	text = stringOutput.ReplaceAllStringFunc(text, outputString)
	text = macro.ReplaceAllStringFunc(text, logseqMacro)
	text = filtered.ReplaceAllString(siteOutput.ReplaceAllString(text, ""), "")
	return shownTags.Replace(text)
}

// outputString is the string that an output holds. One with blanks at both ends is what
// stands between quoted braces in prose: "{{" and "}}".
func outputString(output string) string {
	m := stringOutput.FindStringSubmatch(output)
	if said := m[1] + m[2]; len(said) < 2 || said[0] != ' ' || said[len(said)-1] != ' ' {
		return said
	}
	return output
}

// logseqMacro shows what a macro of Logseq's shows of another site; the others ask
// the program.
func logseqMacro(s string) string {
	if m := macro.FindStringSubmatch(s); strings.Contains(m[2], "://") {
		return embedMark("", strings.TrimSpace(m[2]))
	}
	return ""
}

func newShortcode(line string, at []int) shortcode {
	group := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return line[at[2*i]:at[2*i+1]]
	}
	name := strings.ToLower(group(1) + strings.ReplaceAll(group(3), " ", "") + group(5))
	t := shortcode{hugo: at[2*3] >= 0, called: at[2*5] >= 0, output: at[2*5] >= 0}
	text := group(2) + group(4) + group(6)
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		text, t.called = text[1:len(text)-1], true
	}
	if t.args = parseArguments(text); t.called {
		t.args.uncomma()
	}
	t.first = strings.TrimSpace(line[:at[0]]) == ""
	t.last = strings.TrimSpace(line[at[1]:]) == ""
	t.alone = t.first && t.last
	t.markdown = t.hugo && line[at[0]+2] == '%'
	var closing bool
	if t.name, closing = strings.CutPrefix(name, "/"); !closing {
		t.name, closing = strings.CutPrefix(name, "end")
	}
	if t.name == "" {
		t.name, closing = name, false
	}
	t.closing = closing
	return t
}

var (
	escapedBrackets = strings.NewReplacer("[", `\[`, "]", `\]`)
	withoutAngles   = strings.NewReplacer("<", "", ">", "")
)

// image is Markdown for a picture.
func image(alt, source string) string {
	return "![" + escapedBrackets.Replace(alt) + "](<" + withoutAngles.Replace(source) + ">)"
}

// link is Markdown for a link.
func link(text, target string) string {
	return "[" + strings.TrimPrefix(image(text, target), "![")
}
