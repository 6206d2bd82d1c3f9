package article_test

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/growth"
	"blogtui/model"
	"blogtui/model/article"
)

// outline formats blocks, one per line.
func outline(blocks []article.Block) string {
	var out []string
	for _, block := range blocks {
		out = append(out, outlineOf(block))
	}
	return strings.Join(out, "\n")
}

func outlineOf(block article.Block) string {
	var inner []string
	for _, blocks := range article.InnerBlocks(block) {
		inner = append(inner, strings.ReplaceAll(outline(blocks), "\n", "; "))
	}
	inside := strings.Join(inner, " | ")
	switch b := block.(type) {
	case article.Heading:
		return fmt.Sprintf("h%d #%s %s", b.Level, b.ID, inlines(b.Text))
	case article.Paragraph:
		if b.Credit {
			return "credit " + inlines(b.Text)
		}
		return "p " + inlines(b.Text)
	case article.Quote:
		return "quote(" + inside + ")"
	case article.PullQuote:
		return fmt.Sprintf("pull(%s) by %s, %s", inside, inlines(b.Name), inlines(b.Role))
	case article.List:
		tasks := ""
		for _, item := range b.Items {
			tasks += [...]string{"", " open", " done", " begun", " dropped", " moved", " urgent", " asked"}[item.Task]
		}
		return fmt.Sprintf("list ordered=%t start=%s tight=%t%s(%s)", b.Ordered, b.Label(0), b.Tight, tasks, inside)
	case article.CodeBlock:
		return fmt.Sprintf("code %s %q %q", b.Language, b.Title, b.Text)
	case article.Table:
		return fmt.Sprintf("table %v %s %s", b.Align, row(b.Head), rows(b.Rows))
	case article.Rule:
		return "rule"
	case article.Callout:
		return fmt.Sprintf("callout %s %q(%s)", b.Kind, inlines(b.Title), inside)
	case article.Definitions:
		var terms []string
		for _, item := range b.Items {
			for _, term := range item.Terms {
				terms = append(terms, inlines(term))
			}
		}
		return fmt.Sprintf("definitions %v(%s)", terms, inside)
	case article.Footnotes:
		return "notes(" + inside + ")"
	case article.Picture:
		if len(b.Caption) > 0 {
			return fmt.Sprintf("picture %s %q (%s)", b.Source, b.Alt, inlines(b.Caption))
		}
		return fmt.Sprintf("picture %s %q %q", b.Source, b.Alt, b.Target)
	case article.Embed:
		return fmt.Sprintf("embed %s %q %s", b.Kind, b.Title, b.Target)
	case article.Formula:
		return fmt.Sprintf("formula %q %q", b.Source, b.Text)
	}
	return fmt.Sprintf("%T", block)
}

func row(cells article.Row) string {
	var out []string
	for _, cell := range cells {
		out = append(out, inlines(cell))
	}
	return "[" + strings.Join(out, "|") + "]"
}

func rows(all []article.Row) string {
	out := ""
	for _, cells := range all {
		out += row(cells)
	}
	return out
}

func inlines(list []article.Inline) string {
	out := ""
	for _, inline := range list {
		switch i := inline.(type) {
		case article.Text:
			out += string(i)
		case article.Emphasis:
			out += "/" + inlines(i.Text) + "/"
		case article.Strong:
			out += "*" + inlines(i.Text) + "*"
		case article.Strike:
			out += "-" + inlines(i.Text) + "-"
		case article.Code:
			out += "`" + string(i) + "`"
		case article.Link:
			out += "<" + inlines(i.Text) + ">(" + i.Target + ")"
		case article.Image:
			out += "!(" + i.Alt + " " + i.Source + ")"
		case article.Mark:
			out += "[" + inlines(i.Text) + "]"
		case article.Math:
			out += fmt.Sprintf("$%s|%s$", i.Source, i.Text)
		case article.Placeholder:
			out += "‹" + string(i) + "›"
		case article.Break:
			out += "⏎"
		case article.FootnoteRef:
			out += fmt.Sprintf("^%d", int(i))
		}
	}
	return out
}

func check(t *testing.T, cases []struct{ name, source, want string }) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(article.Parse(model.Body{Text: c.source}).Blocks); got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.source, got, c.want)
			}
		})
	}
}

