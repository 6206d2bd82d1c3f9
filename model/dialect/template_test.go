package dialect

import (
	"strings"
	"testing"
)

func TestTemplateTagsBecomeTheMarkdownTheyStandFor(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing to do", "a {b} c", "a {b} c"},
		{"octopress picture", "{% img right /images/x.png 200 300 A view %}", "![A view](</images/x.png>)"},
		{"hugo figure", `{{< figure src="a.jpg" caption="The [old] mill" >}}`, `![The \[old\] mill](<a.jpg>)`},
		{"a tag over lines", "{{< figure\n  src=\"a.jpg\"\n>}}\nNext", "![](<a.jpg>)\n\n\nNext"},
		{"jekyll include", `{% include figure.html src="/a.png" caption="A" %}`, "![A](</a.png>)"},
		{"highlight", "{% highlight ruby %}\nputs '{{ x }}'\n{% endhighlight %}", "``````ruby\nputs '{{ x }}'\n``````\n"},
		{"hugo highlight", "{{< highlight go \"linenos=table\" >}}\nx\n{{< /highlight >}}", "``````go\nx\n``````\n"},
		{"codeblock", "{% codeblock Time.rb lang:ruby %}\nx\n{% endcodeblock %}", "``````ruby title=\"Time.rb\"\nx\n``````\n"},
		{"raw", "{% raw %}{{ mustache }} {% tag %}{% endraw %} on", "&#123;{ mustache }} {% tag %} on"},
		{"blockquote", "{% blockquote Ada Low https://example.com/x The Book %}\nWords.\n{% endblockquote %}\nNext", "\n> Words.\n> <footer>— Ada Low, The Book</footer>\nNext"},
		{"quote without origin", "{% blockquote %}\nWords.\n{% endblockquote %}", "\n> Words.\n"},
		{"pullquote", "{% pullquote %}\nIt is {\" so very true \"} indeed.\n{% endpullquote %}", "\nIt is so very true indeed.\n<aside class=\"pullquote\">so very true</aside>"},
		{"tabs that the tag around them names", "{{< tabs items=\"JSON,YAML\" >}}\n{{< tab >}}one{{< /tab >}}\n{{< tab >}}\ntwo\n{{< /tab >}}\n{{< /tabs >}}", "\n**JSON**<br>one  \n**YAML**  \ntwo\n\n"},
		{"a diagram that begins on the line of its tag", "{{< mermaid >}}graph LR;\n  A-->B\n{{< /mermaid >}}\n{{< mermaid >}}a-->b{{< /mermaid >}}", "``````mermaid title=\"graph LR;\"\n  A-->B\n``````\na-->b"},
		{"pullquote over lines", "{% pullquote %}\nIt is {\" so very\ntrue \"} indeed, {\"yes\"}.\n{% endpullquote %}", "\nIt is so very\ntrue indeed, yes.\n<aside class=\"pullquote\">so very true … yes</aside>"},
		{"link target", "[x]({% post_url 2020-01-02-hello %})", "[x](2020-01-02-hello)"},
		{"hugo link target", `[x]({{< relref "post/hello.md" >}})`, "[x](post/hello.md)"},
		{"embed", "{{< youtube abc123 >}}", "![](<embed:https://www.youtube.com/watch?v=abc123>)"},
		{"gist", "{% gist ada/12345 %}", "![](<embed:https://gist.github.com/ada/12345>)"},
		{"notice", "{{% notice tip %}}\nText\n{{% /notice %}}", "::::::::::::::::tip\nText\n::::::::::::::::"},
		{"footnotes", "a{% fn_ref 1 %}\n{% footnotes %}\n{% fn The note. %}\n{% endfootnotes %}", "a[^fn-1]\n\n[^fn-1]: The note.\n"},
		{"unknown tags leave what they enclose", "{% if x %}shown{% endif %}{{< mystery a=1 >}}text{{< /mystery >}}", "showntext"},
		{"site variables", "![x]({{ site.baseurl }}/x.png)", "![x](/x.png)"},
		{"strings", `Write {{ "{{" }} to begin`, "Write {{ to begin"},
		{"other braces are the author's", "style={{ color: 'red' }}", "style={{ color: 'red' }}"},
		{"escaped shortcode", "{{</* figure */>}}", "&#123;{< figure >}}"},
		{"code spans", "Use `{% img x.png %}` or ``{{< y >}}``", "Use `{% img x.png %}` or ``{{< y >}}``"},
		{"fences", "```\n{% img x.png %}\n```\n{% assign %}", "```\n{% img x.png %}\n```\n"},
		{"indented code", "a\n\n    {{ x }}\n", "a\n\n    {{ x }}\n"},
		{"tags in indented code", "a\n\n\t{% extends 'b' %}\n\t{% load c %}\n\nd", "a\n\n\t{% extends 'b' %}\n\t{% load c %}\n\nd"},
		{"an end that is not there ends nothing", "{% quote %}\nx", "\nx"},
		{"a quotation on one line", "{% cq %}Words.{% endcq %}", "> Words."},
		{"zola call", `{{ img(src="a.png", alt="A", width=300) }}`, "![A](<a.png>)"},
		{"unknown call of zola", `Look {{ viewer(src="a.ply", big=true) }}.`, "Look ![viewer a.ply](<chip:>)."},
		{"a call in prose is the author's", "{{ msg() + 1 }}", "{{ msg() + 1 }}"},
		{"zola blocks end without a name", "{% quote(author=\"Ada\") %}\nx\n{% note() %}\ny\n{% end %}\nz\n{% end %}\nw", "\n> x\n> ::::::::::::::::note\n> y\n> ::::::::::::::::\n> z\n> <footer>— Ada</footer>\nw"},
		{"zola raw", "{% mermaid() %}\na-->b\n{% end %}\nc", "``````mermaid\na-->b\n``````\nc"},
		{"boxes in boxes", "{% note info %}\n{% folding red, Mehr %}\nx\n{% endfolding %}\n{% endnote %}", "::::::::::::::::info\n:::::::::::::::details[Mehr]\nx\n:::::::::::::::\n::::::::::::::::"},
		{"a box whose end shares a line is no box", "{{< alert >}}\nx{{< /alert >}}\ny", "\nx\ny"},
		{"icons are no kind of notice", "{{< alert \"twitter\" >}}\nx\n{{< /alert >}}", "::::::::::::::::note\nx\n::::::::::::::::"},
		{"notice of an include", `{% include warning.html content="Mind the **step**." %}`, ":::warning[]{} Mind the **step**. :::"},
		{"embed of an include", `{% include embed/youtube.html id='abc' %}`, "![](<embed:https://www.youtube.com/watch?v=abc>)"},
		{"inline shortcode", "a\n{{< x.inline >}}\n{{ if .Page }}\n{{< /x.inline >}}\nb", "a\n\n\n\nb"},
		{"liquid comment", "a{% comment %}b\nc{% endcomment %}d", "a\nd"},
		{"tabs of hexo", "{% tabs x %}\n<!-- tab One@icon -->\n1\n<!-- endtab -->\n{% endtabs %}\n<!-- tab No -->", "\n**One**  \n1\n<!-- endtab -->\n\n<!-- tab No -->"},
		{"buttons", "{% btn '/a', Go, fa-link %}{{< button href=\"/b\" >}}Stay{{< /button >}}", "[Go](</a>)[Stay](</b>)"},
		{"coloured text", "{% label primary @one %} {% span red, two %} {% hideInline three,Show,#fff %}", "one two three"},
		{"link to a file with a blank", "[x]({% link docs/a b.md %}#c) [y]({% link docs/a.md %})", "[x](docs/a%20b.md#c) [y](docs/a.md)"},
		{"link to a file", "[x]({% link _posts/2022-12-01-start.md %})", "[x](_posts/2022-12-01-start.md)"},
		{"caption in Markdown", `{{< figure src="a.jpg" caption="By [Ada](https://example.com)" >}}`, "![](<a.jpg>) <em markdown=\"1\">By [Ada](https://example.com)</em>"},
		{"title, caption and credit", `{{< figure src="a.jpg" title="A" caption="B *c*" attr="Ada" attrlink="https://ada.example" alt="D" >}}`, "![D](<a.jpg>) <em markdown=\"1\"><strong>A.</strong> B *c* — [Ada](<https://ada.example>)</em>"},
		{"a linked picture with a credit", `{{< figure src="a.jpg" attr="Ada" link="/b" >}} x`, "[![Ada](<a.jpg>)](</b>) x"},
		{"what it shows and a caption", `{% include figure.html src="a.jpg" alt="A bay" caption="The bay" %}`, "![A bay](<a.jpg>) <em>The bay</em>"},
		{"text with a style, a style sheet", "{{< style \"color: red\" >}}\nText\n{{< /style >}}\n\n{{< style >}}\np {}\n{{< /style >}}", "\nText\n\n\n\n\n"},
		{"a rule below a tag", "{{< youtube abc >}}\n---\n{% gist 1234567 'a.rb' %}\n----", "![](<embed:https://www.youtube.com/watch?v=abc>)\n***\n![](<embed:https://gist.github.com/1234567>)\n****"},
		{"code in tabs", "{% tabbed-codeblock %}\n<!-- tab sh -->\nls\n<!-- endtab -->\n\n<!-- tab js -->\nimport x from \"y\"\n<!-- endtab -->\n{% endtabbed-codeblock %}\nz", "\n``````sh\nls\n``````\n\n``````js\nimport x from \"y\"\n``````\n\nz"},
		{"names of pictures", "{% include image.html\n  name = \"a.png\"\n  caption = \"A\"\n%}\n{% include imageEmbed.html link=\"/b.png\" %}\n{{< gallery match=\"*.png\" >}}", "![A](<a.png>)\n\n\n\n[![](</b.png>)](</b.png>)\n![gallery *.png](<chip:>)"},
		{"links, files and titles of Hexo and Jekyll", "{% link a b https://a.example true c %} {% post_link d 'E f' false %} {% include_code [G] lang:js g.js %}", "[a b](<https://a.example>) [E f](<d>) ![include_code \\[G\\] g.js](<chip:>)"},
		{"a title of code", "{% highlight ts tabtitle=\"App.tsx\" %}\nx\n{% endhighlight %}", "``````ts title=\"App.tsx\"\nx\n``````\n"},
		{"a folder and a name, a picture tag", "{% include responsive-image.html name=\"a.png\" path=\"/img/\" alt=\"A\" %} {% picture /b.jpg --alt Of a b --img class=\"x\" %}", "![A](</img/a.png>) ![Of a b](</b.jpg>)"},
		{"a caption around a picture", "{% figure caption:\"The *mill*\" class:\"x\" %}\n![](a.png)\n{% endfigure %}", "\n![](a.png)\n<em markdown=\"1\">The *mill*</em>"},
		{"calls of Hugo's form", "{{< youtube(id=\"abc\") >}}\n{{% callout(type=\"tip\") %}}\nx\n{{% end %}}", "![](<embed:https://www.youtube.com/watch?v=abc>)\n::::::::::::::::tip\nx\n::::::::::::::::"},
		{"numbers with names", "{% assign n = 1.5 %}{{ n }}", "1.5"},
		{"formulas of Hugo Book", "{{< katex display=true >}}\nx^2\n{{< /katex >}}\nin {{< katex >}}x_1{{< /katex >}}\n{{% math %}}\n$$\ny\n$$\n{{% /math %}}\n{{< katex >}}", "$$\nx^2\n$$\nin $`x_1`$\n\n$$\ny\n$$\n\n"},
		{"formulas that hold nothing, empty lines, tags of their own", "{{< katex >}}{{< /katex >}} a\n{{< katex >}}\n\n{{< /katex >}}\n{{< katex >}}\nx\n\n{% y %}\n{{< /katex >}}\n{% katex display %}{{z}}{% endkatex %}", " a\n\n\n\n$$\nx\n \n{% y %}\n$$\n$${{z}}$$"},
		{"columns, folds in a group", "{{< columns >}}\na\n<--->\nb\n{{< /columns >}}\n{{< accordion mode=\"open\" >}}\n{{< accordionItem title=\"A\" >}}\nx\n{{< /accordionItem >}}\n{{< /accordion >}}", "\na\n\nb\n\n\n::::::::::::::::details[A]\nx\n::::::::::::::::\n"},
		{"friends of Butterfly's", "{% flink %}\n- class_name: Friends\n  link_list:\n    - name: Hexo\n      link: https://hexo.io/\n      avatar: a.png\n      descr: 'Fast'\n{% endflink %}\nx", "\n**Friends**\n\n\n- [Hexo](<https://hexo.io/>)\n\n  Fast\n\nx"},
		{"a title and a text", "{% include message.html title=\"T\" text=\"m *n*\" %}", ":::note[T]{} m *n* :::"}, {"a box of one tag", "{{< box title=\"T\" text=\"m\" >}}", "T: m  "},
		{"a picture around its caption", "{{< imgproc \"a.jpg\" Resize \"250x\" >}}\nThe *mill*\n{{< /imgproc >}}", "![](<a.jpg>) <em>\nThe *mill*\n</em>"},
		{"pictures around nothing, around blocks", "{{< imgproc a Fill \"9x9\" >}}\n\n{{< /imgproc >}}\n\n{{< figure src=\"b.png\" >}}\n\nThe *mill*\n\n{{< /figure >}}", "![](<a>)\n\n\n\n![](<b.png>)\n\nThe *mill*\n\n"},
		{"names of texts", "{% assign base = \"/i/\" | append: '2020' %}\n![A]({{ base }}/a.png) in {{ base | escape }}, {{ other }}", "\n![A](/i/2020/a.png) in /i/2020, {{ other }}"},
		{"addresses behind what only the site knows", "[a]({{ page.base }}cloud/a.html) [b]({{ site.url }}{{ site.baseurl }}/b) [c]({{site.docs}}#c)", "[a](/cloud/a.html) [b](/b) [c](#c)"},
		{"what only the site knows", "{% set v = site.data.version %}\nVersion {{ v }}.", "\nVersion ![v](<chip:>)."},
		{"a sentence of a name", "{% capture who %}\nAda *Low*\n{% endcapture %}\n{% include figure image_path=\"a.jpg\" caption=who %}", "\n\n\n![](<a.jpg>) <em markdown=\"1\">Ada *Low*</em>"},
		{"a notice of blocks with a name", "{% capture n %}\n- x\n{% endcapture %}\n<div class=\"notice--warning\">{{ n | markdownify }}</div>", "::::::::::::::::warning\n- x\n::::::::::::::::\n<div class=\"notice--warning\"></div>"},
		{"a notice of an include with a name", "{% capture n %}\n- x\n{% endcapture %}\n{% include alert.html type=\"info\" header=\"A\" content=n %}", "::::::::::::::::info[A]\n- x\n::::::::::::::::\n"},
		{"who says a quotation with a name", "{% capture n %}Words.{% endcapture %}\n{% include quote.html body=n person=\"Ada\" position=\"Head\" %}", "\n> Words.<br>— Ada, Head"},
		{"pictures of a name", "{% capture images %}\n\t/a.png\n\t/b.png\n{% endcapture %}\n{% include gallery images=images caption=\"Two\" %}", "\n\n\n\n![](</a.png>) ![](</b.png>) <br><em>Two</em>"},
		{"somebody with a page, cards in a row", "{{< person url=\"https://a.example\" name=\"Ada\" >}}\n\n{{< card link=\"/a\" title=\"A\" subtitle=\"B\" >}}\n{{< card link=\"/c\" title=\"C\" >}}", "[Ada](<https://a.example>)\n\n[A](</a>): B  \n[C](</c>)  "},
		{"raw on lines of their own", "{% raw %}\n{{ a }}\n```\n{{ b }}\n```\n{% endraw %}\n{{ c }}", "\n&#123;{ a }}\n```\n{{ b }}\n```\n\n{{ c }}"},
		{"raw alone on a line", "{% raw %}{{ mustache }}{% endraw %}", "&#123;{ mustache }}"},
		{"a file beside the post, what dev.to folds, an URI of Spotify", "{% asset_link a.pdf \"A file\" %}\n{% collapsible T %}\na\n{% endcollapsible %}\n{% spotify spotify:episode:a1 %}", "[A file](<a.pdf>)\n::::::::::::::::details[T]\na\n::::::::::::::::\n![](<embed:https://open.spotify.com/episode/a1>)"},
		{"code of tags that nobody knows", "1. a\n\n    {{< text bash >}}\n    $ ls\n    {{< /text >}}\n\n{{< file \"/etc/x\" yaml >}}\na: b\n{{< /file >}}\n\n### {% linkable_title Breaking changes %}", "1. a\n\n    ``````bash\n    $ ls\n    ``````\n\n``````yaml title=\"/etc/x\"\na: b\n``````\n\n### Breaking changes"},
		{"somebody with a picture", `a {{< person url="https://a.example" name="Ada" text="Writes" picture="https://a.example/a.jpg" >}}`, "a [Ada](<https://a.example>)"},
		{"what Eleventy gives a picture", "{% figure \"./a.png\", \"Alt here\", \"The *long* caption\" %}\n\n{% asset_img 'b.jpg' 'a box' '/images/' %}\n\n{{ \"**md**\" | markdownify }}", "![Alt here](<./a.png>) <em markdown=\"1\">The *long* caption</em>\n\n![a box](<b.jpg>)\n\n**md**"},
		{"more of Zola's themes", `{{ multilingual_quote(original="Qué", translated="What", author="Ada") }}` + "\n\n" + `{{ admonition(type="tip", title="T", text="Do.") }}` + "\n\n" + `{{ image_hover(default_src="a.webp", hovered_src="b.webp", default_alt="A", hovered_alt="B") }}`, "> Qué<br>What<br>— Ada\n\n:::tip[T]{} Do. :::\n\n![A](<a.webp>)"},
		{"a title before an icon", "{{% notice note \"Pay attention!\" \"skull\" %}}\na\n{{% /notice %}}", "::::::::::::::::note[Pay attention!]\na\n::::::::::::::::"},
		{"a picture of an unknown tag", `{{ dual(light_src="a.webp", alt="A tower") }}`, "![A tower](<a.webp>)"},
		{"an include's file is no caption", `{% include figure.liquid path="a.jpg" %}`, "![](<a.jpg>)"},
		{"a call for a notice", `{{ admonition(type="tip", text="So **do**.") }}`, ":::tip[]{} So **do**. :::"},
		{"tabs in groups", "{% tabs log %}\n{% tab log php %}\nx\n{% endtab %}\n{% endtabs %}", "\n**php**  \nx\n\n"},
		{"a tab of several words", "{% tabs %}\n{% tab A new pier %}\nx\n{% endtab %}\n{% endtabs %}", "\n**A new pier**  \nx\n\n"},
		{"notices on one line above one with an end", "{% note red::a *b* %}\n{% note info, std::c %}\n{% note %}\nd\n{% endnote %}", ":::note[]{} a *b* :::\n:::info[]{} std::c :::\n::::::::::::::::note\nd\n::::::::::::::::"},
		{"one within another", "{% note %}\na\n{% note tip %}\nb\n{% endnote %}\nc\n{% endnote %}", "::::::::::::::::note\na\n:::::::::::::::tip\nb\n:::::::::::::::\nc\n::::::::::::::::"},
		{"the style of a notice", "{% hint style=\"warning\" %}\na\n{% endhint %}\n\n{{% notice style=\"green\" title=\"T\" %}}\nb\n{{% /notice %}}", "::::::::::::::::warning\na\n::::::::::::::::\n\n::::::::::::::::note[T]\nb\n::::::::::::::::"},
		{"titles behind colours", "{% folding blue::A title %}\n{% endfolding %}\n{% folding cyan open, B %}\n{% endfolding %}", "::::::::::::::::details[A title]\n::::::::::::::::\n::::::::::::::::details[B]\n::::::::::::::::"},
		{"titles of notices", "{{< admonition note \"Why so\" >}}\n{{< /admonition >}}\n{% note info flat %}\n{% endnote %}\n{% notel blue Look %}\n{% endnotel %}", "::::::::::::::::note[Why so]\n::::::::::::::::\n::::::::::::::::info\n::::::::::::::::\n::::::::::::::::note[Look]\n::::::::::::::::"},
		{"a notice without an end", "{% note info, Said here. %}", ":::info[]{} Said here. :::"},
		{"links with a site's name", "{% link A title, A site, https://example.com/ %} {% btn Go::/there %}", "[A title](<https://example.com/>) [Go](</there>)"},
		{"variables of VuePress", "# {{ $frontmatter.title }} and more", "# ![$frontmatter.title](<chip:>) and more"},
		{"hugo book", "{{< hint info >}}\na\n{{< /hint >}}\n{{< expand \"More\" \"v\" >}}\nb\n{{< /expand >}}", "::::::::::::::::info\na\n::::::::::::::::\n::::::::::::::::details[More]\nb\n::::::::::::::::"},
		{"tabs of code", "{{< tabbed-codeblock x >}}\n# a\n{{< /tabbed-codeblock >}}", "``````\n# a\n``````\n"},
		{"calls with lists, over lines, without names", "{{ figure(\n  src=\"a.png\",\n  alt=\"(A)\",\n) }}\n{{ video(sources=[\"a.webm\", \"b.mp4\"]) }} {{ figure('c.png', 'C c') }}", "![(A)](<a.png>)\n\n\n\n![](<embed:a.webm>) ![C c](<c.png>)"},
		{"quotes within quotes", `{{< figure src="a.png" caption="<b class=\"n\">1:</b> A fig" >}}`, "![](<a.png>) <em><b class=\"n\">1:</b> A fig</em>"},
		{"an end tag over two lines, behind code", "{{% alert %}} Use `let`. {{%\n/alert %}}\nOn", ":::note[]{} Use `let`.  :::\n\nOn"},
		{"a notice on one line", "{{< alert color=\"warning\" title=\"Mind\" >}} [a](b) {{< /alert >}}\nOn", ":::warning[Mind]{} [a](b)  :::\nOn"},
		{"tabs on one line", "{{% tab title=\"A\" %}}1{{% /tab %}}\n{{% tab title=\"B\" %}}2{{% /tab %}}", "**A**<br>1  \n**B**<br>2  "},
		{"tabs of code", "{{< tabpane lang=\"sh\" >}}\n{{< tab header=\"Unix\" >}}\nls\n{{< /tab >}}\n{{< /tabpane >}}", "\n``````sh title=\"Unix\"\nls\n``````\n"},
		{"titles of what is enclosed", "{{< item header=\"One\" badge=\"2\" >}}\nx\n{{< /item >}}\n{% timenode 2022 [J](/j) %}\ny\n{% endtimenode %}", "**One (2)**  \nx\n\n**2022 [J](/j)**  \ny\n"},
		{"looks of what folds", "{{< accordion mode=\"open\" >}}\nx\n{{< /accordion >}}", "::::::::::::::::details\nx\n::::::::::::::::"},
		{"links of Hugo's themes", "{{< link \"https://a.example\" Boats \"T\" >}} {{< link href=\"/b\" content=\"B\" >}} {{< link \"mailto:a@b.c\" >}} {{< bookmark \"https://c.example\" >}}", "[Boats](<https://a.example>) [B](</b>) <mailto:a@b.c> <https://c.example>"},
		{"buttons with their looks", "{% btn center large::Go::https://a.example::fas fa-play %}", "[Go](<https://a.example>)"},
		{"text before its colour", "{% label high red %} {% mark bright color:red %} {% cb done, true %}", "high bright done"},
		{"tasks", "{% checkbox green checked, One %}\n{% cb Two, false %}", "- [x] One\n- [ ] Two"},
		{"icons of tabs", "{% tabs x %}\n<!-- tab One@fab fa-apple -->\n<!-- tab @fas fa-x -->\n{% endtabs %}", "\n**One**  \n\n"},
		{"a link to a post without words", "{% post_link other %}{% post_link %}", "[other](<other>)"},
		{"services by the beginning of their name", "{{< youtubeLite id=\"a\" >}} {% include youtubePlayer.html id=\"b\" %}", "![](<embed:https://www.youtube.com/watch?v=a>) ![](<embed:https://www.youtube.com/watch?v=b>)"},
		{"several pictures", "{{< carousel images=\"{a.jpg, b.jpg}\" interval=\"2500\" >}}", "![](<a.jpg>) ![](<b.jpg>)"},
		{"sounds and films of any tag", "{{< music url=\"/a.mp3\" name=\"Wave\" >}}", "![Wave](<embed:/a.mp3>)"},
		{"notes on the margin", "Lock {{< sidenote \"S3\" >}} Mind it.{{< /sidenote >}} on{{< sidenote >}}x{{< /sidenote >}}.", "Lock S3 (Mind it.) on (x)."},
		{"formulas of Liquid", "a {% katex %}x^2{% endkatex %}\n{% katex %}\ny\n{% endkatex %}", "a $`x^2`$\n$$\ny\n$$"},
		{"what only draws or lists", "{{< icon \"x\" >}}{{< katex >}}{{< blogdown/postref >}}a", "a"},
		{"the words of an unknown tag", "{% refer doe2020 %} {{< say \"So it is done\" >}} {{< map 1.5 2 >}} {{< m key=\"a b c d\" >}}", "![refer doe2020](<chip:>) So it is done ![map 1.5 2](<chip:>) a b c d"},
		{"a tree of files", "{{< filetree/container >}}\n  {{< filetree/folder name=\"a\" >}}\n    {{< filetree/file name=\"b\" >}}\n  {{< /filetree/folder >}}\n{{< /filetree/container >}}", "\n  - a\n    - b\n\n"},
		{"the indent of what encloses", "{{< tabs >}}\n    {{< tab label=\"W\" >}}\n    a\n\n        code\n    {{< /tab >}}\n{{< /tabs >}}\n\n    b", "\n**W**  \na\n\n    code\n\n\n\n    b"},
		{"text that is set in less than the tag around it", "1. a\n\n    {% highlight js %}\nb\n  c\n    {% endhighlight %}\n\n2. d", "1. a\n\n    ``````js\n    b\n      c\n    ``````\n\n2. d"},
		{"code that ends before its tag", "{% highlight js %}\na\nb{% endhighlight %}\n\nc", "``````js\na\nb\n``````\nc"},
		{"code between tags within a line", "a {% codeblock %}<!-- b --> {% endcodeblock %} c {{< code >}}{{ d }}{{< /code >}}", "a `<!-- b -->` c `{{ d }}`"},
		{"the indent of a list", "- a\n\n    {{< tab \"W\" >}}\n    b\n    {{< /tab >}}", "- a\n\n    **W**  \n    b\n    "},
		{"footnotes within a line", "a{{< fn >}}b{{< /fn >}} c{{ footnote() }}", "a (b) c"},
		{"a picture with its sizes", `{% image "./cat.jpg", "A cat", "(min-width: 30em) 50vw" %}`, "![A cat](<./cat.jpg>)"},
		{"filters that a text is about", "a {{ price | currency }} b {{ name | uppercase }}", "a {{ price | currency }} b {{ name | uppercase }}"},
		{"tags where an address is", `[a]({{< docsref "/b c#d" >}}) ![e]({% asset f.png %} "g") <a href="{{< doc h >}}">i</a> [j]({% ref k %})`, `[a](/b%20c#d) ![e](f.png "g") <a href="h">i</a> [j](k)`},
		{"several of them", `[a]({{< param b >}}/c/v{{< param d >}}/e) [f]({{ "/g h" | relative_url }}#i) [j]({{ k }})`, `[a](b/c/vd/e) [f](/g%20h#i) [j]()`},
		{"an address that is shown", `a {% raw %}[l]({{ m }}){% endraw %} b`, `a [l]({{ m }}) b`},
		{"calls of functions", `{{Figure "The \"Owl\" at its berth." (Img "/a/owl.jpg" "Owl")}}`, `![The "Owl" at its berth.](</a/owl.jpg>)`},
		{"calls of others", `{{template "a b" .}} is a call of {{f "one two three"}}`, `{{template "a b" .}} is a call of {{f "one two three"}}`},
		{"quoted braces", `"{{" and "}}", {{#each a}} {{ " b" }}`, `"{{" and "}}", {{#each a}}  b`},
		{"values for looks", `a {{< holder width="4" class="one two three" >}} b`, "a ![holder](<chip:>) b"},
		{"outputs through filters", `a {{ "x" | upper }}{{ collections.posts | length }}{{ name | cut(3) }} b {{ name }}`, "a x![collections.posts](<chip:>)![name](<chip:>) b {{ name }}"},
		{"what mdBook puts in", "a {{#include ../x.rs:2:4}} b", "a  b"},
		{"a title on one line, and what is said below it", "{{< card title=\"T\" >}}Body{{< /card >}}\n{{< go title=\"Go\" href=\"/x\" description=\"Far\" >}}", "**T**<br>Body  \n[Go](</x>): Far  "},
		{"code that is given", "{{< code code=\"const x = 1\" lang=\"ts\" >}}", "`const x = 1`"},
		{"components of Bridgetown", "{% rendercontent \"docs/note\", title: \"T\" %}\nx\n{% endrendercontent %}", "::::::::::::::::note[T]\nx\n::::::::::::::::"},
		{"a label behind a side and a name", "{{< sidenote \"right\" \"n1\" \"since it is so\" >}}x{{< /sidenote >}}", "since it is so (x)"},
		{"parts of the page", "{% include codeHeader.html %}{% include copy-clipboard.html %}{% include chart.html %}", "![chart](<chip:>)"},
		{"repositories and addresses", "{{< gh-repo-card repo=\"ada/mill\" >}} {% ghcard ada/mill, theme=vue %} {{< music auto=\"https://a.example/l\" >}}", "[ada/mill](<https://github.com/ada/mill>) [ada/mill](<https://github.com/ada/mill>) <https://a.example/l>"},
		{"code by other names", "{{< prism go >}}\nx\n{{< /prism >}}\n{{< code-toggle file=hugo >}}\ny\n{{< /code-toggle >}}", "``````go\nx\n``````\n``````\ny\n``````\n"},
		{"a notice that encloses nothing", "{{% alert \"success\" \"Note!\" \"Hello.\" %}}", ":::success[]{} Note! Hello. :::"},
		{"code behind a tag that holds a mark of it", "{{< zed \"a`b\" >}} `{{ \"c\" }}` {{ \"d\" }}", "![zed a`b](<chip:>) `{{ \"c\" }}` d"},
		{"notes of Tufte's Jekyll", "So.{% sidenote 'one' 'The *why*.' %} {% sidenote two Not quoted. %}{% newthought 'Then' %} on\n{% marginnote m1 'Alone here.' %}", "So. (The *why*.)  (Not quoted.)Then on\nAlone here."},
		{"a picture of the main column", "{% maincolumn 'assets/a.png' 'The [old] mill' %}\n{% lightbox /b.png --title=\"B\" --data=\"x\" %}", "![The \\[old\\] mill](<assets/a.png>)\n![B](</b.png>)"},
		{"a quotation that is given", "{% epigraph 'Leave some room for it.' 'Ida' 'The Mill' %}\n{% quote \"Ida\", \"https://a.example\" %}\nx\n{% endquote %}", "> Leave some room for it.<br>— Ida, The Mill\n\n> x\n> <footer>— Ida</footer>"},
		{"panels", "{% box A title color:red %}\nx\n{% endbox %}\n{{% box type=\"info\" title=\"T\" %}}\ny\n{{% /box %}}", "::::::::::::::::note[A title]\nx\n::::::::::::::::\n::::::::::::::::info[T]\ny\n::::::::::::::::"},
		{"a heading's looks", "{% quot Six, so el:h1 %} {% mark seven color:red %}", "Six, so seven"},
		{"whether a notice is open", "{{< admonition tip \"This is one\" false >}}\na\n{{< /admonition >}}", "::::::::::::::::tip[This is one]\na\n::::::::::::::::"},
		{"a person with an address", "{{< person \"https://a.example\" Ada \"builder of sheds\" >}}", "[Ada builder of sheds](<https://a.example>)  "},
		{"an unclosed tag is text", "50 {% of them", "50 {% of them"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Expand(test.in, nil)
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if strings.Count(test.in, "\n") != strings.Count(strings.TrimSuffix(got, "\n"), "\n") && strings.Count(test.in, "\n") != strings.Count(got, "\n") {
				t.Errorf("%q has other lines than %q", got, test.in)
			}
		})
	}
}

