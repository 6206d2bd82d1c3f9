package article

import "testing"

func TestFormulasAreWrittenInCharacters(t *testing.T) {
	tests := []struct{ source, want string }{
		{`x^2`, "x²"}, {`E = mc^2`, "E = mc²"}, {`\pi r^{2}`, "πr²"}, {`a_{i+1}`, "aᵢ₊₁"},
		{`\sum_{i=1}^{n} x_i \leq \alpha`, "∑ᵢ₌₁ⁿ xᵢ ≤ α"}, {`\frac{a}{b+1}`, "a/(b+1)"}, {`\frac{n(n+1)}{2}`, "n(n+1)/2"}, {`\sqrt{x + 1}`, "√(x + 1)"},
		{`\lim_{n \to \infty} f(n)`, "lim_(n→∞) f(n)"}, {`f'(x) \in \mathbb{R}`, "f′(x) ∈ ℝ"}, {`\text{if } x<1`, "if x < 1"},
		{`O(n \log n)`, "O(n log n)"}, {`\left( a \right)`, "( a )"},
		{`\begin{matrix} a & b \end{matrix}`, ""}, {`\unknown x`, ""}, {`{{{`, ""}, {`a}`, ""}, {`x^`, ""},
	}
	for _, test := range tests {
		if got := unicodeMath(test.source); got != test.want {
			t.Errorf("%s: got %q, want %q", test.source, got, test.want)
		}
	}
}

func FuzzUnicodeMathAlwaysEnds(f *testing.F) {
	for _, seed := range []string{`\frac{a}{b}`, `{{{{`, `\sqrt[3]{x}`, `a^{b^{c}}`, `\`, `^`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if got := unicodeMath(source); len(got) > 10*len(source)+100 {
			t.Errorf("%d bytes became %d", len(source), len(got))
		}
	})
}
