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
	look             theme.Look
	fromBlog         bool // the theme is the one that the blog names, or would be
	backgroundChosen bool // the background was chosen: the terminal has no say in it
	dark             bool
	profile          colorprofile.Profile
	noColour         bool
	asciiOnly        bool // nothing but ASCII can be drawn
	multiplexed      bool // see Options.Multiplexed
	imagesAllowed    bool // may be shown by the terminal if it can

	background      color.Color // nil as long as the terminal has not told
	imagesSupported bool        // the terminal has said a name that is known for it
}

func newAppearance(o Options) appearance {
	look, fromBlog := o.Look, o.Look.Name == ""
	if fromBlog {
		look, _ = theme.Named(o.Blog.Library().Theme())
	}
	profile := o.Profile
	if profile == colorprofile.Unknown {
		profile = colorprofile.TrueColor
	}
	return appearance{look: look, fromBlog: fromBlog, dark: !o.LightBackground, profile: profile, noColour: o.NoColour, asciiOnly: o.ASCII, multiplexed: o.Multiplexed, imagesAllowed: o.TerminalImages}
}

func (a *appearance) resolveTheme() theme.Theme {
	if a.noColour && a.profile > colorprofile.NoTTY {
		return theme.Mono()
	}
	return a.look.For(a.profile, a.dark)
}

// handleReport stores what a terminal reports of its colours. It returns whether msg was about
// that, and what is to be asked further.
func (a *appearance) handleReport(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
	case tea.BackgroundColorMsg:
		a.background = msg.Color
		a.dark = msg.IsDark() && !a.backgroundChosen || a.dark && a.backgroundChosen
	case uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent:
		return tea.Raw(ansi.RequestBackgroundColor), true // the system's word is not the terminal's colour
	case lateQueryDue:
		if !a.multiplexed && (a.mayHaveTrueColour() || a.imagesAllowed && a.pictureMode() == trueColourPictures) {
			return tea.Raw(ansi.RequestNameVersion), true
		}
	case tea.TerminalVersionMsg:
		a.imagesSupported = a.imagesAllowed && supportsImages(msg.Name)
		return a.queryTrueColour(), true
	case tea.CapabilityMsg:
		return normaliseCapability(msg), true
	default:
		return nil, false
	}
	return nil, true
}

// lateQueryDue announces that the reader has stayed for a while. What may be asked later
// is asked then: an answer that comes after the program has ended would be typed into
// the shell.
type lateQueryDue struct{}

const lateQueryDelay = time.Second / 2

// mayHaveTrueColour reports whether the terminal may have more colours than it is known to
// have.
func (a *appearance) mayHaveTrueColour() bool {
	return !a.noColour && a.profile == colorprofile.ANSI256
}

// supportsImages reports whether a terminal of that name shows images where text
// stands for them: all of Ghostty, kitty from 0.28. One within tmux or screen
// does not get to say its name.
func supportsImages(name string) bool {
	name = strings.ToLower(name)
	var major, minor int
	if n, _ := fmt.Sscanf(name, "kitty(%d.%d", &major, &minor); n == 2 {
		return major > 0 || minor >= 28
	}
	return strings.HasPrefix(name, "ghostty")
}

// queryTrueColour asks a terminal that said its name whether it has true colour,
// where the environment has not told that already, as over SSH. One that does
// not say its name, such as Apple's, answers this question wrongly.
func (a *appearance) queryTrueColour() tea.Cmd {
	if !a.mayHaveTrueColour() {
		return nil
	}
	return tea.Raw(ansi.RequestTermcap("RGB") + ansi.RequestTermcap("Tc"))
}

// normaliseCapability repeats the answer "RGB=8", which Bubble Tea doesn't take for a yes,
// as one that it does.
func normaliseCapability(said tea.CapabilityMsg) tea.Cmd {
	if name, _, more := strings.Cut(said.Content, "="); more && (name == "RGB" || name == "Tc") {
		return func() tea.Msg { return tea.CapabilityMsg{Content: name} }
	}
	return nil
}

// queryTerminal asks a terminal about itself, and to tell when it turns dark or
// light (mode 2031).
func queryTerminal() tea.Cmd {
	return tea.Raw(ansi.RequestBackgroundColor + ansi.SetModeLightDark)
}

// ResetSequence are the bytes that undo what the reader has asked of the terminal and
// Bubble Tea does not know of. Whoever ran the program writes them when it ends.
const ResetSequence = ansi.ResetModeLightDark

// releaseTerminal gives the terminal to something else: a program, or the shell.
func (a *App) releaseTerminal(cmd tea.Cmd) tea.Cmd {
	if forget := a.imageStore.release(); forget != "" {
		cmd = writeBefore(forget, cmd)
	}
	return tea.Sequence(tea.Raw(ansi.ResetModeLightDark), cmd)
}

// applyAppearance gives all screens the colours that the appearance comes to.
func (a *App) applyAppearance() {
	looks, depth := a.appearance.resolveTheme(), a.appearance.pictureMode()
	if looks == a.theme && depth == a.session.pictureMode && a.background == a.screenBackground {
		return // nothing that is set would look different
	}
	a.theme, a.session.pictureMode, a.screenBackground = looks, depth, a.background
	for _, s := range a.stack {
		if themed, ok := s.(interface{ restyle() }); ok {
			themed.restyle()
		}
	}
	a.list.layoutItems()
	a.list.preview.restyle()
}

// setTheme puts on another theme.
func (a *App) setTheme(w setTheme) tea.Cmd {
	asks := a.backgroundChosen && !w.backgroundChosen
	a.look, a.dark, a.backgroundChosen, a.fromBlog = w.look, w.dark, w.backgroundChosen, w.fromBlog
	a.applyAppearance()
	if asks {
		return tea.Raw(ansi.RequestBackgroundColor)
	}
	return nil
}

// followBlogTheme puts on the theme that the blog names now, unless the reader has chosen
// one.
func (a *App) followBlogTheme() tea.Cmd {
	look, _ := theme.Named(a.lib.Theme())
	if !a.fromBlog || look.Name == a.look.Name {
		return nil
	}
	return a.setTheme(setTheme{look, a.dark, a.backgroundChosen, true})
}

// toggleBackground changes between dark and light.
func (a *App) toggleBackground() intent {
	look, dark, ok := a.look.ForOtherBackground(a.dark)
	switch {
	case a.theme.Plain || a.noColour || a.profile == colorprofile.ASCII:
		return notify{words.NoColoursToTurn}
	case !ok:
		return notify{words.SameOnBoth(look.Name)}
	}
	_ = a.setTheme(setTheme{look, dark, true, a.fromBlog && look.Name == a.look.Name}) // the reader has said which: nothing is asked
	if dark {
		return notify{words.Dark}
	}
	return notify{words.Light}
}
