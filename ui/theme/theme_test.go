package theme

import (
	"image/color"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/charmbracelet/colorprofile"
)

// highContrast is the enhanced contrast of WCAG 2.2 (success criterion 1.4.6).
const highContrast = 7

func TestTextCanBeReadOnTheBackgroundsThatTerminalsHave(t *testing.T) {
	backgrounds := map[bool][]string{
		true:  {"#000000", "#1c1c26", "#1e1e1e"},
		false: {"#ffffff", "#faf8f2", "#fdf6e3"},
	}
	for _, look := range []Look{Auto, DarkLook, LightLook, HighContrast} {
		least := float64(minContrast)
		if look.Name == HighContrast.Name {
			least = highContrast
		}
		for _, profile := range []colorprofile.Profile{colorprofile.ANSI256, colorprofile.TrueColor} {
			for _, onDark := range []bool{true, false} {
				th := look.For(profile, onDark)
				for _, background := range backgrounds[th.Dark] {
					for role, c := range textRoles(th) {
						if ratio := contrast(c, lipgloss.Color(background)); ratio < least {
							t.Errorf("%v %s: %s on %s has a contrast of %.2f", profile, th.Name, role, background, ratio)
						}
					}
				}
				if ratio := contrast(th.OnMark, th.Accent); ratio < least {
					t.Errorf("%v %s: what is marked has a contrast of %.2f", profile, th.Name, ratio)
				}
				for _, role := range []string{"quote", "code", "muted", "strong"} {
					if ratio := contrast(textRoles(th)[role], th.Panel); ratio < least {
						t.Errorf("%v %s: %s on a panel has a contrast of %.2f", profile, th.Name, role, ratio)
					}
				}
			}
		}
	}
}

// textRoles returns the text colours on the terminal's own background.
func textRoles(th Theme) map[string]color.Color {
	colours := map[string]color.Color{}
	for _, r := range roles {
		if r.text && r.name != "on-mark" {
			colours[r.name] = *r.of(&th)
		}
	}
	return colours
}

func TestTheBodyIsInTheTerminalsOwnColourWhereThereAreSixteen(t *testing.T) {
	for _, look := range Looks() {
		if th := look.For(colorprofile.ANSI, true); th.Text != nil || th.Strong != nil || th.Quote != nil || th.Muted != nil {
			t.Errorf("%s colours the text with one of sixteen", look.Name)
		}
	}
}

func TestALookHasAnotherBackgroundOrSaysThatItHasNone(t *testing.T) {
	for _, test := range []struct {
		look   Look
		onDark bool
		want   string
		dark   bool
		ok     bool
	}{
		{Look{}, true, "auto", false, true},
		{Auto, false, "auto", true, true},
		{DarkLook, true, "light", false, true},
		{LightLook, true, "dark", true, true},
		{HighContrast, true, "high-contrast", false, true},
		{BasicLook, true, "16-colour", false, true},
	} {
		look, onDark, ok := test.look.ForOtherBackground(test.onDark)
		if ok != test.ok || ok && (look.Name != test.want || onDark != test.dark) {
			t.Errorf("%s on dark %v turns into %s on dark %v, %v", test.look.Name, test.onDark, look.Name, onDark, ok)
		}
	}
}

func TestEveryLookIsFoundByItsName(t *testing.T) {
	for _, name := range Names() {
		if look, ok := Named(name); !ok || look.Name != name || look.Description == "" {
			t.Errorf("%q: %v %q", name, ok, look.Name)
		}
	}
	if _, ok := Named("purple"); ok {
		t.Error("purple is a look")
	}
}

func TestThemesFollowWhatTheTerminalCanShow(t *testing.T) {
	tests := []struct {
		profile colorprofile.Profile
		dark    bool
		want    string
	}{
		{colorprofile.NoTTY, true, "none"},
		{colorprofile.ASCII, true, "mono"},
		{colorprofile.ANSI, true, "basic"},
		{colorprofile.ANSI256, true, "dark"},
		{colorprofile.TrueColor, false, "light"},
	}
	for _, test := range tests {
		if got := Auto.For(test.profile, test.dark).Name; got != test.want {
			t.Errorf("For(%v, %v) is %s, want %s", test.profile, test.dark, got, test.want)
		}
	}
}

func TestNoneWritesNoEscapeSequence(t *testing.T) {
	th := None()
	for _, style := range []Style{th.Style(th.Text), th.Bold(th.Accent), th.Selected()} {
		if got := style.Render("x"); got != "x" {
			t.Errorf("got %q", got)
		}
	}
}

func TestBlackOnTheAccentIsNotBoldWhereTerminalsMakeAGreyOfThat(t *testing.T) {
	if marked := Basic().Selected().Render("x"); strings.Contains(marked, "\x1b[1;") {
		t.Errorf("%q", marked)
	}
	if marked := Dark().Selected().Render("x"); !strings.Contains(marked, "\x1b[1;") {
		t.Errorf("%q", marked)
	}
}

func TestCodeCanBeReadOnThem(t *testing.T) {
	for _, onDark := range []bool{true, false} {
		th := Auto.For(colorprofile.TrueColor, onDark)
		background := map[bool]string{true: "#1c1c26", false: "#faf8f2"}[onDark]
		for _, kind := range []chroma.TokenType{chroma.Comment, chroma.Keyword, chroma.NameFunction, chroma.NameTag, chroma.LiteralString, chroma.LiteralNumber, chroma.Operator} {
			ink := lipgloss.Color(styles.Get(th.Chroma).Get(kind).Colour.String())
			if ratio := contrast(ink, lipgloss.Color(background)); ratio < minContrast {
				t.Errorf("%s: %s has a contrast of %.2f", th.Name, kind, ratio)
			}
		}
	}
}
