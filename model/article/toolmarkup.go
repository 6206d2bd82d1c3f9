package article

import (
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/pattern"
	"blogtui/model/tex"
)

var (
	iconCode        = pattern.New(`:(?:octicons|material|fontawesome|simple|lucide|mdi|fa|fas|fab|far)-[\w-]+:(?:\{[^{}\n]*\})?\s?`)
	obsidianComment = pattern.New(`(?s)(^|\s)%%.*?%%($|[^\pL\d%])`)
	inlineComponent = pattern.New(`(^|\s):[a-z][\w-]*(?:\[([^\]\n]*)\])?\{[^{}\n]*\}`) // Nuxt
	highlight       = pattern.New(`(?:^|[\s(])==([^=\s](?:[^=\n]*[^=\s])?)==`)
	// at the start or end of a line only: within it they may be the topic of the text
	svelteTags     = pattern.New(`(?m)^[ \t]*(?:` + svelteTag + `[ \t]*)+|(?:[ \t]*` + svelteTag + `)+[ \t]*$`)
	emptyReference = pattern.New(`(^|[\s(])\[([^\[\]\n]+)\]\[\]`) // the definition is in another file
	texCitation    = pattern.New(`\\cite[a-z]*\*?(?:\[[^\[\]\n]*\])*\{([^{}\n]+)\}`)
	citation       = pattern.New(`\[(?:(?:see|cf\.|e\.g\.,?) )?-?@[A-Za-z][\w:/-]*\d[^\[\]\n]*\]`) // Pandoc
	citationKey    = pattern.New(`-?@([A-Za-z])`)
	formulaRef     = pattern.New(`\\(?:eq)?ref\{([^{}\n]+)\}`)                                // TeX
	insertion      = pattern.New(`(^|[^\w+])\+\+([^\s+][^+\n]*?[^\s+,][^\s+]|[^\s+]{2})\+\+`) // markdown-it
	keyStroke      = pattern.New(`(^|[^\pL\d+])\+\+((?:[a-z0-9-]+|"[^"+\n]+")(?:\+(?:[a-z0-9-]+|"[^"+\n]+"))*)\+\+([^\pL\d+]|$)`)
)

const svelteTag = `\{[#:/@](?:if|else|each|await|then|catch|key|html|const|debug|render|snippet)\b[^{}\n]*\}`

// cleanInlines removes the markup of note-taking and documentation tools from inlines, and
// converts their links and images.
func cleanInlines(inlines []Inline) []Inline {
	inlines = stripBracketedSpans(stripAttributes(convertRoles(inlines)))
	var out []Inline
	for i, inline := range inlines {
		text, ok := inline.(Text)
		if !ok || !strings.ContainsAny(string(text), "[:%^+={") {
			if out != nil {
				out = append(out, inline)
			}
			continue
		}
		cleaned := parseHighlights(cleanText(text))
		if out == nil {
			if len(cleaned) == 1 && cleaned[0] == inline {
				continue
			}
			out = append(make([]Inline, 0, len(inlines)+len(cleaned)), inlines[:i]...)
		}
		out = append(out, cleaned...)
	}
	if out == nil {
		return inlines
	}
	return mergeText(out)
}

// parseHighlights converts ==text== to highlights, and wiki links and images.
func parseHighlights(text Text) []Inline {
	s := string(text)
	if !strings.Contains(s, "==") {
		return wikiLinks(text)
	}
	var out []Inline
	at := 0
	for _, m := range highlight.FindAllStringSubmatchIndex(s, -1) {
		out = append(out, wikiLinks(Text(s[at:m[2]-2]))...)
		out = append(out, Mark{wikiLinks(Text(s[m[2]:m[3]]))})
		at = m[1]
	}
	return append(out, wikiLinks(Text(s[at:]))...)
}

