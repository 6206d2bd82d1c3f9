// Package tex writes formulas of TeX in characters of Unicode, as far as there are
// any: indices and exponents, signs, fractions in a line, lines below one another,
// matrices between brackets of several rows.
package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/pattern"
)

// Inline writes a formula in one line, "" where characters cannot say it.
func Inline(source string) string {
	source = strings.TrimSpace(formulaName.ReplaceAllString(source, ""))
	if m := lonelyFormula.FindStringSubmatch(source); m != nil && !strings.ContainsAny(m[1], "&") && !strings.Contains(m[1], `\\`) {
		source = strings.TrimSpace(m[1])
	}
	f := formula{rest: source}
	text := f.group(0)
	if f.failed || f.rest != "" {
		return ""
	}
	if strings.TrimSpace(text) == "" && text != "" {
		return " " // \quad alone
	}
	return roomed(text)
}

var (
	formulaName   = pattern.New(`\\(?:label|tag)\*?\{[^{}]*\}|\\(?:nonumber|notag)\b`) // that only references need
	lonelyFormula = pattern.New(`(?s)^\\begin\{equation\*?\}(.*)\\end\{equation\*?\}$`)
)

// deepest is how many groups may lie within one another.
const deepest = 16

// formula reads one from left to right.
type formula struct {
	rest   string
	failed bool // there is something that has no character
}

// group reads up to the brace that closes it, or to the end.
func (f *formula) group(depth int) string {
	var out strings.Builder
	for f.rest != "" && !f.failed {
		if f.rest[0] == '}' && depth > 0 {
			f.rest = f.rest[1:]
			return out.String()
		}
		if rest, ok := strings.CutPrefix(f.rest, `\over`); ok && rest != "" && !letterOrDigit(rest[0]) {
			f.rest = rest
			return enclosed(strings.TrimSpace(out.String())) + "/" + below(strings.TrimSpace(f.group(depth)))
		}
		out.WriteString(f.item(depth))
	}
	f.failed = f.failed || depth > 0
	return out.String()
}

// item reads a character, a command or a group.
func (f *formula) item(depth int) string {
	r, size := utf8.DecodeRuneInString(f.rest)
	f.rest = f.rest[size:]
	switch {
	case depth > deepest, r == '&', r == '}':
		f.failed = true
	case r == '{':
		return f.group(depth + 1)
	case r == '^':
		return f.script(depth, Superscript, "^")
	case r == '_':
		return f.script(depth, Subscript, "_")
	case r == '\\':
		return f.command(depth)
	case r == '-':
		return "−"
	case r == '\'':
		return "′"
	case r == '~' || unicode.IsSpace(r):
		return " "
	case r == ':' && strings.HasPrefix(f.rest, "="):
		f.rest = f.rest[1:]
		return " := "
	case r == '=' || r == '<' || r == '>':
		return " " + string(r) + " "
	default:
		return string(r)
	}
	return ""
}

// argument reads what a command is applied to.
func (f *formula) argument(depth int) string {
	f.rest = strings.TrimLeft(f.rest, " ")
	if f.rest == "" {
		f.failed = true
		return ""
	}
	return strings.TrimSpace(f.item(depth))
}

// script reads an index or an exponent. One that has no characters of its own is
// written behind its mark.
func (f *formula) script(depth int, shifted func(string) (string, bool), mark string) string {
	return scripted(f.argument(depth), shifted, mark)
}

// scripted writes an index or an exponent.
func scripted(argument string, shifted func(string) (string, bool), mark string) string {
	if argument == "′" {
		return argument
	}
	dense := strings.ReplaceAll(argument, " ", "")
	if text, ok := shifted(dense); ok {
		return text
	}
	if utf8.RuneCountInString(argument) == 1 {
		return mark + argument
	}
	return mark + "(" + strings.Join(strings.Fields(argument), "") + ")"
}

// command reads what follows a backslash.
func (f *formula) command(depth int) string {
	size := strings.IndexFunc(f.rest, func(r rune) bool { return r >= 0x80 || !unicode.IsLetter(r) })
	if size < 0 {
		size = len(f.rest)
	}
	if size == 0 && f.rest != "" {
		return f.escaped(depth)
	}
	name := f.rest[:size]
	f.rest = f.rest[size:]
	if strings.HasPrefix(f.rest, " ") && !among(name, functions) {
		f.rest = strings.TrimLeft(f.rest, " ")
	}
	if sign, ok := signs[name]; ok {
		if strings.Contains(largeSigns, sign) {
			return f.large(sign, depth)
		}
		return sign
	}
	switch mark := accents[name]; {
	case among(name, functions) && (strings.HasPrefix(f.rest, "_") || strings.HasPrefix(f.rest, "^")):
		return " " + name
	case among(name, functions) && opensBracket.MatchString(f.rest):
		return " " + name
	case among(name, functions):
		return " " + name + " "
	case among(name, shapes):
		return f.shaped(name, depth)
	case mark != "":
		letter := f.argument(depth)
		f.failed = f.failed || utf8.RuneCountInString(letter) != 1
		return letter + mark
	}
	return f.made(name, depth)
}

