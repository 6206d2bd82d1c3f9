package article

import (
	"regexp"
	"strings"

	"blogtui/model/clean"
)

var (
	fenceTitle    = regexp.MustCompile(`(?:title|filename|file|name|caption)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))`)
	fenceBrackets = regexp.MustCompile(`^\S+\s+\[([^\[\]]+)\]`) // VuePress, Nuxt: js [a.js]
	fenceLanguage = regexp.MustCompile(`^\{?\s*\.?([\p{L}\d_+#.-]+)`)
)

// longestLanguage is how many bytes of a fence's first word are taken for the
// name of a language.
const longestLanguage = 40

// fenceInfo reads what follows the opening of a fence: `js`, `js {3-5}`,
// `js title="a.js"`, `js:a.js`, `{.python .numberLines}`.
func fenceInfo(info string) (language, title string) {
	info = clean.Line(decode(info))
	if m := fenceTitle.FindStringSubmatch(info); m != nil {
		title = m[1] + m[2] + m[3]
	} else if m := fenceBrackets.FindStringSubmatch(info); m != nil {
		title = m[1]
	}
	if m := fenceLanguage.FindStringSubmatch(info); m != nil && !strings.HasPrefix(info[len(m[0]):], "=") {
		language = strings.TrimPrefix(m[1], "language-")
		if rest := info[len(m[0]):]; title == "" && strings.HasPrefix(rest, ":") {
			if words := strings.Fields(rest[1:]); len(words) > 0 {
				title = words[0]
			}
		}
	}
	if len(language) > longestLanguage {
		return "", title
	}
	return language, title
}

// indentedCode is code without a fence; Python-Markdown, and so Pelican, names
// its language on a first line of its own (":::python", "#!python").
func indentedCode(place Place, text string) Block {
	first, rest, _ := strings.Cut(text, "\n")
	for _, mark := range []string{":::", "#!"} {
		name, ok := strings.CutPrefix(strings.TrimSpace(first), mark)
		if ok && rest != "" && name != "" && !strings.ContainsAny(name, " /") {
			return CodeBlock{Place: place, Language: name, Text: rest}
		}
	}
	return CodeBlock{Place: place, Text: text}
}

// diagrams are the languages that draw, with the names a reader knows.
var diagrams = map[string]string{
	"mermaid": "Mermaid", "plantuml": "PlantUML", "puml": "PlantUML", "uml": "UML", "dot": "Graphviz", "graphviz": "Graphviz", "viz": "Graphviz",
	"ditaa": "Ditaa", "svgbob": "Svgbob", "d2": "D2", "goat": "GoAT", "flow": "Flowchart", "flowchart": "Flowchart", "sequence": "Sequence",
	"wavedrom": "WaveDrom", "vega": "Vega", "vega-lite": "Vega-Lite", "markmap": "Markmap", "nomnoml": "Nomnoml", "pikchr": "Pikchr",
	"erd": "ER", "c4plantuml": "C4", "bpmn": "BPMN", "chart": "Chart.js", "echarts": "ECharts",
}

// Diagram names the kind of picture that the text would be drawn as, "" if it is
// ordinary code.
func (c CodeBlock) Diagram() string {
	name := diagrams[strings.ToLower(c.Language)]
	if name == "" {
		return ""
	}
	return name + " diagram"
}
