package article_test

import (
	"strings"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
)

// TestTheTimeForHostileTextsGrowsAsTheyDo parses texts of marks that lead emptyReference, and
// four times as many of them: where every mark looks through all the others, that takes
// sixteen times as long.
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
	} {
		source := func(bytes int) string {
			return test.before + strings.Repeat(test.mark, bytes/len(test.mark)) + test.behind
		}
		some, more := source(hostileBytes), source(4*hostileBytes)
		for tries := 3; ; tries-- { // other programs may take the processor meanwhile
			once, four := timeOf(some), timeOf(more)
			if four < 10*once || four < time.Second/4 {
				break
			}
			if tries == 0 {
				t.Errorf("%q: %d bytes take %v, %d take %v", test.before+test.mark, len(some), once, len(more), four)
				break
			}
		}
	}
}

func TestWhatBeginsNoLogbookIsPassedOverSoon(t *testing.T) {
	source := strings.Repeat("a:LOGBOOK:", 10*hostileBytes/4) + ":END:"
	if took := timeOf(source); took > time.Second {
		t.Errorf("%d bytes take %v", len(source), took)
	}
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

// hostileBytes is how long the shorter texts are.
const hostileBytes = 2 * rounds

func timeOf(source string) time.Duration {
	start := time.Now()
	article.Parse(model.Body{Text: source})
	return time.Since(start)
}
