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

// usualWidth is the width in cells of a terminal that can't be asked.
const usualWidth = 80

var colorChoices = []string{"auto", "always", "never"}

func addColorFlag(cmd *cobra.Command, e *env, color *string) {
	cmd.Flags().StringVar(color, "color", "auto", "colours: "+strings.Join(colorChoices, ", "))
	e.completes(cmd, "color", colorChoices)
}

// look is how a command's output appears.
type look struct {
	out    io.Writer // takes text in true colour, passes on what may be shown
	text   io.Writer // the same, in characters that the screen has
	ascii  bool      // these are ASCII
	screen bool      // somebody reads it at a terminal
	dates  words.Dates
	worn   theme.Look
	chosen bool                         // somebody has set the theme
	wear   func(theme.Look) theme.Theme // what a theme comes to on this output
}

// theme is the one that suits a blog, which may name one of the built-in ones where
// none is set. It may ask the terminal for its background.
func (l look) theme(b *blog) theme.Theme {
	if named, ok := theme.Named(b.lib.Theme()); ok && !l.chosen {
		return l.wear(named)
	}
	return l.wear(l.worn)
}

// look decides on colours. Without a terminal not one escape byte is
// written unless colours are demanded. An error is a mistake in the call.
func (e *env) look(color, themeName string) (look, error) {
	if !slices.Contains(colorChoices, color) {
		return look{}, fmt.Errorf("--color %q is none of %s", color, strings.Join(colorChoices, ", "))
	}
	worn, chosen := e.theme, e.settings.Value(config.Theme).From != config.Usual || themeName != ""
	if e.visitor != nil && themeName != "" { // at home it is among the settings
		var err error
		if worn, err = e.themeNamed(themeName); err != nil {
			return look{}, fmt.Errorf("--theme %w", err)
		}
	}
	profile := e.profile(color)
	l := look{screen: e.screen(), dates: e.dates(), worn: worn, chosen: chosen}
	l.wear = func(worn theme.Look) theme.Theme {
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
	case e.visitor != nil:
		return colorprofile.Env(e.visitor.Environment)
	}
	return colorprofile.Detect(e.out, os.Environ())
}

// screen reports whether somebody reads the output at a terminal.
func (e *env) screen() bool {
	if e.visitor != nil {
		return e.visitor.Terminal
	}
	return terminal(e.out) != nil && !dumb()
}

// environment is that of whoever called.
func (e *env) environment() []string {
	if e.visitor != nil {
		return e.visitor.Environment
	}
	return os.Environ()
}

// width is that of the terminal that the output goes to, in cells.
func (e *env) width() int {
	if e.visitor != nil && e.visitor.Terminal {
		return e.visitor.Width
	}
	return screenWidth(e.out, usualWidth)
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
