package posts

import (
	"strings"
	"testing"
)

// node writes a node of a rich text in the front matter, whose lines begin where a list has its
// items.
func node(lines ...string) string {
	return "  - " + strings.Join(lines, "\n    ") + "\n"
}

func TestRichTextOfTheFrontMatterIsTheBody(t *testing.T) {
	paragraph := func(text string) string {
		return node("type: paragraph", "content:", "  - type: text", "    text: '"+text+"'")
	}
	for name, c := range map[string]struct{ nodes, want string }{
		"paragraphs, whose marks are text": {paragraph("1. a *b* [c] <d>") + paragraph("- e"), "1\\. a \\*b\\* \\[c\\] \\<d>\n\n\n\n\\- e\n"},
		"headings with marks":              {node("type: heading", "attrs: {level: 3}", "content:", "  - {type: text, text: 'So '}", "  - {type: text, text: 'it ', marks: [{type: bold}, {type: link, attrs: {href: 'https://a.example/?b&c'}}]}", "  - {type: text, text: is}"), "### So <a href=\"https://a.example/?b&amp;c\"><strong>it </strong></a>is\n"},
		"links by an ID":                   {node("type: paragraph", "content:", "  - {type: text, text: a, marks: [{type: link, attrs: {href: 'statamic://entry::1'}}]}", "  - {type: hardBreak}", "  - {type: text, text: b}"), "a<br>b\n"},
		"lists":                            {node("type: bulletList", "content:", "  - type: listItem", "    content:", "      - {type: paragraph, content: [{type: text, text: a}]}", "      - {type: orderedList, attrs: {start: 3}, content: [{type: listItem, content: [{type: paragraph, content: [{type: text, text: b}]}]}]}", "  - type: listItem", "    content: [{type: paragraph, content: [{type: text, text: c}]}]"), "- a\n  \n  3. b\n- c\n"},
		"code, rules and quotations":       {node("type: codeBlock", "attrs: {language: go}", "content: [{type: text, text: \"a *b*\\nc\"}]") + node("type: horizontalRule") + node("type: blockquote", "content: [{type: paragraph, content: [{type: text, text: a}]}]"), "``````go\na *b*\nc\n``````\n\n***\n\n> a\n"},
		"pictures":                         {node("type: image", "attrs: {src: 'asset::assets::a/b.png', alt: 'A_b'}"), "![A\\_b](</a/b.png>)\n"},
		"sets of a quotation":              {node("type: set", "attrs:", "  values: {type: pull_quote, quote: 'Leave room.', author: Ida}"), "> Leave room.\n> \n> — Ida\n"},
		"sets of texts and pictures":       {node("type: set", "attrs:", "  values: {type: info, title: 'T', style: wide, text: 'Some *words*.', image: a.png, caption: The mill, url: 'https://youtu.be/a'}"), "**T**\n\nSome *words*.\n\n![The mill](<a.png>)\n\n<https://youtu.be/a>\n"},
		"sets of tables and rich texts":    {node("type: set", "attrs:", "  values:", "    table: [{cells: [A, B]}, {cells: [1, 'c | d']}]", "    more: [{type: paragraph, content: [{type: text, text: e}]}]"), "| A | B |\n|---|---|\n| 1 | c \\| d |\n\ne\n"},
		"sets of code":                     {node("type: set", "attrs:", "  values: {type: snippet, code: {code: 'a < b', mode: php}}"), "``````php\na < b\n``````\n"},
		"lists of other things":            {"  - {name: a, type: tag}\n", ""},
	} {
		folder := t.TempDir()
		write(t, folder, "a.md", "---\ntitle: A\ndate: 2024-01-01\ntext:\n"+c.nodes+"---\n")
		f, l := open(t, folder, Options{Alone: true})
		body, err := f.Body(everything(l)[0].ID)
		if body.Text != c.want || err != nil || body.Text != "" && body.Line != 5 {
			t.Errorf("%s: %q on line %d, %v", name, body.Text, body.Line, err)
		}
	}
}

func TestATextBelowTheFrontMatterIsTheBody(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "---\ntitle: A\ndate: 2024-01-01\nlead:\n"+node("type: paragraph", "content: [{type: text, text: a}]")+"---\nb\n")
	f, l := open(t, folder, Options{Alone: true})
	if body, err := f.Body(everything(l)[0].ID); body.Text != "b\n" || err != nil {
		t.Errorf("%q, %v", body.Text, err)
	}
}
