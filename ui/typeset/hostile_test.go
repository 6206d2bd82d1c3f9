package typeset_test

import (
	"strings"
	"testing"
	"time"

	"blogtui/growth"
	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
)

func TestHostileSourcesAreSetInBoundedTime(t *testing.T) {
	if everyNth > 1 {
		t.Skip("the race detector is too slow to measure time: go test ./ui/typeset runs this")
	}
	var stairs strings.Builder
	for i := range 500 {
		stairs.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	for name, source := range map[string]string{
		"quotes in quotes": strings.Repeat(strings.Repeat(">", 1000)+" text\n", 300),
		"lists in lists":   stairs.String(),
		"marks":            strings.Repeat("*a **a ~~a [a](", 20000),
		"tags":             "a " + strings.Repeat("<b>", 30000) + "\n\n<div>" + strings.Repeat("<div><b></i>", 30000),
		"one line":         strings.Repeat("word and more ", 1<<20/14),
		"one word":         strings.Repeat("x", 1<<20),
		"one character":    strings.Repeat("e\u0301", 1<<18) + "a" + strings.Repeat("\u0301", 1<<18),
		"a long table":     "|a|b|\n|-|-|\n" + strings.Repeat("|cell one|cell two is longer|\n", 50000),
		"too many cells":   "|a|b|\n|-|-|\n" + strings.Repeat(strings.Repeat("|`a", 20)+strings.Repeat("|``b``", 25)+"\n", 3000),
		"a wide table":     strings.Repeat("|a", 2000) + "|\n" + strings.Repeat("|-", 2000) + "|\n" + strings.Repeat(strings.Repeat("|a", 2000)+"|\n", 20),
		"much code":        "```go\n" + strings.Repeat("func main() { x := 1 }\n", 50000) + "```\n",
		"same headings":    strings.Repeat("# a\n", 20000),
		"callouts":         strings.Repeat(":::note\n", 20000),
		"stars and lines":  strings.Repeat("*_\n", 100000),
		"attributes":       strings.Repeat("{.a}\n", 80000),
		"tags in spans":    strings.Repeat("`{{<", 60000),
		"open tags":        strings.Repeat("<A b={{% a %}", 30000),
		"addresses":        strings.Repeat("]({{a}}{%", 30000),
		"escaped ticks":    strings.Repeat("\\```\n", 80000),
		"no fence":         strings.Repeat("```[a](", 60000),
		"quoted term":      "term\n: " + strings.Repeat(">", 200000),
		"quoted fence":     strings.Repeat(">", 200000) + strings.Repeat("`", 200000),
		"code on one line": "```yaml\n" + strings.Repeat("-", 60000) + "\n```\n```org\n" + strings.Repeat("\t", 15000) + "\n```\n",
		"code of dashes":   "```yaml\n" + strings.Repeat(strings.Repeat("-", 900)+"\n", 60) + "```\n",
		"code of words":    "```java\n" + strings.Repeat(strings.Repeat("a ", 450)+"\n", 60) + "```\n",
		"variables":        "{% assign a = \"" + strings.Repeat("y", 900) + "\" %}\n" + strings.Repeat("{{a}}", 60000),
		"captures":         strings.Repeat("{% capture a %}\nx {{ a }}", 20000),
		"code tags":        strings.Repeat("{% highlight a %}\n", 20000),
		"open notes":       strings.Repeat("^[a b ", 80000) + "]",
		"marks in HTML":    "<p>" + strings.Repeat("[a](b)<b>**c**</b>", 40000),
		"tabs of comments": strings.Repeat("{% tabs %}\n<!-- tab a -->\nb\n", 15000) + "{% endtabs %}",
		"indented tags":    strings.Repeat("{{< a >}}\n    x\n", 20000) + strings.Repeat("{{< /a >}}\n", 20000),
		"titled fences":    strings.Repeat("{{< code title=a >}}\n```\n", 15000) + strings.Repeat("```\n{{< /code >}}\n", 15000),
		"components":       strings.Repeat("::a\n", 60000),
		"nested":           strings.Repeat("::a{b=\"c\"}\n", 30000) + strings.Repeat("::\n", 30000),
		"notes":            strings.Repeat("a ^[b c]", 60000),
		"imports":          strings.Repeat("import a\n", 40000),
		"open imports":     strings.Repeat("import {a,\n", 40000),
		"readings":         strings.Repeat("{漢^", 40000) + strings.Repeat("{漢|か}", 20000),
		"said by":          strings.Repeat("> [name=", 20000) + "\n" + strings.Repeat("> a [name=b]\n", 10000),
		"callouts below":   strings.Repeat("{: .note }\n> a\n\n", 10000),
		"folded fences":    strings.Repeat("<details>\n<summary>a</summary>\n```\n```\n</details>\n", 6000),
		"lettered items":   strings.Repeat("a. *x*\nb. y\n\n", 10000) + strings.Repeat("i. x\n", 20000),
		"examples":         strings.Repeat("(@) x\n(@a) (@b)\n", 10000) + strings.Repeat("#. a\n", 20000),
		"bars":             strings.Repeat("| *a\n|\n", 20000),
		"conflicts":        strings.Repeat("<<<<<<< a\n", 10000) + strings.Repeat("<<<<<<< a\n=======\n>>>>>>> b\n", 10000),
		"files put in":     strings.Repeat("--8<-- \"a\"\n", 20000) + strings.Repeat("--8<--\n", 20000),
		"values":           "export const a = {b: 1,\n" + strings.Repeat("{b} ](<", 40000),
		"spans":            strings.Repeat("[a *b* ", 20000) + strings.Repeat("]{.a}", 20000),
		"tags in lists":    "1. a\n" + strings.Repeat("                {{< a >}}\nb\n", 15000),
		"short formulas":   strings.Repeat("$O(1)$ $", 40000),
		"code in a line":   strings.Repeat("{% codeblock %}", 30000) + "{% endcodeblock %}",
		"drawn tables":     strings.Repeat("a\n-- --\nb\n\n-----\n a\n-- --\nb c\n\n", 10000) + strings.Repeat("+-+-+\n| a\n\n", 20000) + "+-+-+\n" + strings.Repeat("| | |\n", 40000),
		"open exports":     strings.Repeat("export const a = {\n", 20000),
	} {
		growth.Bounded(t, name, 10*time.Second, func() {
			typeset.New(theme.Dark(), typeset.Options{Width: 72}).Page(article.Parse(model.Body{Text: source}), nil, nil).Lines()
		})
	}
}

func FuzzNoSourceBreaksAPage(f *testing.F) {
	for _, seed := range []string{"a b", "漢字 — “x”", "|a|b|\n|-|-|\n|c|d|", "> - 1. `x`", "```go\nx\n```", "*“aaaaaaaaaaaaaaaaaaaaaaaaaaaaa”* - b"} {
		f.Add(seed, 20)
	}
	setter := typeset.New(theme.Dark(), typeset.Options{Hyperlinks: true})
	f.Fuzz(func(t *testing.T, source string, width int) {
		if width < 2 || width > 300 || strings.ContainsFunc(source, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 }) {
			t.Skip("not what clean.Decode returns")
		}
		for _, line := range setter.WithWidth(width).Page(article.Parse(model.Body{Text: source}), nil, nil).Lines() {
			if wide := ansi.StringWidth(line); wide > width {
				t.Errorf("%d cells of %d: %q", wide, width, line)
			}
		}
	})
}
