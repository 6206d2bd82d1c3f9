package posts

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
)

func TestBlocksAndPicturesOfKirbyBecomeMarkdown(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "content/site.txt", "Title: Boats")
	write(t, folder, "content/1_blog/20240131_a/boat.jpg.txt", "Alt: A boat\n\n----\n\nCaption: <p>At sea</p>\n\n----\n\nUuid: MramIlt073AyiyTv")
	blocks := []string{
		`{"type":"heading","content":{"level":"h3","text":"A <em>title</em>"}}`,
		`{"type":"text","content":{"text":"<p>One</p>"}}`,
		`{"type":"list","content":{"text":"<ul><li>a<\/li><\/ul>"}}`,
		`{"type":"quote","content":{"text":"Two\nli\u001bnes","citation":"Ida"}}`,
		`{"type":"code","content":{"code":"a := 1\n` + "```" + `","language":"go"}}`,
		`{"type":"image","content":{"location":"kirby","image":["file://MramIlt073AyiyTv"],"src":"","alt":"","caption":""}}`,
		`{"type":"image","content":{"location":"web","src":"https://a.example/b.png","image":[],"alt":"B","caption":"<b>C</b>"}}`,
		`{"type":"gallery","content":{"images":["a.jpg","b.jpg"]}}`,
		`{"type":"video","content":{"url":"https://youtu.be/abc","caption":"D"}}`,
		`{"type":"markdown","content":{"text":"**E**"}}`,
		`{"type":"line","content":[]}`,
		`{"type":"table","content":{"rows":[["a","b|c"],["1","2"]]}}`,
		`{"type":"own","content":{"title":"F","text":"<p>G</p>","other":"h"}}`,
		`{"type":"text","isHidden":true,"content":{"text":"hidden"}}`,
	}
	write(t, folder, "content/1_blog/20240131_a/article.txt", "Title: A\n\n----\n\nText: ["+strings.Join(blocks, ",")+"]\n\n----\n\nTags: b")
	f, _ := open(t, folder, Options{Alone: true})
	body, err := f.Body("content/1_blog/20240131_a/article.txt")
	want := "### A <em>title</em>\n\n<p>One</p>\n\n<ul><li>a</li></ul>\n\n> Two\n> li␛nes\n> <cite>Ida</cite>\n\n``````go\na := 1\n```\n``````\n\n" +
		"(image: file://MramIlt073AyiyTv)\n\n(image: https://a.example/b.png alt: B caption: C)\n\n(image: a.jpg)\n\n(image: b.jpg)\n\n(video: https://youtu.be/abc caption: D)\n\n" +
		"**E**\n\n***\n\n| a | b\\|c |\n|---|---|\n| 1 | 2 |\n\n**F**\n\n<p>G</p>\n\n"
	if err != nil || body.Text != want || body.Templates != model.KirbyText || !body.HardBreaks {
		t.Errorf("%v, %+v", err, body)
	}
	given := map[string]string{
		model.PictureKey("file://MramIlt073AyiyTv"): "boat.jpg", model.PictureTextKey("boat.jpg", "alt"): "A boat", model.PictureTextKey("boat.jpg", "caption"): "At sea",
	}
	if !maps.Equal(body.Values, given) {
		t.Errorf("%q", body.Values)
	}
}

func TestTextFilesArePostsOnlyWhereAGeneratorHasThem(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "content/site.txt", "Title: Boats")
	write(t, folder, "content/robots.txt", "Title: No\n----\nText: page")
	write(t, folder, "notes/x.txt", "Title: No\n----\nText: post")
	write(t, folder, "content/1_blog/blog.txt", "Title: Blog")
	write(t, folder, "content/1_blog/20240131_a/article.txt", "Title: A\n----\nText: (link: x)")
	write(t, folder, "content/1_blog/b/article.txt", "Title: B\n----\nDate: 2024-01-01\n----\nText: unlisted")
	write(t, folder, "plain/a.md", "(link: x)")
	for at, want := range map[string]string{".": "A (B)", "content": "A (B)", "content/1_blog": "A (B)", "content/1_blog/20240131_a": "A", "notes": "", "plain": "A"} {
		_, l := open(t, filepath.Join(folder, at), Options{})
		var got []string
		for _, p := range everything(l) {
			title := p.Title
			if p.Draft {
				title = "(" + title + ")"
			}
			got = append(got, title)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
}
