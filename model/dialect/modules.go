package dialect

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/pattern"
)

var (
	importLine = pattern.New(`(?m)\Aimport\s+([\w{}*,$\s]+?)\s+from\s+['"]([^'"\n]+)['"];?[ \t]*$`)
	moduleName = pattern.New(`[\w$]+`)
	// moduleComment matches an import that is switched off.
	moduleComment = pattern.New(`^//[ \t]*(?:import|export)\s[^\n]*`)
	moduleStart   = pattern.New(`^(?:import\s+(?:[\w{}*,$\s]+?\s+from\s+)?['"][^'"\n]+['"];?[ \t]*(?:\n|$)|export\s+(?:(?:const|let|var|default|async|function|class)\b|\{|\*)[^\n]*)`)
	stringLiteral = pattern.New("\"([^\"\\n]*)\"|'([^'\\n]*)'|`([^`$]*)`")
)

// mdxProgram is what the program of an MDX file says, which is never run.
type mdxProgram struct {
	modules   map[string]string // what imports name, with the file each comes from; nil if the file isn't MDX
	constants map[string]string // texts and numbers that are exported, by their names
	values    jsScope           // arrays, objects and truths that are
	steps     int               // of expressions that were read
	budget    insertBudget      // by these
	formula   bool              // braces are TeX's: a formula on lines of its own goes on
}

// readProgram is the program of a source: none where nothing outside of code is imported or
// exported.
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
			said := statement(src)
			p.modules = addImports(p.modules, said)
			p.constants = addConstants(p.constants, said)
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

// addImports adds to the modules what an import names; an export adds none, but
// there are modules then.
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

// maxImport bounds, in bytes, what is taken for an import.
const maxImport = 2 << 10

// statement is what an import or the beginning of an export that src begins with may
// reach over: up to an empty line or the next of its kind.
func statement(src string) string {
	src = src[:min(len(src), maxImport)]
	for _, end := range []string{"\n\n", "\nimport", "\nexport"} {
		if at := strings.Index(src, end); at >= 0 {
			src = src[:at+1]
		}
	}
	return src
}

// maxUnclosed bounds how many exports whose brackets don't close are looked at to
// their end.
const maxUnclosed = 16

// maxModule bounds, in bytes, what is taken for a program's text.
const maxModule = 64 << 10

// programBlock leaves out what only the program of an MDX file reads, but for what it shows, and
// returns the bytes it took; 0 if src begins with none.
func (d *translator) programBlock(src, _ string) (written string, used int) {
	if used = d.hiddenSize(src); used == 0 {
		return "", 0
	}
	return d.shownExpression(src[:used]) + blankLines(src[:used]), used
}

// hiddenSize returns the bytes of what only the program of an MDX file reads and that
// src begins with: an import, an export, an expression, the mark of a fragment; 0 if
// there is none. It ends with the line on which its last bracket closes.
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

// svelteElement leaves out an element of Svelte's own that src begins with, such as
// <svelte:head>: nothing of it is shown where it stands.
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

// jsxBlock matches the beginning of an expression that is no text and no comment on
// one line.
var jsxBlock = pattern.New(`^\{\s*[\w(\[!]`)

// bracketedSize returns the bytes up to the end of the line on which the last bracket
// closes, least of them; 0 where none does, or where, alone, text follows it.
func (d *translator) bracketedSize(src string, least int, alone bool) int {
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
		if depth <= 0 && !template && size >= least {
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

// jsxLiterals resolves the expressions of JSX that need no program: a string is
// its text, a comment nothing. Elsewhere than in MDX strings in braces mean
// something else.
func jsxLiterals(d *translator, text string) string {
	text = jsxComment.ReplaceAllString(text, "$1")
	if d.js.modules == nil && len(d.openComponents) == 0 {
		return text
	}
	return jsxString.ReplaceAllStringFunc(text, func(s string) string { return escapeBraces.Replace(s[2 : len(s)-2]) })
}

// escapeBraces keep braces of a text from being taken for those of an expression.
var escapeBraces = strings.NewReplacer("{", "&#123;", "}", "&#125;")

// templateString is an attribute whose value is a template string: with what is imported
// in it, or none if the program alone knows more than an address.
func (d *translator) templateString(attribute string) string {
	m := jsxTemplate.FindStringSubmatch(attribute)
	if strings.Contains(m[2], "${") && m[1] != "src" && m[1] != "href" {
		return m[1] + `=""`
	}
	return m[1] + `="` + jsxInterpolation.ReplaceAllStringFunc(m[2], func(s string) string { return d.js.modules[s[2:len(s)-1]] }) + `"`
}

// markdownInElement says of an element of JSX that it holds Markdown.
func (d *translator) markdownInElement(line string) string {
	if strings.Contains(line, "={`") {
		line = jsxTemplate.ReplaceAllStringFunc(line, d.templateString)
	}
	return jsxElement.ReplaceAllString(line, `$1 markdown="1"$2`)
}

// jsxAttributes writes the values that JSX computes as HTML does.
func (d *translator) jsxAttributes(text string) string {
	if !strings.Contains(text, "<") && len(d.openComponents) == 0 && d.js.modules == nil {
		return text
	}
	return jsxValue.ReplaceAllStringFunc(text, func(s string) string {
		m := jsxValue.FindStringSubmatch(s)
		return m[1] + `="` + strings.ReplaceAll(d.attributeValue(strings.TrimSpace(m[1]), m[2]), `"`, "&quot;") + `"`
	})
}

// An object tells a picture's file in one of its fields, and a picture that is imported is
// such an object for some generators.
var (
	sourceField = pattern.New(`(?:^|[{,\s])(?:src|url|light|default)\s*:\s*([^,{}]+)`)
	moduleField = pattern.New(`\.(?:src|url|default)$`)
	sourceName  = pattern.New(`(?i)^(?:src|sources?|image|href|url)$`)
)

// attributeValue is value for an attribute of that name.
func (d *translator) attributeValue(name, expression string) string {
	if inner, ok := strings.CutPrefix(strings.TrimSpace(expression), "{"); ok && sourceName.MatchString(name) {
		if m := sourceField.FindStringSubmatch(inner); m != nil {
			return d.expressionValue(m[1])
		}
	}
	return d.expressionValue(expression)
}

// expressionValue is what a JSX expression says without running it: the file that a name
// was imported from, or the only string in it; "" for all else.
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
