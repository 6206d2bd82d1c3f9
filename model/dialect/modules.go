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
	literal       = pattern.New("\"([^\"\\n]*)\"|'([^'\\n]*)'|`([^`$]*)`")
)

// program is what the program of an MDX file says, which is never run.
type program struct {
	modules   map[string]string // what imports name, with the file each comes from; nil if the file isn't MDX
	constants map[string]string // texts and numbers that are exported, by their names
	values    names             // arrays, objects and truths that are
	steps     int               // of expressions that were read
	putIn     putIn             // by these
	formula   bool              // braces are TeX's: a formula on lines of its own goes on
}

// programOf is the program of a source: none where nothing outside of code is imported or
// exported.
func programOf(src string) program {
	var p program
	code := codeLines{blank: true}
	for src != "" {
		if size := code.tagged(src); size > 0 {
			src = src[size:]
			continue
		}
		line, rest, _ := strings.Cut(src, "\n")
		if inCode := code.in(src[:len(src)-len(rest)], false); !inCode && isModule(line) {
			said := statement(src)
			p.modules = withNames(p.modules, said)
			p.constants = withConstants(p.constants, said)
			p.values = withLiterals(p.values, src)
		}
		src = rest
	}
	return p
}

// isModule reports whether a line may begin an import or an export.
func isModule(line string) bool {
	return strings.HasPrefix(line, "import") || strings.HasPrefix(line, "export")
}

