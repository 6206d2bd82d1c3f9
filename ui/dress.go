package ui

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"blogtui/ui/theme"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// appearance is how a reader looks in this session: what the reader chose, and
// what the terminal says of itself.
type appearance struct {
	look        theme.Look
	blogs       bool // the theme is the one that the blog names, or would be
	chosen      bool // the background was chosen: the terminal has no say in it
	dark        bool
	profile     colorprofile.Profile
	noColour    bool
	asciiAlone  bool // nothing but ASCII can be drawn
	multiplexed bool // see Options.Multiplexed
	images      bool // may be shown by the terminal if it can

	background  color.Color // nil as long as the terminal has not told
	keepsImages bool        // the terminal has said a name that is known for it
}

func newAppearance(o Options) appearance {
	look, blogs := o.Look, o.Look.Name == ""
	if blogs {
		look, _ = theme.Named(o.Blog.Library().Theme())
	}
	profile := o.Profile
	if profile == colorprofile.Unknown {
		profile = colorprofile.TrueColor
	}
	return appearance{look: look, blogs: blogs, dark: !o.LightBackground, profile: profile, noColour: o.NoColour, asciiAlone: o.ASCII, multiplexed: o.Multiplexed, images: o.TerminalImages}
}

func (a *appearance) comesTo() theme.Theme {
	if a.noColour && a.profile > colorprofile.NoTTY {
		return theme.Mono()
	}
	return a.look.For(a.profile, a.dark)
}

// hear stores what a terminal reports of its colours. It returns whether msg was about
// that, and what is to be asked further.
func (a *appearance) hear(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
	case tea.BackgroundColorMsg:
		a.background = msg.Color
		a.dark = msg.IsDark() && !a.chosen || a.dark && a.chosen
	case uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent:
		return tea.Raw(ansi.RequestBackgroundColor), true // the system's word is not the terminal's colour
	case acquainted:
		if !a.multiplexed && (a.unsure() || a.images && a.depth() == trueColours) {
			return tea.Raw(ansi.RequestNameVersion), true
		}
	case tea.TerminalVersionMsg:
		a.keepsImages = a.images && keepsImages(msg.Name)
		return a.askForColours(), true
	case tea.CapabilityMsg:
		return trueColour(msg), true
	default:
		return nil, false
	}
	return nil, true
}

// acquainted announces that the reader has stayed for a while. What may be asked later
// is asked then: an answer that comes after the program has ended would be typed into
// the shell.
type acquainted struct{}

const acquaintance = time.Second / 2

// unsure reports whether the terminal may have more colours than it is known to
// have.
func (a *appearance) unsure() bool { return !a.noColour && a.profile == colorprofile.ANSI256 }

// keepsImages reports whether a terminal of that name shows images where text
// stands for them: all of Ghostty, kitty from 0.28. One within tmux or screen
// does not get to say its name.
func keepsImages(name string) bool {
	name = strings.ToLower(name)
	var major, minor int
	if n, _ := fmt.Sscanf(name, "kitty(%d.%d", &major, &minor); n == 2 {
		return major > 0 || minor >= 28
	}
	return strings.HasPrefix(name, "ghostty")
}

// askForColours asks a terminal that said its name whether it has true colour,
// where the environment has not told that already, as over SSH. One that does
// not say its name, such as Apple's, answers this question wrongly.
func (a *appearance) askForColours() tea.Cmd {
	if !a.unsure() {
		return nil
	}
	return tea.Raw(ansi.RequestTermcap("RGB") + ansi.RequestTermcap("Tc"))
}

// trueColour repeats the answer "RGB=8", which Bubble Tea doesn't take for a yes,
// as one that it does.
func trueColour(said tea.CapabilityMsg) tea.Cmd {
	if name, _, more := strings.Cut(said.Content, "="); more && (name == "RGB" || name == "Tc") {
		return func() tea.Msg { return tea.CapabilityMsg{Content: name} }
	}
	return nil
}

// askTerminal asks a terminal about itself, and to tell when it turns dark or
// light (mode 2031).
func askTerminal() tea.Cmd {
	return tea.Raw(ansi.RequestBackgroundColor + ansi.SetModeLightDark)
}

// ResetSequence are the bytes that undo what the reader has asked of the terminal and
// Bubble Tea does not know of. Whoever ran the program writes them when it ends.
const ResetSequence = ansi.ResetModeLightDark

// lent gives the terminal to something else: a program, or the shell.
func (a *App) lent(cmd tea.Cmd) tea.Cmd {
	if forget := a.wall.takeDown(); forget != "" {
		cmd = written(forget, cmd)
	}
	return tea.Sequence(tea.Raw(ansi.ResetModeLightDark), cmd)
}

// dress gives all screens the colours that the appearance comes to.
func (a *App) dress() {
	looks, depth := a.appearance.comesTo(), a.appearance.depth()
	if looks == a.theme && depth == a.reader.depth && a.background == a.ground {
		return // nothing that is set would look different
	}
	a.theme, a.reader.depth, a.ground = looks, depth, a.background
	for _, s := range a.stack {
		if themed, ok := s.(interface{ restyle() }); ok {
			themed.restyle()
		}
	}
	a.list.lay()
	a.list.preview.restyle()
}

// wear puts on another theme.
func (a *App) wear(w wear) tea.Cmd {
	asks := a.chosen && !w.chosen
	a.look, a.dark, a.chosen, a.blogs = w.look, w.dark, w.chosen, w.blogs
	a.dress()
	if asks {
		return tea.Raw(ansi.RequestBackgroundColor)
	}
	return nil
}

// redress puts on the theme that the blog names now, unless the reader has chosen
// one.
func (a *App) redress() tea.Cmd {
	look, _ := theme.Named(a.lib.Theme())
	if !a.blogs || look.Name == a.look.Name {
		return nil
	}
	return a.wear(wear{look, a.dark, a.chosen, true})
}

// turn changes between dark and light.
func (a *App) turn() intent {
	look, dark, ok := a.look.ForOtherBackground(a.dark)
	switch {
	case a.theme.Plain || a.noColour || a.profile == colorprofile.ASCII:
		return notify{words.NoColoursToTurn}
	case !ok:
		return notify{words.SameOnBoth(look.Name)}
	}
	_ = a.wear(wear{look, dark, true, a.blogs && look.Name == a.look.Name}) // the reader has said which: nothing is asked
	if dark {
		return notify{words.Dark}
	}
	return notify{words.Light}
}
