package dialect

import (
	"strings"
	"testing"
)

func TestTagsOfThemesBecomeTheMarkdownTheyStandFor(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"arguments named within quotes", "{% message color:success \"icon:fa-brands fa-node-js\" \"title:Two words\" %}\n    A text.\n{% endmessage %}", "::::::::::::::::success[Two words]\nA text.\n::::::::::::::::"},
		{"an address between quotes names nothing", `{{< button "mailto:a@b.c" >}}`, "<mailto:a@b.c>"},
		{"tags set in by four spaces", "{{< group >}}\n    {{< button href=\"/a\" >}}Left{{< /button >}}\n    *Right*\n{{< /group >}}\n\n    code", "\n[Left](</a>)\n*Right*\n\n\n    code"},
		{"code behind a blank line within a tag", "{{< group >}}\n\n    code\n{{< /group >}}", "\n\n    code\n"},
		{"code between tags keeps its indent", "{% highlight go %}\n    x\n{% endhighlight %}\n\n    *y*", "``````go\n    x\n``````\n\n    *y*"},
		{"tabs between separators, whose tag names them", "{% tabs(labels=[\"A b\",\"C\"],sync=\"x\") %}\n1\n<!-- tab -->\n2\n{% end %}\n\n{% tabs(names=\"D|E\") %}\n\n3\n\n%%%\n\n4\n{% end %}\n%%%", "**A b**  \n1\n<br><br>**C**  \n2\n\n\n**D**  \n\n3\n\n**E**  \n\n4\n\n%%%"},
		{"tabs in calls, whose tag names them", "{% tabs(tabs=[\"A\",\"B\"],group=\"x\") %}\n{% tab() %}\n1\n{% end %}\n{% tab() %}\n2\n{% end %}\n{% end %}", "\n**A**  \n1\n\n**B**  \n2\n\n"},
		{"a file of a gist, of an application", "{% gist https://gist.github.com/a/b file=x.js %}\n{% glitch app file=x.js %}", "![](<embed:https://gist.github.com/a/b>)\n![](<embed:https://glitch.com/edit/#!/app>)"},
		{"titles in comments beside names and icons", "{% tabs a %}\n<!-- tab id:t1 \"icon:fa-brands fa-x\" \"title:Tab 1\" active -->\nOne\n<!-- endtab -->\n{% endtabs %}", "\n**Tab 1**  \nOne\n<!-- endtab -->\n"},
		{"titles in comments within any tag", "{% folders %}\n<!-- folder A -->\none\n<!-- folder B@icon -->\ntwo\n{% endfolders %}\n<!-- folder C -->", "\n**A**  \none\n<br><br>**B**  \ntwo\n\n<!-- folder C -->"},
		{"titles below text begin a paragraph", "{% timeline %}\n<!-- node 2021 -->\none\n<!-- node 2020 -->\ntwo\n{% endtimeline %}", "\n**2021**  \none\n<br><br>**2020**  \ntwo\n"},
		{"a title between colons", "{% callout info fa-bug::Title %}\nx\n{% endcallout %}", "::::::::::::::::info[Title]\nx\n::::::::::::::::"},
		{"a tip that warns", "{% tip warning faa-horizontal animated %}x{% endtip %}", ":::warning[]{} x :::"},
		{"a tip with a title", "{{% tip \"Warning signs\" %}}\nx\n{{% /tip %}}", "::::::::::::::::tip[Warning signs]\nx\n::::::::::::::::"},
		{"a box that is given a kind", "{% colorpanel success \"A title\" %}\nx\n{% endcolorpanel %}\n{% ablock Title color:warning %}\ny\n{% endablock %}", "::::::::::::::::success[A title]\nx\n::::::::::::::::\n::::::::::::::::warning[Title]\ny\n::::::::::::::::"},
		{"a box of one tag", "{% alertbox danger \"Mind the gap\" %}", ":::danger[]{} Mind the gap :::"},
		{"buttons between tags", "{% btns rounded grid5 %}\n{% cell Get it, https://a.example/y, fas fa-download %}\n{% endbtns %}", "\n[Get it](<https://a.example/y>)\n"},
		{"a button with names", `{% btn text="Go" url="https://b.example" %}`, "[Go](<https://b.example>)"},
		{"a card with commas", "{% site Ada, url=https://a.example, screenshot=https://a.example/s.png, description=plain %}", "[Ada](<https://a.example>): plain  "},
		{"addresses before and behind their words", "{% link https://a.example \"A title\" auto %}\n{% linkcard \"A title\" https://a.example auto %}\n{% hashtag Shed https://a.example/ %}", "[A title](<https://a.example>)\n[A title](<https://a.example>)  \n[Shed](<https://a.example/>)  "},
		{"links between bars", "{% linkgrid %}\n% Shed | https://old.example\nShed | https://a.example/ | Stay simple. | /a.png\n{% endlinkgrid %}", "\n\n- [Shed](<https://a.example/>): Stay simple.\n"},
		{"links of Shoka's", "{% links %}\n- site: Shed\n  owner: Ada\n  url: https://a.example\n  desc: notes\n  image: https://a.example/a.jpg\n{% endlinks %}", "\n\n\n- [Shed (Ada)](<https://a.example>)\n  notes\n\n"},
		{"links that are written as links", "{% links %}\n- [a](b)\n{% endlinks %}", "\n- [a](b)\n"},
		{"recordings", "{% media audio %}\n- name: \"N\"\n  url: https://a.example/a.mp3\n- title: \"More\"\n  list:\n    - https://a.example/b.mp3\n{% endmedia %}", "\n\n![N](<embed:https://a.example/a.mp3>)\n**More**  \n\n![](<embed:https://a.example/b.mp3>)\n"},
		{"links among arguments", "{% navbar active:/wiki/ [Posts](/) [Work](/wiki/) %}", "[Posts](/) [Work](/wiki/)"},
		{"a banner that encloses nothing", "{% banner 某某 这是个人简介 bg:https://b.example/b.webp link:/blog/ %}\n{% endbanner %}\n{{< div class=\"x\" >}}\n{{< /div >}}", "[某某 这是个人简介](</blog/>)  \n\n\n"},
		{"values and their labels", "{{< stat value=\"99%\" label=\"Uptime\" >}}\n{{< friend name=\"Ada\" url=\"https://a.example\" avatar=\"a.png\" bio=\"Builder of sheds\" >}}", "Uptime: 99%  \n[Ada](<https://a.example>): Builder of sheds  "},
		{"a button below words", `{{< cta title="Start" subtitle="now" button="Go" href="/go" >}}`, "Start: now [Go](</go>)  "},
		{"addresses and files without words", "{{< embed-pdf url=\"a.pdf\" >}}\n{{< article link=\"/docs/\" >}}\n{{< hub model=\"ada/shed-base\" >}}\n{{< include file=\"x.md\" >}}\n{{< code file=\"a.go\" >}}", "[a.pdf](<a.pdf>)  \n[/docs/](</docs/>)  \n![hub ada/shed-base](<chip:>)\n![include x.md](<chip:>)\n![code a.go](<chip:>)"},
		{"films and recordings by their sites", "{% video bilibili:BV1GP4y1d729 %}\n{% video youtube:LB8KwiiUGy0 width:100% %}\n{% audio netease:18 %}\n{% bvideo BV1q4 %}\n{{ yt(id=\"abc\") }}", "![](<embed:https://www.bilibili.com/video/BV1GP4y1d729>)\n![](<embed:https://www.youtube.com/watch?v=LB8KwiiUGy0>)\n![](<embed:https://music.163.com/#/song?id=18>)\n![](<embed:https://www.bilibili.com/video/BV1q4>)\n![](<embed:https://www.youtube.com/watch?v=abc>)"},
		{"a film with a picture", `{% dplayer "url=https://a.example/b.mp4" "pic=https://a.example/p.png" %}`, "![](<embed:https://a.example/b.mp4>)"},
		{"recordings with their artists", "{% aplayer \"Caffeine\" \"Ada\" \"caffeine.mp3\" \"picture.jpg\" %}\n{{< music url=\"/W.mp3\" name=Wave artist=Ada >}}", "![Caffeine, Ada](<embed:caffeine.mp3>)\n![Wave, Ada](<embed:/W.mp3>)"},
		{"what Chirpy puts in", "{% include embed/spotify.html id='3Ou' compact=1 %}\n{% include embed/twitch.html id='163' %}", "![](<embed:https://open.spotify.com/track/3Ou>)\n![](<embed:https://www.twitch.tv/videos/163>)"},
		{"a recording beside the post", `{{< asciinema file="demo.cast" >}}`, "![](<embed:demo.cast>)"},
		{"diagrams by their names", "{{< diagram >}}\na-->b\n{{< /diagram >}}\n{% wavedrom %}\n{x: 1}\n{% endwavedrom %}", "``````mermaid\na-->b\n``````\n``````wavedrom\n{x: 1}\n``````\n"},
		{"a diagram in one tag", "{% graphviz dot {\n digraph g { a -> b }\n} %}\nx", "`digraph g { a -> b }`\n\n\nx"},
		{"tags around fences", "{% codeblock(name=\"main.rs\") %}\n```rust\nfn x\n```\n{% end %}\n{{< codes java go >}}\n  {{< code >}}\n  ```java\n  x\n  ```\n  {{< /code >}}\n{{< /codes >}}", "\n```rust title=\"main.rs\"\nfn x\n```\n\n\n\n```java\nx\n```\n\n"},
		{"a fence that code shows", "{% codeblock %}\n```rust\n*x*\n{% endcodeblock %}\n{% highlight md %}\n```\n```\n{% endhighlight %}", "``````\n```rust\n*x*\n``````\n``````md\n```\n```\n``````\n"},
		{"the link of code", "{% codeblock a.yml lang:diff https://a.example/x Link text %}\n- x\n{% endcodeblock %}", "``````diff title=\"a.yml (Link text: https://a.example/x)\"\n- x\n``````\n"},
		{"code of a file", "{% include_code hello.py lang:python Title %}", "![include_code hello.py Title](<chip:>)"},
		{"what stands above and below a card", "{{% card header=\"**H**\" title=\"T\" subtitle=\"S\" footer=\"![x](a.png)\" %}}\nText.\n{{% /card %}}", "**H**<br>**T**<br>S  \nText.\n![x](a.png)"},
		{"a poem", "{% poetry Spring author:Ada footer:Part %}\none\n*two*\n{% endpoetry %}\nthree", "**Spring**<br>Ada  \none  \n*two*  \n<br>Part\nthree"},
		{"headings, words and addresses among looks", "{% quot el:h2 Many columns %}\n{% copy git:https a.example/x prefix:HTTPS %}\n{% blur x y %} {% sup 上 color:red %} m{% sup 2 %}", "## Many columns\n`a.example/x`\nx y 上 m<sup>2</sup>"},
		{"boxes that are ticked by name", "{% checkbox checked:true done %}\n{% checkbox color:red waiting %}\n{% radio checked:true one %}", "- [x] done\n- [ ] waiting\n- [x] one"},
		{"a word with its annotation", "a {% tip word pop:meaning %} b", "a word (meaning) b"},
		{"a key by name", `{{< kbd text="ctrl" >}}`, "<kbd>ctrl</kbd>"},
		{"captions of several pictures", "{{< carousel images=\"{a.jpg,b.jpg}\" captions=\"{0:First,1:Second}\" >}}\n{{ gallery(images=[\"a.jpg\", \"b.jpg\"], captions=[\"x\",\"y\"]) }}", "![First](<a.jpg>) ![Second](<b.jpg>)\n![x](<a.jpg>) ![y](<b.jpg>)"},
		{"pictures between commas", "{% picturecaption https://a.example/x.jpg, 200px, 100px, My, caption, https://b.example, camera, bottom %}\n{% inlineimage https://a.example/b.gif, height=40px %}", "[![My, caption](<https://a.example/x.jpg>)](<https://b.example>)\n![](<https://a.example/b.gif>)"},
		{"a hint that says its kind", "{{< hint type=note title=\"T\" >}}\nx\n{{< /hint >}}", "::::::::::::::::note[T]\nx\n::::::::::::::::"},
		{"columns without titles", "{% split bg:card %}\n<!-- cell left -->\na\n<!-- cell right -->\nb\n{% endsplit %}", "\n\na\n\nb\n"},
		{"recordings by their numbers", "{% music \"netease\" \"song\" 123 %}\n{% meting \"60\" \"tencent\" \"playlist\" \"mutex:false\" %}\n{{< music server=\"netease\" type=\"album\" id=\"7\" >}}\n{{< music url=\"/a.mp3\" name=\"A\" >}}\n{% music %}", "![](<embed:https://music.163.com/#/song?id=123>)\n![](<embed:https://y.qq.com/n/ryqq/playlist/60>)\n![](<embed:https://music.163.com/#/album?id=7>)\n![A](<embed:/a.mp3>)\n![music](<chip:>)"},
		{"how far something is", "{% progress 60 blue \"Of the shed\" %}\n{{< progress percentage=\"50%\" />}}\n{% progress %}", "Of the shed: 60%\n50%\n![progress](<chip:>)"},
		{"what is there to be copied", "{% copy git:https ada/shed %}\n{% copy curl https://a.example/x | sh %}\n{% copy a `b` %}", "`ada/shed`\n`curl https://a.example/x | sh`\n``` a `b` ```"},
		{"accounts, and events of another site", "{% ghcard ada/shed theme:dark %}\n{% ghcard ada %}\n{% timeline api:https://a.example/x %}\n{% endtimeline %}", "[ada/shed](<https://github.com/ada/shed>)  \n[ada](<https://github.com/ada>)  \n![timeline](<chip:>)\n"},
		{"a gallery in JSON", "{% galleria() %}\n{ \"images\": [\n  { \"src\": \"a.png\", \"title\": \"A\", \"description\": \"One\" },\n  { \"src\": \"b.png\" }, {\n    \"title\": \"C\",\n    \"src\": \"c.png\"\n} ] }\n{% end %}\nafter", "\n\n![A](<a.png>) <em>One</em>\n![](<b.png>)\n\n\n![C](<c.png>)\n\nafter"},
		{"values that nobody reads", `{{< list title="Samples" where="Type" value="sample" >}}`, "Samples"},
		{"looks of several parts", "{% quot prefix:quot:question An example %}", "An example"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Expand(test.in, nil)
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if lines := strings.Count(test.in, "\n"); lines != strings.Count(got, "\n") && lines != strings.Count(strings.TrimSuffix(got, "\n"), "\n") {
				t.Errorf("%q has other lines than %q", got, test.in)
			}
		})
	}
}
