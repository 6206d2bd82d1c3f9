package article_test

import (
	"testing"

	"blogtui/model/article"
)

func TestListsCountedByLettersAreRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"letters, on over a line", "a. One *and\n   more*\nb. Two\nc. Three", "list ordered=true start=a tight=true(p One /and more/ | p Two | p Three)"},
		{"capitals below a line that introduces them", "Take *two*:\nA) One\nB) `Two`", "p Take /two/:\nlist ordered=true start=A tight=true(p One | p `Two`)"},
		{"Roman numerals, and letters that look like them", "i. a\nii. b\n\nIV) a\nV) b\n\nh. a\ni. b\nj. c\n\nc. a\nd. b", "list ordered=true start=i tight=true(p a | p b)\nlist ordered=true start=IV tight=true(p a | p b)\nlist ordered=true start=h tight=true(p a | p b | p c)\nlist ordered=true start=c tight=true(p a | p b)"},
		{"parentheses, in a list and in a quotation", "- x\n  (1) a\n  (2) b\n\n> (a) c\n> (b) d", "list ordered=false start=0 tight=true(p x; list ordered=true start=1 tight=true(p a | p b))\nquote(list ordered=true start=a tight=true(p c | p d))"},
		{"no list", "a. alone\n\nI. M. Pei was here\nin May.\n\nA. Smith\nB. Jones\nA. Smith\n\na. b\nb) c\n\nSee\nc. d\nd. e\n\n`a. x`\nb. y\n\ne.g. this\nf.g. that\n\nIIII. a\nIIIII. b", "p a. alone\np I. M. Pei was here in May.\np A. Smith B. Jones A. Smith\np a. b b) c\np See c. d d. e\np `a. x` b. y\np e.g. this f.g. that\np IIII. a IIIII. b"},
		{"links and emphasis over lines", "(1) [c\nd](/e)  \nf\n(2) g\n\n(1) *a\n(2) b*\n(3) c", "list ordered=true start=1 tight=true(p <c d>(/e)⏎f | p g)\np (1) /a (2) b/ (3) c"},
		{"of HTML", "<ol type=\"I\" start=\"3\"><li>x</li></ol>", "list ordered=true start=III tight=true(p x)"},
		{"numbered by Pandoc", "#. One\n#. Two\n\nIn C#. Or\n\n(@) First\n(@good) Second\n\nAs (@good) says to (@ana).\n\n(@) Third `(@good)`\n\n```\n(@) x\n#. y\n```", "list ordered=true start=1 tight=true(p One | p Two)\np In C#. Or\nlist ordered=true start=1 tight=true(p First | p Second)\np As (2) says to (@ana).\np (3) Third `(@good)`\ncode  \"\" \"(@) x\\n#. y\\n\""},
		{"bullets as they look", "Steps:\n• One\n• Two *and*\n  more\n\n● x\n● y\n\n• alone", "p Steps:\nlist ordered=false start=0 tight=true(p One | p Two /and/ more)\nlist ordered=false start=0 tight=true(p x | p y)\np • alone"},
		{"no numbers", "#. One\n\n(@ana) was here\n\nwith (@bo)", "p #. One\np (@ana) was here\np with (@bo)"},
	})
}

func TestLinesBehindBarsStayLines(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a poem", "| One *two*\n|   three *four\n| five*\n|\n| `six`", "p One /two/⏎\u2002\u2002three /four⏎five/⏎⏎`six`"},
		{"no poem", "| a\n\n| a |\n| b\n\n| a\nb\n\n|-- a\n|-- b", "p | a\np | a | | b\np | a b\np |-- a |-- b"},
	})
}

func TestItemsAreCountedAsBrowsersDo(t *testing.T) {
	for _, test := range []struct {
		list article.List
		want string
	}{
		{article.List{Start: 7}, "7"},
		{article.List{Start: 26, Numbering: article.LowerAlpha}, "z"},
		{article.List{Start: 28, Numbering: article.UpperAlpha}, "AB"},
		{article.List{Start: 0, Numbering: article.LowerAlpha}, "0"},
		{article.List{Start: 1994, Numbering: article.LowerRoman}, "mcmxciv"},
		{article.List{Start: 4000, Numbering: article.UpperRoman}, "4000"},
	} {
		if got := test.list.Label(0); got != test.want {
			t.Errorf("%v is counted by %q, want %q", test.list, got, test.want)
		}
	}
}
