package dialect

import (
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

var (
	stringOutput = pattern.New(`\{\{-?\s*(?:"([^"]*)"|'([^']*)')\s*(?:\|\s*(?:relative_url|absolute_url|url|asset_url|escape|markdownify|markdown|md|safe|smartify|prepend:\s*site\.[\w.]+)\s*)*-?\}\}`)
	// through filters of Liquid, Nunjucks and Jinja; those of Vue and Angular are what
	// a text is about
	filteredOutput = pattern.New(`\{\{-?\s*(?:[\w.-]+|"[^"]*"|'[^']*')\s*(?:\|\s*(?:markdownify|remove|replace|strip|strip_html|escape|xml_escape|safe|date|date_to_\w+|default|size|length|join|limit|tag|cut|upper|lower|upcase|downcase|capitalize|truncate|truncatewords|jsonify|slugify|number_of_words|prepend|append|relative_url|absolute_url|asset_url|img_url|url)\b\s*(?:\([^{}()]*\)|:\s*(?:"[^"]*"|'[^']*'|[\w.]+)(?:\s*,\s*(?:"[^"]*"|'[^']*'|[\w.]+))*)?\s*)+-?\}\}`)
	siteOutput     = pattern.New(`\{\{-?\s*(?:site|page|post|collections|metadata|eleventy|resource|current_page|\$?frontmatter|\$page|\$doc|\$site|\$themeConfig|relative_url|absolute_url)\.[\w.]+(?:\s*\|[^}]*)?\s*-?\}\}`)
	anyOutput      = pattern.New(`\{\{-?\s*[A-Za-z_$][^{}\n]*\}\}`)
	linkOutput     = pattern.New(`\[\{\{-?\s*[\w.]+(?:\s*\|[^{}]*)?\s*-?\}\}\]\(`)
	macro          = pattern.New(`\{\{(renderer|query|embed|cloze|function|video|youtube|tweet|twitter|#include|#rustdoc_include|#title|#playground|#playpen|#template|#quiz) +([^{}]*)\}\}`) // of Logseq, of mdBook
)

// unescapeTags takes off the marks of Hugo's and Zola's tags that are shown instead of expanded, and
// textTags does in text, where they must not be taken for others.
var (
	unescapeTags       = strings.NewReplacer("{{</*", "{{<", "{{%/*", "{{%", "*/>}}", ">}}", "*/%}}", "%}}", "{{/*", "{{", "*/}}", "}}", "{%/*", "{%", "*/%}", "%}")
	unescapeTagsInText = strings.NewReplacer("{{</*", "&#123;{<", "{{%/*", "&#123;{%", "*/>}}", ">}}", "*/%}}", "%}}", "{{/*", "&#123;&#123;", "*/}}", "&#125;&#125;", "{%/*", "&#123;%", "*/%}", "%}")
)

// outputs are what double braces enclose.
type outputs struct {
	certain bool   // the language of the templates has them, whatever they enclose
	vPre    string // the colons of a container within which there are none
}

// expandOutputs resolves outputs between double braces that need no program: a
// string is its text, and what only the site knows is left out. Others may be
// the author's own words about templates and stay.
func (e *expander) expandOutputs(text string) string {
	if e.outputs.vPre != "" {
		return text
	}
	text = markdocAnnotations(e.expandVariables(e.expandPageValues(text)))
	if !strings.Contains(text, "{{") && !strings.Contains(text, "*/") {
		return text
	}
	if callAlone.MatchString(text) && !strings.Contains(text, "*/") {
		if written := goCallText(text); written != "" {
			return written + lineEnding(text)
		}
	}
	text = stringOutput.ReplaceAllStringFunc(text, outputString)
	text = macro.ReplaceAllStringFunc(text, macroEmbed)
	text = linkOutput.ReplaceAllString(text, "[](")
	text = replaceUnknown(replaceUnknown(text, siteOutput), filteredOutput)
	if e.outputs.certain {
		text = replaceUnknown(text, anyOutput)
	}
	return unescapeTagsInText.Replace(text)
}

// vPre matches the line that begins a container within which VuePress puts in no values.
var vPre = pattern.New(`^:{3,}[ \t]*v-pre$`)

// trackVPre keeps track of such containers.
func (e *expander) trackVPre(line string) {
	switch line = strings.TrimSpace(line); {
	case e.outputs.vPre == "" && vPre.MatchString(line):
		e.outputs.vPre = strings.TrimRight(line, " \tv-pre")
	case line == e.outputs.vPre:
		e.outputs.vPre = ""
	}
}

// replaceUnknown leaves out outputs that only the site's program knows; in a sentence, where
// that would leave a hole, their names stand for them.
func replaceUnknown(text string, outputs *pattern.Pattern) string {
	found := outputs.FindAllStringIndex(text, -1)
	if found == nil {
		return text
	}
	sentence := strings.ContainsFunc(outputs.ReplaceAllString(text, ""), unicode.IsLetter)
	var out strings.Builder
	at, looked, inTag := 0, 0, false
	for _, m := range found {
		if mark := strings.LastIndexAny(text[looked:m[0]], "<>"); mark >= 0 {
			inTag = text[looked+mark] == '<'
		}
		out.WriteString(text[at:m[0]])
		at, looked = m[1], m[0]
		name := output.FindStringSubmatch(text[m[0]:m[1]])
		switch {
		case inTag || name == nil:
		case strings.ContainsAny(name[1], `"'`): // a text through filters
			out.WriteString(strings.Trim(name[1], `"'`))
		case !sentence:
		default:
			out.WriteString(chipMark(name[1]))
		}
	}
	return out.String() + text[at:]
}

var (
	callAlone  = pattern.New(`^\s*\{\{-?\s*[A-Za-z]\w*(?:\s+(?:"(?:\\.|[^"\\])*"|\(.*\)|[\w.]+))+\s*-?\}\}\s*$`)
	callString = pattern.New(`"(?:\\.|[^"\\])*"|'[^']*'`)
)

// goCallText is what a call of a function in a Go template, alone on its line, has for
// readers: the picture, or the sentence, among its strings; "" if there is none.
func goCallText(call string) string {
	var given Arguments
	for _, quoted := range callString.FindAllString(call, -1) {
		given.words = append(given.words, unescape.Replace(quoted[1:len(quoted)-1]))
	}
	if pictures := pictureArguments(given); len(pictures) > 0 {
		return image(given.sentence(), pictures[0])
	}
	return given.sentence()
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

// macroEmbed shows what a macro of Logseq's shows of another site; the others ask
// the program.
func macroEmbed(s string) string {
	if m := macro.FindStringSubmatch(s); strings.Contains(m[2], "://") {
		return embedMark("", strings.TrimSpace(m[2]))
	}
	return ""
}

// output matches what a template puts in, and its name.
var output = pattern.New(`\{\{[-\s]*([^{}|]*?)[\s.-]*(?:\|[^{}]*)?\}\}`)

// OutputNames are the names of what a text has templates put in, where they are short
// enough to be shown.
func OutputNames(text string) []string {
	var names []string
	for _, m := range output.FindAllStringSubmatch(text, -1) {
		if m[1] != "" && len(m[1]) <= MaxChip {
			names = append(names, strings.ReplaceAll(strings.Trim(m[1], `"'`), `\`, ""))
		}
	}
	return names
}
