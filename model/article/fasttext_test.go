package article_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

// checkAgainstGoldmark fails unless goldmark parses a text in the same way.
func checkAgainstGoldmark(t *testing.T, source string) {
	t.Helper()
	got, want := article.Parse(model.Body{Text: source}).Sketch(), article.ParseByGoldmark(source).Sketch()
	if got != want {
		t.Errorf("%q\ngot  %s\nwant %s", source, got, want)
	}
}

func TestFastTextMeansWhatItMeansToGoldmark(t *testing.T) {
	for _, source := range []string{
		"plain, with “marks” - and (some) more.\nSecond line\n   third line",
		"a *b* _c_ **d** __e__ (*f*) *“g”* **[h](i)** *j\nk* snake_case 2*3 * l _ m _n* o*",
		"*a **b *c* d** e* **a*b*c** _a_b_ ***a*** *a _b* c_ a* *b",
		"[a](b) [a]() [](b) [a](b \"c\") [a](b 'c') [a](<b>) [a](b(c)d) [a](b\\)c) [a][b] [a] [a] (b) [a](b\nc) [*a*](b) [`a`](b) [a\nb](c)",
		"![a](b) ![](b) [![a](b)](c) ![[a](b)](c) [a [b](c) d](e) a ![b *c*](d \"e\")",
		"`a` ``b`c`` `d\ne` ` f ` `` ` `g",
		`\* \_ \a \\ \[a\] \(b\) \\[a\\] a\`, "a\\\nb", "a  \nb   \nc    \nd \ne\t\nf",
		"R&D &amp; &#64; &nope; & a; &copy_x; a&b", "$5 and $6 $a_b$ \\$ cost $7",
		"www.example.com http://a.b/c, a@b.co @ada a@b [a@b.co](c) [http://a.b](c) a:b",
		"a < b <c> <http://a.b> <br> <3", "- [x](y)\n- [ ] z\n- a\n\n  b *c*\n\n1. d\n   e", "> a *b*\n> c\nd\n>\n> e *f\n> g*",
		"a\n===\n\nb\n---\n\nterm *a*\n: meaning\n\nterm\n\n: meaning", "> term\n>\n> : meaning", "[a]: b\nc [a] *d*\n\n[^1]: note *e*\n\nf[^1]",
		"| a | b |\n|---|---|\n| *c* | d |", "a\n| b |\n|---|\n| c |", "[[a]] [b|c](d) ~~e~~ ~f 5~6", "{: .x} *a*{: .b} [c](d){.e}",
	} {
		checkAgainstGoldmark(t, source)
	}
}

var fastTextBits = []string{
	"a", "word ", " ", " ", "\n", "  \n", "*", "*", "**", "_", "_", "__", "`", "``", "[", "]", "](b)", "](c \"d\")", "![", "(", ")", "[e](f)", "**g** ", "*h* ",
	"\\", "\\*", "&", "&amp;", ";", "<", ">", "$", ":", ".", "www.", "http://i.jk", "@", "!", "\"", "'", "é", "“", "”", "漢", "：", "「", "\u00a0", "~", "|", "{", "}", "#", "- ", "> ", "\n\n", "^", "# ", "\n---\n", "\n===\n", "## ", " #", "{#id}", "\\[", "\\]",
}

func TestFastTextMeansWhatItMeansToGoldmarkWhateverItIs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range iterations {
		var source strings.Builder
		for range 1 + random.IntN(16) {
			source.WriteString(fastTextBits[random.IntN(len(fastTextBits))])
		}
		if checkAgainstGoldmark(t, source.String()); t.Failed() {
			return
		}
	}
}

func FuzzFastTextMeansWhatItMeansToGoldmark(f *testing.F) {
	f.Add("a *b* [c](d) `e` \\* &amp; __f__\n- g_h_i\n  j")
	f.Fuzz(checkAgainstGoldmark)
}
