package posts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
)

func TestABodyBringsTheFilesOfTheBlogThatItsTextPutsIn(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"_config.yml":             "title: Harbour\n",
		"_includes/note.md":       "A note.\n",
		"_includes/box.md":        "{{ include.text }}\n",
		"_includes/figure.html":   "<figure>\n",
		"_includes/outer.md":      "Outer\n\n{% include note.md %}\n\n{% include inner.md %}\n",
		"_includes/inner.md":      "{% include innermost.md %}\n",
		"_includes/innermost.md":  "{% include fourth.md %}\n",
		"_includes/fourth.md":     "Too deep\n",
		"_includes/long.md":       strings.Repeat("x", maxIncludedBytes+1),
		"_includes/.secret.md":    "hidden\n",
		".secret.md":              "hidden\n",
		"_posts/part.md":          "---\ntitle: Part\n---\nA part.\n",
		"sol/1.js":                "let a\n",
		"sol/parts.js":            "a\n// #region one\nb\n// #region two\nc\n// #endregion two\nd\n// #endregion\ne\n",
		"sol/1.bin":               "a\x00b",
		"_frag.qmd":               "A fragment.\n",
		"long-part.md":            "a\nb\nc\nd\n",
		"_posts/pics/a.png":       "",
		"_posts/pics/B.JPG":       "",
		"_posts/pics/c.txt":       "",
		"_posts/pics/.hidden.png": "",
		"_posts/.pics/a.png":      "",
	} {
		write(t, folder, name, text)
	}
	write(t, filepath.Dir(folder), "outside.md", "outside\n")
	if err := os.Symlink(filepath.Join(filepath.Dir(folder), "outside.md"), filepath.Join(folder, "_includes", "link.md")); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct{ text, tag, name, want string }{
		{"{% include note.md %}", "include", "note.md", "A note.\n"},
		{"{%- include_relative part.md -%}", "include_relative", "part.md", "A part.\n"},
		{"{{< include ../_frag.qmd >}}", "include", "../_frag.qmd", "A fragment.\n"},
		{"{{< include /_frag.qmd >}}", "include", "/_frag.qmd", "A fragment.\n"},
		{"<<< ../sol/1.js [js]", "<<<", "../sol/1.js", "let a\n"},
		{"<<< @/sol/1.js{2}", "<<<", "@/sol/1.js", "let a\n"},
		{"<<< ../sol/parts.js#one{1,3}", "<<<", "../sol/parts.js#one", "b\nc\nd\n"},
		{"<<< ../sol/parts.js#two", "<<<", "../sol/parts.js#two", "c\n"},
		{"<<< ../sol/parts.js#three", "<<<", "../sol/parts.js#three", ""},
		{"<!--@include: ./part.md-->", "@include", "./part.md", "A part.\n"},
		{"<!-- @include: ../long-part.md{2,3} -->", "@include", "../long-part.md{2,3}", "b\nc\n"},
		{"<!-- @include: @/long-part.md{3,} -->", "@include", "@/long-part.md{3,}", "c\nd\n"},
		{"<!-- @include: ../../outside.md -->", "@include", "../../outside.md", ""},
		{"{{< gallery match=\"pics/*\" >}}", "match", "pics/*", "pics/B.JPG\npics/a.png"},
		{"{{< img src=\"pics/a*.png\" >}}", "match", "pics/a*.png", "pics/a.png"},
		{"{{< imgproc pics/a Fit \"9x9\" >}}", "imgproc", "pics/a", "pics/a.png"},
		{"{{< imgproc ../x Fit \"9x9\" >}}", "imgproc", "../x", ""},
		{"{{< gallery match=\"../*\" >}}", "match", "../*", ""},
		{"{{< gallery match=\".pics/*\" >}}", "match", ".pics/*", ""},
		{"{% include outer.md %}", "include", "note.md", "A note.\n"},
		{"{% include outer.md %}", "include", "innermost.md", "{% include fourth.md %}\n"},
		{"{% include outer.md %}", "include", "fourth.md", ""},
		{"{% include box.md %}", "include", "box.md", ""},
		{"{% include figure.html %}", "include", "figure.html", ""},
		{"{% include long.md %}", "include", "long.md", ""},
		{"{% include link.md %}", "include", "link.md", ""},
		{"{% include .secret.md %}", "include", ".secret.md", ""},
		{"{% include ../.secret.md %}", "include", "../.secret.md", ""},
		{"{% include_relative ../../outside.md %}", "include_relative", "../../outside.md", ""},
		{"<<< ../../outside.md", "<<<", "../../outside.md", ""},
		{"<<< @/../outside.md", "<<<", "@/../outside.md", ""},
		{"<<< ../.secret.md", "<<<", "../.secret.md", ""},
		{"<<< ../sol/1.bin", "<<<", "../sol/1.bin", ""},
	} {
		write(t, folder, "_posts/2024-05-12-a.md", "---\ntitle: A\n---\n"+c.text+"\n")
		blog, _ := open(t, folder, Options{})
		body, err := blog.Body("_posts/2024-05-12-a.md")
		if got := body.Values[model.FileKey(c.tag, c.name)]; err != nil || got != c.want {
			t.Errorf("%s: got %q, want %q, %v", c.text, got, c.want, err)
		}
	}
}

