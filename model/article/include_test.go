package article_test

import (
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestFilesThatATextPutsInAreReadWhereItDoesSo(t *testing.T) {
	given := map[string]string{
		model.FileKey("include", "note.md"):             "A *note*\nof two lines.\n\n- x\n",
		model.FileKey("include", "word.md"):             "*word*\n",
		model.FileKey("include", "outer.md"):            "Outer\n\n{% include word.md %}\n",
		model.FileKey("include", "self.md"):             "x\n\n{% include self.md %}\n\n{% include self.md %}\n",
		model.FileKey("include_relative", "sub/P.md"):   "Part\n",
		model.FileKey("![[", "Note#Part"):               "## Part\n\n*text*\n",
		model.FileKey("<<<", "@/s/x.js"):                "let a = `*`\n",
		model.FileKey("<<<", "./y.ts#part"):             "let c\n",
		model.FileKey("<<<", "./y.ts"):                  "let b\n",
		model.FileKey("include", "./chapters/_one.qmd"): "## One\n\n[z](z.md)\n",
	}
	tests := []struct{ in, want string }{
		{"a\n\n{% include note.md %}\n\nb", "p a\np A /note/ of two lines.\nlist ordered=false start=0 tight=true(p x)\np b"},
		{"a {% include word.md %} b", "p a /word/ b"},
		{"a {% include note.md %} b", "p a ‹note.md› b"},
		{"{% include outer.md %}", "p Outer\np /word/"},
		{"- {% include_relative sub/P.md %}", "list ordered=false start=0 tight=true(p Part)"},
		{"{{< include ./chapters/_one.qmd >}}", "h2 #one One\np <z>(z.md)"},
		{"<<< @/s/x.js{2,4-5 js:line-numbers} [A title]\n\n<<< ./y.ts", "code js \"A title\" \"let a = `*`\\n\"\ncode ts \"y.ts\" \"let b\\n\""},
		{"![[Note#Part]]\n\n> ![[Note#Part|label]]\n\n- ![[Note#Part]]\n\na ![[Note#Part]]\n\n`![[Note#Part]]`", "h2 #part Part\np /text/\nquote(h2 #part-1 Part; p /text/)\nlist ordered=false start=0 tight=true(h2 #part-2 Part; p /text/)\np a <Note › Part>(/Note#Part)\np `![[Note#Part]]`"},
		{"<<< ./y.ts#part", "code ts \"y.ts\" \"let c\\n\""},
		{"```\n<<< ./y.ts\n{% include word.md %}\n```", "code  \"\" \"<<< ./y.ts\\n{% include word.md %}\\n\""},
		{"{% include a/Missing.md %}\n\n{{< include MainActivity.java >}}\n\n{% include chart.html %}", "p ‹a/Missing.md›\np ‹MainActivity.java›\np ‹chart›"},
		{"![x](<chip:include /etc/passwd>)", "p ‹x›"},
	}
	for _, test := range tests {
		if got := outline(article.Parse(model.Body{Text: test.in, Values: given}).Blocks); got != test.want {
			t.Errorf("%s\n got  %s\nwant %s", test.in, got, test.want)
		}
	}
	if got := outline(article.Parse(model.Body{Text: "{% include self.md %}", Values: given}).Blocks); len(got) > 1<<20 {
		t.Errorf("a file that puts itself in makes %d bytes", len(got))
	}
	doc := article.Parse(model.Body{Text: "[a](a)\n\n{% include ./chapters/_one.qmd %}\n\n[b](b)", Values: map[string]string{model.FileKey("include", "./chapters/_one.qmd"): "# H\n\ntext\n\n> [c](c)\n\n[d](d)\n"}})
	var lines strings.Builder
	for _, l := range doc.Links {
		lines.WriteString(l.Target + string(rune('0'+l.Line)))
	}
	if lines.String() != "a1c3d3b5" {
		t.Errorf("links stand at %s", lines.String())
	}
}
