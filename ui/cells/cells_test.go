package cells

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestEveryLetterThatStandsAloneIsAsWideAsTheLibrarySays(t *testing.T) {
	for _, s := range standaloneRanges {
		for r := s.first; r <= s.last; r++ {
			for _, text := range []string{string(r), "a" + string(r) + "b", string([]rune{r, r}), string([]rune{'x', r, s.first, s.last, r})} {
				if got, want := Width(text), ansi.StringWidth(text); got != want {
					t.Fatalf("%U in %q: %d cells, want %d", r, text, got, want)
				}
			}
		}
	}
}

// fragments are parts of random strings.
var fragments = []string{
	"a", "Tide ", " ", "é", "e\u0301", "—", "…", "─", "▌", "潮", "の", "か\u3099", "글", "\u1100\u1161", "👩‍👩‍👧", "❤️", "1️⃣", "🇩🇪", "\u0600", "\u200d", "\u00ad", "\u200b",
	"\x1b[1;38;2;1;2;3m", "\x1b[m", "\x1b[", "\x1b[ 0A", "\x1b[0 q", "\x1b[?1<h", "\x1b[1?2m", "\x1b]8;;https://example.org\x1b\\", "\x1b]8;;\a", "\x1b]8;;é\x1b\\", "\x1b", "\x1b(B", "\t", "\n", "\x7f", "\x80", "\xff", "\u0085", "שלום", "नमस्ते", "→", "★", "®️",
}

func TestWidthIsWhatTheLibrarySaysOfAnyText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		var text strings.Builder
		for range random.IntN(9) {
			text.WriteString(fragments[random.IntN(len(fragments))])
		}
		s := text.String()
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			t.Fatalf("%q: %d cells, want %d", s, got, want)
		}
		if got, want := Truncate(s, 6, "…"), ansi.Truncate(s, 6, "…"); got != want {
			t.Fatalf("%q was cut to %q, want %q", s, got, want)
		}
	}
}

func FuzzWidth(f *testing.F) {
	for _, piece := range fragments {
		f.Add("a" + piece + "b")
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			t.Errorf("%q: %d cells, want %d", s, got, want)
		}
	})
}
