package article

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
		{"titles in comments beside names and icons", "{% tabs a %}\n<!-- tab id:t1 \"icon:fa-brands fa-x\" \"title:Tab 1\" active -->\nOne\n<!-- endtab -->\n{% endtabs %}", "\n**Tab 1**  \nOne\n<!-- endtab -->\n"},
		{"titles in comments within any tag", "{% folders %}\n<!-- folder A -->\none\n<!-- folder B@icon -->\ntwo\n{% endfolders %}\n<!-- folder C -->", "\n**A**  \none\n<br><br>**B**  \ntwo\n\n<!-- folder C -->"},
		{"titles below text begin a paragraph", "{% timeline %}\n<!-- node 2021 -->\none\n<!-- node 2020 -->\ntwo\n{% endtimeline %}", "\n**2021**  \none\n<br><br>**2020**  \ntwo\n"},
		{"a title between colons", "{% callout info fa-bug::Title %}\nx\n{% endcallout %}", "::::::::::::::::info[Title]\nx\n::::::::::::::::"},
		{"a tip that warns", "{% tip warning faa-horizontal animated %}x{% endtip %}", ":::warning[]{} x :::"},
		{"a tip with a title", "{{% tip \"Warning signs\" %}}\nx\n{{% /tip %}}", "::::::::::::::::tip[Warning signs]\nx\n::::::::::::::::"},
		{"a box that is given a kind", "{% colorpanel success \"A title\" %}\nx\n{% endcolorpanel %}\n{% ablock Title color:warning %}\ny\n{% endablock %}", "::::::::::::::::success[A title]\nx\n::::::::::::::::\n::::::::::::::::warning[Title]\ny\n::::::::::::::::"},
		{"a box of one tag", "{% alertbox danger \"Mind the gap\" %}", ":::danger[]{} Mind the gap :::"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := expand(test.in, nil)
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if lines := strings.Count(test.in, "\n"); lines != strings.Count(got, "\n") && lines != strings.Count(strings.TrimSuffix(got, "\n"), "\n") {
				t.Errorf("%q has other lines than %q", got, test.in)
			}
		})
	}
}
