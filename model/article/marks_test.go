package article_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

// fragments are lines that package dialect translates, and lines that change the meaning of
// others. None contains what internalMarkup matches.
var fragments = []string{
	"<details>\n<summary>Sum</summary>\n```\ncode\n```\n</details>", "<details>", "<summary>S</summary>", "</details>", "<div", "<div>", "</div>", "<p>", "</p>",
	"<table><tr><td>", "</td></tr></table>", "<pre>", "</pre>", "<!--", "-->", "<span>", "<br>", "```\ncode\n```", "    code", "    {% notice tip %} in {% endnotice %}", "    {{< price-list >}}", "text", "> ", "- ", "1. ", "", "", "", "| a |\n|---|\n| ",
	"{{% alert title=\"T\" %}}", "{{% /alert %}}", "{{< details \"D\" >}}", "{{< /details >}}", "{% note info %}", "{% endnote %}", "{% notice tip %} in {% endnotice %}",
	"{% highlight go %}", "{% endhighlight %}", "{{< katex >}}", "{{< /katex >}}", "{{< youtube abc >}}", "{{< price-list >}}", "{% include a.md %}", "{{ site.title }}",
	"{{< tabs >}}", "{{< tab \"W\" >}}", "{{< /tab >}}", "{{< /tabs >}}", "{% blockquote Ann %}", "{% endblockquote %}", "{{< quote >}}", "{{< /quote >}}", "{% pullquote %}", "{% endpullquote %}",
	"<Callout type=\"tip\">", "</Callout>", "<Tweet id=\"1\" />", "::alert{type=\"info\"}", "::", "[youtube id]", "!!! note", "??? tip", "/// note", "///", "+++ fold", "+++",
	"# {% youtube abc %}", "[a]({% post_url b %})", "[gallery]", "{% raw %}", "{% endraw %}", "```{note}\na\n```", "<figure>", "</figure>", "<li>", "\\begin{align}",
	"\\begin{figure}\\includegraphics{a.png}\\end{figure}", "\\begin{itemize}", "\\item a", "\\end{itemize}", "\\begin{theorem}[T]", "\\end{theorem}", "\\begin{quote}", "\\end{quote}", "\\begin{verbatim}\nx\n\\end{verbatim}", "\\eqa{x",
	"\\[code lang=\"c\"\\]", "\\[/code\\]", "[php]", "[/php]", "\\[gist 12ab\\]", "{{#note}}", "{{/note}}", "{% tabs(names=\"a|b\") %}", "%%%", "{% end %}", "{{< imgproc a Fit \"9x9\" >}}", "{{< /imgproc >}}", "[//]: # (x)",
	"{% include figure.html src=\"a.png\" caption=\"b *c*\" %}",
}

// internalMarkup matches markup that only package dialect generates.
var internalMarkup = regexp.MustCompile("html-details|embed:|chip:|:::|`{6}|pullquote\\]|table-rows")

func TestNoMarkOfTheTranslationIsEverSeen(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range iterations {
		var source strings.Builder
		for range 1 + random.IntN(8) {
			source.WriteString(fragments[random.IntN(len(fragments))])
			source.WriteString([]string{"\n", "\n", "\n\n", " ", "\n  "}[random.IntN(5)])
		}
		if seen := outline(article.Parse(model.Body{Text: source.String()}).Blocks); internalMarkup.MatchString(seen) {
			t.Errorf("%q is seen in\n%s\nof\n%s", internalMarkup.FindString(seen), seen, source.String())
		}
	}
}
