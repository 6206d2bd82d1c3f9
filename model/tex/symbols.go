package tex

import (
	"strings"
	"unicode/utf8"
)

// functions are commands of functions, which are set upright.
const functions = " sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim limsup liminf max min sup inf det dim ker gcd deg arg Pr mod "

// styleCommands only change the style of letters. \vec is one of them, since few terminal
// fonts have the combining arrow.
const styleCommands = " text textrm textbf textit textsf texttt mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak operatorname boldsymbol bm pmb mbox hbox vec "

// textCommands take text, whose spaces and hyphens are kept.
const textCommands = " text textrm textbf textit textsf texttt mbox hbox "

// isListed reports whether name is in a list that is separated by spaces.
func isListed(name, words string) bool { return name != "" && strings.Contains(words, " "+name+" ") }

// symbols are the commands of single characters. Relations and operators are surrounded by
// spaces.
var symbols = parseTable(`
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
sum ∑ prod ∏ int ∫ iint ∬ oint ∮ partial ∂ nabla ∇ infty ∞ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ aleph ℵ hbar ℏ ell ℓ Re ℜ Im ℑ
dots … ldots … cdots ⋯ vdots ⋮ prime ′ degree ° angle ∠ triangle △ square □ neg ¬ lnot ¬ top ⊤ bot ⊥ dagger † star ⋆ ast ∗ bullet • circ ∘
TeX TeX LaTeX LaTeX KaTeX KaTeX lVert ‖ rVert ‖ flat ♭ sharp ♯ natural ♮ wp ℘ Box □ blacksquare ■ qed ∎
langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | vert | Vert ‖ lbrace { rbrace } backslash \ percent %`, "", parseTable(`
cdot · times × div ÷ pm ± mp ∓ cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ otimes ⊗
leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ lt < gt > mid | parallel ∥ perp ⊥
in ∈ notin ∉ ni ∋ doteq ≐ asymp ≍ triangleq ≜ coloneqq ≔ prec ≺ preceq ⪯ succ ≻ succeq ⪰ ltimes ⋉ rtimes ⋊ odot ⊙ ominus ⊖ bmod mod
sqcup ⊔ sqcap ⊓ sqsubseteq ⊑ sqsupseteq ⊒ leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ subsetneq ⊊ vDash ⊨ Vdash ⊩ dashv ⊣
hookrightarrow ↪ leadsto ⇝ rightsquigarrow ⇝ rightharpoonup ⇀ rightleftharpoons ⇌ longleftarrow ⟵ Longrightarrow ⟹ longmapsto ⟼ nearrow ↗ searrow ↘
subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ vdash ⊢ models ⊨
to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ uparrow ↑ downarrow ↓`, " ", nil))

// parseTable parses alternating names and symbols, adds padding to the symbols, and adds
// the entries of another table.
func parseTable(text, padding string, more map[string]string) map[string]string {
	table := map[string]string{}
	fields := strings.Fields(text)
	for i := 0; i+1 < len(fields); i += 2 {
		table[fields[i]] = padding + fields[i+1] + padding
	}
	for name, symbol := range more {
		table[name] = symbol
	}
	return table
}

// accents are combining characters by command.
var accents = map[string]string{
	"hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "overline": "\u0304",
	"dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
}

// roots are the root symbols by the optional argument of \sqrt.
var roots = []struct{ index, symbol string }{{"[3]", "∛"}, {"[4]", "∜"}, {"[2]", "√"}, {"", "√"}}

// negatedRelations are the relations with a negated character of their own.
var negatedRelations = map[string]string{"=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "≡": "≢", "∼": "≁", "<": "≮", ">": "≯", "∃": "∄", "∥": "∦", "≤": "≰", "≥": "≱"}

// blackboardBold returns the blackboard bold form of a letter or digit, "" for others.
func blackboardBold(letter string) string {
	const capitals, small, digits = 0x1d538, 0x1d552, 0x1d7d8
	r, size := utf8.DecodeRuneInString(letter)
	switch {
	case size != len(letter):
	case blackboardBoldBMP[letter] != "":
		return blackboardBoldBMP[letter]
	case r >= 'A' && r <= 'Z':
		return string(capitals + r - 'A')
	case r >= 'a' && r <= 'z':
		return string(small + r - 'a')
	case r >= '0' && r <= '9':
		return string(digits + r - '0')
	}
	return ""
}

// blackboardBoldBMP are the letters that Unicode has outside of the block of the others.
var blackboardBoldBMP = parseTable("R ℝ N ℕ Z ℤ Q ℚ C ℂ P ℙ H ℍ", "", nil)
