package article_test

import (
	"slices"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestAttributesForLooksAreLeftOut(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"notice", "Mind it.\n{: .notice--warning}", `callout warning ""(p Mind it.)`},
		{"notice above", "{: .notice}\nMind it.", `callout note ""(p Mind it.)`},
		{"box of Beautiful Jekyll", "{: .box-warning}\nMind it.", `callout warning ""(p Mind it.)`},
		{"of MkDocs", "Mind it.\n{ .annotate }", "p Mind it."},
		{"prompt of chirpy", "> Try this.\n{: .prompt-tip }", `callout tip ""(p Try this.)`},
		{"prompt within the quotation", "> Try this.\n> {: .prompt-danger }", `callout danger ""(p Try this.)`},
		{"behind a line break", "Mind it.  \n[a](b)  \n{: .notice--info}", `callout info ""(p Mind it.⏎<a>(b))`},
		{"no notice", "Text.\n{: .text-center}\n\n> Said.\n{: .lead}", "p Text.\nquote(p Said.)"},
		{"callouts of Just the Docs", "{: .note-title }\n> Tea *time*\n>\n> At four.\n\n{: .important }\n> a\n\n{: .new-title }\n> b\n\n{: .new }\nc\n\nBlue\n{: .label .label-blue }\n\nBig\n{: .fs-6 .fw-300 }", "callout note \"Tea /time/\"(p At four.)\ncallout important \"\"(p a)\ncallout new \"\"(p b)\ncallout new \"\"(p c)\np Blue\np Big"},
		{"those below another block are about that", "```\na\n```\n{: .warning }\n> b", "code  \"\" \"a\\n\"\nquote(p b)"},
		{"behind code", "```\na\n```\n{: .nolineno }\n> Said", "code  \"\" \"a\\n\"\nquote(p Said)"},
		{"spans", "[a](b){: .btn} ![c](d.png){ width=\"300\" .left } `e`{.js} *f*{:g}", "p <a>(b) !(c d.png) `e` /f/"},
		{"braces of the author", "`x` {y} and *z*{not these}", "p `x` {y} and /z/{not these}"},
		{"heading", "## Title {: .no_toc }\n\n## Other {.tabset}", "h2 #title Title\nh2 #other Other"},
		{"contents", "* TOC\n{:toc}\n\nText", "p Text"},
		{"table", "| a |\n|---|\n| b |\n{: .wide}", "table [0] [a] [b]"},
	})
}

func TestWhatPluginsAndProjectsWriteIsRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"an alert whose text is so named", `{% include alert.html type="success" alert="Every tide turns" %}`, `callout success ""(p Every tide turns)`},
		{"a captured text", "{% capture c %}a rope, b{% endcapture %}\n{% include code.html code=c %}", "p a rope, b"},
		{"a picture behind a preset", "{% picture half /a.jpg --alt The old pier --img class=\"x\" %}", "picture /a.jpg \"The old pier\" \"\""},
		{"films by their old numbers", "{{< bilibili av=47 p=3 >}}\n\n{{< bilibili 36 3 >}}", "embed Bilibili video \"\" https://www.bilibili.com/video/av47\nembed Bilibili video \"\" https://www.bilibili.com/video/av36"},
		{"alternative text between the marks of an output", "{% picture wide {{site.img}}/a.jpg --alt {{ The *old* pier }} --img class=\"x\" %}\n\n{% picture b.jpg --alt {{ page.title }} %}", "picture /a.jpg \"The old pier\" \"\"\npicture b.jpg \"\" \"\""},
		{"an output alone, escaped as editors do", "{{contact.web\\_x}}", "p ‹contact.web_x›"},
		{"a year of the day", "Since {new Date().getFullYear()}, {count}.", "p Since ‹new Date().getFullYear()›, {count}."},
		{"formulas and telephone numbers behind two backslashes", `\\(5\\), \\(x\\) or \\(0321\\) 7 and \\(2024\\)`, `p $5|5$, $x|x$ or \(0321\) 7 and \(2024\)`},
		{"imports that are switched off", "import X from \"./x\"\n// import Y from \"./y\"\n\nText", "p Text"},
		{"several lists of attributes", "[l](u){: .btn}{:target=\"_blank\"} and ![P](a.png){: width=\"7\"}{: .left} end", "p <l>(u) and !(P a.png) end"},
		{"attributes of a caption", "| a |\n|---|\n| b |\n\n: Prices {tbl-colwidths=\"[75,25]\"}", "table [0] [a] [b]\ncredit Prices"},
		{"marks within a text with attributes", "*C*[cyto *C*\nb]{.aside} and [has `code` in it]{.x} [no *span*] {.y} [a *b*] c]{.z}", "p /C/cyto /C/ b and has `code` in it [no /span/] {.y} [a /b/] c]{.z}"},
		{"what Gatsby shows above text", "`youtube: https://youtu.be/dQw4w9WgXcQ`\nAnd *then*", "embed YouTube video \"\" https://youtu.be/dQw4w9WgXcQ\np And /then/"},
		{"what Quarto keeps off pages", "::: {.content-visible when-format=\"pdf\"}\na\n:::\n\n::: {.content-hidden when-format=\"html\"}\nb\n:::\n\n::: {.hidden}\nc\n:::\n\n::: {.content-visible unless-format=\"pdf\"}\nd\n:::\n\n::: {.content-hidden when-format=\"pdf\"}\ne\n:::", "p d\np e"},
		{"gists and films of Pelican", "[gist:id=89315,file=x.yaml]\n\n[!embed?max_width=740](https://vimeo.com/1)", "embed Gist \"\" https://gist.github.com/89315\nembed Vimeo video \"\" https://vimeo.com/1"},
		{"notes of Pelican", "a[ref]A *note*.[/ref] b", "p a (A /note/.) b"},
		{"components of Zola", "{% <note title=\"T\"> %}\nA\n{% </note> %}", "callout note \"T\"(p A)"},
		{"contents below a heading", "## Table of contents\n{:.no_toc}\n\n* This list\n{:toc}\n\nText", "p Text"},
		{"an address with a title behind a comma", "{% linkCard https://a.example/c,标题 %}", "p <标题>(https://a.example/c)"},
		{"a title that says the kind", "{{% alert title=\"Note\" %}}\nx\n{{% /alert %}}", `callout note ""(p x)`},
	})
}

func TestContainersOfEveryGeneratorAreRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"mkdocs", "!!! note \"Title\"\n    One.\n\n    Two.\nAfter", `callout note "Title"(p One.; p Two. After)`},
		{"mkdocs folded, without a title", "???+ tip inline end\n    One.", `callout tip ""(p One.)`},
		{"mkdocs in a list", "- item\n\n    !!! note\n        Inside", `list ordered=false start=0 tight=false(p item; callout note ""(p Inside))`},
		{"excitement is text", "!!! note that\nthis is loud", "p !!! note that this is loud"},
		{"tabs", "=== \"One\"\n\n    1\n\n=== \"Two\"\n\n    2", "p *One*\np 1\np *Two*\np 2"},
		{"quarto", "::: {.callout-note title=\"Look\" collapse=\"true\"}\nText\n:::", `callout note "Look"(p Text)`},
		{"columns are no notice", ":::: {.columns}\n::: {.column width=\"50%\"}\nText\n:::\n::::", "p Text"},
		{"nuxt", "::alert{type=\"warning\"}\n---\nicon: bell\n---\nText\n::\nAfter", "callout warning \"\"(p Text)\np After"},
		{"pseudo-elements", "::before\nis of CSS", "p ::before is of CSS"},
		{"docusaurus", ":::tip[My *tip*]\nText\n:::", `callout tip "My /tip/"(p Text)`},
		{"on one line", "a\n:::tip[T]{} b *c* :::\nd", "p a\ncallout tip \"T\"(p b /c/)\np d"},
		{"title with an anchor", ":::note Your *title* {#id}\nText\n:::", `callout note "Your /title/"(p Text)`},
		{"groups of VuePress", "::: code-tabs#shell\n@tab:active One#a\n\n```sh\nx\n```\n:::\n\n::: tabs #b\n@tab Two\nText\n:::", "p *One*\ncode sh \"\" \"x\\n\"\np *Two*⏎Text"},
		{"cards of VuePress", "::: card title=\"A shed\" desc=\"of tin\" link=\"/a\"\n:::", "p *<A shed>(/a): of tin*"},
		{"an end too many", ":::note\nText\n:::\n\n:::", `callout note ""(p Text)`},
		{"text on the line of the tag", "{{< alert title=\"Tide\" >}} Mind *it*\nwell\n{{< /alert >}}\nOn\n\n{{% alert color=\"warning\" %}}One\n\n- two{{% /alert %}}\n\n{% note info %}\na\nb {% endnote %}\n\nEnd", "callout note \"Tide\"(p Mind /it/ well)\np On\ncallout warning \"\"(p One; list ordered=false start=0 tight=true(p two))\ncallout info \"\"(p a b)\np End"},
		{"text on the line of the tag, in a list", "1. x\n\n   {{% alert %}} a\n   b{{% /alert %}}\n\n2. y", `list ordered=true start=1 tight=false(p x; callout note ""(p a b) | p y)`},
		{"within elements", "<div>\n{{% alert title=\"T\" %}}\nin *div*\n{{% /alert %}}\n</div>\n\n<div class=\"a\"\n> b\n{% blockquote Ann %}\nc\n{% endblockquote %}\n</div>\n\n<table><tr><td>\n{% highlight go %}\nx\n\ny\n{% endhighlight %}\n</td></tr></table>", "callout note \"T\"(p in /div/)\np b\npull(p c) by Ann, \ncode go \"\" \"x\\n\\ny\\n\""},
		{"within an element that is not closed", "<div\n<details>\n<summary>A</summary>\n```\na\n```\n</details>\n<details>\n<summary>B</summary>\n```\nb\n```\n</details>\n</div>", "p A\ncode  \"\" \"a\\n\"\ncallout details \"B\"(code  \"\" \"b\\n\")"},
		{"preformatted text", "<pre>\n{{% notice tip %}}\n{% raw %}{{ x }}{% endraw %}\n{{% /notice %}}\n</pre>", "code  \"\" \"{{% notice tip %}}\\n{{ x }}\\n{{% /notice %}}\\n\""},
		{"lines of slashes that end nothing", "a\n\n///\n\nb", "p a\np ///\np b"},
		{"no room for an end", "{{< details \"More\" >}} a\nb{{< /details >}}\nOn\n\nWho {% spoiler it was %} said", "p *More* a b On\np Who it was said"},
		{"unknown, with a title", "::: panel A title\nText\n:::", "p *A title*\np Text"},
	})
}

func TestNotesOfNoteTakersAreRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"links", "[[Page]], [[a/Page#Part|label]], [[#Part]] and [[Page#^block]]", "p <Page>(/Page), <label>(/a/Page#Part), <Part>(#Part) and <Page>(/Page#^block)"},
		{"pictures", "![[a.png|300]]\n![[b.jpg|right|A view|300x500]]", "picture a.png \"\" \"\"\npicture b.jpg \"A view\" \"\""},
		{"shown notes", "![[Note#Part]]", "p <Note › Part>(/Note#Part)"},
		{"in a table", "| a |\n|---|\n| [[X\\|Y]] |", "table [0] [a] [<Y>(/X)]"},
		{"marked text", "a ==b c== d, x==y and y==z", "p a [b c] d, x==y and y==z"},
		{"names between blanks", "[[ a-note ]], [[ a == b ]]", "p <a-note>(/a-note), [[ a == b ]]"},
		{"conditions and numbers", "if [[ -f x ]] or [[1]] or [[1,2],[3,4]]", "p if [[ -f x ]] or [[1]] or [[1,2],[3,4]]"},
		{"comments and anchors", "a %%hidden%% b ^anchor\n\n%%\nhidden\n%%", "p a b"},
		{"callout with looks", "> [!NOTE|right] Title\n> Text", `callout note "Title"(p Text)`},
		{"notes over lines, with code, of one word", "a^[Note that `x]` is\n[here](/b).] end and b^[Yes.]; c ^[no\n\nd]", "p a (Note that `x]` is <here>(/b).) end and b (Yes.); c ^[no\np d]"},
		{"notices and folds with titles behind words for looks", "{% noteblock idea, Title %}\n\na\n\n{% endnoteblock %}\n\n{% fold info @Title %}\nb\n{% endfold %}", "callout note \"Title\"(p a)\ncallout details \"Title\"(p b)"},
		{"notes within a line", "a^[A *b* c.] d x^[a-z]", "p a (A /b/ c.) d x^[a-z]"},
		{"what Logseq notes for itself", "- ### A\n  collapsed:: true\n\t- b\n\t  id:: 64f\n- DONE c\n  SCHEDULED: <2024-05-07 Tue>\n  :LOGBOOK:\n  CLOCK: x\n  :END:\n- query-table:: true", "list ordered=false start=0 tight=true done(h3 #a A; list ordered=false start=0 tight=true(p b) | p c)"},
		{"macros and blocks of Logseq", "{{renderer :x}} a {{embed ((b))}}\n\n{{video https://youtu.be/a}}\n\n- #+BEGIN_TIP\n  b\n  #+END_TIP\n\n((64f1a2b3-0000-4000-8000-1234567890ab)) c", "p a\nembed YouTube video \"\" https://youtu.be/a\nlist ordered=false start=0 tight=true(callout tip \"\"(p b))\np c"},
		{"who said what in HackMD", "> One.\n> [name=Ana Bo] [time=Sun, 9 PM] [color=#907bf7]\n\n> Two [name=ana]\n> > Three [time=Monday]\n> [color=red]\n\n`[name=x]` [name=x]\n\n:::spoiler Look\na\n:::\n\n{%youtube abc %}", "pull(p One.) by Ana Bo, Sun, 9 PM\nquote(p Two⏎— ana; quote(p Three (Monday)))\np `[name=x]` [name=x]\ncallout spoiler \"Look\"(p a)\nembed YouTube video \"\" https://www.youtube.com/watch?v=abc"},
		{"names of blocks", "One. ^blk1\n\n- two ^a1b2c3\n\n> three\n\n^long-name\n\nfour, see [[#^any]]\n\nfive ^any\n\n## Six ^six6x", "p One.\nlist ordered=false start=0 tight=true(p two)\nquote(p three)\np four, see <any>(#^any)\np five\nh2 #six Six"},
		{"carets that name no block", "Press ^C\n\n2 ^10\n\nSo true ^this\n\na ^blk1 `b` ^_^\n\nx ^blk1 *y*\n\n`a ^blk1`\n\n$a ^blk1$", "p Press ^C\np 2 ^10\np So true ^this\np a ^blk1 `b` ^_^\np x ^blk1 /y/\np `a ^blk1`\np $a ^blk1|a ᵇlk1$"},
		{"states of tasks", "- [/] a\n- [-] *b*\n- [>] c\n- [!] d\n- [?] e\n- [-](f)\n\n1. [x] g\n2. [/] h", "list ordered=false start=0 tight=true begun dropped moved urgent asked(p a | p /b/ | p c | p d | p e | p <->(f))\nlist ordered=true start=1 tight=true done begun(p g | p h)"},
		{"names of blocks that are words", "See [[Page]]. ^why\n\n## Head ^part-a\n\n`x ^no`\n\n2 ^10", "p See <Page>(/Page).\nh2 #head Head\np `x ^no`\np 2 ^10"},
		{"labels before pages", "[[The label|topic.part-a]] [[topic.part-a|b]] [[Page|label]] [[Notes|v1.2]] [[Code|a.js]] `[[A b|c.d]]`", "p <The label>(/topic.part-a) <b>(/topic.part-a) <label>(/Page) <v1.2>(/Notes) <a.js>(/Code) `[[A b|c.d]]`"},
		{"films of notes", "![[clip.mp4]]\n\n![[a/b.mp3|Said]]", "embed Video \"\" clip.mp4\nembed Recording \"Said\" a/b.mp3"},
		{"fields of Dataview", "Mood:: good\n**Place**:: [[Pier]]\ntext `a:: b`\n\n- x:: 1 (y:: two) [z:: 3] std::a\n\na::b and {x :: y}", "p Mood: good⏎*Place*: <Pier>(/Pier)⏎text `a:: b`\nlist ordered=false start=0 tight=true(p x: 1 (y:: two) [z:: 3] std::a)\np a::b and {x :: y}"},
		{"such fields within a line", "I was (mood:: good) at [place:: the *pier*] today", "p I was good at place: the /pier/ today"},
		{"tasks of Logseq", "- TODO a\n  id:: 64f\n- DOING *b*\n- DONE c\n- CANCELED d\n- WAITING e", "list ordered=false start=0 tight=true open begun done dropped(p a | p /b/ | p c | p d | p WAITING e)"},
		{"such words elsewhere", "- TODO a\n- DONE b", "list ordered=false start=0 tight=true(p TODO a | p DONE b)"},
		{"sizes of pictures, pages of files", "![A pier|300](a.png) ![|20x30](b.png)\n\n![[a/b.pdf#page=3]]", "picture a.png \"A pier\" \"\"\npicture b.png \"\" \"\"\np <b.pdf>(/a/b.pdf)"},
		{"macros of Roam", "- {{[[TODO]]}} a\n- {{DONE}} b\n- {{[[table]]}}\n\nc {{[[embed]]: ((((x))))}} d `{{[[TODO]]}}`", "list ordered=false start=0 tight=true open done(p a | p b | p ‹table›)\np c d `{{[[TODO]]}}`"},
		{"folded callout", "> [!info]- Title\n> Text", `callout info "Title"(p Text)`},
	})
}

