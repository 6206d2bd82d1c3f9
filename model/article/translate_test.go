package article_test

import (
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestComponentsBecomeWhatTheyMean(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a notice", "<AlertBox type=\"danger\" title=\"Lead\">\nWash *now*.\n</AlertBox>", "callout danger \"Lead\"(p Wash /now/.)"},
		{"a notice by its name, indented", "<Warning>\n  Wash *now*.\n\n  - a\n    - b\n</Warning>\nafter", "callout warning \"\"(p Wash /now/.; list ordered=false start=0 tight=true(p a; list ordered=false start=0 tight=true(p b)))\np after"},
		{"a notice on one line", "<Callout type=\"tip\">Wash *now*.</Callout>", "callout tip \"\"(p Wash /now/.)"},
		{"a notice on one line, with a title", "<Aside type=\"tip\" title=\"A\">text</Aside>", "callout tip \"A\"(p text)"},
		{"notices within one another", "<Note>\na\n<Tip>\nb\n</Tip>\n</Note>\nc", "callout note \"\"(p a; callout tip \"\"(p b))\np c"},
		{"folds in groups", "<Accordions><Accordion title=\"A\">b</Accordion></Accordions>\n\n<Accordions>\n<Accordion title=\"C\">\nd\n</Accordion>\n</Accordions>\n\n<Accordion collapsible>\n<AccordionItem>\n<AccordionTrigger>E</AccordionTrigger>\n<AccordionContent>f</AccordionContent>\n</AccordionItem>\n</Accordion>", "callout details \"A\"(p b)\ncallout details \"C\"(p d)\ncallout details \"\"(p E f)"},
		{"a tree of files by other names", "<FileTree>\n<FileTreeItem name=\"a\">\n<FileTreeItem name=\"b\" />\n</FileTreeItem>\n</FileTree>\n\n<FileTree.Folder name=\"c\" defaultOpen>\n  <FileTree.File name=\"d\" />\n</FileTree.Folder>", "list ordered=false start=0 tight=false(p a; list ordered=false start=0 tight=true(p b) | p c; list ordered=false start=0 tight=true(p d))"},
		{"a tree of files", "<Files>\n  <Folder name=\"a\">\n    <File name=\"b\" />\n  </Folder>\n  <File name=\"c\" />\n</Files>", "list ordered=false start=0 tight=false(p a; list ordered=false start=0 tight=true(p b) | p c)"},
		{"a notice whose title has marks", ":::tip[Use **it**]{icon=\"x\"}\na\n:::", "callout tip \"Use *it*\"(p a)"},
		{"a figure over lines", "<Figure\n  src=\"a.png\"\n  caption=\"The mill\"\n/>\n\nText", "picture a.png \"The mill\" \"\"\np Text"},
		{"a picture that was imported", "import mill from './mill.png'\n\n<Image src={mill} alt=\"The mill\" />", "picture ./mill.png \"The mill\" \"\""},
		{"an element with an imported picture", "import mill from './mill.png'\n\n<img src={mill} style={{ width: '50%' }} alt=\"The mill\" />", "picture ./mill.png \"The mill\" \"\""},
		{"a picture from who knows where", "<Image src={cover} alt=\"The mill\" />", "p The mill"},
		{"a picture that is required", "<img src={require('./mill.png').default} alt=\"The mill\" />", "picture ./mill.png \"The mill\" \"\""},
		{"videos and posts", "<YouTube id=\"abc\" />\n\n<Tweet id=\"1\" />", "embed YouTube video \"\" https://www.youtube.com/watch?v=abc\nembed Post on X \"\" https://x.com/i/status/1"},
		{"tabs", "<Tabs>\n  <TabItem value=\"a\" label=\"Lead\">Cast.</TabItem>\n  <TabItem value=\"b\" label=\"Wood\">\n\n  ```sh\n  cut\n  ```\n\n  </TabItem>\n</Tabs>", "p *Lead* Cast.⏎*Wood*\ncode sh \"\" \"cut\\n\""},
		{"an end tag behind a component", "<Tabs>\n  <TabItem label=\"A\">\n    <ReactPlayer\n      url=\"https://www.youtube.com/watch?v=abc\"\n    /></TabItem>\n  <TabItem label=\"B\">\n    <Figure src=\"b.png\" /></TabItem>\n</Tabs>\n\nc", "p *A*\nembed YouTube video \"\" https://www.youtube.com/watch?v=abc\np *B*\npicture b.png \"\" \"\"\np c"},
		{"tabs that are named around them", "<Tabs\n  defaultValue=\"a\"\n  values={[\n    {label: 'A b', value: 'a'},\n    { value: \"c\", label: \"C\", },\n  ]}>\n<TabItem value=\"a\">one</TabItem>\n<TabItem value=\"c\">\n\ntwo\n\n</TabItem>\n<TabItem value=\"d\">three</TabItem>\n</Tabs>", "p *A b* one⏎*C*\np two\np *d*⏎three"},
		{"tabs that are named by a slot", "<PackageTabs>\n  <Fragment slot=\"npm\">\n  ```sh\n  a\n  ```\n  </Fragment>\n</PackageTabs>\n\n<Fragment slot=\"x\">\nb\n</Fragment>", "p *npm*\ncode sh \"\" \"a\\n\"\np b"},
		{"cards on a line each", "<CardGrid>\n<Card title=\"A\">a</Card>\n<Card title=\"B\">b</Card>\n</CardGrid>", "p *A*⏎a⏎*B*⏎b"},
		{"a quotation", "<Quote author=\"Ida\">\nLeave room.\n</Quote>", "pull(p Leave room.) by Ida, "},
		{"unknown ones leave their text", "<Fancy tone=\"loud\">\n\nText\n\n</Fancy>", "p Text"},
		{"unknown ones without text leave their name", "<PriceList currency=\"mark\" />", "p ‹pricelist›"},
		{"unknown ones with a title leave that", "<Card title=\"The mill\" href=\"/mill\" />", "p <The mill>(/mill)"},
		{"a link", "to <Link to=\"/mill\">the mill</Link>", "p to <the mill>(/mill)"},
		{"components within a line are prose unless imported", "the <LikeButton /> part", "p the <LikeButton /> part"},
		{"imported components within a line", "import { Like } from './like'\n\nthe <Like id=\"1\" /> part", "p the ‹like› part"},
		{"type parameters are prose", "<T> is a type\n\na List<String> of\n\n<VirtualHost *:80>", "p <T> is a type\np a List<String> of\np <VirtualHost *:80>"},
		{"nothing in code", "```jsx\n<Note>\na\n</Note>\n{/* b */}\n```\n\n    <Note>\n\n`<Note />`", "code jsx \"\" \"<Note>\\na\\n</Note>\\n{/* b */}\\n\"\ncode  \"\" \"<Note>\\n\"\np `<Note />`"},
		{"expressions of JSX", "import x from 'y'\n\na{' '}b {/* no */} {\"c\"}", "p a b c"},
		{"values of JSX", "import x from 'y'\n\nIt is {props.name}, {1 + 1} and {f(x)}; {red text}(red)\n\nAs $\\frac{a}{b}$\n\n## H {#h}", "p It is ‹props.name›, 2 and ‹f(x)›; {red text}(red)\np As $\\frac{a}{b}|a/b$\nh2 #h H"},
		{"links of routers at the beginning of a line", "<Link to=\"/a\">A *b*</Link> and <Link className=\"c\" to={useBaseUrl('/d')}>D</Link>", "p <A /b/>(/a) and <D>(/d)"},
		{"code in a string of JSX", "<CodeBlock language=\"jsx\" title=\"a.js\">\n{`const a;\nb`}\n</CodeBlock>", "code jsx \"a.js\" \"const a;\\nb\\n\""},
		{"tabs without a label", "<Tabs>\n<TabItem value=\"npm\">\n\na\n\n</TabItem>\n</Tabs>", "p *npm*\np a"},
		{"words to be pulled", "{% pullquote %}\na {\" b \"} c\n{% endpullquote %}", "p a b c\npull(p b) by , "},
		{"exports over lines with blank ones", "export const meta = {\n  a: 'b }',\n\n  c: `d\n{e`,\n}\n\nText", "p Text"},
	})
}