func TestBlocksAreRecognised(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"headings of both kinds, with and without a given anchor", "One\n===\n\n## Two ##\n\n### Three {#mine}\n\n## Two", "h1 #one One\nh2 #two Two\nh3 #mine Three\nh2 #two-1 Two"},
		{"anchors keep the letters of any script", "# שלום עולם\n\n# 漢字", "h1 #שלום-עולם שלום עולם\nh1 #漢字 漢字"},
		{"lists are tight or loose as written", "- a\n- b\n\n3. c\n\n4. d", "list ordered=false start=0 tight=true(p a | p b)\nlist ordered=true start=3 tight=false(p c | p d)"},
		{"tasks", "- [ ] a\n- [x] b", "list ordered=false start=0 tight=true open done(p a | p b)"},
		{"a fence with title and lines to mark", "```js title=\"a b.js\" {3-5}\nx\n```", `code js "a b.js" "x\n"`},
		{"a fence with its name behind a colon", "```js:a.js\nx\n```", `code js "a.js" "x\n"`},
		{"a fence with a file", "```js src/App.test.js {2}\nx\n```\n\n```js v1.2 any word.\n```", "code js \"src/App.test.js\" \"x\\n\"\ncode js \"v1.2 any word.\" \"\""},
		{"a fence in Pandoc's way", "``` {.python .numberLines}\nx\n```", `code python "" "x\n"`},
		{"indented code names its language in Pelican", "    :::python\n    x = 1", "code python \"\" \"x = 1\\n\""},
		{"a code span over several lines is a block of code", "see `a\nb`\n\n`a\nb`", "p see `a b`\ncode  \"\" \"a\\nb\\n\""},
		{"tables", "|a|b|\n|-|-:|\n|1|*2*|", "table [0 3] [a|b] [1|/2/]"},
		{"a callout of GitHub", "> [!NOTE]\n> Text", `callout note ""(p Text)`},
		{"a callout with a title", "> [!warning] Mind *you*\n> Text\n>\n> more", `callout warning "Mind /you/"(p Text; p more)`},
		{"a callout between colons", ":::tip Look\nText\n\n- a\n:::\nafter", "callout tip \"Look\"(p Text; list ordered=false start=0 tight=true(p a))\np after"},
		{"footnotes", "a[^1]\n\n[^1]: note", "p a^1\nnotes(p note)"},
		{"a footnote nobody refers to is still text", "a\n\n[^1]: note", "p a\np [^1]: note"},
		{"a callout at the end", ":::tip\na\n:::", "callout tip \"\"(p a)"},
		{"definitions", "a\n: one\n: two", "definitions [a](p one | p two)"},
		{"a picture alone, and one that is a link", "![alt](a.png)\n\n[![b](b.png)](/b)", "picture a.png \"alt\" \"\"\npicture b.png \"b\" \"/b\""},
		{"a picture in a line", "see ![alt](a.png)", "p see !(alt a.png)"},
		{"the credit of a picture", `_\[Image: [name](http://x.y)\]_`, "credit /[Image: <name>(http://x.y)]/"},
		{"signs between passages", "a\n\n\\*\\*\\*\n\nb\n\n⁂\n\n\\* \\*", "p a\nrule\np b\nrule\np * *"},
		{"rules and comments", "a\n\n***\n\n<!-- more -->\n\nb", "p a\nrule\np b"},
		{"modules are not for readers", "import A from './a'\nimport './b.css'\n\nexport const a = 1\n\nimport taxes rose", "p import taxes rose"},
		{"modules in code are", "```js\nimport A from './a'\n```", `code js "" "import A from './a'\n"`},
		{"blocks of HTML keep their text", "<div class=\"x\">\n<p>One <b>two</b></p><ul><li>a</li><li>b</li></ul>\n<script>no()</script>\n</div>", "p One *two*\nlist ordered=false start=1 tight=true(p a | p b)"},
	})
}

