package article_test

import (
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestTextsPutInWhatTheFrontMatterSays(t *testing.T) {
	given := map[string]string{"title": "A *day*", "cover.image": "/c.png", "gallery.0.url": "/big.png", "gallery.0.image_path": "/a.png", "gallery.0.alt": "one", "gallery.1.image_path": "/b.png",
		"row.0.image_path": "/r.png", "row.0.title": "T", "row.0.excerpt": "some words", "row.0.url": "/x", "row.0.btn_label": "More", "empty": "", model.TitleKey("other"): "An *other* [one]", model.PictureKey("header"): "img/h.jpg"}
	tests := []struct{ in, want string }{
		{"See {{ page.title }}, {{ page.none }}and {{ $frontmatter.cover.image }}.", "p See A /day/, ‹page.none›and /c.png."},
		{"{{< param title >}} and {{< param \"none\" >}}.", "p A /day/ and ‹param none›."},
		{"![x]({{ page.cover.image | relative_url }})", "picture /c.png \"x\" \"\""},
		{"{% include figure image_path=page.cover.image alt=\"x\" %}", "picture /c.png \"x\" \"\""},
		{"{% cloudinary cover.image alt=\"x\" %}\n\n{% picture {{ page.cover.image }} %}\n\n{{< figure src=.Params.cover.image >}}", "picture /c.png \"x\" \"\"\npicture /c.png \"\" \"\"\npicture /c.png \"\" \"\""},
		{"{% cloudinary img.file %}\n\n{% include figure.html src=site.logo caption=\"The *mill*\" %}\n\n{% image include.src, \"An alt\" %}\n\n{% img \"page.file\" %}\n\n{% img a.heic %}", "p ‹img.file›\npicture  \"The mill\" \"\"\npicture  \"An alt\" \"\"\npicture page.file \"\" \"\"\npicture a.heic \"\" \"\""},
		{"{{< figure src=\"header\" caption=\"C\" >}}\n\n{{< img header >}}\n\n{{< figure src=\"none\" >}}", "picture img/h.jpg \"C\" \"\"\npicture img/h.jpg \"\" \"\"\npicture none \"\" \"\""},
		{"{% include gallery caption=\"Two *views*\" %}", "picture /a.png \"one\" \"\"\npicture /b.png \"\" (Two /views/)"},
		{"{% include feature_row id=\"row\" %}", "picture /r.png \"\" \"\"\np *T*⏎some words <More>(/x)"},
		{"{% post_link other %} {% post_link other 'T' %} {% post_link a_b_c %}", "p <An *other* [one]>(other) <T>(other) <a_b_c>(a_b_c)"},
		{"[[Some words|other]] [[other|some words]] [[other#a|b]] [[c|other#d]]", "p <Some words>(/other) <some words>(/other) <b>(/other#a) <c>(/other#d)"},
		{"{% raw %}{{ page.title }}{% endraw %} `{{ page.title }}`", "p {{ page.title }} `{{ page.title }}`"},
	}
	for _, test := range tests {
		if got := outline(article.Parse(model.Body{Text: test.in, Values: given}).Blocks); got != test.want {
			t.Errorf("%s\n got  %s\nwant %s", test.in, got, test.want)
		}
	}
}