func TestOtherMarkupBecomesMarkdown(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"captions of WordPress", "[caption id=\"a\" width=\"30\"]<img src=\"a.png\" alt=\"A\" /> The mill[/caption]\n\n[caption][![A](a.png)](b) The \"mill\"[/caption]", "picture a.png \"A\" (The mill)\npicture a.png \"A\" (The \"mill\")"},
		{"embeds of WordPress", "[embed]https://youtu.be/a[/embed]\n\n[youtube https://youtu.be/b]\n\n[gallery ids=\"1\"]", "embed YouTube video \"\" https://youtu.be/a\nembed YouTube video \"\" https://youtu.be/b\np ‹gallery›"},
		{"code of WordPress", "[code lang=\"php\"]\n$a = <b>;\n[/code]\n\nText", "code php \"\" \"$a = <b>;\\n\"\np Text"},
		{"code of WordPress within lines", "[php]$a = 1;[/php] So *it* is.\n\n> [code]a\n>\n> b\n> [/code]\n\nThe [code] tag.", "code php \"\" \"$a = 1;\\n\"\np So /it/ is.\nquote(code  \"\" \"a\\n\\nb\\n\")\np The [code] tag."},
		{"code of WordPress that was escaped", "\\[code lang=”c”\\] if (a\\_b\\[0\\] < 1 &amp;&amp; c)  \n\\*d = \\\\n;\n\\[/code\\]\n\nText", "code c \"\" \"if (a_b[0] < 1 && c)\\n*d = \\\\n;\\n\"\np Text"},
		{"shortcodes of WordPress that were escaped", "\\[gist 12ab34 /\\]\n\n\\[vimeo\\]123\\[/vimeo\\]\n\n\\[su\\_note\\]Mind *it*.\\[/su\\_note\\]\n\n\\[column span=”2″\\]Left\\[/column\\] \\[sic\\] a\\[ref\\]b\\[/ref\\]\n\n\\[playlist ids=\"1\"\\]\n\n\\[ x_1 = 2 \\]", "embed Gist \"\" https://gist.github.com/12ab34\nembed Vimeo video \"\" https://vimeo.com/123\ncallout note \"\"(p Mind /it/.)\np Left [sic] a (b)\np ‹playlist›\nformula \" x_1 = 2 \" \"x₁ = 2\""},
		{"embeds of Hashnode", "%[https://youtu.be/a]", "embed YouTube video \"\" https://youtu.be/a"},
		{"directives of Nikola", ".. youtube:: abc\n\n.. TEASER_END\n\n.. and so on", "embed YouTube video \"\" https://www.youtube.com/watch?v=abc\np .. and so on"},
	})
}

