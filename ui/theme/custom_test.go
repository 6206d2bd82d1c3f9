package theme

import (
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func TestAThemeFileChangesColoursByRole(t *testing.T) {
	look, faults := Custom("sea", []Entry{{"accent", "#1af"}, {"text", "default"}, {"link", "110"}, {"fresh", "bright-Cyan"}, {"code-style", "nord"}})
	th := look.For(colorprofile.TrueColor, false)
	want := Dark()
	want.Name, want.Chroma = "sea", "nord"
	want.Accent, want.Text, want.Link, want.Fresh = lipgloss.Color("#1af"), nil, ansi.IndexedColor(110), ansi.BasicColor(14)
	if faults != nil || th != want || look.AdaptsToBackground() {
		t.Errorf("%+v %v", th, faults)
	}
}

func TestAThemeFileCanBeForBothBackgrounds(t *testing.T) {
	both, _ := Custom("a", []Entry{{"muted", "100"}, {"dark.accent", "1"}, {"light.accent", "2"}})
	for onDark, want := range map[bool]ansi.IndexedColor{true: 1, false: 2} {
		th := both.For(colorprofile.TrueColor, onDark)
		if th.Accent != want || th.Muted != ansi.IndexedColor(100) || th.Dark != onDark {
			t.Errorf("on dark %v: %+v", onDark, th)
		}
	}
	for name, entries := range map[string][]Entry{"by name": {{"background", "light"}}, "by section": {{"light.link", "3"}}} {
		if look, faults := Custom("b", entries); look.For(colorprofile.TrueColor, true).Dark || look.AdaptsToBackground() || faults != nil {
			t.Errorf("%s: not for light backgrounds alone, %v", name, faults)
		}
	}
}

func TestWhatIsWrongInAThemeFileIsTold(t *testing.T) {
	look, faults := Custom("c", []Entry{{"accent", "reddish"}, {"akzent", "1"}, {"background", "blue"}, {"dark.text", "256"}, {"link", "#12345"}})
	want := []Fault{
		{0, `accent is "reddish": write #rrggbb, a number from 0 to 255, a name such as bright-red, or default`, ""},
		{1, `there is no colour "akzent"`, "akzent"},
		{2, `background is "blue": it must be dark or light`, ""},
		{3, `text is "256": write #rrggbb, a number from 0 to 255, a name such as bright-red, or default`, ""},
		{4, `link is "#12345": write #rrggbb, a number from 0 to 255, a name such as bright-red, or default`, ""},
	}
	if !reflect.DeepEqual(faults, want) {
		t.Errorf("%+v", faults)
	}
	th := look.For(colorprofile.TrueColor, true)
	if th.Name = "dark"; th != Dark() {
		t.Errorf("what is wrong has changed a colour: %+v", th)
	}
}

func TestEveryColourOfAThemeHasARole(t *testing.T) {
	colours := 0
	for i := range reflect.TypeFor[Theme]().NumField() {
		if reflect.TypeFor[Theme]().Field(i).Type.String() == "color.Color" {
			colours++
		}
	}
	if len(roles) != colours {
		t.Errorf("there are %d colours and %d roles", colours, len(roles))
	}
}

func TestTextThatIsHardToReadIsTold(t *testing.T) {
	for _, test := range []struct {
		entries []Entry
		want    []Fault
	}{
		{[]Entry{{"accent", "#ff8800"}, {"rule", "#111111"}, {"text", "8"}, {"strong", "default"}}, nil},
		{[]Entry{{"text", "#ccc"}, {"muted", "#555555"}}, []Fault{{1, "muted on black has a contrast of 2.8, which is hard to read: it needs at least 4.5", ""}}},
		{[]Entry{{"faint", "235"}}, []Fault{{0, "faint on black has a contrast of 1.4, which is hard to read: it needs at least 4.5", ""}}},
		{[]Entry{{"background", "light"}, {"link", "#ffff00"}}, []Fault{{1, "link on white has a contrast of 1.1, which is hard to read: it needs at least 4.5", ""}}},
		{[]Entry{{"light.danger", "#ffff00"}, {"dark.danger", "#ffff00"}}, []Fault{{0, "danger on white has a contrast of 1.1, which is hard to read: it needs at least 4.5", ""}}},
		{[]Entry{{"panel", "#ffffff"}, {"code", "#000000"}}, []Fault{{0, "quote on panel has a contrast of 1.4, which is hard to read: it needs at least 4.5", ""}}},
		{[]Entry{{"accent", "#ffffff"}, {"on-mark", "#ffffff"}}, []Fault{{1, "on-mark on accent has a contrast of 1.0, which is hard to read: it needs at least 4.5", ""}}},
	} {
		if _, faults := Custom("mine", test.entries); !reflect.DeepEqual(faults, test.want) {
			t.Errorf("%v:\n%+v\nwant\n%+v", test.entries, faults, test.want)
		}
	}
}
