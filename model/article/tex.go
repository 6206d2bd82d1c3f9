package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/pattern"
)

// unicodeMath writes a formula of TeX in characters of Unicode, "" where
// characters in one line cannot say it.
func unicodeMath(source string) string {
	source = strings.TrimSpace(formulaName.ReplaceAllString(source, ""))
	if m := lonelyFormula.FindStringSubmatch(source); m != nil && !strings.ContainsAny(m[1], "&") && !strings.Contains(m[1], `\\`) {
		source = strings.TrimSpace(m[1])
	}
	t := tex{rest: source}
	text := t.group(0)
	if t.failed || t.rest != "" {
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

// tex reads a formula from left to right.
type tex struct {
	rest   string
	failed bool // there is something that has no character
}

// group reads up to the brace that closes it, or to the end.
func (t *tex) group(depth int) string {
	var out strings.Builder
	for t.rest != "" && !t.failed {
		if t.rest[0] == '}' && depth > 0 {
			t.rest = t.rest[1:]
			return out.String()
		}
		if rest, ok := strings.CutPrefix(t.rest, `\over`); ok && rest != "" && !wordByte(rest[0]) {
			t.rest = rest
			return enclosed(strings.TrimSpace(out.String())) + "/" + below(strings.TrimSpace(t.group(depth)))
		}
		out.WriteString(t.item(depth))
	}
	t.failed = t.failed || depth > 0
	return out.String()
}

// item reads a character, a command or a group.
func (t *tex) item(depth int) string {
	r, size := utf8.DecodeRuneInString(t.rest)
	t.rest = t.rest[size:]
	switch {
	case depth > maxDepth, r == '&', r == '}':
		t.failed = true
	case r == '{':
		return t.group(depth + 1)
	case r == '^':
		return t.script(depth, superscripts, "^")
	case r == '_':
		return t.script(depth, subscripts, "_")
	case r == '\\':
		return t.command(depth)
	case r == '-':
		return "−"
	case r == '\'':
		return "′"
	case r == '~' || unicode.IsSpace(r):
		return " "
	case r == ':' && strings.HasPrefix(t.rest, "="):
		t.rest = t.rest[1:]
		return " := "
	case r == '=' || r == '<' || r == '>':
		return " " + string(r) + " "
	default:
		return string(r)
	}
	return ""
}

// argument reads what a command is applied to.
func (t *tex) argument(depth int) string {
	t.rest = strings.TrimLeft(t.rest, " ")
	if t.rest == "" {
		t.failed = true
		return ""
	}
	return strings.TrimSpace(t.item(depth))
}

// script reads an index or an exponent. One that has no characters of its own is
// written behind its mark.
func (t *tex) script(depth int, table map[rune]rune, mark string) string {
	argument := t.argument(depth)
	if argument == "′" {
		return argument
	}
	missing := false
	shifted := strings.Map(func(r rune) rune {
		if r == ' ' {
			return -1
		}
		s, ok := table[r]
		missing = missing || !ok
		return s
	}, argument)
	switch {
	case !missing:
		return shifted
	case utf8.RuneCountInString(argument) == 1:
		return mark + argument
	}
	return mark + "(" + strings.Join(strings.Fields(argument), "") + ")"
}

// command reads what follows a backslash.
func (t *tex) command(depth int) string {
	size := strings.IndexFunc(t.rest, func(r rune) bool { return r >= 0x80 || !unicode.IsLetter(r) })
	if size < 0 {
		size = len(t.rest)
	}
	if size == 0 && t.rest != "" {
		return t.escaped()
	}
	name := t.rest[:size]
	t.rest = t.rest[size:]
	if strings.HasPrefix(t.rest, " ") && !texWords[name] {
		t.rest = strings.TrimLeft(t.rest, " ")
	}
	if sign, ok := texSigns[name]; ok {
		if strings.Contains(largeSigns, sign) {
			return t.large(sign, depth)
		}
		return sign
	}
	switch mark := texAccents[name]; {
	case texWords[name] && (strings.HasPrefix(t.rest, "_") || strings.HasPrefix(t.rest, "^")):
		return " " + name
	case texWords[name] && opensBracket.MatchString(t.rest):
		return " " + name
	case texWords[name]:
		return " " + name + " "
	case texShapes[name]:
		return t.shaped(name, depth)
	case mark != "":
		letter := t.argument(depth)
		t.failed = t.failed || utf8.RuneCountInString(letter) != 1
		return letter + mark
	}
	return t.made(name, depth)
}

// escaped reads the sign behind a backslash: room, or a sign that would mean something.
func (t *tex) escaped() string {
	mark := t.rest[0]
	t.rest = t.rest[1:]
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
		if strings.HasPrefix(t.rest, "{") || strings.HasPrefix(t.rest, "}") {
			mark, t.rest = t.rest[0], t.rest[1:]
			return string(mark)
		}
	}
	t.failed = true
	return ""
}

// shaped reads letters whose shape a command changes, or words.
func (t *tex) shaped(name string, depth int) string {
	if words := texProse.FindStringSubmatch(t.rest); words != nil && proseShapes[name] {
		t.rest = t.rest[len(words[0]):]
		return words[1]
	}
	return t.argument(depth)
}

// made reads what a command makes of its arguments: fractions, roots, what doesn't hold.
func (t *tex) made(name string, depth int) string {
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac":
		above := t.argument(depth)
		return enclosed(above) + "/" + below(t.argument(depth))
	case "sqrt":
		for _, root := range texRoots {
			if rest, ok := strings.CutPrefix(t.rest, root.mark); ok && !strings.HasPrefix(rest, "[") {
				t.rest = rest
				return root.sign + enclosed(t.argument(depth))
			}
		}
	case "colon":
		return ": "
	case "not":
		return t.negated(depth)
	case "binom", "dbinom", "tbinom":
		above := t.argument(depth)
		return "(" + above + " choose " + t.argument(depth) + ")"
	case "pmod":
		return " (mod " + t.argument(depth) + ")"
	case "mathbb":
		if letter := doubleStruck(t.argument(depth)); letter != "" {
			return letter
		}
	case "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "displaystyle", "textstyle", "scriptstyle", "cal", "rm", "bf", "it", "sf", "tt", "mathop", "mathrel", "mathbin", "limits", "nolimits", "quad", "qquad":
		return map[bool]string{true: "  ", false: ""}[strings.HasSuffix(name, "quad")]
	}
	t.failed = true
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
func (t *tex) large(sign string, depth int) string {
	for !t.failed {
		t.rest = strings.TrimLeft(t.rest, " ")
		for _, word := range []string{`\limits`, `\nolimits`} {
			t.rest = strings.TrimPrefix(t.rest, word)
		}
		if !strings.HasPrefix(t.rest, "_") && !strings.HasPrefix(t.rest, "^") {
			break
		}
		sign += t.item(depth)
	}
	return sign + " "
}

// negations are relations that do not hold, where they have a sign of their own.
var negations = map[string]string{"=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "≡": "≢", "∼": "≁", "<": "≮", ">": "≯", "∃": "∄", "∥": "∦", "≤": "≰", "≥": "≱"}

// negated reads a relation that does not hold: \not\in.
func (t *tex) negated(depth int) string {
	relation := t.argument(depth)
	if sign := negations[relation]; sign != "" {
		return " " + sign + " "
	}
	t.failed = t.failed || utf8.RuneCountInString(relation) != 1
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

// texWords are functions written upright.
var texWords = wordSet("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim limsup liminf max min sup inf det dim ker gcd deg arg Pr mod")

// texShapes are commands that only change the letters; the arrow above a vector is in
// few fonts of terminals.
var texShapes = wordSet("text textrm textbf textit textsf texttt mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak operatorname boldsymbol bm pmb mbox hbox vec")

// proseShapes are those around words, whose blanks and hyphens are meant.
var proseShapes = wordSet("text textrm textbf textit textsf texttt mbox hbox")

// opensBracket matches what a function is applied to.
var opensBracket = pattern.New(`^\s*(?:\\(?:left|[bB]igg?l?)\s*)?[(\[]`)

var texProse = pattern.New(`^\s*\{([^{}$\\~]*)\}`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// texSigns are the commands that stand for a character. Relations and operators
// have blanks around them.
var texSigns = pairs(`
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
sum ∑ prod ∏ int ∫ iint ∬ oint ∮ partial ∂ nabla ∇ infty ∞ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ aleph ℵ hbar ℏ ell ℓ Re ℜ Im ℑ
dots … ldots … cdots ⋯ vdots ⋮ prime ′ degree ° angle ∠ triangle △ square □ neg ¬ lnot ¬ top ⊤ bot ⊥ dagger † star ⋆ ast ∗ bullet • circ ∘
TeX TeX LaTeX LaTeX KaTeX KaTeX lVert ‖ rVert ‖ flat ♭ sharp ♯ natural ♮ wp ℘ Box □ blacksquare ■ qed ∎
langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | vert | Vert ‖ lbrace { rbrace } backslash \ percent %`, "", pairs(`
cdot · times × div ÷ pm ± mp ∓ cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ otimes ⊗
leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ lt < gt > mid | parallel ∥ perp ⊥
in ∈ notin ∉ ni ∋ doteq ≐ asymp ≍ triangleq ≜ coloneqq ≔ prec ≺ preceq ⪯ succ ≻ succeq ⪰ ltimes ⋉ rtimes ⋊ odot ⊙ ominus ⊖ bmod mod
sqcup ⊔ sqcap ⊓ sqsubseteq ⊑ sqsupseteq ⊒ leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ subsetneq ⊊ vDash ⊨ Vdash ⊩ dashv ⊣
hookrightarrow ↪ leadsto ⇝ rightsquigarrow ⇝ rightharpoonup ⇀ rightleftharpoons ⇌ longleftarrow ⟵ Longrightarrow ⟹ longmapsto ⟼ nearrow ↗ searrow ↘
subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ vdash ⊢ models ⊨
to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ uparrow ↑ downarrow ↓`, " ", nil))

// pairs reads names and what they stand for, with something around each, and
// adds those of another table.
func pairs(words, around string, more map[string]string) map[string]string {
	table := map[string]string{}
	fields := strings.Fields(words)
	for i := 0; i+1 < len(fields); i += 2 {
		table[fields[i]] = around + fields[i+1] + around
	}
	for name, sign := range more {
		table[name] = sign
	}
	return table
}

// texAccents are what stands above a letter, as characters that join the one before.
var texAccents = map[string]string{
	"hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "overline": "\u0304",
	"dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
}

// texRoots are the roots that have a sign, with what stands behind the command.
var texRoots = []struct{ mark, sign string }{{"[3]", "∛"}, {"[4]", "∜"}, {"[2]", "√"}, {"", "√"}}

// doubleStruck is a letter or a digit with doubled strokes, "" for anything else.
// Unicode has some of the letters apart from the others.
func doubleStruck(letter string) string {
	const capitals, small, digits = 0x1d538, 0x1d552, 0x1d7d8
	r, size := utf8.DecodeRuneInString(letter)
	switch {
	case size != len(letter):
	case knownStruck[letter] != "":
		return knownStruck[letter]
	case r >= 'A' && r <= 'Z':
		return string(capitals + r - 'A')
	case r >= 'a' && r <= 'z':
		return string(small + r - 'a')
	case r >= '0' && r <= '9':
		return string(digits + r - '0')
	}
	return ""
}

var knownStruck = pairs("R ℝ N ℕ Z ℤ Q ℚ C ℂ P ℙ H ℍ", "", nil)
