package article_test

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestNamesThatAuthorsGiveToPlacesAreKnown(t *testing.T) {
	for source, want := range map[string]string{
		"a\n\n<a name=\"x\"></a>\n\nb\n\n<a id=y></a>\n## C\n":                                      "x:5 y:8",
		"### <a name=\"bar\">Bar</a>\n\n<a NAME='old'>\n<span ID=\"z\">a</span>":                    "bar:1 old:4 z:4",
		"one\ntwo <span id='s'></span> three\n\n<div\n  class=\"k\"\n  id=\"d\">\n\ntext\n\n</div>": "s:2 d:8",
		"`<a name=\"no\">` <a name=\"yes\">\n\n```\n<a name=\"no\">\n```\n\n    <a id=\"no\">":      "yes:1",
		"{% highlight html %}\n<a id=\"no\">\n\n{% endhighlight %}\n<p id=p>x</p>":                  "p:5",
		"<img id=\"i\" src=\"a.png\" name=\"n\">\n\n<a name=\"e\"></a>":                             "i:1 e:3",
		"para\n{: #k .c}\n\n{: #above}\nbelow\n\n[a *b*]{#sp .x} c\n\n::: {#fig-a .x}\nd\n:::":      "k:1 above:5 sp:7 fig-a:9",
		"(here)=\n\n## Head\n\n(there)=\ntext":                                                      "here:3 there:6",
		"a ^one\n\n- b ^two\n- c\n\n^list\n\n2^10\n\nd\n^e":                                         "^one:1 ^two:3 ^list:3 ^e:10",
		"<a name=\"a\"></a><a name=\"b\"></a>\n<!-- more -->\n\n<a id=\"c\">\n</a>\n\n- x":          "a:7 b:7 c:7",
		"<ul>\n<li id=\"n1\">a</li>\n<li id=\"n2\">b</li>\n</ul>":                                   "n1:2 n2:3",
		"if (a) { #no } and name=\"x\"":                                                             "no:1",
	} {
		var got []string
		for _, a := range article.Parse(model.Body{Text: source}).Anchors() {
			got = append(got, fmt.Sprintf("%s:%d", a.Name, a.Line))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, strings.Join(got, " "), want)
		}
	}
}

func TestBlocksOfHTMLKnowTheirLine(t *testing.T) {
	d := article.Parse(model.Body{Text: "<div markdown=\"1\">\n**a**\n\n- b\n</div>\n\n<ul>\n<li id=\"x\">c</li>\n<li>d</li>\n</ul>\n<p>\ne\n</p>\n<hr>\n<pre>\nf\n</pre>"})
	var lines []int
	for _, block := range d.Blocks {
		lines = append(lines, block.StartLine())
		if list, ok := block.(article.List); ok {
			lines = append(lines, list.Items[len(list.Items)-1].Line)
		}
	}
	if got := fmt.Sprint(lines); got != "[2 4 4 7 9 12 14 16]" {
		t.Error(got)
	}
}
