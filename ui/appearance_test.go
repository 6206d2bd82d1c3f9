package ui

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// queriesOf returns the terminal queries that a command sends.
func queriesOf(cmd tea.Cmd) string {
	if cmd == nil {
		return ""
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var all []string
		for _, c := range msg {
			all = append(all, queriesOf(c))
		}
		return strings.Join(all, " ")
	case tea.RawMsg:
		return msg.Msg.(string)
	case nil:
		return ""
	default:
		return fmt.Sprintf("%T", msg)
	}
}

func TestTheReaderTurnsDarkOrLightWithItsTerminal(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24)
	s.send(tea.BackgroundColorMsg{Color: color.White})
	if s.app.theme.Name != "light" {
		t.Errorf("on white the theme is %s", s.app.theme.Name)
	}
	cmd, about := s.app.handleReport(uv.DarkColorSchemeEvent{})
	if !about || !strings.Contains(queriesOf(cmd), ansi.RequestBackgroundColor) {
		t.Errorf("when the system turns dark the terminal is asked for %q", queriesOf(cmd))
	}
	s.send(tea.BackgroundColorMsg{Color: color.Black})
	if s.app.theme.Name != "dark" {
		t.Errorf("on black the theme is %s", s.app.theme.Name)
	}
	if !strings.Contains(queriesOf(s.app.Init()), ansi.SetModeLightDark) || ResetSequence != ansi.ResetModeLightDark {
		t.Error("the terminal is not asked to tell of changes, or goes on with it")
	}
}

func TestDChangesBetweenDarkAndLightAndThenTheTerminalHasNoSay(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("D").shows("Light")
	if s.app.theme.Name != "light" {
		t.Errorf("the theme is %s", s.app.theme.Name)
	}
	s.send(tea.BackgroundColorMsg{Color: color.Black})
	if s.app.theme.Name != "light" {
		t.Error("the terminal has undone what the reader chose")
	}
	s.press("enter", "D").shows("Dark").press("D")
	s.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
	s.press("D").shows("Dark").press("D").shows("Light")
	s.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	s.press("D").shows("No colours are shown")
	sea, _ := theme.Custom("sea", nil)
	open(t, sampleBlog(), 80, 24, func(o *Options) { o.Look = sea }).press("D").shows("sea is the same")
	open(t, sampleBlog(), 80, 24, func(o *Options) { o.Look = theme.BasicLook }).press("D").shows("Light")
	open(t, sampleBlog(), 80, 24, func(o *Options) { o.NoColour = true }).press("D").shows("No colours are shown")
}

func TestTheFirstFrameHasTheColoursThatAreKnown(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		if got, want := New(Options{Blog: sampleBlog(), Terminal: Terminal{Profile: profile}}).theme, theme.Auto.For(profile, true); got != want {
			t.Errorf("%v: the theme is %+v, not %+v", profile, got, want)
		}
	}
}

func TestTrueColourIsAskedForWhereItMayBe(t *testing.T) {
	for _, test := range []struct {
		profile  colorprofile.Profile
		noColour bool
		want     bool
	}{
		{colorprofile.ANSI256, false, true}, {colorprofile.ANSI256, true, false},
		{colorprofile.TrueColor, false, false}, {colorprofile.ANSI, false, false},
	} {
		a := newAppearance(Options{Blog: sampleBlog(), Terminal: Terminal{NoColour: test.noColour, Profile: test.profile}})
		if cmd, about := a.handleReport(lateQueryDue{}); !about || strings.Contains(queriesOf(cmd), ansi.RequestNameVersion) != test.want {
			t.Errorf("%v, no colours %v: the terminal is asked for its name: %q", test.profile, test.noColour, queriesOf(cmd))
		}
		cmd, about := a.handleReport(tea.TerminalVersionMsg{Name: "foot 1.2"})
		if got := strings.Contains(queriesOf(cmd), ansi.RequestTermcap("RGB")+ansi.RequestTermcap("Tc")); !about || got != test.want {
			t.Errorf("%v, no colours %v: asks %v", test.profile, test.noColour, got)
		}
	}
	keen := newAppearance(Options{Blog: sampleBlog(), Terminal: Terminal{TerminalImages: true}})
	if cmd, _ := keen.handleReport(lateQueryDue{}); !strings.Contains(queriesOf(cmd), ansi.RequestNameVersion) {
		t.Error("a terminal that may keep images is not asked for its name")
	}
	within := newAppearance(Options{Blog: sampleBlog(), Terminal: Terminal{TerminalImages: true, Multiplexed: true}})
	if cmd, _ := within.handleReport(lateQueryDue{}); cmd != nil {
		t.Error("tmux is asked for its name, which would not be that of the terminal that draws")
	}
	a := newAppearance(Options{Blog: sampleBlog()})
	for content, want := range map[string]string{"RGB=8": "RGB", "Tc=1": "Tc", "RGB": "", "smulx=8": ""} {
		cmd, _ := a.handleReport(tea.CapabilityMsg{Content: content})
		got := ""
		if cmd != nil {
			got = cmd().(tea.CapabilityMsg).Content
		}
		if got != want {
			t.Errorf("%s becomes %q", content, got)
		}
	}
}

