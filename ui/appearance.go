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

// themeChoice is the theme of a session.
type themeChoice struct {
	look             theme.Look
	dark             bool
	backgroundChosen bool // the reader chose dark or light: reports of the terminal are ignored
	fromBlog         bool // the blog names the theme and may change it later
}

// appearance holds what determines the colours: the reader's choice and what is known of
// the terminal.
type appearance struct {
	themeChoice
	terminal        Terminal    // Profile is updated by its reports
	background      color.Color // nil until the terminal reports it
	imagesSupported bool        // the terminal reported a name that is known to support images
}

func newAppearance(o Options) appearance {
	choice := themeChoice{look: o.Look, dark: !o.LightBackground, fromBlog: o.Look.Name == ""}
	if choice.fromBlog {
		choice.look, _ = theme.Named(o.Blog.Library().Theme())
	}
	terminal := o.Terminal
	if terminal.Profile == colorprofile.Unknown {
		terminal.Profile = colorprofile.TrueColor
	}
	return appearance{themeChoice: choice, terminal: terminal}
}

func (a *appearance) resolveTheme() theme.Theme {
	if a.terminal.NoColour && a.terminal.Profile > colorprofile.NoTTY {
		return theme.Mono()
	}
	return a.look.For(a.terminal.Profile, a.dark)
}

// handleReport stores what the terminal reports about its colours. It returns a further
// query, and whether msg was such a report.
func (a *appearance) handleReport(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		a.terminal.Profile = msg.Profile
	case tea.BackgroundColorMsg:
		a.background = msg.Color
		if !a.backgroundChosen {
			a.dark = msg.IsDark()
		}
	case uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent:
		return tea.Raw(ansi.RequestBackgroundColor), true // the colour scheme of the system may differ from that of the terminal
	case lateQueryDue:
		if !a.terminal.Multiplexed && (a.mayHaveTrueColour() || a.terminal.TerminalImages && a.pictureMode() == trueColourPictures) {
			return tea.Raw(ansi.RequestNameVersion), true
		}
	case tea.TerminalVersionMsg:
		a.imagesSupported = a.terminal.TerminalImages && supportsImages(msg.Name)
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
	return !a.terminal.NoColour && a.terminal.Profile == colorprofile.ANSI256
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
	if deletion := a.imageStore.release(); deletion != "" {
		cmd = writeBefore(deletion, cmd)
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
func (a *App) setTheme(choice themeChoice) tea.Cmd {
	query := a.backgroundChosen && !choice.backgroundChosen
	a.themeChoice = choice
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
	choice := a.themeChoice
	choice.look = look
	return a.setTheme(choice)
}

// toggleBackground switches between dark and light.
func (a *App) toggleBackground() intent {
	look, dark, ok := a.look.ForOtherBackground(a.dark)
	switch {
	case a.theme.Plain || a.terminal.NoColour || a.terminal.Profile == colorprofile.ASCII:
		return notify{words.ThemeNoColours}
	case !ok:
		return notify{words.ThemeSameOnBoth(look.Name)}
	}
	_ = a.setTheme(themeChoice{ // the choice is explicit, so the terminal is not queried
		look: look, dark: dark, backgroundChosen: true, fromBlog: a.fromBlog && look.Name == a.look.Name,
	})
	if dark {
		return notify{words.ThemeDark}
	}
	return notify{words.ThemeLight}
}
