package article_test

import "testing"

func TestQuotationsThatContainersNameAreSetOnce(t *testing.T) {
	const saying, pulled = "*“Do not communicate by sharing memory.”*", "pull(p Do not communicate by sharing memory.) by "
	check(t, []struct{ name, source, want string }{
		{"a saying in a block quote", "> " + saying, pulled + ", "},
		{"with a name below", "> " + saying + "\n>\n> — Rob Pike", pulled + "Rob Pike, "},
		{"in HTML", "<blockquote><p><em>“Do not communicate by sharing memory.”</em></p></blockquote>", pulled + ", "},
		{"with other words", "> " + saying + "\n>\n> he said", "quote(" + pulled + ", ; p he said)"},
		{"within that of another", "> > Do not.\n> > — Rob Pike\n>\n> — Ines Falk", "pull(pull(p Do not.) by Rob Pike, ) by Ines Falk, "},
		{"of a container", "::: {.epigraph}\n> “Do not.”\n>\n> -- **Rob Pike**, of Go\n:::\n\n:::pullquote\nDo not.\n:::", "pull(p Do not.) by *Rob Pike*, of Go\npull(p Do not.) by , "},
		{"of a container that names who said it", "::: {.epigraph author=\"Rob Pike\"}\nDo *not*.\n:::\n\n::: {.pullquote}\nDo not.\\\nNo.\n— Ines\n:::", "pull(p Do /not/.) by Rob Pike, \npull(p Do not.⏎No.) by Ines, "},
		{"of a figure", "<figure class=\"pullQuote\"><p>Do not.</p><figcaption>Rob Pike</figcaption></figure>", "pull(p Do not.) by Rob Pike, "},
	})
}

func TestClassesOfKramdownNamePullQuotes(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a block quote and who said it", "> Do not.\n{:.pullquote}\n> – [Rob](http://x.y)\n{:.quote-author}\n\ntext", "pull(p Do not.) by <Rob>(http://x.y), \np text"},
		{"a paragraph", "Do *not*.\n{: .pull-quote}\n\n> a\n{: .pullquotes }", "pull(p Do /not/.) by , \nquote(p a)"},
		{"a name on lines of its own", "> Do not.\n>\n> -- Rob Pike\n> (2012)", "pull(p Do not.) by Rob Pike, 2012"},
		{"a name behind dashes", "> \"Do *not*.\" --- Rob Pike, *Proverbs*", "pull(p Do /not/.) by Rob Pike, /Proverbs/"},
		{"a rule below the title of a card", "- **a**\n\n    ---\n\n    b\n\n- c", "list ordered=false start=0 tight=false(p *a*; p b | p c)"},
	})
}

func TestNoticesThatQuoteAreQuotations(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"the title says who", "> [!quote] Rob Pike, of Go\n> Do *not*.\n\n!!! quote \"Ines\"\n    “So.”", "pull(p Do /not/.) by Rob Pike, of Go\npull(p So.) by Ines, "},
		{"a line below says who", "> [!quote]\n> Do not.\n> — Rob Pike\n\n:::quote\nSo.\n\n— Ines\n:::", "pull(p Do not.) by Rob Pike, \npull(p So.) by Ines, "},
		{"a class says that it quotes", "> Do not.\n>\n> -- Rob Pike\n{: .quote}\n\n{: .quote }\n> So.", "pull(p Do not.) by Rob Pike, \nquote(p So.)"},
		{"nobody says who", "> [!cite]\n> Do not.\n\n:::quote[Quote]\nSo.\n:::", "quote(p Do not.)\nquote(p So.)"},
		{"more than words", "> [!quote] Ines\n> - a\n\n> [!quote] what they say\n> b", "callout quote \"Ines\"(list ordered=false start=0 tight=true(p a))\ncallout quote \"what they say\"(p b)"},
	})
}

func TestCaptionsBelowPicturesMayHaveAClass(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"below a row", "<div class=\"row\"><img src=\"a.png\"></div>\n<div class=\"caption\">\nTwo *piers*\n</div>\n\ntext", "picture a.png \"\" (Two *piers*)\np text"},
		{"AMP", "<amp-anim src=\"a.gif\" alt=\"b\">\n</amp-anim>\n\n{{ image('/c.png', 10, 20, alt='d') }}", "picture a.gif \"b\" \"\"\npicture /c.png \"d\" \"\""},
		{"of other words", "<div class=\"captions\">a</div>", "p a"},
	})
}

func TestWorksThatATextCitesAreNamedByTheirKeys(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"Pandoc", "See [@doe2020, p. 3; -@roe99] and [see @a1] by [@rob](u), [@rob] `[@b2]`.", "p See [doe2020, p. 3; roe99] and [see a1] by <@rob>(u), [@rob] `[@b2]`."},
		{"TeX", "As \\cite{doe, roe}, \\citep[p. 3]{a} and `\\cite{b}` say.", "p As [doe, roe], [a] and `\\cite{b}` say."},
		{"Distill", "One<d-cite key=\"a\"/> and <d-cite key=\"b\"></d-cite>.", "p One[a] and [b]."},
	})
}