func TestABodyBringsTheNotesThatItsTextShows(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"Note.md":      "---\ntitle: Note\ndate: 2024-01-01\n---\nFirst.\n\n## Part one\n\nOne.\n\n```\n## no heading\n```\n\n### Within\n\nText\n\n## Part two\n\nsome\nwords ^words\n\n- a\n- b ^item\n\n| a |\n|---|\n| b |\n^rows\n",
		"sub/Other.md": "---\ntitle: Other\ndate: 2024-01-02\n---\nAll of it.\n",
		"Draft.md":     "---\ntitle: Draft\ndate: 2024-01-02\ndraft: true\n---\nHidden.\n",
		"Future.md":    "---\ntitle: Future\ndate: 2999-01-02\n---\nHidden.\n",
		".hidden.md":   "Hidden.\n",
	} {
		write(t, folder, name, text)
	}
	for _, c := range []struct{ text, name, want string }{
		{"![[Note#Part one]]", "Note#Part one", "## Part one\n\nOne.\n\n```\n## no heading\n```\n\n### Within\n\nText\n\n"},
		{"- ![[Note#part-two|label]]", "Note#part-two", "## Part two\n\nsome\nwords ^words\n\n- a\n- b ^item\n\n| a |\n|---|\n| b |\n^rows\n"},
		{"![[Note#^words]]", "Note#^words", "some\nwords\n"},
		{"![[Note#^item]]", "Note#^item", "- b\n"},
		{"![[Note#^rows]]", "Note#^rows", "| a |\n|---|\n| b |\n"},
		{"> ![[Other]]", "Other", "All of it.\n"},
		{"![[Note#None]]", "Note#None", ""},
		{"![[Note#^none]]", "Note#^none", ""},
		{"![[Draft]]", "Draft", ""},
		{"![[Future]]", "Future", ""},
		{"![[.hidden]]", ".hidden", ""},
		{"![[../outside]]", "../outside", ""},
		{"![[post]]", "post", ""},
		{"in a line ![[Other]]", "Other", ""},
	} {
		write(t, folder, "post.md", "---\ntitle: A\ndate: 2024-05-12\n---\n"+c.text+"\n")
		blog, _ := open(t, folder, Options{})
		body, err := blog.Body("post.md")
		if got := body.Values[model.FileKey("![[", c.name)]; err != nil || got != c.want {
			t.Errorf("%s: got %q, want %q, %v", c.text, got, c.want, err)
		}
	}
}

func TestTheFilesThatATextPutsInAreBounded(t *testing.T) {
	folder := t.TempDir()
	var text strings.Builder
	for _, letter := range "abcdefghijklmnopqrstuvwxyz" {
		write(t, folder, "_includes/"+string(letter)+".md", strings.Repeat(string(letter)+"\n", maxIncludedBytes/4))
		text.WriteString("{% include " + string(letter) + ".md %}\n\n")
	}
	write(t, folder, "post.md", text.String())
	blog, _ := open(t, folder, Options{})
	body, err := blog.Body("post.md")
	bytes := 0
	for _, given := range body.Values {
		bytes += len(given)
	}
	if err != nil || len(body.Values) > maxIncluded || bytes > maxTotalIncluded || bytes == 0 {
		t.Errorf("%d files of %d bytes, %v", len(body.Values), bytes, err)
	}
}
