package tex

import (
	"strings"
	"unicode/utf8"
)

// functions are what is written upright, each between blanks.
const functions = " sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim limsup liminf max min sup inf det dim ker gcd deg arg Pr mod "

// shapes are commands that only change the letters; the arrow above a vector is in
// few fonts of terminals.
const shapes = " text textrm textbf textit textsf texttt mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak operatorname boldsymbol bm pmb mbox hbox vec "

// proseShapes are those around words, whose blanks and hyphens are meant.
const proseShapes = " text textrm textbf textit textsf texttt mbox hbox "

// among reports a name that is one of several between blanks.
func among(name, words string) bool { return name != "" && strings.Contains(words, " "+name+" ") }

// signs are the commands that stand for a character. Relations and operators
// have blanks around them.
var signs = pairs(`
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

// accents are what stands above a letter, as characters that join the one before.
var accents = map[string]string{
	"hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "overline": "\u0304",
	"dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300",
}

// roots are the roots that have a sign, with what stands behind the command.
var roots = []struct{ mark, sign string }{{"[3]", "∛"}, {"[4]", "∜"}, {"[2]", "√"}, {"", "√"}}

// negations are relations that do not hold, where they have a sign of their own.
var negations = map[string]string{"=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "≡": "≢", "∼": "≁", "<": "≮", ">": "≯", "∃": "∄", "∥": "∦", "≤": "≰", "≥": "≱"}

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