// withNames adds to the modules what an import names; an export adds none, but
// there are modules then.
func withNames(modules map[string]string, statement string) map[string]string {
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

// longestImport bounds, in bytes, what is taken for an import.
const longestImport = 2 << 10

// statement is what an import or the beginning of an export that src begins with may
// reach over: up to an empty line or the next of its kind.
func statement(src string) string {
	src = src[:min(len(src), longestImport)]
	for _, end := range []string{"\n\n", "\nimport", "\nexport"} {
		if at := strings.Index(src, end); at >= 0 {
			src = src[:at+1]
		}
	}
	return src
}

// mostUnclosed bounds how many exports whose brackets don't close are looked at to
// their end.
const mostUnclosed = 16

// longestModule bounds, in bytes, what is taken for a program's text.
const longestModule = 64 << 10

// programLines leaves out what only the program of an MDX file reads, but for what it shows, and
// returns the bytes it took; 0 if src begins with none.
func (d *translator) programLines(src, _ string) (written string, used int) {
	if used = d.hidden(src); used == 0 {
		return "", 0
	}
	return d.said(src[:used]) + emptied(src[:used]), used
}

// hidden returns the bytes of what only the program of an MDX file reads and that
// src begins with: an import, an export, an expression, the mark of a fragment; 0 if
// there is none. It ends with the line on which its last bracket closes.
func (d *translator) hidden(src string) int {
	if d.js.modules == nil || d.unclosed > mostUnclosed {
		return 0
	}
	bare := strings.TrimLeft(src, " \t")
	switch {
	case strings.HasPrefix(bare, "<>\n"), strings.HasPrefix(bare, "</>\n"):
		return len(src) - len(bare) + strings.IndexByte(bare, '\n') + 1
	case moduleComment.MatchString(src[:min(len(src), longestTag)]):
		return strings.IndexByte(src+"\n", '\n')
	case jsxBlock.MatchString(bare):
		return d.bracketed(src, len(src)-len(bare)+1, true)
	case isModule(src):
		if start := moduleStart.FindString(statement(src)); start != "" {
			return d.bracketed(src, len(start), false)
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
	src = src[:min(len(src), longestImport)]
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
	return emptied(src[:used]), used
}

// jsxBlock matches the beginning of an expression that is no text and no comment on
// one line.
var jsxBlock = pattern.New(`^\{\s*[\w(\[!]`)

// bracketed returns the bytes up to the end of the line on which the last bracket
// closes, least of them; 0 where none does, or where, alone, text follows it.
func (d *translator) bracketed(src string, least int, alone bool) int {
	src = src[:min(len(src), longestModule)]
	depth, size, template := 0, 0, false
	for line := range strings.Lines(src) {
		size += len(line)
		code := strings.Trim(literal.ReplaceAllString(line, ""), " \t\n")
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
	jsxComment  = pattern.New(`(^|[^{])\{/\*.*?\*/\}`)
	jsxString   = pattern.New(`\{(?:'([^'\n]*)'|"([^"\n]*)")\}`)
	jsxElement  = pattern.New(`^([ \t]*<(?:div|section|aside|details|blockquote|figure|figcaption)\b)([^<>]*>)`)
	jsxTemplate = pattern.New("([\\w:-]+)=\\{`([^`\"\\n]*)`\\}")
	jsxInserted = pattern.New(`\$\{([^{}]*)\}`)
	jsxValue    = pattern.New(`(\s[\w:-]+)=\{((?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\})*)\}`)
)

// expression resolves the expressions of JSX that need no program: a string is
// its text, a comment nothing. Elsewhere than in MDX strings in braces mean
// something else.
func expression(d *translator, text string) string {
	text = jsxComment.ReplaceAllString(text, "$1")
	if d.js.modules == nil && len(d.open) == 0 {
		return text
	}
	return jsxString.ReplaceAllStringFunc(text, func(s string) string { return braceEntities.Replace(s[2 : len(s)-2]) })
}

// braceEntities keep braces of a text from being taken for those of an expression.
var braceEntities = strings.NewReplacer("{", "&#123;", "}", "&#125;")

// templateString is an attribute whose value is a template string: with what is imported
// in it, or none if the program alone knows more than an address.
func (d *translator) templateString(attribute string) string {
	m := jsxTemplate.FindStringSubmatch(attribute)
	if strings.Contains(m[2], "${") && m[1] != "src" && m[1] != "href" {
		return m[1] + `=""`
	}
	return m[1] + `="` + jsxInserted.ReplaceAllStringFunc(m[2], func(s string) string { return d.js.modules[s[2:len(s)-1]] }) + `"`
}

// element says of an element of JSX that it holds Markdown.
func (d *translator) element(line string) string {
	if strings.Contains(line, "={`") {
		line = jsxTemplate.ReplaceAllStringFunc(line, d.templateString)
	}
	return jsxElement.ReplaceAllString(line, `$1 markdown="1"$2`)
}

// attributes writes the values that JSX computes as HTML does.
func (d *translator) attributes(text string) string {
	if !strings.Contains(text, "<") && len(d.open) == 0 && d.js.modules == nil {
		return text
	}
	return jsxValue.ReplaceAllStringFunc(text, func(s string) string {
		m := jsxValue.FindStringSubmatch(s)
		return m[1] + `="` + strings.ReplaceAll(d.valueOf(strings.TrimSpace(m[1]), m[2]), `"`, "&quot;") + `"`
	})
}

// An object tells a picture's file in one of its fields, and a picture that is imported is
// such an object for some generators.
var (
	sourceField = pattern.New(`(?:^|[{,\s])(?:src|url|light|default)\s*:\s*([^,{}]+)`)
	moduleField = pattern.New(`\.(?:src|url|default)$`)
	sourceName  = pattern.New(`(?i)^(?:src|sources?|image|href|url)$`)
)

// valueOf is value for an attribute of that name.
func (d *translator) valueOf(name, expression string) string {
	if inner, ok := strings.CutPrefix(strings.TrimSpace(expression), "{"); ok && sourceName.MatchString(name) {
		if m := sourceField.FindStringSubmatch(inner); m != nil {
			return d.value(m[1])
		}
	}
	return d.value(expression)
}

// value is what a JSX expression says without running it: the file that a name
// was imported from, or the only string in it; "" for all else.
func (d *translator) value(expression string) string {
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
	all := literal.FindAllStringSubmatch(expression, 2)
	if len(all) != 1 {
		return ""
	}
	return clean.JoinLines(all[0][1] + all[0][2] + all[0][3])
}
