// Package tex formats TeX formulas as Unicode text, as far as characters allow:
// superscripts and subscripts, symbols, fractions in a line, aligned lines, and matrices
// between brackets of several rows.
package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/pattern"
)

// Inline formats a formula as a single line. It returns "" if that is not possible.
func Inline(source string) string {
	source = strings.TrimSpace(referenceCommands.ReplaceAllString(source, ""))
	if m := equationEnvironment.FindStringSubmatch(source); m != nil && !strings.ContainsAny(m[1], "&") && !strings.Contains(m[1], `\\`) {
		source = strings.TrimSpace(m[1])
	}
	p := parser{rest: source}
	text := p.parseGroup(0)
	if p.failed || p.rest != "" {
		return ""
	}
	if strings.TrimSpace(text) == "" && text != "" {
		return " " // only \quad
	}
	return normalizeSpacing(text)
}

var (
	referenceCommands   = pattern.New(`\\(?:label|tag)\*?\{[^{}]*\}|\\(?:nonumber|notag)\b`) // only needed for references
	equationEnvironment = pattern.New(`(?s)^\\begin\{equation\*?\}(.*)\\end\{equation\*?\}$`)
)

// maxDepth limits the nesting of groups.
const maxDepth = 16

// parser is a recursive descent parser that formats what it reads.
type parser struct {
	rest   string
	failed bool // something cannot be formatted
}

// parseGroup parses up to the closing brace, or to the end at depth 0.
func (p *parser) parseGroup(depth int) string {
	var out strings.Builder
	for p.rest != "" && !p.failed {
		if p.rest[0] == '}' && depth > 0 {
			p.rest = p.rest[1:]
			return out.String()
		}
		if rest, ok := strings.CutPrefix(p.rest, `\over`); ok && rest != "" && !letterOrDigit(rest[0]) {
			p.rest = rest
			return parenthesize(strings.TrimSpace(out.String())) + "/" + parenthesizeDenominator(strings.TrimSpace(p.parseGroup(depth)))
		}
		out.WriteString(p.parseItem(depth))
	}
	p.failed = p.failed || depth > 0
	return out.String()
}

// parseItem parses a character, a command or a group.
func (p *parser) parseItem(depth int) string {
	r, size := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[size:]
	switch {
	case depth > maxDepth, r == '&', r == '}':
		p.failed = true
	case r == '{':
		return p.parseGroup(depth + 1)
	case r == '^':
		return p.parseScript(depth, Superscript, "^")
	case r == '_':
		return p.parseScript(depth, Subscript, "_")
	case r == '\\':
		return p.parseCommand(depth)
	case r == '-':
		return "−"
	case r == '\'':
		return "′"
	case r == '~' || unicode.IsSpace(r):
		return " "
	case r == ':' && strings.HasPrefix(p.rest, "="):
		p.rest = p.rest[1:]
		return " := "
	case r == '=' || r == '<' || r == '>':
		return " " + string(r) + " "
	default:
		return string(r)
	}
	return ""
}

// parseArgument parses the argument of a command.
func (p *parser) parseArgument(depth int) string {
	p.rest = strings.TrimLeft(p.rest, " ")
	if p.rest == "" {
		p.failed = true
		return ""
	}
	return strings.TrimSpace(p.parseItem(depth))
}

// parseScript parses the argument of ^ or _.
func (p *parser) parseScript(depth int, convert func(string) (string, bool), prefix string) string {
	return formatScript(p.parseArgument(depth), convert, prefix)
}

// formatScript formats a superscript or subscript. Without Unicode characters for it, it is
// written after prefix.
func formatScript(argument string, convert func(string) (string, bool), prefix string) string {
	if argument == "′" {
		return argument
	}
	compact := strings.ReplaceAll(argument, " ", "")
	if text, ok := convert(compact); ok {
		return text
	}
	if utf8.RuneCountInString(argument) == 1 {
		return prefix + argument
	}
	return prefix + "(" + strings.Join(strings.Fields(argument), "") + ")"
}

// parseCommand parses a command after its backslash.
func (p *parser) parseCommand(depth int) string {
	size := strings.IndexFunc(p.rest, func(r rune) bool { return r >= 0x80 || !unicode.IsLetter(r) })
	if size < 0 {
		size = len(p.rest)
	}
	if size == 0 && p.rest != "" {
		return p.parseEscape(depth)
	}
	name := p.rest[:size]
	p.rest = p.rest[size:]
	if strings.HasPrefix(p.rest, " ") && !isListed(name, functions) {
		p.rest = strings.TrimLeft(p.rest, " ")
	}
	if symbol, ok := symbols[name]; ok {
		if strings.Contains(largeOperators, symbol) {
			return p.parseLargeOperator(symbol, depth)
		}
		return symbol
	}
	switch accent := accents[name]; {
	case isListed(name, functions) && (strings.HasPrefix(p.rest, "_") || strings.HasPrefix(p.rest, "^")):
		return " " + name
	case isListed(name, functions) && openingBracket.MatchString(p.rest):
		return " " + name
	case isListed(name, functions):
		return " " + name + " "
	case isListed(name, styleCommands):
		return p.parseStyled(name, depth)
	case accent != "":
		letter := p.parseArgument(depth)
		p.failed = p.failed || utf8.RuneCountInString(letter) != 1
		return letter + accent
	}
	return p.parseMacro(name, depth)
}

