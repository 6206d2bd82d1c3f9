package article_test

import "testing"

func TestWhatKramdownAndItsThemesWriteIsRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"paragraphs that are notices", "<p class='note warning'>Mind <b>it</b>.</p>\n\n<p class=\"note\">\nSo *this*\n</p>\n\n<p class=\"lead\">Not</p>", "callout warning \"\"(p Mind *it*.)\ncallout note \"\"(p So *this*)\np Not"},
		{"a notice without an end", "<p class=note>One\n<div>Two</div>\n\n<p class=\"note\">Three\n\nfour", "callout note \"\"(p One)\np Two\ncallout note \"\"(p Three)\np four"},
		{"classes of notices", "<div class='alert alert-info' role='alert'>a</div>\n\n<div class=\"note unreleased\"><h5>T *x*</h5><p>b</p></div>\n\nc\n{: .note .warning}", "callout info \"\"(p a)\ncallout note \"T *x*\"(p b)\ncallout warning \"\"(p c)"},
		{"Markdown in elements", "<p markdown='span'>a *b*</p>\n\n<div markdown=block>\n- c\n- d\n\n<section markdown=\"1\">\n*e*\n</section>\n</div>", "p a /b/\nlist ordered=false start=0 tight=true(p c | p d)\np /e/"},
		{"Markdown in all elements", "{::options parse_block_html=\"true\" /}\n\n<div>\na *b*\n</div>\n\n<div markdown=\"0\">\nc *d*\n</div>\n\n{::options parse_block_html='false' /}\n\n<div>\ne *f*\n</div>", "p a /b/\np c *d*\np e *f*"},
		{"attributes behind text, marks between blocks", "- a {: .x #y}\n- b\n\n^\n\n- c\n\nd {: data-x='1' } {:not this} `{: .z}`", "list ordered=false start=0 tight=true(p a | p b)\nlist ordered=false start=0 tight=true(p c)\np d {:not this} `{: .z}`"},
	})
}

func TestAttributesBelowABlockAreOfAllOfIt(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a quotation that ends with a list", "> a\n> * b\n> * c\n{: .prompt-info }\nd", "callout info \"\"(p a; list ordered=false start=0 tight=true(p b | p c))\np d"},
		{"marked as a part of it", "> a\n> * b\n>   * c\n> {: .prompt-tip}", "quote(p a; callout tip \"\"(list ordered=false start=0 tight=true(p b; list ordered=false start=0 tight=true(p c))))"},
		{"a quotation that ends with code", "> ```\n> a\n> ```\n{: .prompt-tip }\n\n> b\n>\n> | c |\n> |---|\n> | 1 |\n{: .prompt-tip }", "callout tip \"\"(code  \"\" \"a\\n\")\ncallout tip \"\"(p b; table [0] [c] [1])"},
		{"a list", "* a\n* b\n{: .notice--warning}\n\n1. c\n   {: .note}\n2. d", "callout warning \"\"(list ordered=false start=0 tight=true(p a | p b))\nlist ordered=true start=1 tight=true(callout note \"\"(p c) | p d)"},
		{"a quotation within a list", "- a\n\n  > b\n  > 1. c\n  {: .prompt-danger }\n\n- d", "list ordered=false start=0 tight=false(p a; callout danger \"\"(p b; list ordered=true start=1 tight=true(p c)) | p d)"},
		{"for looks", "> * a\n{: .wide}", "quote(list ordered=false start=0 tight=true(p a))"},
	})
}