// escaped reads the sign behind a backslash: room, or a sign that would mean something.
func (f *formula) escaped(depth int) string {
	mark := f.rest[0]
	f.rest = f.rest[1:]
	if mark == '_' && strings.HasPrefix(f.rest, "{") { // escaped for Markdown, by exports of Org
		return f.script(depth, Subscript, "_")
	}
	switch mark {
	case ',', ';', ':', ' ':
		return " "
	case '!':
		return ""
	case '{', '}', '$', '%', '&', '_', '#':
		return string(mark)
	case '|':
		return "‖"
	case '\\': // of a brace that Markdown would have taken the backslash from (Nikola)
		if strings.HasPrefix(f.rest, "{") || strings.HasPrefix(f.rest, "}") {
			mark, f.rest = f.rest[0], f.rest[1:]
			return string(mark)
		}
	}
	f.failed = true
	return ""
}

// shaped reads letters whose shape a command changes, or words.
func (f *formula) shaped(name string, depth int) string {
	if words := prose.FindStringSubmatch(f.rest); words != nil && among(name, proseShapes) {
		f.rest = f.rest[len(words[0]):]
		return words[1]
	}
	return f.argument(depth)
}

// made reads what a command makes of its arguments: fractions, roots, what doesn't hold.
func (f *formula) made(name string, depth int) string {
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac":
		above := f.argument(depth)
		return enclosed(above) + "/" + below(f.argument(depth))
	case "sqrt":
		for _, root := range roots {
			if rest, ok := strings.CutPrefix(f.rest, root.mark); ok && !strings.HasPrefix(rest, "[") {
				f.rest = rest
				return root.sign + enclosed(f.argument(depth))
			}
		}
	case "underset":
		below := f.argument(depth)
		return f.argument(depth) + scripted(below, Subscript, "_")
	case "overset", "stackrel":
		above := f.argument(depth)
		return f.argument(depth) + scripted(above, Superscript, "^")
	case "color": // of what follows
		f.argument(depth)
		return ""
	case "textcolor", "colorbox":
		f.argument(depth)
		return f.argument(depth)
	case "colon":
		return ": "
	case "not":
		return f.negated(depth)
	case "binom", "dbinom", "tbinom":
		above := f.argument(depth)
		return "(" + above + " choose " + f.argument(depth) + ")"
	case "pmod":
		return " (mod " + f.argument(depth) + ")"
	case "mathbb":
		if letter := doubleStruck(f.argument(depth)); letter != "" {
			return letter
		}
	case "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "displaystyle", "textstyle", "scriptstyle", "cal", "rm", "bf", "it", "sf", "tt", "mathop", "mathrel", "mathbin", "limits", "nolimits", "quad", "qquad":
		if strings.HasSuffix(name, "quad") {
			return "  "
		}
		return ""
	}
	f.failed = true
	return ""
}

// enclosed puts parentheses around what would fall apart without.
func enclosed(s string) string {
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

// largeSigns are those that have limits.
const largeSigns = "∑∏∫∬∮"

// large reads the limits of a sign, behind which there is room.
func (f *formula) large(sign string, depth int) string {
	for !f.failed {
		f.rest = strings.TrimLeft(f.rest, " ")
		for _, word := range []string{`\limits`, `\nolimits`} {
			f.rest = strings.TrimPrefix(f.rest, word)
		}
		if !strings.HasPrefix(f.rest, "_") && !strings.HasPrefix(f.rest, "^") {
			break
		}
		sign += f.item(depth)
	}
	return sign + " "
}

// negated reads a relation that does not hold: \not\in.
func (f *formula) negated(depth int) string {
	relation := f.argument(depth)
	if sign := negations[relation]; sign != "" {
		return " " + sign + " "
	}
	f.failed = f.failed || utf8.RuneCountInString(relation) != 1
	return " " + relation + "\u0338 "
}

// oneFactor matches what divides without parentheses: a number, a letter, or what has
// some of its own, with indices and exponents.
var oneFactor = pattern.New(`^(?:[\d.]+|\pL|\([^()]*\))[\pM′!₀-₉⁰-⁹²³¹ⁿᵏⁱʲₙₖᵢⱼ⁺⁻₊₋]*$`)

// below puts parentheses around a denominator of more than one factor.
func below(s string) string {
	if oneFactor.MatchString(s) {
		return s
	}
	return "(" + s + ")"
}

// opensBracket matches what a function is applied to.
var opensBracket = pattern.New(`^\s*(?:\\(?:left|[bB]igg?l?)\s*)?[(\[]`)

var prose = pattern.New(`^\s*\{([^{}$\\~]*)\}`)

func letterOrDigit(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