// parseEscape parses an escaped symbol or a spacing command after its backslash.
func (p *parser) parseEscape(depth int) string {
	symbol := p.rest[0]
	p.rest = p.rest[1:]
	if symbol == '_' && strings.HasPrefix(p.rest, "{") { // escaped for Markdown by Org's export
		return p.parseScript(depth, Subscript, "_")
	}
	switch symbol {
	case ',', ';', ':', ' ':
		return " "
	case '!':
		return ""
	case '{', '}', '$', '%', '&', '_', '#':
		return string(symbol)
	case '|':
		return "‖"
	case '\\': // \\{ is \{ escaped for Markdown (Nikola)
		if strings.HasPrefix(p.rest, "{") || strings.HasPrefix(p.rest, "}") {
			symbol, p.rest = p.rest[0], p.rest[1:]
			return string(symbol)
		}
	}
	p.failed = true
	return ""
}

// parseStyled parses the argument of a style command. Spaces of text are kept.
func (p *parser) parseStyled(name string, depth int) string {
	if words := textArgument.FindStringSubmatch(p.rest); words != nil && isListed(name, textCommands) {
		p.rest = p.rest[len(words[0]):]
		return words[1]
	}
	return p.parseArgument(depth)
}

// parseMacro parses commands with arguments, such as fractions and roots, and commands
// without effect.
func (p *parser) parseMacro(name string, depth int) string {
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac":
		over := p.parseArgument(depth)
		return parenthesize(over) + "/" + parenthesizeDenominator(p.parseArgument(depth))
	case "sqrt":
		for _, root := range roots {
			if rest, ok := strings.CutPrefix(p.rest, root.index); ok && !strings.HasPrefix(rest, "[") {
				p.rest = rest
				return root.symbol + parenthesize(p.parseArgument(depth))
			}
		}
	case "underset":
		under := p.parseArgument(depth)
		return p.parseArgument(depth) + formatScript(under, Subscript, "_")
	case "overset", "stackrel":
		over := p.parseArgument(depth)
		return p.parseArgument(depth) + formatScript(over, Superscript, "^")
	case "color": // of the following text
		p.parseArgument(depth)
		return ""
	case "textcolor", "colorbox":
		p.parseArgument(depth)
		return p.parseArgument(depth)
	case "colon":
		return ": "
	case "not":
		return p.parseNegation(depth)
	case "binom", "dbinom", "tbinom":
		over := p.parseArgument(depth)
		return "(" + over + " choose " + p.parseArgument(depth) + ")"
	case "pmod":
		return " (mod " + p.parseArgument(depth) + ")"
	case "mathbb":
		if letter := blackboardBold(p.parseArgument(depth)); letter != "" {
			return letter
		}
	case "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "displaystyle", "textstyle", "scriptstyle", "cal", "rm", "bf", "it", "sf", "tt", "mathop", "mathrel", "mathbin", "limits", "nolimits", "quad", "qquad":
		if strings.HasSuffix(name, "quad") {
			return "  "
		}
		return ""
	}
	p.failed = true
	return ""
}

// parenthesize adds parentheses to a sum, a relation or a fraction.
func parenthesize(s string) string {
	depth := 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && strings.ContainsRune(" +−=/", r):
			return "(" + s + ")"
		}
	}
	return s
}

// largeOperators take limits.
const largeOperators = "∑∏∫∬∮"

// parseLargeOperator parses the limits of an operator.
func (p *parser) parseLargeOperator(symbol string, depth int) string {
	for !p.failed {
		p.rest = strings.TrimLeft(p.rest, " ")
		for _, word := range []string{`\limits`, `\nolimits`} {
			p.rest = strings.TrimPrefix(p.rest, word)
		}
		if !strings.HasPrefix(p.rest, "_") && !strings.HasPrefix(p.rest, "^") {
			break
		}
		symbol += p.parseItem(depth)
	}
	return symbol + " "
}

// parseNegation parses a negated relation:
// ot\in.
func (p *parser) parseNegation(depth int) string {
	relation := p.parseArgument(depth)
	if symbol := negatedRelations[relation]; symbol != "" {
		return " " + symbol + " "
	}
	p.failed = p.failed || utf8.RuneCountInString(relation) != 1
	return " " + relation + "\u0338 "
}

// singleFactor matches denominators that need no parentheses: a number, a letter or a
// parenthesized term, with scripts.
var singleFactor = pattern.New(`^(?:[\d.]+|\pL|\([^()]*\))[\pM′!₀-₉⁰-⁹²³¹ⁿᵏⁱʲₙₖᵢⱼ⁺⁻₊₋]*$`)

// parenthesizeDenominator adds parentheses unless s is a single factor.
func parenthesizeDenominator(s string) string {
	if singleFactor.MatchString(s) {
		return s
	}
	return "(" + s + ")"
}

// openingBracket matches the bracket before a function's argument.
var openingBracket = pattern.New(`^\s*(?:\\(?:left|[bB]igg?l?)\s*)?[(\[]`)

var textArgument = pattern.New(`^\s*\{([^{}$\\~]*)\}`)

func letterOrDigit(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