func TestTranslatingKeepsTheLines(t *testing.T) {
	source := "import a from 'b'\n\n<Figure\n src=\"x\"\n/>\n\n<Note>\n\n  x\n\n</Note>\n\n* TOC\n{:toc}\n\nexport const c = {\n\n}\n\nlast"
	d := article.Parse(model.Body{Text: source})
	last := d.Blocks[len(d.Blocks)-1]
	if want := strings.Count(source, "\n") + 1; last.StartLine() != want {
		t.Errorf("the last block stands on line %d, not %d", last.StartLine(), want)
	}
}

func TestFencesMayHoldText(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a notice of MyST", "```{note} Mind *it*\n:class: x\nText\n\n- a\n```", "callout note \"Mind /it/\"(p Text; list ordered=false start=0 tight=true(p a))"},
		{"a notice of Obsidian", "```ad-tip\ntitle: Look\nText\n```", "callout tip \"Look\"(p Text)"},
		{"notices within one another", "````{warning}\na\n```{tip}\nb\n```\n````", "callout warning \"\"(p a; callout tip \"\"(p b))"},
		{"a figure", "```{figure} a.png\n:alt: A\nThe *mill*\n```", "picture a.png \"A\" (The /mill/)"},
		{"code", "```{code-block} python\n:caption: a.py\nx\n```", "code python \"a.py\" \"x\\n\""},
		{"code that is run", "```{r}\nx <- 1\n```\n\n```{python}\nx\n```", "code r \"\" \"x <- 1\\n\"\ncode python \"\" \"x\\n\""},
		{"a formula", "```{math}\nx^2\n```\n\n```math\na_1\n```", "formula \"x^2\" \"x²\"\nformula \"a_1\" \"a₁\""},
		{"a fence of MDX, raw HTML, raw TeX", "```mdx-code-block\n<Note>\na *b*\n</Note>\n```\n\n```{=html}\n<b>c</b>\n```\n\n```{=latex}\n\\x\n```", "callout note \"\"(p a /b/)\np *c*"},
		{"Markdown within HTML", "<details markdown=\"1\"><summary>A *b*</summary>\n  c *d* <b>e</b>\n\n- f\n</details>\n\n<figure markdown=\"span\">\n  ![G](g.png){ width=\"3\" }\n  <figcaption>H *i*</figcaption>\n</figure>\n\n<div>*j*</div>", "callout details \"A /b/\"(p c /d/ *e*; list ordered=false start=0 tight=true(p f))\npicture g.png \"G\" (H /i/)\np *j*"},
		{"directives on lines of their own", "::github{repo=\"a/b\"}\n\n::youtube[T]{#abc12345678}\n\n::link-card{url=\"https://a.b\" title=\"C\"}\n\n::x\n\n::not {b}", "p <a/b>(https://github.com/a/b)\nembed YouTube video \"T\" https://www.youtube.com/watch?v=abc12345678\np <C>(https://a.b)\np ::x\np ::not {b}"},
		{"directives within a line", "a :kbd[K] :badge[b]{color=\"x\"} ::github{repo=\"c/d\"} :u-button{to=\"/e\" label=\"f\" :g=\"{h}\"} :i{}\n\n:nuxt-img{src=\"/a.png\" alt=\"A\"}\n\n10:30{x} `:j{}`", "p a `K` b <c/d>(https://github.com/c/d) <f>(/e)\npicture /a.png \"A\" \"\"\np 10:30{x} `:j{}`"},
		{"components with properties, text and others within", "::grid\n  :::card\n  ---\n  title: \"T\"\n  to: /x\n  items:\n    - /a.png\n  ---\n      :img{src=\"/b.png\"}\n\n  ```sh\n  y\n  ```\n  :::\n::\n\n::player{src=\"https://youtu.be/abc12345678\"}\n::\nend", "p *<T>(/x)*\npicture /a.png \"\" \"\"\npicture /b.png \"\" \"\"\ncode sh \"\" \"y\\n\"\nembed YouTube video \"\" https://youtu.be/abc12345678\np end"},
		{"tables and notices of a class between colons", ":::{table} What it costs\n:width: 9\n\n| a |\n|---|\n| 1 |\n:::\n\n:::{admonition} More\n:class: dropdown\na\n:::\n\n```{admonition} Other\nb\n```", "table [0] [a] [1]\ncredit What it costs\ncallout details \"More\"(p a)\ncallout note \"Other\"(p b)"},
		{"directives between colons", ":::{note}\n:class: dropdown\nText\n:::\n\n:::{admonition} A *title*\n:class: tip\n:::", "callout note \"\"(p Text)\ncallout tip \"A /title/\"()"},
		{"a figure with options in YAML", "```{figure} a.png\n---\nname: fig\nalt: A\n---\nThe *mill*\n```", "picture a.png \"A\" (The /mill/)"},
		{"tabs and lists of literature", "```{tabbed} One\na\n```\n\n```{bibliography}\n:filter: x\n```", "p *One*\np a"},
		{"diagrams", "```{mermaid}\ngraph\n```", "code mermaid \"\" \"graph\\n\""},
	})
}