func cleanText(text Text) Text {
	s := stripContainerLines(string(text))
	if strings.Contains(s, "%%") {
		s = obsidianComment.ReplaceAllString(s, "$1$2")
	}
	if strings.Contains(s, ":LOGBOOK:") {
		s = withoutLogbook(s)
	}
	if strings.Contains(s, ":: ") || strings.Contains(s, ": <") {
		s = properties.ReplaceAllString(s, "")
	}
	if strings.Count(s, "^") > 1 {
		s = superscriptMark.ReplaceAllStringFunc(s, superscriptText)
	}
	if strings.Contains(s, "-") && strings.Contains(s, ":") {
		s = iconCode.ReplaceAllString(s, "")
	}
	if strings.Contains(s, "ref{") {
		s = formulaRef.ReplaceAllString(s, "($1)")
	}
	if strings.Contains(s, `\cite`) {
		s = texCitation.ReplaceAllString(s, "[$1]")
	}
	if strings.Contains(s, "[") && strings.Contains(s, "@") {
		s = citation.ReplaceAllStringFunc(s, func(cited string) string { return citationKey.ReplaceAllString(cited, "$1") })
	}
	if strings.Contains(s, "{:") {
		s = trailingAttributes.ReplaceAllString(s, "$1")
	}
	if strings.Contains(s, "{") {
		s = svelteTags.ReplaceAllString(inlineComponent.ReplaceAllString(s, "$1$2"), "")
	}
	if strings.Contains(s, "][]") {
		s = emptyReference.ReplaceAllString(s, "$1$2")
	}
	if strings.Contains(s, "++") {
		s = keyStroke.ReplaceAllStringFunc(s, func(keys string) string {
			m := keyStroke.FindStringSubmatch(keys)
			return m[1] + strings.ReplaceAll(m[2], `"`, "") + m[3]
		})
		s = insertion.ReplaceAllString(s, "$1$2")
	}
	return Text(s)
}

// trailingAttributes matches kramdown attributes after text, which kramdown removes.
var trailingAttributes = pattern.New(`(^|\S)[ \t]+\{:[ \t]*(?:[.#][\w-]+|[\w-]+=(?:"[^"{}\n]*"|'[^'{}\n]*'))(?:[ \t]+(?:[.#]?[\w-]+|[\w-]+=(?:"[^"{}\n]*"|'[^'{}\n]*')))*[ \t]*\}`)

// superscriptMark matches superscripts of Pandoc and markdown-it: 19^th^, or a footnote
// number, but not nested powers.
var superscriptMark = pattern.New(`(?:[\pL\d)]\^[A-Za-z0-9+-]{1,4}|(?:^|[\s,(])\^\d{1,3})\^(?:[^\pL\d(]|$)`)

func superscriptText(s string) string {
	parts := strings.SplitN(s, "^", 3)
	return parts[0] + Plain(shiftedText([]Inline{Text(parts[1])}, tex.Superscript, "^")) + parts[2]
}

// toolLine matches lines that are instructions to the generator: a table of contents, an
// include, an abbreviation, a page break.
var toolLine = pattern.New(`(?i)^(?:\[TOC\]|@?\[toc\](?:\([^)]*\))?|\[\[_?toc_?\]\]|\$\{?toc\}?|\{\{\s*toc\s*\}\}|\{:[^{}]*\}|;?-+8<-+(?:[ \t]*["'\[].*)?|<<<\s*@?[./].*|\*\[[^\]]+\]:.*|\\(?:newpage|pagebreak|clearpage)|\\(?:big|med|small)skip|\\v(?:fill|space\*?\{[^}]*\})|--- (?:(?:start|end)-multi-column(?::.*)?|(?:end-column|column-(?:break|end)) ---)|\{/\*.*\*/\}|%%.*%%|\+\+\+(?:\s*\{.*\})?|READ_?MORE|<--->|\([\w:-]+\)=|:{2,}|\[:contents\]|\[(?:mathjax|latexpage)\]|={3,}|PELICAN_(?:BEGIN|END)_SUMMARY|\{![^{}]*!\}|@include\([^)]*\)|@\[code[^\]]*\]\([^)]*\)|\\\\|\\(?:toc|tableofcontents|maketoc|output\{[^}]*\}|newcommand\{.*)|` + blockProperty + `)$`)

