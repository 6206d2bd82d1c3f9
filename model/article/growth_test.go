package article_test

import (
	"strings"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
)

// TestTheTimeForHostileTextsGrowsAsTheyDo parses texts of marks that lead nowhere, and
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
	} {
		source := func(bytes int) string {
			return test.before + strings.Repeat(test.mark, bytes/len(test.mark)) + test.behind
		}
		some, more := source(hostileBytes), source(4*hostileBytes)
		if once, four := fastest(some), fastest(more); four > 10*once && four > time.Second/4 {
			t.Errorf("%q: %d bytes take %v, %d take %v", test.before+test.mark, len(some), once, len(more), four)
		}
	}
}

// hostileBytes is how long the shorter texts are.
const hostileBytes = 40_000

// fastest is the shortest of three times that a text takes, since other programs can
// only make it longer.
func fastest(source string) time.Duration {
	least := time.Hour
	for range 3 {
		start := time.Now()
		article.Parse(model.Body{Text: source})
		least = min(least, time.Since(start))
	}
	return least
}