func TestCodeBetweenTagsOfTemplatesStaysAsItIs(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"imports", "{% highlight js %}\nimport x from 'y'\n\nexport const z = 1\n{% endhighlight %}", "code js \"\" \"import x from 'y'\\n\\nexport const z = 1\\n\""},
		{"components", "{{< highlight jsx >}}\n<Tabs>\n  <Foo bar={x} /> {/* y */}\n</Tabs>\n{{< /highlight >}}", "code jsx \"\" \"<Tabs>\\n  <Foo bar={x} /> {/* y */}\\n</Tabs>\\n\""},
		{"in an item, of Hexo", "* a\n  {% codeblock lang:md %}\n  [[b]] @[youtube](c) [d](e =20x)\n  {% endcodeblock %}", "list ordered=false start=0 tight=true(p a; code md \"\" \"[[b]] @[youtube](c) [d](e =20x)\\n\")"},
		{"raw text", "{% raw %}\n*a* {{ b }} {/* c */}\n{% endraw %}\n\n<Note>\nb\n</Note>", "p /a/ {{ b }} {/* c */}\ncallout note \"\"(p b)"},
		{"blank lines at its beginning", "{% highlight c %}\n\n \n  x\n\ny\n{% endhighlight %}\n\n- a\n  {{< highlight c >}}\n\n  z\n  {{< /highlight >}}", "code c \"\" \"  x\\n\\ny\\n\"\nlist ordered=false start=0 tight=true(p a; code c \"\" \"z\\n\")"},
		{"a tag that does not end", "{% highlight js %}\n\n<Note>\nb\n</Note>", "callout note \"\"(p b)"},
	})
}