func TestLinesForTheProgramAreLeftOut(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"contents", "[TOC]\n\n[[toc]]\n\n[[_TOC_]]\n\n@[toc](Contents)\n\nText", "p Text"},
		{"snippets", "--8<-- \"a.md:1:3\"\n-8<- \"https://b.example/b.md\"\n\n--8<--\nc.md\n--8<--\n\n--8<-- \"inc/abbreviations.md\"\n\n--8<-- [start:d]\n\n--8<-- is a mark\n\n<<< @/a.js\n\nText", "p ‹a.md› ‹https://b.example/b.md›\np ‹c.md›\np --8<-- is a mark\np Text"},
		{"code in a line with its language", "`#!python print(a)` `#!bash` `#!perl -w` `#!/bin/sh -e` `` `#!c x` ``", "p `print(a)` `#!bash` `#!perl -w` `#!/bin/sh -e` ``#!c x``"},
		{"abbreviations", "*[HTML]: Hyper Text\n*[CSS]: Sheets", ""},
		{"comment of MDX", "{/* truncate */}\n\nText", "p Text"},
		{"icons and keys", "A :material-heart: b ++ctrl+c++ :icon{name=\"x\"} c ++\"My key\"+f1++", "p A b ctrl+c c My key+f1"},
		{"caption on the line of its picture", "![a](__GHOST_URL__/a.png)*Said below*", `picture /a.png "a" (Said below)`},
		{"tags within HTML", "<div>\n  {% include figure.liquid path=\"a.jpg\" caption=\"A [b]\" %}\n  {{< button href=\"/c\" >}}d{{< /button >}}\n</div>", "picture a.jpg \"A [b]\" \"\"\np <d>(/c)"},
		{"headings without a space", "##One *two*##\n\n> ###三\n\n#tag and ##no\n##more\n\n##", "h2 #one-two One /two/\nquote(h3 #三 三)\np #tag and ##no ##more"},
		{"contents that the site makes", "## Table of contents\n\n## One\n\nText\n\n## Contents\n\n- a", "h2 #one One\np Text\nh2 #contents Contents\nlist ordered=false start=0 tight=true(p a)"},
		{"picture of Hashnode", "![a](https://example.com/a.png align=\"center\")", `picture https://example.com/a.png "a" ""`},
		{"badge in a heading", "## Two <Badge text=\"beta\" type=\"tip\" />\n\nThe <Foo /> tag", "h2 #two-beta Two beta\np The <Foo /> tag"},
		{"roles and targets of MyST", "(here)=\n\n{ref}`a` and {py:func}`b` {c}", "p `a` and `b` {c}"},
		{"names of dev.to", "{% user ada %} {% tag go %} {% github ada/mill %}", "p @ada #go <ada/mill>(https://github.com/ada/mill)"},
		{"ruby and comments of templates", "a <%= link_to \"b\" %>{{/* c */}}{# d #} e `<% f %>`\n\n## G {#h}", "p a e `<% f %>`\nh2 #h G"},
		{"svelte", "{#if x}\nshown {@html y}\n{/if}\n\nREADMORE\n\n{#id}", "p shown\np {#id}"},
		{"svelte that a text is about", "Use {#if x} or {{#each y}} here.", "p Use {#if x} or {{#each y}} here."},
		{"contents of MyST", "```{toctree}\n:caption: Guides\n:glob:\n\nA title <a/b>\nself\nc/d.md\ne/*\n```\n\n```{toctree}\n:hidden:\nf\n```", "p *Guides*\nlist ordered=false start=0 tight=true(p <A title>(a/b) | p <d>(c/d.md))"},
		{"who said a quotation, between tags", "> Words here.\n> <cite>[Ann](/a), potter</cite>\n\n> Words here.\n>\n> <footer>— <cite title=\"x\">Ann</cite></footer>\n\nThe <cite>Book</cite>", "pull(p Words here.) by <Ann>(/a), potter\npull(p Words here.) by Ann, \np The /Book/"},
		{"notices that are elements", "<callout-warning class=\"aside\">\n  See [a\n  b](/c).\n</callout-warning>\n\nThe <x-y> tag", "callout warning \"\"(p See <a b>(/c).)\np The <x-y> tag"},
		{"names of code in a group", "```js [a.js]\nx\n```", `code js "a.js" "x\n"`},
		{"files put in by VuePress", "@include(./a.md)\n\n@[code{1-3} js](../x.js)\n\nText", "p Text"},
		{"outputs alone", "{{blogdetails .}}\n\n{{ published }} | {{ authors }}\n\nText {{ x }}", "p ‹blogdetails›\np ‹published› ‹authors›\np Text {{ x }}"},
		{"commands and boxes of Franklin", "\\toc\n\n@@note\nIn a box.\n@@\n\n@@left Text @@ b\n\n\\figalt{A shed}{/a.png}", "p In a box.\np Text b\npicture /a.png \"A shed\" \"\""},
		{"sizes of pictures", "![a](/a.png =200x300) ![b](b.png =50% \"B\") x = y", "p !(a /a.png) !(b b.png) x = y"},
		{"HTML between marks of Franklin", "\\toc\n\n~~~\n<style>\na {}\n</style>\n~~~\n\nOne[^1]\n\n\\\\\n\n[^1]: ~~~<b>~~~Two~~~</b>~~~\n\n```\n~~~<b>~~~\n```", "p One^1\ncode  \"\" \"~~~<b>~~~\\n\"\nnotes(p *Two*)"},
		{"a fence of tildes elsewhere", "~~~\n<b>\n~~~", "code  \"\" \"<b>\\n\""},
		{"links whose addresses another file has", "[Go #1][] and ([b][]), a[1][] `[c][]`\n\n{% include links.md n=\"1\" %}\n[d]: /d\n\n[d][]", "p Go #1 and (b), a[1][] `[c][]`\np <d>(/d)"},
		{"code in a frame, named at its end", "<div class=\"c\">\n{% highlight js %}\na\n\nb\n{% endhighlight js %}\n</div>\n\nc", "code js \"\" \"a\\n\\nb\\n\"\np c"},
		{"addresses through filters of a site's own", "<img src=\"{{ 'a/b.png' | asset_path }}\"/>\n\n[c]({{ \"/d e\" | t: \"f\" }})", "picture a/b.png \"\" \"\"\np <c>(/d%20e)"},
		{"arguments between curly quotes", "{{< video “https://youtu.be/a” title=“B c” >}}", "embed YouTube video \"B c\" https://youtu.be/a"},
		{"formulas that a text names", "As \\eqref{eq:one} says, \\ref{two}, `\\ref{x}`.", "p As (eq:one) says, (two), `\\ref{x}`."},
		{"what somebody says", "<Conv name=\"Ada\" mood=\"calm\">\n  It floats.\n</Conv>\n\n<XeConv name=\"Bo\">Does it?</XeConv>\n\n<Picture path=\"a/b\" desc=\"A raft\"/>", "p *Ada*⏎It floats.\np *Bo*⏎Does it?\npicture a/b \"A raft\" \"\""},
		{"attributes of Vue", "a <Comp :a=\"b\" @click=\"c\" #d>e</Comp> f @g", "p a e f @g"},
		{"readings in braces", "{春日^はるび}の{漢|字^かん|じ}と{電子|でん|し}、{a|b} {x^2} {選択|option} `{漢|かん}`", "p 春日(はるび)の漢字(かんじ)と電子(でんし)、{a|b} {x^2} {選択|option} `{漢|かん}`"},
		{"readings and icons", "[CJK]^(Chinese, Japanese) :(fas fa-camp fa-fw): out [a](b)", "p CJK (Chinese, Japanese) out <a>(b)"},
		{"spans of Pandoc", "[Small]{.smallcaps} [a](b){.c} [d][e]{.f} [g]{not these}\n\n[e]: /e", "p Small <a>(b) <d>(/e) [g]{not these}"},
		{"marks of summaries and files", "PELICAN_END_SUMMARY\n\n{! inc.md !}\n\n100 % sure", "p 100 % sure"},
		{"comments of MyST", "% a\n% b\n\nc\n\n:::{note}\n% d\n\ne\n:::", "p c\ncallout note \"\"(p e)"},
		{"percents elsewhere", "% of all: 20\n\n```{r}\nx\n```", "p % of all: 20\ncode r \"\" \"x\\n\""},
		{"what Gatsby shows in place of code", "`youtube: https://www.youtube.com/embed/a`\n\n`youtube: a` in text\n\n`vimeo: [Cool](https://vimeo.com/1)`", "embed YouTube video \"\" https://www.youtube.com/watch?v=a\np `youtube: a` in text\nembed Vimeo video \"Cool\" https://vimeo.com/1"},
		{"notices of Gatsby", "[[warning | Mind]]\n| the *step*\n| and\n\n| a | b |\n|---|---|", "callout warning \"Mind\"(p the /step/ and)\ntable [0 0] [a|b] "},
		{"notice of Hashnode", "<div data-node-type=\"callout\">\n<div>Mind it</div>\n</div>", `callout note ""(p Mind it)`},
		{"pages that Zenn shows", "@[youtube](abc)\n\n@[card](https://a.example/b)\n\na@[b](c)", "embed YouTube video \"\" https://www.youtube.com/watch?v=abc\np <a.example/b>(https://a.example/b)\np a@<b>(c)"},
		{"pages that Hatena shows", "[:contents]\n\n[https://a.example/b:embed:cite] [https://a.example/c:title=C]", "p <a.example/b>(https://a.example/b) <C>(https://a.example/c)"},
		{"notices of Qiita and Zenn", ":::note warn\na\n:::\n\n:::message alert\nb\n:::\n\n:::message\nc\n:::", "callout warning \"\"(p a)\ncallout danger \"\"(p b)\ncallout message \"\"(p c)"},
		{"formulas of kramdown in a line", "a $$ 2x - 1 $$ b", "p a $2x - 1|2x − 1$ b"},
		{"a file named below its code", "```go\na\n```\n{: file='x/y.go' .z }\n\nb\n{: file=\"c\" }", "code go \"x/y.go\" \"a\\n\"\np b"},
		{"ranges between tildes", "周一~周五,9点~18点 5~6 or 7~8, 1~2~3 a~b~c x~10~ ~no~", "p 周一~周五,9点~18点 5~6 or 7~8, 1~2~3 a~b~c x₁₀ -no-"},
		{"addresses with other letters", "See http://example.com/日本語 and https://a.example/wiki/日本_(x), https://a.example/Москва.\n\n看 http://a.example/b查看。 www.a.example/é", "p See <example.com/日本語>(http://example.com/日本語) and <a.example/wiki/日本_(x)>(https://a.example/wiki/日本_(x)), <a.example/Москва>(https://a.example/Москва).\np 看 <a.example/b>(http://a.example/b)查看。 <www.a.example/é>(http://www.a.example/é)"},
		{"raised and lowered", "19^th^ H~2~O ~no~ ~~2~~ x^2 and y^2", "p 19ᵗʰ H₂O -no- -2- x^2 and y^2"},
		{"options of chunks", "```{r}\n#| echo: false\n#| label: fig-x\nx\n```\n\n```sh\n#| not\n```", "code r \"\" \"x\\n\"\ncode sh \"\" \"#| not\\n\""},
		{"code that is run", "```{r setup, include=FALSE}\nx\n```\n\n```{r cars, echo=TRUE, fig.cap=\"The \\\"cars\\\"\"}\nsummary(cars)\n```\n\n```{python}\n#| fig-cap: 'A line'\nplot()\n```\n\n```{r, echo=FALSE}\n```\n\n```{r}\n#| include: false\ny\n```", "code r \"The \\\"cars\\\"\" \"summary(cars)\\n\"\ncode python \"A line\" \"plot()\\n\""},
		{"pictures that code shows", "```{r, fig.cap='A bay'}\nknitr::include_graphics(\"img/a.png\")\n```\n\n```r\ninclude_graphics(\"b.png\")\n```", "picture img/a.png \"A bay\" (A bay)\ncode r \"\" \"include_graphics(\\\"b.png\\\")\\n\""},
		{"blocks between slashes", "![a](a.png)\n/// caption\nThe *words*\n///\n\n/// details | More `x`\n    type: warning\n    open: true\n\nInner\n\n//// note\nDeep\n////\n///\n\nSee file:///a\n\n```\n/// note\n///\n```", "picture a.png \"a\" (The /words/)\ncallout warning \"More `x`\"(p Inner; callout note \"\"(p Deep))\np See file:///a\ncode  \"\" \"/// note\\n///\\n\""},
		{"a link around a card", "<figure class=\"kg-card kg-bookmark-card\"><a href=\"https://a.example/x\"><div><div>The title</div><div>About</div><img class=\"kg-bookmark-icon\" src=\"i.png\"></div><div class=\"kg-bookmark-thumbnail\"><img src=\"t.png\"></div></a></figure>\n\n<div><a href=\"/b\"><h3>Head</h3></a></div>\n\n<p>After</p>", "p <The title>(https://a.example/x)\np About\nh3 #head <Head>(/b)\np After"},
		{"a picture for several screens", "<p><a href=\"/b\">\n <picture>\n  <source srcset=\"d.png\">\n  <img src=\"a.png\" alt=\"A\">\n </picture>\n</a></p>", "picture a.png \"A\" \"/b\""},
		{"expressions, fragments and elements of MDX", "import A from 'a'\n\n{a.map(x => <li>{x}</li>)}\n\n<ul>\n  {b.map(i => (\n    <li>{i}</li>\n  ))}\n</ul>\n\n<>\nText with {'{'}braces{'}'} and <A b={`x = 1`} label=\"L\" />\n</>\n\n<div className=\"x\" style={{a: 'b'}}>\n  **Bold**\n</div>\n\n{a} begins and ends {b}", "p Text with {braces} and L\np *Bold*\np ‹a› begins and ends ‹b›"},
		{"outputs in links, a formula of Zola's, attributes of captions", "{% for i in x %}\n* [{{ i.title }}]({{ i.url }})\n{% endfor %}\n\nInline {{ katex(body=\"y^3\") }}.\n\n| a |\n|---|\n| 1 |\n\n: About {#tbl-1 .striped tbl-colwidths=\"[1]\"}", "p Inline $y^3|y³$.\ntable [0] [a] [1]\ncredit About"},
		{"pictures beside text, captions of Medium's", "![](a.png)Ada is a *fine* writer.\nShe\n\n![](https://cdn.medium.com/x.png)The caption\n\n![a](b.png), then", "picture a.png \"\" \"\"\np Ada is a /fine/ writer. She\npicture https://cdn.medium.com/x.png \"\" (The caption)\np !(a b.png), then"},
		{"what scripts put in", "<script src=\"https://gist.github.com/ada/12.js\"></script>\n\nSee <script src=\"https://asciinema.org/a/14.js\" async></script> <script src=\"https://a.example/b.js\"></script>.", "embed Gist \"\" https://gist.github.com/ada/12\np See <Terminal recording>(https://asciinema.org/a/14) ."},
		{"a film behind its first picture, numbers of HTML, an aside of Notion's", "[![Watch](https://img.youtube.com/vi/abc/0.jpg)](https://www.youtube.com/watch?v=abc)\n\n<ol start=\"3\"><li>c</li></ol>\n\n<aside>\n💡 Mind **this**.\n\n</aside>\n\na<hr>b <svg><text>c</text></svg>", "embed YouTube video \"Watch\" https://www.youtube.com/watch?v=abc\nlist ordered=true start=3 tight=true(p c)\np 💡 Mind *this*.\np a⏎b"},
		{"what kramdown leaves out", "{::comment}\nhidden\n{:/comment}\n\na {::nomarkdown}<i>b</i>{:/} c\n\n{::options x=\"y\" /}\n\nd", "p a /b/ c\np d"},
		{"tables of kramdown", "|-----\n| a | b\n|-----\n| c | d\n{: .table}\n\n| e | f |\n| g | *h* |\n\n|---+---|\n| i | j |\n|---|---|\n| k | l |\n\n| alone |", "table [0 0] [a|b] [c|d]\ntable [0 0] [] [e|f][g|/h/]\ntable [0 0] [i|j] [k|l]\np | alone |"},
		{"notices of GitHub before it had signs for them", "> **Note**\n> Mind *this*\n\n> **Warning**\n>\n> That\n\n> **Note**: no notice", "callout note \"\"(p Mind /this/)\ncallout warning \"\"(p That)\nquote(p *Note*: no notice)"},
		{"what Middleman runs", "<%= image_tag \"a.png\", alt: \"A\" %>\n\n<%= link_to 'B', '/b' %><% c %>\n\n<% code(\"ruby\") do %>\nputs [[x]]\n<% end %>\n\n<% code(\"c\") %>", "picture a.png \"A\" \"\"\np <B>(/b)\ncode ruby \"\" \"puts [[x]]\\n\""},
		{"a figure of Quarto's", "::: {#fig-x layout-ncol=2}\n![A](a.png){#fig-a}\n\n![B](b.png)\n\nBoth *mills*\n:::", "picture a.png \"A\" \"\"\npicture b.png \"B\" (Both /mills/)"},
		{"code of RunKit", "{% runkit\n// hidden\n%}\nimport a from 'b'\n{% endrunkit %}", "code  \"\" \"import a from 'b'\\n\""},
		{"parts and ends of Nuxt's components", "::card\n  ::b\n  c\n  ::\n\n#header\nd :badge[e]{color=\"x\"} [f]{.g}\n\n#footer\n::\n::", "p c\np d e f"},
		{"elements of Svelte's own", "<svelte:head>\n  <title>x</title>\n</svelte:head>\n<svelte:options a />\n\n# {title}\n\ntext", "p text"},
		{"a footnote that nobody refers to", "a[^1]\n\n[^1]: b\n[^2]: c\n\n[^3]: d", "p a^1\np [^3]: d\nnotes(p b ⏎[^2]: c)"},
		{"marks of editors", "a {++b *c*++} {--d--} {~~e~>f~~} {==g==}{>>no<<} ^^h i^^ `{++j++}` {{k}}", "p a b /c/ -d- -e- f [g] h i `{++j++}` {{k}}"},
		{"twins for dark pages", "![A](a.png#only-light) ![A](b.png#only-dark){ width=\"3\" }\n\n<img src=\"c.png#gh-dark-mode-only\"><img src=\"d.png#gh-light-mode-only\">", "picture a.png#only-light \"A\" \"\"\npicture d.png#gh-light-mode-only \"\" \"\""},
		{"a picture for dark pages alone", "![A](b.png#only-dark)", "picture b.png#only-dark \"A\" \"\""},
		{"a table in a list", "```{list-table} Of *all*\n:header-rows: 1\n\n* - A\n  - B\n* - 1\n  - `2`\n```", "table [] [A|B] [1|`2`]\ncredit Of /all/"},
		{"who is quoted below a quotation", "> Saying no.\n\n<cite>Steve Example</cite> --- A Conference, 1997\n{: .small}\n\n> No.\n\nText", "pull(p Saying no.) by Steve Example, A Conference, 1997\nquote(p No.)\np Text"},
		{"rules within a table", "| a | b |\n|---|---|\n| c | d |\n|-------|\n| e | f |\n|=======|\n| g | --- |", "table [0 0] [a|b] [c|d][e|f][g|---]"},
		{"notices of Minimal Mistakes", "<div class=\"notice--primary\" markdown=\"1\">\n**a**\n</div>\n\n<div class=\"notice--danger\"><p>b</p></div>", "callout note \"\"(p *a*)\ncallout danger \"\"(p b)"},
		{"lines of an address", "<address>\n  a<br /> b\n</address>", "p a⏎b"},
		{"formulas between blanks", "$ \\sin(x) = 1 $ costs $ 5 and $ 10, in $\\KaTeX$", "p $\\sin(x) = 1|sin(x) = 1$ costs $ 5 and $ 10, in $\\KaTeX|KaTeX$"},
		{"a heading of a notice", "> ##### TIP\n>\n> a\n{: .block-tip }\n\n> ##### Mind *this*\n>\n> b\n{: .block-danger }", "callout tip \"\"(p a)\ncallout danger \"Mind /this/\"(p b)"},
		{"grids", "+-----+------:+\n| A   | B     |\n| c   |       |\n+=====+======:+\n| 漢  | - one |\n|     | - two |\n+-----+-------+\n\n+---+---+\n| a | b |\n+---+---+", "table [0 3] [A c|B] [漢|- one⏎- two]\ntable [0 0] [] [a|b]"},
		{"columns below dashes", "  Right Left\n------- -----\n     12 a b|c\n    123 d\n\n---- ---\na    b\n---- ---", "table [3 0] [Right|Left] [12|a b|c][123|d]\ntable [0 0] [] [a|b]"},
		{"rows of several lines", "--------------\nOne    Two\n       three\n------ -------\na      b\n       c\n\nd      e\n--------------", "table [0 0] [One|Two three] [a|b c][d|e]"},
		{"dashes that draw nothing", "Not one\n-- --\n\nTwo words\n---- ----\nthe words go on", "p Not one\nrule\np Two words\nrule\np the words go on"},
		{"labels that are words of colours too", "{% details Blue whales %}\na\n{% enddetails %}\n\n{% folding blue, Whales %}\nb\n{% endfolding %}", "callout details \"Blue whales\"(p a)\ncallout details \"Whales\"(p b)"},
		{"labels in quotes", "{{< detail \"To be seen\" >}}\na\n{{< /detail >}}\n\n{% Compare 'worse', 'Not so good' %}\nb\n{% endCompare %}\n\n{{< grid \"wide\" >}}\nc\n{{< /grid >}}", "p *To be seen*⏎a\np *Not so good*⏎b\np c"},
		{"short forms", "{{< abbr \"LLM\" >}} and {{< abbr \"SVG\" \"Scalable Vector Graphics\" >}}", "p LLM and SVG (Scalable Vector Graphics)"},
		{"notices by their words", "{{< caution >}}\na\n{{< /caution >}}\n\n{% Aside 'important' %}\nb\n{% endAside %}", "callout caution \"\"(p a)\ncallout important \"\"(p b)"},
		{"the title of a fold between tags", "{% Details %}\n{% DetailsSummary %}\nSum\n{% endDetailsSummary %}\na\n{% endDetails %}", "callout details \"\"(p *Sum*⏎a)"},
		{"widgets of Hashnode", "%%[newsletter]\n\na %%[setup-audio] b", "p a b"},
		{"an empty line within a tag", "{{< entry icon=\"x\" header=\"M\"\n\nsubheader=\"U\">}}\n\na\n\n{{< /entry >}}", "p *M*⏎U\np a"},
		{"tags within tags of WordPress", "[vc_row][vc_column width=\"1/1\"][vc_text]a[/vc_text][/vc_column][/vc_row]", "p a"},
		{"what VitePress is told behind a title", "::: details Click {open}\na\n:::", "callout details \"Click\"(p a)"},
		{"pictures between commas", "{{< loop \"1.jpg,2.jpg\" >}}", "picture 1.jpg \"\" \"\"\npicture 2.jpg \"\" \"\""},
		{"a formula that Obsidian names", "$$\nx = 1\n$$ ^eq-1", "formula \"x = 1\" \"x = 1\""},
		{"looks of bulletin boards", "[size=30]Big[/size], [color=red]red[/color]", "p Big, red"},
		{"widgets in a line", "a [gallery ids=\"1,2\"] and [polldaddy poll=123]", "p a ‹gallery› and ‹polldaddy›"},
		{"figures and formulas of Tufte Jekyll", "{% marginfigure 'id' 'p.jpg' 'Cap *a*' %}\n\nOf {% m %}x^2{% em %}", "picture p.jpg \"\" (Cap /a/)\np Of $x^2|x²$"},
		{"text that is aligned", "{{< align left \"Beside\" >}}", "p Beside"},
		{"lines for the programs of WordPress and Grav", "a\n\n[mathjax]\n\n===\n\nb", "p a\np b"},
		{"what Distill cites", "Seen <d-cite key=\"ada1843\"></d-cite>.", "p Seen [ada1843]."},
		{"code and folds of Habr", "<spoiler title=\"More\">\na\n</spoiler>\n\n<source lang=\"python\">\nif a < b:\n    pass\n</source>\n\nb </source>", "callout details \"More\"(p a)\ncode python \"\" \"if a < b:\\n    pass\\n\"\np b"},
		{"blocks that Logseq refers to", "- The *first* block\n  id:: 12345678-1234-1234-1234-123456789abc\n- See ((12345678-1234-1234-1234-123456789abc)), ((12345678-1234-1234-1234-123456789abd)) not", "list ordered=false start=0 tight=true(p The /first/ block | p See The /first/ block, not)"},
		{"a tag over lines within a paragraph", "One {{< sidenote\n>}}two\nthree{{< /sidenote >}}\nfour.\n\nFive.", "p One (two three) four.\np Five."},
		{"calls that Zola shows", "Use {{/* youtube(id=\"x\") */}} and {%/* quote() */%}, not {{/* this */}}.", "p Use {{ youtube(id=\"x\") }} and {% quote() %}, not ."},
		{"both answers of a condition", "{% if a.b %}One{% else %}two{% endif %}. {% if false %}Never{% endif %}{% unless true %}this{% endunless %}", "p One / two."},
		{"what Nuxt shows in a line", ":video{src=\"https://a.example/y.mp4\" controls}\n\nSee :my-chart{id=\"abc\"} and :icon{name=\"x\"} here", "embed Video \"\" https://a.example/y.mp4\np See ‹my-chart› and here"},
		{"pictures with their caption between tags", "{{% thumbnail \"/a.png\" alt=\"A\" align=\"center\" %}}<p>Cap</p>{{% /thumbnail %}}", "picture /a.png \"A\" (Cap)"},
		{"code of Distill", "<d-code block language=\"js\">\n  var x = 25;\n\n  y\n</d-code>\n\nSee <d-code>z</d-code>.", "code js \"\" \"  var x = 25;\\n\\n  y\\n\"\np See `z`."},
		{"loops within elements", "<div>\n    {% for p in site.projects %}\n        {% include project.html project=p %}\n    {% endfor %}\n</div>\n\na\n\n<ul>\n{% for p in posts %}\n  <li>\n    <a href=\"{{ p.url }}\">{{ p.title }}</a>\n  </li>\n{% endfor %}\n</ul>\n\nb", "p ‹project›\np a\np b"},
		{"marks in HTML", "<p align=\"center\">\n  ![A](/a.png)\n</p>\n\n<center>[![B](/b.png)](/c)</center>\n\n<p>See [this](/x), **bold** and <b>that</b> &lt;tag&gt; 2 ** 3 ** 4.</p>", "picture /a.png \"A\" \"\"\npicture /b.png \"B\" \"/c\"\np See <this>(/x), *bold* and *that* <tag> 2 ** 3 ** 4."},
		{"blocks in HTML", "<div>\n- a\n- b\n</div>\n\n<details>\n<summary>T</summary>\n### h\nc\n</details>\n\n<div>\n- Ada\n</div>", "list ordered=false start=0 tight=true(p a | p b)\ncallout details \"T\"(h3 #h h; p c)\np - Ada"},
		{"breaks and rules in HTML above Markdown", "<br>\n![A](/a.png)\n\n<hr/>\n### b\n\n<br>\nc", "picture /a.png \"A\" \"\"\nrule\nh3 #b b\np c"},
		{"folds of Discourse, escaped tags of WordPress", "[details=\"A title\"]\na\n\nb\n[/details]\n\n\\[caption id=\"x\\_1\"\\]![](/a.png) Words\\[/caption\\]\n\n\\[gallery ids=\"1,2\"\\]", "callout details \"A title\"(p a; p b)\npicture /a.png \"\" (Words)\np ‹gallery›"},
		{"code in lists and quotations, words about preformatted text", "- a\n\n  ```js\n  <Foo />\n  ```\n- ```\n  > ```\n  <Foo />\n  ```\n\n> ```\n> <Foo />\n\n<Bar title=\"some words said\" />\n\nA `<pre>` is a tag.\n\n<Bar title=\"more words said\" />\n\n```\n```js\n<Foo />\n```", "list ordered=false start=0 tight=false(p a; code js \"\" \"<Foo />\\n\" | code  \"\" \"> ```\\n<Foo />\\n\")\nquote(code  \"\" \"<Foo />\\n\")\np some words said\np A `<pre>` is a tag.\np more words said\ncode  \"\" \"```js\\n<Foo />\\n\""},
		{"attributes of a quotation", "> a\n{cite=\"https://a.b\" caption=\"Ada Low, poet\"}", "pull(p a) by Ada Low, poet"},
		{"values that an MDX file exports", "export const year = 2024\nexport const who = 'A *b*', other = 1\nexport const meta = { title: \"T\", n: -3 }\n\n# In {year}\n\nBy {who}, {meta.title}{meta.n}, {meta.x} [{year}](/x/{year}/{y}) <b class={z}>{other}</b> `{year}`\n\n- {year}\n- {y}\n\n<Note title={who}>Since {year}</Note>\n\n{frontmatter.title} it is", "h1 #in-2024 In 2024\np By A *b*, T-3, ‹meta.x› <2024>(/x/2024/) *‹other›* `{year}`\nlist ordered=false start=0 tight=true(p 2024)\ncallout note \"A /b/\"(p Since 2024)\np ‹frontmatter.title› it is"},
		{"a template string of JSX", "import i from './i.png'\n\n<img\n  alt=\"I\"\n  src={i}\n  srcSet={`${i} 1x, ${j} 2x`}\n/>\n\n<img src={`/x/${a}.png`} alt=\"J\" />", "picture ./i.png \"I\" \"\"\npicture /x/.png \"J\" \"\""},
		{"texts that are masked, tabs and folds of Shoka, classes at ends", "!!点击!! and !!x y!!{mask}, wow!! So!!\n\n;;;id1 卡片\n\na\n\n;;;\n\n+++primary 关于 b\nc\n+++\n\n- item{.danger}\n- [x] 完成{.primary}\n\na {.b} c", "p 点击 and x y, wow!! So!!\np *卡片*\np a\ncallout details \"关于 b\"(p c)\nlist ordered=false start=0 tight=true done(p item | p 完成)\np a {.b} c"},
		{"directives of text alone", "The :spoiler[is *hidden*] :u[x] :kbd[K] 10:mark[y] :ruby[拼音(pin)]", "p The is /hidden/ x `K` 10:mark[y] 拼音(pin)"},
		{"a formula that is numbered", "$$\nx^2\n$$ {#eq-a}\n\n脚注^[脚注的内容]で^[word].", "formula \"x^2\" \"x²\"\np 脚注 (脚注的内容)で (word)."},
		{"a notice of one tag", "{% note 标题 这是正文 %}\n\n{% note color:warning \"Two words\" A: *text* with https://a.example/ %}\n\n{% note color:red Alone! %}\n\na", "callout note \"标题\"(p 这是正文)\ncallout warning \"Two words\"(p A: /text/ with <a.example>(https://a.example/))\ncallout note \"\"(p Alone!)\np a"},
		{"shortcodes between brackets", "[scode type=\"yellow\"]这是短代码框[/scode]\n\n[collapse status=\"false\" title=\"T\"]\na\n[/collapse]\n\n[tabs]\n[tab name=\"One\" active=\"true\"]\nb\n[/tab]\n[/tabs]\n\nc [su_note]d[/su_note] [button url=\"https://a.b\"]Go[/button] [b]e[/b] [f](/g) [/h](/i) `[b]x[/b]`\n\n[post cover=\"https://a.b/x.jpg\" size=\"small\"/]", "callout note \"\"(p 这是短代码框)\ncallout details \"T\"(p a)\np *One*⏎b\np c d <Go>(https://a.b) *e* <f>(/g) </h>(/i) `[b]x[/b]`\np <a.b/x.jpg>(https://a.b/x.jpg)"},
		{"elements of Joe that enclose nothing", "{cloud title=\"Plans\" type=\"default\" url=\"https://a.example/f\" password=\"k3y\"/}\n\n{copy showText=\"Shown\" copyText=\"npm i\"/}\n\n{progress percentage=\"50%\" color=\"#f00\"/}\n\n{lamp/}\n\n{dotted startColor=\"#f00\"/}\n\n{music-list id=\"12\"/}\n\n{dplayer src=\"a.mp4\"/}\n\n{callout color=\"#f0ad4e\"}mind{/callout}\n\nThe {lamp/} `{lamp/}`", "p <Plans>(https://a.example/f) `k3y`\np Shown `npm i`\np 50%\nrule\nrule\nembed Embedded page \"\" https://music.163.com/#/playlist?id=12\nembed Video \"\" a.mp4\ncallout note \"\"(p mind)\np The {lamp/} `{lamp/}`"},
		{"a film of Handsome's", "[video title=\"A\" url=\"https://a.example/x.mp4\" poster=\" \"] [/video]", "embed Video \"A\" https://a.example/x.mp4"},
		{"shortcodes between braces", "{message type=\"warning\" content=\"Words\"/}\n\n{abtn icon=\"\" href=\"https://b.c\" content=\"Go\"/}\n\n{collapse}\n{collapse-item label=\"T\" open}\na\n{/collapse-item}\n{/collapse}\n\n{bilibili bvid=\"BV1q4411i7gL\" page=\"1\"/}\n\n{hide}\nb {x}\n{/hide}", "callout warning \"\"(p Words)\np <Go>(https://b.c)\ncallout details \"T\"(p a)\nembed Bilibili video \"\" https://www.bilibili.com/video/BV1q4411i7gL\np b {x}"},
		{"folds and notices that hold nothing", "{{< details \"One\" >}}{{< /details >}}\n\na\n\n{{< details \"Two\" >}}\n{{< /details >}}\n\n{{< details \"Three\" >}}\nb\n{{< /details >}}\n\nc", "callout details \"One\"()\np a\ncallout details \"Two\"()\ncallout details \"Three\"(p b)\np c"},
		{"a fence right below its summary", "<details>\n<summary>A <b>b</b>:</summary>\n```js\na\n\n<p>\n```\n</details>\n\n<details open><summary>\nC\n</summary>\n~~~\na\n\nb\n~~~\n\n<details>\n<summary>D</summary>\n```\nd\n\ne\n```\n</details>\n\n:::note\nf\n:::\n</details>\n\n- g\n\n  <details>\n  <summary>H</summary>\n  ```\n  h\n\n  i\n  ```\n  </details>\n\n`</details>`", "callout details \"A *b*:\"(code js \"\" \"a\\n\\n<p>\\n\")\ncallout details \"C\"(code  \"\" \"a\\n\\nb\\n\"; callout details \"D\"(code  \"\" \"d\\n\\ne\\n\"); callout note \"\"(p f))\nlist ordered=false start=0 tight=false(p g; callout details \"H\"(code  \"\" \"h\\n\\ni\\n\"))\np `</details>`"},
		{"breaks of Nuxt", "One :br\ntwo :br three\n\n`:br` :brain:\n", "p One⏎two :br three\np `:br` 🧠"},
		{"breaks of Nuxt in a file of its components", "::x{a=\"b\"}\n\ntwo :br three", "p ‹x›\np two⏎three"},
		{"formulas of WordPress", "As $latex y^2 &s=2$, $latex Q$ and [latex]x^2[/latex]; $latex 5 or `$latex a$`", "p As $y^2|y²$, $Q|Q$ and $x^2|x²$; $latex 5 or `$latex a$`"},
		{"tags of WordPress that nothing ends", "[tweet 123]\n\n[vimeo https://vimeo.com/5 w=4]\n\n[soundcloud url=\"https://api.soundcloud.com/tracks/1\" /]\n\n[contact-form-7 id=\"1\" title=\"Contact form 1\"]\n\n[tweet this](/a), [tweet 5](/b) and `[tweet 1]`", "embed Post on X \"\" https://x.com/i/status/123\nembed Vimeo video \"\" https://vimeo.com/5\nembed SoundCloud recording \"\" https://api.soundcloud.com/tracks/1\np ‹contact-form-7›\np <tweet this>(/a), <tweet 5>(/b) and `[tweet 1]`"},
		{"addresses that WordPress wraps", "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://a.example/b\n</div><figcaption>C</figcaption></figure>\n\n<div class=\"wp-block-embed__wrapper\">https://youtu.be/abc12345678</div>\n\n<div>https://a.example/b</div>", "embed Embedded page \"\" https://a.example/b\ncredit C\nembed YouTube video \"\" https://youtu.be/abc12345678\np https://a.example/b"},
		{"versions that did not go together", "One\n<<<<<<< HEAD\nTwo *a*\n=======\nThree\n>>>>>>> b_c (Fix `d` <e>)\nFour\n\n- f\n<<<<<<< HEAD\n- g\n||||||| h\n=======\n>>>>>>> i\n- j\n\n```\n<<<<<<< HEAD\n=======\n>>>>>>> k\n```\n\nHead\n=======\n\n<<<<<<< is a mark", "p One\np ‹<<<<<<< HEAD›\np Two /a/\np ‹=======›\np Three\np ‹>>>>>>> b_c (Fix `d` <e>)›\np Four\nlist ordered=false start=0 tight=true(p f; p ‹<<<<<<< HEAD› | p g; p ‹||||||| h›; p ‹=======›; p ‹>>>>>>> i› | p j)\ncode  \"\" \"<<<<<<< HEAD\\n=======\\n>>>>>>> k\\n\"\nh1 #head Head\np <<<<<<< is a mark"},
		{"a summary is no notice", "<details>\n<summary>Steps</summary>\n\na\n</details>\n\n{{< admonition failure >}}\nb\n{{< /admonition >}}", "callout details \"Steps\"(p a)\ncallout failure \"\"(p b)"},
		{"what a picture of Quarto shows, an interval, a badge", "![](a.png){fig-alt=\"A bay\"}\n\nin $[a, b]$ and $(0,1)$ {{< badge \"New\" >}}\n\n```{r}\n#| echo: fenced\n\nx\n```", "picture a.png \"A bay\" \"\"\np in $[a, b]|[a, b]$ and $(0,1)|(0,1)$ New\ncode r \"\" \"x\\n\""},
		{"small letters", "<sub>Small words below it, and more.</sub> x<sup>n + 1</sup>", "p Small words below it, and more. x^(n + 1)"},
		{"code without a language", "```none title=a.js\nx\n```", "code  \"a.js\" \"x\\n\""},
		{"a recording in a component", "import S from 's'\n\n<SpotifyPlayer\n  uri=\"spotify:user:a:playlist:b\"\n/>", "embed Spotify recording \"\" https://open.spotify.com/user/a/playlist/b"},
		{"a table whose head is empty", "|   |   |\n|---|---|\n| a | b |", "table [0 0] [] [a|b]"},
		{"words with their reading", "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字", "p 漢(かん)字"},
		{"a plugin of Grav's", "[plugin:youtube](https://youtu.be/abc)", "embed YouTube video \"\" https://youtu.be/abc"},
		{"a title of Quarto", "::: {.callout-tip}\n## A *title*\nText\n:::", `callout tip "A /title/"(p Text)`},
		{"captions of tables", "| a |\n|---|\n| b |\n\n: The *words* {#tbl-x}", "table [0] [a] [b]\ncredit The /words/"},
		{"contents that a program put in", "<div id=\"TOC\"><ul><li><a href=\"#x\">X</a></li></ul></div>\n\nText", "p Text"},
		{"names of formulas", "\\begin{equation}\n\\label{eq:1}\nx = \\frac{1}{2}\n\\end{equation}", `formula "\\begin{equation}\n\\label{eq:1}\nx = \\frac{1}{2}\n\\end{equation}" "x = 1/2"`},
		{"footnotes of Distill", "a<d-footnote>b *c*</d-footnote> d", "p a (b /c/) d"},
		{"components of Bridgetown", "{%@ \"docs/note\", type: \"warning\" %}\na\n{% end %}\n\nb", "p a\np b"},
		{"imports in code make no MDX", "```js\nimport a from 'b'\nexport default a\n```\n\n- `x` {any} and {'text'}\n\nimport of goods {x}", "code js \"\" \"import a from 'b'\\nexport default a\\n\"\nlist ordered=false start=0 tight=true(p `x` {any} and {'text'})\np import of goods {x}"},
		{"prose with signs of machinery", "for %%i in (a) echo %%i.\n\nas\n^writer\nsays\n\nThe tower 2^3^2 and a++b++c.\n\n{ .lead is what I wrote }\n\nheading:: is how it is written\n\n10^3^ m", "p for %%i in (a) echo %%i.\np as ^writer says\np The tower 2^3^2 and a++b++c.\np { .lead is what I wrote }\np heading:: is how it is written\np 10³ m"},
		{"what only looks like it", "[TOC] is short\n\nAt 10:30-11:15: yes C++ and C++", "p [TOC] is short\np At 10:30-11:15: yes C++ and C++"},
		{"outputs of liquid", "![a]({{ '/a.png' | relative_url }}) {{ fig | markdownify | remove: \"<p>\" }}.", "p !(a /a.png) ‹fig›."},
	})
}

