package theme

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// leastContrast is what WCAG 2.2, success criterion 1.4.3, asks of text.
const leastContrast = 4.5

func TestTextCanBeReadOnTheBackgroundsThatTerminalsHave(t *testing.T) {
	backgrounds := map[bool][]string{
		true:  {"#000000", "#1c1c26", "#1e1e1e"},
		false: {"#ffffff", "#faf8f2", "#fdf6e3"},
	}
	for _, profile := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor} {
		for _, onDark := range []bool{true, false} {
			th := For(profile, onDark, false)
			roles := map[string]color.Color{
				"Text": th.Text, "Strong": th.Strong, "Muted": th.Muted, "Faint": th.Faint, "Accent": th.Accent,
				"Fresh": th.Fresh, "Link": th.Link, "Quote": th.Quote, "Code": th.Code, "Danger": th.Danger,
			}
			for _, background := range backgrounds[onDark] {
				for role, c := range roles {
					if ratio := contrast(c, lipgloss.Color(background)); ratio < leastContrast {
						t.Errorf("%v %s: %s on %s has a contrast of %.2f", profile, th.Name, role, background, ratio)
					}
				}
			}
			if ratio := contrast(th.OnMark, th.Accent); ratio < leastContrast {
				t.Errorf("%v %s: what is marked has a contrast of %.2f", profile, th.Name, ratio)
			}
			for _, role := range []string{"Quote", "Code", "Muted", "Strong"} {
				if ratio := contrast(roles[role], th.Panel); ratio < leastContrast {
					t.Errorf("%v %s: %s on a panel has a contrast of %.2f", profile, th.Name, role, ratio)
				}
			}
		}
	}
}

func TestThemesFollowWhatTheTerminalCanShow(t *testing.T) {
	tests := []struct {
		profile  colorprofile.Profile
		dark, no bool
		want     string
	}{
		{colorprofile.NoTTY, true, false, "none"},
		{colorprofile.ASCII, true, false, "mono"},
		{colorprofile.TrueColor, true, true, "mono"},
		{colorprofile.ANSI, true, false, "basic"},
		{colorprofile.ANSI256, true, false, "dark"},
		{colorprofile.TrueColor, false, false, "light"},
	}
	for _, test := range tests {
		if got := For(test.profile, test.dark, test.no).Name; got != test.want {
			t.Errorf("For(%v, %v, %v) is %s, want %s", test.profile, test.dark, test.no, got, test.want)
		}
	}
}

func TestNoneWritesNoEscapeSequence(t *testing.T) {
	th := None()
	for _, style := range []lipgloss.Style{th.Style(th.Text), th.Bold(th.Accent), th.Mark()} {
		if got := style.Render("x"); got != "x" {
			t.Errorf("got %q", got)
		}
	}
}

// contrast is the ratio of WCAG 2.2's definition.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
