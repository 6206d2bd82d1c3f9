package article_test

import (
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestLineEndsAreBreaksWhereTheGeneratorHasItSo(t *testing.T) {
	for source, want := range map[string]string{
		"one\ntwo  \nthree *four\nfive* `six\nseven`": "p one⏎two⏎three /four⏎five/ `six seven`",
		"one <b>two</b>\n&amp; three":                 "p one *two*⏎& three",
		"> said\n> again":                             "quote(p said⏎again)",
		"- item\n  goes on":                           "list ordered=false start=0 tight=true(p item⏎goes on)",
		":::note\none\ntwo\n:::":                      `callout note ""(p one⏎two)`,
		"```\na\nb\n```\n\n| a |\n|---|\n| b |":       "code  \"\" \"a\\nb\\n\"\ntable [0] [a] [b]",
		"> Words that are read.\n> — Ines Falk":       outline(article.Parse(model.Body{Text: "> Words that are read.\n> — Ines Falk"}).Blocks),
	} {
		if got := outline(article.Parse(model.Body{Text: source, HardBreaks: true}).Blocks); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, got, want)
		}
	}
}

func TestFormulasAreWhateverStandsBetweenTheirMarksWhereThatIsSaid(t *testing.T) {
	const source = "$AB$, $map$, the $k$th of $3n+1$, $ a_2 $ and $ n $; $\\sum = $ 5; \\(odd\\), $5 or $10, $ 5 or $ 10.\n\n$$\nname\n$$"
	for certain, want := range map[bool]string{
		true:  "p $AB|AB$, $map|map$, the $k|k$th of $3n+1|3n+1$, $a_2|a₂$ and $n|n$; $\\sum =|∑ =$ 5; $odd|odd$, $5 or $10, $ 5 or $ 10.\nformula \"name\" \"name\"",
		false: "p $AB$, $map$, the $k$th of $3n+1$, $ a_2 $ and $ n $; $\\sum = $ 5; (odd), $5 or $10, $ 5 or $ 10.\np $$ name $$",
	} {
		if got := outline(article.Parse(model.Body{Text: source, Math: certain}).Blocks); got != want {
			t.Errorf("%v\ngot  %s\nwant %s", certain, got, want)
		}
	}
}

func TestTagsWithinCodeAreReadWhereTheGeneratorReadsThem(t *testing.T) {
	const liquid = "```\n{% raw %}<b>{{ x }}</b>{% endraw %}\n```\n\n`{% raw %}{{ y }}{% endraw %}` and\n\n{% highlight html %}\n{%- raw -%}\n{{ z }}\n{% endraw %}\n{% endhighlight %}\n\n{% raw %}\n`{{ a }}`\n{% endraw %}"
	const hugo = "`{{</* figure */>}}` and\n\n    {{%/* notice */%}}\n\n{{%/* notice */%}}"
	for _, c := range []struct {
		templates    model.Templates
		source, want string
	}{
		{model.Liquid, liquid, "code  \"\" \"<b>{{ x }}</b>\\n\"\np `{{ y }}` and\ncode html \"\" \"{{ z }}\\n\\n\"\np `{{ a }}`"},
		{model.NoTemplates, "`{% raw %}{{ y }}{% endraw %}`", "p `{% raw %}{{ y }}{% endraw %}`"},
		{model.Hugo, hugo, "p `{{< figure >}}` and\ncode  \"\" \"{{% notice %}}\\n\"\np {{% notice %}}"},
		{model.Liquid, "`{{</* figure */>}}`", "p `{{</* figure */>}}`"},
	} {
		if got := outline(article.Parse(model.Body{Text: c.source, Templates: c.templates}).Blocks); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.source, got, c.want)
		}
	}
}

func TestOutputsAreNamedWhereTheGeneratorPutsInValues(t *testing.T) {
	const source = "It is {{ count }} or {{ a.b | c }}, `{{ d }}`.\n\n::: v-pre\nIt is {{ e }}.\n:::"
	for _, c := range []struct {
		templates model.Templates
		want      string
	}{
		{model.NoTemplates, "p It is {{ count }} or {{ a.b | c }}, `{{ d }}`.\np It is {{ e }}."},
		{model.Vue, "p It is ‹count› or ‹a.b›, `{{ d }}`.\np It is {{ e }}."},
	} {
		if got := outline(article.Parse(model.Body{Text: source, Templates: c.templates}).Blocks); got != c.want {
			t.Errorf("%d: got  %s\nwant %s", c.templates, got, c.want)
		}
	}
	if got := outline(article.Parse(model.Body{Text: "It is {{ count }}, {% raw %}{{ d }}{% endraw %}.", Templates: model.Liquid}).Blocks); got != "p It is ‹count›, {{ d }}." {
		t.Errorf("got %s", got)
	}
}
