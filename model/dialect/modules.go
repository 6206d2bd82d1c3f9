package dialect

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/pattern"
)

var (
	importLine = pattern.New(`(?m)\Aimport\s+([\w{}*,$\s]+?)\s+from\s+['"]([^'"\n]+)['"];?[ \t]*$`)
	moduleName = pattern.New(`[\w$]+`)
	// moduleComment matches a commented-out import or export.
	moduleComment = pattern.New(`^//[ \t]*(?:import|export)\s[^\n]*`)
	moduleStart   = pattern.New(`^(?:import\s+(?:[\w{}*,$\s]+?\s+from\s+)?['"][^'"\n]+['"];?[ \t]*(?:\n|$)|export\s+(?:(?:const|let|var|default|async|function|class)\b|\{|\*)[^\n]*)`)
	stringLiteral = pattern.New("\"([^\"\\n]*)\"|'([^'\\n]*)'|`([^`$]*)`")
)

// mdxProgram holds what is known of the program of an MDX file without running it.
type mdxProgram struct {
	modules   map[string]string // imported names, with the file of each; nil if the file is not MDX
	constants map[string]string // exported strings and numbers by name
	values    jsScope           // exported arrays, objects and booleans
	steps     int               // expressions evaluated so far, see maxSteps
	budget    insertBudget      // of the text that expressions insert
	formula   bool              // within a display formula, where braces are TeX
}

// readProgram collects the imports and exports of a source.
func readProgram(src string) mdxProgram {
	var p mdxProgram
	code := codeTracker{afterBlank: true}
	for src != "" {
		if size := code.taggedCode(src); size > 0 {
			src = src[size:]
			continue
		}
		line, rest, _ := strings.Cut(src, "\n")
		if inCode := code.isCode(src[:len(src)-len(rest)], false); !inCode && startsModule(line) {
			code := statement(src)
			p.modules = addImports(p.modules, code)
			p.constants = addConstants(p.constants, code)
			p.values = addLiterals(p.values, src)
		}
		src = rest
	}
	return p
}

// startsModule reports whether a line may begin an import or an export.
func startsModule(line string) bool {
	return strings.HasPrefix(line, "import") || strings.HasPrefix(line, "export")
}

// addImports adds the names of an import. An export adds none, but makes the map non-nil.
func addImports(modules map[string]string, statement string) map[string]string {
	if !moduleStart.MatchString(statement) {
		return modules
	}
	if modules == nil {
		modules = map[string]string{}
	}
	if m := importLine.FindStringSubmatch(statement); m != nil {
		for _, name := range moduleName.FindAllString(m[1], -1) {
			if name != "as" {
				modules[name] = m[2]
			}
		}
	}
	return modules
}

// maxImport is the maximum size in bytes of an import.
const maxImport = 2 << 10

// statement returns the text that may belong to the import or export at the beginning of
// src: up to a blank line or the next one.
func statement(src string) string {
	src = src[:min(len(src), maxImport)]
	for _, end := range []string{"\n\n", "\nimport", "\nexport"} {
		if at := strings.Index(src, end); at >= 0 {
			src = src[:at+1]
		}
	}
	return src
}

// maxUnclosed is the number of unclosed constructs after which no more are tried, since
// each search runs to its limit.
const maxUnclosed = 16

// maxModule is the maximum size in bytes of a program or an expression.
const maxModule = 64 << 10

// programBlock removes code at the beginning of src, apart from what an expression shows.
// It returns the size in bytes, 0 if there is none.
func (d *translator) programBlock(src, _ string) (written string, used int) {
	if used = d.hiddenSize(src); used == 0 {
		return "", 0
	}
	return d.shownExpression(src[:used]) + blankLines(src[:used]), used
}

// hiddenSize returns the size in bytes of the import, export, expression or fragment tag at
// the beginning of src, up to the end of the line on which its last bracket closes; 0 if
// there is none.
func (d *translator) hiddenSize(src string) int {
	if d.js.modules == nil || d.unclosed > maxUnclosed {
		return 0
	}
	bare := strings.TrimLeft(src, " \t")
	switch {
	case strings.HasPrefix(bare, "<>\n"), strings.HasPrefix(bare, "</>\n"):
		return len(src) - len(bare) + strings.IndexByte(bare, '\n') + 1
	case moduleComment.MatchString(src[:min(len(src), maxTag)]):
		return strings.IndexByte(src+"\n", '\n')
	case jsxBlock.MatchString(bare):
		return d.bracketedSize(src, len(src)-len(bare)+1, true)
	case startsModule(src):
		if start := moduleStart.FindString(statement(src)); start != "" {
			return d.bracketedSize(src, len(start), false)
		}
	}
	return 0
}

// svelteElement removes a special element of Svelte, such as <svelte:head>, with its
// content, which is not shown in its place.
func (d *translator) svelteElement(src, _ string) (written string, used int) {
	if !strings.HasPrefix(src, "<svelte:") {
		return "", 0
	}
	src = src[:min(len(src), maxImport)]
	close := strings.IndexByte(src, '>')
	if close > 0 && src[close-1] != '/' {
		if close = strings.Index(src, "</svelte:"); close > 0 {
			close += strings.IndexByte(src[close:]+">", '>')
		}
	}
	if close < 0 {
		return "", 0
	}
	used = len(src)
	if end := strings.IndexByte(src[close:], '\n'); end >= 0 {
		used = close + end + 1
	}
	return blankLines(src[:used]), used
}