func TestInlinesAreRecognised(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"both kinds of line breaks", "a  \nb\\\nc\nd", "p a⏎b⏎c d"},
		{"escapes and entities", `\= \$ \" \* &amp; &lt;b&gt; \&amp; a\b &nosuch;`, `p = $ " * & <b> &amp; a\b &nosuch;`},
		{"escapes stay in code", "`a\\*b &amp;`", "p `a\\*b &amp;`"},
		{"control characters cannot hide in entities", "a&#27;[31m&#8238;b", "p a␛[31mb"},
		{"a backslash behind the last line", "a \\\n\\\n\nb \\\n\nC:\\", "p a\np b\np C:\\"},
		{"a no-break space behind a backslash, as Pandoc has it", "Dr.\\ No, 5\\ km; C:\\ is, a\\ ", "p Dr.\u00a0No, 5\u00a0km; C:\\ is, a\\"},
		{"a no-break space beside a space is one space", "a&nbsp; b&nbsp;c", "p a b\u00a0c"},
		{"lines of ideographs join without a space", "漢字\n漢字\nabc", "p 漢字漢字 abc"},
		{"bare addresses are short", "https://example.com/ and <me@example.com>", "p <example.com>(https://example.com/) and <me@example.com>(mailto:me@example.com)"},
		{"HTML within a line", "a<br>b <em>c</em> <a href=\"/x\">d</a> H<sub>2</sub>O 1<sup>st</sup> <kbd>K</kbd> <span>e</span><!-- f -->", "p a⏎b /c/ <d>(/x) H₂O 1ˢᵗ `K` e"},
		{"the end of what has no end", "one</br>two<img src=\"a.png\"></img> three</hr>", "p one⏎two!( a.png) three"},
		{"a tag without partner is text", "the <label> tag, Vec<String> and </p>", "p the <label> tag, Vec<String> and </p>"},
		{"text gone over with a marker", "a <mark>b</mark>", "p a [b]"},
		{"emojis by name", ":tada: at 10:100:5, std::lock::x, `:tada:` and :nosuch:", "p 🎉 at 10:100:5, std::lock::x, `:tada:` and :nosuch:"},
		{"sub that Unicode lacks", "x<sub>qz</sub> y<sup>Q</sup>", "p x_(qz) y^Q"},
	})
}

func TestPicturesStandOnLinesOfTheirOwn(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"below a line of text", "Look:\n![a](a.png)\nand go on", "p Look:\npicture a.png \"a\" \"\"\np and go on"},
		{"two in a row", "![a](a.png) ![b](b.png)", "picture a.png \"a\" \"\"\npicture b.png \"b\" \"\""},
		{"with a line in emphasis as caption", "![a](a.png)\n*The *old* mill*", "picture a.png \"a\" (The /old/ mill)"},
		{"with a title as caption", "![a](a.png \"The mill\")", "picture a.png \"a\" (The mill)"},
		{"with a credit below", "![a](a.png)\n\n_\\[Image: [name](http://x.y)\\]_", "picture a.png \"a\" (/[Image: <name>(http://x.y)]/)"},
		{"with a caption of HTML", "Look!<figure id=\"x\">\n\n[<img src=\"a.png\" alt=\"a\" />][1]<figcaption class=\"y\">The mill</figcaption></figure> \n\n[1]: /b.png", "p Look!\npicture a.png \"a\" (The mill)"},
		{"a credit with an address like a formula", "![a](a.png)\n\n_\\[Image: [name](http://x.y/photos/1@N0/2/)\\]_", "picture a.png \"a\" (/[Image: <name>(http://x.y/photos/1@N0/2/)]/)"},
		{"a credit without a picture", "Text\n\n_\\[Image: [name](http://x.y)\\]_", "p Text\ncredit /[Image: <name>(http://x.y)]/"},
	})
}

func TestWhatIsShownOfOtherPlacesIsNamed(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a frame", "<iframe src=\"//www.youtube.com/embed/abc?rel=0\" title=\"Boats\" allowfullscreen></iframe>", "embed YouTube video \"Boats\" https://www.youtube.com/watch?v=abc"},
		{"a frame in a division", "<div class=\"video\">\n  <iframe src=\"https://player.vimeo.com/video/12\"></iframe>\n</div>", "embed Vimeo video \"\" https://vimeo.com/12"},
		{"a frame of any page", "<iframe src=\"https://a.b/c\"></iframe>", "embed Embedded page \"\" https://a.b/c"},
		{"a video", "<video src=\"a.mp4\" controls></video>", "embed Video \"\" a.mp4"},
		{"a video with sources", "<video controls>\n<source src=\"a.webm\">\n<source src=\"a.mp4\">\nNo video here.\n</video>", "embed Video \"\" a.webm"},
		{"a video as a picture", "![Boats](boats.mp4)", "embed Video \"Boats\" boats.mp4"},
		{"an address alone", "https://youtu.be/abc", "embed YouTube video \"\" https://youtu.be/abc"},
		{"an address in a sentence", "See https://youtu.be/abc now", "p See <youtu.be/abc>(https://youtu.be/abc) now"},
		{"a link that its author named", "[Boats](https://youtu.be/abc)", "p <Boats>(https://youtu.be/abc)"},
		{"an ordinary address alone", "https://example.com/abc", "p <example.com/abc>(https://example.com/abc)"},
		{"a tag in a line", "See {{< youtube abc >}} now", "p See <YouTube video>(https://www.youtube.com/watch?v=abc) now"},
	})
}

