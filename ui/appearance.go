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

// appearance holds what determines the colours: the reader's choice and what the terminal
// reports.
type appearance struct {
	look             theme.Look
	fromBlog         bool // the theme is the one that the blog names, if any
	backgroundChosen bool // the reader chose dark or light: reports of the terminal are ignored
	dark             bool
	profile          colorprofile.Profile
	noColour         bool
	asciiOnly        bool // only ASCII can be drawn
	multiplexed      bool // see Terminal.Multiplexed
	imagesAllowed    bool // the terminal may show images itself if it supports that

	background      color.Color // nil until the terminal reports it
	imagesSupported bool        // the terminal reported a name that is known to support images
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

// handleReport stores what the terminal reports about its colours. It returns a further
// query, and whether msg was such a report.
func (a *appearance) handleReport(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		a.profile = msg.Profile
	case tea.BackgroundColorMsg:
		a.background = msg.Color
		a.dark = msg.IsDark() && !a.backgroundChosen || a.dark && a.backgroundChosen
	case uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent:
		return tea.Raw(ansi.RequestBackgroundColor), true // the colour scheme of the system may differ from that of the terminal
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

// lateQueryDue is sent when the reader has stayed for a moment. Optional queries wait until
// then: an answer that arrives after the program has ended would be typed into the shell.
type lateQueryDue struct{}

const lateQueryDelay = time.Second / 2

// mayHaveTrueColour reports whether the terminal may have more colours than its environment
// says.
func (a *appearance) mayHaveTrueColour() bool {
	return !a.noColour && a.profile == colorprofile.ANSI256
}

// supportsImages reports whether a terminal, by its reported name, supports images with
// Unicode placeholders: Ghostty, and kitty since 0.28. A terminal inside tmux or screen
// cannot report its name.
func supportsImages(name string) bool {
	name = strings.ToLower(name)
	var major, minor int
	if n, _ := fmt.Sscanf(name, "kitty(%d.%d", &major, &minor); n == 2 {
		return major > 0 || minor >= 28
	}
	return strings.HasPrefix(name, "ghostty")
}

// queryTrueColour asks a terminal that reported its name for true colour support, unless
// the environment has answered that, which it does not over SSH. Terminals without a name,
// such as Apple's, answer this query wrongly.
func (a *appearance) queryTrueColour() tea.Cmd {
	if !a.mayHaveTrueColour() {
		return nil
	}
	return tea.Raw(ansi.RequestTermcap("RGB") + ansi.RequestTermcap("Tc"))
}

// normaliseCapability resends the answer "RGB=8" without its value, which is the only form
// that Bubble Tea recognises.
func normaliseCapability(msg tea.CapabilityMsg) tea.Cmd {
	if name, _, more := strings.Cut(msg.Content, "="); more && (name == "RGB" || name == "Tc") {
		return func() tea.Msg { return tea.CapabilityMsg{Content: name} }
	}
	return nil
}

// queryTerminal asks for the background colour and for reports of colour scheme changes
// (mode 2031).
func queryTerminal() tea.Cmd {
	return tea.Raw(ansi.RequestBackgroundColor + ansi.SetModeLightDark)
}

// ResetSequence undoes the terminal modes that the reader has set and Bubble Tea does not
// know. Whoever runs the program writes it when the program has ended.
const ResetSequence = ansi.ResetModeLightDark

// releaseTerminal restores the terminal before cmd hands it to another program or to the
// shell.
func (a *App) releaseTerminal(cmd tea.Cmd) tea.Cmd {
	if forget := a.imageStore.release(); forget != "" {
		cmd = writeBefore(forget, cmd)
	}
	return tea.Sequence(tea.Raw(ansi.ResetModeLightDark), cmd)
}

// applyAppearance restyles all screens if the resolved theme has changed.
func (a *App) applyAppearance() {
	resolved, mode := a.appearance.resolveTheme(), a.appearance.pictureMode()
	if resolved == a.theme && mode == a.session.pictureMode && a.background == a.screenBackground {
		return // nothing would look different
	}
	a.theme, a.session.pictureMode, a.screenBackground = resolved, mode, a.background
	for _, s := range a.stack {
		if themed, ok := s.(interface{ restyle() }); ok {
			themed.restyle()
		}
	}
	a.list.layoutItems()
	a.list.preview.restyle()
}

// setTheme changes the theme.
func (a *App) setTheme(w setTheme) tea.Cmd {
	query := a.backgroundChosen && !w.backgroundChosen
	a.look, a.dark, a.backgroundChosen, a.fromBlog = w.look, w.dark, w.backgroundChosen, w.fromBlog
	a.applyAppearance()
	if query {
		return tea.Raw(ansi.RequestBackgroundColor)
	}
	return nil
}

// followBlogTheme changes to the theme that the blog names now, unless the reader has
// chosen one.
func (a *App) followBlogTheme() tea.Cmd {
	look, _ := theme.Named(a.lib.Theme())
	if !a.fromBlog || look.Name == a.look.Name {
		return nil
	}
	return a.setTheme(setTheme{look, a.dark, a.backgroundChosen, true})
}

// toggleBackground switches between dark and light.
func (a *App) toggleBackground() intent {
	look, dark, ok := a.look.ForOtherBackground(a.dark)
	switch {
	case a.theme.Plain || a.noColour || a.profile == colorprofile.ASCII:
		return notify{words.NoColoursToTurn}
	case !ok:
		return notify{words.SameOnBoth(look.Name)}
	}
	_ = a.setTheme(setTheme{look, dark, true, a.fromBlog && look.Name == a.look.Name}) // the choice is explicit, so the terminal is not queried
	if dark {
		return notify{words.Dark}
	}
	return notify{words.Light}
}
