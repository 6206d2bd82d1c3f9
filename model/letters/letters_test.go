package letters_test

import (
	"testing"

	"blogtui/model/letters"

	"github.com/yuin/goldmark/util"
)

func TestWhereEmphasisMayStand(t *testing.T) {
	for _, c := range []struct {
		name          string
		mark          byte
		before, after rune
		opens, closes bool
	}{
		{"before a word", '*', ' ', 'a', true, false},
		{"behind a word", '*', 'a', ' ', false, true},
		{"within a word", '*', 'a', 'b', true, true},
		{"an underscore within a word", '_', 'a', 'b', false, false},
		{"between blanks", '*', ' ', ' ', false, false},
		{"before a quotation mark within a word", '*', 'a', '"', false, true},
		{"behind a colon before an ideograph", '*', '：', '请', true, true},
		{"beside hangul", '*', ')', '은', true, true},
	} {
		if opens, closes := letters.Flanks(c.mark, c.before, c.after); opens != c.opens || closes != c.closes {
			t.Errorf("%s: got %v, %v", c.name, opens, closes)
		}
	}
}

// Goldmark reads what is nested in links and images: both have to agree.
func TestSpaceAndPunctuationAreThoseOfGoldmark(t *testing.T) {
	for r := rune(0); r < 0x30000; r++ {
		want := !util.IsSpaceRune(r) && (!util.IsPunctRune(r) || letters.EastAsian(r))
		if _, closes := letters.Flanks('*', r, 'a'); closes != want {
			t.Fatalf("%U: closes %v", r, closes)
		}
	}
}

func TestScripts(t *testing.T) {
	for _, r := range "漢かカ。、「　" {
		if !letters.Ideographic(r) || !letters.EastAsian(r) {
			t.Errorf("%c is written without spaces", r)
		}
	}
	for _, r := range "aé한ж" {
		if letters.Ideographic(r) {
			t.Errorf("%c is written with spaces", r)
		}
	}
	if !letters.EastAsian('한') {
		t.Error("no spaces stand between hangul and stars")
	}
	if !letters.Word('a') || !letters.Word('9') || letters.Word('_') || letters.Word(' ') {
		t.Error("letters and digits make words")
	}
	if got := letters.Indent(" \t a "); got != 3 {
		t.Errorf("got %d blanks", got)
	}
	if set := letters.Words(" a  b\nc "); len(set) != 3 || !set["c"] {
		t.Errorf("got %v", set)
	}
}

func TestLettersAndDigitsAlone(t *testing.T) {
	for text, want := range map[string]string{"": "", "A *Day*, 2024!": "aday2024", "Über-Größe": "übergröße", "灯台 — 1": "灯台1"} {
		if got := letters.Alone(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
