package article_test

import (
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestBlocksOfFlowsAreRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"texts, pictures and code", "#### text ####\ntext: Hello *there*.\n\nMore.\n----\nclass: wide\n#### image ####\nimage: a.jpg\n----\nalign: left\n#### code ####\ncode:\n\nprint(1)\n#### not one\n----\nlanguage: python\n---\n", "p Hello /there/.\np More.\npicture a.jpg \"\" \"\"\ncode python \"\" \"print(1)\\n#### not one\\n\""},
		{"titles and addresses", "Text\n\n#### button ####\ntitle: Go on\n----\nlink: https://a.example/x\n----\nstyle: big\n##### quote #####\nquote:\n\n> a\n-----\nauthor: Ada", "p Text\np *Go on*\np <a.example/x>(https://a.example/x)\nquote(p a)\np Ada"},
		{"headings that are none", "#### A heading ####\n\ntext: b\n\n#### text ####\n\nc\n\n----\nd: e", "h4 #a-heading A heading\np text: b\nh4 #text text\np c\nrule\np d: e"},
	})
}

func TestIconsLeaveNoBlank(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"before text", "<i class=\"fa fa-x\"></i> *Title*\n\n## <i class='x'></i> Head\n\n- <em class=\"icon\"></em> item", "p /Title/\nh2 #head Head\nlist ordered=false start=0 tight=true(p item)"},
		{"code that is shown and not run", "```{{python}}\n#| echo: true\nx\n```\n\n````md\n```{{r, a=1}}\ny\n```\n````", "code python \"\" \"```{python}\\n#| echo: true\\nx\\n```\\n\"\ncode md \"\" \"```{r, a=1}\\ny\\n```\\n\""},
	})
}

func TestFilesAndPicturesOfTheBundleArePutIn(t *testing.T) {
	given := map[string]string{
		model.FileKey("@include", "./part.md"): "## Part\n\n*a*",
		model.FileKey("match", "images/*"):     "images/a.jpg\nimages/b.png",
		model.FileKey("imgproc", "harb"):       "1-harbour.jpg",
	}
	for source, want := range map[string]string{
		"<!--@include: ./part.md-->\n\nb <!-- @include: ./gone.md -->":                                                                 "h2 #part Part\np /a/\np b ‹./gone.md›",
		"{{< gallery match=\"images/*\" thumbnailResizeOptions=\"600x600 q90 Lanczos\" caption=\"Two\" >}}\n\n{{< load-photoswipe >}}": "picture images/a.jpg \"\" \"\"\npicture images/b.png \"\" (Two)",
		"{{< img src=\"x/*.webp\" >}}": "p ‹img x/*.webp›",
		"{{< imgproc harb Fill \"600x300\" >}}\nThe *harbour*\n{{< /imgproc >}}\n\n[//]: # ({{< imgproc old Fit \"9x9\" >}})\n\n{{< imgproc \"gone\" \"resize x400 webp\" />}}": "picture 1-harbour.jpg \"\" (The /harbour/)\npicture gone \"\" \"\"",
	} {
		if got := outline(article.Parse(model.Body{Text: source, Values: given}).Blocks); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", source, got, want)
		}
	}
}
