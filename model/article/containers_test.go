package article_test

import "testing"

func TestWhatStandsInAListItemOrANoteIsReadAndStaysThere(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"tags in a footnote", "a[^1]\n\n[^1]: b\n\n    {{< callout >}}\n    c [d]({{< ref \"d.md\" >}})\n    {{< /callout >}}", "p a^1\nnotes(p b; callout note \"\"(p c <d>(d.md)))"},
		{"blocks that end a footnote", "a[^1] b[^2]\n\n[^1]: c\n\n    > [!NOTE]\n    > d\n\n[^2]: e\n\n    - [ ] f", "p a^1 b^2\nnotes(p c; callout note \"\"(p d) | p e; list ordered=false start=0 tight=true open(p f))"},
		{"code in a footnote", "a[^1]\n\n[^1]: b\n\n        {{ c }}", "p a^1\nnotes(p b; code  \"\" \"{{ c }}\\n\")"},
		{"components", "1. a\n\n   <Callout type=\"tip\">\n     b\n   </Callout>\n\n   <Card title=\"c\">d</Card>\n\n2. e", "list ordered=true start=1 tight=false(p a; callout tip \"\"(p b); p *c*⏎d | p e)"},
		{"components in components", "- a\n  - b\n\n    <Tabs>\n      <Tab title=\"c\">\n        d\n      </Tab>\n    </Tabs>\n\n  - e", "list ordered=false start=0 tight=true(p a; list ordered=false start=0 tight=false(p b; p *c*⏎d | p e))"},
		{"quotations", "- a\n\n  {% blockquote Ada %}\n  b\n\n  c\n  {% endblockquote %}\n\n- d", "list ordered=false start=0 tight=false(p a; pull(p b; p c) by Ada,  | p d)"},
		{"titles in comments", "1. a\n\n   {% tabs x %}\n   <!-- tab b -->\n   c\n   <!-- endtab -->\n   {% endtabs %}\n\n2. d", "list ordered=true start=1 tight=false(p a; p *b*⏎c | p d)"},
		{"blocks between slashes", "- a\n\n    /// note | b\n        type: tip\n    c\n    ///\n\n- d", "list ordered=false start=0 tight=false(p a; callout tip \"b\"(p c) | p d)"},
		{"tags in a notice", "!!! note \"a\"\n\n    {% gist x/1 %}\n    b", "callout note \"a\"(embed Gist \"\" https://gist.github.com/x/1; p b)"},
		{"code after a list and a fence", "- a\n```\nb\n```\n\n    {{ c }}\n\n# d\n\n    {{ e }}", "list ordered=false start=0 tight=true(p a)\ncode  \"\" \"b\\n\"\ncode  \"\" \"{{ c }}\\n\"\nh1 #d d\ncode  \"\" \"{{ e }}\\n\""},
	})
}
