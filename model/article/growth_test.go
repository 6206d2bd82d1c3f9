package article_test

import (
	"strings"
	"testing"
	"time"

	"blogtui/growth"
	"blogtui/model"
	"blogtui/model/article"
)

// TestTheTimeForHostileTextsGrowsAsTheyDo parses texts of marks that lead nowhere, and
// four times as many of them.
func TestTheTimeForHostileTextsGrowsAsTheyDo(t *testing.T) {
	for _, test := range []struct{ before, mark, behind string }{
		{"", "[a]{", ""},
		{"", "::a[x]{", ""},
		{"", "{a|b[b]", ""},
		{"", "{fa}`x` ", ""},
		{strings.Repeat("[", 100), "*a*x]{.a}", ""},
		{"import A from './a'\n\n", "<A/>", ""},
		{"<div\n", "$$x$$\n", ""},
		{"a\n", ":LOGBOOK:\n", ""},
		{"{{/*", "{# a #}", ""},
		{"<source lang=\"a\">\n", "<source lang=\"a\">\n", ""},
		{"", "{{ site.x }} ", ""},
		{"__", "{{< a-}} ", ""},
		{"", "{{< a b=\"", ""},
		{"", "<a b=\"", ""},
		{"", "<!-- ", ""},
		{"", "![a](b \"", ""},
		{"", "[^a]: b\n", ""},
		{"", "- a\n  ", ""},
		{"| a |\n|---|\n", "| `x|y` |\n", ""},
		{"", "~~a ", ""},
		{"", "==a ", ""},
		{"", "{% raw %}", ""},
		{"", "$a ", ""},
		{"<div\n", "$$x\n", ""},
		{"{{/*\n", "{# a #}\n", ""},
		{"", "{{< a-}} ", " >}}"},
		{"", "{{ a(b, ", "}}"},
		{"", ":::note\n", ""},
		{"", "[a]\n|", ""},
		{"", "[^]\n|", ""},
		{"", "- - - - - - \n", ""},
		{"", "[^a]: - 1. ", ""},
		{"a\n", "{: .x}\n", ""},
		{"a\n", "{: .x}\nb\n", ""},
		{"", "\\[code\\]\n", ""},
		{"", "[php]a\n", "[/php]"},
		{"<div>\n", "{% if a %}\n", " <a"},
		{"", "\\begin{figure}\n", "\\end{figure}"},
		{"", "\\begin{tabular}{l}\n", "\\end{tabular}"},
		{"", "\\begin{enumerate}\n\\item a\n", ""},
		{"\\begin{table}\\begin{tabular}", "\\caption{ & \\\\", "\\end{tabular}\\end{table}"},
		{"", "\\eqa{\n", "}"},
		{"", ":::{math}\n", ""},
		{"", "```{note}\n:::{math}\n", ""},
		{"", ":::{a}\n---\n", ""},
		{"", "- :::{image} a\n", ":::"},
		{"", "{% tabs(names=\"a|b\") %}\n", "{% endtabs %}\n{% end %}"},
		{"", "{{< figure src=\"a\" >}}\n", "{{< /figure >}}"},
		{"", "\\[a b=\" \\", "]"},
	} {
		source := func(bytes int) string {
			return test.before + strings.Repeat(test.mark, bytes/len(test.mark)) + test.behind
		}
		growth.Linear(t, test.before+test.mark, hostileBytes, func(bytes int) { parse(source(bytes)) })
	}
}

func TestWhatBeginsNoLogbookIsPassedOverSoon(t *testing.T) {
	source := strings.Repeat("a:LOGBOOK:", 10*hostileBytes/4) + ":END:"
	growth.Bounded(t, "logbook", time.Second/10, func() { parse(source) })
}

func TestATableHasNoMoreCellsThanATextHasParts(t *testing.T) {
	const columns, rows = 4000, 2000
	for name, source := range map[string]string{
		"bars":   strings.Repeat("a|", columns) + "\n" + strings.Repeat("-|", columns) + "\n" + strings.Repeat("|b|\n", rows),
		"commas": "```{csv-table}\n" + strings.Repeat(",", columns) + "\n" + strings.Repeat("b\n", rows) + "```\n",
	} {
		for _, block := range article.Parse(model.Body{Text: source}).Blocks {
			if table, ok := block.(article.Table); ok {
				t.Errorf("%s: %d bytes are a table of %d rows of %d cells", name, len(source), len(table.Rows), len(table.Rows[0]))
			}
		}
	}
}

// hostileBytes is the length of the shorter texts.
const hostileBytes = 2 * iterations

func parse(source string) { article.Parse(model.Body{Text: source}) }