func TestMarksOfALongQuotationAreBoundedAsThoseOfAParagraph(t *testing.T) {
	for _, source := range []string{strings.Repeat("> [a] b\n", 1000), strings.Repeat("[a] b\n", 1000)} {
		blocks := article.Parse(model.Body{Text: source}).Blocks
		if _, ok := blocks[len(blocks)-1].(article.Remark); !ok {
			t.Errorf("%d blocks, the last is %T", len(blocks), blocks[len(blocks)-1])
		}
	}
	if blocks := article.Parse(model.Body{Text: strings.Repeat("> - [a] b\n", 1000)}).Blocks; len(blocks) != 1 {
		t.Errorf("a list in a quotation has %d blocks", len(blocks))
	}
}

func TestCommentsThatPointAtLinesOfCodeAreNoCode(t *testing.T) {
	for _, test := range []struct {
		source, text string
		marked       []article.LineRange
	}{
		{"a\n// highlight-next-line\nb\nc\n", "a\nb\nc\n", []article.LineRange{{First: 2, Last: 2}}},
		{"# highlight-start\na\nb\n# highlight-end\nc\n", "a\nb\nc\n", []article.LineRange{{First: 1, Last: 2}}},
		{"a // [!code ++]\nb <!-- [!code focus:2] -->\nc // [!code word:x]\n", "a\nb\nc\n", []article.LineRange{{First: 1, Last: 2}}},
		{"say highlight-next-line\n", "say highlight-next-line\n", nil},
	} {
		code, _ := article.Parse(model.Body{Text: "```js\n" + test.source + "```"}).Blocks[0].(article.CodeBlock)
		if code.Text != test.text || !slices.Equal(code.Highlighted, test.marked) {
			t.Errorf("%q: %q %v", test.source, code.Text, code.Highlighted)
		}
	}
}