func TestMathIsToldFromPricesAndShells(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"in a line", "so $x_i^2$ and $`a_1`$ and \\\\(b^2\\\\) hold", "p so $x_i^2|xᵢ²$ and $a_1|a₁$ and $b^2|b²$ hold"},
		{"emphasis marks within", "$a_i * b_i * c$", "p $a_i * b_i * c|aᵢ * bᵢ * c$"},
		{"on lines of its own", "a\n$$\nx^2\n\\unknown{y}\n$$\nb", "p a\nformula \"x^2\\n\\\\unknown{y}\" \"\"\np b"},
		{"on one line", "$$ E = mc^2 $$", "formula \" E = mc^2 \" \"E = mc²\""},
		{"an environment", "\\begin{align}\na &= b\n\\end{align}", "formula \"\\\\begin{align}\\na &= b\\n\\\\end{align}\" \"a = b\""},
		{"in a quote", "> $$\n> x^2\n> $$\n> b", "quote(formula \"x^2\" \"x²\"; p b)"},
		{"prices", "from $5 to $10, or US$ 7 and $8-$9", "p from $5 to $10, or US$ 7 and $8-$9"},
		{"code with dollars", "$a->{$b}[$a->c] in $HOME/$USER and \\[1\\]", "p $a->{$b}[$a->c] in $HOME/$USER and [1]"},
		{"formulas with brackets, doubled dollars, letters and signs of mathematics", "$SO(3)$, $$h, h'$$ and \\(φ\\), \\(m ∈ ℕ\\)", "p $SO(3)|SO(3)$, $h, h'|h, h′$ and $φ|φ$, $m ∈ ℕ|m ∈ ℕ$"},
		{"formulas that are escaped for Markdown", "\\\\(n\\_{i}\\\\), \\\\(a\\\\_b = \\\\{c\\\\}\\\\) and $w\\_{2} = 1$", "p $n_{i}|nᵢ$, $a\\_b = \\{c\\}|a_b = {c}$ and $w\\_{2} = 1|w₂ = 1$"},
		{"short formulas", "$O(1)$ of $3$, $1/2$, $|x|$, $\\{*\\}$, $X_*(G)$ *and* $Y_*(G)$", "p $O(1)|O(1)$ of $3|3$, $1/2|1/2$, $|x|||x|$, $\\{*\\}|{*}$, $X_*(G)|X_*(G)$ /and/ $Y_*(G)|Y_*(G)$"},
		{"variables", "set $HOME/bin:$PATH and ${A:-b}$ or $$typeof and $$", "p set $HOME/bin:$PATH and ${A:-b}$ or $$typeof and $$"},
		{"a name of React", "$$typeof: Symbol.for('react.element')", "p $$typeof: Symbol.for('react.element')"},
		{"code", "`$x^2$`", "p `$x^2$`"},
		{"escaped", "\\$x^2\\$", "p $x^2$"},
	})
}

