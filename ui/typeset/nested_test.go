package typeset_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
)

// pieces are blocks in the ways of many generators.
var pieces = []string{
	"Words of a [paragraph](https://example.com) with *emphasis*[^n] and `code`.", "# Heading {#id}", "Setext\n------", "> A quotation\n> — Ada", "> \"A sentence that is quoted.\"",
	"- one\n- two", "1. one\n2. two", "- [ ] open\n- [x] done", "a. one\nb. two", "(@) example", "term\n: meaning", "***", "![A view](a.png \"The title\")", "[![A](a.png)](b)\n*caption*",
	"| a | b |\n|---|---|\n| c | d |", "+---+\n| a |\n+---+", "```go\nx := 1\n```", "~~~\ncode\n~~~", "    indented", "$$\na = b\n$$", "\\[\na\n\\]", "[^n]: a note", "[^m]: first\n\n    second", "*[HTML]: a language", "[ref]: https://example.com",
	"> [!NOTE]\n> words", "> [!tip]- Title\n> words", ":::note Title\nwords\n:::", "::: {.callout-tip}\n## Title\nwords\n:::", "!!! note \"Title\"\n    words", "??? note\n    words", "/// note | Title\nwords\n///", "```{note}\nwords\n```", "{: .note }", "^", "* * *",
	"{{< figure src=\"a.jpg\" alt=\"b\" caption=\"c\" >}}", "{{< callout >}}\nwords\n{{< /callout >}}", "{{< details \"Title\" >}}\nwords\n{{< /details >}}", "{{< tabs >}}\n{{% tab \"a\" %}}\nwords\n{{% /tab %}}\n{{< /tabs >}}", "{{< highlight go >}}\nx\n{{< /highlight >}}", "{{< unknown >}}", "{{< /unknown >}}",
	"{% raw %}\n{{ x }}\n{% endraw %}", "{% note info %}\nwords\n{% endnote %}", "{% blockquote Ada %}\nwords\n{% endblockquote %}", "{% tabs a %}\n<!-- tab b -->\nwords\n<!-- endtab -->\n{% endtabs %}", "{% if x %}", "{% endif %}", "{% include figure.html src=\"a.png\" caption=\"c\" %}", "{% quote(author=\"Ada\") %}\nwords\n{% end %}",
	"<Callout>\nwords\n</Callout>", "<Tabs>\n<TabItem value=\"a\">\n\nwords\n\n</TabItem>\n</Tabs>", "<Unknown a={b} />", "<Card title=\"a\">words</Card>", "import A from './a'", "export const a = 1", "{a}",
	"<details>\n<summary>Title</summary>\n\nwords\n\n</details>", "<details>", "</details>", "<div class=\"note\">", "</div>", "<figure><img src=\"a.png\"><figcaption>c</figcaption></figure>", "<table><tr><td>a</td></tr></table>", "<blockquote>words<cite>Ada</cite></blockquote>", "<ul><li>one<li>two</ul>", "<dl><dt>a<dd>b</dl>", "<pre>\na\n</pre>", "<!-- comment -->", "<!--", "<script>\nx\n</script>", "<p>words", "<aside>words</aside>",
	"[caption]<img src=\"a.jpg\"> words[/caption]", "%[https://example.com]", "=== \"Tab\"\n\n    words", "#+BEGIN_QUOTE\nwords\n#+END_QUOTE", "@[card](https://example.com)", "\\begin{quote}\nwords\n\\end{quote}", "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs", "漢字とかな、「引用」。", "שלום עולם", "---", "___", "- ", "1)", ">", "::", ":::", "```", "|", "$",
}

// nested returns blocks within blocks, as r has it.
func nested(r *rand.Rand, depth int) string {
	if depth == 0 || r.IntN(3) == 0 {
		return pieces[r.IntN(len(pieces))]
	}
	parts := make([]string, 1+r.IntN(3))
	for i := range parts {
		parts[i] = nested(r, depth-1)
	}
	inner := strings.Join(parts, []string{"\n\n", "\n"}[r.IntN(2)])
	margin := func(first, rest string) string { return first + strings.ReplaceAll(inner, "\n", "\n"+rest) }
	switch r.IntN(12) {
	case 0:
		return margin("- ", "  ")
	case 1:
		return margin("1. ", "   ")
	case 2:
		return margin("> ", "> ")
	case 3:
		return margin("[^n]: ", "    ")
	case 4:
		return margin("term\n:   ", "    ")
	case 5:
		return margin("!!! note\n    ", "    ")
	case 6:
		return margin("- a\n\n    ", "    ")
	case 7:
		return ":::: tip\n" + inner + "\n::::"
	case 8:
		return "<details>\n<summary>a</summary>\n\n" + inner + "\n\n</details>"
	case 9:
		return "{{% wrap %}}\n" + inner + "\n{{% /wrap %}}"
	case 10:
		return "<Wrap>\n\n" + inner + "\n\n</Wrap>"
	}
	return inner
}

// FuzzNestedBlocksAreSet sets articles of nested blocks, made up from a seed.
func FuzzNestedBlocksAreSet(f *testing.F) {
	for seed := range uint64(500) {
		f.Add(seed, 20+int(seed)%80)
	}
	setter := typeset.New(theme.Dark(), typeset.Options{Hyperlinks: true})
	f.Fuzz(func(t *testing.T, seed uint64, width int) {
		if width < 2 || width > 300 {
			t.Skip("no width of a text")
		}
		r := rand.New(rand.NewPCG(seed, 0))
		body := model.Body{Text: nested(r, 4) + "\n"}
		if r.IntN(2) == 0 {
			body.Templates = model.MDX
		}
		for _, line := range setter.WithWidth(width).Page(article.Parse(body), nil, nil).Lines() {
			if wide := ansi.StringWidth(line); wide > width {
				t.Errorf("%d cells of %d: %q\n%s", wide, width, line, body.Text)
			}
			if strings.ContainsFunc(ansi.Strip(line), func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
				t.Errorf("control characters: %q\n%s", line, body.Text)
			}
		}
	})
}
