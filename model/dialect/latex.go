package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Environments of LaTeX that hold text, as Pandoc and R Markdown pass them on. Those that hold
// formulas are read with the other formulas.

var (
	latexMark     = pattern.New(`^[ \t]*\\(begin|end)\{([A-Za-z]+)\*?\}`)
	latexOpening  = pattern.New(`^[ \t]*\\begin\{([A-Za-z]+)\*?\}(?:\[([^\]\n]*)\])?((?:\{[^{}\n]*\})*)[ \t]*(\n?)$`)
	latexStart    = pattern.New(`^[ \t]*\\begin\{[A-Za-z]+\*?\}(?:\[([^\]\n]*)\])?((?:\{[^{}\n]*\})*)`)
	latexItem     = pattern.New(`^[ \t]*\\item\b[ \t]*(?:\[([^\]\n]*)\])?[ \t]*`)
	latexPicture  = pattern.New(`\\includegraphics(?:\[[^\]]*\])?\{([^{}\n]+)\}`)
	latexCaption  = pattern.New(`\\caption\*?(?:\[[^\]]*\])?\{((?:[^{}]|\{[^{}]*\})*)\}`)
	latexRow      = pattern.New(`\\(?:hline|toprule|midrule|bottomrule|(?:cline|cmidrule|addlinespace)(?:\([^)]*\))?(?:\{[^{}]*\}|\[[^\]]*\])?)`)
	latexCell     = pattern.New(`(?:[^&\\]|\\.)*`)
	latexSpan     = pattern.New(`\\multi(?:column|row)\{[^{}]*\}\{[^{}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}`)
	latexEmphasis = pattern.New(`\\(textbf|textit|emph|texttt|textsc|underline|text|label|cite|centering|small|footnotesize)\b(?:\{([^{}]*)\})?`)
)

// Kinds of environments.
var (
	latexFigures = letters.Words("figure wrapfigure sidewaysfigure subfigure marginfigure SCfigure")
	latexTables  = letters.Words("table sidewaystable wraptable tabular tabularx longtable")
	latexLists   = map[string]string{"itemize": "- ", "enumerate": "1. ", "description": "- "}
	latexSources = letters.Words("algorithm algorithmic tikzpicture circuitikz forest")
	latexCode    = letters.Words("verbatim Verbatim lstlisting minted alltt")
	latexLayout  = letters.Words("center centering flushleft flushright minipage titlepage landscape multicols columns column small footnotesize adjustwidth frame")
	latexQuotes  = letters.Words("quote quotation displayquote verse")
	latexNotices = letters.Words("theorem lemma corollary proposition conjecture definition hypothesis example exercise solution proof remark claim axiom abstract")
)

// latexColons begin and end a notice. Nobody types as many.
const latexColons = "::::::::::"

// maxEnvironment is the maximum length in bytes of a figure, a table or code.
const maxEnvironment = 20000

// latexEnvironment translates an environment at the beginning of src: figures, tables and code as a
// whole, the marks of others.
func (d *translator) latexEnvironment(src, line string) (written string, used int) {
	if last := len(d.latexLists) - 1; last >= 0 && latexItem.MatchString(line) {
		return d.latexListItem(line, d.latexLists[last]), len(line)
	}
	m := latexMark.FindStringSubmatch(line)
	if m == nil {
		return "", 0
	}
	opens, name := m[1] == "begin", m[2]
	if opens && (latexFigures[name] || latexTables[name] || latexCode[name] || latexSources[name]) {
		return d.latexWhole(src, name)
	}
	opening := latexOpening.FindStringSubmatch(line)
	if opens && opening == nil {
		return "", 0
	}
	switch ending := lineEnding(line); {
	case latexLists[name] != "" && opens && len(d.latexLists) < MaxDepth:
		d.latexLists = append(d.latexLists, name)
		return ending, len(line)
	case latexLists[name] != "" && len(d.latexLists) > 0:
		d.latexLists = d.latexLists[:len(d.latexLists)-1]
		return ending, len(line)
	case latexLayout[name]:
		return ending, len(line)
	case latexQuotes[name] && opens:
		return `<blockquote markdown="1">` + ending, len(line)
	case latexQuotes[name]:
		return "</blockquote>" + ending, len(line)
	case latexNotices[name] && opens:
		d.latexNotices++
		return latexColons + name + "[" + withoutBrackets.Replace(opening[2]) + "]{}" + ending, len(line)
	case latexNotices[name] && d.latexNotices > 0:
		d.latexNotices--
		return latexColons + ending, len(line)
	}
	return "", 0
}

// latexListItem translates an item of a list.
func (d *translator) latexListItem(line, list string) string {
	m := latexItem.FindStringSubmatch(line)
	indent := ""
	for _, around := range d.latexLists[:len(d.latexLists)-1] {
		indent += strings.Repeat(" ", len(latexLists[around]))
	}
	text := line[len(m[0]):]
	if m[1] != "" {
		text = bold(latexText(m[1])) + " " + text
	}
	return indent + latexLists[list] + text
}