var onlyOutputs = pattern.New(`^(?:\{\{[^{}]*\}\}[ \t\n|]*)+$`)

// outputs returns placeholders for a paragraph that consists of template outputs, else nil.
func outputs(text string) []Inline {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "{{") || !onlyOutputs.MatchString(text) {
		return nil
	}
	var chips []Inline
	for _, name := range dialect.OutputNames(text) {
		if len(chips) > 0 {
			chips = append(chips, Text(" "))
		}
		chips = append(chips, Placeholder(name))
	}
	return chips
}

// blockProperty matches a property that Logseq stores in a block.
const blockProperty = `(?:` + dialect.BlockProperties + `):: \S*[ \t]*(?m:$)`

// properties matches properties within a text, and dates of tasks.
var properties = pattern.New(`(?:^|\n)(?:` + blockProperty + `|(?:SCHEDULED|DEADLINE): <[^>\n]*>)`)

// withoutLogbook removes the logbook that Logseq adds below a task.
func withoutLogbook(text string) string {
	const opening, closing = ":LOGBOOK:", ":END:"
	var out strings.Builder
	for {
		before, behind, opened := strings.Cut(text, opening)
		if !opened {
			return out.String() + text
		}
		if before != "" && !strings.HasSuffix(before, "\n") {
			out.WriteString(before + opening)
			text = behind
			continue
		}
		_, rest, closed := strings.Cut(behind, closing)
		if !closed {
			return out.String() + text
		}
		out.WriteString(strings.TrimSuffix(before, "\n"))
		text = rest
	}
}

// isToolMarkup reports whether a paragraph contains nothing for readers.
func isToolMarkup(text string) bool {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "%%\n") && strings.HasSuffix(text, "\n%%") || strings.HasPrefix(text, "{/*") && strings.Index(text, "*/}") == len(text)-3 {
		return true
	}
	if title, below, parted := strings.Cut(text, "\n"); parted && strings.EqualFold(strings.TrimSpace(below), "[[toc]]") {
		return contentsTitles[strings.ToLower(strings.Trim(title, " *_:："))]
	}
	if text == "^" { // kramdown's end-of-block marker
		return true
	}
	if text == "" || !strings.ContainsAny(text[:1], "[@${;-<*\\%+RrP(:=") && !strings.Contains(text, ":: ") {
		return false
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); !isToolLine(line) || !toolLine.MatchString(line) {
			return false
		}
	}
	return true
}

// isToolLine is a cheap check of the start of a line before toolLine is tried.
func isToolLine(line string) bool {
	if len(line) < 2 {
		return false
	}
	switch line[0] {
	case '*':
		return line[1] == '['
	case '(':
		return strings.HasSuffix(line, ")=")
	case 'R', 'r':
		return len(line) <= len("READ_MORE")
	}
	return true
}

// contentsTitles are headings of generated tables of contents.
var contentsTitles = map[string]bool{
	"table of contents": true, "contents": true, "toc": true, "目录": true, "目錄": true, "目次": true, "inhalt": true, "sommaire": true,
	"índice": true, "contenido": true, "оглавление": true, "содержание": true, "목차": true,
}

// withoutContentsTitle removes such a heading at the end of blocks.
func withoutContentsTitle(blocks []Block) []Block {
	last := len(blocks) - 1
	if last >= 0 && isContentsTitle(blocks[last]) {
		return blocks[:last]
	}
	return blocks
}

func isContentsTitle(block Block) bool {
	heading, ok := block.(Heading)
	return ok && contentsTitles[strings.ToLower(strings.Trim(Plain(heading.Text), " :"))]
}

// withoutEmptyContents removes such headings without content.
func withoutEmptyContents(blocks []Block) []Block {
	for i, block := range blocks {
		if !isContentsTitle(block) {
			continue
		}
		if i+1 == len(blocks) {
			return blocks[:i]
		}
		if next, ok := blocks[i+1].(Heading); ok && next.Level <= block.(Heading).Level {
			return append(blocks[:i:i], blocks[i+1:]...)
		}
	}
	return blocks
}
