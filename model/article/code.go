package article

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

var (
	fenceTitle    = pattern.New(`(?:title|codeTitle|filename|file|name|caption)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))`)
	fenceBrackets = pattern.New(`^\S+\s+\[([^\[\]]+)\]`)                                        // VuePress, Nuxt: js [a.js]
	fenceFile     = pattern.New(`^\S+\s+(/?[\w@.-]*(?:/[\w@.-]+)*\w\.[A-Za-z]\w{0,5})(?:\s|$)`) // React: js App.js
	fenceNumbers  = pattern.New(`^(\S+?)(?:=\d*\+?|:(?:no-)?line-numbers(?:=\d+)?)(?:\s|$)`)    // HackMD, VitePress
	fenceLanguage = pattern.New(`^\{{0,2}\s*\.?([\p{L}\d_+#.-]+)`)
)

// maxLanguageBytes is the maximum length of the first word of an info string to be taken
// for a language.
const maxLanguageBytes = 40

// fenceInfo parses the info string of a fence: `js`, `js {3-5}`, `js title="a.js"`, `js
// a.js`, `js:a.js`, `{.python .numberLines}`.
func fenceInfo(info string) (language, title string) {
	info = clean.Line(decodeText(info))
	if m := fenceTitle.FindStringSubmatch(info); m != nil {
		unquoted, _, _ := strings.Cut(m[3], "&") // of plugins of Gatsby, for which it parts arguments
		title = m[1] + m[2] + unquoted
	} else if m := fenceFile.FindStringSubmatch(info); m != nil {
		title = m[1]
	} else if m := fenceBrackets.FindStringSubmatch(info); m != nil {
		title = m[1]
	}
	info = fenceNumbers.ReplaceAllString(info, "$1")
	if m := fenceLanguage.FindStringSubmatch(info); m != nil && !strings.HasPrefix(info[len(m[0]):], "=") {
		if language = strings.TrimPrefix(m[1], "language-"); noLanguages[language] {
			language = ""
		}
		if title == "" {
			title = titleAfterLanguage(info[len(m[0]):])
		}
	}
	if len(language) > maxLanguageBytes {
		return "", title
	}
	return language, title
}

// titleAfterLanguage returns the title in words after the language, as in Octopress and
// Hexo, or after a separator: `js:a.js`, `js|A title`.
func titleAfterLanguage(rest string) string {
	words := strings.Fields(rest)
	switch {
	case len(words) == 0:
		return ""
	case rest[0] == ':' && len(rest) > 1 && rest[1] != ' ':
		return words[0][1:]
	case rest[0] == '|':
		return strings.TrimSpace(rest[1:])
	case rest[0] != ' ' || strings.ContainsAny(rest, "={}[]"):
		return ""
	}
	words = slices.DeleteFunc(words, func(word string) bool { return fenceFlags[strings.ToLower(word)] || fencePair.MatchString(word) })
	title := strings.Join(words, " ")
	if first, _ := utf8.DecodeRuneInString(title); len(words) > 1 || unicode.IsUpper(first) || first >= 0x80 && unicode.IsLetter(first) {
		return title
	}
	return ""
}

// fenceFlags are lower-case words in info strings that are not titles.
var fenceFlags = letters.Words(`eval live copy run editable showlinenumbers numberlines linenos nolinenos noline line-numbers nolint ignore norun no_run
	wrap nowrap diff interactive playground output static noinline fold foldable collapse open expandable twoslash hide hidden`)

// fencePair matches an argument: mark:1, linenos:false.
var fencePair = pattern.New(`^[a-z_-]+:[^\s/]+$`)

// spanLanguage matches the language of a code span in PyMdown's InlineHilite and the code
// after it: `#!python print()`. `#!perl -w` is the first line of a script.
var spanLanguage = pattern.New(`^#![a-z][a-z0-9+#]* +([^\s-].*)$`)

// spanCode returns the text of a code span.
func spanCode(raw string) Code {
	text := clean.JoinLines(raw)
	if strings.HasPrefix(text, "#!") {
		return Code(spanLanguage.ReplaceAllString(text, "$1"))
	}
	return Code(text)
}

