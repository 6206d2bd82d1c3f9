package emoji_test

import (
	"testing"

	"blogtui/model/emoji"
)

func TestNamesBecomeCharactersWhereNothingElseIsMeant(t *testing.T) {
	for text, want := range map[string]string{
		":tada:":                "🎉",
		"(:+1:), :tada::":       "(👍), :tada::",
		"10:100:5 std::lock::x": "10:100:5 std::lock::x",
		"a:tada: :tada:b":       "a:tada: :tada:b",
		":nosuch: : :":          ":nosuch: : :",
	} {
		if got := emoji.Shown(text); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}
