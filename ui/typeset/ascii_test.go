package typeset_test

import (
	"strings"
	"testing"

	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
)

func TestASCIIIsAsWideAsWhatItStandsFor(t *testing.T) {
	for line, want := range map[string]string{
		"plain": "plain",
		"▌blogtui ── “é” … 霧 🎉":        "|blogtui -- \"e\" . ?? ??",
		"\x1b[1m●\x1b[m naïve Łódź ×2": "\x1b[1m*\x1b[m naive Lodz x2",
		"a\u0301e\u0300 \u00a0x":       "ae  x",
		"━━── Settings › ‹General›":    "==-- Settings > <General>",
		"日本":   "????",
		"שלום": "????",
	} {
		got := typeset.ASCII(line)
		if got != want {
			t.Errorf("%q becomes %q, not %q", line, got, want)
		}
		if ansi.StringWidth(got) != ansi.StringWidth(line) {
			t.Errorf("%q has %d cells, %q %d", line, ansi.StringWidth(line), got, ansi.StringWidth(got))
		}
	}
}

func TestTheLocaleSaysWhetherThereIsMoreThanASCII(t *testing.T) {
	for _, test := range []struct {
		all, ctype, lang string
		want             bool
	}{
		{"", "", "", false}, {"", "", "C", true}, {"", "", "en_GB.UTF-8", false}, {"", "", "en_GB.utf8", false},
		{"", "", "de_DE.ISO-8859-1", true}, {"C.UTF-8", "", "C", false}, {"POSIX", "en_GB.UTF-8", "", true}, {"", "C", "en_GB.UTF-8", true},
	} {
		env := map[string]string{"LC_ALL": test.all, "LC_CTYPE": test.ctype, "LANG": test.lang}
		if got := typeset.ASCIIOnly(func(name string) string { return env[name] }); got != test.want {
			t.Errorf("%v: %v", env, got)
		}
	}
}

func TestASCIIIsWrittenWhereverTheTextIsCut(t *testing.T) {
	var out strings.Builder
	w := typeset.NewASCIIWriter(&out)
	for _, b := range []byte("“Łódź” ─ ▌霧\n") {
		if n, err := w.Write([]byte{b}); n != 1 || err != nil {
			t.Fatal(n, err)
		}
	}
	if got := out.String(); got != "\"Lodz\" - |??\n" {
		t.Errorf("%q", got)
	}
}