// noLanguages are words that stand for no language.
var noLanguages = letters.Words("none nohighlight no-highlight null undefined unset")

// Quarto shows code between doubled braces instead of executing it: ```{{python}}.
// https://quarto.org/docs/computations/execution-options.html#unexecuted-blocks
var (
	escapedChunk     = pattern.New(`^\{\{(\w+)([^{}]*)\}\}$`)
	escapedChunkLine = pattern.New("(?m)^([ \t]*`{3,})\\{\\{(\\w[^{}\n]*)\\}\\}[ \t]*$")
)

// fenced converts a fence: code, a figure that it produces, or the text of a directive.
func (c *converter) fenced(place Location, info, source string, depth int) []Block {
	if m := escapedChunk.FindStringSubmatch(strings.TrimSpace(info)); m != nil { // the author shows the fence itself
		return []Block{CodeBlock{Location: place, Language: m[1], Text: "```{" + m[1] + m[2] + "}\n" + source + "```\n"}}
	}
	source = escapedChunkLine.ReplaceAllString(source, "$1{$2}")
	blocks, code, figure, ok := c.chunk(place, info, source, depth)
	if ok {
		return blocks
	}
	if blocks, ok := c.directive(place, info, code, depth); ok {
		return blocks
	}
	language, title := fenceInfo(info)
	if title == "" {
		title = figure
	}
	code, marked := readHighlightComments(code, highlightedLines(info, strings.Count(code, "\n")))
	return []Block{CodeBlock{place, language, title, code, marked}}
}

var (
	// `{1,4-6}`, as Gatsby, Docusaurus, VitePress, Nextra and Astro have it
	fenceMarks = pattern.New(`\{\s*(\d[\d\s,-]*)\}`)
	quotedText = pattern.New(`"[^"]*"|'[^']*'`)
	markedSpan = pattern.New(`(\d{1,6})(?:\s*-\s*(\d{1,6}))?`)
)

// maxHighlightedRanges is the maximum number of ranges of highlighted lines in a block of
// code.
const maxHighlightedRanges = 100

// highlightedLines parses the lines that an info string highlights.
func highlightedLines(info string, lines int) []LineRange {
	if !strings.ContainsAny(info, "{=:") {
		return nil
	}
	said := dialect.HighlightedLines(info)
	if said == nil {
		if m := fenceMarks.FindStringSubmatch(quotedText.ReplaceAllString(info, "")); m != nil {
			said = []string{m[1]}
		}
	}
	var spans []LineRange
	for _, m := range markedSpan.FindAllStringSubmatch(strings.Join(said, " "), maxHighlightedRanges) {
		first, _ := strconv.Atoi(m[1]) // up to six digits
		last, err := strconv.Atoi(m[2])
		if err != nil {
			last = first
		}
		if first = max(first, 1); first <= min(last, lines) {
			spans = append(spans, LineRange{first, min(last, lines)})
		}
	}
	slices.SortFunc(spans, func(a, b LineRange) int { return a.First - b.First })
	return mergeRanges(spans)
}

// mergeRanges merges ranges that overlap or are adjacent.
func mergeRanges(spans []LineRange) []LineRange {
	var out []LineRange
	for _, s := range spans {
		if last := len(out) - 1; last >= 0 && s.First <= out[last].Last+1 {
			out[last].Last = max(out[last].Last, s.Last)
			continue
		}
		out = append(out, s)
	}
	return out
}

// indentedCode converts an indented code block. In Python-Markdown, and so in Pelican, a
// first line names the language (":::python", "#!python").
func indentedCode(place Location, text string) Block {
	first, rest, _ := strings.Cut(text, "\n")
	for _, mark := range []string{":::", "#!"} {
		name, ok := strings.CutPrefix(strings.TrimSpace(first), mark)
		if ok && rest != "" && name != "" && !strings.ContainsAny(name, " /") {
			return CodeBlock{Location: place, Language: name, Text: rest}
		}
	}
	return CodeBlock{Location: place, Text: text}
}

// Diagram returns the kind of diagram that the text describes, "" for ordinary code.
func (c CodeBlock) Diagram() string {
	name := dialect.DiagramName(c.Language)
	if name == "" {
		return ""
	}
	return name + " diagram"
}
