package article_test

import (
	"strings"
	"testing"

	"blogtui/growth"
	"blogtui/model"
	"blogtui/model/article"
)

const mdxSource = "import shot from '../shot.png'\nexport const items = ['One', \"Two *x*\"]\nexport const crew = [\n  { name: 'Ada', url: '/ada', tags: ['a', 'b'] }, // first\n  { name: \"Bo's\", url: '/bo' },\n]\nexport const beta = false\n\n"

func TestExpressionsOfMDXSayWhatTheyCanWithoutAProgram(t *testing.T) {
	for source, want := range map[string]string{
		"<ul>\n  {items.map(i => <li key={i}>{i}</li>)}\n</ul>":                                                                                 "list ordered=false start=1 tight=true(p One | p Two *x*)",
		"{items.map((i) => <li>{i}</li>)}":                                                                                                      "list ordered=false start=1 tight=true(p One | p Two *x*)",
		"{crew.map(p => (\n  <p key={p.name}>\n    <a href={p.url}>{p.name}</a>, {p.role}\n  </p>\n))}\n\nEnd":                                  "p <Ada>(/ada),\np <Bo's>(/bo),\np End",
		"<p>{crew.map(({ name, url: to }, i) => (\n  <a href={`/x${to}`}>{i + 1} {name}</a>\n))}</p>":                                           "p <1 Ada>(/x/ada)<2 Bo's>(/x/bo)",
		"{crew.map(c => <Person title={c.name}>{c.url}</Person>)}":                                                                              "p *Ada*⏎/ada\np *Bo's*⏎/bo",
		"{[1, 2].map(n => { return <b>{n}</b> })} and {nobody.map(n => <b>{n}</b>)}.":                                                           "p *1**2* and .",
		"{beta && <Badge/>}\n\n{!beta && 'x'}{beta ? 'a' : 'b'} {more ? 'a' : 'b'} {more && <b>c</b>}":                                          "p xb a / b *c*",
		"{items.length} of {items[1]}, {crew[0].tags.join(' and ')}, {crew.length > 1 ? 'many' : 'few'} {crew[0].age}":                          "p 2 of Two *x*, a and b, many ‹crew[0].age›",
		"<>{items.join(', ')}</> {`in ${items.length} parts`}, {() => run(`x`)}.":                                                               "p One, Two *x* in 2 parts, .",
		"<Image src={{ src: '/a.png' }} alt=\"A\" />\n\n<img src={require('./b.png').default} alt=\"B\" />\n\n<img src={shot.src} alt=\"C\" />": "picture /a.png \"A\" \"\"\npicture ./b.png \"B\" \"\"\npicture ../shot.png \"C\" \"\"",
		"<Themed sources={{ light: useBaseUrl('/l.png'), dark: useBaseUrl('/d.png') }} alt=\"T\" />":                                            "picture /l.png \"T\" \"\"",
		"{\n  Object.keys(x).map(k => <p>{k}</p>)\n}\n\nIt's {/* no */}so {'{a}'} `{items}` \\{b\\}":                                            "p It's so {a} `{items}` {b}",
		"$$\n{a} = \\text{if} {b && c}\n$$\n\nAs $x_{1}^{f(y)}$, \\({y}\\) \\text{f(y)}":                                                        "formula \"{a} = \\\\text{if} {b && c}\" \"\"\np As $x_{1}^{f(y)}|x₁ᶠ⁽ʸ⁾$, ({y}) \\text{f(y)}",
		"## Title {#own}\n\n{.lead}\n\n[a]{.b} {year}":                                                                                          "h2 #own Title\np a ‹year›",
	} {
		if got := outline(article.Parse(model.Body{Text: mdxSource + source}).Blocks); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, got, want)
		}
	}
	truths := "export const beta = true\nexport const off = false\n\nA{true}b{false}c{null}.\n\n{beta === true && <p>Is beta.</p>}\n\n{off === false && <p>Is off.</p>}\n\n{beta != true ? 'no' : 'yes'}"
	if got := outline(article.Parse(model.Body{Text: truths, Templates: model.MDX}).Blocks); got != "p Abc.\np Is beta.\np Is off.\np yes" {
		t.Errorf("truths: %s", got)
	}
	if got := outline(article.Parse(model.Body{Text: "a {1 + 1} {b && 'c'}", Templates: model.MDX}).Blocks); got != "p a 2 c" {
		t.Errorf("without exports: %s", got)
	}
}

func TestExpressionsWithoutAnEndCostLittle(t *testing.T) {
	for _, mark := range []string{"{a && ", "{x.map(y => (\n", "{[1,2].map(a => ", "{`", "{(", "{a ? b : ", "<p>{a<b", "{'", "{\\`", "{a?", "{x.map(i => <b>{i}</b>)}\n"} {
		growth.Linear(t, mark, iterations/4, func(times int) {
			parse("export const x = [" + strings.Repeat("1,", times/4) + "]\n\n" + strings.Repeat(mark, times))
			parse("export const x = [" + strings.Repeat("[", times) + "\n\n" + strings.Repeat(mark+"\n\n", times/4))
		})
	}
	for _, mark := range []string{"<a id=x ", "<a id=x>", "{#a} ", "<p\nid=", "^a\n\n", "[[a|b]]", "#### a ####\ncode:\n----\n", "<p class=note>", "<div class=\"kg-audio-player\"><div>", "{ref}`a <b>`", "\"a.  — "} {
		growth.Linear(t, mark, iterations/4, func(times int) { parse(strings.Repeat(mark, times)) })
	}
}
