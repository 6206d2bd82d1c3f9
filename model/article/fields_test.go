package article_test

import (
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestTagsAreEndedByTheNearestEnd(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"notices on one line above one with an end", "{% note red::a *b* %}\n\n{% note info, c %}\n\n{% note %}\nd\n{% endnote %}", "callout note \"\"(p a /b/)\ncallout info \"\"(p c)\ncallout note \"\"(p d)"},
		{"an epigraph that is given its words", "{{< epigraph \"Words that are read.\" \"Ines Falk\" >}}\n\ntext\n\n{{< epigraph pre=\"Rob, \" cite=\"[Go](https://go.dev)\" detail=\"p. 1\" >}}Do *not*.{{< /epigraph >}}", "pull(p Words that are read.) by Ines Falk, \np text\npull(p Do /not/.) by Rob, Go, p. 1"},
		{"tags that hold nothing", "{{< box title=\"a\" />}}\n\n{{< box title=\"b\" >}}\nc\n{{< /box >}}", "p a\ncallout note \"b\"(p c)"},
	})
}

func TestTagsSayWhatTheyAreAbout(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"fields of an interface", "<ParamField path=\"a.b\" type=\"string\" required>\n  What it *is*.\n</ParamField>\n\n<ResponseField name=\"c\" type=\"int\" default=\"3\">Other.</ResponseField>\n\n{% api-method-parameter name=\"d\" %}\nx\n{% endapi-method-parameter %}", "p *a.b* (string, required)⏎What it /is/.\np *c* (int, default 3)⏎Other.\np *d*⏎x"},
		{"cards with a picture", "<Card title=\"A\" img=\"/a.png\" href=\"/x\">\n  b\n</Card>\n\n<Card title=\"C\" img=\"/c.png\" href=\"/c\" />", "picture /a.png \"\" \"\"\np *<A>(/x)*⏎b\npicture /c.png \"C\" \"/c\""},
		{"what is said below a title", "<Update label=\"2024\" description=\"v1\">\n  a\n</Update>", "p *2024*⏎v1⏎a"},
		{"a caption around a picture", "<Frame caption=\"Two *piers*\">\n  <img src=\"/a.png\" alt=\"b\" />\n</Frame>", "picture /a.png \"b\" (Two piers)"},
		{"files to load", "{% file src=\"../a/b c.pdf\" %}\n\n{{< attachment \"x.zip\" >}}\n\n{{< snip \"x.js\" >}}", "p <b c.pdf>(../a/b c.pdf)\np <x.zip>(x.zip)\np ‹snip x.js›"},
		{"lines behind a prompt", "{{< session >}}\n$ ls\na\n{{< /session >}}", "code  \"\" \"$ ls\\na\\n\""},
		{"verses that are set in", "{{< poem >}}\na\n  b *c*\n{{< /poem >}}", "p a⏎\u2002\u2002b /c/"},
		{"a picture before a comma", "{% image /a/b.png, alt=What it shows %}", "picture /a/b.png \"What\" \"\""},
		{"notes with a name on the margin", "a{{< marginnote \"mn-x\" >}}b{{< /marginnote >}} c{{< sidenote \"Who\" >}}d{{< /sidenote >}}", "p a (b) cWho (d)"},
	})
}

func TestTermsMayBeExplainedBehindTildes(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"in Pandoc", "Pier\n  ~ Where *boats* land\n  ~ A walk\n\nBuoy\n~   A float", "definitions [Pier Buoy](p Where /boats/ land | p A walk | p A float)"},
		{"no definitions", "It is\n  ~ 5 km\n\n~ a\n\n`x`  ~ y", "p It is ~ 5 km\np ~ a\np `x` ~ y"},
	})
}

func TestListsAreFilteredWithoutAProgram(t *testing.T) {
	const source = "export const items = [{n: 'One', off: true}, {n: 'Two'}, {n: 'Three'}]\n\n{items.filter(i => !i.off).map(i => <li>{i.n}</li>)}\n\n{items.slice(1, 2).map(i => <li>{i.n}</li>)}\n\n{items.reverse().filter(i => ask(i)).slice(2).map(({n}) => <li>{n}</li>)}\n\n{items.filter(i => i.n === 'Two').length} left"
	const want = "list ordered=false start=1 tight=true(p Two | p Three)\nlist ordered=false start=1 tight=true(p Two)\nlist ordered=false start=1 tight=true(p One)\np 1 left"
	if got := outline(article.Parse(model.Body{Text: source, Templates: model.MDX}).Blocks); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
