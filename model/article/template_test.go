package article

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
		{"raw", "{% raw %}{{ mustache }} {% tag %}{% endraw %} on", "{{ mustache }} {% tag %} on"},
		{"blockquote", "{% blockquote Ada Low https://example.com/x The Book %}\nWords.\n{% endblockquote %}\nNext", "\n> Words.\n> — Ada Low, The Book\nNext"},
		{"quote without origin", "{% blockquote %}\nWords.\n{% endblockquote %}", "\n> Words.\n"},
		{"pullquote", "{% pullquote %}\nIt is {\" so very true \"} indeed.\n{% endpullquote %}", "\nIt is so very true indeed.\n<aside class=\"pullquote\">so very true</aside>"},
		{"link target", "[x]({% post_url 2020-01-02-hello %})", "[x](2020-01-02-hello)"},
		{"hugo link target", `[x]({{< relref "post/hello.md" >}})`, "[x](post/hello.md)"},
		{"embed", "{{< youtube abc123 >}}", "[YouTube video](<https://www.youtube.com/watch?v=abc123>)"},
		{"gist", "{% gist ada/12345 %}", "[Gist](<https://gist.github.com/ada/12345>)"},
		{"notice", "{{% notice tip %}}\nText\n{{% /notice %}}", ":::tip\nText\n:::"},
		{"footnotes", "a{% fn_ref 1 %}\n{% footnotes %}\n{% fn The note. %}\n{% endfootnotes %}", "a[^fn-1]\n\n[^fn-1]: The note.\n"},
		{"unknown tags leave what they enclose", "{% if x %}shown{% endif %}{{< mystery a=1 >}}text{{< /mystery >}}", "showntext"},
		{"site variables", "![x]({{ site.baseurl }}/x.png)", "![x](/x.png)"},
		{"strings", `Write {{ "{{" }} to begin`, "Write {{ to begin"},
		{"other braces are the author's", "style={{ color: 'red' }}", "style={{ color: 'red' }}"},
		{"escaped shortcode", "{{</* figure */>}}", "{{< figure >}}"},
		{"code spans", "Use `{% img x.png %}` or ``{{< y >}}``", "Use `{% img x.png %}` or ``{{< y >}}``"},
		{"fences", "```\n{% img x.png %}\n```\n{% nothing %}", "```\n{% img x.png %}\n```\n"},
		{"indented code", "a\n\n    {{ x }}\n", "a\n\n    {{ x }}\n"},
		{"an unclosed tag is text", "50 {% of them", "50 {% of them"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := expand(test.in)
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if strings.Count(test.in, "\n") != strings.Count(strings.TrimSuffix(got, "\n"), "\n") && strings.Count(test.in, "\n") != strings.Count(got, "\n") {
				t.Errorf("%q has other lines than %q", got, test.in)
			}
		})
	}
}

func FuzzExpandKeepsTheLines(f *testing.F) {
	for _, seed := range []string{"{% raw %}\n{% endraw %}", "{{< a >}}`{% b %}`", "{% blockquote a %}\nx", "{% highlight %}\n{{% /highlight %}}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source += "\n"
		if got := expand(source); strings.Count(got, "\n") != strings.Count(source, "\n") {
			t.Errorf("%q became %q", source, got)
		}
	})
}
