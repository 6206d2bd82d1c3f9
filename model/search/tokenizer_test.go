package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func foldText(text string) string {
	var all []string
	for _, w := range tokenize(text) {
		all = append(all, w.text)
	}
	return strings.Join(all, " ")
}

func TestWordsAreFoldedAndScriptsWithoutSpacesGoByCharacters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The Quick-Brown fox's 2nd_try", "the quick brown fox s 2nd try"},
		{"Überraschung, naïve CAFÉ", "uberraschung naive cafe"},
		{"cafe\u0301 au lait", "cafe au lait"},
		{"Straße Gdańsk Søren İstanbul", "strasse gdansk soren istanbul"},
		{"Łódź Đorđe Ærø œuvre Þórðr ẞ ıŋ", "lodz dorde aero oeuvre thordr ss in"},
		{"ﬁne ＦＵＬＬ", "fine full"},
		{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"Ёлка и йод", "елка и иод"},
		{"שָׁלוֹם עולם", "שלום עולם"},
		{"搜索Go引擎", "搜 索 go 引 擎"},
		{"が ガ か\u3099 か", "が ガ が か"},
		{"サーバー", "サ ー バ ー"},
		{"\u1112\u1161\u11ab\u1100\u1173\u11af 한글", "한 글 한 글"},
		{"C# and C++, but i++ and f#x and #go", "c# and c++ but i++ and f x and go"},
		{"हिन्दी", "हिन्दी"},
		{"!?—…", ""},
	} {
		if got := foldText(c.text); got != c.want {
			t.Errorf("%q has the words %q, not %q", c.text, got, c.want)
		}
	}
}

func TestAWordKeepsItsPlaceInTheText(t *testing.T) {
	text := "Ein Käsebrot 東京"
	var got []string
	for _, w := range tokenize(text) {
		got = append(got, text[w.start:w.end])
	}
	if !slices.Equal(got, []string{"Ein", "Käsebrot", "東", "京"}) {
		t.Errorf("got %q", got)
	}
}

func FuzzWordsOfAnyTextLieInItOneBehindTheOther(f *testing.F) {
	for _, seed := range []string{"C++ is C#", "が서울กิน", "a\xffb\u0301", strings.Repeat("x", 200) + "é", "\u1112\u1161\u11ab"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, w := range tokenize(text) {
			if w.start < at || w.end <= w.start || w.end > len(text) {
				t.Fatalf("%q: a word at %d to %d after %d", text, w.start, w.end, at)
			}
			if len(w.text) > maxTokenBytes+2 {
				t.Fatalf("%q: a word of %d bytes", text, len(w.text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(w.text) {
				t.Fatalf("%q: the word %q", text, w.text)
			}
			at = w.end
		}
	})
}