func TestThemesAreTriedOnOverTheScreenAndKeptOrNot(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("enter", "T").shows("Themes", "▌auto", "high-contrast", "The Harbour at Six")
	for _, line := range typeset.Wrap(theme.Auto.Description, themePanelWidth-4) {
		s.shows(line)
	}
	s.press("j", "j").shows("▌light")
	if s.app.theme.Name != "light" {
		t.Errorf("the cursor is on light, the screen in %s", s.app.theme.Name)
	}
	s.press("D").shows("▌dark").press("esc").hides("THEMES")
	if s.app.look.Name != "" || s.app.theme.Name != "dark" {
		t.Errorf("after esc the theme is %s", s.app.theme.Name)
	}
	s.press("T", "T", "T", "T", "enter").shows("Theme high-contrast until you quit").hides("THEMES")
	s.press("D").shows("Light").press("esc", "T", "G", "j").shows("▌none", "no colours")
	if s.app.theme.Name != "mono" {
		t.Errorf("the last theme is %s", s.app.theme.Name)
	}
	s.press("?").shows("keep it until you quit").press("esc", "esc").shows("8 posts")
}

func TestOwnThemesAreOfferedToo(t *testing.T) {
	sea, _ := theme.Custom("sea", []theme.Entry{{Name: "accent", Value: "#5fd7af"}})
	own := func(o *Options) { o.Looks = append(theme.Looks(), sea) }
	for _, size := range [][2]int{{20, 6}, {40, 20}, {120, 40}, {200, 60}} {
		open(t, sampleBlog(), size[0], size[1], own).press("T", "G")
	}
	open(t, sampleBlog(), 80, 24, own).press("T", "G").shows("▌sea", "your own").golden("themes-80x24")
}

func TestABlogMayNameAThemeThatReadersCanChange(t *testing.T) {
	blog := sampleBlog()
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Theme: "high-contrast"})
	if s := open(t, blog, 80, 24); s.app.theme.Name != "high-contrast" {
		t.Errorf("the theme is %s", s.app.theme.Name)
	}
	if s := open(t, blog, 80, 24, func(o *Options) { o.Look = theme.LightLook }); s.app.theme.Name != "light" {
		t.Errorf("the theme is %s", s.app.theme.Name)
	}
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Theme: "no such theme"})
	if s := open(t, blog, 80, 24); s.app.theme.Name != "dark" {
		t.Errorf("the theme is %s", s.app.theme.Name)
	}
}

func TestAThemeThatTheBlogNamesLaterIsPutOnUnlessTheReaderHasChosen(t *testing.T) {
	blog := sampleBlog()
	posts := blog.lib.Select(model.Query{})
	names := func(s *story, name string) string {
		blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Theme: name, Posts: posts, Stage: model.Complete})
		s.send(libraryChanged{})
		return s.app.theme.Name
	}
	s := open(t, blog, 80, 24)
	for _, c := range [][2]string{{"light", "light"}, {"high-contrast", "high-contrast"}, {"", "dark"}} {
		if worn := names(s, c[0]); worn != c[1] {
			t.Errorf("the blog names %q, the screen is in %s", c[0], worn)
		}
	}
	s.press("T", "j", "esc")
	if worn := names(s, "light"); worn != "light" {
		t.Errorf("nothing was kept, but the screen is in %s", worn)
	}
	s.press("T", "G", "enter")
	if worn := names(s, "dark"); worn != "mono" {
		t.Errorf("the reader's choice was changed to %s", worn)
	}
}

func TestATerminalWithoutUTF8GetsASCIIAlone(t *testing.T) {
	ascii := func(o *Options) { o.ASCII, o.Desktop, o.Marks = true, &fakeDesktop{}, newFakeMarkStore() }
	for _, size := range [][2]int{{20, 6}, {40, 20}, {80, 24}, {120, 40}, {200, 60}} {
		s := open(t, sampleBlog(), size[0], size[1], ascii)
		for _, key := range []string{"v", "c", "esc", "v", "enter", "t", "esc", "?", "esc", "T", "esc", "J", "J", "J", "esc", "p", "esc", "/", "o", "esc"} {
			s.press(key)
			for _, r := range s.styled() {
				if r >= 0x80 {
					t.Fatalf("%v after %s: %q is on the screen\n%s", size, key, r, s.frame())
				}
			}
		}
	}
	open(t, sampleBlog(), 80, 24, ascii).press("j").shows("up/down move").press("enter", "j").shows("left back").press("?", "G").shows("left h").press("esc", "esc", "/x").shows("up/down move")
	open(t, sampleBlog(), 80, 24, ascii).golden("list/ascii-80x24").press("enter").golden("article/ascii-80x24")
}

func TestTheBackgroundIsAsTheEnvironmentSaysUntilTheTerminalDoes(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24, func(o *Options) { o.LightBackground = true })
	if s.app.theme.Name != "light" {
		t.Errorf("the theme is %s", s.app.theme.Name)
	}
	if s.send(tea.BackgroundColorMsg{Color: color.Black}); s.app.theme.Name != "dark" {
		t.Errorf("the theme is %s", s.app.theme.Name)
	}
}
