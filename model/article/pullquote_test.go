package article_test

import "testing"

func TestPullQuotesAreRecognised(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"the name inside the emphasis", "_“Referring to marketing as sales is wrong.” -Wes, Digett Marketing Analyst_", "pull(p Referring to marketing as sales is wrong.) by Wes, Digett Marketing Analyst"},
		{"the name behind the emphasis", "*\"Do not communicate by sharing memory.\"* — Rob Pike, *Go Proverbs*", "pull(p Do not communicate by sharing memory.) by Rob Pike, /Go Proverbs/"},
		{"both within stressed emphasis", "**_\"Do not communicate by sharing memory.\" — Rob Pike, of Go_**", "pull(p */Do not communicate by sharing memory./*) by */Rob Pike/*, */of Go/*"},
		{"the name in parentheses", "*“Do not communicate by sharing memory.”* (- Rob Pike)", "pull(p Do not communicate by sharing memory.) by Rob Pike, "},
		{"a role in parentheses", "*“Do not communicate by sharing memory.”* — Rob (Google)", "pull(p Do not communicate by sharing memory.) by Rob, Google"},
		{"parentheses within what follows the name", "> Do not communicate.\n>\n> — Rob (@rob) June 2018", "pull(p Do not communicate.) by Rob, (@rob) June 2018"},
		{"no name", "*“Do not communicate by **sharing** memory.”*", "pull(p Do not communicate by *sharing* memory.) by , "},
		{"the name in the next paragraph", "*“Do not communicate by sharing memory.”*\n\n— Rob Pike", "pull(p Do not communicate by sharing memory.) by Rob Pike, "},
		{"several paragraphs", "*“Do not communicate.*\n\n*Share memory instead, friends.”*\n\nText", "pull(p Do not communicate.; p Share memory instead, friends.) by , \np Text"},
		{"without emphasis but with a source", "\"Do not communicate by sharing memory.\" – Rob Pike", "pull(p Do not communicate by sharing memory.) by Rob Pike, "},
		{"a block quote with a name below", "> Do not communicate.\n> — Rob Pike, Google", "pull(p Do not communicate.) by Rob Pike, Google"},
		{"a block quote whose name lost its line", "> Do not communicate.  — Rob Pike, Google\n\n> Go on.  -- and on\n\n> No. — Rob", "pull(p Do not communicate.) by Rob Pike, Google\nquote(p Go on. -- and on)\nquote(p No. — Rob)"},
		{"a block quote with its name behind a sentence", "> Do not communicate. -- Rob Pike\n\n> Do\n> not! — Ines de Falk, poet\n\n> No. -- Said he\n\n> A -- Rob Pike", "pull(p Do not communicate.) by Rob Pike, \npull(p Do not!) by Ines de Falk, poet\nquote(p No. -- Said he)\nquote(p A -- Rob Pike)"},
		{"a block quote with its name in a paragraph", "> “Do not communicate.”\n>\n> -- [Rob](http://x.y)", "pull(p Do not communicate.) by <Rob>(http://x.y), "},
		{"a link to who said it, below a block quote", "> Do not communicate.\n\n— [Rob](http://x.y)\n\n<blockquote><pre>go</pre></blockquote>\n\n\\-[Rob](http://x.y)", "pull(p Do not communicate.) by <Rob>(http://x.y), \npull(code  \"\" \"go\\n\") by <Rob>(http://x.y), "},
		{"in Hebrew, with gershayim", "_\"בכיר בנאס\"א טוען שהכל בסדר גמור.\"_", "pull(p בכיר בנאס\"א טוען שהכל בסדר גמור.) by , "},
	})
}

func TestWhatIsNoPullQuoteStaysAsItIs(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a short exclamation", "_“Wow!”_", "p /“Wow!”/"},
		{"a dialogue", "_\"No,\" he said, \"that is not what I meant.\"_", "p /\"No,\" he said, \"that is not what I meant.\"/"},
		{"a sentence that begins with a quotation", "“Do not communicate by sharing memory” is what they say.", "p “Do not communicate by sharing memory” is what they say."},
		{"a dialogue with a dash", "\"I do not know what to do today.\" – she said", "p \"I do not know what to do today.\" – she said"},
		{"a plain quotation without a source", "“Do not communicate by sharing memory.”", "p “Do not communicate by sharing memory.”"},
		{"a block quote without a name", "> Do not communicate.", "quote(p Do not communicate.)"},
		{"a block quote above what is no name alone", "> a\n\n— [Rob](http://x.y) and so on\n\n> b\n\n— [go on](http://x.y)\n\n> c\n\n— Rob", "quote(p a)\np — <Rob>(http://x.y) and so on\nquote(p b)\np — <go on>(http://x.y)\nquote(p c)\np — Rob"},
		{"a block quote that ends with a list", "> a\n>\n> - b", "quote(p a; list ordered=false start=0 tight=true(p b))"},
	})
}
