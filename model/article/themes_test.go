package article_test

import "testing"

func TestWhatThemesAndPlatformsWriteIsRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a button on lines of its own", "{{< button href=\"/x\" >}}\nCall *me*\n{{< /button >}}", "p <Call /me/>(/x)"},
		{"a card with a picture and a text", "{{< feature-card title=\"Fast\" subtitle=\"Simple and small\" image=\"a.webp\" >}}", "picture a.webp \"\" (*Fast.* Simple and small)"},
		{"talks, recordings and pens of an include", "{% include extensions/ted.html id='ada_low' %}\n\n{% include extensions/soundcloud.html id='12' %}\n\n{% include extensions/codepen.html user='ada' hash='xyz' %}\n\n{% stackblitz shed %}", "embed Embedded page \"\" https://www.ted.com/talks/ada_low\nembed SoundCloud recording \"\" https://api.soundcloud.com/tracks/12\nembed CodePen \"\" https://codepen.io/ada/pen/xyz\nembed StackBlitz project \"\" https://stackblitz.com/edit/shed"},
		{"notes of music, folded code, a picture of the whole width", "{% score %}\nX:1\nT:A\n{% endscore %}\n\n{% codeblock \"Hello\" lang:js >folded %}\na\n{% endcodeblock %}\n\n{% full-image /u/a.jpg, alt %}", "code score \"\" \"X:1\\nT:A\\n\"\ncode js \"Hello\" \"a\\n\"\npicture /u/a.jpg \"alt\" \"\""},
		{"messages of Bulma", "<article class=\"message is-danger\">\n<div class=\"message-body\">a</div>\n</article>\n\n<div class=\"notification is-primary\">b</div>", "callout danger \"\"(p a)\ncallout note \"\"(p b)"},
		{"boxes that are ticked", "<input type=\"checkbox\" disabled checked> a <input type='checkbox'> b <input> c", "p ☑ a ☐ b <input> c"},
		{"heads of pages", "<head>\n  <title>x</title>\n  <meta name=\"a\" content=\"b\" />\n</head>\n\na", "p a"},
		{"macros and comments of templates", "{% macro m(a) %}no{% endmacro %}a\n\n{%- # TOC start (by a program) -%}\n\nb {% # no %}", "p a\np b"},
		{"files and titles of Gatsby's plugins", "`embed:a/b.js{1-3}`\n\n```js:title=a.js&url=https://a.example\nx\n```\n\n```js{codeTitle: \"In b\"}\ny\n```\n\nThe `embed:a.js` mark", "p ‹a/b.js›\ncode js \"a.js\" \"x\\n\"\ncode js \"In b\" \"y\\n\"\np The `embed:a.js` mark"},
		{"cards of Ghost", "<div class=\"kg-card kg-toggle-card\"><div><h4>T</h4><button><svg><path/></svg></button></div><div><p>b</p></div></div>\n\n<div class=\"kg-card kg-audio-card\"><img src=\"\" class=\"kg-audio-thumbnail\"><div class=\"kg-audio-player-container\"><audio src=\"a.mp3\"></audio><div>Song</div><div class=\"kg-audio-player\"><span>0:00</span><div>/<span>92</span></div><button>1×</button></div></div></div>\n\n<blockquote class=\"kg-blockquote-alt\">c</blockquote>", "callout details \"T\"(p b)\nembed Recording \"\" a.mp3\np Song\npull(p c) by , "},
		{"a picture without words in a link around elements", "<figure><a href=\"https://a.example/a.png\"><div><picture><source srcset=\"x\"><img src=\"https://a.example/a.png\" alt=\"\"></picture></div></a><figcaption>C</figcaption></figure>", "picture https://a.example/a.png \"\" (C)"},
		{"what Substack says to programs", "<div><label class=\"hide-text\">Text within</label><pre>a</pre></div>", "code  \"\" \"a\\n\""},
		{"identifiers with colons, headings without numbers, raw text", "![c](a.png){#fig:a width=50%}\n\n## H {-}\n\n`\\LaTeX`{=latex} a `b`{=html}\n\n{#id .c}\nd", "picture a.png \"c\" \"\"\nh2 #h H\np a `b`\np d"},
		{"a notice that is called a quotation", "{{< quote info >}}\na *b*\n{{< /quote >}}\n\n{{< quote critical >}}c{{< /quote >}}", "callout info \"\"(p a /b/)\ncallout danger \"\"(p c)"},
		{"a quotation that says its language", "{{< quote en >}}\na\n{{< /quote >}}\n\n{{< quote Ada >}}\nb b b b b b b b b b b b b\n{{< /quote >}}", "quote(p a)\npull(p b b b b b b b b b b b b b) by Ada, "},
		{"code of themes that has a title", "{{< labeled-highlight lang=\"go-html-template\" label=\"a.html\" >}}\n{{/*\n  a\n*/}}\n{{ if x }}\n\n  *b* {{< c >}}\n{{< /labeled-highlight >}}\n\n{{< named-highlight filename=\"b\" >}}\n```go\nc\n```\n{{< /named-highlight >}}", "code go-html-template \"a.html\" \"{{/*\\n  a\\n*/}}\\n{{ if x }}\\n\\n  *b* {{< c >}}\\n\"\ncode go \"b\" \"c\\n\""},
		{"tabs that say their language behind their title", "{{< tabpane lang=\"bash\" >}}\n{{< tab \"Go\" \"go\" >}}\na\n{{< /tab >}}\n{{< tab header=\"Shell\" >}}\nb\n{{< /tab >}}\n{{< /tabpane >}}", "code go \"Go\" \"a\\n\"\ncode bash \"Shell\" \"b\\n\""},
		{"code with empty lines right below tags", "<details>\n<summary>S</summary>\n```js\na\n\n<b>\n```\n</details>\n\n<div>\n~~~\nc\n\nd\n~~~\n</div>\ne\n\n<pre>\n```\ng\n\n```\n</pre>\n\n<div>\n```no end\nf\n</div>", "callout details \"S\"(code js \"\" \"a\\n\\n<b>\\n\")\ncode  \"\" \"c\\n\\nd\\n\"\np e\ncode  \"\" \"```\\ng\\n\\n```\\n\"\ncode no \"\" \"f\\n\""},
		{"tabs that are named around them", "{{< tabs \"A\" \"B\" >}}\n\n{{% codetab %}}\na\n{{% /codetab %}}\n{{% codetab %}}\nb\n{{% /codetab %}}\n{{< /tabs >}}", "p *A*⏎a\np *B*⏎b"},
		{"captions of WordPress among arguments, in a line, over lines", "[caption id=\"x\" caption=\"Old\"]<a href=\"l\"><img src=\"a.png\" alt=\"\" /></a>[/caption]\n\na \\[caption id=\"x\"\\]![b](b.png) New *one*\\[/caption\\] c\n\n[caption id=\"x\"]\n![d](d.png)\nOver\nlines\n[/caption]\n\ne [caption f", "picture a.png \"\" (Old)\np a !(b b.png) /New /one// c\npicture d.png \"d\" (Over lines)\np e [caption f"},
		{"captions of WordPress over lines, escaped and indented", "\\[caption id=\"x\"\\]\n![a](a.png)\nOver lines\n\\[/caption\\]\n\n  [caption id=\"y\"]![b](b.png)\nmore[/caption]\n\nc", "picture a.png \"a\" (Over lines)\npicture b.png \"b\" (more)\np c"},
		{"escaped addresses of WordPress", "\\[embed\\]https://a.example/a\\_b\\[/embed\\]", "embed Embedded page \"\" https://a.example/a_b"},
		{"blocks and helpers of Handlebars", "{{#callout type=\"tip\"}}\nMind *it*.\n{{/callout}}\n\n{{#if x}}a{{else}}b{{/if}} {{#each y}}\n\n{{{ image src=\"a.png\" alt=\"A\" }}}\n\n`{{#if x}}`", "callout tip \"\"(p Mind /it/.)\np a / b {{#each y}}\npicture a.png \"A\" \"\"\np `{{#if x}}`"},
		{"captions with marks within HTML", "<div class=\"row\">\n  <div>\n    {% include figure.liquid path=\"a.png\" caption=\"The *mill* of [Ada](/b)\" %}\n  </div>\n</div>\n\n{{< figure src=\"c.png\" caption=\"A `d`\" >}}", "picture a.png \"\" (The /mill/ of <Ada>(/b))\npicture c.png \"\" (A `d`)"},
		{"quotations of components on one line", "import Q from 'q'\n\n<Quote author=\"Ida\">Leave room for all that is not said.</Quote>", "pull(p Leave room for all that is not said.) by Ida, "},
		{"what Jekyll Scholar cites", "A {% cite ada2020 bo1999 --style apa %} b.\n\n{% quote ada --page 5 %}\nc c c c c c c c c c c c c c\n{% endquote %}", "p A [ada2020, bo1999] b.\nquote(p c c c c c c c c c c c c c c; p — ada)"},
		{"numbers that are raised", "^1^ A, B^2,^ and ^3^; 2^10^ x^a^b", "p ¹ A, B^2,^ and ³; 2¹⁰ x^a^b"},
		{"rows and cells without end tags", "<table><tr><th>A<th>B<tr><td>1<td>2</table>\n\nc", "table [] [A|B] [1|2]\np c"},
		{"ends of lines, blanks and rules by their tags", "a{{< br >}}b {{< nbsp >}}c\n\n{{< hr >}}\n\n{{< mermaid class=\"x\" >}}\nd\n{{< /mermaid >}}", "p a⏎b c\nrule\ncode mermaid \"\" \"d\\n\""},
		{"title and words of a picture of Hexo", "{% img c /a/b.png 100 '\"The title\" \"what is shown\"' %}", "picture /a/b.png \"what is shown\" (The title)"},
		{"words that are inserted", "++new words++, i++ + ++j, C++ and D++ and a++b++c, `++d++`", "p new words, i++ + ++j, C++ and D++ and a++b++c, `++d++`"},
		{"containers of others within components", "::a-box{to=\"/x\"}\n\n::key{value=\"x\"}\n::\n\n::: details Open\nd\n:::\n\nafter", "p ‹key›\ncallout details \"Open\"(p d)\np after"},
		{"divisions of Franklin within one another", "@@note @@title A note@@ @@content\nb *c*\n@@ @@\n\n@@d e@@ f\n\na user@@host", "p A note b /c/\np e f\np a user@@host"},
		{"roles of MyST", "a {ref}`the *x* <y>` {doc}`b <c.md>` {math}`x^2` {sub}`2` {abbr}`T (Tea)` {del}`d` {cite:p}`e1` {kbd}`K` {octicon}`f;1em`.", "p a <the *x*>(#y) <b>(c.md) $x^2|x²$ ₂ T (Tea) -d- [e1] `K` ."},
		{"directives of MyST", "```{exercise} T\n:label: x\na\n```\n\n```{prf:theorem} U\nb\n```\n\n```{button-link} https://a.example\nGo\n```\n\n```{raw} html\n<b>c</b>\n```\n\n```{raw} latex\nd\n```\n\n```{include} ../x.md\n```\n\n$$\ny\n$$ (eq:1)", "callout exercise \"T\"(p a)\ncallout theorem \"U\"(p b)\np <Go>(https://a.example)\np *c*\np ‹../x.md›\nformula \"y\" \"y\""},
	})
}
