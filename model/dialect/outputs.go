package dialect

import (
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

var (
	stringOutput = pattern.New(`\{\{-?\s*(?:"([^"]*)"|'([^']*)')\s*(?:\|\s*(?:relative_url|absolute_url|url|asset_url|escape|markdownify|markdown|md|safe|smartify|prepend:\s*site\.[\w.]+)\s*)*-?\}\}`)
	// output through filters of Liquid, Nunjucks and Jinja. Filters of Vue and Angular are
	// not matched: they are more likely the topic of the post
	filteredOutput = pattern.New(`\{\{-?\s*(?:[\w.-]+|"[^"]*"|'[^']*')\s*(?:\|\s*(?:markdownify|remove|replace|strip|strip_html|escape|xml_escape|safe|date|date_to_\w+|default|size|length|join|limit|tag|cut|upper|lower|upcase|downcase|capitalize|truncate|truncatewords|jsonify|slugify|number_of_words|prepend|append|relative_url|absolute_url|asset_url|img_url|url)\b\s*(?:\([^{}()]*\)|:\s*(?:"[^"]*"|'[^']*'|[\w.]+)(?:\s*,\s*(?:"[^"]*"|'[^']*'|[\w.]+))*)?\s*)+-?\}\}`)
	siteOutput     = pattern.New(`\{\{-?\s*(?:site|page|post|collections|metadata|eleventy|resource|current_page|\$?frontmatter|\$page|\$doc|\$site|\$themeConfig|relative_url|absolute_url)\.[\w.]+(?:\s*\|[^}]*)?\s*-?\}\}`)
	anyOutput      = pattern.New(`\{\{-?\s*[A-Za-z_$][^{}\n]*\}\}`)
	linkOutput     = pattern.New(`\[\{\{-?\s*[\w.]+(?:\s*\|[^{}]*)?\s*-?\}\}\]\(`)
	macro          = pattern.New(`\{\{(renderer|query|embed|cloze|function|video|youtube|tweet|twitter|#include|#rustdoc_include|#title|#playground|#playpen|#template|#quiz|redirect) +([^{}]*)\}\}`) // of Logseq, mdBook and Franklin
)

// unescapeTags removes the escapes of tags that Hugo and Zola show instead of expanding.
// unescapeTagsInText does so outside code, where the result must not be taken for a tag.
var (
	unescapeTags       = strings.NewReplacer("{{</*", "{{<", "{{%/*", "{{%", "*/>}}", ">}}", "*/%}}", "%}}", "{{/*", "{{", "*/}}", "}}", "{%/*", "{%", "*/%}", "%}")
	unescapeTagsInText = strings.NewReplacer("{{</*", "&#123;{<", "{{%/*", "&#123;{%", "*/>}}", ">}}", "*/%}}", "%}}", "{{/*", "&#123;&#123;", "*/}}", "&#125;&#125;", "{%/*", "&#123;%", "*/%}", "%}")
)

// outputs configures the expansion of {{ ... }}.
type outputs struct {
	certain bool   // the template language of the file has outputs, so each is one
	vPre    string // colons of the open v-pre container, "" outside
}

// expandOutputs replaces outputs that need no program: strings by their text, and values of
// the site by nothing or a chip. Others stay, since they may be text about templates.
func (e *expander) expandOutputs(text string) string {
	if e.outputs.vPre != "" {
		return text
	}
	text = markdocAnnotations(e.expandVariables(e.expandPageValues(text)))
	if !strings.Contains(text, "{{") && !strings.Contains(text, "*/") {
		return text
	}
	if goCall.MatchString(text) && !strings.Contains(text, "*/") {
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

// vPre matches the start of a container in which VuePress expands no outputs.
var vPre = pattern.New(`^:{3,}[ \t]*v-pre$`)

// trackVPre tracks such containers.
func (e *expander) trackVPre(line string) {
	switch line = strings.TrimSpace(line); {
	case e.outputs.vPre == "" && vPre.MatchString(line):
		e.outputs.vPre = strings.TrimRight(line, " \tv-pre")
	case line == e.outputs.vPre:
		e.outputs.vPre = ""
	}
}

// replaceUnknown removes outputs that only the site generator knows. Within a sentence
// their names become chips.
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
		case strings.ContainsAny(name[1], `"'`): // a string with filters
			out.WriteString(strings.Trim(name[1], `"'`))
		case !sentence:
		default:
			out.WriteString(chipMark(name[1]))
		}
	}
	return out.String() + text[at:]
}

var (
	goCall     = pattern.New(`^\s*\{\{-?\s*[A-Za-z]\w*(?:\s+(?:"(?:\\.|[^"\\])*"|\(.*\)|[\w.]+))+\s*-?\}\}\s*$`)
	callString = pattern.New(`"(?:\\.|[^"\\])*"|'[^']*'`)
)

// goCallText returns the picture or the sentence among the strings in a function call of a
// Go template, "" if there is none.
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

// outputString returns the string in an output. One with blanks at both ends is text
// between quoted braces, "{{" and "}}", and stays.
func outputString(output string) string {
	m := stringOutput.FindStringSubmatch(output)
	if text := m[1] + m[2]; len(text) < 2 || text[0] != ' ' || text[len(text)-1] != ' ' {
		return text
	}
	return output
}

// macroEmbed translates macros that embed a page. Other macros need the program and are
// removed.
func macroEmbed(s string) string {
	if m := macro.FindStringSubmatch(s); strings.Contains(m[2], "://") {
		return embedMark("", strings.TrimSpace(m[2]))
	}
	return ""
}

// output matches an output; its group is the name.
var output = pattern.New(`\{\{[-\s]*([^{}|]*?)[\s.-]*(?:\|[^{}]*)?\}\}`)

// OutputNames returns the names in the outputs of a text that are short enough for a chip.
func OutputNames(text string) []string {
	var names []string
	for _, m := range output.FindAllStringSubmatch(text, -1) {
		if m[1] != "" && len(m[1]) <= MaxChip {
			names = append(names, strings.ReplaceAll(strings.Trim(m[1], `"'`), `\`, ""))
		}
	}
	return names
}