// jsxBlock matches the beginning of an expression that is neither a string nor a comment.
var jsxBlock = pattern.New(`^\{\s*[\w(\[!]`)

// bracketedSize returns the size in bytes up to the end of the line on which the last
// bracket closes, at least minSize. It returns 0 if a bracket is not closed or, with alone,
// if text follows on the line.
func (d *translator) bracketedSize(src string, minSize int, alone bool) int {
	src = src[:min(len(src), maxModule)]
	depth, size, template := 0, 0, false
	for line := range strings.Lines(src) {
		size += len(line)
		code := strings.Trim(stringLiteral.ReplaceAllString(line, ""), " \t\n")
		for i, r := range code {
			switch {
			case r == '`':
				template = !template
			case template:
			case r == '{' || r == '(' || r == '[':
				depth++
			case r == '}' || r == ')' || r == ']':
				depth--
			}
			if alone && depth <= 0 && i < len(code)-1 {
				return 0
			}
		}
		if depth <= 0 && !template && size >= minSize {
			return size
		}
	}
	d.unclosed++
	return 0
}

var (
	jsxComment       = pattern.New(`(^|[^{])\{/\*.*?\*/\}`)
	jsxString        = pattern.New(`\{(?:'([^'\n]*)'|"([^"\n]*)")\}`)
	jsxElement       = pattern.New(`^([ \t]*<(?:div|section|aside|details|blockquote|figure|figcaption)\b)([^<>]*>)`)
	jsxTemplate      = pattern.New("([\\w:-]+)=\\{`([^`\"\\n]*)`\\}")
	jsxInterpolation = pattern.New(`\$\{([^{}]*)\}`)
	jsxValue         = pattern.New(`(\s[\w:-]+)=\{((?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\})*)\}`)
)

// jsxLiterals replaces strings by their text and removes comments. Outside MDX strings in
// braces have other meanings.
func jsxLiterals(d *translator, text string) string {
	text = jsxComment.ReplaceAllString(text, "$1")
	if d.js.modules == nil && len(d.openComponents) == 0 {
		return text
	}
	return jsxString.ReplaceAllStringFunc(text, func(s string) string { return escapeBraces.Replace(s[2 : len(s)-2]) })
}

// escapeBraces escapes braces that are not part of an expression.
var escapeBraces = strings.NewReplacer("{", "&#123;", "}", "&#125;")

// templateString inserts imported names into an attribute with a template string. It clears
// the attribute if other values are unknown and it is not an address.
func (d *translator) templateString(attribute string) string {
	m := jsxTemplate.FindStringSubmatch(attribute)
	if strings.Contains(m[2], "${") && m[1] != "src" && m[1] != "href" {
		return m[1] + `=""`
	}
	return m[1] + `="` + jsxInterpolation.ReplaceAllStringFunc(m[2], func(s string) string { return d.js.modules[s[2:len(s)-1]] }) + `"`
}

// markdownInElement marks the content of an HTML element as Markdown.
func (d *translator) markdownInElement(line string) string {
	if strings.Contains(line, "={`") {
		line = jsxTemplate.ReplaceAllStringFunc(line, d.templateString)
	}
	return jsxElement.ReplaceAllString(line, `$1 markdown="1"$2`)
}

// jsxAttributes writes computed attributes as HTML attributes.
func (d *translator) jsxAttributes(text string) string {
	if !strings.Contains(text, "<") && len(d.openComponents) == 0 && d.js.modules == nil {
		return text
	}
	return jsxValue.ReplaceAllStringFunc(text, func(s string) string {
		m := jsxValue.FindStringSubmatch(s)
		return m[1] + `="` + strings.ReplaceAll(d.attributeValue(strings.TrimSpace(m[1]), m[2]), `"`, "&quot;") + `"`
	})
}

// A picture may be an object with its file in one of these fields, and some generators
// import pictures as such objects.
var (
	sourceField = pattern.New(`(?:^|[{,\s])(?:src|url|light|default)\s*:\s*([^,{}]+)`)
	moduleField = pattern.New(`\.(?:src|url|default)$`)
	sourceName  = pattern.New(`(?i)^(?:src|sources?|image|href|url)$`)
)

// attributeValue is expressionValue for an attribute.
func (d *translator) attributeValue(name, expression string) string {
	if inner, ok := strings.CutPrefix(strings.TrimSpace(expression), "{"); ok && sourceName.MatchString(name) {
		if m := sourceField.FindStringSubmatch(inner); m != nil {
			return d.expressionValue(m[1])
		}
	}
	return d.expressionValue(expression)
}

// expressionValue returns the file that a name is imported from, a constant, or the only
// string in an expression; else "".
func (d *translator) expressionValue(expression string) string {
	expression = moduleField.ReplaceAllString(strings.TrimSpace(expression), "")
	if path, ok := d.js.modules[expression]; ok {
		return path
	}
	if constant, ok := d.js.constants[expression]; ok {
		return constant
	}
	if strings.HasPrefix(expression, "{") {
		return "" // an object
	}
	all := stringLiteral.FindAllStringSubmatch(expression, 2)
	if len(all) != 1 {
		return ""
	}
	return clean.JoinLines(all[0][1] + all[0][2] + all[0][3])
}