// latexWhole translates an environment of which no line is Markdown.
func (d *translator) latexWhole(src, name string) (written string, used int) {
	if d.unclosed > maxUnclosed {
		return "", 0
	}
	inner, _, found := strings.Cut(src[:min(len(src), maxEnvironment)], `\end{`+name)
	if !found {
		d.unclosed++
		return "", 0
	}
	last, _, _ := strings.Cut(src[len(inner):], "\n")
	used = min(len(src), len(inner)+len(last)+1)
	if latexCode[name] {
		return preformatted(latexLanguage(inner, name), inner[len(latexStart.FindString(inner)):]) + lineEnding(src[:used]), used
	}
	if latexSources[name] {
		return preformatted("latex", src[:used-len(lineEnding(src[:used]))]) + lineEnding(src[:used]), used
	}
	switch {
	case latexFigures[name]:
		written = latexFigure(inner)
	case latexTables[name]:
		written = latexTable(inner)
	}
	if written == "" {
		d.unclosed++
		return "", 0
	}
	return written + blankLines(src[:used]), used
}

// latexCaptions returns the captions in an environment.
func latexCaptions(source string) []string {
	var captions []string
	for _, m := range latexCaption.FindAllStringSubmatch(source, -1) {
		captions = append(captions, latexText(m[1]))
	}
	return captions
}

// latexFigure returns the pictures of a figure, which may have captions of their own, above its
// caption.
func latexFigure(source string) string {
	pictures, captions := latexPicture.FindAllStringSubmatch(source, -1), latexCaptions(source)
	var written []string
	for i, m := range pictures {
		alt := ""
		if len(pictures) > 1 && i < len(captions) && len(captions) >= len(pictures) {
			alt = stripMarkdown(captions[i])
		}
		written = append(written, image(alt, m[1]))
	}
	switch {
	case len(pictures) == 1 && len(captions) > 0:
		written = append(written, pictureCaptionMark(strings.Join(captions, " ")))
	case len(pictures) > 1 && len(captions) > len(pictures):
		written = append(written, "<br>"+pictureCaptionMark(strings.Join(captions[len(pictures):], " ")))
	case len(pictures) > 1 && len(captions) < len(pictures) && len(captions) > 0:
		written = append(written, "<br>"+pictureCaptionMark(strings.Join(captions, " ")))
	}
	return strings.Join(written, " ")
}

// latexLanguage returns the language that an environment for code gives.
func latexLanguage(source, name string) string {
	m := latexStart.FindStringSubmatch(source)
	switch {
	case m == nil:
		return ""
	case name == "minted":
		return strings.Trim(m[2], "{}")
	}
	return strings.ToLower(ParseArguments(m[1]).Named["language"])
}

// latexTable returns the rows of a table as HTML on one line, "" if there are none.
func latexTable(source string) string {
	caption := strings.Join(latexCaptions(source), " ")
	for _, name := range []string{"tabularx", "longtable", "tabular"} {
		_, inner, ok := strings.Cut(source, `\begin{`+name+`}`)
		if !ok {
			continue
		}
		inner, _, _ = strings.Cut(inner, `\end{`+name)
		for strings.HasPrefix(inner, "{") || strings.HasPrefix(inner, "[") { // width and columns
			inner = afterBraces(inner)
		}
		inner = latexSpan.ReplaceAllString(latexCaption.ReplaceAllString(latexRow.ReplaceAllString(inner, ""), ""), "$1")
		var out strings.Builder
		out.WriteString(`<table markdown="1">`)
		if caption != "" {
			out.WriteString("<caption>" + caption + "</caption>")
		}
		cell := "th"
		for row := range strings.SplitSeq(inner, `\\`) {
			if strings.TrimSpace(row) == "" {
				continue
			}
			out.WriteString("<tr>")
			for _, text := range latexCell.FindAllString(row, -1) {
				out.WriteString("<" + cell + ">" + latexText(text) + "</" + cell + ">")
			}
			out.WriteString("</tr>")
			cell = "td"
		}
		if cell == "td" {
			return out.String() + "</table>"
		}
	}
	return ""
}

// afterBraces returns what follows the first argument in braces or brackets, "" if it does not end.
func afterBraces(text string) string {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if depth == 0 {
			return text[i+1:]
		}
	}
	return ""
}

// latexText returns the text of a caption or a cell as Markdown on one line.
func latexText(text string) string {
	text = latexEmphasis.ReplaceAllStringFunc(text, func(command string) string {
		m := latexEmphasis.FindStringSubmatch(command)
		switch m[1] {
		case "textbf":
			return bold(m[2])
		case "textit", "emph":
			return "*" + m[2] + "*"
		case "texttt":
			return "`" + m[2] + "`"
		case "cite":
			return `\[` + m[2] + `\]`
		case "textsc", "underline", "text":
			return m[2]
		}
		return ""
	})
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "~", " ")), " ")
}