func TestHTMLBecomesBlocks(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a quotation with its source", "<blockquote>Do not communicate.<footer>— Rob, Google</footer></blockquote>", "pull(p Do not communicate.) by Rob, Google"},
		{"a quotation with Markdown inside", "<blockquote>\n\nDo *not* communicate.\n\n<cite>Rob</cite>\n</blockquote>\n\nafter", "pull(p Do /not/ communicate.) by Rob, \np after"},
		{"a quotation without a source", "<blockquote><p>a</p><p>b</p></blockquote>", "quote(p a; p b)"},
		{"a quotation as a figure", "<figure><blockquote>“Do not communicate.”</blockquote><figcaption>Rob, <cite>Proverbs</cite></figcaption></figure>", "pull(p Do not communicate.) by Rob, Proverbs"},
		{"pull quotes by class", "<aside class=\"pullquote\">One</aside>\n\n<div class='pullquote'>\n\nTwo\n\n</div>", "pull(p One) by , \npull(p Two) by , "},
		{"a callout by class", "<div class=\"alert alert-warning\"><p>Mind.</p></div>", "callout warning \"\"(p Mind.)"},
		{"a disclosure", "<details>\n<summary>More</summary>\n\n- a\n\n</details>", "callout details \"More\"(list ordered=false start=0 tight=true(p a))"},
		{"a picture with a caption", "<figure><img src=\"a.png\" alt=\"b\"><figcaption>c</figcaption></figure>", "picture a.png \"b\" (c)"},
		{"lists in lists, end tags left out", "<ol><li>a<ul><li>b<li>c</ul><li>d</ol>", "list ordered=true start=1 tight=true(p a; list ordered=false start=1 tight=true(p b | p c) | p d)"},
		{"definitions", "<dl><dt>a<dd>b<dd>c<dt>d<dd>e</dl>", "definitions [a d](p b | p c | p e)"},
		{"tables", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "table [] [a|b] [1|2]"},
		{"tables in tables", "<table><tr><td>a</td><td><table><tr><th>k</th><th>v</th></tr><tr><td>1</td><td><b>2</b></td></tr></table></td></tr><tr><td>c</td><td>d</td></tr></table>", "table [] [] [a|*k · v*⏎1 · *2*][c|d]"},
		{"a table that holds all", "<table><tr><td><p>a</p><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>b</p></td></tr></table>", "p a\ntable [] [] [1|2][3|4]\np b"},
		{"tables above one another", "<table><tr><td>a</td></tr><tr><td><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></td></tr></table>", "p a\ntable [] [] [1|2][3|4]"},
		{"pages of one column", "<table><tr><td><p>a</p><p>b</p></td></tr><tr><td>c</td></tr></table>", "p a\np b\np c"},
		{"tables that only arrange", "<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>", "list ordered=false start=1 tight=true(p a)\np b"},
		{"preformatted text with the end of a script", "<pre>\na\n&lt;script></script>\n}\n\n<!-- x -->\nb\n</pre>\n\nc", "code  \"\" \"a\\n<script>\\n}\\nb\\n\"\np c"},
		{"scripts and styles with blank lines in paragraphs and elements", "<p>hi</p>\n<script>\nvar a = 1\n\nb()\n\n    c()\n</script>\n\n<div>\n<style>\n.a {}\n\n.b {}\n</style>\n</div>\n\nd", "p hi\np d"},
		{"a script without an end", "<p>hi</p>\n<script>\na()\n\nb", "p hi\np b"},
		{"preformatted text without an end", "<pre>\na</script>\n\nb", "code  \"\" \"a\\n\"\np b"},
		{"headings and code", "<h2 id=\"x\">A</h2><pre><code class=\"language-go\">if a &lt; b\n  c</code></pre>", "h2 #x A\ncode go \"\" \"if a < b\\n  c\\n\""},
	})
}

func TestDocumentsListWhatTheyHold(t *testing.T) {
	d := article.Parse(model.Body{Text: "# A\n\nsee [b *c*](/d) and ![e](f.png)\n\n> [g](h)\n\n![i](j.png)\n\n*“Do not communicate by sharing memory.”* — Rob"})
	if got := fmt.Sprint(d.Links); got != "[{b c /d 3 } {g h 5 }]" {
		t.Error("links:", got)
	}
	if got := fmt.Sprint(d.Images); got != "[{f.png e 3} {j.png i 7}]" {
		t.Error("images:", got)
	}
	if len(d.Headings) != 1 || d.Headings[0].ID != "a" || len(d.Quotes) != 1 || article.Plain(d.Quotes[0].Name) != "Rob" {
		t.Errorf("headings and quotes: %v, %v", d.Headings, d.Quotes)
	}
	want := "A\n\nsee b c and e\n\ng\n\ni\n\nDo not communicate by sharing memory.\n\nRob"
	if got := d.Text(); got != want {
		t.Errorf("text: %q", got)
	}
}

