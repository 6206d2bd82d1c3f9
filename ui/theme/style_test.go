package theme

import (
	"image/color"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func TestInkDrawsWhatAStyleOfLipGlossDraws(t *testing.T) {
	colours := []color.Color{nil, ansi.BasicColor(3), ansi.BasicColor(12), ansi.IndexedColor(216), lipgloss.Color("#e8a87c")}
	for _, profile := range []colorprofile.Profile{colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		th := Auto.For(profile, true)
		for _, r := range roles {
			colours = append(colours, *r.of(&th))
		}
	}
	for _, fore := range colours {
		for _, back := range colours {
			for bits := range 8 {
				bold, italic, reverse := bits&1 > 0, bits&2 > 0, bits&4 > 0
				style := lipgloss.NewStyle().Bold(bold).Italic(italic).Reverse(reverse)
				if fore != nil {
					style = style.Foreground(fore)
				}
				if back != nil {
					style = style.Background(back)
				}
				for _, text := range []string{"x", "The tide — 潮", "a\tb"} {
					ink := Style{foreground: fore, reverse: reverse}.Bold(bold).Italic(italic).Background(back)
					if got, want := ink.Render(text), style.Render(text); got != want {
						t.Fatalf("%v on %v, %03b: got %q, want %q", fore, back, bits, got, want)
					}
				}
			}
		}
	}
}

func TestInkUnderlinesEachLineOfATextAsAWhole(t *testing.T) {
	for text, want := range map[string]string{
		"two words": "\x1b[4mtwo words\x1b[m", "one\r\ntwo": "\x1b[4mone\x1b[m\n\x1b[4mtwo\x1b[m", "": "",
	} {
		if got := (Style{}).Underline(true).Render(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