func FuzzTranslateKeepsTheLines(f *testing.F) {
	for _, seed := range []string{"import a from 'b'\n<A\n/>", "<Note>\n  x\n</Note>", "[caption]![](a)[/caption]", "export const a = {\n`}\n`}", ".. image:: x", "<pre>\n<A>", "+-+-+\n|a|b|\n+=+=+\n|c|d|\n+-+-+", "a b\n-- --\nc d", "-----\na b\n-- --\nc d\n\ne f\n-----",
		"\\begin{figure}\n\\includegraphics{a}\n\\end{figure}", "\\begin{tabular}{l}\na & b \\\\\n\\end{tabular}", "\\begin{minted}{c}\nx\n\\end{minted} y", "- :::{image} a\n  :::", ":::{a}\n---\nb: c\n---\n:::", "> \\[code\\] a\n> b \\[/code\\] c", "\\eqa{a\n&b}", "\\begin{minted}0\\end{minted"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source += "\n"
		if got := translate(source); strings.Count(got, "\n") != strings.Count(source, "\n") {
			t.Errorf("%q became %q", source, got)
		}
	})
}

func FuzzExpandKeepsTheLines(f *testing.F) {
	for _, seed := range []string{"{% raw %}\n{% endraw %}", "{{< a >}}`{% b %}`", "{% blockquote a %}\nx", "{% highlight %}\n{{% /highlight %}}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source += "\n"
		if got := Expand(source, nil); strings.Count(got, "\n") != strings.Count(source, "\n") {
			t.Errorf("%q became %q", source, got)
		}
	})
}