func TestTagsOfMarkdocBecomeWhatTheyMean(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a notice", "{% callout type=\"warning\" title=\"Mind\" %}\nSome *text*.\n{% /callout %}\nafter", "callout warning \"Mind\"(p Some /text/.)\np after"},
		{"a picture, a tag that nothing ends", "{% image src=\"/a.png\" alt=\"A\" /%}\n\n{% note text=\"Short\" /%}\n\n{% note %}\nb\n{% /note %}", "picture /a.png \"A\" \"\"\ncallout note \"\"(p Short)\ncallout note \"\"(p b)"},
		{"annotations and variables", "## Head {% #anchor .c %}\n\nText{% .lead width=\"25%\" %} of {% $user.name %}it {% align=\"center\" %}", "h2 #anchor Head\np Text of ‹user.name›it"},
		{"a table of lists", "{% table %}\n* A\n* B {% width=\"2\" %}\n---\n* 1\n* *2*\n\n  3\n{% /table %}", "table [] [A|B] [1|/2/⏎3]"},
		{"a table of bars, a table with blocks", "{% table %}\n|a|b|\n|-|-|\n|c|d|\n{% /table %}\n\n{% table %}\n- a\n---\n- # b\n{% /table %}", "table [0 0] [a|b] [c|d]\nlist ordered=false start=0 tight=true(p a)\nrule\nlist ordered=false start=0 tight=true(h1 #b b)"},
		{"code, comments", "{% codeblock language=\"json\" %}\n{}\n{% /codeblock %}\n\n{% comment %}\nhidden\n{% /comment %}\n\nb", "code json \"\" \"{}\\n\"\np b"},
	})
}

func TestPullQuotesOfTagsKeepTheirNames(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"of Hugo, with a name", "{{< pullquote author=\"Ida\" >}}\nLeave *room*.\n{{< /pullquote >}}\nafter", "pull(p Leave /room/.) by Ida, \np after"},
		{"of Hugo, without one", "{{< pullquote >}}\nLeave room.\n\nFill it.\n{{< /pullquote >}}\nafter", "pull(p Leave room.; p Fill it.) by , \np after"},
		{"of a component", "<PullQuote cite=\"Ida\">\n  Leave room.\n</PullQuote>", "pull(p Leave room.) by Ida, "},
		{"of MyST", "```{epigraph}\nLeave room.\n\n-- Ida\n```", "pull(p Leave room.) by Ida, "},
	})
}
