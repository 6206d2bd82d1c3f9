package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"blogtui/model"
)

func titled(titles ...string) []*model.Post {
	var all []*model.Post
	for _, title := range titles {
		all = append(all, &model.Post{Title: title})
	}
	return all
}

func TestTitlesAreFoundByPartsOfTheirWords(t *testing.T) {
	all := titled("Marketing and Sales: Two Teams, One Goal", "Always read the manual first", "Café culture", "The Turkish İ Problem", "軟體與設計", "Waiting for the tide")
	tests := []struct{ pattern, want string }{
		{"", "Marketing and Sales: Two Teams, One Goal"},
		{"sales", "Marketing and Sales: Two Teams, One Goal"},
		{"mark sal", "Marketing and Sales: Two Teams, One Goal"},
		{"CAFE", "Café culture"},
		{"turkish İ", "The Turkish İ Problem"},
		{"設計", "軟體與設計"},
		{"tide", "Waiting for the tide"}, // its first letter stands earlier, too
		{"zebra", ""},
		{"mgtuo", ""},
		{"teem", ""},
		{"mrketing", "Marketing and Sales: Two Teams, One Goal"},
	}
	matcher := NewTitleMatcher()
	for _, test := range tests {
		found := matcher.Match(all, test.pattern)
		got := ""
		if len(found) > 0 {
			got = found[0].Post.Title
		}
		if got != test.want {
			t.Errorf("%q found %q, want %q", test.pattern, got, test.want)
		}
	}
}

func TestTitlesAreFoundWithoutTheKeysOfTheirLetters(t *testing.T) {
	matcher := NewTitleMatcher()
	for _, c := range []struct {
		title, pattern string
		marks          []int
	}{
		{"Łódź", "lodz", []int{0, 1, 2, 3}},
		{"Đorđe", "dorde", []int{0, 1, 2, 3, 4}},
		{"To Ærø", "aero", []int{3, 4, 5}},
		{"Straße", "strasse", []int{0, 1, 2, 3, 4, 5}},
		{"Strasse", "straße", []int{0, 1, 2, 3, 4, 5, 6}},
		{"Œuvre", "œuv", []int{0, 1, 2}},
		{"Þórðr", "thordr", []int{0, 1, 2, 3, 4}},
	} {
		if found := matcher.Match(titled(c.title), c.pattern); len(found) != 1 {
			t.Errorf("%q does not find %q", c.pattern, c.title)
		}
		if got := matcher.Positions(c.title, c.pattern); !slices.Equal(got, c.marks) {
			t.Errorf("%q marks %v of %q, not %v", c.pattern, got, c.title, c.marks)
		}
		if !Contains(c.title, c.pattern) {
			t.Errorf("%q is not in the name %q", c.pattern, c.title)
		}
	}
}

func TestPlainRunesAreWhatIsTyped(t *testing.T) {
	for r, want := range map[rune]rune{'É': 'e', 'Ł': 'l', 'ø': 'o', 'Đ': 'd', 'æ': 'æ', 'Æ': 'æ', 'ß': 'ß', 'Ð': 'd', 'x': 'x', 'й': 'и', '한': '한', '\u0301': 0} {
		if got := FoldRune(r); got != want {
			t.Errorf("%q is %q, not %q", r, got, want)
		}
	}
}

func TestTheBestTitleComesFirst(t *testing.T) {
	found := NewTitleMatcher().Match(titled("A radical idea", "Pirate radio stations", "Radio"), "radio")
	if len(found) < 2 || found[0].Post.Title != "Radio" && found[0].Post.Title != "Pirate radio stations" {
		t.Errorf("got %v", found)
	}
}

func TestMarksNameTheMatchedRunes(t *testing.T) {
	title := "Über Café"
	marks := NewTitleMatcher().Positions(title, "cafe ub")
	if want := []int{0, 1, 5, 6, 7, 8}; !slices.Equal(marks, want) {
		t.Errorf("got %v, want %v", marks, want)
	}
}

func BenchmarkMatchAmong100000(b *testing.B) {
	var titles []string
	for i := range 100_000 {
		titles = append(titles, fmt.Sprintf("What the %d. lighthouse keeper told us about %s and patience", i, strings.Repeat("waves ", i%4)))
	}
	all, matcher := titled(titles...), NewTitleMatcher()
	for _, pattern := range []string{"a", "keeper", "zebra"} {
		b.Run(pattern, func(b *testing.B) {
			for b.Loop() {
				matcher.Match(all, pattern)
			}
		})
	}
}

func TestNamesThatBeginWithWhatIsTypedComeBeforeNamesThatHoldIt(t *testing.T) {
	texts := []string{"Brave Marketing", "Marketing  category", "The Art of Marketing", "Mark Figart  author"}
	got := NewTitleMatcher().Rank(texts, "mark")
	if want := []int{1, 3, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
