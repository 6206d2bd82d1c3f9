package tex

import "testing"

func TestFormulasAreWrittenInCharacters(t *testing.T) {
	tests := []struct{ source, want string }{
		{`x^2`, "x²"}, {`E = mc^2`, "E = mc²"}, {`\pi r^{2}`, "πr²"}, {`a_{i+1}`, "aᵢ₊₁"},
		{`\sum_{i=1}^{n} x_i \leq \alpha`, "∑ᵢ₌₁ⁿ xᵢ ≤ α"}, {`\frac{a}{b+1}`, "a/(b+1)"}, {`\frac{n(n+1)}{2}`, "n(n+1)/2"}, {`\sqrt{x + 1}`, "√(x + 1)"},
		{`\frac{x}{(1+x)(1+y)} + \frac{1}{n^2} + \frac{1}{(a+b)^2}`, "x/((1+x)(1+y)) + 1/n² + 1/(a+b)²"},
		{`\sum\limits_{k}^n\frac1{k}\int_0^1f`, "∑ₖⁿ 1/k∫₀¹ f"}, {`\sin^2 x`, "sin² x"},
		{`\cal{N} := {\bf x}`, "N := x"},
		{`v \not\in U, a \not= b, \binom{n}{2}`, "v ∉ U, a ≠ b, (n choose 2)"},
		{`\vec{x}`, "x"}, {`a \text{ for all non-zero }x`, "a for all non-zero x"}, {`95\%`, "95%"},
		{`\lim_{n \to \infty} f(n)`, "lim_(n→∞) f(n)"}, {`f'(x) \in \mathbb{R}`, "f′(x) ∈ ℝ"}, {`\text{if } x<1`, "if x < 1"},
		{`O(n \log n)`, "O(n log n)"}, {`\left( a \right)`, "(a)"}, {`(\sin x)^2 \log(n)`, "(sin x)² log(n)"}, {`-\log p`, "−log p"}, {`\alpha + \beta, a+b, c +d`, "α + β, a+b, c + d"},
		{`\cos\theta - 1`, "cos θ − 1"}, {`f\mid_k g`, "f |ₖ g"}, {`x = -1`, "x = −1"}, {`\quad`, " "}, {`\mathbb G_m + \mathbb{1}`, "𝔾ₘ + 𝟙"}, {`\\{ z \mid z > 1 \\}`, "{z | z > 1}"},
		{`\hat{y} = \bar x + \sqrt[3]{z}`, "y\u0302 = x\u0304 + ∛z"}, {`f\colon A \to B`, "f: A → B"}, {`\|x\|_2`, "‖x‖₂"}, {`\hat{xy}`, ""}, {`\sqrt[n]{x}`, ""}, {`a \equiv b \pmod{n}`, "a ≡ b (mod n)"},
		{`{\color{red} x} + \textcolor{#f00}{y}`, "x + y"}, {`\underset{x, y}{\operatorname{max}}\,U`, "max_(x,y) U"}, {`a \overset{d}{=} b`, "a =ᵈ b"},
		{`\begin{matrix} a & b \end{matrix}`, ""}, {`\unknown x`, ""}, {`{{{`, ""}, {`a}`, ""}, {`x^`, ""},
	}
	for _, test := range tests {
		if got := Inline(test.source); got != test.want {
			t.Errorf("%s: got %q, want %q", test.source, got, test.want)
		}
	}
}

func TestFormulasOfSeveralLinesAreAligned(t *testing.T) {
	tests := []struct{ source, want string }{
		{"\\begin{aligned}\na &= b + c \\\\\n  &= d \\\\[2pt]\n\\end{aligned}", "a = b + c\n  = d"},
		{"\\begin{equation}\\label{x}\n\\begin{split}\nab &= 1 \\\\\nc &= 2, & d &= 3\n\\end{split}\n\\end{equation}", "ab = 1\n c = 2,  d = 3"},
		{"\\begin{gather*}\nx = 1 \\\\\ny = \\hat{z}\n\\end{gather*}", "x = 1\ny = z\u0302"},
		{"\\begin{align}\na &= \\unknown\n\\end{align}", ""},
		{"\\begin{eqnarray*}a&=&b\\\\&=&\\frac{1}{2\\pi}c\\end{eqnarray*}", "a = b\n  = 1/(2π)c"},
		{`A = \begin{bmatrix} 1 & -2 \\ x^2 & 4 \end{bmatrix} b`, "A = ⎡ 1   −2 ⎤ b\n    ⎣ x²  4  ⎦"},
		{`|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{else} \\ y \end{cases}.`, "      ⎧ x   if x ≥ 0\n|x| = ⎨ −x  else\n      ⎩ y"},
		{`\begin{pmatrix} 1 \end{pmatrix} + \begin{matrix} \unknown \end{matrix}`, ""},
		{`a = b \\ c = {-b \pm d \over 2a}`, "a = b\nc = (−b ± d)/(2a)"}, {`a \overline b`, "a b\u0304"}, {`a \over b`, "a/b"},
		{"\\begin{array}{r C l}\na &= 1 \\\\\\\\\\\nb &= 2\n\\end{array}", "a  = 1\nb  = 2"},
		{"x^2", "x²"}, {"\\tag{1}\na = b", "a = b    (1)"}, {`\begin{align} a &= b + c \tag{2.1} \\ d &= e \tag*{ii} \\ \end{align}`, "a = b + c    (2.1)\nd = e        ii"},
	}
	for _, test := range tests {
		if got := Display(test.source); got != test.want {
			t.Errorf("%s: got %q, want %q", test.source, got, test.want)
		}
	}
}

func FuzzFormulasAlwaysEnd(f *testing.F) {
	for _, seed := range []string{`\frac{a}{b}`, `{{{{`, `\sqrt[3]{x}`, `a^{b^{c}}`, `\`, `^`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		for _, got := range []string{Inline(source), Display(source), Display(`\begin{align}` + source + `\end{align}`)} {
			if len(got) > 40*len(source)+1000 {
				t.Errorf("%d bytes became %d", len(source), len(got))
			}
		}
	})
}

func TestOnlyWhatHasItsCharactersIsShifted(t *testing.T) {
	for _, test := range []struct {
		name  string
		shift func(string) (string, bool)
		text  string
		want  string
		ok    bool
	}{
		{"above", Superscript, "n+1", "ⁿ⁺¹", true},
		{"below", Subscript, "i2", "ᵢ₂", true},
		{"no such capital above", Superscript, "xQ", "", false},
		{"no such letter below", Subscript, "b", "", false},
		{"nothing", Subscript, "", "", true},
	} {
		if got, ok := test.shift(test.text); got != test.want || ok != test.ok {
			t.Errorf("%s: got %q, %v", test.name, got, ok)
		}
	}
}
