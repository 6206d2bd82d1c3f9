package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"blogtui/config"
	"blogtui/model/clean"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
)

// defaultWidth is the width in cells of a terminal that can't be asked.
const defaultWidth = 80

var colorChoices = []string{"auto", "always", "never"}

func addColorFlag(cmd *cobra.Command, e *env, color *string) {
	cmd.Flags().StringVar(color, "color", "auto", "colours: "+strings.Join(colorChoices, ", "))
	e.completeFlag(cmd, "color", colorChoices)
}

// output is how a command's output appears.
type output struct {
	out      io.Writer // takes text in true colour, passes on what may be shown
	text     io.Writer // the same, in characters that the screen has
	ascii    bool      // these are ASCII
	screen   bool      // somebody reads it at a terminal
	dates    words.Dates
	look     theme.Look
	themeSet bool                         // somebody has set the theme
	resolve  func(theme.Look) theme.Theme // what a theme comes to on this output
}

// theme is the one that suits a blog, which may name one of the built-in ones where
// none is set. It may ask the terminal for its background.
func (l output) theme(b *blog) theme.Theme {
	if named, ok := theme.Named(b.lib.Theme()); ok && !l.themeSet {
		return l.resolve(named)
	}
	return l.resolve(l.look)
}

// output decides on colours. Without a terminal not one escape byte is
// written unless colours are demanded. An error is a mistake in the call.
func (e *env) output(color, themeName string) (output, error) {
	if !slices.Contains(colorChoices, color) {
		return output{}, fmt.Errorf("--color %q is none of %s", color, strings.Join(colorChoices, ", "))
	}
	worn, chosen := e.theme, e.settings.Value(config.Theme).From != config.Usual || themeName != ""
	if e.client != nil && themeName != "" { // at home it is among the settings
		var err error
		if worn, err = e.themeNamed(themeName); err != nil {
			return output{}, fmt.Errorf("--theme %w", err)
		}
	}
	profile := e.profile(color)
	l := output{screen: e.screen(), dates: e.dates(), look: worn, themeSet: chosen}
	l.resolve = func(worn theme.Look) theme.Theme {
		if profile <= colorprofile.NoTTY {
			return theme.None()
		}
		return worn.For(profile, e.dark(worn))
	}
	l.out = clean.NewFilter(&colorprofile.Writer{Forward: e.out, Profile: profile})
	l.text = l.out
	if l.ascii = l.screen && e.ascii(); l.ascii {
		l.text = typeset.NewASCIIWriter(l.out)
	}
	return l, nil
}

// profile is what colours the output may have.
func (e *env) profile(color string) colorprofile.Profile {
	switch {
	case color == "never", e.plain:
		return colorprofile.NoTTY
	case color == "always":
		return max(colorprofile.Env(e.environment()), colorprofile.ANSI256)
	}
	switch {
	case !e.screen():
		return colorprofile.NoTTY
	case e.client != nil:
		return colorprofile.Env(e.client.Environment)
	}
	return colorprofile.Detect(e.out, os.Environ())
}

// screen reports whether somebody reads the output at a terminal.
func (e *env) screen() bool {
	if e.client != nil {
		return e.client.Terminal
	}
	return terminal(e.out) != nil && !dumbTerminal()
}

// environment is that of whoever called.
func (e *env) environment() []string {
	if e.client != nil {
		return e.client.Environment
	}
	return os.Environ()
}

// width is that of the terminal that the output goes to, in cells.
func (e *env) width() int {
	if e.client != nil && e.client.Terminal {
		return e.client.Width
	}
	return screenWidth(e.out, defaultWidth)
}

// onLight reads what some terminals put into COLORFGBG: the colours of text and
// background by their numbers among sixteen, "0;15" or "0;default;15".
func onLight(variable string) bool {
	background := variable[strings.LastIndexByte(variable, ';')+1:]
	return background == "7" || background == "15"
}

// dark reports whether to use colours for a dark background; a terminal that
// can be asked is asked, unless the theme is for one background anyway.
func (e *env) dark(chosen theme.Look) bool {
	if !chosen.AdaptsToBackground() {
		return true
	}
	in, out := terminal(e.in), terminal(e.out)
	if in == nil || out == nil {
		return true
	}
	return lipgloss.HasDarkBackground(in, out)
}