func TestBlocksKnowTheirLine(t *testing.T) {
	d := article.Parse(model.Body{Text: "a\n\n# b\n\n- c\n\n  d\n\n```\ne\n```\n\n| f |\n|---|\n\n> g\n\n---\n\nh"})
	var lines []int
	for _, block := range d.Blocks {
		lines = append(lines, block.StartLine())
	}
	if got := fmt.Sprint(lines); got != "[1 3 5 9 13 16 18 20]" {
		t.Error(got)
	}
}

func TestNestingIsFlattenedWithoutLosingText(t *testing.T) {
	for _, source := range []string{
		strings.Repeat(">", 10000) + " deep", strings.Repeat("> ", 200) + "deep", strings.Repeat("- ", 5000) + "deep",
		strings.Repeat("[", 20000) + "deep",
		strings.Repeat("[a](", 20000) + "deep", strings.Repeat("~~a", 20000) + strings.Repeat("~~", 20000) + "deep",
		nestedList(400) + "deep", strings.Repeat("<div>\n", 5000) + "deep",
	} {
		doc := article.Parse(model.Body{Text: source})
		if text := doc.Text(); !strings.Contains(text, "deep") {
			t.Errorf("%.20q…: the text is lost: %.100q", source, text)
		}
		if len(remarks(doc)) != 1 {
			t.Errorf("%.20q…: %d remarks say that it is not set as written", source, len(remarks(doc)))
		}
	}
}

func TestMarksWithoutPartnersStayTextHoweverManyThereAre(t *testing.T) {
	for _, source := range []string{strings.Repeat("*a ", 5000) + "deep", strings.Repeat("<b>", 20000) + "deep", strings.Repeat(":::note\n", 5000) + "deep"} {
		if text := article.Parse(model.Body{Text: source}).Text(); !strings.Contains(text, "deep") {
			t.Errorf("%.20q…: the text is lost: %.100q", source, text)
		}
	}
}

// nestedList returns a list with a number of levels, one item each.
func nestedList(steps int) string {
	var out strings.Builder
	for i := range steps {
		out.WriteString(strings.Repeat("  ", i) + "- ")
		if i < steps-1 {
			out.WriteString("x\n")
		}
	}
	return out.String()
}

func remarks(doc *article.Document) (all []article.Remark) {
	for _, block := range doc.Blocks {
		if remark, ok := block.(article.Remark); ok {
			all = append(all, remark)
		}
	}
	return all
}

func TestWhatIsSetAsWrittenNeedsNoRemark(t *testing.T) {
	for _, source := range []string{"> > > a", nestedList(10) + "x", "```\n" + strings.Repeat(" ", 90) + "- x\n```", strings.Repeat("[a](b)\n\n", 600)} {
		if all := remarks(article.Parse(model.Body{Text: source})); len(all) > 0 {
			t.Errorf("%.20q…: %+v", source, all[0])
		}
	}
}

func TestMarksWithoutAnEndCostLittle(t *testing.T) {
	for _, mark := range []string{"{% a %}", "{{< a >}}", "$a ", "\\\\[", "`a", ":a:", "<A b={", "[[a", "==a", "{: ", "<b>", "%%", "++", "![", "]("} {
		growth.Linear(t, mark, iterations, func(times int) { parse(strings.Repeat(mark, times)) })
	}
}

func FuzzParseNeverPanicsAndWritesCleanText(f *testing.F) {
	for _, seed := range []string{"# a\n\n> - b\n\n|a|\n|-|\n", ":::x\n<b>&#27;</b>\n", "_“a” - b_", "[^1]\n\n[^1]: x", "a\n: b", "~~~0:"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if strings.ContainsFunc(source, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 }) {
			t.Skip("not what clean.Decode returns")
		}
		for _, r := range article.Parse(model.Body{Text: source}).Text() {
			if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
				t.Fatalf("control character %U in the text of %q", r, source)
			}
		}
	})
}

func TestATextThatWasCutOffEndsWithARemark(t *testing.T) {
	if whole, part := article.Parse(model.Body{Text: "a"}), article.Parse(model.Body{Text: "a", Truncated: true}); len(remarks(whole)) != 0 || len(remarks(part)) != 1 {
		t.Error("a remark stands where none belongs, or is missing")
	}
}
